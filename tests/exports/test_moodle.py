"""A référentiel as a rubric for Moodle's CSV importer."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings

from assistant.errors import UserError
from assistant.exports.moodle import moodle_csv
from assistant.importing.shelf import shipped
from assistant.rubric.rubric import Rubric
from tests.rubric.building import rubrics
from tests.rubric.conftest import small


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def changed(**more: object) -> Rubric:
    content = small()
    content["criteria"][0].update(more)
    return Rubric.model_validate(content)


def test_each_criterion_has_three_levels_of_falling_score() -> None:
    written = moodle_csv(Rubric.model_validate(small()))
    assert written.splitlines()[:4] == [
        "criterion,level,level_description,score",
        "C1-1 · Le plan C1-1 est tenu.,1,Démontré,2",
        "C1-1 · Le plan C1-1 est tenu.,2,Partiel,1",
        "C1-1 · Le plan C1-1 est tenu.,3,Non démontré,0",
    ]
    assert {row["criterion"] for row in rows(written)[:-1]} == {
        "C1-1 · Le plan C1-1 est tenu.",
        "C1-2 (à l'oral) · Le plan C1-2 est tenu.",
        "C2+C3-1 · Le plan C2+C3-1 est tenu.",
        "A2-1 · Le plan A2-1 est tenu.",
        "A3-1 · Le plan A3-1 est tenu.",
    }


def as_the_importer_reads(text: str) -> dict[str, list[Decimal]]:
    """Line by line, as the plugin does: a wording over two lines would be torn apart."""
    read: dict[str, list[Decimal]] = {}
    for line in text.split("\n")[1:]:
        if line:
            (fields,) = csv.reader([line])
            if len(fields) < 3:
                continue
            criterion, _, _, score = fields
            read.setdefault(criterion.strip(), []).append(Decimal(score))
    return read


@pytest.mark.parametrize(
    ("identity", "scores", "total"),
    [
        ("ascencia-cmc", ["0.5", "0.25", "0"], "95"),
        ("cpmdc", ["1", "0.5", "0"], "100"),
        ("esg-rmc", ["1", "0.5", "0"], "60"),
        ("inseec-rpmc", ["2", "1", "0"], "82"),
        ("strategie-marketing", ["1", "0.5", "0"], "59"),
    ],
)
def test_points_are_easy_to_read_and_add_up_to_a_grade_that_moodle_takes(
    identity: str, scores: list[str], total: str
) -> None:
    written = moodle_csv(shipped(identity))
    read = as_the_importer_reads(written)
    assert len(read) == len(shipped(identity).criteria)
    assert {tuple(held) for held in read.values()} == {tuple(Decimal(score) for score in scores)}
    assert [row["score"] for row in rows(written)[:3]] == scores
    assert sum(max(held) for held in read.values()) == Decimal(total)
    assert f"la note maximale {total} ;" in written.splitlines()[-1]


def test_more_critères_than_moodle_grades_are_refused() -> None:
    one = small()["criteria"][0]
    many = [{**one, "id": f"C1-{number}"} for number in range(1, 1002)]
    with pytest.raises(UserError, match="1001 critères, plus que Moodle"):
        moodle_csv(Rubric.model_validate({**small(), "criteria": many}))


@settings(max_examples=60)
@given(rubrics())
def test_any_wording_stays_on_its_line_and_starts_no_formula(rubric: Rubric) -> None:
    if not rubric.criteria:
        with pytest.raises(UserError, match="aucun critère"):
            moodle_csv(rubric)
        return
    read = as_the_importer_reads(moodle_csv(rubric))
    assert len(read) == len(rubric.criteria)
    for criterion, scores in read.items():
        assert criterion[0] not in "=+-@"
        assert len(set(scores)) == 3


@pytest.mark.parametrize("identity", ["=1+1", "+SUM(A1)", "-2", "@x", " =1", "＝1"])
def test_a_formula_is_made_text(identity: str) -> None:
    assert rows(moodle_csv(changed(id=identity)))[0]["criterion"].startswith("'")


def test_what_php_would_take_for_markup_or_an_escape_is_spaced_out() -> None:
    wording = rows(moodle_csv(changed(statement='Un coût <10 € dit "bas\\" ou <b>.')))[0]["criterion"]
    assert wording == 'C1-1 · Un coût < 10 € dit "bas\\ " ou < b>.'


def test_commas_and_quotes_are_quoted() -> None:
    written = moodle_csv(changed(statement='Prix, coûts et "marge".'))
    assert written.splitlines()[1] == '"C1-1 · Prix, coûts et ""marge"".",1,Démontré,2'
