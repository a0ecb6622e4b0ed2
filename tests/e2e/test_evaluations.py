"""A certifier looks at evaluations in a real browser: the list, a report in its frame, two compared."""

import pytest
from playwright.sync_api import expect

from evals.runfolder import file_name, run_folder
from evals.runlog import write_run
from tests.e2e.conftest import Watch
from tests.evals.logs import PLANNED, log, with_changes
from tests.web.serving import Serving

pytestmark = pytest.mark.e2e


def test_a_certifier_reads_a_report_and_compares_two(watch: Watch, serving: Serving) -> None:
    with watch.visit("/?evaluations") as page:
        expect(page.locator("#liste-evaluations")).to_contain_text("criterium evals run synthetique-2026")
    first = log(PLANNED, text="<script>alert(1)</script>")
    second = log(with_changes(B_1="met")).model_copy(update={"started": first.started.replace(day=2)})
    for made in (first, second):
        write_run(made, run_folder(serving.data) / file_name(made))
    with watch.visit() as page:
        page.locator("#mesures").click()
        expect(page).to_have_url(f"{watch.address}/?evaluations")
        lines = page.locator("#liste-evaluations .exam")
        expect(lines).to_have_count(2)
        lines.nth(1).click()
        frame = page.frame_locator("#rapport iframe")
        expect(frame.locator("h1")).to_have_text("Évaluation · <script>alert(1)</script>")
        expect(frame.get_by_role("note").first).to_contain_text("Dossiers fictifs")
        page.locator("#comparer input").click()
        page.get_by_role("option").nth(1).click()
        expect(frame.locator("h1")).to_have_text("Comparaison de deux évaluations")
        expect(frame.locator("body")).to_contain_text("B/C1-1")
        page.locator("#retour").click()
        expect(page.locator("#examens")).to_be_visible()
        page.locator("#referentiels").click()
        expect(page.locator("#fiche .wording")).to_be_visible()
        expect(page.locator("#mesures")).not_to_be_visible()
    assert watch.elsewhere == []
    assert watch.complaints == []
