"""A certifier brings a référentiel in, reviews it beside its source, and takes the YAML away, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.importing.check import check
from assistant.importing.shelf import parsed
from tests.e2e.conftest import Watch
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e

LONG = 90_000
UNSAVED = "Ce qui a été relu n'est pas téléchargé et sera perdu. Continuer ?"
SOURCE = """\
# Conducteur de saison (référentiel fictif)

## Bloc 1 : Préparer la saison

| Activités | Compétences | Modalités d'évaluation | Critères d'évaluation |
| --- | --- | --- | --- |
| A1 Programmer | C1.1 Choisir les spectacles en lien avec le public afin de remplir la salle | Dossier écrit individuel | Les choix sont justifiés par une étude du public.<br>Le budget de chaque date est chiffré.<br>Les <script>alert(1)</script> dates sont tenues. |
| A1 Programmer | C1.2 Négocier les contrats en respectant le droit afin de sécuriser la saison | Dossier écrit individuel | Les contrats sont complets.<br>Les assurances sont jointes au dossier. |
"""
"""Synthetic."""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "saison-fictive.md"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def bring(page: Page, document: Path) -> None:
    page.locator("#source-import input[type=file]").set_input_files(document)
    expect(page.locator("#relecture")).to_be_visible(timeout=LONG)


def chosen(page: Page) -> str:
    """Wording of the text that is being sorted."""
    return page.locator("#texte .wording").inner_text()


def pick(page: Page, wording: str) -> None:
    page.locator("#propositions a[data-key]", has_text=wording).first.click()
    expect(page.locator("#texte .wording")).to_contain_text(wording)


def test_a_certifier_reviews_an_import_beside_its_source(
    watch: Watch, serving: Serving, document: Path, tmp_path: Path
) -> None:
    with watch.visit() as page:
        page.locator("#referentiels").click()
        page.locator("#importer").click()
        expect(page).to_have_url(f"{watch.address}/?import")
        bring(page, document)
        assert uploads(serving) == []
        expect(page.locator("#source")).to_contain_text("Les <script>alert(1)</script> dates sont tenues.")
        expect(page.locator("#source script")).to_have_count(0)
        expect(page.locator("#resume")).to_contain_text("5 critères")
        sees_the_source_of_what_is_chosen(page)
        sorts(page)
        page.locator("#autre").click()
        assert watch.complaints == [f"dialog {UNSAVED}"]
        expect(page.locator("#relecture")).to_be_visible()
        taken = takes_away(page, tmp_path)
        for size in ({"width": 1024, "height": 700}, {"width": 1366, "height": 768}):
            page.set_viewport_size(size)
            for part in ("body", "#propositions", "#source .lines"):
                assert page.locator(part).evaluate("e => e.scrollWidth - e.clientWidth") <= 1, (part, size)
            bottom = page.locator("#relecture").evaluate("e => e.getBoundingClientRect().bottom")
            assert bottom <= size["height"] + 1
            expect(page.locator("#nom-court")).to_be_in_viewport()
        page.locator("#autre").click()
        expect(page.locator("#apport")).to_be_visible()
        expect(page.locator("#relecture")).to_have_count(0)
    rubric = parsed(taken, "saison.yaml")
    assert [(c.id, c.statement, c.label, c.assessable) for c in rubric.criteria] == [
        ("C1.1-1", "Les choix sont justifiés", "Choix expliqués", "both"),
        ("C1.1-2", "par une étude du public.", "par une étude du public", "written"),
        ("C1.1-3", "Le budget de chaque date est chiffré.", "Le budget de chaque date est", "written"),
        ("C1.2-1", "Les contrats sont complets.", "Les contrats sont complets", "written"),
        (
            "C1.1+C1.2-1",
            "Les assurances sont jointes au dossier.",
            "Les assurances sont jointes au dossier",
            "written",
        ),
    ]
    assert check(rubric).faults == []
    assert watch.elsewhere == []
    assert watch.complaints == [f"dialog {UNSAVED}"]


def uploads(serving: Serving) -> list[Path]:
    """Copies of what was sent that the server still has."""
    return [path for path in (serving.data / "uploads").rglob("*") if path.is_file() and path.stat().st_size]


def sees_the_source_of_what_is_chosen(page: Page) -> None:
    page.locator("#source mark.k-criterion", has_text="Les contrats sont complets").click()
    expect(page.locator("#texte .wording")).to_have_text("Les contrats sont complets.")
    expect(page.locator("#propositions a.on")).to_contain_text("Les contrats sont complets.")
    expect(page.locator("#source mark.now").first).to_be_in_viewport()
    page.locator("#propositions a.on").focus()
    page.keyboard.press("j")
    expect(page.locator("#texte .wording")).to_have_text("Les assurances sont jointes au dossier.")
    page.locator("#texte [data-goto]").click()
    expect(page.locator("#source .line.lit")).to_be_in_viewport()


def sorts(page: Page) -> None:
    fold = page.locator("#propositions .first", has_text="sans place")
    fold.locator("summary").click()
    pick(page, "Le budget de chaque date")
    expect(fold).to_have_attribute("open", "")
    pick(page, "alert(1)")
    page.get_by_label("Pas un critère", exact=True).check()
    expect(page.locator("#propositions a.on em")).to_have_text("écarté")
    expect(page.locator("#resume")).to_contain_text("4 critères")
    pick(page, "Les choix sont justifiés")
    page.locator("#couper").click()
    page.locator('#texte [data-words="4"]').click()
    expect(page.locator("#texte .wording")).to_have_text("Les choix sont justifiés")
    page.locator("#fusionner").click()
    expect(page.locator("#texte .wording")).to_have_text("Les choix sont justifiés par une étude du public.")
    page.locator("#annuler").click()
    expect(page.locator("#texte .wording")).to_have_text("Les choix sont justifiés")
    page.get_by_label("Les deux", exact=True).check()
    label = page.locator("#nom-court").locator("input, textarea")
    page.wait_for_timeout(2000)  # the answer to the choice above draws the label again
    label.fill("un deux trois quatre cinq six sept")
    label.press("Enter")
    expect(page.get_by_test_id("toast-text")).to_have_text("Le nom court a 7 mots ; en garder six au plus.")
    expect(label).to_have_value("Les choix sont justifiés")
    label.fill("Choix expliqués")
    # Left by a click on another text: the label is kept, and the click is not lost.
    pick(page, "Les assurances sont jointes")
    page.locator("#attache input").click()
    page.get_by_role("option", name="C1.1 ·").click()
    expect(page.locator("#propositions a.on b")).to_have_text("C1.1+C1.2-1")
    page.keyboard.press("Escape")
    pick(page, "Les choix sont justifiés")
    expect(label).to_have_value("Choix expliqués")


def takes_away(page: Page, folder: Path) -> str:
    with page.expect_download() as download:
        page.locator("#telecharger").click()
    assert download.value.suggested_filename.endswith(".yaml")
    target = folder / "pris.yaml"
    download.value.save_as(target)
    return target.read_text("utf-8")


def test_a_document_that_cannot_be_read_is_told_in_a_sentence_and_not_kept(
    watch: Watch, serving: Serving, tmp_path: Path
) -> None:
    empty = tmp_path / "vide.txt"
    empty.write_text("   \n")
    with watch.visit("/?import") as page:
        page.locator("#source-import input[type=file]").set_input_files(empty)
        expect(page.get_by_test_id("toast-text")).to_contain_text("est vide", timeout=LONG)
        expect(page.locator("#relecture")).to_have_count(0)
        expect(page.locator("#apport")).to_be_visible()
        assert uploads(serving) == []
    assert watch.complaints == []
