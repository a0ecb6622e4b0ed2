"""What a draft is made from: a change of anything that a call says of a critère asks for it anew, and for no other."""

from collections.abc import Callable

import pytest

from assistant.dossier.dossier import Dossier, Page
from assistant.judgement.screening import Screening
from assistant.rubric.rubric import Rubric
from assistant.screening.planning import Pinned
from tests.drafting.test_request import rubric

SCREENING = Screening(
    rubric="essai",
    rubric_version="a" * 64,
    dossier="b" * 64,
    reader="1",
    file="dossier.md",
    criteria=("C1-1", "A1-1"),
    drafter="llm",
    model="m",
    prompt="draft@3-abc",
)
RUBRIC = rubric(
    {"id": "C1-1", "statement": "Les montants sont datés."},
    {"id": "A1-1", "statement": "Le budget est tenu.", "attached": "activity", "activity": "A1"},
)
Change = Callable[[Rubric], Rubric]


def basis(of: Rubric, criterion: str, screening: Screening = SCREENING) -> str:
    page = Page(number=1, text="Le budget est voté.", unit="section")
    dossier = Dossier(file="dossier.md", sha256="b" * 64, format="markdown", reader="1", pages=(page,), passages=())
    return Pinned(screening, of, dossier).basis(criterion, [("p1-1", 1.0), ("p1-2", 0.5)])


def reworded(of: Rubric) -> Rubric:
    first, *others = of.criteria
    return of.model_copy(update={"criteria": (first.model_copy(update={"statement": "Autre."}), *others)})


def renamed(of: Rubric) -> Rubric:
    return of.model_copy(update={"activities": (of.activities[0].model_copy(update={"title": "Autre"}),)})


@pytest.mark.parametrize(("change", "changed", "same"), [(reworded, "C1-1", "A1-1"), (renamed, "A1-1", "C1-1")])
def test_a_changed_rubric_asks_for_what_changed_alone(change: Change, changed: str, same: str) -> None:
    assert basis(change(RUBRIC), changed) != basis(RUBRIC, changed)
    assert basis(change(RUBRIC), same) == basis(RUBRIC, same)


def test_another_prompt_asks_for_everything_anew() -> None:
    later = SCREENING.model_copy(update={"prompt": "draft@4-abc"})
    assert all(basis(RUBRIC, c, later) != basis(RUBRIC, c) for c in SCREENING.criteria)
