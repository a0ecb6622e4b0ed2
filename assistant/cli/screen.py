"""``criterium screen``: examines dossiers against a référentiel."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.command import application, run_application, write_json
from assistant.cli.scope import Block, Scope, criteria_asked
from assistant.dossier.dossier import Dossier
from assistant.drafting.cost import as_json, said
from assistant.errors import UserError
from assistant.importing.shelf import rubric_named
from assistant.judgement.draft import DrafterName
from assistant.judgement.level import Level
from assistant.judgement.screening import Screening
from assistant.judgement.usage import Usage
from assistant.reading.format import READ
from assistant.screening.desk import Asked, Desk
from assistant.screening.leaving import sent
from assistant.screening.outcome import outcome
from assistant.screening.records import Entry
from assistant.screening.replay import recorded, redraft
from assistant.screening.run import Runner
from assistant.settings.settings import load_settings

app = application("Examiner des dossiers.")


@app.command()
def screen(
    files: Annotated[list[Path], typer.Argument(metavar="FICHIER…", help=f"Dossiers à examiner : {READ}.")],
    rubric: Annotated[str, typer.Option("--rubric", metavar="ID|FICHIER", help="Référentiel.")],
    scope: Scope = None,
    block: Block = None,
    drafter: Annotated[str, typer.Option("--drafter", metavar="offline|llm", help="Qui propose.")] = "offline",
    reading: Annotated[
        str,
        typer.Option("--reading", metavar="auto|passages|whole", help="Ce que lit le modèle : extraits, ou tout."),
    ] = "auto",
    second_opinion: Annotated[
        bool, typer.Option("--second-opinion", help="Interroger le modèle deux fois, dans un autre ordre.")
    ] = False,
    forecast: Annotated[
        bool, typer.Option("--forecast", help="Prévoir appels, jetons et prix, sans rien demander au modèle.")
    ] = False,
    trial: Annotated[
        bool, typer.Option("--trial", help="Examiner le premier dossier seul, et prévoir les autres.")
    ] = False,
    replay: Annotated[
        bool, typer.Option("--replay", help="Refaire les propositions depuis les réponses enregistrées, sans réseau.")
    ] = False,
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Examine des dossiers ; relancée après un arrêt, la même commande continue où elle en était."""
    chosen = drafter_named(drafter)
    way = asked_reading(reading)
    norm = rubric_named(rubric)
    criteria = criteria_asked(norm, scope, block)
    desk = Desk(load_settings())
    dossiers = desk.take_in_all(files)
    screenings = [
        desk.screening(
            norm, dossier, criteria, chosen, reading=way, second_opinion=second_opinion, connected=not replay
        )
        for dossier in dossiers
    ]
    tell_stops(desk, screenings)
    if not replay:
        tell_leaving(desk, screenings, foreseen=forecast)
    if forecast:
        return _foresee(desk, screenings, json)
    wanted = screenings[:1] if trial else screenings
    if replay:
        entries = [_replayed(desk, screening, any_reading=way == "auto") for screening in wanted]
    else:
        entries = [desk.records.open_screening(screening) for screening in wanted]
        run_to_end(desk, entries)
    outcomes = [outcome(desk.records, desk.records.entry(entry.screening.id)) for entry in entries]
    if json is not None:
        write_json(outcomes if len(files) > 1 else outcomes[0], json)
        if json != "-":
            print(f"{len(criteria)} critères pour {len(outcomes)} dossier(s), écrits dans {json}.", file=sys.stderr)
            _tell_failed(outcomes)
    else:
        for entry, found in zip(entries, outcomes, strict=True):
            _print(found, desk.records.dossier(entry.screening.dossier, entry.screening.reader))
    if chosen == "llm":
        tell_cost(desk, entries, screenings[1:] if trial else [])
    return 1 if any(c["status"] == "failed" for found in outcomes for c in found["criteria"]) else 0


def tell_leaving(desk: Desk, screenings: list[Screening], *, foreseen: bool = False) -> None:
    """Says what leaves the machine, or would, and where it goes, each sentence once; nothing when nothing does."""
    settings = desk.settings
    leaving = [s for s in screenings if s.drafter == "llm" or settings.embedding_address is not None]
    for sentence in dict.fromkeys(sent(screening, settings, foreseen=foreseen) for screening in leaving):
        print(sentence, file=sys.stderr)


def tell_stops(desk: Desk, screenings: list[Screening]) -> None:
    """Says of each screening why its last run stopped, if one did."""
    troubles = {entry.screening.id: entry.trouble for entry in desk.records.entries()}
    for screening in screenings:
        if trouble := troubles.get(screening.id):
            print(f"{screening.file}, arrêté la dernière fois : {trouble}", file=sys.stderr)


def _replayed(desk: Desk, screening: Screening, *, any_reading: bool) -> Entry:
    entry = recorded(desk, screening, any_reading=any_reading)
    redraft(desk, entry.screening)
    return entry


def run_to_end(desk: Desk, entries: list[Entry]) -> None:
    """Runs the screenings one after the other, counting on a terminal."""
    runner = Runner(desk)
    try:
        for entry in entries:
            progress = _Progress(desk, entry.screening.id, len(entry.screening.criteria))
            runner.run(entry.screening.id, progress.show)
    finally:
        runner.close()


