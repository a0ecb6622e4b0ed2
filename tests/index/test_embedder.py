"""The embedded embedder gives the same unit vectors everywhere and always."""

import json
import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.background import background
from index.embedder import HASHED, FrenchStatic

ANY = st.text(st.characters(codec="utf-8"), max_size=80)


def similarity(one: str, other: str) -> float:
    a, b = FrenchStatic().embed_documents([one, other])
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


@given(ANY)
@settings(deadline=None, max_examples=100)
def test_every_text_has_a_unit_vector(text: str) -> None:
    vector = FrenchStatic().embed_query(text)
    assert len(vector) == HASHED + background().space.shape[1] == 572
    assert math.fsum(value * value for value in vector) == pytest.approx(1.0, abs=1e-5)


@given(st.lists(ANY, max_size=4))
@settings(deadline=None, max_examples=50)
def test_a_query_and_a_document_of_one_text_have_one_vector(texts: list[str]) -> None:
    embedder = FrenchStatic()
    assert embedder.embed_documents(texts) == [embedder.embed_query(text) for text in texts]


def test_the_vector_is_the_same_in_another_process() -> None:
    text = "Le budget de la campagne est chiffré."
    script = (
        f"import json; from index.embedder import FrenchStatic; print(json.dumps(FrenchStatic().embed_query({text!r})))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "3"}
    )
    assert json.loads(told.stdout) == FrenchStatic().embed_query(text)


@pytest.mark.parametrize("text", ["", "  \n", "le la les", "…!?", "\u200b"])
def test_a_text_without_a_word_is_like_no_text_that_has_some(text: str) -> None:
    assert similarity(text, "") == pytest.approx(1.0, abs=1e-5)
    assert abs(similarity(text, "Le budget de la campagne est chiffré.")) < 0.2


def test_near_texts_are_nearer_than_far_ones() -> None:
    asked = "les objectifs sont mesurables et datés"
    near = "Des objectifs datés, mesurables chaque mois."
    far = "La carpe est cuite à la vapeur dans l’autoclave."
    assert similarity(asked, near) > 0.5 > 0.2 > similarity(asked, far)


def test_words_that_the_same_criteria_call_for_are_near_though_they_share_no_letters() -> None:
    assert similarity("imprimeur", "devis") > similarity("imprimeur", "abonnés Instagram")


def test_accents_case_and_elisions_matter_little() -> None:
    assert similarity("L’ÉVALUATION des prix", "l'évaluation des prix") == pytest.approx(1.0, abs=1e-5)
    assert similarity("budgétiser la saison", "budget de la saison") > similarity("budgétiser", "saison")
