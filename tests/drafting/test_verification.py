"""What is made of the quotes that a model gives and of the indicators that it says it saw."""

from typing import Any

import pytest

from assistant.dossier.dossier import Dossier, Page
from assistant.dossier.passage import Passage
from assistant.drafting.answer import CriterionAnswer
from assistant.drafting.assignment import Assignment
from assistant.drafting.verification import verified
from tests.drafting.test_request import rubric

DOSSIER = Dossier(
    file="dossier.md",
    sha256="b" * 64,
    format="markdown",
    reader="1",
    pages=(Page(number=1, text="Le budget est voté.", unit="section"),),
    passages=(),
)
CRITERION = rubric({"id": "C1-1", "statement": "Les montants sont datés."}).criteria[0]


def answered(**given: Any) -> CriterionAnswer:
    return CriterionAnswer.model_validate(
        {
            "id": "C1-1",
            "evidence": [],
            "indicators": [],
            "reasons": "Rien n'est dit.",
            "level": "abstain",
            "feedback": "Rien sur le sujet.",
            "question": None,
            **given,
        }
    )


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ([("C1-1.1", "yes"), ("C1-1.2", "no")], ["yes", "no"]),
        ([(".1", "partly"), (" 2 ", "yes")], ["partly", "yes"]),
        ([("C1-1.1", "yes"), (".1", "yes")], ["yes", "unknown"]),
        ([("C1-1.1", "yes"), (".1", "no")], ["unknown", "unknown"]),
        ([("C1-11", "yes"), ("C9-1.2", "yes"), ("C1-1.3", "yes")], ["unknown", "unknown"]),
    ],
)
def test_an_indicator_is_seen_as_its_own_id_says_and_never_as_two_things(
    said: list[tuple[str, str]], seen: list[str]
) -> None:
    answer = answered(indicators=[{"id": name, "observed": observed} for name, observed in said])
    draft = verified(answer, Assignment(CRITERION, ()), DOSSIER, model="m", prompt="p", request="r")
    assert [indicator.observed for indicator in draft.indicators] == seen


def test_a_quote_that_was_found_is_shown_in_the_dossier_s_words_and_the_others_in_the_model_s() -> None:
    text = "Le conseil\na voté 21\u00a0500 € pour « la saison » et 10² mètres."
    passage = Passage(id="p1-1", page=1, text=text, start=0, end=len(text))
    quotes = ('le CONSEIL a voté 21500 € pour "la saison"', "la saison et 102 mètres")
    answer = answered(evidence=[{"passage": "p1-1", "quote": quote} for quote in quotes], level="partial")
    dossier = DOSSIER.model_copy(update={"passages": (passage,)})
    draft = verified(answer, Assignment(CRITERION, ()), dossier, model="m", prompt="p", request="r")
    assert [(quote.quote, quote.verified) for quote in draft.evidence] == [
        ("Le conseil a voté 21\u00a0500 € pour « la saison", True),
        ("la saison et 102 mètres", False),
    ]
