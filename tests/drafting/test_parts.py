"""The parts of drafting by themselves: groups, marks, language, pace, spending, two opinions, calibration."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import Anchor
from assistant.drafting.answer import read_answer
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.batchfile import read_replies
from assistant.drafting.forecast import best_reading
from assistant.drafting.grouping import MOST_TOGETHER, grouped
from assistant.drafting.language import reads_as_french
from assistant.drafting.opinion import combined
from assistant.drafting.pace import Pace, pause
from assistant.drafting.prompt import load_prompt
from assistant.drafting.request import messages_for
from assistant.drafting.spending import Spending
from assistant.errors import RunError, UserError
from assistant.importing.shelf import shipped
from assistant.judgement.calibration import CalibrationMap
from assistant.judgement.draft import Draft, Evidence, RankedPassage, failed
from assistant.judgement.level import Level
from assistant.judgement.usage import Usage
from assistant.reading.supervised import read_file
from assistant.settings.calibrations import calibration_for, keep_calibration
from assistant.settings.prices import Price, price_of

RUBRIC = shipped("esg-rmc")


@pytest.fixture(scope="module")
def long_dossier() -> Dossier:
    return read_file(Path(__file__).parents[2] / "evals" / "sample" / "dossier.md")


def assignments(dossier: Dossier, count: int) -> list[Assignment]:
    """Every criterion with ten passages of its own drawing."""
    found = []
    for place, criterion in enumerate(RUBRIC.criteria[:count]):
        drawn = random.Random(place // 3).sample([p for p in dossier.passages if p.is_evidence], 10)
        ranked = tuple(RankedPassage(id=p.id, page=p.page, text=p.text, score=1.0) for p in drawn)
        found.append(Assignment(criterion, ranked))
    return found


@pytest.mark.parametrize("reading", ["passages", "whole"])
@pytest.mark.parametrize("count", [1, 7, 20, 60])
@pytest.mark.parametrize("budget", [600, 6000])
def test_every_criterion_is_in_one_group_and_oral_ones_are_apart(
    long_dossier: Dossier, reading: str, count: int, budget: int
) -> None:
    given_ = assignments(long_dossier, count)
    groups = grouped(RUBRIC, long_dossier, given_, budget=budget, reading=reading)  # type: ignore[arg-type]
    assert sorted(c for g in groups for c in g.criteria) == sorted(a.criterion.id for a in given_)
    assert [g.number for g in groups] == list(range(len(groups)))
    for group in groups:
        assert len({a.criterion.assessable == "oral" for a in group.assignments}) == 1
        assert len(group.assignments) <= MOST_TOGETHER or group.assignments[0].criterion.assessable == "oral"
        read = {p.id for p in group.passages}
        for assignment in group.assignments:
            if assignment.criterion.assessable != "oral":
                assert assignment.passages[0].id in read
    assert groups == grouped(RUBRIC, long_dossier, given_, budget=budget, reading=reading)  # type: ignore[arg-type]


def test_criteria_that_share_passages_share_a_call(long_dossier: Dossier) -> None:
    given_ = [a for a in assignments(long_dossier, 30) if a.criterion.assessable != "oral"]
    alike = {a.criterion.id: frozenset(p.id for p in a.passages) for a in given_}
    for group in grouped(RUBRIC, long_dossier, given_, budget=6000):
        assert len({alike[c] for c in group.criteria}) <= 1 + len(group.criteria) // 2


def test_the_whole_dossier_is_the_same_prefix_of_every_call_and_turned_it_is_another(long_dossier: Dossier) -> None:
    groups = grouped(RUBRIC, long_dossier, assignments(long_dossier, 40), budget=6000, reading="whole")
    prompt = load_prompt("draft")
    calls = [messages_for(prompt, g, g.assignments) for g in groups if g.shown is None]
    prefixes = {call[1]["content"].split("</dossier-")[0] for call in calls}
    assert len(calls) > 1
    assert len(prefixes) == 1
    prefix = prefixes.pop()
    assert all(passage.id in prefix for passage in long_dossier.passages if passage.is_evidence)
    turned = messages_for(prompt, groups[0], groups[0].assignments, turned=True)[1]["content"]
    assert sorted(turned.split("</dossier-")[0].split("\n[")) != prefix.split("\n[")
    assert turned.index(groups[0].criteria[-1]) < turned.index(f"{groups[0].criteria[0]} ")


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("Le dossier montre le budget de la saison et en donne la source.", True),
        ("Budget chiffré ; sources absentes.", True),
        ("The budget is well defined and it is clearly the best of the year.", False),
        ("Das Budget ist mit den Zielen der Saison nicht verbunden.", False),
        ("El presupuesto no está claro y no se explica en el texto.", False),
        ("预算已经明确并且与目标一致", False),
        ("", True),
    ],
)
def test_french_is_told_from_other_languages(text: str, french: bool) -> None:
    assert reads_as_french(text) is french


def test_a_minute_s_limits_are_kept_to() -> None:
    now = [100.0]
    pace = Pace(2, 1000, clock=lambda: now[0])
    assert [pace.turn(300), pace.turn(300)] == [0.0, 0.0]
    assert pace.turn(300) == 60.0, "two requests a minute"
    now[0] = 161.0
    assert pace.turn(900) == pytest.approx(59.0), "one more would pass the tokens of the minute that the third began"
    assert Pace(None, 1000, clock=lambda: 0.0).turn(5000) == 0.0


@pytest.mark.parametrize(
    ("attempt", "header", "low", "high"),
    [(1, None, 0.25, 0.5), (3, None, 1.0, 2.0), (1, "7", 7.0, 7.25), (1, "0", 0.0, 0.25), (2, "demain", 0.5, 1.0)],
)
def test_waiting_grows_with_jitter_and_obeys_the_endpoint(
    attempt: int, header: str | None, low: float, high: float
) -> None:
    waits = [pause(attempt, header, random.Random(seed)) for seed in range(50)]
    assert all(wait is not None and low <= wait <= high for wait in waits)
    assert len(set(waits)) > 10


def test_a_pause_of_a_day_is_not_waited_for() -> None:
    assert pause(1, "86400", random.Random(1)) is None
    assert pause(1, "Wed, 21 Oct 2099 07:28:00 GMT", random.Random(1)) is None


def test_a_cap_stops_before_it_is_passed() -> None:
    call = Usage(calls=1, input_tokens=400, output_tokens=100)
    spending = Spending(most_tokens=1200, before=Usage(input_tokens=100))
    spending.book(call)
    spending.book(call)
    with pytest.raises(RunError, match="plafond de 1200 jetons"):
        spending.book(call)
    spending.settle(call, Usage(calls=1, input_tokens=200))
    spending.book(Usage(input_tokens=300))


def test_money_is_counted_with_cached_tokens_at_their_price() -> None:
    price = Price(input=2.0, cached_input=0.5, output=10.0)
    usage = Usage(input_tokens=1_000_000, cached_tokens=400_000, output_tokens=100_000)
    assert price.of(usage) == pytest.approx(1.2 + 0.2 + 1.0)
    with pytest.raises(RunError, match="plafond de 1 EUR"):
        Spending(most_cost=1.0, price=price).book(usage)


def test_prices_are_the_user_s_own_and_a_broken_file_is_named(tmp_path: Path) -> None:
    assert price_of(tmp_path, "m") is None
    path = tmp_path / "prices.yaml"
    path.write_text("currency: CHF\nmodels:\n  m: {input: 1, output: 2}\n", encoding="utf-8")
    found = price_of(tmp_path, "m")
    assert found is not None
    assert (found.currency, found.input, found.cached_input) == ("CHF", 1.0, None)
    assert price_of(tmp_path, "autre") is None
    for broken in ("models: [", "models:\n  m: {input: -1, output: 2}\n", "modeles: {}\n"):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(UserError, match=r"prices\.yaml"):
            price_of(tmp_path, "m")


def test_a_model_s_own_currency_is_refused_rather_than_changed(tmp_path: Path) -> None:
    path = tmp_path / "prices.yaml"
    path.write_text("models:\n  m: {input: 1, output: 2, currency: USD}\n", encoding="utf-8")
    for model in ("m", "autre"):
        with pytest.raises(UserError, match="compte en EUR et le prix de m en USD ; une seule monnaie"):
            price_of(tmp_path, model)
    path.write_text("currency: USD\nmodels:\n  m: {input: 1, output: 2, currency: USD}\n", encoding="utf-8")
    found = price_of(tmp_path, "m")
    assert found is not None
    assert found.currency == "USD"


def drafted(level: Level | None, quote: str = "Le conseil a voté 21 500 €", **more: object) -> Draft:
    return Draft(
        criterion="C2.1-1",
        drafter="llm",
        status="drafted" if level else "abstained",
        level=level,
        support=0.8 if level else None,
        evidence=(Evidence(quote=quote, anchors=(Anchor("p1-1", 1, 0, len(quote)),)),),
        reason=None if level else "Rien.",
        request="r",
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (Level.MET, Level.MET, Level.MET),
        (Level.MET, Level.PARTIAL, Level.PARTIAL),
        (Level.PARTIAL, Level.MET, Level.PARTIAL),
        (Level.NOT_MET, Level.PARTIAL, Level.NOT_MET),
        (Level.MET, Level.NOT_MET, None),
        (Level.MET, None, None),
        (None, Level.MET, None),
        (Level.MET, Level.NOT_ASSESSABLE, None),
    ],
)
def test_two_opinions_say_what_both_bear_out(first: Level | None, second: Level | None, level: Level | None) -> None:
    found = combined(drafted(first), drafted(second, quote="25 prêts de mallettes"))
    assert found.level is level
    Draft.model_validate(found.model_dump())
    if first is not second and level is not None:
        assert found.support == 0.4
        assert "la plus prudente" in (found.reason or "")
    if level is None and first is not second:
        assert "ne concordent pas" in (found.reason or "")
        assert len(found.evidence) == 2, "the juror sees what either quoted"


@pytest.mark.parametrize("place", [0, 1])
def test_an_opinion_that_failed_leaves_the_other_with_half_its_support(place: int) -> None:
    pair = [drafted(Level.MET), drafted(Level.MET)]
    pair[place] = failed("C2.1-1", "llm", "Le modèle ne répond pas.")
    found = combined(*pair)
    assert (found.level, found.support) == (Level.MET, 0.4)
    assert found.reason == f"{('Premier', 'Second')[place]} avis non obtenu. Le modèle ne répond pas."
    assert (found.request, found.second_request) == ("r", None)


@pytest.mark.parametrize("kind", ["isotonic", "platt"])
@given(st.floats(0, 1), st.floats(0, 1))
def test_a_calibration_map_never_falls_and_stays_a_share(kind: str, one: float, other: float) -> None:
    shape = (
        {"support": (0.2, 0.5, 0.9), "confidence": (0.1, 0.4, 0.8)}
        if kind == "isotonic"
        else {"slope": 4.0, "intercept": -2.0}
    )
    found = CalibrationMap(model="m", prompt="p", data="d", graded=40, kind=kind, **shape)  # type: ignore[arg-type]
    low, high = sorted((one, other))
    assert 0 <= found.of(low) <= found.of(high) <= 1


def test_an_isotonic_map_joins_its_points() -> None:
    found = CalibrationMap(
        model="m", prompt="p", data="d", graded=40, kind="isotonic", support=(0.2, 0.6), confidence=(0.1, 0.5)
    )
    assert [found.of(x) for x in (0.0, 0.2, 0.4, 0.6, 1.0)] == pytest.approx([0.1, 0.1, 0.3, 0.5, 0.5])


def test_a_map_serves_its_model_its_prompt_and_its_way_of_asking_only(tmp_path: Path) -> None:
    kept = CalibrationMap(model="org/m:1", prompt="draft@2-x", data="d", graded=3, kind="platt", slope=1.0)
    path = keep_calibration(tmp_path, kept)
    assert path.name == "org_m_1.json"
    assert calibration_for(tmp_path, "org/m:1", "draft@2-x", second_opinion=False) == kept
    assert calibration_for(tmp_path, "org/m:1", "draft@2-y", second_opinion=False) is None
    assert calibration_for(tmp_path, "org/m:1", "draft@2-x", second_opinion=True) is None
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(UserError, match="inutilisable"):
        calibration_for(tmp_path, "org/m:1", "draft@2-x", second_opinion=False)


def test_the_criteria_before_a_break_are_taken() -> None:
    one = (
        '{"id": "A", "evidence": [], "indicators": [], "reasons": "Rien.", "level": "abstain", '
        '"feedback": "Rien sur le sujet.", "question": null}'
    )
    answers, errors = read_answer('{"criteria": [' + one + ', {"id": "B", "evid', {"A", "B"})
    assert list(answers) == ["A"]
    assert "le critère B manque" in errors


ANSWER = {
    "id": "A",
    "evidence": [{"passage": "p1-1", "quote": "Le con\x00seil a voté\u202e 21\u00a0500 €\ud83d"}],
    "indicators": [],
    "reasons": "Le budget\u2028est dit.\nIl est daté.",
    "level": "partial",
    "feedback": "Le budget \u200best montré\x1b.",
    "question": None,
}


def test_what_nobody_sees_is_taken_out_of_what_a_model_says() -> None:
    answers, errors = read_answer(json.dumps({"criteria": [ANSWER]}), {"A"})
    assert errors == []
    assert answers["A"].evidence[0].quote == "Le conseil a voté 21\u00a0500 €"
    assert answers["A"].reasons == "Le budget est dit.\nIl est daté."
    assert answers["A"].feedback == "Le budget est montré."


def test_a_key_given_twice_is_not_believed() -> None:
    text = json.dumps({"criteria": [ANSWER, {**ANSWER, "id": "B"}]}).replace(
        '"level": "partial"', '"level": "not_met", "level": "met"', 1
    )
    answers, errors = read_answer(text, {"A", "B"})
    assert list(answers) == ["B"]
    assert "critère A, champ « level »" in errors[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "est vide"), ("{\n", "ligne 1"), ('{"custom_id": "a"}\n{"custom_id"', "ligne 2"), ("[]", "ligne 1")],
)
def test_a_broken_file_of_replies_is_named_by_line(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_replies(text)


def test_the_whole_dossier_is_read_where_it_fits_a_known_context(long_dossier: Dossier) -> None:
    prompt = load_prompt("draft")
    few = RUBRIC.criteria[:18]
    ways = [
        best_reading(RUBRIC, long_dossier, few, prompt, context=context, price=None) for context in (None, 8000, 64_000)
    ]
    assert ways == ["passages", "passages", "whole"]


def test_a_group_without_chosen_passages_reads_each_criterion_s_first(long_dossier: Dossier) -> None:
    given_ = assignments(long_dossier, 1)
    group = Group(0, RUBRIC, long_dossier, tuple(given_))
    assert {p.id for p in group.passages} == {p.id for p in given_[0].passages[:6]}
