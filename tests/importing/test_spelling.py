"""Which fragments of a source's lines a wording is read off."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from assistant.importing.spelling import spelled


def read(wanted: str, *lines: str, claimed: Sequence[int] = ()) -> list[str] | None:
    """What is taken of each line, or None; the numbered lines are claimed by another wording."""
    marks = [[int(number in claimed)] * len(line) for number, line in enumerate(lines)]
    taken = spelled(wanted, lines, marks)
    return None if taken is None else [f"{f.line}:{lines[f.line][f.start : f.end]}" for f in taken]


def test_a_wording_goes_over_the_lines_of_another_column() -> None:
    assert read("abcdefgh", "abcd", "MILIEU", "efgh") == ["0:abcd", "2:efgh"]


def test_it_may_begin_after_a_code_and_end_before_what_follows() -> None:
    assert read("abcdefgh", "C1.abcd", "efgh;suite") == ["0:abcd", "1:efgh"]


def test_whole_lines_come_before_the_ends_of_other_columns_lines() -> None:
    """The words «l'entité cliente» also end a line of the neighbouring column."""
    lines = ("l'offrede", "lesvaleursdel'entitécliente", "l'entitécliente,afindela", "servir.")
    wanted = "l'offredel'entitécliente,afindelaservir."
    assert read(wanted, *lines) == ["0:l'offrede", "2:l'entitécliente,afindela", "3:servir."]


def test_what_another_wording_claims_is_left_to_it() -> None:
    assert read("lebudgetestfixé.", "lebudgetestfixé.", "autre", "lebudgetestfixé.", claimed=[0]) == [
        "2:lebudgetestfixé."
    ]
    assert read("lebudgetestfixé.", "lebudgetestfixé.", claimed=[0]) == ["0:lebudgetestfixé."]


def test_what_is_not_there_is_not_found() -> None:
    assert read("abcd", "abc", "e") is None
    assert read("abcdef", "abXcd", "ef") is None
    assert read("abcd") is None
    assert read("", "abc") == []


def test_a_few_letters_within_a_line_are_chance() -> None:
    assert read("abcdxyz", "abcd", "milieuxyz") is None


@given(st.lists(st.tuples(st.text("abcde", min_size=1, max_size=9), st.booleans()), min_size=1, max_size=12))
def test_what_is_taken_spells_the_wording(lines: list[tuple[str, bool]]) -> None:
    wanted = "".join(text for text, own in lines if own)
    texts = [text for text, _ in lines]
    taken = spelled(wanted, texts, [[0] * len(text) for text in texts])
    assert taken is not None
    assert "".join(texts[f.line][f.start : f.end] for f in taken) == wanted
    assert [f.line for f in taken] == sorted({f.line for f in taken})
