"""The space learnt from our own reading aids."""

import numpy as np
import pytest

from index.background import background


def test_it_is_learnt_from_the_criteria_of_the_shipped_referentiels() -> None:
    known = background()
    assert known.stems.texts == known.grams.texts == 450
    assert known.stems.holding["client"] > known.stems.holding["imprimeur"] > 0


@pytest.mark.parametrize("text", ["", "…", "zzzzqqqq"])
def test_a_text_without_a_known_run_of_letters_has_no_place(text: str) -> None:
    assert not background().placed(text).any()


def test_a_place_has_unit_length() -> None:
    assert float(np.linalg.norm(background().placed("Trois imprimeurs ont répondu"))) == pytest.approx(1.0, abs=1e-5)


def test_every_row_of_the_space_is_a_run_of_four_letters_that_some_criteria_have() -> None:
    known = background()
    assert known.space.shape == (len(known.rows), 60)
    assert all(len(gram) <= 4 for gram in known.rows)
    assert min(known.grams.holding[gram] for gram in known.rows) == 3
