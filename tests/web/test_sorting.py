"""A person sorts an imported draft: roles, attachments, cuts and merges, and never a word of her own as official."""

import pytest

from assistant.errors import UserError
from assistant.importing.check import check
from assistant.importing.draft import written
from assistant.importing.shelf import parsed
from assistant.web.sorting import Sorting, attachment_names, attachments
from tests.web.imported import LINES, proposal


@pytest.fixture
def sorting() -> Sorting:
    return Sorting.of(proposal())


def told(sorting: Sorting) -> list[tuple[str, str]]:
    return [(c.id, c.statement) for c in sorting.rubric().criteria]


def test_nothing_sorted_the_rubric_is_the_proposals(sorting):
    assert sorting.rubric() == proposal().rubric


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


@pytest.mark.parametrize(
    ("chosen", "identity", "attached", "reached"),
    [
        (["C:C2"], "C2-1", "competency", ("C2",)),
        (["C:C2", "C:C1"], "C1+C2-1", "competency", ("C1", "C2")),
        (["A:A1"], "A1-1", "activity", ("C1", "C2")),
        (["P:M1"], "C1..C2-1", "production", ("C1", "C2")),
        (["C:C1", "A:A1"], "A1-1", "activity", ("C1", "C2")),
        (["A:A1", "C:C2"], "C2-1", "competency", ("C2",)),
    ],
)
def test_a_criterion_can_hang_on_something_else(sorting, chosen, identity, attached, reached):
    after = sorting.attached(1, chosen)
    (moved,) = [c for c in after.rubric().criteria if c.statement == "Le total est rapproché"]
    assert (moved.id, moved.attached, moved.competencies) == (identity, attached, reached)
    assert check(after.rubric()).faults == []
    assert set(attachment_names(after.rubric(), moved)) <= set(chosen)
    names = [name for _, name in attachments(after.rubric())]
    assert names == ["C:C1", "C:C2", "A:A1", "P:M1"]


def test_a_criterion_hangs_on_something(sorting):
    with pytest.raises(UserError, match="au moins un rattachement"):
        sorting.attached(1, [])


def test_two_texts_that_follow_each_other_become_one(sorting):
    after = sorting.merged(1)
    assert told(after)[1] == ("C1-2", "Le total est rapproché du budget voté.")
    assert after.rubric().criteria[1].lines == (6, 7)
    assert after.rubric().criteria[1].label == "Le total est rapproché"
    assert check(after.rubric(), "\n".join(LINES)).faults == []


def test_two_texts_that_do_not_follow_each_other_stay_apart(sorting):
    apart = sorting.with_role(1, "aside")
    with pytest.raises(UserError, match="ne se suivent pas dans la source"):
        Sorting(apart.proposal, (apart.item(1), apart.item(0))).merged(1)
    with pytest.raises(UserError, match="dernier texte"):
        sorting.merged(3)


def test_a_text_is_cut_between_two_words_and_each_part_knows_its_lines(sorting):
    after = sorting.cut(0, 5)
    assert told(after)[:2] == [
        ("C1-1", "Les enveloppes financent les actions."),
        ("C1-2", "Le planning est tenu par toute l'équipe."),
    ]
    first, second = after.rubric().criteria[:2]
    assert (first.lines, second.lines) == ((4, 4), (4, 5))
    assert (first.label, second.label) == ("Les enveloppes financent les actions", "Le planning est tenu par toute")
    assert check(after.rubric(), "\n".join(LINES)).faults == []
    assert told(after.merged(0)) == told(sorting)


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


def test_a_text_without_place_becomes_a_criterion_after_the_one_before_it(sorting):
    after = sorting.brought(1)
    assert told(after)[-1] == ("C2-2", "Le discours est court & net.")
    assert after.rubric().criteria[-1].lines == (12, 12)
    assert after.placed == {1}
    assert check(after.rubric(), "\n".join(LINES).replace("&amp;", "&")).faults == []


def test_a_text_without_words_does_not(sorting):
    with pytest.raises(UserError, match="pas de mots"):
        sorting.brought(2)


def test_the_last_change_can_be_undone_one_after_the_other(sorting):
    after = sorting.with_role(0, "aside").cut(3, 2).labelled(1, "Total").assessable(1, "both").brought(0)
    for _ in range(5):
        after = after.undone()
    assert (after.items, after.placed) == (sorting.items, frozenset())
    assert sorting.undone() == sorting


def test_a_change_that_changes_nothing_leaves_nothing_to_undo(sorting):
    assert sorting.with_role(0, "criterion") is sorting
    assert sorting.labelled(0, sorting.item(0).criterion.label) is sorting


def test_what_is_taken_away_is_read_again_as_the_same_rubric(sorting):
    after = sorting.merged(1).attached(0, ["A:A1"]).with_role(3, "note").assessable(0, "oral")
    assert parsed(written(after.rubric()), "essai.yaml") == after.rubric()
