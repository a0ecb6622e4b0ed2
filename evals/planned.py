"""Where the planned quotes of the synthetic dossiers are ranked: ``python -m evals.planned [SET]``.

Recall@k here is the share of planned quotes whose passage is among the first k of their critère. BM25 on the official
wording alone, and vectors alone, are measured in the same run. Synthetic data: no human graded it.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import find_quote
from assistant.reading.supervised import read_file
from assistant.rubric.rubric import Rubric
from assistant.settings.settings import Settings
from evals.dataset import DataSet
from evals.shelf import load_dataset, rubric_of
from index.lexical import Lexical
from index.models import open_store
from index.ranking import best
from index.retrieval import DossierIndex
from index.words import stems

SHIPPED = "synthetique-2026"
MOST = 10
WAYS = ("Critérium", "BM25, wording alone", "vectors alone")


@dataclass(frozen=True)
class Planned:
    """A dossier and the quotes that it was planned to hold."""

    name: str
    part: str
    rubric: Rubric
    dossier: Dossier
    quotes: tuple[tuple[str, str], ...]
    """(criterion, quote)."""

    def wanted(self) -> list[tuple[str, frozenset[str]]]:
        """(criterion, passages) of every quote; one that is not found counts as never retrieved."""
        return [
            (criterion, frozenset(anchor.passage for anchor in find_quote(quote, self.dossier.passages)))
            for criterion, quote in self.quotes
        ]


def in_set(held: DataSet) -> Iterator[Planned]:
    """The dossiers of a data set."""
    for candidate in held.sheet.candidates:
        quotes = tuple((m.criterion, m.quote) for m in held.marks if m.candidate == candidate.id and not m.decoy)
        dossier = read_file(held.dossier_of(candidate))
        yield Planned(candidate.id, candidate.part, rubric_of(held.folder, candidate), dossier, quotes)


def hits(planned: Planned, folder: Path) -> dict[str, list[tuple[bool, bool]]]:
    """For each way of ranking, whether each quote is among the first 5 and the first 10."""
    index = DossierIndex(planned.dossier, open_store(Settings(data=folder, _env_file=None)))
    wanted = planned.wanted()
    rows = {criterion.id: row for row, criterion in enumerate(planned.rubric.criteria)}
    members = [planned.rubric.criterion(criterion) for criterion in dict.fromkeys(c for c, _ in wanted)]
    product = index.passages_for(planned.rubric, members, MOST)
    ids = [passage.id for passage in index.passages]
    lexical = Lexical([passage.text for passage in index.passages], stems)
    vectors = index.vector_scores(planned.rubric)
    rankings: dict[str, Mapping[str, Sequence[str]]] = {
        WAYS[0]: {criterion: [found.id for found in ranked] for criterion, ranked in product.items()},
        WAYS[1]: {c.id: [ids[place] for place in best(lexical.scores(c.statement), MOST)] for c in members},
        WAYS[2]: {c.id: [ids[place] for place in best(vectors[rows[c.id]], MOST)] for c in members},
    }
    return {
        way: [
            (not passages.isdisjoint(ranking[criterion][:5]), not passages.isdisjoint(ranking[criterion][:10]))
            for criterion, passages in wanted
        ]
        for way, ranking in rankings.items()
    }


def main() -> None:
    """Prints recall at 5 and 10, by dossier and by part."""
    everyone = in_set(load_dataset(sys.argv[1] if len(sys.argv) > 1 else SHIPPED))
    parts: dict[str, dict[str, list[tuple[bool, bool]]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for planned in sorted(everyone, key=lambda p: (p.part, p.name)):
            found = hits(planned, Path(folder))
            about = f"{planned.name} ({planned.part}, {planned.rubric.id}, {len(planned.dossier.passages)} passages)"
            print(f"{about:64} {_told(found[WAYS[0]])}")
            for way in WAYS:
                parts.setdefault(planned.part, {}).setdefault(way, []).extend(found[way])
    for part, ways in parts.items():
        print(f"\n{part}: {len(ways[WAYS[0]])} planned quotes (synthetic: no human graded them)")
        for way in WAYS:
            print(f"{way:22} {_told(ways[way])}")


def _told(found: Sequence[tuple[bool, bool]]) -> str:
    five, ten = (sum(hit[place] for hit in found) / max(1, len(found)) for place in (0, 1))
    return f"recall@5 {five:.2f}   recall@10 {ten:.2f}"


if __name__ == "__main__":
    main()
