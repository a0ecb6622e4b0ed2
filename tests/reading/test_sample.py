"""The sample dossier says the same in its four formats."""

import re
from pathlib import Path

import pytest
import yaml

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import find_quote
from tests.reading.conftest import FORMATS, visible

Samples = dict[str, Dossier]


@pytest.fixture(scope="module")
def planned(sample: Path) -> list[str]:
    """Every quote that the plan of the sample names, decoys included."""
    plan = yaml.safe_load((sample / "plan.yaml").read_text("utf-8"))
    return [part["quote"] for c in plan["criteria"] for part in (*c["evidence"], *c.get("decoys", ()))]


@pytest.mark.parametrize("extension", FORMATS)
def test_every_planned_quote_is_found(extension: str, samples: Samples, planned: list[str]) -> None:
    assert len(planned) == 51
    passages = samples[extension].passages
    assert [quote for quote in planned if not find_quote(quote, passages)] == []


@pytest.mark.parametrize("extension", FORMATS)
def test_nothing_is_concealed_and_nothing_warned_of(extension: str, samples: Samples) -> None:
    assert samples[extension].concealed == ()
    assert samples[extension].warnings == ()


@pytest.mark.parametrize("extension", ["pdf", "docx", "odt"])
def test_what_one_format_says_can_be_quoted_from_another(extension: str, samples: Samples) -> None:
    lines = [
        line
        for passage in samples[extension].passages
        if passage.is_evidence and "Mettre la carpe" not in str(passage.path) and passage.page > 2
        for line in passage.text.split("\n")
        if len(line) > 20
    ]
    assert len(lines) > 150
    other = samples["docx" if extension == "odt" else "odt"].passages
    # Word processors number a list when they draw it: the numbers are in the PDF alone. Two lines are a paragraph
    # that the PDF cuts at a page's end, in the middle of a word.
    lost = [line for line in lines if not find_quote(re.sub(r"^\d\. ", "", line), other)]
    assert [line[:12] for line in lost] == (["J’ai chronom", "téressait. E"] if extension == "pdf" else [])


@pytest.mark.parametrize("extension", FORMATS)
def test_headings_give_paths(extension: str, samples: Samples) -> None:
    (anchor,) = find_quote("la pêche est reportée au 21 novembre", samples[extension].passages)
    assert samples[extension].passage(anchor.passage).path == ("7 Le plan de communication", "7.2 Le calendrier")


@pytest.mark.parametrize("extension", FORMATS)
def test_footnotes_are_notes_under_the_section_that_calls_them(extension: str, samples: Samples) -> None:
    (anchor,) = find_quote("ce qui monte à 36 heures pour 34 prévues", samples[extension].passages)
    passage = samples[extension].passage(anchor.passage)
    assert passage.kind == "note"
    assert passage.path[0] == "7 Le plan de communication"
    assert passage.text.endswith("Octobre suit avec 20 heures sur 22.")
    assert len([p for p in samples[extension].passages if p.kind == "note"]) == 8


@pytest.mark.parametrize("extension", FORMATS)
def test_a_sentence_reads_on_where_a_footnote_is_called(extension: str, samples: Samples) -> None:
    assert "j’ai vérifié qu’il passe. S’il gèle" in visible(samples[extension])


@pytest.mark.parametrize("extension", FORMATS)
def test_table_rows_carry_their_headers(extension: str, samples: Samples) -> None:
    rows = [line for p in samples[extension].passages if p.kind == "table" for line in p.text.split("\n")]
    row = next(line for line in rows if "Alternant" in line and "128" not in line and "288" in line)
    assert row.replace("\u00a0", " ") == (
        "Poste : Alternant ; Heures demandées : 122 ; Heures disponibles : 288 ; "
        "Calcul du disponible : 8 h par semaine, 36 semaines à Villemorge ; "
        "Sur quoi : Communication (6 h), dégustations et relevés (2 h)"
    )


@pytest.mark.parametrize("extension", FORMATS)
def test_a_table_over_two_pages_keeps_its_headers(extension: str, samples: Samples) -> None:
    rows = [line for p in samples[extension].passages if p.kind == "table" for line in p.text.split("\n")]
    calendar = [row for row in rows if row.startswith("Période : ")]
    assert len(calendar) == 23
    assert all(" ; Heures : " in row for row in calendar)
    assert not any("Période : Période" in row for row in rows)


