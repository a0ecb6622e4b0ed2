"""Where the planned quotes of the synthetic sample are ranked: ``python -m evals.planned``.

Recall@k here is the share of planned quotes whose passage is among the first k of their critère. BM25 on the official
wording alone, and vectors alone on all queries, are measured in the same run. Synthetic data: no human graded it.
"""

import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import yaml

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import find_quote
from assistant.importing.shelf import shipped
from assistant.reading.supervised import read_file
from assistant.rubric.rubric import Rubric
from assistant.settings.settings import Settings
from index.expansion import expanded
from index.fusion import fused
from index.lexical import Lexical
from index.models import open_store
from index.retrieval import DossierIndex
from index.words import stems

MOST = 10
Ranking = Mapping[str, Sequence[str]]


def planned(dossier: Dossier) -> list[tuple[str, str]]:
    """(criterion, passage) of every planned quote; one that is not found counts as never retrieved."""
    plan = yaml.safe_load(files("evals.sample").joinpath("plan.yaml").read_text("utf-8"))
    pairs = []
    for criterion in plan["criteria"]:
        for evidence in criterion.get("evidence") or ():
            anchors = find_quote(evidence["quote"], dossier.passages)
            pairs.append((criterion["id"], anchors[0].passage if anchors else ""))
    return pairs


def recall(pairs: Sequence[tuple[str, str]], ranking: Ranking, most: int) -> float:
    """Share of the pairs whose passage is among the first ``most`` of their criterion."""
    return sum(passage in list(ranking[criterion])[:most] for criterion, passage in pairs) / len(pairs)


def rankings(rubric: Rubric, dossier: Dossier, criteria: Sequence[str], folder: Path) -> dict[str, Ranking]:
    """Rankings of the product, of BM25 on the wording alone, and of vectors alone."""
    store = open_store(Settings(data=folder, _env_file=None))
    index = DossierIndex(dossier, store)
    members = [rubric.criterion(criterion) for criterion in criteria]
    product = index.passages_for(rubric, members, MOST)
    ids = [passage.id for passage in index.passages]
    lexical = Lexical([passage.text for passage in index.passages], stems)
    wording, vectors = {}, {}
    for criterion in members:
        scores = lexical.scores(criterion.statement)
        wording[criterion.id] = _ordered(ids, scores)
        queries = [query.text for query in expanded(rubric, criterion)]
        near = store.similarities(index.collection, queries, len(ids))
        total = fused([(1.0, [found.get(i, 0.0) for i in ids]) for found in near], len(ids))
        vectors[criterion.id] = _ordered(ids, total)
    return {
        "Critérium": {criterion: [found.id for found in product[criterion]] for criterion in criteria},
        "BM25, wording alone": wording,
        "vectors alone": vectors,
    }


def _ordered(ids: Sequence[str], scores: Sequence[float] | np.ndarray) -> list[str]:
    return [ids[int(place)] for place in np.argsort(-np.asarray(scores), kind="stable")]


def main() -> None:
    """Prints recall at 5 and 10."""
    with as_file(files("evals.sample").joinpath("dossier.pdf")) as path:
        dossier = read_file(path)
    pairs = planned(dossier)
    criteria = list(dict.fromkeys(criterion for criterion, _ in pairs))
    with tempfile.TemporaryDirectory() as folder:
        found = rankings(shipped("esg-rmc"), dossier, criteria, Path(folder))
    print(f"synthetic sample, {len(pairs)} planned quotes, {len(dossier.passages)} passages")
    for name, ranking in found.items():
        print(f"{name:22} recall@5 {recall(pairs, ranking, 5):.2f}   recall@10 {recall(pairs, ranking, 10):.2f}")


if __name__ == "__main__":
    main()
