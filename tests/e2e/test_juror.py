"""A juror takes a dossier from the upload to the exported grid, in a real browser."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from assistant.judgement.level import Level
from assistant.jury.review import Jury
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from tests.e2e.conftest import Watch
from tests.e2e.juror import Juror
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e

FIRST, SECOND, THIRD, FOURTH = "C2.1-1", "C2.1-2", "C2.1-3", "C2.2-1"
WORDING = (
    "Les objectifs opérationnels sont SMART (spécifique, mesurable, atteignable, réaliste et temporellement défini),"
)
NO_JUROR = "Indiquer le nom ou les initiales du juré avant de décider."


@pytest.fixture
def records(serving: Serving) -> Iterator[Jury]:
    """The server's records, read from outside."""
    desk = Desk(Settings(data=serving.data, _env_file=None))
    yield Jury(desk.records)
    desk.records.engine.dispose()


def test_a_juror_goes_from_upload_to_exported_grid_and_loses_nothing(watch, serving, records, sample, tmp_path):
    with watch.visit() as page:
        juror = Juror(page)
        expect(page.locator("#examens")).to_contain_text("Aucun examen pour l'instant.")
        juror.launch(sample / "dossier.pdf", "B2", "K-27", "Session de juin")
        juror.wait_for("0 décidé sur 18 · 18 restent")
        juror.reads(FIRST)
        address, _, criterion = page.url.removeprefix(serving.address).partition("&critere=")
        assert criterion == FIRST
        assert address.startswith("/?examen=")
        screening = address.removeprefix("/?examen=")
        sees_wording_evidence_and_passages(juror)
        is_told_what_is_missing(juror)
        decides_by_keyboard(juror, records, screening)
        words_not_confirmed = "À relire avec ma collègue…"
        juror.writes(words_not_confirmed)
        until(page, lambda: (records.log.jotted(screening, THIRD) or (None, ""))[1] == words_not_confirmed)
        watch.reload(page)
        finds_everything(juror, words_not_confirmed)
        expect(page.locator("#jure").locator("input, textarea")).to_have_value("A. B.")
    serving.restart()
    with watch.visit(address) as page:
        juror = Juror(page)
        finds_everything(juror, words_not_confirmed)
        is_refused_the_export(juror, serving, screening)
        juror.signs("A. B.")
        decides_the_rest(juror)
        changes_a_decision(juror, records, screening)
        exports(page, tmp_path)
    assert records.log.faults() == []
    assert watch.elsewhere == []
    assert watch.complaints == []


def sees_wording_evidence_and_passages(juror: Juror) -> None:
    page = juror.page
    juror.reads(FIRST)
    expect(juror.wording).to_contain_text(WORDING)
    expect(juror.wording).to_contain_text("Libellé officiel · référentiel ESG")
    expect(page.locator("#critere")).to_contain_text("Repères de lecture (rédigés par nous, non officiels)")
    expect(page.locator("#critere")).to_contain_text("Note sur le document : Le texte source finit par une virgule.")
    for number in (1, 2):
        expect(page.locator(".tools")).to_contain_text(f"Preuve {number} sur {page.locator('.q').count()}")
        juror.sees_the_page_of(page.locator(".q").nth(number - 1))
        juror.sees(".paper .now")
        page.keyboard.press("p")
    page.get_by_text("Passages à lire, du plus proche au moins proche (10)").click()
    expect(page.locator(".psg")).to_have_count(10)
    page.locator(".psg").nth(9).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".paper i.area").first).to_be_attached()
    juror.sees(".paper i.area")


def is_told_what_is_missing(juror: Juror) -> None:
    page = juror.page
    page.locator("#libelle").click()
    page.keyboard.press("2")
    expect(juror.chosen).to_have_value("partial")
    page.keyboard.press("Enter")
    expect(juror.told).to_have_text(NO_JUROR)
    toast, field = page.get_by_test_id("toast-body").bounding_box(), page.locator("#jure").bounding_box()
    assert toast and field
    assert toast["y"] > field["y"] + field["height"]
    assert juror.current == FIRST
    assert juror.left() == 18


