"""Where the grid of a sheet begins: below titles and lines to be filled in. Synthetic grids."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.sheet import read_csv, read_xlsx

HEADER = ("Bloc", "Compétence", "N°", "Critère d'évaluation", "Épreuve", "Pondération")
BODY = (
    ("Bloc 1 – Tondre", "C1 – Préparer la tonte", 1, "Le sol est débarrassé des pierres", "Mise en situation", 4),
    ("Bloc 1 – Tondre", "C1 – Préparer la tonte", 2, "Le plein est fait moteur froid", "Mise en situation", 3),
    ("Bloc 2 – Tailler", "C2 – Tailler une haie", 3, "La haie est d'aplomb", "Mise en situation", 5),
)


def workbook(path: Path, *above: tuple[str | None, ...]) -> Proposal:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*above, HEADER, *BODY):
        sheet.append(row)
    book.save(path)
    return interpreted(read_xlsx(path, path.name))


@pytest.mark.parametrize(
    "above",
    [
        (("CQP Jardinier – grille synthétique",), ("Candidat :", None, None, "Date :")),
        (("Candidat : …", None, "Date : …"), ("CQP Jardinier – grille synthétique",)),
        (
            ("CQP Jardinier – grille synthétique", None, None, "Session 2031"),
            ("Épreuve : chantier", "Activité : tonte"),
        ),
        (
            ("CQP Jardinier – grille synthétique",),
            (None,),
            ("Nom", None, "Signature"),
            ("Jury : deux professionnels.",),
        ),
    ],
)
def test_the_header_is_found_below_titles_and_lines_to_fill_in(
    tmp_path: Path, above: tuple[tuple[str | None, ...], ...]
) -> None:
    rubric = workbook(tmp_path / "jardin.xlsx", *above).rubric
    assert [(b.id, b.title) for b in rubric.blocks] == [("B1", "Tondre"), ("B2", "Tailler")]
    assert [c.statement for c in rubric.competencies] == ["Préparer la tonte", "Tailler une haie"]
    assert [(c.id, c.statement, c.notes) for c in rubric.criteria] == [
        ("C1-1", "Le sol est débarrassé des pierres", ("Pondération : 4",)),
        ("C1-2", "Le plein est fait moteur froid", ("Pondération : 3",)),
        ("C2-1", "La haie est d'aplomb", ("Pondération : 5",)),
    ]
    assert {a.title for a in rubric.assessments} == {"Mise en situation"}
    assert rubric.title.startswith("CQP Jardinier")


def test_a_csv_begins_below_such_lines_too() -> None:
    text = (
        "Candidat : ;;Date : \nCompétence;Critère;Points\nC1 Tondre;Le sol est net;4\nC2 Tailler;La haie est droite;3"
    )
    proposal = interpreted(read_csv(text, "jardin.csv"))
    assert [(c.statement, c.notes) for c in proposal.rubric.criteria] == [
        ("Le sol est net", ("Points : 4",)),
        ("La haie est droite", ("Points : 3",)),
    ]


def test_rows_of_a_grid_above_what_looks_like_a_header_stay_in_the_grid() -> None:
    text = (
        "C1 Tondre;Le sol est net\nC2 Tailler;La haie est droite\n"
        "Compétence;Critère\nC3 Semer;Le semis est régulier\nC4 Planter;La motte est humide"
    )
    proposal = interpreted(read_csv(text, "jardin.csv"))
    assert {"C1", "C2", "C3", "C4"} <= {c.id for c in proposal.rubric.competencies}
