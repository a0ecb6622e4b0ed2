"""``criterium check``: what a draft lacks, for the candidate who rewrites it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.command import application, run_application, write_json
from assistant.cli.scope import Block, Scope, criteria_asked
from assistant.cli.screen import drafter_named, run_to_end, tell_cost, tell_leaving, tell_stops
from assistant.errors import UserError
from assistant.exports.gaps import TO_CHECK, TO_COMPLETE, WARNING, Gap, Gaps, counted, gaps
from assistant.exports.gapsdocx import gaps_docx
from assistant.importing.shelf import rubric_named
from assistant.jury.review import Jury, Review
from assistant.reading.format import READ
from assistant.rubric.criterion import Criterion
from assistant.screening.desk import Desk
from assistant.settings.settings import load_settings
from assistant.wholefile import whole

app = application("Dire à un candidat ce qui manque à son brouillon.")


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help=f"Brouillon de dossier : {READ}.")],
    rubric: Annotated[str, typer.Option("--rubric", metavar="ID|FICHIER", help="Référentiel.")],
    scope: Scope = None,
    block: Block = None,
    drafter: Annotated[str, typer.Option("--drafter", metavar="offline|llm", help="Qui propose.")] = "offline",
    docx: Annotated[Path | None, typer.Option("--docx", metavar="FICHIER", help="Écrire la liste en DOCX.")] = None,
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Dit ce qui manque à un brouillon, critère par critère : une proposition, jamais une note."""
    chosen = drafter_named(drafter)
    norm = rubric_named(rubric)
    criteria = criteria_asked(norm, scope, block)
    desk = Desk(load_settings())
    screening = desk.screening(norm, desk.take_in(file), criteria, chosen)
    tell_stops(desk, [screening])
    tell_leaving(desk, [screening])
    entry = desk.records.open_screening(screening)
    run_to_end(desk, [entry])
    review = Jury(desk.records).review(screening.id)
    found = gaps(review)
    if docx is not None:
        _write(gaps_docx(review), docx)
    if json is not None:
        write_json(_as_json(review, found), json)
    else:
        _print(review, found)
    if chosen == "llm":
        tell_cost(desk, [entry], [])
    return 1 if found.unread else 0


def _write(content: bytes, path: Path) -> None:
    try:
        with whole(path) as draft:
            draft.write_bytes(content)
    except OSError as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être écrit ; choisir un autre emplacement.") from error


def _print(review: Review, found: Gaps) -> None:
    print(f"{review.screening.file} · {review.dossier.extent} · {review.rubric.title}")
    for warning in review.dossier.warnings:
        print(f"  attention : {warning.text}")
    print(f"{counted(found, len(review.criteria))}.\n{WARNING}")
    _listed(TO_COMPLETE, found.lacking)
    _listed(TO_CHECK, found.unsure)
    _rest("Proposés démontrés, à relire tout de même", found.shown)
    _rest("À montrer à l'oral ou en situation, hors du dossier écrit", found.oral)
    _rest("Sans proposition, l'examen a échoué ; relancer la même commande", found.unread)


def _listed(title: str, listed: tuple[Gap, ...]) -> None:
    if listed:
        print(f"\n{title} ({len(listed)})")
    for gap in listed:
        print(
            f"\n{gap.criterion.id} · {gap.criterion.label} · {gap.level.french if gap.level else 'sans niveau proposé'}"
        )
        print(f"  {gap.criterion.statement}")
        for text, seen in gap.unseen:
            print(f"  ☐ {text} ({seen})")
        for sentence in filter(None, (gap.note, gap.where)):
            print(f"  {sentence}")


def _rest(title: str, criteria: tuple[Criterion, ...]) -> None:
    if criteria:
        print(f"\n{title} : {' · '.join(f'{criterion.id} {criterion.label}' for criterion in criteria)}.")


def _as_json(review: Review, found: Gaps) -> dict[str, Any]:
    return {
        "rubric": {"id": review.rubric.id, "version": review.rubric.version},
        "dossier": {"file": review.dossier.file, "sha256": review.dossier.sha256},
        "criteria": [_gap_as_json(gap) for gap in (*found.lacking, *found.unsure)],
        "to_complete": [gap.criterion.id for gap in found.lacking],
        "to_check": [gap.criterion.id for gap in found.unsure],
        "shown": [criterion.id for criterion in found.shown],
        "oral": [criterion.id for criterion in found.oral],
        "unread": [criterion.id for criterion in found.unread],
    }


def _gap_as_json(gap: Gap) -> dict[str, Any]:
    return {
        "id": gap.criterion.id,
        "level": gap.level.value if gap.level else None,
        "missing": [{"text": text, "seen": seen} for text, seen in gap.unseen],
        "note": gap.note,
        "where": gap.where,
    }


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "check", arguments)
