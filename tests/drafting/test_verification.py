"""What is made of the indicators that a model says it saw."""

import pytest

from assistant.dossier.dossier import Dossier, Page
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
    answer = CriterionAnswer.model_validate(
        {
            "id": "C1-1",
            "evidence": [],
            "indicators": [{"id": name, "observed": observed} for name, observed in said],
            "reasons": "Rien n'est dit.",
            "level": "abstain",
            "feedback": "Rien sur le sujet.",
            "question": None,
        }
    )
    draft = verified(answer, Assignment(CRITERION, ()), DOSSIER, model="m", prompt="p", request="r")
    assert [indicator.observed for indicator in draft.indicators] == seen
