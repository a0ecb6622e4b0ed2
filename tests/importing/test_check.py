"""A référentiel against the document it was taken from."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.importing.check import check
from assistant.rubric.rubric import Rubric
from tests.rubric.conftest import criterion

SOURCE = """\
RÉFÉRENTIEL PETIT PLAN
B1 - Concevoir une campagne
C1. Étudier un marché local
Le budget est chiffré et les
et ses concurrents
montants sont datés.
Étude de cas	• Les sources sont citées.
<p>Dossier remis au jury</p>	<p>L’étude est <b>récente</b>.</p>
"""


def content(**more: Any) -> dict[str, Any]:
    """The référentiel that the source holds."""
    return {
        "id": "petit-plan",
        "title": "Petit plan",
        "document": "petit.txt",
        "rules": [{"id": "titre", "title": "Titre", "text": "RÉFÉRENTIEL PETIT PLAN", "lines": [1, 1]}],
        "blocks": [{"id": "B1", "title": "Concevoir une campagne", "competencies": ["C1"], "lines": [2, 2]}],
        "competencies": [{"id": "C1", "statement": "Étudier un marché local et ses concurrents", "lines": [3, 5]}],
        "assessments": [
            {
                "id": "E1",
                "title": "Étude de cas",
                "competencies": ["C1"],
                "mode": ["written"],
                "text": "Dossier remis au jury",
                "lines": [7, 8],
            }
        ],
        "criteria": [
            criterion("C1-1", "C1", statement="Le budget est chiffré et les montants sont datés.", lines=[4, 6]),
            criterion("C1-2", "C1", statement="Les sources sont citées.", lines=[7, 7]),
            criterion("C1-3", "C1", statement="L’étude est récente.", lines=[8, 8]),
        ],
        **more,
    }


def rubric(**more: Any) -> Rubric:
    return Rubric.model_validate(content(**more))


def test_wordings_in_interleaved_columns_are_found_and_every_line_claimed() -> None:
    report = check(rubric(), SOURCE)
    assert (report.rubric, report.criteria, report.found) == ("petit-plan", 3, 3)
    assert report.faults == []
    assert report.unclaimed == []


def test_without_the_source_only_the_numbering_is_checked() -> None:
    report = check(rubric())
    assert (report.found, report.faults, report.unclaimed) == (None, [], [])


def test_a_changed_wording_is_a_fault_and_its_lines_are_unclaimed() -> None:
    source = SOURCE.replace("montants sont datés", "montants sont justes")
    report = check(rubric(), source)
    assert report.found == 2
    assert report.faults == ["C1-1 : le texte ne se retrouve pas aux lignes 4–6 de la source"]
    assert report.unclaimed == [(4, "Le budget est chiffré et les"), (6, "montants sont justes.")]


def test_a_changed_competency_title_or_rule_is_a_fault_too() -> None:
    changed = rubric(blocks=[{"id": "B1", "title": "Concevoir un plan", "competencies": ["C1"], "lines": [2, 2]}])
    assert check(changed, SOURCE).faults == ["bloc B1 : le texte ne se retrouve pas aux lignes 2–2 de la source"]
    report = check(rubric(), SOURCE.replace("et ses concurrents", "et ses clients"))
    assert report.faults == ["compétence C1 : le texte ne se retrouve pas aux lignes 3–5 de la source"]


def test_a_wording_at_other_lines_is_a_fault() -> None:
    report = check(rubric(), "\n\n\n" + SOURCE)
    assert len(report.faults) == 8
    assert report.found == 0


def test_a_line_that_nothing_claims_is_named() -> None:
    report = check(rubric(), SOURCE + "Le candidat présente son plan au jury.\n12 / 40\n")
    assert report.faults == []
    assert report.unclaimed == [(9, "Le candidat présente son plan au jury.")]


def test_white_space_tags_and_invisible_characters_are_no_difference() -> None:
    source = SOURCE.replace("Les sources", "<i>Les</i>\u00a0sour\u00adces").replace("chiffré et", "chiffré  **et**")
    report = check(rubric(), source)
    assert (report.found, report.faults, report.unclaimed) == (3, [], [])


def test_numbering_follows_the_competency_and_the_order() -> None:
    criteria = [criterion(name, "C1") for name in ("C1-1", "C1-3", "C2-1", "C1-x")]
    assert check(rubric(criteria=criteria)).faults == [
        "C2-1 : l'identifiant devrait commencer par « C1- »",
        "C1-x : l'identifiant ne finit pas par un numéro",
        "C1 : les critères ne sont pas numérotés de 1 à 2 dans l'ordre",
    ]


def test_lost_ligatures_are_undone_with_or_without_a_trace() -> None:
    """The source lost «ti» as a sign in one word and half of «tt» without a trace in another."""
    source = SOURCE.replace("concurrents", "ques\N{REPLACEMENT CHARACTER}ons").replace("L’étude", "La lutte, la letre")
    restored = rubric(
        competencies=[{"id": "C1", "statement": "Étudier un marché local et ses questions", "lines": [3, 5]}],
        criteria=[
            *content()["criteria"][:2],
            criterion("C1-3", "C1", statement="La lutte, la lettre est récente.", lines=[8, 8]),
        ],
    )
    assert (check(restored, source).faults, check(restored, source).found) == ([], 3)
    other = source.replace("\N{REPLACEMENT CHARACTER}", "ti")
    assert check(restored, other).faults == ["C1-3 : le texte ne se retrouve pas aux lignes 8–8 de la source"]


def test_the_heading_of_a_group_is_looked_for_above_its_first_criterion() -> None:
    criteria = content()["criteria"]
    criteria[1] |= {"heading": "Étude de cas"}
    criteria[2] |= {"heading": "Étude de cas"}
    assert check(rubric(criteria=criteria), SOURCE).faults == []
    criteria[2] |= {"heading": "Étude de ces cas"}
    assert check(rubric(criteria=criteria), SOURCE).faults == [
        "intitulé de C1-3 : le texte ne se retrouve pas aux lignes 1–8 de la source"
    ]


def test_a_lost_statement_is_not_looked_for() -> None:
    competencies = [*content()["competencies"], {"id": "C2", "statement": None, "lines": [5, 5]}]
    blocks = [{"id": "B1", "title": "Concevoir une campagne", "competencies": ["C1", "C2"], "lines": [2, 2]}]
    assert check(rubric(blocks=blocks, competencies=competencies), SOURCE).faults == []


def test_a_criterion_of_a_whole_production_is_numbered_after_its_range() -> None:
    competencies = [{"id": f"C{n}", "statement": f"Énoncé {n}", "lines": [n, n]} for n in (1, 2, 3)]
    blocks = [{"id": "B1", "title": "Bloc", "competencies": ["C1", "C2", "C3"], "lines": [2, 2]}]
    names = ("C1..C3-1", "C1-C3-2")
    criteria = [criterion(name, "C1", "C2", "C3", attached="production") for name in names]
    assert check(rubric(blocks=blocks, competencies=competencies, criteria=criteria)).faults[0] == (
        "C1-C3-2 : l'identifiant devrait commencer par « C1..C3- »"
    )


LINES = st.lists(st.text(alphabet="abcdefghij ", min_size=4, max_size=30).filter(str.strip), min_size=1, max_size=6)


@given(LINES, LINES, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=80)
def test_any_two_interleaved_columns_are_read_apart(left: list[str], right: list[str], chance: Any) -> None:
    right = [line.upper() for line in right]
    sides = [left.pop(0) if side else right.pop(0) for side in chance_sides(left, right, chance)]
    one = " ".join(line for line in sides if line.islower())
    other = " ".join(line for line in sides if line.isupper())
    found = rubric(
        rules=[],
        assessments=[],
        blocks=[{"id": "B1", "title": "Bloc", "competencies": ["C1"], "lines": [1, 1]}],
        competencies=[{"id": "C1", "statement": one, "lines": [2, len(sides) + 1]}],
        criteria=[criterion("C1-1", "C1", statement=other, lines=[2, len(sides) + 1])],
    )
    source = "Bloc\n" + "\n".join(sides)
    report = check(found, source)
    assert (report.found, report.faults, report.unclaimed) == (1, [], [])
    assert check(found, source.replace(sides[-1].strip()[0], "Z", 1)).faults


def chance_sides(left: list[str], right: list[str], chance: Any) -> list[bool]:
    """Which column each line is of, in some order."""
    sides = [True] * len(left) + [False] * len(right)
    chance.shuffle(sides)
    return sides
