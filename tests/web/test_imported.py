"""The import's page: the source with what each stretch was taken for, doubts first, and hostile documents shown as text."""

import pytest

from assistant.web.chosen import chosen_text
from assistant.web.original import original
from assistant.web.proposed import proposed, summary
from assistant.web.sorting import Sorting
from tests.web.imported import proposal
from tests.web.reading import Seen, seen
from tests.web.test_hostile import ATTACKS

KNOWN = {"section", "p", "span", "div", "b", "br", "mark", "details", "summary", "ul", "li", "a", "nav", "em", "i"}
KNOWN |= {"h3", "button", "small", "fieldset", "legend", "label", "input", "select", "option"}
BLOCK, ACTIVITY, C1, C2, MODALITY, FREE = 4, 5, 6, 7, 8, 9
"""Keys of the fixture's items after its four critères."""


@pytest.fixture
def sorting() -> Sorting:
    return Sorting.of(proposal())


def kinds(page: Seen) -> list[tuple[str, str]]:
    """Class and key of every stretch."""
    return [(a["class"], a.get("data-key", "")) for name, a in page.tags if name == "mark"]


def test_every_stretch_of_the_source_says_what_it_was_taken_for_and_can_be_chosen(sorting):
    page = seen(original(sorting))
    assert kinds(page) == [
        ("k-block", "4"),
        ("k-activity", "5"),
        ("k-competency", "6"),
        ("k-criterion", "0"),
        ("k-criterion", "0"),
        ("k-criterion", "1"),
        ("k-criterion", "2"),
        ("k-competency", "7"),
        ("k-criterion", "3"),
        ("k-free", "9"),
        ("k-free", "10"),
        ("k-assessment", "8"),
    ]
    assert [a["data-line"] for a in page.having(class_="line")] == [str(n) for n in range(1, 14) if n != 8]
    assert "critèreintitulécompétenceactivitéblocmodalitétexte généralnoteécartésans place" in page.text


def test_what_nothing_holds_can_be_taken_up_cell_by_cell():
    lines = ("| Piloter | <td>Vendre</td> | 12 | - |",)
    bare = proposal().model_copy(update={"lines": lines, "unplaced": (), "doubts": ()})
    page = seen(original(Sorting.of(bare)))
    assert [(a["data-start"], a["data-end"]) for a in page.having(data_action="take")] == [("1", "10"), ("16", "22")]
    assert lines[0] in page.text


def test_a_doubt_stands_beside_its_line(sorting):
    text = seen(original(sorting)).text
    assert "6- Le total est rapprochéCe texte commence par un tiret.7" in text


def test_a_settled_doubt_is_counted_no_more_but_can_be_opened_again(sorting):
    after = sorting.with_doubt(0, True)
    assert "Ce texte commence par un tiret" not in seen(original(after)).text
    page = seen(proposed(after, 0))
    assert "Tous les doutes sont réglés" in page.text
    assert "1 doute réglé" in page.text
    assert [a["data-number"] for a in page.having(data_action="reopen")] == ["0"]
    assert [a["data-number"] for a in seen(proposed(sorting, 0)).having(data_action="settle")] == ["0"]


def test_what_is_set_aside_or_noted_is_coloured_so(sorting):
    after = sorting.with_role(3, "note").with_role(1, "aside").with_role(FREE, "criterion")
    found = kinds(seen(original(after)))
    assert ("k-note", "3") in found
    assert ("k-aside", "1") in found
    assert ("k-criterion", "9") in found
    assert [kind for kind, _ in found].count("k-free") == 1


def test_doubts_come_first_with_their_count_then_what_had_no_place(sorting):
    page = seen(proposed(sorting, 0))
    places = [
        page.text.index("À regarder d'abord : 1 doute"),
        page.text.index("ligne 6 Ce texte commence par un tiret."),
        page.text.index("3 textes sans place dans le brouillon"),
        page.text.index("B1Piloter un projet"),
        page.text.index("A1Conduite d'un projetactivité"),
        page.text.index("C1-1Les enveloppes"),
        page.text.index("C2Argumenter une vente"),
        page.text.index("C2-1Les objections"),
        page.text.index("M1Un dossier de vingt pages.modalité"),
    ]
    assert places == sorted(places)
    assert [a["data-key"] for a in page.having(data_action="as-criterion")] == ["9", "10", "11"]
    assert [a["data-key"] for a in page.having(aria_current="true")] == ["0"]
    chosen = [a["data-key"] for name, a in page.tags if name == "a" and a.get("data-action") == "select"]
    assert sorted(map(int, chosen)) == list(range(12))


