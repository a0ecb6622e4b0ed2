"""An examination is removed from the list of the first page, once it has been said what goes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from tests.e2e.conftest import Watch
from tests.e2e.juror import Juror
from tests.jury.case import Texts, put
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    desk = Desk(Settings(data=tmp_path_factory.mktemp("erasing") / "data", _env_file=None))  # type: ignore[call-arg]
    put(desk.records, Texts(candidate="K-12"))
    put(desk.records, Texts(candidate="K-13"))
    desk.records.engine.dispose()
    started = Serving(desk.settings.data)
    yield started
    started.kill()


def test_an_examination_goes_from_the_list_after_it_was_said_what_goes(watch: Watch) -> None:
    with watch.visit() as page:
        listed = page.locator(".listed", has_text="K-12")
        erase = listed.get_by_role("button", name="Supprimer définitivement")
        expect(erase).not_to_be_visible()
        listed.get_by_text("Supprimer…").click()
        expect(listed).to_contain_text("Un autre examen garde le même dossier.")
        expect(listed).to_contain_text("C'est sans retour.")
        erase.click()
        expect(Juror(page).told).to_contain_text("Examen supprimé. Reste au journal, sans nom")
        expect(page.locator(".exam")).to_have_count(1)
        last = page.locator(".listed", has_text="K-13")
        last.get_by_text("Supprimer…").click()
        expect(last).to_contain_text("Partent : le dossier (fichier, texte, images, vecteurs), les propositions")
        last.get_by_role("button", name="Supprimer définitivement").click()
        expect(page.locator("#examens")).to_contain_text("Aucun examen pour l'instant.")
        expect(page.locator("#barre .banner")).to_have_count(0)
    assert watch.complaints == []
