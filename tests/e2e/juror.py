"""What a juror does and sees on the pages, in her words."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

LEVELS = {"met": "1", "partial": "2", "not_met": "3", "not_assessable": "4"}
RUBRIC = "Responsable marketing et communication"
"""Title of the rubric that the sample is examined against."""
LONG = 60_000
"""Milliseconds for what reads a file or drafts."""


class Juror:
    """One person before one page."""

    def __init__(self, page: Page) -> None:
        """Before a page that is open."""
        self.page = page

    @property
    def count(self) -> Locator:
        """«n décidés sur N · n restent»."""
        return self.page.locator(".banner .count")

    @property
    def wording(self) -> Locator:
        """The official wording being read."""
        return self.page.locator("#libelle")

    @property
    def comment(self) -> Locator:
        """Where a comment is written."""
        return self.page.locator("#commentaire textarea")

    @property
    def told(self) -> Locator:
        """Sentences that the program tells in passing."""
        return self.page.get_by_test_id("toast-text")

    @property
    def chosen(self) -> Locator:
        """The level that is chosen."""
        return self.page.locator("#niveaux input:checked")

    @property
    def current(self) -> str:
        """Id of the criterion whose panel is shown."""
        return self.page.locator(".panel").get_attribute("data-criterion") or ""

    def line(self, criterion: str) -> Locator:
        """The criterion's line in the left column."""
        return self.page.locator(f'.roll [data-criterion="{criterion}"]')

    def launch(self, file: Path, block: str, candidate: str, session: str, rubric: str = RUBRIC) -> None:
        """Fills the form and launches the screening."""
        page = self.page
        page.locator("#referentiel input").click()
        page.get_by_role("option", name=rubric, exact=True).click()
        page.locator("#dossier input[type=file]").set_input_files(file)
        expect(page.locator("#dossier")).to_contain_text(file.stem, timeout=LONG)
        page.locator("#blocs label", has_text=f"{block} ·").locator("input").check()
        page.locator("#candidat").locator("input, textarea").fill(candidate)
        page.locator("#session").locator("input, textarea").fill(session)
        page.locator("#lancer").click()
        expect(page.locator(".banner")).to_be_visible(timeout=LONG)

    def wait_for(self, decided: str) -> None:
        """Waits for the count to say so."""
        expect(self.count).to_have_text(decided, timeout=LONG)

    def open(self, criterion: str) -> None:
        """Opens a criterion from the list."""
        self.line(criterion).click()
        self.reads(criterion)

    def reads(self, criterion: str) -> None:
        """Waits until the criterion is the one on the page."""
        expect(self.page.locator(".panel")).to_have_attribute("data-criterion", criterion)
        expect(self.line(criterion)).to_have_attribute("aria-current", "true")

    def signs(self, initials: str) -> None:
        """Says who she is."""
        self.page.locator("#jure").locator("input, textarea").fill(initials)
        self.comment.blur()
        self.page.locator("#libelle").click()

    def writes(self, words: str) -> None:
        """Writes a comment, by the keyboard alone."""
        self.page.keyboard.press("c")
        expect(self.comment).to_be_focused()
        self.page.keyboard.type(words)

    def decides(self, level: str, words: str = "") -> None:
        """A level, a comment where one is given, and on to another criterion."""
        before = self.current
        self.page.keyboard.press(LEVELS[level])
        if words:
            self.writes(words)
        self.page.keyboard.press("Control+Enter" if words else "Enter")
        expect(self.page.locator(".panel")).not_to_have_attribute("data-criterion", before)

    def left(self) -> int:
        """How many criteria the strip says are left."""
        found = re.search(r"(\d+) restent?$", self.count.inner_text())
        assert found
        return int(found[1])

    def sees_the_page_of(self, quote: Locator) -> None:
        """The image of the page that the quote names is really there, and every box lies on it."""
        named = re.search(r"texte bien présent p\. (\d+)", quote.inner_text())
        assert named
        number = named[1]
        expect(self.page.locator(".tools")).to_contain_text(f"page {number} sur 17")
        image = self.page.locator(f'.paper img[src$="/{number}.png"]')
        expect(image).to_be_visible()
        self.page.wait_for_function(
            "number => { const i = document.querySelector('.paper img'); "
            "return i.src.endsWith(`/${number}.png`) && i.complete && i.naturalWidth > 0; }",
            arg=number,
        )
        paper = self.page.locator(".paper").bounding_box()
        assert paper
        boxes = [box.bounding_box() for box in self.page.locator(".paper i").all()]
        assert boxes
        for box in boxes:
            assert box
            assert min(box["width"], box["height"]) > 2
            assert paper["x"] <= box["x"] and box["x"] + box["width"] <= paper["x"] + paper["width"] + 1
            assert paper["y"] <= box["y"] and box["y"] + box["height"] <= paper["y"] + paper["height"] + 1

    def sees(self, selector: str) -> None:
        """The first such thing lies within the middle column as it is scrolled, and the column within the window."""
        view, box = self.page.locator(".desk").bounding_box(), self.page.locator(selector).first.bounding_box()
        window = self.page.viewport_size
        assert view and box and window
        assert view["y"] + view["height"] <= window["height"] + 1
        assert view["y"] - 1 <= box["y"]
        assert box["y"] + box["height"] <= view["y"] + view["height"] + 1
