"""The middle column: the page, and boxes where the quotes stand."""

import re

import pytest

from assistant.web.sheet import Spot, first_spot, sheet
from tests.jury.case import FAILED, LOST, MET, PARTIAL, Texts, dossier
from tests.web.reading import seen


def test_a_page_is_its_image_with_the_quote_boxed_where_it_stands(case):
    review = case.review
    page = seen(sheet(review.dossier, review.drafts[MET], Spot(page=1, evidence=0), 100))
    assert [a["src"] for tag, a in page.tags if tag == "img"] == [f"/page/{'d' * 64}/1.png"]
    (box,) = page.having(class_="box now")
    # The word stands at 100 to 300 of 600 points and 200 to 212 of 800, with one point around.
    assert box["style"] == "left:16.50%;top:24.88%;width:33.67%;height:1.75%"
    assert "Preuve 1 sur 1" in page.text
    assert "page 1 sur 2" in page.text


def test_a_box_stays_on_its_own_page(case):
    review = case.review
    page = seen(sheet(review.dossier, review.drafts[MET], Spot(page=2, evidence=0), 100))
    assert page.having(class_="box now") == []
    assert "page 2 sur 2" in page.text


def test_a_ranked_passage_is_marked_otherwise_than_a_quote(case):
    review = case.review
    page = seen(sheet(review.dossier, review.drafts[LOST], Spot(page=1, passage="p1-2"), 100))
    assert len(page.having(class_="area")) == 1
    assert page.having(class_="box now") == []
    assert "Aucune citation" in page.text


@pytest.mark.parametrize(
    ("criterion", "spot"),
    [
        (MET, Spot(page=1, evidence=0)),
        (LOST, Spot(page=1, passage="p1-2")),
        (FAILED, Spot(page=1)),
        (PARTIAL, Spot(page=1, evidence=0)),
    ],
)
def test_a_criterion_opens_on_its_first_quote_that_was_found(case, criterion, spot):
    assert first_spot(case.review.drafts[criterion]) == spot


def test_a_dossier_without_pages_is_shown_as_text_with_the_quote_marked(case):
    review = case.review
    text = dossier(Texts(), kind="docx")
    sections = tuple(page.model_copy(update={"unit": "section"}) for page in text.pages)
    html = sheet(text.model_copy(update={"pages": sections}), review.drafts[MET], Spot(page=1, evidence=0), 125)
    page = seen(html)
    assert "img" not in page.names
    assert "section 1 sur 2" in page.text
    assert "h4" in page.names
    assert re.search(r'<mark class="box now">Le total fait 18 960 €\.</mark>', html)
    assert "font-size:125%" in html


def test_zoom_and_page_buttons_say_what_they_do(case):
    review = case.review
    page = seen(sheet(review.dossier, review.drafts[MET], Spot(page=1), 100))
    titles = [attributes["title"] for tag, attributes in page.tags if tag == "button"]
    assert titles == [
        "Citation précédente",
        "Citation suivante",
        "Page précédente",
        "Page suivante",
        "Réduire",
        "Agrandir",
    ]
