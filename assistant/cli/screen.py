"""``criterium screen``: examines dossiers against a référentiel."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.command import application, run_application, write_json
from assistant.errors import UserError
from assistant.importing.shelf import rubric_named
from assistant.judgement.draft import DrafterName
from assistant.reading.supervised import read_file
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.outcome import outcome
from assistant.screening.run import Runner
from assistant.settings.settings import load_settings

app = application("Examiner des dossiers.")


@app.command()
def screen(
    files: Annotated[list[Path], typer.Argument(metavar="FICHIER…", help="Dossiers à examiner.")],
    rubric: Annotated[str, typer.Option("--rubric", metavar="ID|FICHIER", help="Référentiel.")],
    scope: Annotated[
        str,
        typer.Option(
            "--scope",
            metavar="C2.1,C2.2",
            help="Compétences, activités ou critères, séparés par des virgules.",
        ),
    ] = "",
    block: Annotated[str | None, typer.Option("--block", metavar="B1", help="Un bloc seul.")] = None,
    drafter: Annotated[str, typer.Option("--drafter", metavar="offline|llm", help="Qui propose.")] = "offline",
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Examine des dossiers ; relancée après un arrêt, la même commande continue où elle en était."""
    if drafter not in ("offline", "llm"):
        raise UserError(
            f"« {drafter} » n'est pas un rédacteur ; choisir offline (embarqué) ou llm (modèle de langage)."
        )
    chosen: DrafterName = "llm" if drafter == "llm" else "offline"
    norm = rubric_named(rubric)
    criteria = criteria_in_scope(norm, [name.strip() for name in scope.split(",") if name.strip()], block)
    desk = Desk(load_settings())
    # Every file is read before anything is kept: one that cannot be read stops the command with nothing written.
    dossiers = [desk.take_in(path) for path in files] if len(files) == 1 else _all_or_none(desk, files)
    entries = [desk.open(norm, dossier, criteria, chosen) for dossier in dossiers]
    runner = Runner(desk)
    try:
        for entry in entries:
            runner.run(entry.screening.id, _Progress(desk, entry.screening.id, len(criteria)).show)
    finally:
        runner.close()
    outcomes = [outcome(desk.records, desk.records.entry(entry.screening.id)) for entry in entries]
    if json is not None:
        write_json(outcomes[0] if len(outcomes) == 1 else outcomes, json)
        if json != "-":
            print(f"{len(criteria)} critères pour {len(outcomes)} dossier(s), écrits dans {json}.", file=sys.stderr)
    else:
        for found in outcomes:
            _print(found)
    return 1 if any(c["status"] == "failed" for found in outcomes for c in found["criteria"]) else 0


def _all_or_none(desk: Desk, files: list[Path]) -> list[Any]:
    for path in files:
        read_file(path)
    return [desk.take_in(path) for path in files]


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


def _print(found: dict[str, Any]) -> None:
    dossier = found["dossier"]
    print(f"{dossier['file']} · {dossier['pages']} pages · {dossier['words']} mots")
    for warning in dossier["warnings"]:
        print(f"  attention : {warning['text']}")
    words = {"met": "démontré", "partial": "partiel", "not_met": "non démontré", "not_assessable": "à l'oral"}
    states = {"abstained": "sans niveau", "failed": "ÉCHEC"}
    for criterion in found["criteria"]:
        state = words.get(criterion["level"]) or states[criterion["status"]]
        print(f"\n{criterion['id']} · {state}")
        if criterion["status"] == "failed":
            print(f"  {criterion['reason']}")
        if criterion["feedback"]:
            print(f"  {criterion['feedback']}")
        for evidence in criterion["evidence"]:
            mark = f"p. {evidence['page']}" if evidence["verified"] else "NON RETROUVÉE"
            print(f"  « {evidence['quote']} » ({mark})")
    print("\nPropositions à confirmer par un juré : rien ici n'est une décision.")


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "screen", arguments)