def drafter_named(name: str) -> DrafterName:
    """The drafter that the user names.

    Raises:
        UserError: there is no such drafter.
    """
    if name not in ("offline", "llm"):
        raise UserError(f"« {name} » n'est pas un rédacteur ; choisir offline (embarqué) ou llm (modèle de langage).")
    return "llm" if name == "llm" else "offline"


def asked_reading(name: str) -> Asked:
    """The way of reading that the user names.

    Raises:
        UserError: there is no such way.
    """
    ways: dict[str, Asked] = {"auto": "auto", "passages": "passages", "whole": "whole"}
    if name not in ways:
        raise UserError(f"« {name} » n'est pas une lecture ; choisir auto, passages (extraits) ou whole (tout).")
    return ways[name]


def _foresee(desk: Desk, screenings: list[Screening], json: str | None) -> int:
    """Says what each screening would take, and all together; nothing is asked or opened."""
    found = [(screening, desk.forecast(screening)) for screening in screenings]
    total = sum((usage for _, usage in found), Usage())
    if json is not None:
        each = [{"file": s.file, "reading": s.reading, **as_json(usage, desk.price)} for s, usage in found]
        write_json({"dossiers": each, "total": as_json(total, desk.price)}, json)
        return 0
    for screening, usage in found:
        way = "en entier" if screening.reading == "whole" else "par extraits"
        print(f"{screening.file}, lu {way} : environ {said(usage, desk.price)}.")
    if len(found) > 1:
        print(f"En tout : environ {said(total, desk.price)}.")
    if desk.price is None:
        print("Prix inconnu : l'écrire dans prices.yaml, voir docs/models.md.")
    print("Rien n'est encore parti.")
    return 0


def tell_cost(desk: Desk, entries: list[Entry], left: list[Screening]) -> None:
    """Says what the model took for each dossier, and what is foreseen for those that are left."""
    for entry in entries:
        drafts = desk.records.drafts(entry.screening.id).values()
        asked = sum(draft.request is not None for draft in drafts)
        usage = desk.records.usage(entry.screening.id)
        print(f"{entry.screening.file} : {said(usage, desk.price, asked)}.", file=sys.stderr)
    if left:
        rest = sum((desk.forecast(screening) for screening in left), Usage())
        others = "l'autre dossier" if len(left) == 1 else f"les {len(left)} autres dossiers"
        print(f"Prévision pour {others} : environ {said(rest, desk.price)}.", file=sys.stderr)


def _tell_failed(outcomes: list[dict[str, Any]]) -> None:
    """Says how many critères failed, and every reason once; nothing when none did."""
    criteria = [criterion for found in outcomes for criterion in found["criteria"]]
    failed = [criterion["reason"] for criterion in criteria if criterion["status"] == "failed"]
    if failed:
        why = " ".join(dict.fromkeys(failed))
        print(
            f"{len(failed)} critère{'s' if len(failed) > 1 else ''} sur {len(criteria)} en échec : {why}",
            file=sys.stderr,
        )


class _Progress:
    """One line on a terminal's stderr that counts drafted criteria."""

    def __init__(self, desk: Desk, screening_id: str, total: int) -> None:
        self._desk = desk
        self._id = screening_id
        self._total = total
        self._shown = -1

    def show(self) -> None:
        if not sys.stderr.isatty():
            return
        done = len(self._desk.records.drafts(self._id))
        if done != self._shown:
            self._shown = done
            end = "\n" if done == self._total else ""
            print(f"\r{done} critères sur {self._total}", end=end, file=sys.stderr, flush=True)


def _print(found: dict[str, Any], dossier: Dossier) -> None:
    print(f"{found['dossier']['file']} · {dossier.extent} · {dossier.word_count} mots")
    for warning in dossier.warnings:
        print(f"  attention : {warning.text}")
    states = {"abstained": "sans niveau", "failed": "ÉCHEC"}
    failed = Counter(c["reason"] for c in found["criteria"] if c["status"] == "failed")
    shared = [reason for reason, count in failed.items() if count > 1]
    for criterion in found["criteria"]:
        if criterion["status"] == "failed" and criterion["reason"] in shared:
            continue
        state = Level(criterion["level"]).french if criterion["level"] else states[criterion["status"]]
        print(f"\n{criterion['id']} · {state}")
        if criterion["status"] == "failed":
            print(f"  {criterion['reason']}")
        if criterion["feedback"]:
            print(f"  {criterion['feedback']}")
        for evidence in criterion["evidence"]:
            mark = dossier.place(evidence["page"]) if evidence["verified"] else "NON RETROUVÉE"
            print(f"  « {evidence['quote']} » ({mark})")
    for reason in shared:
        names = [c["id"] for c in found["criteria"] if c["status"] == "failed" and c["reason"] == reason]
        print(f"\n{len(names)} critères sur {len(found['criteria'])} · {states['failed']}\n  {reason}")
        print(f"  Restent à examiner : {', '.join(names)}.")
    print("\nPropositions à confirmer par un juré : rien ici n'est une décision.")


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "screen", arguments)
