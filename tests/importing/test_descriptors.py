"""Levels told in a table of their own join the critères of another table. Synthetic grids."""

from pathlib import Path

from openpyxl import Workbook

from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.sheet import read_xlsx

GRID = (
    ("Compétence", "N°", "Critère", "Points"),
    ("C1 – Tondre", 1, "Le sol est débarrassé des pierres", 4),
    ("C1 – Tondre", 2, "Le poste est propre", 3),
    ("C2 – Tailler", 3, "La haie est d'aplomb sur toute sa longueur", 5),
    ("C2 – Tailler", 4, "Le poste est propre", 2),
)
LEVELS = ("N°", "Critère", "Non acquis (0)", "Acquis (1)")


def sheets(path: Path, *sheets: tuple[tuple[object, ...], ...]) -> Proposal:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Feuille {number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return interpreted(read_xlsx(path, path.name))


def said(proposal: Proposal) -> str:
    return " / ".join(doubt.text for doubt in proposal.doubts)


def test_levels_join_the_critère_of_the_same_wording_and_number_in_any_order_of_sheets(tmp_path: Path) -> None:
    levels = (
        LEVELS,
        (4, "Le poste est propre", "Poste 2 sale", "Poste 2 net"),
        (1, "Le sol est débarrassé des pierres.", "Pierres", "Rien"),
        (2, "Le poste est propre", "Poste 1 sale", "Poste 1 net"),
        (3, "La haie est d'aplomb sur toute sa longueur", "Penchée", "Droite"),
    )
    for order in ((GRID, levels), (levels, GRID)):
        proposal = sheets(tmp_path / "jardin.xlsx", *order)
        assert [(c.id, c.notes) for c in proposal.rubric.criteria] == [
            ("C1-1", ("Points : 4", "Niveau « Non acquis (0) » : Pierres", "Niveau « Acquis (1) » : Rien")),
            ("C1-2", ("Points : 3", "Niveau « Non acquis (0) » : Poste 1 sale", "Niveau « Acquis (1) » : Poste 1 net")),
            ("C2-1", ("Points : 5", "Niveau « Non acquis (0) » : Penchée", "Niveau « Acquis (1) » : Droite")),
            ("C2-2", ("Points : 2", "Niveau « Non acquis (0) » : Poste 2 sale", "Niveau « Acquis (1) » : Poste 2 net")),
        ]
        assert "joints" not in said(proposal)


def test_what_agrees_only_by_number_or_by_wording_is_joined_with_a_doubt(tmp_path: Path) -> None:
    levels = (
        LEVELS,
        (1, "Le sol est débarrassé des pierres", "Pierres", "Rien"),
        (3, "La haie est d'aplomb", "Penchée", "Droite"),
        (7, "Le poste est propre", "Sale", "Net"),
        (9, "Le poste est propre", "Très sale", "Très net"),
    )
    proposal = sheets(tmp_path / "jardin.xlsx", GRID, levels)
    assert [c.notes[-1] for c in proposal.rubric.criteria] == [
        "Niveau « Acquis (1) » : Rien",
        "Niveau « Acquis (1) » : Net",
        "Niveau « Acquis (1) » : Droite",
        "Niveau « Acquis (1) » : Très net",
    ]
    assert "« La haie est d'aplomb » sont joints à « La haie est d'aplomb sur toute sa longueur »" in said(proposal)
    assert said(proposal).count("d'après l'ordre") == 2


def test_a_row_that_repeats_nothing_stays_a_critère_and_is_said(tmp_path: Path) -> None:
    levels = (
        LEVELS,
        (1, "Le sol est débarrassé des pierres", "Pierres", "Rien"),
        (5, "Le client est salué", "Non", "Oui"),
    )
    proposal = sheets(tmp_path / "jardin.xlsx", GRID, levels)
    assert [c.statement for c in proposal.rubric.criteria][-1] == "Le client est salué"
    assert len(proposal.rubric.criteria) == 5
    assert "« Le client est salué » n'est pas un critère de l'autre tableau" in said(proposal)


def test_another_grid_numbered_alike_stays_a_grid(tmp_path: Path) -> None:
    other = (
        LEVELS,
        (1, "Le client est salué", "Non", "Oui"),
        (2, "Le devis est signé", "Non", "Oui"),
    )
    proposal = sheets(tmp_path / "jardin.xlsx", GRID, other)
    assert len(proposal.rubric.criteria) == 6
    assert proposal.rubric.criteria[0].notes == ("Points : 4",)
