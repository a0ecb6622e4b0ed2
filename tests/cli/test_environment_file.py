"""A ``.env`` as editors of other systems write it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused

LINE = "CRITERIUM_LLM_MODEL=modèle-d'été\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (LINE.encode("latin-1"), "sans doute en Latin-1 ou Windows-1252"),
        (LINE.encode("utf-16"), "en UTF-16"),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), "en UTF-16"),
    ],
)
def test_another_encoding_is_named_in_one_sentence(
    written: bytes, said: str, criterium: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_bytes(written)
    monkeypatch.chdir(tmp_path)
    for command in (("doctor",), ("audit", "verify")):
        assert refused(criterium(*command)) == (
            f"Le fichier .env n'est pas en UTF-8, mais {said} ; l'enregistrer en UTF-8."
        )


def test_the_mark_of_notepad_hides_no_setting(criterium: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_bytes(LINE.encode("utf-8-sig"))
    monkeypatch.chdir(tmp_path)
    assert "CRITERIUM_LLM_MODEL = modèle-d'été\n" in criterium("doctor").out