@pytest.mark.parametrize("extension", ["pdf", "docx", "odt"])
def test_the_table_of_contents_is_no_evidence(extension: str, samples: Samples) -> None:
    contents = [p for p in samples[extension].passages if p.kind == "contents"]
    entries = [line for passage in contents for line in passage.text.split("\n")]
    assert len(entries) == 45
    assert entries[0].startswith("1 D’où je parle")
    assert find_quote("10.2 Le déménagement du serveur de fichiers", samples[extension].passages) == ()


def test_running_headers_are_told_once_apart_and_page_numbers_left_out(samples: Samples) -> None:
    running = [p.text for p in samples["pdf"].passages if p.kind == "running"]
    assert [text for text in running if "K-27 · Dossier professionnel · Activité 2" in text] == running[:1]
    text = "\n".join(p.text for p in samples["pdf"].passages if p.kind != "running")
    assert "K-27 · Dossier professionnel · Activité 2" not in text
    assert "Dossier professionnel ·" not in text
    assert not re.search(r"page \d+ sur", text)
    assert "Candidate K-27" in text


def test_words_cut_at_line_ends_are_joined(samples: Samples) -> None:
    text = visible(samples["pdf"])
    for whole in (
        "une cuisine de lycée",
        "pousse les tartinables",
        "poste en alternance",
        "un bocal témoin",
        "parce que personne n’aurait",
    ):
        assert whole in text
    for hyphen in ("nature-citron", "Est-ce que cela", "peut-être", "garde-étang", "main-d’œuvre", "4 890 bocaux"):
        assert hyphen in text.replace("\u00a0", " ")


def test_the_pages_of_the_pdf_are_its_pages(samples: Samples) -> None:
    pages = samples["pdf"].pages
    assert [page.number for page in pages] == list(range(1, 18))
    assert {(round(page.width or 0), round(page.height or 0)) for page in pages} == {(595, 842)}
    (anchor,) = find_quote("J’en attends d’abord 150 visiteurs", samples["pdf"].passages)
    assert anchor.page == 14


def test_every_word_of_the_pdf_has_a_place_inside_its_page(samples: Samples) -> None:
    size = {page.number: (page.width or 0, page.height or 0) for page in samples["pdf"].pages}
    for passage in samples["pdf"].passages:
        width, height = size[passage.page]
        if passage.kind != "table":  # the headers that rows carry stand elsewhere
            assert [passage.text[w.start : w.end] for w in passage.words]
        for box in passage.boxes(0, len(passage.text)):
            assert 0 <= box.x0 < box.x1 <= width
            assert 0 <= box.top < box.bottom <= height


def test_a_quote_over_two_lines_has_a_box_on_each(samples: Samples) -> None:
    dossier = samples["pdf"]
    (anchor,) = find_quote("Ils sont plus jolis que le carton.", dossier.passages)
    first, second = dossier.passage(anchor.passage).boxes(anchor.start, anchor.end)
    assert second.top > first.bottom > first.top
    assert second.x0 < 100 < 400 < first.x0
    assert 40 < first.x1 - first.x0 < 80
    assert 60 < second.x1 - second.x0 < 120


@pytest.mark.parametrize("extension", ["docx", "odt", "md"])
def test_formats_without_pages_have_sections_and_no_places(extension: str, samples: Samples) -> None:
    dossier = samples[extension]
    assert [page.number for page in dossier.pages] == list(range(1, len(dossier.pages) + 1))
    assert len(dossier.pages) >= 13
    assert all(page.width is None for page in dossier.pages)
    assert not any(passage.words for passage in dossier.passages)


@pytest.mark.parametrize("extension", FORMATS)
def test_spans_count_in_the_text_of_their_page(extension: str, samples: Samples) -> None:
    text_of = {page.number: page.text for page in samples[extension].pages}
    for passage in samples[extension].passages:
        assert text_of[passage.page][passage.start : passage.end] == passage.text
