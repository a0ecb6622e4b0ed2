"""A remark of the document is a note of what it stands under, never a critère. Synthetic documents."""

import pytest

from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.markdown import read_markdown
from assistant.importing.readers.plain import read_plain
from assistant.importing.readers.sheet import read_csv


def markdown(*lines: str) -> Proposal:
    return interpreted(read_markdown("\n\n".join(lines), "essai.md"))


def statements(proposal: Proposal) -> list[str]:
    return [c.statement for c in proposal.rubric.criteria]


def notes(proposal: Proposal) -> list[tuple[str, ...]]:
    return [c.notes for c in proposal.rubric.competencies]


@pytest.mark.parametrize(
    "remark",
    [
        "> NB : les critères s'apprécient à l'oral.",
        "> Les critères s'apprécient à l'oral.",
        "NB : les critères s'apprécient à l'oral.",
        "N.B. : les critères s'apprécient à l'oral.",
        "Remarque : les critères s'apprécient à l'oral.",
        "Nota : les critères s'apprécient à l'oral.",
        "Nota bene – les critères s'apprécient à l'oral.",
        "- NB : les critères s'apprécient à l'oral.",
        "**Remarques :** les critères s'apprécient à l'oral.",
    ],
)
def test_a_remark_is_a_note_of_the_competency(remark: str) -> None:
    proposal = markdown(
        "## Bloc 1 : Accueillir", "Compétence : C1 — Saluer", "Critères :\n\n1. Le ton est juste\n2. Le délai est dit", remark,
        "Compétence : C2 — Trier", "Critères :\n\n- Le tri est visible",
    )  # fmt: skip
    text = remark.lstrip("->* ").replace("*", "")
    assert statements(proposal) == ["Le ton est juste", "Le délai est dit", "Le tri est visible"]
    assert notes(proposal) == [(text,), ()]
    assert proposal.unplaced == ()
    assert any("remarque" in doubt.text for doubt in proposal.doubts)


def test_a_remark_between_two_critères_parts_them_only() -> None:
    proposal = markdown("Compétence : C1 — Saluer", "Critères :", "- Juste\n- NB : au choix\n- Rond")
    assert statements(proposal) == ["Juste", "Rond"]
    assert notes(proposal) == [("NB : au choix",)]


def test_a_remark_in_plain_text_and_in_a_cell() -> None:
    plain = interpreted(read_plain("Compétence C1 : Saluer\n\nCritères :\n- Juste\n\nNB : sans faute\n", "a.txt"))
    assert (statements(plain), notes(plain)) == (["Juste"], [("NB : sans faute",)])
    grid = interpreted(read_csv('Compétence;Critère\nC1 Saluer;"Le ton est juste\nNB : au choix"\n', "a.csv"))
    assert (statements(grid), notes(grid)) == (["Le ton est juste"], [("NB : au choix",)])


def test_a_list_that_is_quoted_holds_critères() -> None:
    proposal = markdown("Compétence : C1 — Saluer", "> Critères :\n>\n> - Juste\n> - Rond")
    assert statements(proposal) == ["Juste", "Rond"]
    assert notes(proposal) == [()]


def test_a_remark_above_every_competency_is_no_one_s_note() -> None:
    proposal = markdown("# Guide", "> NB : document provisoire", "Compétence : C1 — Saluer", "Critères :\n\n- Juste")
    assert (statements(proposal), notes(proposal)) == (["Juste"], [()])


def test_words_that_only_begin_like_a_remark_are_critères() -> None:
    proposal = markdown("Compétence : C1 — Saluer", "Critères :\n\n- Remarques du client notées\n- NB de lots justifié")
    assert statements(proposal) == ["Remarques du client notées", "NB de lots justifié"]
