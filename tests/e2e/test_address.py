"""The address of an exam: a reload or a link comes back to the critère, and the browser's Back leads out of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from assistant.jury.review import Jury
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from tests.e2e.conftest import Watch
from tests.e2e.juror import Juror
from tests.jury.case import LOST, MET, PARTIAL, Texts, put
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e


@pytest.fixture
def identity(serving: Serving) -> Iterator[str]:
    desk = Desk(Settings(data=serving.data, _env_file=None))
    jury = Jury(desk.records)
    yield put(jury.records, Texts(candidate="K-27"), kind="docx")
    desk.records.engine.dispose()


def test_the_place_is_kept_by_a_reload_and_left_by_back(watch: Watch, identity: str) -> None:
    home = f"{watch.address}/"
    with watch.visit() as page:
        juror = Juror(page)
        page.locator(".exam", has_text="K-27").click()
        juror.reads(MET)
        expect(page).to_have_url(f"{home}?examen={identity}&critere={MET}")
        juror.open(LOST)
        juror.open(PARTIAL)
        address = f"{home}?examen={identity}&critere={PARTIAL}"
        expect(page).to_have_url(address)
        watch.reload(page)
        juror.reads(PARTIAL)
        page.go_back()
        expect(page.locator("#examens")).to_be_visible()
        expect(page.locator(".banner")).to_have_count(0)
        expect(page).to_have_url(home)
        page.locator("#referentiels").click()
        expect(page.locator("#fiche .card")).to_be_visible()
        page.go_back()
        expect(page.locator("#examens")).to_be_visible()
        expect(page).to_have_url(home)
    with watch.visit(address.removeprefix(watch.address)) as page:
        Juror(page).reads(PARTIAL)
        page.locator("#retour").click()
        expect(page).to_have_url(home)
        watch.back_by_reload(page)
        Juror(page).reads(PARTIAL)
    assert watch.complaints == []


def test_a_link_to_an_exam_that_is_no_more_says_so_and_is_forgotten(watch: Watch) -> None:
    with watch.visit("/?examen=inexistant&critere=C1-1") as page:
        expect(page.locator("#examens .gone")).to_contain_text("n'existe pas, ou n'existe plus")
        expect(page).to_have_url(f"{watch.address}/")
