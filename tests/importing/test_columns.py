"""What a column holds, by its header or by its cells."""

import pytest

from assistant.importing.columns import header_role, roles_of
from assistant.importing.source import Cell, Piece, Table


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell((Piece(text, (1, 1)),) if text else ()) for text in row) for row in rows))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("CRITÈRES D’ÉVALUATION", "criterion"),
        ("Critères de performance", "criterion"),
        ("Indicateurs de réussite", "criterion"),
        ("Critères d'évaluation des compétences", "criterion"),
        ("Observables", "criterion"),
        ("Modalités d’évaluation", "assessment"),
        ("Épreuve", "assessment"),
        ("Mode d'évaluation", "assessment"),
        ("Situation d'évaluation", "assessment"),
        ("Mode", "assessment"),
        ("Référentiel de compétences", "competency"),
        ("RÉFÉRENTIEL DE COMPÉTENCES identifie les compétences et les connaissances", "competency"),
        ("Savoir-faire attendus", "competency"),
        ("Être capable de", "competency"),
        ("Référentiel d’activités", "activity"),
        ("Tâches", "activity"),
        ("Blocs de compétences", "block"),
        ("Barème", "points"),
        ("/ 20", "points"),
        ("Coefficient", "points"),
        ("Non acquis", "level"),
        ("En cours d'acquisition", "level"),
        ("Insuffisant (0 point)", "level"),
        ("Niveau 0 - Non maîtrisé", "level"),
        ("Niveau 2 : maîtrise partielle", "level"),
        ("NIVEAU A", "level"),
        ("Degré 3", "level"),
        ("0 - Non acquis", "level"),
        ("2 points : satisfaisant", "level"),
        ("Acquis / Non acquis", "level"),
        ("Partiel", "level"),
        ("Maîtrise insuffisante", "level"),
        ("Niveaux de maîtrise", "level"),
        ("Niveau d'exigence", None),
        ("2 - Critères d'évaluation", "criterion"),
        ("Référence", "other"),
        ("Codes compétences", "other"),
        ("N° critère", "other"),
        ("Code compétence", "other"),
        ("Le candidat présente sa démarche", None),
    ],
)
def test_a_header_says_its_role_in_any_common_wording(text: str, role: str | None) -> None:
    assert header_role(text) == role


def test_a_second_header_row_is_more_precise_than_the_first() -> None:
    roles, headers = roles_of(
        table(
            ("Référentiel d'activités", "Référentiel de compétences", "Référentiel d'évaluation", ""),
            ("", "", "Modalités d'évaluation", "Critères d'évaluation"),
            ("A1 Vendre", "C1 Accueillir", "Oral", "Le client est salué"),
        )
    )
    assert (roles, headers) == (("activity", "competency", "assessment", "criterion"), 2)


def test_without_a_header_the_cells_tell() -> None:
    roles, headers = roles_of(
        table(
            (
                "A1 Vente",
                "C1 Accueillir un client",
                "Mise en situation devant le jury",
                "Le client est salué avec soin",
            ),
            ("A2 Stock", "C2 Compter les pièces", "Étude de cas écrite", "Le compte est cohérent avec le stock"),
        )
    )
    assert (roles, headers) == (("activity", "competency", "assessment", "criterion"), 0)


def test_an_ambiguous_header_leaves_the_word_to_the_cells() -> None:
    roles, headers = roles_of(
        table(
            ("Compétences", "Référentiel d'évaluation"),
            ("C1 Accueillir un client", "Le client est salué"),
            ("C2 Compter les pièces", "Les écarts sont expliqués"),
        )
    )
    assert headers == 1
    assert roles == ("competency", "criterion")


def test_a_column_beside_levels_with_a_name_of_the_document_s_own_is_a_level() -> None:
    roles, _ = roles_of(
        table(
            ("Critère", "Apprenti", "Acquis", "Compagnon", "Maître d'œuvre"),
            ("Le mur est droit", "Un rapport est demandé", "Il l'est à peu près", "Il l'est", "Il l'est partout"),
        )
    )
    assert roles == ("criterion", "level", "level", "level", "level")
