"""The synthetic sample, read once in each of its formats, and small documents made in the tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.dossier.dossier import Dossier
from assistant.reading.reader import read

FORMATS = ("pdf", "docx", "odt", "md")

Write = Callable[[str, bytes | str], Dossier]


@pytest.fixture(scope="session")
def samples(sample: Path) -> dict[str, Dossier]:
    """The sample by extension."""
    return {extension: read(sample / f"dossier.{extension}", f"dossier.{extension}") for extension in FORMATS}


@pytest.fixture
def dossier_of(tmp_path: Path) -> Write:
    """Writes a file of that name and reads it."""

    def written(name: str, content: bytes | str) -> Dossier:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, name)

    return written


def visible(dossier: Dossier) -> str:
    """All the text that the passages hold."""
    return "\n".join(passage.text for passage in dossier.passages)


def concealed(dossier: Dossier) -> list[tuple[str, str]]:
    """What was kept apart, the file's properties left out and white space made plain."""
    return [(part.kind, " ".join(part.text.split())) for part in dossier.concealed if part.kind != "metadata"]
