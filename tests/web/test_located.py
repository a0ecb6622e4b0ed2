"""Where a wording stands in the lines of a source, to colour it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.located import lines_held, located

COLUMNS = [
    "C1 Construire un plan",
    "Les enveloppes financent",
    "d'actions complet",
    "l'ensemble des actions.",
    "en lien avec la direction.",
]
"""Two columns whose lines come in turn."""


def read(wording: str, lines: list[str], within: tuple[int, int] | None = None) -> list[str]:
    return [lines[s.line - 1][s.start : s.end] for s in located(wording, lines, within or (1, len(lines)))]


@pytest.mark.parametrize(
    ("wording", "lines", "found"),
    [
        ("Les actions sont chiffrées.", ["x", "a. Les actions sont chiffrées. b"], ["Les actions sont chiffrées."]),
        ("Les actions sont chiffrées.", ["Les actions", "  sont chiffrées."], ["Les actions", "sont chiffrées."]),
        ("au moins 10 %", ["soit au moins 10 % du total"], ["au moins 10 %"]),
        ("un « cas réel ».", ["- un « cas réel ». Suite"], ["un « cas réel »."]),
        ("le coût, le délai", ["le coût,", "le délai."], ["le coût,", "le délai"]),
        ("Les actions SONT chiffrees", ["Les actions sont", "", "chiffrées."], ["Les actions sont", "chiffrées"]),
        ("Les enveloppes financent l'ensemble des actions.", COLUMNS, ["Les enveloppes financent", "l'ensemble des actions."]),
        (
            "Construire un plan d'actions complet en lien avec la direction.",
            COLUMNS,
            ["Construire un plan", "d'actions complet", "en lien avec la direction."],
        ),
        ("Un texte net.", ["<p>Un <b>texte</b></p><li>net.</li>"], ["Un <b>texte</b></p><li>net."]),
        ("La définition est adaptée", ["La dé�nition est", "adaptée"], ["La dé�nition est", "adaptée"]),
        ("permettent la gestion", ["permetent la ges�on"], ["permetent la ges�on"]),
        ("Coûts & délais", ["Coûts &amp; délais"], ["Coûts &amp; délais"]),
        ("absent", ["rien de tel"], []),
        ("", ["rien"], []),
        ("œuvre", ["L'œuvre"], ["œuvre"]),
    ],
)  # fmt: skip
def test_a_wording_is_found_through_the_layout(wording, lines, found):
    assert read(wording, lines) == found


def test_it_is_sought_within_its_lines_only():
    lines = ["Le budget est tenu.", "Le budget est tenu.", "Le budget est tenu."]
    assert [stretch.line for stretch in located("Le budget est tenu.", lines, (2, 3))] == [2]
    assert located("Le budget est tenu.", lines, (7, 9)) == ()


def test_the_lines_it_takes_up_are_narrowed_when_all_of_it_is_found():
    assert lines_held("l'ensemble des actions.", COLUMNS, (1, 5)) == (4, 4)
    assert lines_held("l'ensemble des actions perdues", COLUMNS, (1, 5)) == (1, 5)


@given(
    words=st.lists(st.text(st.characters(categories=["Ll"], codec="latin-1"), min_size=1, max_size=9), min_size=1),
    breaks=st.lists(st.integers(0, 60), max_size=4),
)
def test_a_text_cut_into_lines_anywhere_is_found_whole(words, breaks):
    text = " ".join(words)
    edges = sorted({0, len(text), *(at for at in breaks if at < len(text))})
    lines = [text[a:b] for a, b in pairwise(edges)]
    stretches = located(text, lines, (1, len(lines)))
    assert "".join("".join(lines[s.line - 1][s.start : s.end].split()) for s in stretches) == "".join(words)
