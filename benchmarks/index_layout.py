"""One collection for all dossiers, or one per dossier? ``python -m benchmarks.index_layout [DOSSIERS…]``.

Puts synthetic dossiers of 120 passages into Chroma both ways and measures, on the last one: seconds to add a dossier,
seconds to ask it 60 criteria's queries (10 passages each), share of the true 10 nearest found, bytes on disk, and
seconds to forget a dossier.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings

PASSAGES, QUERIES, MOST, DIMENSIONS = 120, 60, 10, 768


class Way:
    """One of the two layouts."""

    def __init__(self, folder: Path, shared: bool) -> None:
        self.shared = shared
        self.client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))

    def collection(self, dossier: int) -> chromadb.Collection:
        name = "dossiers" if self.shared else f"dossier-{dossier}"
        return self.client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def put(self, dossier: int, vectors: np.ndarray) -> None:
        self.collection(dossier).upsert(
            ids=[f"{dossier}-{i}" for i in range(len(vectors))],
            embeddings=vectors,
            metadatas=[{"dossier": dossier}] * len(vectors),
        )

    def ask(self, dossier: int, queries: np.ndarray) -> list[list[str]]:
        where = {"dossier": dossier} if self.shared else None
        return self.collection(dossier).query(query_embeddings=queries, n_results=MOST, where=where)["ids"]

    def forget(self, dossier: int) -> None:
        if self.shared:
            self.collection(dossier).delete(where={"dossier": dossier})
        else:
            self.client.delete_collection(f"dossier-{dossier}")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(shared: bool, dossiers: int) -> dict[str, float]:
    """Figures of one layout with that many dossiers."""
    chance = np.random.default_rng(1)
    folder = Path(tempfile.mkdtemp())
    try:
        way = Way(folder, shared)
        vectors = np.zeros((PASSAGES, DIMENSIONS), dtype=np.float32)
        added = 0.0
        for dossier in range(dossiers):
            vectors = chance.normal(size=(PASSAGES, DIMENSIONS)).astype(np.float32)
            added = timed(lambda d=dossier, v=vectors: way.put(d, v))
        queries = chance.normal(size=(QUERIES, DIMENSIONS)).astype(np.float32)
        way.ask(dossiers - 1, queries[:1])
        found: list[list[str]] = []
        asked = min(timed(lambda: found.extend(way.ask(dossiers - 1, queries))) for _ in range(3))
        return {
            "add s": added,
            "ask s": asked,
            "found": _found(found[:QUERIES], vectors, queries, dossiers - 1),
            "MB": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6,
            "forget s": timed(lambda: way.forget(dossiers - 1)),
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _found(answers: list[list[str]], vectors: np.ndarray, queries: np.ndarray, dossier: int) -> float:
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    nearest = np.argsort(-(queries @ unit.T), axis=1)[:, :MOST]
    hits = sum(len({f"{dossier}-{i}" for i in row} & set(given)) for row, given in zip(nearest, answers, strict=True))
    return hits / (len(queries) * MOST)


def main() -> None:
    """Prints both layouts side by side."""
    for dossiers in [int(argument) for argument in sys.argv[1:]] or [1, 100]:
        per, one = measure(False, dossiers), measure(True, dossiers)
        print(f"\n{dossiers} dossiers of {PASSAGES} passages")
        print(f"  {'':10}{'per dossier':>14}{'one for all':>14}{'ratio':>9}")
        for name in per:
            ratio = one[name] / per[name] if per[name] else float("inf")
            print(f"  {name:10}{per[name]:14.4f}{one[name]:14.4f}{ratio:9.1f}")


if __name__ == "__main__":
    main()
