"""A run is stopped and resumed from the exam's page, and one that failed has a way on."""

import re
import time
from collections.abc import Iterator
from threading import Event

import pytest
from playwright.sync_api import expect

from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from tests.e2e.conftest import Watch
from tests.e2e.juror import LONG, Juror
from tests.openai_server import Answer, Body, OpenAIServer, answers, asked, error
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e


class Model:
    """A model that refuses its key, or holds its answers back, until it is told otherwise."""

    def __init__(self) -> None:
        self.refuses = True
        self.free = Event()
        self.server = OpenAIServer(self._answer)

    def _answer(self, body: Body, _: int) -> Answer:
        if self.refuses:
            return error(401)
        self.free.wait(LONG / 1000)
        return answers(body)


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    made = Model()
    with made.server:
        yield made
        made.free.set()


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("resuming")
    folder.joinpath(".env").write_text(
        f"CRITERIUM_LLM_BASE_URL={model.server.url}\nCRITERIUM_LLM_MODEL=modele-essai\n"
        "CRITERIUM_LLM_CONCURRENCY=1\nCRITERIUM_LLM_GROUP_TOKENS=500\n",
        encoding="utf-8",
    )
    desk = Desk(
        Settings(data=folder / "data", llm_base_url=model.server.url, llm_model="modele-essai", _env_file=None)  # type: ignore[call-arg]
    )
    rubric = shipped("esg-rmc")
    path = folder / "dossier.md"
    path.write_text("# Le budget\n\nLe conseil a voté 21 500 € pour la saison.\n", encoding="utf-8")
    criteria = criteria_in_scope(rubric, ["C2.1", "C2.2", "C2.3"])
    desk.open(rubric, desk.take_in(path), criteria, "llm", candidate="K-27")
    desk.records.engine.dispose()
    started = Serving(folder / "data")
    yield started
    started.kill()


def test_a_run_that_failed_is_resumed_stopped_and_resumed_again(watch: Watch, model: Model) -> None:
    with watch.visit() as page:
        page.locator(".exam", has_text="K-27").click()
        juror = Juror(page)
        resume = page.locator('[data-action="resume"]')
        expect(resume).to_have_text("Relancer (9)", timeout=LONG)
        expect(page.locator(".panel")).to_contain_text("refuse la clé")
        failing = page.locator(".failing")
        expect(failing).to_contain_text(re.compile(r"^9 critères en échec : le service à \S+ refuse la clé"))
        model.refuses = False
        before = len(model.server.bodies)
        resume.click()
        expect(juror.told).to_contain_text("Examen relancé : 9 critères demandés")
        expect(juror.count).to_have_text("examen en cours : 9 sur 9")
        expect(failing).to_have_count(0)
        stop = page.locator('[data-action="stop"]')
        expect(stop).to_have_text("Arrêter")
        deadline = time.monotonic() + LONG / 1000
        while len(model.server.bodies) == before:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        stop.click()
        expect(page.get_by_role("button", name="Arrêt demandé…")).to_be_disabled()
        expect(juror.told.last).to_contain_text("Arrêt demandé")
        model.free.set()
        expect(resume).to_contain_text("Arrêté : relancer", timeout=LONG)
        left = int(resume.inner_text().removeprefix("Arrêté : relancer (").removesuffix(")"))
        assert 0 < left < 9
        resume.click()
        juror.wait_for("0 décidé sur 9 · 9 restent")
        expect(resume).to_have_count(0)
        expect(stop).to_have_count(0)
    given = [criterion for body in model.server.bodies[before:] for criterion in asked(body)]
    assert len(given) == len(set(given))
    assert watch.complaints == []