def decides_by_keyboard(juror: Juror, records: Jury, screening: str) -> None:
    """A comment, then levels as fast as the page goes, one set aside, and nothing said of another criterion."""
    page = juror.page
    juror.signs("A. B.")
    juror.writes("Chiffrés et datés.")
    page.keyboard.press("Control+Enter")
    juror.reads(SECOND)
    expect(juror.comment).to_have_value("")
    expect(juror.chosen).to_have_count(0)
    expect(page.locator("#critere")).to_have_js_property("scrollTop", 0)
    juror.decides("met")
    juror.reads(THIRD)
    page.locator("#cote").click()
    juror.reads(FOURTH)
    expect(juror.line(THIRD)).to_have_attribute("title", f"{THIRD} · mis de côté")
    juror.wait_for("2 décidés sur 18 · 16 restent")
    juror.open(THIRD)
    kept = {c: (d.action, d.level, d.comment) for c, d in records.log.decisions(screening).items()}
    assert kept == {
        FIRST: ("overridden", Level.PARTIAL, "Chiffrés et datés."),
        SECOND: ("accepted", Level.MET, ""),
        THIRD: ("set_aside", None, ""),
    }
    assert [records.log.jotted(screening, criterion) for criterion in kept] == [None, None, None]


def until(page: Page, true: Callable[[], bool]) -> None:
    """Waits for something that the page does not show."""
    for _ in range(400):
        if true():
            return
        page.wait_for_timeout(50)
    pytest.fail(
        "what was waited for did not come; the comment is " + page.locator("#commentaire textarea").input_value()
    )


def finds_everything(juror: Juror, words: str) -> None:
    juror.wait_for("2 décidés sur 18 · 16 restent")
    juror.reads(THIRD)
    expect(juror.line(THIRD)).to_have_attribute("title", f"{THIRD} · mis de côté")
    expect(juror.comment).to_have_value(words)
    expect(juror.chosen).to_have_count(0)
    juror.sees_the_page_of(juror.page.locator(".q").first)


def is_refused_the_export(juror: Juror, serving: Serving, screening: str) -> None:
    missing = (
        "16 critères restent à décider avant l'export : "
        "C2.1-3, C2.2-1, C2.2-2, C2.2-3, C2.3-1, C2.3-2, C2.3-3, C2.4-1 et 8 autres."
    )
    juror.page.get_by_text("Exporter la grille").click()
    expect(juror.told).to_have_text(missing)
    assert serving.get(f"/export/{screening}.docx")[::2] == (409, missing.encode())


def decides_the_rest(juror: Juror) -> None:
    juror.open(FOURTH)
    levels = ["met", "partial", "not_met", "not_assessable"]
    for number in range(15):
        juror.decides(levels[number % 4], "Lu dans le dossier.")
    juror.reads(THIRD)
    juror.page.keyboard.press("2")
    juror.writes(" Relu.")
    juror.page.keyboard.press("Control+Enter")
    juror.wait_for("18 décidés sur 18 · 0 reste")
    expect(juror.page.locator(".roll")).to_contain_text("Tout est décidé : la grille peut être exportée.")


def changes_a_decision(juror: Juror, records: Jury, screening: str) -> None:
    juror.open(FIRST)
    expect(juror.chosen).to_have_value("partial")
    expect(juror.comment).to_have_value("Chiffrés et datés.")
    expect(juror.page.locator("#critere")).to_contain_text("Décision de A. B. : partiel")
    juror.page.keyboard.press("3")
    juror.page.keyboard.press("Enter")
    expect(juror.line(FIRST)).to_have_attribute("title", f"{FIRST} · non démontré")
    juror.open(FIRST)
    before = len(records.log.history(screening))
    # The next criterion is asked for, and Enter pressed before it comes: it must not get this one's level.
    juror.page.keyboard.press("3")
    juror.page.keyboard.press("j")
    juror.page.keyboard.press("Enter")
    until(juror.page, lambda: len(records.log.history(screening)) > before)
    juror.open(FIRST)
    history = records.log.history(screening)
    assert {d.level for d in history if d.criterion == SECOND} == {Level.MET}
    assert [d.level for d in history if d.criterion == FIRST][:2] == [Level.PARTIAL, Level.NOT_MET]


