"""Chroma: the vectors of criteria and of passages. Vectors are ours; Chroma's own model is never asked for."""

import hashlib
import logging
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.config import Settings

from assistant.errors import RunError, UserError
from index.embeddings import Embeddings

CRITERIA = "criteria"
_SEAL = "text"
"""Key of the metadata that tells whether a text has changed."""


class VectorStore:
    """Vectors by collection: one for the criteria of all rubrics, one per dossier for its passages."""

    def __init__(self, folder: Path, url: str | None, embeddings: Embeddings, model: str) -> None:
        """Opens the embedded store in ``folder``, or the server at ``url``; ``model`` names the embeddings.

        Vectors of another name or another dimension are never mixed with these.
        """
        self._client = _client(folder, url)
        self._embeddings = embeddings
        self._model = _part_of_a_name(model)

    @cached_property
    def _dimension(self) -> int:
        """What the embeddings give now, found by asking them for a word of ours."""
        return len(self._embeddings.embed_query("mesure"))

    def put(
        self, collection: str, ids: Sequence[str], texts: Sequence[str], metadatas: Sequence[dict[str, Any]]
    ) -> None:
        """Adds the texts that the collection does not hold yet, and those whose text is another than what it holds.

        Raises:
            RunError: the embeddings give vectors of several sizes.
        """
        held = self._collection(collection)
        seals = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32] for text in texts]
        known = _seals(held, ids)
        new = [index for index, identity in enumerate(ids) if known.get(identity) != seals[index]]
        for start in range(0, len(new), 500):
            part = new[start : start + 500]
            vectors = self._embeddings.embed_documents([texts[i] for i in part])
            if any(len(vector) != self._dimension for vector in vectors):
                raise RunError("Le modèle d'embeddings rend des vecteurs de deux tailles ; relancer, ou en changer.")
            held.upsert(
                ids=[ids[i] for i in part],
                embeddings=vectors,  # type: ignore[arg-type]
                metadatas=[{**metadatas[i], _SEAL: seals[i]} for i in part],
            )

    def similarities(self, collection: str, queries: Sequence[str], most: int) -> list[dict[str, float]]:
        """For each query, cosine similarity by id of the ``most`` nearest texts."""
        held = self._collection(collection)
        if not queries or held.count() == 0:
            return [{} for _ in queries]
        answer = held.query(
            query_embeddings=[self._embeddings.embed_query(query) for query in queries],  # type: ignore[arg-type]
            n_results=min(most, held.count()),
            include=["distances"],
        )
        distances = answer["distances"] or []
        return [
            {identity: 1.0 - distance for identity, distance in zip(ids, row, strict=True)}
            for ids, row in zip(answer["ids"], distances, strict=True)
        ]

    def vectors(self, collection: str, ids: Sequence[str]) -> dict[str, Sequence[float]]:
        """The vectors of those ids that the collection holds."""
        held = self._collection(collection).get(ids=list(ids), include=["embeddings"])
        return dict(zip(held["ids"], held["embeddings"] if held["embeddings"] is not None else (), strict=True))

    def forget(self, collection: str) -> None:
        """Erases a collection and its vectors, whatever embeddings made them."""
        for held in self._client.list_collections():
            if held.name.startswith(f"{collection}-"):
                self._client.delete_collection(held.name)

    def _collection(self, collection: str) -> chromadb.Collection:
        return self._client.get_or_create_collection(
            self._name(collection), embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def _name(self, collection: str) -> str:
        return f"{collection}-{self._model}-{self._dimension}"


def _seals(held: chromadb.Collection, ids: Sequence[str]) -> dict[str, Any]:
    """By id, the hash of the text that each vector was made from."""
    if not ids:
        return {}
    found = held.get(ids=list(ids), include=["metadatas"])
    metadatas = found["metadatas"] or [{} for _ in found["ids"]]
    return {name: metadata.get(_SEAL) for name, metadata in zip(found["ids"], metadatas, strict=True)}


def _part_of_a_name(model: str) -> str:
    """The model's name in the letters that Chroma allows; a name that had others is told apart by its hash."""
    name = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in model)[:80].strip("._-")
    return name if name == model else f"{name}-{hashlib.sha256(model.encode()).hexdigest()[:8]}"


_OPEN: dict[tuple[Path, str | None], ClientAPI] = {}
"""One client per place: Chroma's embedded store may be opened once in a process."""
_OPENING = Lock()
"""Screenings begin side by side, and a store that is being made cannot be opened a second time."""


def close_stores() -> None:
    """Closes every store that this process has open; one that is asked for again is opened again."""
    while _OPEN:
        client = _OPEN.popitem()[1]
        if isinstance(client, Client):  # only the concrete class says how to close
            client.close()


def _client(folder: Path, url: str | None) -> ClientAPI:
    with _OPENING:
        if (folder, url) not in _OPEN:
            _OPEN[folder, url] = _opened(folder, url)
        return _OPEN[folder, url]


def _opened(folder: Path, url: str | None) -> ClientAPI:
    quiet = Settings(anonymized_telemetry=False)
    logging.getLogger("chromadb.telemetry").disabled = True
    if url is None:
        try:
            return chromadb.PersistentClient(str(folder), settings=quiet)
        except Exception as error:  # Chroma's Rust core raises its own undocumented kinds
            raise RunError(
                f"L'index « {folder} » ne s'ouvre pas ; vérifier l'espace disque, ou supprimer ce dossier : "
                "il sera refait."
            ) from error
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UserError(f"CRITERIUM_CHROMA_URL « {url} » n'est pas une adresse http(s)://hôte:port.")
    try:
        return chromadb.HttpClient(
            host=parts.hostname, port=parts.port or 8000, ssl=parts.scheme == "https", settings=quiet
        )
    except Exception as error:  # the same
        raise RunError(
            f"Le serveur Chroma à l'adresse {url} ne répond pas ; le démarrer ou corriger l'adresse."
        ) from error
