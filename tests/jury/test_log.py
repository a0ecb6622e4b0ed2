"""The log of decisions: appended, chained, never overwritten."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from assistant.errors import RunError
from assistant.judgement.decision import Decision
from assistant.judgement.level import Level
from assistant.jury.log import DecisionLog, now
from assistant.screening.database import open_database
from tests.jury.case import LOST, MET, PARTIAL

ONLY_APPENDED = "decisions are only ever appended"
UNGUARDED = (
    "DROP TRIGGER decisions_no_update",
    "DROP TRIGGER decisions_no_delete",
    "DROP TRIGGER decisions_no_replace",
    "DROP INDEX ix_decisions_previous",
)
"""What somebody who may write to the file can do before anything else."""


def decision(criterion: str, level: Level = Level.MET, comment: str = "") -> Decision:
    return Decision(criterion=criterion, juror="A. B.", action="graded", level=level, comment=comment, at=now())


def execute(case, *statements: str) -> None:
    with case.jury.records.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def aged(case, *tampering: str) -> str:
    """Makes the log one of before its head was kept, sealed by the rule of then; gives the last seal."""
    previous = "0" * 64
    execute(case, *UNGUARDED)
    with case.jury.records.engine.begin() as connection:
        for number, content in connection.execute(text("SELECT number, content FROM decisions")).all():
            covered = json.dumps([previous, case.id, json.loads(content)], ensure_ascii=False, sort_keys=True)
            seal = hashlib.sha256(covered.encode()).hexdigest()
            sealing = text("UPDATE decisions SET previous = :previous, hash = :hash WHERE number = :number")
            connection.execute(sealing, {"previous": previous, "hash": seal, "number": number})
            previous = seal
    execute(
        case,
        "DROP TABLE log_head",
        "ALTER TABLE decisions DROP COLUMN rule",
        *tampering,
        "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN 0 BEGIN SELECT 1; END",
        "UPDATE alembic_version SET version_num = '0004'",
    )
    return previous


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET content = '{}'",
        "UPDATE decisions SET at = '2020-01-01'",
        "DELETE FROM decisions",
        "DELETE FROM decisions WHERE number = 1",
        "INSERT OR REPLACE INTO decisions SELECT number, screening, criterion, '{}', at, previous, hash, 2 FROM decisions",
        "REPLACE INTO decisions SELECT number, 'autre', criterion, content, at, previous, hash, 2 FROM decisions",
        "REPLACE INTO decisions SELECT number + 1, 'autre', criterion, content, at, previous, hash, 2 FROM decisions",
        "INSERT INTO decisions SELECT number + 1, screening, criterion, content, at, previous, 'x', 2 FROM decisions",
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


@pytest.mark.parametrize(
    ("tampering", "wrong"),
    [
        ("DELETE FROM decisions WHERE number = 3", [3]),
        ("DELETE FROM decisions WHERE number > 1", [2]),
        ("DELETE FROM decisions", [1]),
        ("DELETE FROM log_head", [4]),
        ("UPDATE log_head SET hash = 'x'", [3]),
        ("UPDATE decisions SET criterion = 'autre' WHERE number = 2", [2]),
        ("UPDATE decisions SET at = '2001-01-01 00:00:00.000000' WHERE number = 1", [1]),
        ("UPDATE decisions SET rule = 1 WHERE number = 3", [3]),
        ("UPDATE decisions SET rule = 7 WHERE number = 3", [3]),
    ],
)
def test_what_is_gone_from_the_end_or_altered_beside_the_content_is_found(case, tampering, wrong):
    for level in (Level.PARTIAL, Level.NOT_MET, Level.NOT_ASSESSABLE):
        case.decide(MET, level)
    execute(case, *UNGUARDED, tampering)
    assert list(case.jury.log.faults()) == wrong


def test_what_is_gone_from_the_end_stays_found_after_the_next_decision(case):
    for level in (Level.PARTIAL, Level.NOT_MET, Level.MET):
        case.decide(MET, level)
    execute(case, *UNGUARDED, "DELETE FROM decisions WHERE number = 3")
    case.decide(LOST, Level.PARTIAL)
    assert list(case.jury.log.faults()) == [3]


def test_an_entry_put_at_the_end_past_the_log_is_found_and_nothing_is_appended_to_it(case):
    for level in (Level.PARTIAL, Level.NOT_MET):
        case.decide(MET, level)
    execute(
        case,
        "INSERT INTO decisions SELECT 3, screening, criterion, content, at, hash, 'x', rule FROM decisions "
        "WHERE number = 2",
    )
    assert list(case.jury.log.faults()) == [3]
    with pytest.raises(RunError, match="Le journal des décisions ne se suit plus"):
        case.decide(LOST, Level.PARTIAL)


def test_a_log_whose_end_is_not_kept_any_more_takes_no_decision(case):
    case.decide(MET, Level.PARTIAL)
    assert case.jury.log.head().entries == 1
    execute(case, "DELETE FROM log_head")
    with pytest.raises(RunError, match="criterium audit verify"):
        case.decide(LOST, Level.PARTIAL)
    with pytest.raises(RunError, match="criterium audit verify"):
        case.jury.log.head()


def test_entries_of_before_keep_their_rule_and_those_after_them_follow(case, settings):
    for level in (Level.PARTIAL, Level.NOT_MET):
        case.decide(MET, level)
    last = aged(case)
    again = open_database(settings.records_url)
    try:
        log = DecisionLog(again)
        assert log.faults() == []
        assert log.head() == (2, last)
        log.append(case.id, decision(LOST))
        assert log.faults() == []
        assert log.head().entries == 3
    finally:
        again.dispose()


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


def test_the_database_refuses_a_second_decision_after_the_same_one_even_without_its_triggers(case):
    case.decide(MET, Level.PARTIAL)
    with pytest.raises(DatabaseError, match=r"UNIQUE constraint failed: decisions\.previous"):
        execute(
            case,
            "DROP TRIGGER decisions_no_replace",
            "INSERT INTO decisions SELECT 2, screening, criterion, content, at, previous, 'x', rule FROM decisions",
        )


def test_a_log_that_forked_before_is_still_opened_and_its_fault_told(case, settings):
    for level in (Level.PARTIAL, Level.NOT_MET):
        case.decide(MET, level)
    aged(
        case,
        "INSERT INTO decisions SELECT 3, screening, criterion, content, at, previous, hash FROM decisions "
        "WHERE number = 2",
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
        *UNGUARDED,
        "INSERT INTO decisions "
        "SELECT 9, screening, criterion, json_set(content, '$.level', 'met'), at, previous, hash, rule "
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
