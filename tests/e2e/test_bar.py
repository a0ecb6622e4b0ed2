"""The bar above an exam and the juror's buttons: whatever the strip holds, each can be pressed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import ViewportSize, expect

from assistant.dossier.dossier import Concealed
from assistant.judgement.level import Level
from assistant.jury.review import Jury
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from tests.e2e.conftest import Watch
from tests.e2e.juror import Juror
from tests.jury.case import CRITERIA, LOST, MET, PARTIAL, Texts, put
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e

SIZES: list[ViewportSize] = [
    {"width": 1920, "height": 1000},
    {"width": 1366, "height": 768},
    {"width": 1024, "height": 768},
]
CHIPS = ("Carte du dossier", "Ce qui sort", "Texte adressé au correcteur", "À savoir", "Hors page", "Questions d'oral")
PRESSED = "#barre button, #barre summary, #barre input, #actes button, #niveaux label, .tools button"
COVERED = """buttons => buttons.filter((button) => {
  const box = button.getBoundingClientRect();
  return ![3, box.width / 2, box.width - 3].every((x) => {
    const found = document.elementFromPoint(box.x + x, box.y + box.height / 2);
    return found && (button.contains(found) || found.contains(button) && found.matches("label"));
  });
}).map((button) => button.innerText || button.id)"""
"""Names of the buttons that something else lies over, or that stand outside the window, at an end or in the middle."""


@pytest.fixture
def jury(serving: Serving) -> Iterator[Jury]:
    desk = Desk(Settings(data=serving.data, _env_file=None))
    yield Jury(desk.records)
    desk.records.engine.dispose()


def full(jury: Jury) -> str:
    """An exam whose strip holds all that a strip can hold."""
    apart = (
        Concealed(kind="alternative", page=1, text="Photo de la halle"),
        Concealed(kind="comment", page=1, text="À relire avant l'envoi."),
    )
    texts = Texts(candidate="Candidate K-27 de la promotion B", session="Session de juin, deuxième convocation")
    identity = put(jury.records, texts, apart=apart)
    jury.decide(identity, PARTIAL, juror="A. B.", level=Level.PARTIAL, comment="Vu.")
    return identity


def test_every_button_can_be_pressed_on_a_wide_screen_a_laptop_and_a_tablet(watch: Watch, jury: Jury) -> None:
    identity = full(jury)
    for size in SIZES:
        with watch.visit(f"/?examen={identity}") as page:
            page.set_viewport_size(size)
            for chip in CHIPS:
                expect(page.locator(".banner summary", has_text=chip)).to_be_visible()
            expect(page.locator("#retour")).to_be_visible()
            expect(page.locator("#exempter")).to_be_visible()
            assert page.locator(PRESSED).count() > len(CRITERIA) * 4
            assert page.locator(PRESSED).evaluate_all(COVERED) == []
            two_lines = "labels => labels.every((label) => label.getBoundingClientRect().height <= 46)"
            assert page.locator("#niveaux label").evaluate_all(two_lines)
            assert page.evaluate("() => document.documentElement.scrollWidth") == size["width"]
            page.locator(".banner summary", has_text="À savoir").click()
            box = page.locator(".pop[open] > div").bounding_box()
            acts = page.locator("#decision").bounding_box()
            assert box and acts
            assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
            assert box["y"] + box["height"] <= acts["y"]


def test_in_a_low_window_the_reading_aids_are_folded_until_she_opens_them(watch: Watch, jury: Jury) -> None:
    identity = full(jury)
    with watch.visit(f"/?examen={identity}") as page:
        juror, aids = Juror(page), page.locator(".aids")
        juror.reads(MET)
        expect(aids).not_to_have_attribute("open", re.compile(""))
        expect(page.locator(".draft .q").first).to_be_in_viewport(ratio=1)
        aids.locator("summary").click()
        expect(page.locator(".ind").first).to_be_visible()
        juror.open(LOST)
        expect(page.locator(".ind").first).to_be_visible()
