"""Grids into proposals: columns of codes, points and levels. Synthetic grids."""

import pytest

from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.html import read_html
from assistant.importing.readers.sheet import read_csv


def grid(*rows: str) -> Proposal:
    return interpreted(read_csv("\n".join(rows), "grille.csv"))


def said(proposal: Proposal) -> str:
    return " / ".join(doubt.text for doubt in proposal.doubts)


@pytest.mark.parametrize(
    "header",
    [
        "Code compétence;Intitulé de la compétence;Critère",
        "Code;Compétence;Critère",
        "N°;Compétence;Critère",
        "Réf.;Compétence;Critère",
        "Référence de la compétence;Compétence;Critère",
        "Identifiant;Compétences;Critères",
    ],
)
def test_the_code_beside_a_competency_is_its_id(header: str) -> None:
    proposal = grid(
        header,
        "CV-1;Animer un réseau;Le carnet est à jour",
        "CV-1;Animer un réseau;Trois réunions sont tenues",
        "CV 2;Suivre les loyers;Le taux est juste",
    )
    assert [(c.id, c.statement) for c in proposal.rubric.competencies] == [
        ("CV-1", "Animer un réseau"),
        ("CV2", "Suivre les loyers"),
    ]
    assert [c.id for c in proposal.rubric.criteria] == ["CV-1-1", "CV-1-2", "CV2-1"]
    assert "les nôtres" not in said(proposal)
    assert proposal.unplaced == ()


def test_a_code_may_stand_after_what_it_numbers_and_names_its_column() -> None:
    proposal = grid(
        "Bloc;Code bloc;Compétence;Critère;N° critère;Code compétence",
        "Vendre;VENTE;Accueillir;Le client est salué;K-1;ACC",
        "Vendre;VENTE;Encaisser;La monnaie est juste;K-2;ENC",
    )
    assert [(b.id, b.title, b.competencies) for b in proposal.rubric.blocks] == [("VENTE", "Vendre", ("ACC", "ENC"))]
    assert [(c.id, c.notes) for c in proposal.rubric.criteria] == [
        ("ACC-1", ("Code dans le document : K-1.",)),
        ("ENC-1", ("Code dans le document : K-2.",)),
    ]


def test_a_bare_number_gets_the_letter_of_what_it_numbers() -> None:
    proposal = grid("N°;Compétence;Critère", "1;Accueillir;Le client est salué", "2;Encaisser;La monnaie est juste")
    assert [c.id for c in proposal.rubric.competencies] == ["C1", "C2"]
    assert "les nôtres" not in said(proposal)


def test_a_code_of_something_else_numbers_nothing() -> None:
    proposal = grid(
        "Code diplôme;Compétence;Critère", "RX12;Accueillir;Le client est salué", "RX12;Encaisser;Le compte est juste"
    )
    assert [c.id for c in proposal.rubric.competencies] == ["C1", "C2"]
    assert "les nôtres" in said(proposal)


def test_points_weights_and_levels_are_kept_word_for_word_under_the_name_of_their_column() -> None:
    proposal = grid(
        "Compétence;Critère;Barème;Poids;Niveau 0 - Non maîtrisé;Insuffisant;Acquis",
        "C1 Réparer;La zone est balisée;4 points;20%;Rien;Un cône;Tout le tour",
    )
    [criterion] = proposal.rubric.criteria
    assert criterion.notes == (
        "Barème : 4 points",
        "Poids : 20%",
        "Niveau 0 - Non maîtrisé : Rien",
        "Niveau « Insuffisant » : Un cône",
        "Niveau « Acquis » : Tout le tour",
    )
    assert proposal.unplaced == ()


def test_points_of_a_competency_without_critères_are_its_notes() -> None:
    proposal = grid(
        "Compétence;Critère;Points", "C1 Réparer;;10", ";La zone est balisée;4", "C2 Peindre;Le mur est lisse;6"
    )
    assert proposal.rubric.competency("C1").notes == ("Points : 10",)
    assert [c.notes for c in proposal.rubric.criteria] == [("Points : 4",), ("Points : 6",)]


