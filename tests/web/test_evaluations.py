"""The page of evaluations: the runs that were kept, their reports in a frame that does nothing, and two compared."""

from html import escape
from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.web.evaluations import framed, listing, shown, titled
from evals.report.page import report
from evals.runfolder import KeptRun, file_name, kept_runs, run_folder
from evals.runlog import RunLog, write_run
from tests.evals.logs import PLANNED, log, with_changes
from tests.web.reading import seen
from tests.web.test_hostile import ATTACKS

KNOWN = {"div", "p", "pre", "b", "button", "span"}


def kept(data: Path, made: RunLog, name: str | None = None) -> KeptRun:
    path = run_folder(data) / (name or file_name(made))
    write_run(made, path)
    return next(run for run in kept_runs(data)[0] if run.path == path)


def test_without_a_run_the_page_says_how_to_make_one(tmp_path: Path) -> None:
    text = seen(listing(*kept_runs(tmp_path))).text
    assert text.startswith("Aucune évaluation pour l'instant.")
    assert "criterium evals run synthetique-2026" in text


def test_runs_are_listed_newest_first_with_what_they_are_and_no_figure(tmp_path: Path) -> None:
    first = log(PLANNED | {("A", "C1-2"): "failed"})
    later = first.model_copy(update={"started": first.started.replace(year=2027), "drafter": "llm", "model": "m-7"})
    kept(tmp_path, first)
    kept(tmp_path, later)
    page = seen(listing(*kept_runs(tmp_path), "20260101-000000-essai-offline"))
    assert [button["data-run"] for button in page.having(data_action="open")] == [
        "20270101-000000-essai-llm",
        "20260101-000000-essai-offline",
    ]
    (now,) = page.having(aria_current="true")
    assert now["data-run"] == "20260101-000000-essai-offline"
    assert "le modèle de langage m-7" in page.text
    assert "01/01/2026 00:00 UTC · dossiers fictifs · 3 dossiers · 6 critères · 1 échec" in page.text


def test_a_file_that_is_no_run_is_named(tmp_path: Path) -> None:
    (run_folder(tmp_path) / "autre.json").write_text("{}", "utf-8")
    (run_folder(tmp_path) / "0123456789abcdef").mkdir()
    assert "autre.json n'est pas un journal" in seen(listing(*kept_runs(tmp_path))).text


def test_a_run_is_shown_by_the_same_page_as_the_report(tmp_path: Path) -> None:
    made = log(PLANNED)
    assert shown(kept(tmp_path, made)) == report(made)


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    before = kept(tmp_path, log(PLANNED), "essai.json")
    assert "Autre titre" not in shown(before)
    after = kept(tmp_path, log(PLANNED, text="Autre titre"), "essai.json")
    assert "Autre titre" in shown(after)


def test_two_runs_are_compared_and_the_page_says_what_they_are_not(tmp_path: Path) -> None:
    one = kept(tmp_path, log(PLANNED), "a.json")
    changed = log(with_changes(A_1="partial"), passages=["p1"])
    two = kept(tmp_path, changed.model_copy(update={"started": changed.started.replace(day=2)}), "b.json")
    page = shown(one, two)
    assert shown(two, one) == page
    assert "Dossiers fictifs : aucun humain ne les a notés." in page
    assert "6 critères en commun" in page
    assert escape(titled(two)) in page
    assert "<td>1,000</td><td>0,000</td><td>−1,000</td>" in page
    assert '<th scope="row">A/C1-1</th><td>démontré</td><td>démontré</td><td>partiel</td>' in page


def test_runs_without_anything_in_common_are_refused(tmp_path: Path) -> None:
    one = kept(tmp_path, log({("A", "C1-1"): "met"}), "a.json")
    two = kept(tmp_path, log({("B", "C1-1"): "met"}), "b.json")
    with pytest.raises(UserError, match="rien à comparer"):
        shown(one, two)


def test_a_run_that_is_gone_or_empty_is_a_sentence(tmp_path: Path) -> None:
    empty = kept(tmp_path, log({}), "vide.json")
    with pytest.raises(UserError, match="aucune proposition"):
        shown(empty)
    empty.path.unlink()
    with pytest.raises(UserError, match="n'est plus dans le dossier"):
        shown(empty)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stays_text_in_the_list_and_inside_the_frame(tmp_path: Path, attack: str) -> None:
    made = log(PLANNED, text=attack).model_copy(update={"model": attack, "drafter": attack})
    run = kept(tmp_path, made, "a.json")
    page = seen(listing(*kept_runs(tmp_path)))
    assert page.names <= KNOWN
    assert page.handlers == []
    for html in (shown(run), shown(run, kept(tmp_path, made, "b.json"))):
        ((name, frame),) = seen(framed(html)).tags
        assert name == "iframe"
        assert frame == {"sandbox": "", "title": "Rapport", "srcdoc": html}
        assert "default-src 'none'" in frame["srcdoc"]
