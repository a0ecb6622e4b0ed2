"""The report's page."""

from html.parser import HTMLParser

import pytest

from evals.report.page import report
from evals.report.words import SYNTHETIC
from tests.evals.logs import PLANNED, Said, log, with_changes

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
    assert "ce jeu n&#x27;en a pas" in page  # no threshold passes or fails
    assert "non atteint" not in page


def test_human_grades_bring_thresholds_and_no_caution() -> None:
    page = report(log(PLANNED, graded={"A. B.": PLANNED, "C. D.": PLANNED}, synthetic=False))
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
