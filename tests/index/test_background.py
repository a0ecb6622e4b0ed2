"""The space learnt from our own reading aids."""

import numpy as np
import pytest

from index.background import background


def test_a_rare_word_is_more_telling_than_a_common_one() -> None:
    rare, common = "zootechnie", "client"
    known = background()
    assert known.criteria == 450
    assert known.stem_rarity(rare) > known.stem_rarity(common) > 0
    assert known.gram_rarity("zzzz") > known.gram_rarity("_cli")


def test_the_rarity_of_a_word_that_no_criterion_has() -> None:
    """n = 0 of N = 450: √ln(1 + 450.5 / 0.5) = √ln 902 = √6.80461 = 2.60857."""
    assert background().stem_rarity("zootechn") == pytest.approx(2.60857, abs=1e-5)


@pytest.mark.parametrize("text", ["", "…", "zzzzqqqq"])
def test_a_text_without_a_known_run_of_letters_has_no_place(text: str) -> None:
    assert not background().placed(text).any()


def test_a_place_has_unit_length() -> None:
    assert float(np.linalg.norm(background().placed("Trois imprimeurs ont répondu"))) == pytest.approx(1.0, abs=1e-5)


def test_every_row_of_the_space_is_a_run_of_four_letters_that_some_criteria_have() -> None:
    known = background()
    assert known.space.shape == (len(known.rows), 60)
    assert all(len(gram) <= 4 for gram in known.rows)
    assert min(known.grams[gram] for gram in known.rows) == 3
