"""Documents of competencies alone, that no word and no code names. Synthetic documents."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from assistant.errors import UserError
from assistant.importing.proposal import Proposal
from assistant.importing.reader import read

WORDINGS = (
    "Recenser les itinéraires cyclables d'un territoire",
    "Négocier avec les communes l'entretien des voies",
    "S'assurer de la fréquentation à l'aide de compteurs",
)


def proposed(path: Path, text: str) -> Proposal:
    path.write_text(text, encoding="utf-8")
    return read(path, path.name)


def silent(proposal: Proposal) -> bool:
    return any("aucun critère d'évaluation" in doubt.text for doubt in proposal.doubts)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("v.txt", "Chargée de mission vélo\n\n1. {}\n2. {}\n3. {}\n\nLa formation dure 400 heures.\n"),
        ("v.md", "# Chargée de mission vélo\n\n- {}\n- {}\n- {}\n\nLa formation dure 400 heures.\n"),
        (
            "v.html",
            "<h1>Chargée de mission vélo</h1><ul><li>{}</li><li>{}</li><li>{}</li></ul><p>La formation dure.</p>",
        ),
        ("v.csv", "Chargée de mission vélo\n{}\n{}\n{}\n"),
    ],
)
def test_a_list_of_infinitives_is_competencies(tmp_path: Path, name: str, text: str) -> None:
    proposal = proposed(tmp_path / name, text.format(*WORDINGS))
    assert [(c.id, c.statement) for c in proposal.rubric.competencies] == list(
        zip(("C1", "C2", "C3"), WORDINGS, strict=True)
    )
    assert proposal.rubric.title == "Chargée de mission vélo"
    assert proposal.rubric.criteria == ()
    assert silent(proposal)
    assert any("infinitif" in doubt.text for doubt in proposal.doubts)


def test_in_word_and_in_a_workbook(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Chargée de mission vélo", 1)
    for wording in WORDINGS:
        document.add_paragraph(wording, style="List Bullet")
    document.save(str(tmp_path / "v.docx"))
    workbook = Workbook()
    for row, wording in enumerate(("Chargée de mission vélo", *WORDINGS), start=1):
        workbook.active.cell(row, 1, wording)
    workbook.save(tmp_path / "v.xlsx")
    for name in ("v.docx", "v.xlsx"):
        proposal = read(tmp_path / name, name)
        assert [c.statement for c in proposal.rubric.competencies] == list(WORDINGS)
        assert silent(proposal)


def test_what_the_lists_stand_under_is_blocs(tmp_path: Path) -> None:
    proposal = proposed(
        tmp_path / "v.md",
        "# Chargée de mission vélo\n\n## Étudier\n\n- {}\n- {}\n\n## Suivre\n\n- {}\n- Rendre compte aux élus\n".format(
            *WORDINGS
        ),
    )
    assert [(b.title, b.competencies) for b in proposal.rubric.blocks] == [
        ("Étudier", ("C1", "C2")),
        ("Suivre", ("C3", "C4")),
    ]
    assert silent(proposal)


def test_lists_within_a_list_stand_under_its_items(tmp_path: Path) -> None:
    proposal = proposed(
        tmp_path / "v.txt",
        "Guide à vélo\n\n- Étude des besoins\n  - {}\n  - {}\n- Suivi\n  - {}\n  - Rendre compte\n".format(*WORDINGS),
    )
    assert [(b.title, b.competencies) for b in proposal.rubric.blocks] == [
        ("Étude des besoins", ("C1", "C2")),
        ("Suivi", ("C3", "C4")),
    ]


def test_numbered_blocs_over_paragraphs(tmp_path: Path) -> None:
    proposal = proposed(
        tmp_path / "v.txt", "Guide à vélo\n\nBloc 1 : Étudier\n\n{}\n\n{}\n\nBloc 2 : Suivre\n\n{}\n".format(*WORDINGS)
    )
    assert [(b.id, b.competencies) for b in proposal.rubric.blocks] == [("B1", ("C1", "C2")), ("B2", ("C3",))]


@pytest.mark.parametrize(
    "text",
    [
        "Recette\n\n- deux œufs\n- du lait\n",
        "Papier à en-tête\n\n- Dossier de presse\n- Atelier du soir\n- Titre du livre\n",
        "Une liste\n\n- Vendre du pain\n",
    ],
)
def test_other_lists_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="ni compétence ni critère"):
        proposed(tmp_path / "v.txt", text)
