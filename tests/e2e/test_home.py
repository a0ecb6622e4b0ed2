"""The form of a new exam with a model set: what it will cost can be asked for before it is launched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.e2e.conftest import Watch
from tests.e2e.juror import RUBRIC
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e

ABOVE = """button => {
  const box = button.getBoundingClientRect();
  const [rows, columns] = [[.2, .5, .8], [.1, .3, .5, .7, .9]];
  return rows.every((y) => columns.every((x) =>
    button.contains(document.elementFromPoint(box.x + x * box.width, box.y + y * box.height))));
}"""
"""Whether nothing lies over the button."""
SIZES: list[ViewportSize] = [{"width": 1366, "height": 768}, {"width": 1024, "height": 768}]


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("model")
    # Nobody listens there, and nothing is asked of it: no exam is launched.
    folder.joinpath(".env").write_text(
        "CRITERIUM_LLM_BASE_URL=http://127.0.0.1:9/v1\nCRITERIUM_LLM_MODEL=modele-essai\n", encoding="utf-8"
    )
    started = Serving(folder / "data")
    yield started
    started.kill()


def test_the_forecast_and_the_launch_are_both_in_sight_whatever_the_form_holds(watch: Watch, sample: Path) -> None:
    for size in SIZES:
        with watch.visit() as page:
            page.set_viewport_size(size)
            for button in ("#prevision", "#lancer"):
                expect(page.locator(button)).to_be_in_viewport(ratio=1)
            page.locator("#dossier input[type=file]").set_input_files(sample / "dossier.docx")
            expect(page.locator("#dossier")).to_contain_text("dossier")
            page.locator("#prevision").click()
            expect(page.locator("#cout")).to_contain_text("ni appel, ni coût")
            for part in ("#cout p", "#prevision", "#lancer"):
                expect(page.locator(part)).to_be_in_viewport(ratio=1)
    assert watch.elsewhere == []


def test_no_label_of_a_long_form_is_written_over_the_launch(watch: Watch) -> None:
    with watch.visit() as page:
        expect(page.locator("#lecture")).to_be_hidden()
        page.locator("#referentiel input").click()
        page.get_by_role("option", name=RUBRIC, exact=True).click()
        expect(page.locator("#blocs label")).to_have_count(5)
        page.locator("#redacteur input[value=llm]").check()
        expect(page.locator("#lecture")).to_be_visible()
        for button in ("#prevision", "#lancer"):
            assert page.locator(button).evaluate(ABOVE)
