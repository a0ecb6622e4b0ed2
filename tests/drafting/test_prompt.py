"""A prompt's id stands for every word that a model is told."""

import pytest

from assistant.drafting.prompt import Prompt, filled, load_prompt

SAYS = ("system", "user", "whole", "passages", "pseudonyms", "repair")


@pytest.mark.parametrize("part", SAYS)
def test_a_changed_sentence_is_another_prompt(part: str) -> None:
    prompt = load_prompt("draft")
    assert prompt.model_copy(update={part: "Autre consigne."}).id != prompt.id
    assert prompt.model_copy(update={"purpose": "Autre but."}).id == prompt.id


def test_every_part_is_counted_in_the_id_or_says_what_the_prompt_is() -> None:
    assert {*SAYS, "name", "version", "purpose"} == set(Prompt.model_fields)


def test_a_prompt_that_does_not_exist_and_a_variable_that_is_not_given_are_named() -> None:
    with pytest.raises(LookupError, match="'autre'"):
        load_prompt("autre")
    with pytest.raises(LookupError, match="'code'"):
        filled("<dossier-${code}>", passages="")
