"""Which lines of a source are accounted for, and which a reader has lost. The référentiel is synthetic."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.importing import leftover
from assistant.importing.check import check
from assistant.importing.interpretation import interpreted
from assistant.importing.leftover import leftovers
from assistant.importing.readers.sheet import read_csv, read_xlsx
from assistant.importing.source import Source
from assistant.rubric.rubric import Rubric
from tests.rubric.conftest import criterion

SOURCE = """\
École des Rives
Avant-propos sur la vie de l'établissement et ses équipes.
RÉFÉRENTIEL DE COMPÉTENCES
identifie les compétences
MODALITÉS D’ÉVALUATION CRITÈRES D’ÉVALUATION
BLOC 1 : Mener une enquête
C1. Préparer une enquête auprès
Pour C1. Le questionnaire est
des habitants
court et les mots sont simples.
Pour C1 et C2. Les réponses sont
dépouillées sans erreur.
http://exemple.test/page?id=3
Étude – Enquêteur de terrain – Niveau 5
12 / 40
RÉFÉRENTIEL DE
COMPÉTENCES identifie les compétences
MODALITÉS D’ÉVALUATION CRITÈRES D’ÉVALUATION
C2. Rendre compte d'une enquête
Qualité du compte rendu :
- Le compte rendu tient en deux pages,
- Il cite les chiffres de l'enquête.
Pour C3. Le public est remercié.
ELEMENTS COMPLEMENTAIRES RELATIFS A LA DEMANDE
"""
LINES = {"C1-1": {8, 10}, "C1+C2-1": {11, 12}, "C2-1": {21}, "C2-2": {22}, "C2-3": {23}}


def rubric(without: str | None = None, **more: Any) -> Rubric:
    """The référentiel that the source holds, or all of it but one critère."""
    criteria = [
        criterion("C1-1", "C1", statement="Le questionnaire est court et les mots sont simples.", lines=[8, 10]),
        criterion("C1+C2-1", "C1", "C2", statement="Les réponses sont dépouillées sans erreur.", lines=[11, 12]),
        criterion(
            "C2-1",
            "C2",
            heading="Qualité du compte rendu",
            statement="Le compte rendu tient en deux pages,",
            lines=[21, 21],
        ),
        criterion(
            "C2-2",
            "C2",
            heading="Qualité du compte rendu",
            statement="Il cite les chiffres de l'enquête.",
            lines=[22, 22],
        ),
        criterion(
            "C2-3",
            "C2",
            statement="Le public est remercié.",
            lines=[23, 23],
            notes=["Le document écrit « Pour C3. », qui n'existe pas."],
        ),
    ]
    content = {
        "id": "enquete",
        "title": "Enquêteur de terrain",
        "certifier": "École des Rives",
        "document": "enquete.txt",
        "rules": [
            {
                "id": "colonnes",
                "title": "Colonnes",
                "text": "RÉFÉRENTIEL DE COMPÉTENCES identifie les compétences",
                "lines": [3, 4],
            }
        ],
        "blocks": [{"id": "B1", "title": "Mener une enquête", "competencies": ["C1", "C2"], "lines": [6, 6]}],
        "competencies": [
            {"id": "C1", "statement": "Préparer une enquête auprès des habitants", "lines": [7, 9]},
            {"id": "C2", "statement": "Rendre compte d'une enquête", "lines": [19, 19]},
        ],
        "criteria": [each for each in criteria if each["id"] != without],
        **more,
    }
    return Rubric.model_validate(content)


def reasons(found: Rubric, source: str = SOURCE) -> dict[int, str | None]:
    """Why each line, or part of one, is left."""
    report = check(found, source)
    return {each.line: each.reason for each in leftovers(found, report)}


def lost(found: Rubric, source: str = SOURCE) -> list[tuple[int, str]]:
    """What nothing accounts for."""
    report = check(found, source)
    return [(each.line, each.text) for each in leftovers(found, report) if each.reason is None]


def test_every_line_is_claimed_or_explained() -> None:
    assert check(rubric(), SOURCE).faults == []
    assert reasons(rubric()) == {
        1: leftover.FRONT,
        2: leftover.FRONT,
        5: leftover.TITLES,
        6: leftover.LABELS,
        7: leftover.LABELS,
        8: leftover.LABELS,
        11: leftover.LABELS,
        13: leftover.LINKS,
        14: leftover.RUNNING,
        15: leftover.NUMBERS,
        16: leftover.REPEATED,
        17: leftover.REPEATED,
        18: leftover.TITLES,
        19: leftover.LABELS,
        23: leftover.LABELS,
        24: leftover.FORM,
    }


@pytest.mark.parametrize("removed", LINES)
def test_the_lines_of_a_lost_criterion_are_named(removed: str) -> None:
    found = lost(rubric(without=removed))
    assert {line for line, _ in found} == LINES[removed]


def test_a_lost_group_loses_its_heading_too() -> None:
    criteria = [each for each in rubric().criteria if each.heading is None]
    assert lost(rubric().model_copy(update={"criteria": tuple(criteria)})) == [
        (20, "Qualité du compte rendu :"),
        (21, "- Le compte rendu tient en deux pages,"),
        (22, "- Il cite les chiffres de l'enquête."),
    ]


@pytest.mark.parametrize(
    ("wording", "left"),
    [
        ("questionnaire est court et les mots sont simples.", [(8, "Pour C1. Le")]),
        ("Le questionnaire est court et les mots sont", [(10, "simples.")]),
        ("Le questionnaire est", [(10, "court et les mots sont simples.")]),
    ],
)
def test_a_word_left_out_at_an_end_is_named(wording: str, left: list[tuple[int, str]]) -> None:
    first = rubric().criteria[0].model_copy(update={"statement": wording})
    assert lost(rubric().model_copy(update={"criteria": (first, *rubric().criteria[1:])})) == left


def test_a_label_that_names_other_competencies_is_no_explanation() -> None:
    source = SOURCE.replace("Pour C1 et C2.", "Pour C2.")
    assert lost(rubric(), source) == [(11, "Pour C2.")]
    unnoted = rubric().criteria[-1].model_copy(update={"notes": ()})
    assert lost(rubric().model_copy(update={"criteria": (*rubric().criteria[:-1], unnoted)})) == [(23, "Pour C3.")]


def test_what_a_note_quotes_whole_is_explained() -> None:
    source = SOURCE + "Voir le règlement des examens.\n"
    assert lost(rubric(), source) == [(25, "Voir le règlement des examens.")]
    block = rubric().blocks[0].model_copy(update={"notes": ("À la fin : « Voir le règlement des examens. »",)})
    assert reasons(rubric().model_copy(update={"blocks": (block,)}), source)[25] == leftover.NOTED


def test_a_word_that_a_note_quotes_is_not_explained_where_it_is_left_out() -> None:
    noted = (
        rubric()
        .criteria[3]
        .model_copy(
            update={"statement": "cite les chiffres de l'enquête.", "notes": ("« Il » reprend « Le compte rendu ».",)}
        )
    )
    kept = (*rubric().criteria[:3], noted, rubric().criteria[4])
    assert lost(rubric().model_copy(update={"criteria": kept})) == [(22, "- Il")]


def test_a_criterion_that_begins_with_a_letter_is_not_a_list_s_mark() -> None:
    source = SOURCE.replace("Le public est remercié.", "A la fin le public est remercié.")
    told = "la fin le public est remercié."
    last = rubric().criteria[-1].model_copy(update={"statement": told})
    assert lost(rubric().model_copy(update={"criteria": (*rubric().criteria[:-1], last)}), source) == [
        (23, "Pour C3. A")
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Observations", leftover.TITLES),
        ("Non acquis", leftover.TITLES),
        ("Coefficient", leftover.TITLES),
        ("Points sur 20", leftover.TITLES),
        ("Points forts identifiés", None),
        ("2,5", leftover.NUMBERS),
        ("BLOC 1 : Mener une enquête", leftover.REPEATED),
        ("C2", leftover.LABELS),
        ("Compte rendu oral", None),
        ("Qualité du compte rendu :", None),
        ("Pour C2", None),
    ],
)
def test_what_a_grid_prints_around_its_criteria_is_told_apart(line: str, reason: str | None) -> None:
    assert reasons(rubric(), f"{SOURCE}{line}\n")[25] == reason


def test_the_name_of_a_part_before_its_text_is_a_label() -> None:
    source = SOURCE.replace("C2. Rendre", "Compétence : Rendre")
    assert reasons(rubric(), source)[19] == leftover.LABELS
    assert lost(rubric(), SOURCE.replace("C2. Rendre", "Conseil : Rendre")) == [(19, "Conseil :")]


def test_lost_ligatures_do_not_hide_a_label() -> None:
    source = SOURCE.replace("Le questionnaire", "Le ques\N{REPLACEMENT CHARACTER}onnaire")
    assert check(rubric(), source).faults == []
    assert lost(rubric(), source) == []
    assert {line for line, _ in lost(rubric(without="C1-1"), source)} == {8, 10}


def test_without_tables_nothing_stands_before_them() -> None:
    source = "Le compte rendu tient en deux pages,\nUn critère oublié se lit ici.\n"
    only = rubric().criteria[2].model_copy(update={"heading": None, "lines": (1, 1), "id": "C2-1"})
    bare = rubric().model_copy(update={"criteria": (only,), "rules": ()})
    assert lost(bare, source) == [(2, "Un critère oublié se lit ici.")]


LINE = st.text(alphabet="abcde ", min_size=4, max_size=20).filter(lambda text: len(text.strip()) >= 4)


@given(st.lists(st.tuples(LINE, st.booleans()), min_size=1, max_size=10))
@settings(deadline=None)
def test_no_letter_of_a_lost_criterion_is_explained_away(lines: list[tuple[str, bool]]) -> None:
    """Two columns of the same letters, of which one is a compétence and the other is claimed by nothing."""
    kept = " ".join(text for text, own in lines if own)
    source = "Mener une enquête\nCritères d'évaluation\n" + "\n".join(text for text, _ in lines)
    competency = {"id": "C1", "statement": kept or None, "lines": [3, len(lines) + 2]}
    found = Rubric.model_validate(
        {
            "id": "deux-colonnes",
            "title": "Deux colonnes",
            "document": "deux.txt",
            "blocks": [{"id": "B1", "title": "Mener une enquête", "competencies": ["C1"], "lines": [1, 1]}],
            "competencies": [competency],
        }
    )
    left = "".join(text for _, text in lost(found, source))
    assert sorted(left.replace(" ", "")) == sorted("".join(text for text, own in lines if not own).replace(" ", ""))


def unexplained(source: Source) -> list[str]:
    report = check(interpreted(source).rubric, "\n".join(source.lines))
    return [left.text for left in leftovers(interpreted(source).rubric, report) if left.reason is None]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_cells_of_an_imported_grid_that_repeat_or_stand_in_a_note_are_explained(delimiter: str) -> None:
    rows = (
        (
            "Code bloc",
            "Bloc",
            "Code",
            "Compétence",
            "Épreuve",
            "Code critère",
            "Critère",
            "Poids",
            "Acquis",
            "Remarques",
        ),
        ("BC01", "Tondre", "BC01.1", "Préparer la tonte", "Chantier", "CR01", "Le sol est net", "2", "Sol ratissé", ""),
        ("BC01", "Tondre", "BC01.1", "Préparer la tonte", "Chantier", "CR02", "Le plein est fait", "3,5", "Plein", ""),
        (
            "BC01",
            "Tondre",
            "BC01.2",
            "Tailler",
            "Chantier",
            "CR03",
            "La haie est droite",
            "4",
            "Au cordeau",
            "voir la branche",
        ),
    )
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    left = unexplained(read_csv(text.getvalue(), "jardin.csv"))
    assert [part.strip(delimiter).split(delimiter)[-1] for part in left] == ["voir la branche"]


def test_a_critère_repeated_beside_the_levels_in_its_notes_is_explained_and_another_one_is_not(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in {
        "Grille": [
            ("Compétence", "Critère"),
            ("C1 Tondre", "Le sol est débarrassé"),
            ("C2 Tailler", "La haie est droite"),
        ],
        "Niveaux": [
            ("Critère", "Non acquis", "Acquis"),
            ("Le sol est débarrassé", "Des pierres restent", "Rien ne reste"),
            ("La haie est droite", "Elle penche", "Elle est d'aplomb"),
        ],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "jardin.xlsx")
    source = read_xlsx(tmp_path / "jardin.xlsx", "jardin.xlsx")
    assert unexplained(source) == []
    again = replace(source, lines=(*source.lines, "La haie est droite"))
    assert unexplained(again) == ["La haie est droite"]
