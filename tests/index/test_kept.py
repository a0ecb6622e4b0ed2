"""Vectors that are made once and kept in a file, which may be broken, full, or another model's."""

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import RunError
from index import kept
from index.kept import KeptVectors


class Counted:
    """Two numbers of each text; remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked += texts
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(len(text)), float(text.count("a"))]


@pytest.fixture
def embeddings() -> Counted:
    return Counted()


def test_a_vector_is_made_once_and_found_again_by_another_run(tmp_path: Path, embeddings: Counted) -> None:
    first = KeptVectors(tmp_path, embeddings, "un").of(["banane", "kiwi", "banane"])
    assert first.tolist() == [[6.0, 2.0], [4.0, 0.0], [6.0, 2.0]]
    again = KeptVectors(tmp_path, embeddings, "un").of(["kiwi", "ananas"])
    assert again.tolist() == [[4.0, 0.0], [6.0, 3.0]]
    assert embeddings.asked == ["banane", "kiwi", "ananas"]
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]


def test_another_model_keeps_its_own(tmp_path: Path, embeddings: Counted) -> None:
    KeptVectors(tmp_path, embeddings, "un").of(["kiwi"])
    KeptVectors(tmp_path, embeddings, "deux/é").of(["kiwi"])
    assert embeddings.asked == ["kiwi", "kiwi"]


@pytest.mark.parametrize("content", [b"", b"PK", b"\x93NUMPY", b"rien"])
def test_a_broken_file_is_made_again(tmp_path: Path, embeddings: Counted, content: bytes) -> None:
    vectors = KeptVectors(tmp_path, embeddings, "un")
    vectors.of(["kiwi"])
    next(tmp_path.glob("*.npz")).write_bytes(content)
    assert vectors.of(["kiwi"]).tolist() == [[4.0, 0.0]]
    assert embeddings.asked == ["kiwi", "kiwi"]


def test_what_was_asked_for_longest_ago_goes_first(
    tmp_path: Path, embeddings: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    vectors = KeptVectors(tmp_path, embeddings, "un")
    for text in ("a", "b", "c", "b", "c", "a"):
        vectors.of([text])
    assert embeddings.asked == ["a", "b", "c", "a"]


def test_no_text_has_no_vector(tmp_path: Path, embeddings: Counted) -> None:
    assert np.size(KeptVectors(tmp_path, embeddings, "un").of([])) == 0


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, embeddings: Counted) -> None:
    (tmp_path / "plein").write_text("un fichier")
    with pytest.raises(RunError, match="ne s'écrit pas"):
        KeptVectors(tmp_path / "plein", embeddings, "un").of(["kiwi"])