def test_what_is_missing_comes_before_all_else_and_leads_to_where_it_is(sorting):
    page = seen(proposed(sorting.with_role(C2, "aside"), 0))
    first = page.text.index("À compléter avant de télécharger : 1")
    assert first < page.text.index("Le critère « Les objections sont traitées. » n'est rattaché à rien")
    assert first < page.text.index("À regarder d'abord")
    assert page.text.index("Sans rattachement") < page.text.index("—Les objections sont traitées.")
    assert "Écartés—Argumenter une vente" in page.text
    assert page.having(data_action="select")[0]["data-key"] == "3"


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
    moved = seen(proposed(sorting.hung(3, [C1]), 3)).text
    assert "C1-4Les objections sont traitées." in moved
    assert "C2Argumenter une ventesans critère" in moved


def test_the_summary_counts_and_says_how_much_had_a_place(sorting):
    assert (
        seen(summary(sorting)).text
        == "Essaiessai.txt · 1 bloc · 2 compétences · 4 critères · 91,4 % du texte a une place"
    )
    bare = proposal().rubric.model_validate(proposal().rubric.model_dump() | {"criteria": ()})
    none = Sorting.of(proposal().model_copy(update={"rubric": bare, "placed": 1.0}))
    assert "0 critère · 100 % du texte a une place · aucun critère dans ce document" in seen(summary(none)).text
    assert [kind for kind, _ in kinds(seen(original(none)))].count("k-block") == 1


def values(page: Seen, name: str) -> list[str]:
    """What a group of choices offers, the chosen one in capitals."""
    boxes = [a for tag, a in page.tags if tag == "input" and a.get("data-set") == name]
    return [a["value"].upper() if "checked" in a else a["value"] for a in boxes]


ROLES = ["block", "activity", "competency", "assessment", "criterion", "rule", "note", "aside"]


def test_a_criterion_being_sorted_shows_its_wording_its_role_and_what_it_judges(sorting):
    page = seen(chosen_text(sorting, 1, answered=7))
    assert page.text.startswith("C1-2 ligne 6 de la sourceLe total est rapproché")
    assert page.having(data_number="7")[0]["data-key"] == "1"
    assert values(page, "role") == [role.upper() if role == "criterion" else role for role in ROLES]
    assert values(page, "label") == ["Le total est rapproché"]
    assert values(page, "where") == ["WRITTEN", "oral", "both"]
    assert "ÉvalueC1 · Construire un plan d'actions×" in page.text
    options = [a["value"] for tag, a in page.tags if tag == "option"]
    assert options == ["", "7", "5", "8"]
    assert "A1 · toute l'activité : Conduite d'un projet" in page.text
    assert "M1 · toute la production : Un dossier" in page.text
    assert page.having(data_action="gather") == []


@pytest.mark.parametrize(
    ("key", "role", "code", "held", "gathers"),
    [
        (BLOCK, "block", ["B1"], "", 1),
        (ACTIVITY, "activity", ["A1"], "Dans le blocB1 · Piloter un projet×", 1),
        (C1, "competency", ["C1"], "B1 · Piloter un projet×A1 · Conduite d'un projet×", 1),
        (MODALITY, "assessment", ["M1"], "CouvreC1 · Construire un plan d'actions×C2 · Argumenter une vente×", 0),
        (FREE, "", [], "", 0),
    ],
)
def test_every_part_can_be_given_another_role_another_code_or_another_place(sorting, key, role, code, held, gathers):
    page = seen(chosen_text(sorting, key))
    assert values(page, "role") == [each.upper() if each == role else each for each in ROLES]
    assert values(page, "code") == code
    assert held in page.text
    assert len(page.having(data_action="gather")) == gathers


def test_what_hangs_on_nothing_says_so(sorting):
    page = seen(chosen_text(sorting.with_role(C2, "aside"), 3))
    assert "Évaluerien encoreChoisir…" in page.text


def test_a_text_is_cut_at_one_of_its_words(sorting):
    assert seen(chosen_text(sorting, 1)).having(data_action="cut") == []
    cutting = seen(chosen_text(sorting, 1, cutting=True))
    assert [a["data-words"] for a in cutting.having(data_action="cut")] == ["1", "2", "3"]
    assert "Le total est rapproché" in cutting.text
    assert "Choisir un texte" in seen(chosen_text(sorting, None)).text


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_document_is_shown_as_text(attack):
    sorting = Sorting.of(proposal(attack))
    broken = sorting.with_role(C2, "aside").with_doubt(0, True)
    views = [original(sorting), summary(sorting), proposed(sorting, 0), proposed(broken, 0)]
    views += [chosen_text(sorting, 0, cutting=cutting) for cutting in (False, True)]
    views += [chosen_text(sorting, key) for key in range(4, 9)]
    for html in views:
        page = seen(html)
        assert page.names <= KNOWN
        assert page.handlers == []
        assert all(a["href"] == "#" for name, a in page.tags if name == "a")
        assert "".join(attack.split()) in "".join(page.text.split())
