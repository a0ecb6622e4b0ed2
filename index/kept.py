"""Vectors of a few hundred texts, kept in one file so that a short command need not make them, nor open a database."""

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import RunError
from assistant.settings.settings import Settings
from assistant.wholefile import whole
from index.embedder import FrenchStatic
from index.embeddings import Embeddings

FOLDER = "kindred"
"""In the data folder."""
MOST = 5000
"""Vectors that a file keeps at most; those asked for longest ago go first."""


class KeptVectors:
    """The vectors of texts by one model, those made once kept in ``folder``."""

    def __init__(self, folder: Path, embeddings: Embeddings, model: str) -> None:
        """Nothing is read yet; ``model`` keeps the vectors of several models apart."""
        self._path = folder / f"{hashlib.sha256(model.encode()).hexdigest()[:16]}.npz"
        self._embeddings = embeddings

    def of(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """(texts, dimensions); what is not kept yet is made, and kept from then on.

        Raises:
            RunError: the folder cannot be written.
        """
        held = self._read()
        names = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        missing = {name: text for name, text in zip(names, texts, strict=True) if name not in held}
        if missing:
            made = self._embeddings.embed_documents(list(missing.values()))
            fresh = {name: np.asarray(vector, dtype=np.float32) for name, vector in zip(missing, made, strict=True)}
            held = {name: vector for name, vector in held.items() if name not in names} | {
                name: fresh[name] if name in fresh else held[name] for name in names
            }
            self._write(dict(list(held.items())[-MOST:]))
        return np.asarray([held[name] for name in names], dtype=np.float64)

    def _read(self) -> dict[str, NDArray[np.float32]]:
        """What is kept; nothing when the file is not there or is broken, for it can be made again."""
        try:
            with np.load(self._path, allow_pickle=False) as file:
                return dict(zip(file["names"].tolist(), file["vectors"], strict=True))
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return {}

    def _write(self, held: dict[str, NDArray[np.float32]]) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with whole(self._path) as draft, draft.open("wb") as file:
                np.savez(file, names=np.array(list(held)), vectors=np.stack(list(held.values())))
        except OSError as error:
            raise RunError(
                f"Le dossier « {self._path.parent} » ne s'écrit pas ; vérifier l'espace disque et les droits d'accès."
            ) from error


def open_kept(settings: Settings) -> KeptVectors:
    """The kept vectors of the model that the settings describe.

    Raises:
        UserError: a model is named but no address.
    """
    if settings.embedding_model is None:
        return KeptVectors(settings.data / FOLDER, FrenchStatic(), FrenchStatic.name)
    # Imported here because it takes seconds and the embedded model does without it.
    from index.models import embeddings_of

    embeddings, name = embeddings_of(settings)
    return KeptVectors(settings.data / FOLDER, embeddings, name)
