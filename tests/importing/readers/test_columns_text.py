"""Texts of interleaved columns, read through the reader's one function."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.importing.readers.columns_text import read_columns_text
from assistant.importing.source import Piece, Role, Source, Table

DOCUMENTS = Path(__file__).parents[1] / "documents"


def _source(name: str) -> Source:
    return read_columns_text((DOCUMENTS / name).read_text(encoding="utf-8"), name)


def _column(source: Source, role: Role) -> list[list[str]]:
    """The texts of one column, row by row."""
    return [
        [piece.text for piece in row[table.roles.index(role)].pieces]
        for table in source.regions
        if isinstance(table, Table) and table.roles is not None
        for row in table.rows
    ]


def test_the_rows_of_four_columns_over_pages_are_whole_again() -> None:
    source = _source("cycles.txt")
    assert _column(source, "criterion") == [
        [
            "La demande du client est reformulée avant toute proposition.",
            "Les questions posées portent sur l'usage du vélo, sa fréquence et le budget.",
            "Le vocabulaire employé est compris par une personne qui ne connaît pas la mécanique.",
            "La fiche mentionne le numéro de série, les défauts visibles et l'accord du client.",
        ],
        [
            "Les organes de sécurité sont tous contrôlés dans un ordre logique",
            "L'usure de la chaîne est mesurée avec un outil approprié.",
            "Le devis distingue ce qui est urgent de ce qui peut attendre.",
        ],
        [
            "Le planning tient compte des compétences de chacun.",
            "Les retards sont annoncés au client avant l'échéance.",
        ],
        ["Le seuil de commande de chaque pièce est justifié par les ventes passées."],
    ]
    assert _column(source, "activity") == [
        [
            "T1. Accueil du cycliste et prise en charge du vélo",
            "T1-1. Réception du vélo et écoute de la demande",
            "T1-2. Rédaction de la fiche de prise en charge",
        ],
        ["T2. Diagnostic de l'état du vélo"],
        ["T3. Planification des interventions"],
        ["T4. Gestion du stock de pièces"],
    ]
    assert _column(source, "competency")[:2] == [
        [
            "CP1. Accueillir le cycliste en écoutant sa demande et en observant le vélo afin de lui proposer une "
            "intervention adaptée à son usage, en tenant compte, s'il y a lieu, d'une situation de handicap."
        ],
        [
            "CP2. Établir le diagnostic d'un vélo :",
            "en contrôlant les organes de sécurité",
            "en mesurant l'usure de la transmission afin de chiffrer la remise en état.",
        ],
    ]
    assert _column(source, "assessment")[0] == [
        "Mise en situation reconstituée en atelier",
        "Travail individuel",
        "Durée : 30 minutes",
        "Le candidat reçoit un client joué par un membre du jury et remplit une fiche de prise en charge complète.",
    ]
    assert source.warnings == ()


def test_places_are_true_and_titles_of_blocs_stand_between_tables() -> None:
    source = _source("cycles.txt")
    cut = next(piece for piece in source.pieces() if piece.text.startswith("Le vocabulaire"))
    assert source.lines[cut.place[0] - 1] == "Le vocabulaire employé est compris par une"
    assert source.lines[cut.place[1] - 1] == "mécanique."
    shape = [
        "table" if isinstance(region, Table) else region.text
        for region in source.regions
        if isinstance(region, Table) or region.text.startswith("BLOC")
    ]
    assert shape == [
        "BLOC 1 : Accueillir les cyclistes et établir un diagnostic",
        "table",
        "BLOC 2 : Organiser le travail de l'atelier",
        "table",
    ]


def test_three_columns_without_codes_in_the_order_of_their_headers() -> None:
    source = _source("refuge.txt")
    assert [table.roles for table in source.regions if isinstance(table, Table)] == [
        ("competency", "criterion", "assessment")
    ]
    assert _column(source, "criterion") == [
        [
            "Les bulletins consultés sont du jour même et comparés entre eux.",
            "Le conseil donné tient compte du niveau du groupe, annoncé sans détour.",
        ],
        ["Qualité du service :", "les portions sont égales,", "les régimes particuliers sont respectés."],
        ["Chaque désordre est décrit, daté et situé sur le plan."],
    ]
    assert [len(cell) for cell in _column(source, "competency")] == [1, 1, 1]


def test_codes_of_unknown_letters_are_told_by_what_follows_them() -> None:
    text = (DOCUMENTS / "cycles.txt").read_text(encoding="utf-8").replace("\nT", "\nFT").replace("\nCP", "\nSV")
    text = text.replace("FTÂCHES", "TÂCHES")
    source = read_columns_text(text, "cycles.txt")
    assert _column(source, "criterion") == _column(_source("cycles.txt"), "criterion")
    assert [cell[0][:4] for cell in _column(source, "competency")] == ["SV1.", "SV2.", "SV3.", "SV4."]


def test_the_same_table_without_headers() -> None:
    text = (DOCUMENTS / "cycles.txt").read_text(encoding="utf-8")
    source = read_columns_text(text[text.index("BLOC 1") :], "cycles.txt")
    assert _column(source, "criterion") == _column(_source("cycles.txt"), "criterion")


def test_headers_repeated_on_every_page_are_one_header() -> None:
    text = (DOCUMENTS / "refuge.txt").read_text(encoding="utf-8")
    header = "Compétences\n\nCritères de performance\n\nConditions de l'épreuve : modalités\n\n"
    repeated = text.replace("Entretenir le bâtiment", f"{header}Entretenir le bâtiment")
    assert _column(read_columns_text(repeated, "r.txt"), "criterion") == _column(_source("refuge.txt"), "criterion")


def test_a_sentence_cut_for_good_is_a_warning() -> None:
    text = (DOCUMENTS / "refuge.txt").read_text(encoding="utf-8").replace("situé sur le plan.", "situé sur le")
    (warning,) = read_columns_text(text, "refuge.txt").warnings
    assert warning == (
        58,
        "La phrase semble coupée après « …Chaque désordre est décrit, daté et situé sur le » ; "
        "chercher sa suite dans le document.",
    )


def test_lost_ligatures_are_back_in_lines_and_pieces() -> None:
    text = (DOCUMENTS / "refuge.txt").read_text(encoding="utf-8").replace("tion", "\ufffdon")
    source = read_columns_text(text, "refuge.txt")
    assert "Mise en situation avec un groupe joué par le jury" in [piece.text for piece in source.pieces()]
    assert "Mise en situation avec un groupe" in source.lines


@pytest.mark.parametrize("text", ["", "\n\n", "Bonjour.", "Une lettre.\n\nElle a deux paragraphes,\ndont un long.\n"])
def test_a_text_without_columns_is_pieces_only(text: str) -> None:
    source = read_columns_text(text, "lettre.txt")
    assert all(isinstance(region, Piece) for region in source.regions)
    assert [region.text for region in source.regions if isinstance(region, Piece)] == [
        " ".join(part.split()) for part in text.split("\n\n") if part.strip()
    ]


_WORDS = st.sampled_from(
    [
        "Le", "la", "candidat", "est", "sont", "identifie,", "C1.1", "C2", "A1", "Bloc", "2", ":", "-", "•", "(afin",
        "de", "analyser.", "Qualité", "du", "plan", ";", "Pour", "C2.", "en", "définissant", "Compétences", "Critères",
        "Modalités", "d’évaluation", "----------", "\ufffd", "ac\ufffdvité", "«", "»", "https://a.fr", "12/30", "socio-",
    ]
)  # fmt: skip
_LINES = st.lists(st.lists(_WORDS, max_size=7).map(" ".join), max_size=40)
_ENDS = st.sampled_from(["\n", "\n\n", "\n \n", "\f", "\r\n"])


@given(lines=_LINES, end=_ENDS)
@settings(max_examples=150, deadline=None)
def test_no_character_is_invented_or_given_twice(lines: list[str], end: str) -> None:
    source = read_columns_text(end.join(lines), "x.txt")
    given_out: Counter[str] = Counter()
    for piece in source.pieces():
        first, last = piece.place
        assert 1 <= first <= last <= len(source.lines)
        assert piece.text == " ".join(piece.text.split())
        rest = iter("".join("".join(source.lines[first - 1 : last]).split()))
        assert all(character in rest for character in "".join(piece.text.split()))  # in this order
        given_out.update("".join(piece.text.split()))
    assert given_out <= Counter("".join("".join(source.lines).split()))


@given(text=st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    source = read_columns_text(text, "x.txt")
    assert len(source.lines) == len(text.splitlines())
    for region in source.regions:
        if isinstance(region, Table):
            assert region.roles is not None
            assert {len(row) for row in region.rows} == {len(region.roles)}


def test_headers_that_come_again_are_labels_and_what_they_do_not_repeat_is_none() -> None:
    header = "COMPÉTENCES\nce qui est\nappris\nCRITÈRES\nce qui est jugé\n\n"
    again = "COMPÉTENCES\nce qui\nest appris\nune note\nCRITÈRES\nce qui est jugé\n\n"
    body = "C{0}. Tenir le journal du jardin ;\n\nPour C{0}. Le journal est tenu chaque jour.\n\n"
    source = read_columns_text(header + body.format(1) + again + body.format(2), "jardin.txt")
    assert [(piece.place[0], piece.text) for piece in source.labels] == [
        (1, "COMPÉTENCES"),
        (4, "CRITÈRES"),
        (11, "COMPÉTENCES"),
        (12, "ce qui"),
        (13, "est appris"),
        (15, "CRITÈRES"),
        (16, "ce qui est jugé"),
    ]
