"""What damaged files once did to a reader; ``tests/reading/fuzz.py`` found the files in ``seeds``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.dossier.dossier import Dossier
from assistant.errors import UserError
from assistant.reading.reader import read

SEEDS = Path(__file__).parent / "seeds"


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.iterdir()))
def test_a_seed_is_read_or_refused_in_a_sentence(name: str) -> None:
    try:
        dossier = read(SEEDS / name, name)
    except UserError as told:
        assert str(told).endswith(".") and f"« {name} »" in str(told)
    else:
        assert Dossier.model_validate_json(dossier.model_dump_json()) == dossier


def test_a_code_page_that_nobody_knows_is_read_as_windows() -> None:
    assert "voté" in read(SEEDS / "unknown-codepage.rtf", "d.rtf").pages[0].text


def test_properties_that_are_no_xml_are_left_out() -> None:
    dossier = read(SEEDS / "broken-properties.docx", "d.docx")
    assert "Le conseil a voté" in dossier.pages[0].text


def test_a_page_larger_than_paper_is_named() -> None:
    with pytest.raises(UserError, match=r"La page 1 du PDF « vast-page.pdf » est démesurée"):
        read(SEEDS / "vast-page.pdf", "vast-page.pdf")


LONG: dict[str, tuple[str, Callable[[], str]]] = {
    "lines of one paragraph": ("d.txt", lambda: "mot de ligne\n" * 60_000),
    "titles of one paragraph": ("d.txt", lambda: "titre\n===\n" * 30_000),
}


@pytest.mark.parametrize("case", LONG)
def test_a_long_paragraph_is_read_in_one_go(case: str, tmp_path: Path) -> None:
    name, made = LONG[case]
    path = tmp_path / name
    path.write_text(made(), encoding="utf-8")
    assert read(path, name).word_count >= 30_000
