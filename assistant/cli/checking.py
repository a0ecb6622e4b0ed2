"""``criterium rubrics check``: référentiels against their form, their sources and the measure of their aids."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.command import write_json
from assistant.errors import UserError
from assistant.importing.aids import aid_faults
from assistant.importing.bring import source_text
from assistant.importing.check import Report, check
from assistant.importing.ends import loose_ends
from assistant.importing.leftover import Leftover, leftovers
from assistant.importing.shelf import rubric_named, shipped_ids
from assistant.rubric.rubric import Rubric

_SHOWN = 160
"""Characters of a line that the report quotes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A référentiel and everything that was found about it."""

    rubric: Rubric
    report: Report
    faults: list[str]
    left: list[Leftover] = field(default_factory=list)

    @property
    def lost(self) -> list[Leftover]:
        """What of the source neither a wording nor a rule accounts for."""
        return [leftover for leftover in self.left if leftover.reason is None]


def check_rubrics(
    rubrics: Annotated[list[str] | None, typer.Argument(metavar="[ID|FICHIER…]")] = None,
    sources: Annotated[
        Path | None,
        typer.Option(metavar="DOSSIER", help="Dossier des documents sources, pour vérifier les libellés."),
    ] = None,
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Vérifie des référentiels : forme, numérotation et, avec les sources, chaque libellé mot pour mot et chaque ligne.

    Rend 1 quand une ligne d'une source n'est reprise nulle part, 2 quand un référentiel a un défaut.
    """
    found = [_checked(rubric_named(name), sources) for name in rubrics or shipped_ids()]
    if json is not None:
        write_json([_content(checked) for checked in found], json)
    else:
        print("\n\n".join("\n".join(_lines(checked)) for checked in found))
    if any(checked.faults for checked in found):
        raise UserError("Des référentiels ont des défauts ; corriger les points listés.")
    return 1 if any(checked.lost for checked in found) else 0


def _checked(rubric: Rubric, sources: Path | None) -> Checked:
    if sources is None:
        report = check(rubric)
        return Checked(rubric, report, report.faults)
    path = sources / rubric.document
    if not path.is_file():
        raise UserError(f"La source « {rubric.document} » n'est pas dans « {sources} ».")
    report = check(rubric, source_text(path))
    return Checked(rubric, report, [*report.faults, *loose_ends(report)], leftovers(rubric, report))


def _lines(checked: Checked) -> Iterator[str]:
    rubric, report = checked.rubric, checked.report
    yield f"{rubric.id} · {rubric.title} · version {rubric.version[:8]}"
    counts = (
        _count(len(rubric.criteria), "critère"),
        _count(len(rubric.competencies), "compétence"),
        _count(len(rubric.activities), "activité"),
        _count(len(rubric.blocks), "bloc"),
        _count(len(rubric.assessments), "modalité"),
    )
    yield f"  {', '.join(counts)}"
    yield f"  {_against(report, rubric.document)}"
    if report.found is not None:
        yield from _accounted(checked)
    seen = Counter(criterion.assessable for criterion in rubric.criteria)
    yield f"  évaluables à l'écrit {seen['written']}, à l'oral {seen['oral']}, aux deux {seen['both']} (notre lecture)"
    yield f"  {_doubts(rubric)}"
    aids = aid_faults(rubric)
    yield f"  aides de lecture : {'dans la mesure' if not aids else _count(len(aids), 'point') + ' à reprendre'}"
    yield from (f"    aide : {told}" for told in aids)
    yield from (f"  défaut : {fault}" for fault in checked.faults)
    for leftover in checked.lost:
        yield f"  ligne {leftover.line} non reprise : {_shortened(leftover.text)}"


def _against(report: Report, document: str) -> str:
    if report.found is None:
        return "source absente : libellés non vérifiés (--sources DOSSIER)"
    others = {wording.name for wording in report.wordings if wording.kind != "criterion"}
    return (
        f"source {document} : {report.found} critères sur {report.criteria} et {len(others - report.absent)} autres "
        f"parties sur {len(others)} retrouvés mot pour mot à leurs lignes"
    )


def _accounted(checked: Checked) -> Iterator[str]:
    reasons = Counter(leftover.reason for leftover in checked.left if leftover.reason is not None)
    explained = _count(reasons.total(), "passage expliqué", "passages expliqués")
    yield f"  reste de la source : {explained}, {len(checked.lost) or 'aucun'} que rien n'explique"
    if reasons:
        yield f"    {' · '.join(f'{reason} {count}' for reason, count in reasons.most_common())}"


def _doubts(rubric: Rubric) -> str:
    kinds = (rubric.blocks, rubric.activities, rubric.competencies, rubric.assessments, rubric.criteria)
    notes = sum(len(part.notes) for parts in kinds for part in parts)
    lost = [competency.id for competency in rubric.competencies if competency.statement is None]
    lost += [criterion.id for criterion in rubric.criteria if criterion.lost]
    gone = f"énoncés perdus par la source : {', '.join(lost)}" if lost else "aucun énoncé perdu par la source"
    return f"{_count(notes, 'doute ou particularité', 'doutes ou particularités')} en note (« rubrics show ») ; {gone}"


def _content(checked: Checked) -> dict[str, object]:
    report = checked.report
    return {
        "rubric": report.rubric,
        "version": report.version,
        "criteria": report.criteria,
        "found": report.found,
        "unclaimed": [{"line": left.line, "text": left.text} for left in checked.lost],
        "explained": [
            {"line": left.line, "text": left.text, "reason": left.reason}
            for left in checked.left
            if left.reason is not None
        ],
        "faults": checked.faults,
        "aids": aid_faults(checked.rubric),
    }


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number} {one if number < 2 else several or f'{one}s'}"
