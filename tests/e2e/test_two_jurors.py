"""Two jurors on one exam: neither takes the other's decision for her own, nor replaces it unawares."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from assistant.judgement.level import Level
from assistant.jury.review import Jury
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from tests.e2e.conftest import Watch
from tests.e2e.juror import Juror
from tests.jury.case import MET, Texts, put
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e

ASKED = "N. B. avait décidé « démontré » : remplacer cette décision par la vôtre, « {} » ? Confirmer de nouveau."


@pytest.fixture
def jury(serving: Serving) -> Iterator[Jury]:
    desk = Desk(Settings(data=serving.data, _env_file=None))
    yield Jury(desk.records)
    desk.records.engine.dispose()


def test_a_colleagues_decision_is_replaced_only_by_pressing_twice(watch: Watch, jury: Jury) -> None:
    identity = put(jury.records, Texts())
    jury.decide(identity, MET, juror="N. B.", level=Level.MET, comment="Chiffré.")
    with watch.visit(f"/?examen={identity}") as page:
        juror = Juror(page)
        juror.wait_for("1 décidé sur 4 · 3 restent")
        page.get_by_text("Tous 4").click()
        juror.open(MET)
        juror.signs("C. D.")
        expect(page.locator(".decided")).to_contain_text("Décision de N. B. : démontré")
        page.keyboard.press("2")
        expect(juror.chosen).to_have_value("partial")
        page.keyboard.press("Enter")
        expect(juror.told.last).to_have_text(ASKED.format("partiel"))
        page.keyboard.press("3")
        page.keyboard.press("Enter")
        expect(juror.told.last).to_have_text(ASKED.format("non démontré"))
        assert juror.current == MET
        assert [d.juror for d in jury.log.history(identity)] == ["N. B."]
        page.keyboard.press("Enter")
        expect(juror.line(MET)).to_have_attribute("title", f"{MET} · non démontré")
        juror.open(MET)
        expect(page.locator(".decided")).to_contain_text("Décision de C. D. : non démontré")
        page.keyboard.press("2")
        page.keyboard.press("Enter")
        expect(juror.line(MET)).to_have_attribute("title", f"{MET} · partiel")
        juror.open(MET)
        page.get_by_text("Revenir à « à décider »").click()
        juror.wait_for("0 décidé sur 4 · 4 restent")
        juror.reads(MET)
        expect(juror.chosen).to_have_count(0)
        expect(juror.comment).to_have_value("")
    assert [(d.juror, d.level) for d in jury.log.history(identity)] == [
        ("N. B.", Level.MET),
        ("C. D.", Level.NOT_MET),
        ("C. D.", Level.PARTIAL),
        ("C. D.", None),
    ]
