"""The juror's initials are kept by the browser, and never taken out of the field that she is writing in."""

import time

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import Watch
from tests.e2e.juror import Juror

pytestmark = pytest.mark.e2e


def slowly(route: Route) -> None:
    time.sleep(1)
    route.continue_()


def test_initials_written_while_the_page_loads_stay_and_are_remembered(watch: Watch) -> None:
    with watch.visit("/nowhere") as page:
        page.route("**/queue/join*", slowly)
        page.goto(watch.address)
        field = page.locator("#jure").locator("input, textarea")
        field.fill("A. B.")
        expect(page.locator("#examens")).to_contain_text("Aucun examen pour l'instant.")
        page.wait_for_timeout(1500)
        expect(field).to_have_value("A. B.")
        page.unroute("**/queue/join*")
        watch.reload(page)
        expect(field).to_have_value("A. B.")
        field.fill("C. D.")
        expect(Juror(page).page.locator("#examens")).to_contain_text("Aucun examen pour l'instant.")
        watch.reload(page)
        expect(field).to_have_value("C. D.")