def exports(page: Page, folder: Path) -> None:
    page.locator("summary", has_text="Exporter la grille").click()
    files = {}
    for kind in ("DOCX", "JSON"):
        with page.expect_download() as download:
            page.get_by_text(f"Grille ({kind})").click()
        files[kind] = folder / download.value.suggested_filename
        download.value.save_as(files[kind])
    assert [file.name for file in files.values()] == ["grille-K-27.docx", "grille-K-27.json"]
    content = json.loads(files["JSON"].read_text("utf-8"))
    assert content["counts"] == {
        "criteria": 18,
        "evaluated": 18,
        "met": 5,
        "partial": 5,
        "not_met": 5,
        "not_assessable": 3,
        "exempted": 0,
    }
    tables = Document(str(files["DOCX"])).tables
    cells = [row.cells[0].text for table in tables for row in table.rows[1:]]
    assert len(cells) == 18
    assert cells[0] == f"{FIRST}\n{WORDING}"


def test_a_dossier_without_pages_is_read_blind_as_text_and_hostile_names_do_nothing(watch: Watch, sample):
    hostile = "<img src=x onerror=alert(1)>"
    with watch.visit() as page:
        juror = Juror(page)
        page.locator("#aveugle input").check()
        juror.launch(sample / "dossier.docx", "B2", hostile, "<script>alert(2)</script>")
        juror.wait_for("0 décidé sur 18 · 18 restent")
        juror.reads(FIRST)
        expect(page.locator(".banner .who")).to_contain_text(f"{hostile} · <script>alert(2)</script>")
        sees_the_quote_in_the_text(page, juror)
        keeps_the_draft_hidden(page, juror)
        exempts(page, juror)
        page.locator("#retour").click()
        listed = page.locator(".exam", has_text=hostile)
        expect(listed).to_contain_text("16 critères à décider")
        expect(listed).to_contain_text("<script>alert(2)</script>")
        expect(page.locator("img[src=x]")).to_have_count(0)
        page.locator("#lancer").click()
        expect(juror.told.last).to_have_text("Déposer d'abord le dossier du candidat.")
    assert watch.elsewhere == []
    assert watch.complaints == []


def sees_the_quote_in_the_text(page: Page, juror: Juror) -> None:
    expect(page.locator(".paper.text mark.now").first).to_be_visible()
    juror.sees(".paper.text mark.now")
    expect(page.locator(".tools")).to_contain_text("section ")
    expect(page.locator(".paper img")).to_have_count(0)
    quote = page.locator(".q").first.inner_text()
    marked = page.locator(".paper.text mark.now").first.inner_text()
    assert "".join(marked.split())[:40] in "".join(quote.split())


def keeps_the_draft_hidden(page: Page, juror: Juror) -> None:
    expect(page.get_by_text("Proposition masquée jusqu'à votre choix de niveau")).to_be_visible()
    expect(page.get_by_text("Confirmer votre niveau montre la proposition")).to_be_hidden()
    expect(page.locator(".chips")).not_to_contain_text("Incertains")
    page.locator("#reprendre").click()
    expect(juror.told).to_have_text("La proposition reste masquée jusqu'à ce que votre niveau soit confirmé.")
    expect(juror.comment).to_have_value("")
    juror.signs("C. D.")
    page.keyboard.press("2")
    expect(page.get_by_text("Confirmer votre niveau montre la proposition")).to_be_visible()
    expect(page.get_by_text("Proposition masquée jusqu'à votre choix de niveau")).to_be_hidden()
    juror.decides("partial")
    juror.page.get_by_text("Tous 18").click()
    juror.open(FIRST)
    expect(page.locator("#critere")).to_contain_text("proposition, inerte tant que vous n'agissez pas")


def exempts(page: Page, juror: Juror) -> None:
    """Both confirmations and both references, each within reach of the mouse."""
    juror.open(SECOND)
    page.locator("#exempter").click()
    page.get_by_label("La capacité professionnelle globale n'est pas remise en question").check()
    page.get_by_label("Référence de l'avis motivé du référent handicap (aucun détail de santé)").fill("Avis RH-12")
    page.get_by_label("Décidé par").click()
    page.get_by_label("Décidé par").fill("M. L.")
    page.locator("#exempter-oui").click()
    expect(juror.told.last).to_contain_text("elles sont cumulatives")
    page.get_by_label("Le critère n'a pas vocation à s'appliquer dans la pratique future").check()
    page.locator("#exempter-oui").click()
    expect(juror.line(SECOND)).to_have_attribute("title", f"{SECOND} · exempté")
    juror.wait_for("2 décidés sur 18 · 16 restent")
    expect(page.locator("#exemption")).to_be_hidden()
