"""A person sorts an imported draft: roles, codes, places, cuts and merges, and never a word of her own as official."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.importing.check import check
from assistant.importing.draft import written
from assistant.importing.proposal import Proposal, Unplaced
from assistant.importing.shelf import parsed
from assistant.rubric.rubric import Rubric
from assistant.web.sorting import ABOVE, Sorting
from tests.web.imported import LINES, proposal

BLOCK, ACTIVITY, C1, C2, MODALITY = 4, 5, 6, 7, 8
FREE = 9
"""Keys: critères from 0, then the bloc, the activity, the competencies, the modalité, and what had no place."""
MORE = (
    "Bloc 2 : Animer une équipe",
    "A2 Recruter",
    "C3 Conduire un entretien",
    "Les questions sont préparées par écrit.",
    "et relues par un collègue.",
    "Un entretien filmé devant le jury.",
    "Le candidat peut demander un aménagement.",
)
"""Synthetic, like all the lines of the fixture: a second bloc that an import has not placed."""


@pytest.fixture
def sorting() -> Sorting:
    return Sorting.of(proposal())


@pytest.fixture
def longer() -> Sorting:
    """The source with a second bloc, of which nothing was placed; keys from 9 after the three of the fixture."""
    own = proposal()
    first = len(own.lines) + 1
    unplaced = tuple(Unplaced(line=n, text=text) for n, text in enumerate(MORE, start=first))
    values = {"lines": own.lines + MORE, "unplaced": own.unplaced + unplaced}
    return Sorting.of(Proposal.model_validate(own.model_dump() | values))


def told(sorting: Sorting) -> list[tuple[str, str]]:
    return [(c.id, c.statement) for c in sorting.rubric().criteria]


def sound(sorting: Sorting) -> Rubric:
    """The rubric, which reads again as itself and whose every wording is in the source."""
    rubric = sorting.rubric()
    assert parsed(written(rubric), "essai.yaml") == rubric
    assert check(rubric, "\n".join(sorting.proposal.lines).replace("&amp;", "&")).faults == []
    return rubric


def test_nothing_sorted_the_rubric_is_the_proposals(sorting):
    assert sorting.rubric() == proposal().rubric
    assert sorting.gaps() == ()


def test_a_text_left_out_is_gone_and_the_others_are_numbered_anew(sorting):
    after = sorting.with_role(0, "aside")
    assert [identity for identity, _ in told(after)] == ["C1-1", "C1-2", "C2-1"]
    assert told(after)[0] == ("C1-1", "Le total est rapproché")
    assert after.with_role(0, "criterion").rubric() == sorting.rubric()
    assert "enveloppes" not in written(after.rubric())


def test_a_note_is_kept_with_its_competency_and_is_no_criterion(sorting):
    rubric = sorting.with_role(3, "note").rubric()
    assert [c.id for c in rubric.criteria] == ["C1-1", "C1-2", "C1-3"]
    assert rubric.competency("C2").notes == (
        "Le document écrit aussi, sans que ce soit un critère : « Les objections sont traitées. ».",
    )
    assert rubric.competency("C1").notes == ()


def test_a_note_can_be_given_to_a_bloc(sorting):
    rubric = sorting.with_role(3, "note").hung(3, [BLOCK]).rubric()
    assert len(rubric.blocks[0].notes) == 1
    assert rubric.competency("C2").notes == ()


@pytest.mark.parametrize(
    ("chosen", "identity", "attached", "reached"),
    [
        ([C2], "C2-1", "competency", ("C2",)),
        ([C2, C1], "C1+C2-1", "competency", ("C1", "C2")),
        ([ACTIVITY], "A1-1", "activity", ("C1", "C2")),
        ([MODALITY], "C1..C2-1", "production", ("C1", "C2")),
        ([C1, ACTIVITY], "A1-1", "activity", ("C1", "C2")),
        ([ACTIVITY, C2], "C2-1", "competency", ("C2",)),
    ],
)
def test_a_criterion_can_hang_on_something_else(sorting, chosen, identity, attached, reached):
    after = sorting.hung(1, chosen)
    (moved,) = [c for c in after.rubric().criteria if c.statement == "Le total est rapproché"]
    assert (moved.id, moved.attached, moved.competencies) == (identity, attached, reached)
    assert check(after.rubric()).faults == []


@pytest.mark.parametrize("chosen", [[], [BLOCK], [0], [99]])
def test_a_criterion_hangs_on_something_that_can_hold_it(sorting, chosen):
    with pytest.raises(UserError, match="au moins un rattachement"):
        sorting.hung(1, chosen)


def test_a_whole_second_bloc_is_made_of_texts_without_place(longer):
    after = longer.with_role(FREE + 3, "block").with_role(FREE + 4, "activity").with_role(FREE + 5, "competency")
    after = after.with_role(FREE + 6, "criterion").merged(FREE + 6).with_role(FREE + 8, "assessment")
    after = after.with_role(FREE + 9, "rule").hung(FREE + 5, [FREE + 3, FREE + 4])
    rubric = sound(after)
    second = rubric.blocks[1]
    assert (second.id, second.title, second.competencies, second.lines) == (
        "B2",
        "Animer une équipe",
        ("C3",),
        (14, 14),
    )
    assert (rubric.activities[1].id, rubric.activities[1].title, rubric.activities[1].block) == ("A2", "Recruter", "B2")
    assert rubric.competency("C3").statement == "Conduire un entretien"
    assert rubric.competency("C3").activities == ("A2",)
    assert told(after)[-1] == ("C3-1", "Les questions sont préparées par écrit. et relues par un collègue.")
    assert rubric.criteria[-1].lines == (17, 18)
    modality = rubric.assessments[1]
    assert (modality.id, modality.competencies, modality.mode) == ("M2", ("C3",), ("oral",))
    assert rubric.rules[0].text == "Le candidat peut demander un aménagement."
    assert after.item(FREE).role == "free"


def test_a_competency_becomes_a_criterion_and_comes_back_as_it_was(sorting):
    less = sorting.with_role(C2, "criterion")
    assert less.item(C2).parents == (C1,)
    assert [gap.text for gap in less.gaps()] == [
        "Le critère « Les objections sont traitées. » n'est rattaché à rien : choisir à quoi."
    ]
    with pytest.raises(UserError, match="n'est rattaché à rien"):
        less.rubric()
    moved = less.hung(3, [C1])
    assert told(moved)[-2:] == [("C1-4", "Argumenter une vente"), ("C1-5", "Les objections sont traitées.")]
    assert moved.rubric().assessments[0].competencies == ("C1",)
    assert less.with_role(C2, "competency").rubric() == sorting.rubric()


def test_a_criterion_becomes_a_competency_with_the_next_free_code(sorting):
    after = sorting.with_role(1, "competency")
    assert after.item(1).code == "C3"
    assert [c.id for c in after.rubric().competencies] == ["C1", "C3", "C2"]
    assert after.rubric().blocks[0].competencies == ("C1", "C3", "C2")
    assert told(after) == [told(sorting)[0], ("C1-2", "du budget voté."), told(sorting)[3]]


def test_what_follows_a_new_competency_or_bloc_is_gathered_under_it(sorting):
    after = sorting.with_role(1, "competency").gathered(1)
    assert ("C3-1", "du budget voté.") in told(after)
    assert told(after)[-1][0] == "C2-1"
    bloc = sorting.with_role(2, "block").gathered(2)
    assert [(b.id, b.competencies) for b in bloc.rubric().blocks] == [("B1", ("C1",)), ("B2", ("C2",))]
    assert bloc.undone().undone() == sorting
    with pytest.raises(UserError, match="Rien de ce qui suit"):
        sorting.with_role(3, "competency").gathered(3)


def test_a_code_is_changed_and_all_that_hangs_on_it_follows(sorting):
    after = sorting.coded(C1, " C1.1 ").coded(BLOCK, "BC01")
    assert [c.id for c in after.rubric().criteria] == ["C1.1-1", "C1.1-2", "C1.1-3", "C2-1"]
    assert after.rubric().blocks[0].id == "BC01"
    assert after.rubric().assessments[0].competencies == ("C1.1", "C2")
    assert check(after.rubric()).faults == []


@pytest.mark.parametrize(
    ("code", "said"),
    [("C2", "déjà pris"), ("A1", "déjà pris"), ("", "Un code s'écrit"), ("C 1", "Un code"), ("<b>", "Un")],
)
def test_a_code_is_a_code_and_nobody_elses(sorting, code, said):
    with pytest.raises(UserError, match=said):
        sorting.coded(C1, code)


def test_a_code_given_away_is_not_given_twice(sorting):
    after = sorting.with_role(C2, "aside").with_role(1, "competency").with_role(C2, "competency")
    codes = [item.code for item in after.items if item.role == "competency"]
    assert sorted(codes) == ["C1", "C2", "C3"]


def test_gaps_name_every_part_that_hangs_on_nothing(sorting):
    after = sorting.with_role(BLOCK, "aside").with_role(3, "note").with_role(C2, "aside")
    assert [(gap.key, gap.text) for gap in after.gaps()] == [
        (None, "Il n'y a aucun bloc : donner ce rôle à un texte de la source."),
        (3, "La note « Les objections sont traitées. » n'est rattachée à rien : choisir à quoi."),
        (ACTIVITY, "L'activité A1 n'est dans aucun bloc : choisir le sien."),
        (C1, "La compétence C1 n'est dans aucun bloc : choisir le sien."),
    ]
    alone = sorting.with_role(C1, "aside").with_role(C2, "aside")
    said = [gap.text for gap in alone.gaps()]
    assert "Le bloc B1 n'a aucune compétence : lui en donner, ou l'écarter." in said
    assert "La modalité M1 ne couvre aucune compétence : en choisir." in said
    with pytest.raises(UserError, match=r"aucune compétence .* \(et \d+ de plus à compléter\)"):
        alone.rubric()


def test_two_texts_that_follow_each_other_become_one(sorting):
    after = sorting.merged(1)
    assert told(after)[1] == ("C1-2", "Le total est rapproché du budget voté.")
    assert after.rubric().criteria[1].lines == (6, 7)
    assert after.rubric().criteria[1].label == "Le total est rapproché"
    assert check(after.rubric(), "\n".join(LINES)).faults == []


def test_two_texts_that_do_not_follow_each_other_stay_apart(sorting):
    with pytest.raises(UserError, match="ne se suivent pas dans la source"):
        Sorting(sorting.proposal, (sorting.item(1), sorting.item(0))).merged(1)
    bare = Sorting.of(proposal().model_copy(update={"unplaced": ()}))
    with pytest.raises(UserError, match="dernier texte"):
        bare.merged(3)


def test_a_text_is_cut_between_two_words_and_each_part_knows_its_lines(sorting):
    after = sorting.cut(0, 5)
    assert told(after)[:2] == [
        ("C1-1", "Les enveloppes financent les actions."),
        ("C1-2", "Le planning est tenu par toute l'équipe."),
    ]
    first, second = after.rubric().criteria[:2]
    assert (first.lines, second.lines) == ((4, 4), (4, 5))
    assert (first.label, second.label) == ("Les enveloppes financent les actions", "Le planning est tenu")
    assert check(after.rubric(), "\n".join(LINES)).faults == []
    assert told(after.merged(0)) == told(sorting)


def test_a_competency_that_is_cut_is_two_of_one_bloc(sorting):
    after = sorting.cut(C1, 2)
    held = [(c.id, c.statement) for c in after.rubric().competencies]
    assert held == [("C1", "Construire un"), ("C3", "plan d'actions"), ("C2", "Argumenter une vente")]
    assert after.rubric().blocks[0].competencies == ("C1", "C3", "C2")
    as_criterion = after.with_role(max(item.key for item in after.items), "criterion")
    assert told(as_criterion)[0] == ("C1-1", "plan d'actions")


@pytest.mark.parametrize("words", [0, -1, 12, 99])
def test_a_cut_leaves_two_texts(sorting, words):
    with pytest.raises(UserError, match="à l'intérieur du texte"):
        sorting.cut(0, words)


def test_the_label_is_ours_and_of_six_words_at_most(sorting):
    after = sorting.labelled(0, "  Actions   financées ")
    assert after.rubric().criteria[0].label == "Actions financées"
    assert after.cut(0, 5).rubric().criteria[0].label == "Actions financées"
    assert after.merged(1).rubric().criteria[0].label == "Actions financées"
    with pytest.raises(UserError, match="vide"):
        sorting.labelled(0, " ")
    with pytest.raises(UserError, match="a 7 mots"):
        sorting.labelled(0, "un deux trois quatre cinq six sept")


def test_where_it_can_be_assessed_is_kept(sorting):
    assert sorting.assessable(2, "oral").rubric().criteria[2].assessable == "oral"
    assert sorting.assessable(MODALITY, "both").rubric().assessments[0].mode == ("written", "oral")


def test_a_text_without_place_becomes_a_criterion_after_the_one_before_it(sorting):
    after = sorting.with_role(FREE + 1, "criterion")
    assert told(after)[-1] == ("C2-2", "Le discours est court & net.")
    assert after.rubric().criteria[-1].lines == (12, 12)
    assert check(after.rubric(), "\n".join(LINES).replace("&amp;", "&")).faults == []
    assert sorting.placed == pytest.approx(0.9137)
    assert sorting.placed < after.placed < 1
    assert after.with_role(FREE, "aside").placed == 1


def test_a_text_without_words_does_not(sorting):
    with pytest.raises(UserError, match="pas de mots"):
        sorting.with_role(FREE + 2, "criterion")


def test_a_stretch_that_nothing_holds_can_be_taken_up(sorting):
    after = sorting.taken(1, 0, 6)
    newest = max(item.key for item in after.items)
    assert (after.item(newest).text, after.item(newest).role, after.item(newest).lines) == ("BLOC 1", "free", (1, 1))
    assert after.undone() == sorting
    for line, start, end in ((0, 0, 4), (99, 0, 4), (8, 0, 4), (4, 9, 3)):
        with pytest.raises(UserError, match="pas de mots"):
            sorting.taken(line, start, end)


def test_a_text_that_is_not_in_the_source_as_it_stands_gets_no_role():
    own = proposal().model_copy(update={"unplaced": (Unplaced(line=12, text="Un discours inventé."),)})
    with pytest.raises(UserError, match="ne se retrouve pas tel quel"):
        Sorting.of(own).with_role(FREE, "competency")


def test_a_doubt_is_settled_and_can_be_opened_again(sorting):
    after = sorting.with_doubt(0, True)
    assert (len(sorting.doubts()), after.doubts()) == (1, [])
    assert after.with_doubt(0, False).doubts() == sorting.doubts()
    assert after.undone().doubts() == sorting.doubts()
    assert sorting.with_doubt(7, True) is sorting


def test_every_change_can_be_undone_one_after_the_other(sorting):
    after = sorting.with_role(0, "aside").cut(3, 2).labelled(1, "Total").assessable(1, "both")
    after = after.with_role(FREE, "competency").coded(FREE, "C9").hung(1, [FREE]).with_doubt(0, True).taken(1, 0, 6)
    for _ in range(9):
        after = after.undone()
    assert after == sorting
    assert sorting.undone() == sorting


def test_a_change_that_changes_nothing_leaves_nothing_to_undo(sorting):
    assert sorting.with_role(0, "criterion") is sorting
    assert sorting.labelled(0, sorting.rubric().criteria[0].label) is sorting
    assert sorting.coded(C1, "C1") is sorting
    assert sorting.coded(0, "C1") is sorting


def test_what_is_taken_away_is_read_again_as_the_same_rubric(sorting):
    sound(sorting.merged(1).hung(0, [ACTIVITY]).with_role(3, "note").assessable(0, "oral"))


KEYS = st.integers(0, 14)
CHANGES = st.one_of(
    st.tuples(st.just("with_role"), KEYS, st.sampled_from(["aside", "note", "rule", *ABOVE, "block"])),
    st.tuples(st.just("hung"), KEYS, st.lists(KEYS, max_size=3)),
    st.tuples(st.just("hung_also"), KEYS, KEYS),
    st.tuples(st.just("unhung"), KEYS, KEYS),
    st.tuples(st.just("gathered"), KEYS),
    st.tuples(st.just("merged"), KEYS),
    st.tuples(st.just("cut"), KEYS, st.integers(0, 6)),
    st.tuples(st.just("coded"), KEYS, st.sampled_from(["C1", "C2", "B7", "X", ""])),
    st.tuples(st.just("labelled"), KEYS, st.sampled_from(["Un nom", ""])),
    st.tuples(st.just("assessable"), KEYS, st.sampled_from(["oral", "both"])),
    st.tuples(st.just("taken"), st.integers(0, 14), st.integers(0, 5), st.integers(0, 30)),
    st.tuples(st.just("with_doubt"), KEYS, st.booleans()),
)


@given(st.lists(CHANGES, max_size=12))
def test_whatever_is_done_no_word_is_invented_and_every_change_can_be_undone(changes):
    first = after = Sorting.of(proposal())
    done = 0
    for name, *arguments in changes:
        if arguments[0] not in {item.key for item in after.items} and name not in ("taken", "with_doubt"):
            continue
        with suppress(UserError):
            changed = getattr(after, name)(*arguments)
            done += changed is not after
            after = changed
    if after.gaps():
        with pytest.raises(UserError):
            after.rubric()
    else:
        report = check(after.rubric(), "\n".join(LINES).replace("&amp;", "&"))
        assert report.faults == []
    back = after
    for _ in range(done):
        back = back.undone()
    assert back == first
