"""Codes of all forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.importing.codes import code_at, codes_in, folded, follows, within


@pytest.mark.parametrize(
    ("text", "kind", "name", "rest"),
    [
        ("C1.1 - Planifier", "competency", "C1.1", "Planifier"),
        ("C.1.2.1 Planifier", "competency", "C.1.2.1", "Planifier"),
        ("C16. Planifier", "competency", "C16", "Planifier"),
        ("CP1-3 : Planifier", "competency", "CP1-3", "Planifier"),
        ("BC02-C3 Planifier", "competency", "BC02-C3", "Planifier"),
        ("C14 .3 Planifier", "competency", "C14.3", "Planifier"),
        ("A1 – Veille", "activity", "A1", "Veille"),
        ("A.1.2 Veille", "activity", "A.1.2", "Veille"),
        ("BC01 – Vendre", "block", "BC01", "Vendre"),
        ("BC1.2 – Vendre", "competency", "BC1.2", "Vendre"),
        ("CP-2 Peser la farine", "competency", "CP-2", "Peser la farine"),
        ("RNCP38504BC02 - Vendre", "block", "RNCP38504BC02", "Vendre"),
        ("Bloc n° 3 : Vendre", "block", "B3", "Vendre"),
        ("BLOC DE COMPÉTENCES 2 – Vendre", "block", "B2", "Vendre"),
        ("BLOC DE COMPETENCES N° 1 : Vendre", "block", "B1", "Vendre"),
        ("Activité 2 : Vendre", "activity", "A2", "Vendre"),
        ("ACTIVITE 2 : Vendre", "activity", "A2", "Vendre"),
        ("AP1-1. Vendre", "activity", "AP1-1", "Vendre"),
        ("Compétence n°4 – Vendre", "competency", "C4", "Vendre"),
        ("Compétence C4 : Vendre", "competency", "C4", "Vendre"),
        ("CE1 : La vente est faite", "criterion", "CE1", "La vente est faite"),
        ("C7", "competency", "C7", ""),
    ],
)
def test_a_code_is_told_from_the_wording(text: str, kind: str, name: str, rest: str) -> None:
    code = code_at(text)
    assert code is not None
    assert (code.kind, code.name, text[code.end :]) == (kind, name, rest)


@pytest.mark.parametrize(
    "text",
    ["Les 4 piliers", "R.S.E et 3 axes", "CRM 360 est tenu", "Compétences clés", "Bloc-notes", "2 copies", "", "C3PO"],
)
def test_other_words_bear_no_code(text: str) -> None:
    assert code_at(text) is None


def test_codes_within_a_text_stand_where_they_stand() -> None:
    text = "Veille (C1.1 à C1.3), puis A2"
    assert [(name, text[start:end]) for name, start, end in codes_in(text)] == [
        ("C1.1", "C1.1"),
        ("C1.3", "C1.3"),
        ("A2", "A2"),
    ]


def test_series_and_ranges() -> None:
    assert follows("C6.2", "C6.1")
    assert follows("A8", "A7")
    assert not follows("C7.1", "C6.3")
    assert not follows("A8", "C7")
    assert within("C2.2", "C3.1", ["C2.1", "C2.2", "C2.3", "C3.1", "C3.2", "A3"]) == ["C2.2", "C2.3", "C3.1"]


@given(st.text(max_size=60))
def test_any_text_is_taken_and_the_code_is_its_head(text: str) -> None:
    code = code_at(text)
    if code is not None:
        assert 0 < code.end <= len(text)
        assert folded(code.name)[0].isalnum()


@pytest.mark.parametrize(
    ("text", "name", "of", "rest"),
    [
        ("BLOC 4 professionnalisation 2 : Soigner", "B4-2", "B4", "Soigner"),
        ("Bloc 4 - professionnalisation 1 Soigner", "B4-1", "B4", "Soigner"),
        ("Bloc 3 – Option A : Soigner", "B3-A", "B3", "Soigner"),
        ("BC03 (parcours n° 2) – Soigner", "BC03-2", "BC03", "Soigner"),
        ("Bloc 3 : Option à choisir", "B3", None, "Option à choisir"),
        ("Bloc 3 : Parcours 3 étapes du soin", "B3", None, "Parcours 3 étapes du soin"),
    ],
)
def test_a_bloc_may_be_one_of_several_to_choose_from(text: str, name: str, of: str | None, rest: str) -> None:
    code = code_at(text)
    assert code is not None
    assert (code.kind, code.name, code.option_of, text[code.end :]) == ("block", name, of, rest)
