"""The import's page: the source with what each stretch was taken for, doubts first, and hostile documents shown as text."""

import pytest

from assistant.web.original import original
from assistant.web.proposed import proposed, sorted_text, summary
from assistant.web.sorting import Sorting
from tests.web.imported import proposal
from tests.web.reading import Seen, seen
from tests.web.test_hostile import ATTACKS

KNOWN = {"section", "p", "span", "div", "b", "br", "mark", "details", "summary", "ul", "li", "a", "nav", "em", "i"}
KNOWN |= {"h3", "h4", "button"}


@pytest.fixture
def sorting() -> Sorting:
    return Sorting.of(proposal())


def kinds(page: Seen) -> list[tuple[str, str]]:
    """Class and key of every stretch."""
    return [(a["class"], a.get("data-key", "")) for name, a in page.tags if name == "mark"]


def test_every_stretch_of_the_source_says_what_it_was_taken_for(sorting):
    page = seen(original(sorting))
    assert kinds(page) == [
        ("k-block", ""),
        ("k-activity", ""),
        ("k-competency", ""),
        ("k-criterion", "0"),
        ("k-criterion", "0"),
        ("k-criterion", "1"),
        ("k-criterion", "2"),
        ("k-competency", ""),
        ("k-criterion", "3"),
        ("k-free", ""),
        ("k-free", ""),
        ("k-assessment", ""),
    ]
    assert [a["data-line"] for a in page.having(class_="line")] == [str(n) for n in range(1, 14) if n != 8]
    assert "critèreintitulécompétenceactivitéblocmodalitétexte généralnoteécartésans place" in page.text


def test_a_doubt_stands_beside_its_line(sorting):
    text = seen(original(sorting)).text
    assert "6- Le total est rapprochéCe texte commence par un tiret.7" in text


def test_what_is_set_aside_or_noted_is_coloured_so(sorting):
    after = sorting.with_role(3, "note").with_role(1, "aside").brought(0)
    found = kinds(seen(original(after)))
    assert ("k-note", "3") in found
    assert ("k-aside", "1") in found
    assert ("k-criterion", "4") in found
    assert found.count(("k-free", "")) == 1


def test_doubts_come_first_with_their_count_then_what_had_no_place(sorting):
    page = seen(proposed(sorting, 0))
    places = [
        page.text.index("À regarder d'abord : 1 doute"),
        page.text.index("ligne 6 Ce texte commence par un tiret."),
        page.text.index("3 textes sans place dans le brouillon"),
        page.text.index("B1 · Piloter un projet"),
        page.text.index("C1-1Les enveloppes"),
        page.text.index("C2 Argumenter une vente"),
        page.text.index("C2-1Les objections"),
    ]
    assert places == sorted(places)
    assert [a["data-number"] for a in page.having(data_action="bring")] == ["0", "1", "2"]
    assert [a["data-key"] for a in page.having(aria_current="true")] == ["0"]


def test_without_a_doubt_a_reading_is_still_asked_for(sorting):
    sure = Sorting.of(proposal().model_copy(update={"doubts": (), "unplaced": ()}))
    text = seen(proposed(sure, None)).text
    assert "Aucun doute signalé ; relire tout de même chaque critère." in text
    assert "sans place" not in text


def test_the_draft_follows_what_is_sorted(sorting):
    text = seen(proposed(sorting.with_role(0, "aside").with_role(3, "note"), 1)).text
    assert "—Les enveloppes financent les actions. Le planning est tenu par toute l'équipe.écarté" in text
    assert "C1-1Le total est rapproché" in text
    assert "—Les objections sont traitées.note" in text
    moved = seen(proposed(sorting.attached(3, ["C:C1"]), 3)).text
    assert "C1-4Les objections sont traitées." in moved
    assert "C2 Argumenter une vente sans critère" in moved


def test_the_summary_counts_and_says_how_much_had_a_place(sorting):
    assert (
        seen(summary(sorting)).text
        == "Essaiessai.txt · 1 bloc · 2 compétences · 4 critères · 91,4 % du texte a une place"
    )
    bare = proposal().rubric.model_validate(proposal().rubric.model_dump() | {"criteria": ()})
    none = Sorting.of(proposal().model_copy(update={"rubric": bare, "placed": 1.0}))
    assert "0 critère · 100 % du texte a une place · aucun critère dans ce document" in seen(summary(none)).text
    assert kinds(seen(original(none))).count(("k-block", "")) == 1


def test_the_text_being_sorted_shows_its_wording_or_where_to_cut_it(sorting):
    page = seen(sorted_text(sorting, 1, False))
    assert page.text == "C1-2 ligne 6 de la sourceLe total est rapproché"
    assert page.having(data_action="cut") == []
    cutting = seen(sorted_text(sorting, 1, True))
    assert [a["data-words"] for a in cutting.having(data_action="cut")] == ["1", "2", "3"]
    assert "Le total est rapproché" in cutting.text
    assert "Choisir un texte" in seen(sorted_text(sorting, None, False)).text


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_document_is_shown_as_text(attack):
    sorting = Sorting.of(proposal(attack))
    views = [original(sorting), summary(sorting), proposed(sorting, 0)]
    views += [sorted_text(sorting, 0, cutting) for cutting in (False, True)]
    for html in views:
        page = seen(html)
        assert page.names <= KNOWN
        assert page.handlers == []
        assert all(a["href"] == "#" for name, a in page.tags if name == "a")
        assert "".join(attack.split()) in "".join(page.text.split())
