"""Vectors are kept, apart by collection and by model, and can be forgotten."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import RunError, UserError
from assistant.settings.settings import Settings
from index.embedder import FrenchStatic
from index.models import embeddings_of, open_store
from index.store import VectorStore

TEXTS = ["Le budget est voté.", "La carpe est cuite.", "Le planning est tenu."]
IDS = ["p1-1", "p1-2", "p1-3"]
META = [{"page": 1}] * 3


class Counted(FrenchStatic):
    """Counts the texts that it is asked to embed."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked.extend(texts)
        return super().embed_documents(texts)


class Turned(Counted):
    """Another model, of other dimensions, for which everything is the first text."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked.extend(texts)
        return [[1.0, 0.0, 0.0] if text == TEXTS[0] else [0.0, 1.0, 0.0] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [1.0, 0.0, 0.0]


Open = Callable[..., VectorStore]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    def store(embeddings: FrenchStatic, model: str = "un") -> VectorStore:
        return VectorStore(tmp_path / "chroma", None, embeddings, model)

    return store


def best(store: VectorStore, query: str, collection: str = "c-1") -> str | None:
    (found,) = store.similarities(collection, [query], 10)
    return max(found, key=found.__getitem__) if found else None


def test_similarity_is_the_cosine(opened: Open) -> None:
    store = opened(FrenchStatic())
    store.put("c-1", IDS, TEXTS, META)
    (same, other) = store.similarities("c-1", [TEXTS[1], "budget voté"], 10)
    assert same["p1-2"] == pytest.approx(1.0, abs=1e-4)
    a, b = FrenchStatic().embed_documents(["budget voté", TEXTS[0]])
    assert other["p1-1"] == pytest.approx(sum(x * y for x, y in zip(a, b, strict=True)), abs=1e-4)
    assert set(other) == set(IDS)


def test_at_most_as_many_as_asked_for(opened: Open) -> None:
    store = opened(FrenchStatic())
    store.put("c-1", IDS, TEXTS, META)
    assert [len(found) for found in store.similarities("c-1", TEXTS, 2)] == [2, 2, 2]
    assert store.similarities("c-1", [], 2) == []


def test_an_empty_collection_knows_nothing(opened: Open) -> None:
    assert opened(FrenchStatic()).similarities("c-1", ["budget", "carpe"], 5) == [{}, {}]


def test_what_is_held_is_not_embedded_again(opened: Open) -> None:
    embeddings = Counted()
    store = opened(embeddings)
    store.put("c-1", IDS[:2], TEXTS[:2], META[:2])
    store.put("c-1", IDS, TEXTS, META)
    assert embeddings.asked == TEXTS


def test_vectors_written_by_another_process_are_found_again(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; from index.store import VectorStore; from index.embedder import FrenchStatic; "
        f"VectorStore(Path({str(tmp_path / 'chroma')!r}), None, FrenchStatic(), 'un')"
        f".put('c-1', {IDS!r}, {TEXTS!r}, {META!r})"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    embeddings = Counted()
    store = VectorStore(tmp_path / "chroma", None, embeddings, "un")
    store.put("c-1", IDS, TEXTS, META)
    assert embeddings.asked == []
    assert best(store, "la cuisson de la carpe cuite") == "p1-2"


@pytest.mark.parametrize("other", ["deux", "org/un", "un ", "modèle-é"])
def test_two_models_do_not_mix(other: str, opened: Open) -> None:
    first, second = opened(Counted(), "un"), opened(Turned(), other)
    first.put("c-1", IDS, TEXTS, META)
    second.put("c-1", IDS, TEXTS, META)
    assert best(first, "la cuisson de la carpe cuite") == "p1-2"
    assert best(second, "la cuisson de la carpe cuite") == "p1-1"


def test_models_whose_names_differ_by_a_sign_do_not_mix(opened: Open) -> None:
    opened(Counted(), "org/un").put("c-1", IDS, TEXTS, META)
    opened(Turned(), "org-un").put("c-1", IDS, TEXTS, META)
    assert best(opened(Turned(), "org-un"), "la carpe cuite") == "p1-1"


def test_a_changed_text_gets_a_new_vector_and_the_others_keep_theirs(opened: Open) -> None:
    embeddings = Counted()
    store = opened(embeddings)
    store.put("c-1", IDS, TEXTS, META)
    store.put("c-1", IDS, [TEXTS[0], "[PERSONNE 1] pêche la truite.", TEXTS[2]], META)
    assert embeddings.asked == [*TEXTS, "[PERSONNE 1] pêche la truite."]
    assert best(store, "pêche la truite") == "p1-2"
    assert store.similarities("c-1", [TEXTS[1]], 10)[0]["p1-2"] < 0.9


def test_a_model_that_answers_in_other_dimensions_is_asked_anew(opened: Open) -> None:
    opened(Counted()).put("c-1", IDS, TEXTS, META)
    turned = Turned()
    store = opened(turned)
    store.put("c-1", IDS, TEXTS, META)
    assert turned.asked == TEXTS
    assert {len(vector) for vector in store.vectors("c-1", IDS).values()} == {3}


def test_vectors_of_two_sizes_at_once_are_refused_in_one_sentence(opened: Open) -> None:
    class Wavering(Turned):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[1.0, 0.0, 0.0, 0.0] for _ in texts]

    with pytest.raises(RunError, match="deux tailles"):
        opened(Wavering()).put("c-1", IDS, TEXTS, META)


def test_a_forgotten_collection_is_gone_whatever_the_model_that_made_it(opened: Open) -> None:
    stores = [opened(Counted(), "un"), opened(Turned(), "org/deux"), opened(Turned(), "un")]
    for store in stores:
        store.put("c-1", IDS, TEXTS, META)
        store.put("c-12", IDS, TEXTS, META)
    opened(Counted(), "trois").forget("c-1")
    assert [best(store, "carpe") for store in stores] == [None, None, None]
    assert all(best(store, "la carpe cuite", "c-12") for store in stores)


def test_a_forgotten_collection_is_empty_empty_and_the_others_stay(opened: Open) -> None:
    store = opened(FrenchStatic())
    for collection in ("c-1", "c-2"):
        store.put(collection, IDS, TEXTS, META)
    store.forget("c-1")
    store.forget("c-1")
    assert best(store, "carpe") is None
    assert best(store, "la carpe cuite", "c-2") == "p1-2"


def test_an_address_that_is_no_address_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="CRITERIUM_CHROMA_URL « chroma:8000 »"):
        VectorStore(tmp_path, "chroma:8000", FrenchStatic(), "un")


def test_the_settings_choose_the_embedded_model_and_its_folder(settings: Settings) -> None:
    embeddings, name = embeddings_of(settings)
    assert (type(embeddings), name) == (FrenchStatic, "french-static-512-3")
    open_store(settings).put("c-1", IDS, TEXTS, META)
    assert (settings.data / "chroma" / "chroma.sqlite3").is_file()


def test_a_model_without_an_address_is_refused(settings: Settings) -> None:
    with pytest.raises(UserError, match="CRITERIUM_EMBEDDING_BASE_URL"):
        embeddings_of(settings.model_copy(update={"embedding_model": "bge-m3"}))


def test_the_same_model_at_another_address_has_vectors_of_its_own(settings: Settings) -> None:
    def name(address: str) -> str:
        return embeddings_of(settings.model_copy(update={"embedding_model": "m", "embedding_base_url": address}))[1]

    assert name("http://127.0.0.1:8000/v1") != name("http://127.0.0.1:8001/v1")
