"""A model's calibration map from a graded run: on the tuning part, and only from enough levels."""

import pytest

from assistant.errors import UserError
from evals.modelfit import fit_map
from evals.runlog import RunLog
from tests.evals.logs import PLANNED, log


def drafted_by_a_model(times: int) -> RunLog:
    """Candidate A's two criteria again and again: the first with support 0.9, which holds, the second with 0.2."""
    made = log(PLANNED | {("A", "C1-2"): "met"})
    drafts, grades = [], []
    for number in range(times):
        for logged, support in zip(made.drafts[:2], (0.9, 0.2), strict=True):
            name = f"{logged.draft.criterion}.{number}"
            drafts.append(
                logged.model_copy(
                    update={"draft": logged.draft.model_copy(update={"criterion": name, "support": support})}
                )
            )
            grades += [
                g.model_copy(update={"criterion": name})
                for g in made.grades
                if (g.candidate, g.criterion) == ("A", logged.draft.criterion)
            ]
    rubric = made.rubrics[0]
    known = {d.draft.criterion: rubric.criteria["C1-1"] for d in drafts}
    return made.model_copy(
        update={
            "model": "modele-test",
            "prompts": ("draft@1-abc",),
            "drafts": tuple(drafts),
            "grades": tuple(grades),
            "marks": (),
            "rubrics": (rubric.model_copy(update={"criteria": known}),),
        }
    )


def test_the_map_is_the_models_and_says_what_it_was_fitted_on() -> None:
    found = fit_map(drafted_by_a_model(20))
    assert (found.model, found.prompt, found.graded) == ("modele-test", "draft@1-abc", 40)
    assert found.data.startswith("essai 0000")
    assert found.of(0.9) > 0.9
    assert found.of(0.2) < 0.1


def test_too_few_graded_levels_are_refused() -> None:
    with pytest.raises(UserError, match="il en faut 30"):
        fit_map(drafted_by_a_model(5))


def test_a_run_without_a_model_is_refused() -> None:
    with pytest.raises(UserError, match="jeu de données"):
        fit_map(log(PLANNED))
