"""A server, a browser, and someone who notes everything that the pages ask for or complain of."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.serving import Serving

SIZE = {"width": 1366, "height": 768}
SECOND = 1000


class Watch:
    """Contexts of one browser, and what happened in them."""

    def __init__(self, browser: Browser, address: str) -> None:
        """Nothing seen yet."""
        self._browser = browser
        self.address = address
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self._leaving = False

    def reload(self, page: Page) -> None:
        """Loads the page again; the streams of the page that is left may complain of being cut."""
        self._leaving = True
        page.reload()
        self._leaving = False

    def back_by_reload(self, page: Page) -> None:
        """Goes back to an address that the page loads anew for; the same streams are cut."""
        self._leaving = True
        with page.expect_event("load"):
            page.go_back()
        self._leaving = False

    @contextmanager
    def visit(self, path: str = "/") -> Iterator[Page]:
        """A page of a fresh context, with nothing remembered."""
        context = self._browser.new_context(locale="fr-FR", viewport=SIZE)
        context.set_default_timeout(40 * SECOND)
        try:
            page = self._watched(context)
            page.goto(self.address + path)
            yield page
        finally:
            context.close()

    def _watched(self, context: BrowserContext) -> Page:
        context.on("request", lambda request: self._asked(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: self.elsewhere.append(socket.url))
        page.on("console", lambda said: self._complained(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self._complained(str(error)))
        page.on("dialog", lambda dialog: (self._complained(f"dialog {dialog.message}"), dialog.dismiss()))
        return page

    def _complained(self, what: str) -> None:
        if not self._leaving:
            self.complaints.append(what)

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:", "blob:")):
            self.elsewhere.append(url)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    expect.set_options(timeout=40 * SECOND)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=options)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    started = Serving(tmp_path_factory.mktemp("e2e") / "data")
    yield started
    started.kill()


@pytest.fixture
def watch(browser: Browser, serving: Serving) -> Watch:
    return Watch(browser, serving.address)
