"""A certifier brings a référentiel in, reviews it beside its source, and takes the YAML away, in a real browser."""

import subprocess
import sys
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
REST = """
Deuxième partie accueillir le public

Tenir la billetterie un soir de grande affluence

La file avance sans heurt

jusqu'au lever du rideau.

Le fonds de caisse est compté devant témoin
"""


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
            expect(page.locator("#texte .text.label input")).to_be_in_viewport()
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


def takes_for(page: Page, role: str) -> None:
    """What the text that is being sorted is from now on."""
    page.locator("#texte").get_by_label(role, exact=True).check(force=True)


def sorts(page: Page) -> None:
    pick(page, "alert(1)")
    takes_for(page, "Rien")
    expect(page.locator("#propositions a.on em")).to_have_text("écarté")
    expect(page.locator("#resume")).to_contain_text("4 critères")
    pick(page, "Les choix sont justifiés")
    page.locator("#texte").get_by_role("button", name="Couper…").click()
    page.locator('#texte [data-words="4"]').click()
    expect(page.locator("#texte .wording")).to_have_text("Les choix sont justifiés")
    page.locator("#texte").get_by_role("button", name="Fusionner").click()
    expect(page.locator("#texte .wording")).to_have_text("Les choix sont justifiés par une étude du public.")
    page.locator("#annuler").click()
    expect(page.locator("#texte .wording")).to_have_text("Les choix sont justifiés")
    label = page.locator("#texte").get_by_label("Nom court")
    # Written while the answer to a choice is on its way: the answer draws the field again and must not undo it.
    takes_for(page, "Les deux")
    label.fill("un deux trois quatre cinq six sept")
    label.press("Enter")
    expect(page.get_by_test_id("toast-text")).to_have_text("Le nom court a 7 mots ; en garder six au plus.")
    expect(label).to_have_value("Les choix sont justifiés")
    takes_for(page, "À l'écrit")
    takes_for(page, "Les deux")
    label.fill("Choix expliqués")
    # Left by a click on another text: the label is kept, and the click is not lost.
    pick(page, "Les assurances sont jointes")
    page.locator("#texte").get_by_label("Évalue").select_option(
        label="C1.1 · Choisir les spectacles en lien avec le public …"
    )
    expect(page.locator("#propositions a.on b")).to_have_text("C1.1+C1.2-1")
    pick(page, "Les choix sont justifiés")
    expect(label).to_have_value("Choix expliqués")


def test_a_bloc_a_competency_and_a_criterion_are_made_of_texts_without_place(watch: Watch, tmp_path: Path) -> None:
    document = tmp_path / "accueil-fictif.md"
    document.write_text(SOURCE + REST, encoding="utf-8")
    with watch.visit("/?import") as page:
        bring(page, document)
        unplaced = page.locator("#propositions .unplaced")
        expect(unplaced.locator("summary")).to_have_text("5 textes sans place dans le brouillon")
        unplaced.locator("summary").click()
        pick(page, "Deuxième partie")
        takes_for(page, "Bloc")
        expect(page.locator("#propositions .gaps")).to_contain_text("Le bloc B2 n'a aucune compétence")
        page.locator("#telecharger").click()
        expect(page.get_by_test_id("toast-text")).to_contain_text("Le bloc B2 n'a aucune compétence")
        pick(page, "Tenir la billetterie")
        takes_for(page, "Compétence")
        expect(page.locator("#propositions .gaps")).to_have_count(0)
        code = page.locator("#texte").get_by_label("Code")
        expect(code).to_have_value("C1")
        code.fill("C2.1")
        code.press("Enter")
        expect(page.locator("#propositions a.on b")).to_have_text("C2.1")
        # By keyboard alone: the role keeps the focus when the panel is drawn again.
        pick(page, "La file avance")
        page.locator("#texte input[value=assessment]").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#texte .code b")).to_have_text("C2.1-1")
        expect(page.locator("#texte input[value=criterion]")).to_be_focused()
        page.locator("#texte").get_by_role("button", name="Fusionner").click()
        expect(page.locator("#texte .wording")).to_have_text("La file avance sans heurt jusqu'au lever du rideau.")
        unplaced.get_by_role("button", name="Critère").click()
        expect(unplaced).to_have_count(0)
        expect(page.locator("#resume")).to_contain_text(
            "2 blocs · 3 compétences · 7 critères · 100 % du texte a une place"
        )
        page.locator("#source .bare", has_text="Activités").first.click()
        expect(page.locator("#texte .wording")).to_have_text("Activités")
        page.keyboard.press("Control+z")
        expect(page.locator("#texte .wording")).not_to_have_text("Activités")
        taken = takes_away(page, tmp_path)
    rubric = parsed(taken, "accueil.yaml")
    assert [(b.id, b.title, b.competencies) for b in rubric.blocks] == [
        ("B1", "Préparer la saison", ("C1.1", "C1.2")),
        ("B2", "Deuxième partie accueillir le public", ("C2.1",)),
    ]
    assert [(c.id, c.statement) for c in rubric.criteria][-2:] == [
        ("C2.1-1", "La file avance sans heurt jusqu'au lever du rideau."),
        ("C2.1-2", "Le fonds de caisse est compté devant témoin"),
    ]
    target = tmp_path / "accueil.yaml"
    target.write_text(taken, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("criterium")), "rubrics", "check", str(target)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert check(rubric, SOURCE + REST).faults == []
    assert watch.complaints == []


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
