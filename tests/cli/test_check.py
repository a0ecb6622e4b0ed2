"""``criterium check`` as a candidate types it."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run, refused

ASK = ("--rubric", "esg-rmc", "--scope", "C2.1")
DRAFT = """\
# Mon dossier

## Les objectifs

Nous vendrons 15 600 bocaux entre le 1er juillet 2026 et le 30 juin 2027, contre 10 010 l'an dernier.

## L'équipe

Les deux associés se partagent les marchés du samedi et les livraisons.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "brouillon.md"
    path.write_text(DRAFT, "utf-8")
    return path


def test_what_is_missing_is_told_by_critère_and_is_no_grade(criterium: Run, draft: Path) -> None:
    done = criterium("check", draft, *ASK)
    assert done.code == 0
    assert "ce n'est ni une note, ni la décision d'un jury" in done.out
    assert "C2.1-2 · Coût complet de chaque action" in done.out
    assert "☐" in done.out
    assert "Où le repérage ne conclut pas : à vérifier (" in done.out
    assert done.err == ""


def test_every_critère_is_somewhere_in_the_json(criterium: Run, draft: Path) -> None:
    found = criterium("check", draft, *ASK, "--json", "-").json
    told = [gap["id"] for gap in found["criteria"]]
    assert sorted([*told, *found["shown"], *found["oral"], *found["unread"]]) == ["C2.1-1", "C2.1-2", "C2.1-3"]
    assert "C2.1-2" in told
    assert told == [*found["to_complete"], *found["to_check"]]
    assert {gap["id"] for gap in found["criteria"] if gap["level"] is None} == set(found["to_check"])
    assert all(set(gap) == {"id", "level", "missing", "note", "where"} for gap in found["criteria"])
    assert found["rubric"]["id"] == "esg-rmc"


def test_the_list_is_kept_as_docx(criterium: Run, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "manques.docx"
    assert criterium("check", draft, *ASK, "--docx", out).code == 0
    document = Document(BytesIO(out.read_bytes()))
    assert document.paragraphs[0].text == "Ce qui manque, critère par critère"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("absent.md", *ASK), "absent.md"),
        ((), "Il manque"),
        (("brouillon.md",), "Il manque « --rubric »"),
        (("brouillon.md", *ASK, "--drafter", "devin"), "« devin » n'est pas un rédacteur"),
        (("brouillon.md", *ASK, "--docx", "/nulle/part.docx"), "ne peut pas être écrit"),
    ],
)
def test_a_wrong_use_is_one_line(
    arguments: tuple[str, ...], told: str, criterium: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent)
    assert told in refused(criterium("check", *arguments))
