"""The log of decisions: appended, chained, never overwritten."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from assistant.judgement.decision import Decision
from assistant.judgement.level import Level
from assistant.jury.log import DecisionLog, now
from assistant.screening.database import open_database
from tests.jury.case import LOST, MET, PARTIAL

ONLY_APPENDED = "decisions are only ever appended"


def decision(criterion: str, level: Level = Level.MET, comment: str = "") -> Decision:
    return Decision(criterion=criterion, juror="A. B.", action="graded", level=level, comment=comment, at=now())


def execute(case, *statements: str) -> None:
    with case.jury.records.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET content = '{}'",
        "UPDATE decisions SET at = '2020-01-01'",
        "DELETE FROM decisions",
        "DELETE FROM decisions WHERE number = 1",
        "INSERT OR REPLACE INTO decisions SELECT number, screening, criterion, '{}', at, previous, hash FROM decisions",
        "REPLACE INTO decisions SELECT number, 'autre', criterion, content, at, previous, hash FROM decisions",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_decision(case, statement):
    case.decide(MET, Level.PARTIAL)
    before = case.jury.log.history(case.id)
    with pytest.raises(DatabaseError, match=ONLY_APPENDED):
        execute(case, statement)
    assert case.jury.log.history(case.id) == before


def test_the_last_decision_counts_and_every_one_is_kept(case):
    case.decide(MET, Level.NOT_MET, "Rien sur les heures.")
    case.decide(LOST, Level.MET, "Oui.")
    case.decide(MET, Level.PARTIAL, "Les heures sont p. 9.")
    log = case.jury.log
    assert log.decisions(case.id)[MET].level is Level.PARTIAL
    kept = [(d.criterion, d.level, d.comment) for d in log.history(case.id)]
    assert kept == [
        (MET, Level.NOT_MET, "Rien sur les heures."),
        (LOST, Level.MET, "Oui."),
        (MET, Level.PARTIAL, "Les heures sont p. 9."),
    ]


def test_screenings_do_not_share_decisions(case):
    case.decide(MET, Level.PARTIAL)
    assert case.jury.log.decisions("ffffffffffffffff") == {}
    assert case.jury.log.history("ffffffffffffffff") == []


def test_an_empty_log_and_an_honest_one_have_no_fault(case):
    assert case.jury.log.faults() == []
    for level in Level:
        case.decide(MET, level)
    case.jury.log.append("another", decision(MET, comment="Œuvre « d'étang » 🐟\n"))
    assert case.jury.log.faults() == []


@pytest.mark.parametrize(
    ("tampering", "wrong"),
    [
        ("UPDATE decisions SET content = json_set(content, '$.level', 'met') WHERE number = 2", [2]),
        ("UPDATE decisions SET content = json_set(content, '$.comment', 'x') WHERE number = 1", [1]),
        ("UPDATE decisions SET screening = 'autre' WHERE number = 3", [3]),
        ("UPDATE decisions SET hash = replace(hash, substr(hash, 1, 1), 'z') WHERE number = 2", [2, 3]),
        ("DELETE FROM decisions WHERE number = 2", [3]),
        ("DELETE FROM decisions WHERE number = 1", [2]),
    ],
)
def test_an_altered_or_removed_entry_is_found(case, tampering, wrong):
    for level in (Level.PARTIAL, Level.NOT_MET, Level.NOT_ASSESSABLE):
        case.decide(MET, level)
    execute(case, "DROP TRIGGER decisions_no_update", "DROP TRIGGER decisions_no_delete", tampering)
    assert list(case.jury.log.faults()) == wrong


def test_a_decision_emptied_without_an_erasure_that_says_so_is_found(case):
    for level in (Level.PARTIAL, Level.NOT_MET, Level.MET):
        case.decide(MET, level)
    emptied = "UPDATE decisions SET screening = '', criterion = '', content = '{\"erased\": true}' WHERE number = 2"
    execute(case, emptied)
    assert list(case.jury.log.faults()) == [2]
    assert case.jury.log.erasures() == []


@pytest.mark.parametrize("also", ["hash = 'x'", "previous = 'x'", "at = '2020-01-01'", "number = 7"])
def test_what_seals_a_decision_cannot_be_emptied_with_it(case, also):
    case.decide(MET, Level.PARTIAL)
    with pytest.raises(DatabaseError, match=ONLY_APPENDED):
        execute(case, f"UPDATE decisions SET screening = '', criterion = '', content = '{{\"erased\": true}}', {also}")


def test_an_erasure_that_is_altered_or_claims_another_decision_is_found(case):
    for level in (Level.PARTIAL, Level.NOT_MET):
        case.decide(MET, level)
    case.jury.log.append("autre", decision(LOST))
    with case.jury.records.engine.begin() as connection:
        case.jury.log.erase(connection, case.id, "essai")
    assert case.jury.log.faults() == []
    execute(
        case,
        "DROP TRIGGER decisions_no_update",
        "UPDATE decisions SET screening = '', criterion = '', content = '{\"erased\": true}' WHERE number = 3",
        "UPDATE decisions SET content = json_insert(content, '$.entries[#]', json_array(3, "
        "(SELECT hash FROM decisions WHERE number = 3))) WHERE number = 4",
    )
    assert list(case.jury.log.faults()) == [4]


def test_the_database_refuses_a_second_decision_after_the_same_one(case):
    for level in (Level.PARTIAL, Level.NOT_MET):
        case.decide(MET, level)
    with pytest.raises(DatabaseError, match=r"UNIQUE constraint failed: decisions\.previous"):
        execute(
            case,
            "INSERT INTO decisions (screening, criterion, content, at, previous, hash) "
            "SELECT screening, criterion, content, at, previous, 'x' FROM decisions WHERE number = 2",
        )


def test_a_log_that_forked_before_is_still_opened_and_its_fault_told(case, settings):
    for level in (Level.PARTIAL, Level.NOT_MET):
        case.decide(MET, level)
    execute(
        case,
        "DROP INDEX ix_decisions_previous",
        "INSERT INTO decisions (screening, criterion, content, at, previous, hash) "
        "SELECT screening, criterion, content, at, previous, hash FROM decisions WHERE number = 2",
        "UPDATE alembic_version SET version_num = '0004'",
    )
    again = open_database(settings.records_url)
    try:
        assert DecisionLog(again).faults() == [3]
    finally:
        again.dispose()


def test_an_inserted_entry_is_found(case):
    for level in (Level.PARTIAL, Level.NOT_MET):
        case.decide(MET, level)
    execute(
        case,
        "DROP INDEX ix_decisions_previous",
        "INSERT INTO decisions (number, screening, criterion, content, at, previous, hash) "
        "SELECT 9, screening, criterion, json_set(content, '$.level', 'met'), at, previous, hash "
        "FROM decisions WHERE number = 2",
    )
    assert list(case.jury.log.faults()) == [9]


def test_two_threads_that_append_at_once_keep_the_chain_whole(case):
    def work(name: str) -> None:
        for number in range(15):
            case.jury.log.append(case.id, decision(MET, comment=f"{name} {number}"))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, ("un", "deux")))
    comments = [d.comment for d in case.jury.log.history(case.id)]
    assert sorted(comments) == sorted(f"{name} {number}" for name in ("un", "deux") for number in range(15))
    assert [c for c in comments if c.startswith("un ")] == [f"un {number}" for number in range(15)]
    assert case.jury.log.faults() == []


def test_two_processes_connections_that_append_at_once_keep_the_chain_whole(case, settings):
    other = open_database(settings.records_url)
    try:
        logs = (case.jury.log, DecisionLog(other))
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda log: [log.append(case.id, decision(LOST)) for _ in range(10)], logs))
        assert len(case.jury.log.history(case.id)) == 20
        assert logs[1].faults() == []
    finally:
        other.dispose()


def test_unconfirmed_words_survive_closing_the_program(case, settings):
    case.jury.log.jot(case.id, PARTIAL, Level.NOT_MET, "Pas encore sûr…\nà relire")
    case.jury.records.engine.dispose()
    again = open_database(settings.records_url)
    try:
        kept = DecisionLog(again).jotted(case.id, PARTIAL)
        assert kept is not None
        assert (kept.level, kept.comment) == (Level.NOT_MET, "Pas encore sûr…\nà relire")
    finally:
        again.dispose()


def test_unconfirmed_words_replace_those_before_and_stay_with_their_criterion(case):
    log = case.jury.log
    log.jot(case.id, PARTIAL, None, "Un")
    log.jot(case.id, PARTIAL, Level.MET, "Deux")
    log.jot(case.id, MET, Level.PARTIAL, "")
    assert log.jotted(case.id, PARTIAL) == (Level.MET, "Deux")
    assert log.jotted(case.id, MET) == (Level.PARTIAL, "")
    assert log.jotted(case.id, LOST) is None


def test_words_taken_back_leave_nothing(case):
    case.jury.log.jot(case.id, PARTIAL, Level.MET, "Un")
    case.jury.log.jot(case.id, PARTIAL, None, "")
    assert case.jury.log.jotted(case.id, PARTIAL) is None


def test_unconfirmed_words_are_not_a_decision(case):
    case.jury.log.jot(case.id, PARTIAL, Level.MET, "Un")
    assert case.jury.log.history(case.id) == []
    assert PARTIAL in case.review.left


def test_a_decision_clears_the_unconfirmed_words_of_its_criterion_alone(case):
    log = case.jury.log
    log.jot(case.id, PARTIAL, Level.MET, "Un")
    log.jot(case.id, MET, None, "Deux")
    case.decide(PARTIAL, Level.MET)
    assert log.jotted(case.id, PARTIAL) is None
    assert log.jotted(case.id, MET) == (None, "Deux")
