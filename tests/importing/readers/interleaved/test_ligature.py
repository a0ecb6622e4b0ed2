"""Letters lost with their ligatures, and what is left as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.importing.readers.interleaved.ligature import restored


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("l’ac\ufffdvité de ges\ufffdon", "l’activité de gestion"),
        ("un di\ufffdérent e\ufffdort", "un différent effort"),
        ("l’e\ufffdcacité de l’a\ufffdchage", "l’efficacité de l’affichage"),
        ("quali\ufffder et plani\ufffder le \ufffdnancement", "qualifier et planifier le financement"),
        ("l’in\ufffduence d’un \ufffdux", "l’influence d’un flux"),
        ("ce\ufffde a\ufffdente", "cette attente"),
        ("ﬁche, eﬀet, eﬃcace, ﬂotte", "fiche, effet, efficace, flotte"),
    ],
)
def test_words_tell_which_letters_they_lost(damaged: str, whole: str) -> None:
    assert restored([damaged])[0] == [whole]


def test_a_double_letter_is_restored_beside_a_lost_sign_only() -> None:
    lines = ["Les ou\ufffdls permetent de", "metre en œuvre le plan.", "", "Les choix permetent un gain."]
    assert restored(lines)[0] == [
        "Les outils permettent de",
        "mettre en œuvre le plan.",
        "",
        "Les choix permetent un gain.",  # the author's own slip
    ]


def test_a_double_letter_that_a_long_text_never_has_is_restored() -> None:
    lines = ["Le plan permet une action commune au sein du groupe." for _ in range(100)]
    assert restored([*lines, "Les choix permetent un gain."])[0][-1] == "Les choix permettent un gain."


def test_words_that_tell_nothing_are_read_as_usual_and_said() -> None:
    lines, doubts, repairs = restored(["ac\ufffdvité", "xyl\ufffdo"])
    assert lines == ["activité", "xyltio"]
    assert repairs == [
        (
            1,
            "Des lettres perdues par la police du document sont rétablies dans un mot (« ac\ufffdvité » lu « activité »…).",
        ),
    ]
    assert doubts == [(2, "« xyl\ufffdo » a perdu des lettres ; il est lu « xyltio », à vérifier.")]


@given(st.lists(st.text(alphabet="abctfi é’\ufffd\n", max_size=60)))
def test_what_has_lost_nothing_is_left_alone(lines: list[str]) -> None:
    found, *_ = restored(lines)
    assert len(found) == len(lines)
    assert all("\ufffd" not in line for line in found)
    whole = [line for line in lines if "\ufffd" not in line]
    assert restored(whole) == (whole, [], [])
