"""The report's page."""

from html.parser import HTMLParser

import pytest

from evals.dataset import PLAN
from evals.report.page import report
from evals.report.words import SYNTHETIC
from tests.evals.logs import PLANNED, WIDE, Said, log, with_changes

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
VOID = {"meta", "br"}


class Structure(HTMLParser):
    """Which tags are open, and every address that would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.anchors: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        if found.get("id"):
            self.anchors.add(f"#{found['id']}")
        for name in ("href", "src"):
            if found.get(name):
                self.links.add(str(found[name]))
        assert not any(name.startswith("on") for name in found)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(page: str) -> Structure:
    structure = Structure()
    structure.feed(page)
    structure.close()
    assert structure.open == []
    return structure


RUNS: dict[str, Said] = {
    "all as planned": PLANNED,
    "levels off": with_changes(A_1="not_met", B_2="not_met"),
    "abstains throughout": dict.fromkeys(PLANNED, "abstained"),
    "fails throughout": dict.fromkeys(PLANNED, "failed"),
    "tuning alone": {key: level for key, level in PLANNED.items() if key[0] == "A"},
}


@pytest.mark.parametrize("said", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("confidence", [None, 0.7])
def test_it_is_whole_and_fetches_nothing(said: Said, confidence: float | None) -> None:
    found = parsed(report(log(said, confidence=confidence)))
    assert "script" not in found.tags
    assert found.links <= found.anchors


def test_hostile_text_stays_text() -> None:
    page = report(log(with_changes(B_2="not_met"), text=HOSTILE))
    found = parsed(page)
    assert not found.tags & {"script", "img"}
    assert "&lt;script&gt;alert(1)" in page


def test_synthetic_figures_say_so_first_and_last() -> None:
    page = report(log(PLANNED))
    assert page.count(SYNTHETIC) == 2
    assert page.index(SYNTHETIC) < page.index("En bref")
    assert "cette partie n&#x27;en a pas" in page  # no threshold passes or fails
    assert "non atteint" not in page


def test_human_grades_bring_thresholds_and_no_caution() -> None:
    page = report(log(WIDE, graded={"A. B.": WIDE, "C. D.": WIDE}, synthetic=False))
    assert SYNTHETIC not in page
    assert "Perte par rapport à l&#x27;accord entre jurés" in page
    assert "atteint" in page
    assert "entre jurés" in page


def test_figures_are_those_of_the_held_out_part() -> None:
    page = report(log(with_changes(A_1="not_met", A_2="not_met")))
    assert "2 dossiers, 4 critères, partie réservée" in page
    assert "n&#x27;a servi à aucun réglage" in page


def test_the_worst_case_links_to_its_evidence() -> None:
    page = report(log(with_changes(B_2="not_met")))
    assert '<a href="#cas-B-C1-2">B/C1-2</a>' in page
    assert "attendu : démontré ; proposé : non démontré (écart 2)" in page
    assert "« Texte marqué » (rang 2)" in page
    assert "(leurre, hors des dix premiers)" in page


def test_evidence_that_was_never_shown_is_a_case_too() -> None:
    page = report(log(dict.fromkeys(PLANNED, "abstained"), passages=["p1"]))
    assert "« Texte marqué » (hors des dix premiers)" in page


def test_fictional_dossiers_have_no_jurors_whoever_graded_them() -> None:
    page = report(log(WIDE, graded={"A. B.": WIDE, "C. D.": WIDE}))
    assert "Dossiers fictifs" in page
    assert SYNTHETIC not in page  # somebody did grade them
    assert "juré" not in page
    assert "cette partie n&#x27;en a pas" in page


def test_the_banner_is_that_of_the_part_that_is_shown() -> None:
    of = {
        part: {key: level for key, level in PLANNED.items() if (key[0] == "A") is (part == "tuning")}
        for part in ("tuning", "held_out")
    }
    page = report(log(PLANNED, graded={"A. B.": of["tuning"], PLAN: of["held_out"]}, synthetic=False))
    assert page.count("Aucun humain n&#x27;a noté cette partie") == 2
    assert "cette partie n&#x27;en a pas" in page
    assert "entre jurés" not in page
    page = report(log(PLANNED, graded={PLAN: of["tuning"], "A. B.": of["held_out"]}, synthetic=False))
    assert "Aucun humain" not in page
    assert "trop peu de notes (4 critères de 2 candidats)" in page


def test_the_summary_says_who_the_reference_is_and_what_becomes_of_each_level() -> None:
    other = with_changes(B_1="met")
    said = with_changes(B_2="partial", C_1="partial")
    page = report(log(said, graded={"A. B.": PLANNED, "C. D.": other}, synthetic=False))
    assert "La référence est le consensus de 2 jurés" in page
    assert "4 critères à plusieurs notes, 0 critère à une seule, 1 critère sans consensus" in page
    assert "non démontré reconnu 0 fois sur 1, 1 pris pour partiel" in page


def test_one_candidate_has_no_interval_and_the_page_says_why_once() -> None:
    page = report(
        log(
            {key: level for key, level in PLANNED.items() if key[0] == "A"},
            synthetic=False,
            graded={"A. B.": PLANNED, "C. D.": PLANNED},
        )
    )
    assert "1 dossier, 2 critères" in page
    assert "0 abstention, 0 échec" in page
    assert page.count("Sans intervalle là où il manque") == 1
    assert "Intervalles à 95 %, par tirage des candidats" not in page
    assert ") ." not in page
