"""A certifier reads a référentiel, in a real browser: by search, by keyboard, by address, and over to another one."""

import re

import pytest
from playwright.sync_api import Page, expect

from assistant.importing.shelf import shipped, shipped_ids
from tests.e2e.conftest import Watch

pytestmark = pytest.mark.e2e

NARROW = {"width": 1024, "height": 700}


def reads(page: Page, rubric: str, criterion: str) -> None:
    """The criterion is the one on the page, in the tree and in the address."""
    expect(page.locator("#fiche .wording")).to_have_text(shipped(rubric).criterion(criterion).statement)
    line = page.locator(f'#arbre a[data-criterion="{criterion}"]')
    expect(line).to_have_attribute("aria-current", "true")
    expect(line).to_be_in_viewport()
    expect(page.locator("#arbre a.on")).to_have_count(1)
    asked = re.escape(f"referentiel={rubric}&critere=") + ".+"
    expect(page).to_have_url(re.compile(asked))


def test_a_certifier_reads_a_rubric_from_the_first_page(watch: Watch) -> None:
    with watch.visit() as page:
        page.locator("#referentiels").click()
        expect(page.locator("#etagere")).to_be_visible()
        expect(page.locator("#accueil")).to_have_count(0)
        first = shipped(shipped_ids()[0])
        expect(page.locator("#fiche .wording")).to_have_text(first.title)
        page.locator("#choix-referentiel input").click()
        page.get_by_role("option", name=shipped("esg-rmc").title, exact=True).click()
        expect(page.locator("#arbre .count")).to_have_text("60 critères")
        expect(page.locator("#fiche")).to_contain_text("Sur avis motivé du référent handicap le jury de certification")
        searches(page)
        walks(page)
        goes_to_another_rubric(page)
        watch.reload(page)
        expect(page.locator("#fiche .kin")).to_be_visible()
        page.locator("#retour").click()
        expect(page.locator("#examens")).to_be_visible()
        expect(page).to_have_url(f"{watch.address}/")
    assert watch.elsewhere == []
    assert watch.complaints == []


def searches(page: Page) -> None:
    field = page.locator("#cherche").locator("input, textarea")
    page.locator("body").press("/")
    expect(field).to_be_focused()
    page.keyboard.type("SEGMENTATION coherente")
    expect(page.locator("#arbre .count")).to_have_text("1 critère sur 60")
    page.locator('#arbre a[data-criterion="C1.4-2"]').click()
    reads(page, "esg-rmc", "C1.4-2")
    expect(field).to_have_value("SEGMENTATION coherente")
    field.fill("")
    expect(page.locator("#arbre .count")).to_have_text("60 critères")
    page.get_by_label("Oral", exact=True).check()
    expect(page.locator("#arbre .count")).to_have_text("4 critères sur 60")
    page.get_by_label("Tous", exact=True).check()
    expect(page.locator("#arbre .count")).to_have_text("60 critères")


def walks(page: Page) -> None:
    page.locator('#arbre a[data-criterion="C2.1-2"]').click()
    reads(page, "esg-rmc", "C2.1-2")
    page.keyboard.press("j")
    reads(page, "esg-rmc", "C2.1-3")
    page.keyboard.press("ArrowUp")
    reads(page, "esg-rmc", "C2.1-2")
    page.keyboard.press("ArrowUp")
    reads(page, "esg-rmc", "C2.1-1")
    ours = page.locator("#fiche .ours")
    expect(ours).to_contain_text("Notre lecture — non officielle")
    wording, panel = page.locator("#fiche .wording").bounding_box(), ours.bounding_box()
    assert wording and panel
    assert wording["y"] < panel["y"]
    fold = page.get_by_text("Si le candidat présente un bloc seul")
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("le candidat doit présenter un « dossier professionnel »")).to_be_visible()


def goes_to_another_rubric(page: Page) -> None:
    expect(page.locator("#fiche .kin")).to_contain_text("Une piste, pas une équivalence")
    expect(page.locator("#fiche .kin a").first).to_contain_text("libellé identique")
    page.locator("#fiche .kin a[data-rubric='strategie-marketing'][data-criterion='C2.1-1']").click()
    reads(page, "strategie-marketing", "C2.1-1")
    expect(page.locator("#choix-referentiel input")).to_have_value(shipped("strategie-marketing").title)
    expect(page.locator("#fiche .kin a").first).to_contain_text("esg-rmc C2.1-1")


@pytest.mark.parametrize(
    ("rubric", "criterion"), [("inseec-rpmc", "C16+C17-1"), ("cpmdc", "A.6-11"), ("ascencia-cmc", "C8.2-1")]
)
def test_an_address_leads_to_a_criterion_and_nothing_overflows(watch: Watch, rubric: str, criterion: str) -> None:
    asked = criterion.replace("+", "%2B")
    with watch.visit(f"/?referentiel={rubric}&critere={asked}") as page:
        reads(page, rubric, criterion)
        for size in (NARROW, {"width": 1366, "height": 768}):
            page.set_viewport_size(size)
            for part in ("#fiche", "#arbre", "body"):
                spill = page.locator(part).evaluate("e => e.scrollWidth - e.clientWidth")
                assert spill <= 1, (part, size)
            bottom = page.locator("#etagere").evaluate("e => e.getBoundingClientRect().bottom")
            assert bottom <= size["height"] + 1
    assert watch.complaints == []


def test_an_address_that_names_nothing_known_is_told_and_leads_to_what_is(watch: Watch) -> None:
    with watch.visit("/?referentiel=<script>&critere=x") as page:
        expect(page.get_by_test_id("toast-text")).to_contain_text("Le référentiel « <script> » est inconnu")
        expect(page.locator("#fiche .wording")).to_have_text(shipped(shipped_ids()[0]).title)
    with watch.visit("/?referentiel=esg-rmc&critere=C99-1") as page:
        expect(page.get_by_test_id("toast-text")).to_contain_text("Le critère « C99-1 » n'est pas dans esg-rmc")
        expect(page.locator("#fiche .wording")).to_have_text(shipped("esg-rmc").title)
    assert watch.complaints == []
