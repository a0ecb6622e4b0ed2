"""How exactly référentiels are imported: ``python -m evals.imported --sources DIR [--json -]``.

Every shipped référentiel whose source stands in the folder is imported as if unseen and compared with the shipped
file, which was read and reviewed by hand. A critère is exact when its wording is a shipped one's, spaces apart, and it
reaches the same compétences and activité. It is false when its wording is no shipped critère's. Identical wordings
count as many times as they stand.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import CriteriumError
from assistant.importing.bring import propose
from assistant.importing.shelf import shipped, shipped_ids
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

TUNED = {
    "ascencia-cmc": "réglé sur",
    "cpmdc": "réglé sur",
    "esg-rmc": "réglé sur",
    "inseec-rpmc": "réglé sur, après une première mesure sans l'avoir regardé",
    "strategie-marketing": "réglé sur",
}
"""Whether the rules were written with the document in sight. None is left that they were not: their figures here say
what the rules were made to do, not what a new document may expect."""
Reach = tuple[str, frozenset[str], str | None]


@dataclass(frozen=True, slots=True)
class Measure:
    """One document: critères of the shipped file and of the import, counted."""

    rubric: str
    seen: str
    criteria: int
    proposed: int
    exact: int
    worded: int
    """With the right wording, whatever they reach."""
    false: int
    headed: int
    """Exact ones that stand under the right heading, or rightly under none."""
    doubts: int
    placed: float
    """Share of the source's letters that has a place in the draft."""

    @property
    def share(self) -> float:
        """Exact critères among the shipped ones."""
        return self.exact / self.criteria if self.criteria else 1.0

    @property
    def false_share(self) -> float:
        """False critères among those proposed."""
        return self.false / self.proposed if self.proposed else 0.0


def measured(gold: Rubric, draft: Rubric, seen: str = "", doubts: int = 0, placed: float = 1.0) -> Measure:
    """Compares a draft with the référentiel that it should be."""
    wanted, found = _counted(gold.criteria), _counted(draft.criteria)
    worded = Counter(_words(c.statement) for c in gold.criteria) & Counter(_words(c.statement) for c in draft.criteria)
    headings = {_reach(criterion): _words(criterion.heading or "") for criterion in gold.criteria}
    exact = wanted & found
    headed = sum(
        1
        for criterion in draft.criteria
        if _reach(criterion) in exact and headings[_reach(criterion)] == _words(criterion.heading or "")
    )
    return Measure(
        rubric=gold.id,
        seen=seen,
        criteria=len(gold.criteria),
        proposed=len(draft.criteria),
        exact=exact.total(),
        worded=worded.total(),
        false=len(draft.criteria) - worded.total(),
        headed=headed,
        doubts=doubts,
        placed=placed,
    )


def _counted(criteria: Iterable[Criterion]) -> Counter[Reach]:
    return Counter(_reach(criterion) for criterion in criteria)


def _reach(criterion: Criterion) -> Reach:
    return _words(criterion.statement), frozenset(criterion.competencies), criterion.activity


def _words(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Measures every shipped référentiel whose source is at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, required=True, help="folder of the source documents")
    parser.add_argument("--json", metavar="FILE|-", help="where to write JSON")
    arguments = parser.parse_args()
    rows: list[Measure] = []
    for rubric_id in shipped_ids():
        gold = shipped(rubric_id)
        path = arguments.sources / gold.document
        if not path.is_file():
            print(f"{rubric_id}: source absente ({gold.document})", file=sys.stderr)
            continue
        try:
            proposal = propose(path)
        except CriteriumError as error:
            print(f"{rubric_id}: {error}", file=sys.stderr)
            continue
        seen = TUNED.get(rubric_id, "inconnu")
        rows.append(measured(gold, proposal.rubric, seen, len(proposal.doubts), round(proposal.placed, 4)))
    if arguments.json:
        content = [{**asdict(row), "share": row.share, "false_share": row.false_share} for row in rows]
        text = json.dumps(content, ensure_ascii=False, indent=2)
        if arguments.json == "-":
            print(text)
        else:
            Path(arguments.json).write_text(text + "\n", encoding="utf-8")
        return
    for row in rows:
        print(
            f"{row.rubric:20} {row.exact}/{row.criteria} exacts ({row.share:.1%}), libellé seul {row.worded}, "
            f"{row.false} faux ({row.false_share:.1%}), intitulés {row.headed}, {row.doubts} doutes, "
            f"{row.placed:.1%} placé · {row.seen}"
        )


if __name__ == "__main__":
    main()