def test_points_of_a_cell_over_several_rows_are_said_to_be_shared() -> None:
    page = (
        "<table><tr><th>Compétence</th><th>Critère</th><th>Barème</th></tr>"
        "<tr><td rowspan=2>C1 Réparer</td><td>La zone est balisée</td><td rowspan=2>10 points</td></tr>"
        "<tr><td>Le joint est étanche</td></tr></table>"
    )
    proposal = interpreted(read_html(page.encode(), "grille.html"))
    assert [c.notes for c in proposal.rubric.criteria] == [("Barème (pour plusieurs lignes ensemble) : 10 points",)] * 2


def test_titles_over_rows_and_a_stray_cell_leave_the_codes_their_column() -> None:
    rows = "".join(
        f"<tr><td>CV-{n}</td><td>Tenir le poste {n}</td><td>Le poste {n} est tenu</td></tr>" for n in range(1, 6)
    )
    stray = "<tr><td>voir annexe</td><td>Ranger le poste</td><td>Le poste est rangé</td></tr>"
    head = "<tr><th>Code</th><th>Compétence</th><th>Critère</th></tr>"
    page = f"<table>{head}<tr><td colspan=3>Bloc 1 - Tenir un poste</td></tr>{rows}{stray}</table>"
    proposal = interpreted(read_html(page.encode(), "grille.html"))
    assert [c.id for c in proposal.rubric.competencies] == ["CV-1", "CV-2", "CV-3", "CV-4", "CV-5", "C6"]
    assert [b.title for b in proposal.rubric.blocks] == ["Tenir un poste"]
    assert [piece.text for piece in proposal.unplaced] == ["voir annexe"]


def test_levels_below_a_common_title_are_kept() -> None:
    page = (
        "<table><tr><th rowspan=2>Compétence</th><th rowspan=2>Critère</th><th colspan=3>Niveaux de maîtrise</th></tr>"
        "<tr><th>0</th><th>1</th><th>2</th></tr>"
        "<tr><td>C1 Réparer</td><td>La zone est balisée</td><td>rien</td><td>un cône</td><td>tout le tour</td></tr></table>"
    )
    proposal = interpreted(read_html(page.encode(), "grille.html"))
    assert [c.notes for c in proposal.rubric.criteria] == [
        ("Niveau « 0 » : rien", "Niveau « 1 » : un cône", "Niveau « 2 » : tout le tour")
    ]


def test_a_code_between_a_competency_and_its_critères_is_the_competency_s_unless_it_changes() -> None:
    proposal = grid("Compétence;Code;Critère", "Couper;X1;La coupe est droite", "Coudre;X2;Le point est régulier")
    assert [c.id for c in proposal.rubric.competencies] == ["X1", "X2"]
    proposal = grid("Compétence;Code;Critère", "Couper;X1;La coupe est droite", "Couper;X2;Le fil est net")
    assert [c.id for c in proposal.rubric.competencies] == ["C1"]
    assert [c.notes for c in proposal.rubric.criteria] == [
        ("Code dans le document : X1.",),
        ("Code dans le document : X2.",),
    ]


def test_a_row_of_levels_in_words_such_as_oui_and_non_is_no_header() -> None:
    proposal = grid(
        "N° compétence;Compétences;N° critère;Critères;Insuffisant (0);Fragile (1);Satisfaisant (2)",
        "1;Couper;1.1;La coupe est droite;non;presque;oui",
        "1;Couper;1.2;Le fil est net;non;partiel;oui",
    )
    assert [(c.id, c.statement) for c in proposal.rubric.criteria] == [
        ("C1-1", "La coupe est droite"),
        ("C1-2", "Le fil est net"),
    ]
    assert proposal.rubric.criteria[0].notes[0] == "Niveau « Insuffisant (0) » : non"


def test_a_total_is_no_critère_wherever_it_stands() -> None:
    proposal = grid(
        "Compétence;Critère;Note /5", "Couper;La coupe est droite;5", "Coudre;Le point tient;5", ";Total;10"
    )
    assert [c.statement for c in proposal.rubric.criteria] == ["La coupe est droite", "Le point tient"]


def test_a_column_of_domaines_holds_blocs_and_what_has_no_place_is_a_cell() -> None:
    proposal = grid("Domaine;Compétence;Critère;Observations", "Atelier;Couper;La coupe est droite;à voir en stage")
    assert [b.title for b in proposal.rubric.blocks] == ["Atelier"]
    assert [piece.text for piece in proposal.unplaced] == ["à voir en stage"]
