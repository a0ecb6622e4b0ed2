"""From grounds to a level: monotone, silent where nothing stands out, and read from a file that is checked."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.dossier.passage import Passage
from assistant.drafting.grounds import Grounds, Sentence
from assistant.drafting.levels import Levels, shipped_levels
from assistant.judgement.level import Level

PASSAGE = Passage(id="p1-1", page=1, text="Texte.", start=0, end=6)
NEAR = 1000.0


def grounds(*sentences: tuple[float, int, int, float], near: float = NEAR, spoken: float = NEAR) -> Grounds:
    """Sentences as (closeness, facts, claims, wording)."""
    made = tuple(Sentence(PASSAGE, "Texte.", c, wording, facts, claims) for c, facts, claims, wording in sentences)
    return Grounds(made, near, spoken)


def test_the_shares_are_counted_by_closeness() -> None:
    found = grounds((3.0, 2, 0, 0.1), (1.0, 0, 2, 0.6), (4.0, 0, 0, 0.2))
    assert found.grounded == pytest.approx(3 / 8)
    assert found.claimed == pytest.approx(1 / 8)
    assert found.repeated == pytest.approx(0.6)


def test_nothing_weighed_counts_as_nothing() -> None:
    empty = grounds()
    assert (empty.grounded, empty.claimed, empty.repeated) == (0.0, 0.0, 0.0)
    assert shipped_levels().proposed(empty) is None


def test_facts_all_through_are_met_and_the_wording_claimed_is_not() -> None:
    met = shipped_levels().proposed(grounds((5.0, 3, 0, 0.0), (4.0, 1, 0, 0.1)))
    bare = shipped_levels().proposed(grounds((5.0, 0, 3, 0.9), (4.0, 0, 1, 0.5)))
    assert met is not None
    assert met.level is Level.MET
    assert bare is not None
    assert bare.level is Level.NOT_MET


def test_passages_that_do_not_stand_out_get_no_level() -> None:
    sentences = ((5.0, 3, 0, 0.0),)
    assert shipped_levels().proposed(grounds(*sentences, near=0.0)) is None
    assert shipped_levels().proposed(grounds(*sentences, spoken=0.0)) is None


SENTENCE = st.tuples(st.floats(0.1, 50), st.integers(0, 3), st.integers(0, 3), st.floats(0, 1))


@given(st.lists(SENTENCE, min_size=1, max_size=6), st.integers(0, 5))
def test_a_fact_more_never_lowers_what_is_expected(rows: list[tuple[float, int, int, float]], place: int) -> None:
    place %= len(rows)
    close, facts, claims, wording = rows[place]
    better = [*rows[:place], (close, facts + 1, claims, wording), *rows[place + 1 :]]
    before, after = (shipped_levels().chances(grounds(*some)) for some in (rows, better))
    assert sum(before) == pytest.approx(1)
    assert after[2] >= before[2] - 1e-12
    assert after[0] <= before[0] + 1e-12


@pytest.mark.parametrize(
    "change", [{"grounded": -1.0}, {"met": -9.0}, {"unheard_of": 1}, {"form": "other"}, {"near": float("inf")}]
)
def test_a_faulty_file_is_refused(change: dict[str, object]) -> None:
    content = shipped_levels().model_dump(mode="json") | change
    with pytest.raises(ValidationError):
        Levels.model_validate(content)


def test_the_file_says_what_it_was_fitted_on() -> None:
    fitted = shipped_levels().fitted
    assert (fitted.dataset, fitted.part, fitted.synthetic) == ("synthetique-2026", "tuning", True)
    assert len(fitted.sha256) == 64
    assert json.loads(shipped_levels().model_dump_json()) == shipped_levels().model_dump(mode="json")


def test_levels_fitted_anew_have_another_version() -> None:
    known = shipped_levels()
    assert known.version == shipped_levels().model_copy().version
    assert known.model_copy(update={"met": known.met + 0.1}).version != known.version


def test_the_schema_beside_the_file_is_that_of_the_value() -> None:
    schema = files("assistant.drafting").joinpath("levels.schema.json").read_text("utf-8")
    assert json.loads(schema) == Levels.model_json_schema()
