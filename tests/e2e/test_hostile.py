"""Hostile uploads through the pages: each ends in one sentence, and the server goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Watch
from tests.e2e.juror import LONG, Juror
from tests.reading.corpus import corpus
from tests.reading.test_hostile import bomb, cyclic_pdf
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e

FILES: dict[str, Callable[[], bytes]] = {
    "bombe.docx": lambda: bomb("petit.docx", "word/document.xml", 200_000_000),
    "sans fin.pdf": cyclic_pdf,
    "\U0001f600 programme.pdf": lambda: b"MZ\x90\x00\x03" + bytes(400),
    "<img src=x onerror=alert(1)>.txt": lambda: b"",
}
TOLD = ("démesuré une fois décompressé", "est abîmé", "est un programme", "est vide")


def test_each_is_refused_in_one_sentence_and_the_server_goes_on(watch: Watch, serving: Serving, tmp_path: Path) -> None:
    for (name, made), told in zip(FILES.items(), TOLD, strict=True):
        file = tmp_path / name
        file.write_bytes(made())
        with watch.visit() as page:
            page.locator("#dossier input[type=file]").set_input_files(file)
            expect(page.locator("#dossier")).to_contain_text(file.suffix, timeout=LONG)
            page.locator("#lancer").click()
            expect(Juror(page).told).to_contain_text(told, timeout=LONG)
    assert watch.complaints == []
    whole = tmp_path / "petit.docx"
    whole.write_bytes(corpus()["petit.docx"])
    with watch.visit() as page:
        Juror(page).launch(whole, "B2", "K-40", "Essai")
    assert serving.process.poll() is None
