"""Whatever the model's server does, no invented quote is evidence, no critère is lost, no level lacks its grounds."""

from pathlib import Path

import pytest

from assistant.dossier.quote import find_quote
from assistant.judgement.draft import Draft, Evidence
from assistant.judgement.level import Level
from tests.drafting.adversary import Case, faults, group_of, run
from tests.drafting.lies import CRITERIA, HONEST


def test_no_generated_case_gets_through() -> None:
    tally = run(cases=60, seed=20)
    assert tally.wrong == []
    assert tally.cases.total() == 60
    assert tally.statuses.total() == 60 * len(CRITERIA)
    assert tally.unverified_shown > 50, "the cases must hold quotes that are not in the dossier"
    assert tally.levels > 60, "some answers must be good enough for a level"


@pytest.mark.parametrize("change", ["quote", "grounds", "lost"])
def test_the_judge_itself_sees_what_is_wrong(tmp_path: Path, change: str) -> None:
    dossier = group_of(tmp_path).dossier
    evidence = (Evidence(quote=HONEST, anchors=find_quote(HONEST, dossier.passages)),)
    draft = Draft(
        criterion="C2.1-1", drafter="llm", status="drafted", level=Level.MET, evidence=evidence, feedback="Le budget."
    )
    oral = Draft(
        criterion="C5.3-2",
        drafter="llm",
        status="drafted",
        level=Level.NOT_ASSESSABLE,
        reason="Oral.",
        feedback="Oral.",
    )
    drafts = [*(draft.model_copy(update={"criterion": criterion}) for criterion in CRITERIA[:4]), oral]
    assert list(faults(drafts, dossier)) == []
    if change == "quote":
        drafts[0] = draft.model_copy(
            update={"evidence": (*evidence, evidence[0].model_copy(update={"quote": "95 000"}))}
        )
    elif change == "grounds":
        drafts[0] = draft.model_copy(update={"evidence": (), "level": Level.NOT_MET})
    else:
        del drafts[1]
    assert len(list(faults(drafts, dossier))) == 1


def test_a_case_is_the_same_every_time() -> None:
    body = {"messages": [{"content": ""}, {"content": "Traiter les critères C2.1-1, C2.1-2, dans cet ordre"}]}
    assert [Case(n, 3).answer(body, 0)[0] for n in (0, 1, 2)] == [Case(n, 3).answer(body, 0)[0] for n in (0, 1, 2)]
