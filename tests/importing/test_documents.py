"""Synthetic référentiels in many layouts, each with the critères expected of it by hand."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from assistant.importing.check import check
from assistant.importing.draft import written
from assistant.importing.proposal import Proposal
from assistant.importing.reader import read
from assistant.importing.shelf import parsed
from tests.importing.built import BUILT

FOLDER = Path(__file__).parent / "documents"


def expected() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for line in (FOLDER / "expected.tsv").read_text("utf-8").splitlines():
        name, reach, statement = line.split("\t")
        found[name].append((tuple(reach.split()), statement))
    return found


EXPECTED = expected()


@pytest.fixture(params=sorted(EXPECTED))
def document(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Proposal]:
    name = request.param
    path = FOLDER / name
    if name in BUILT:
        path = tmp_path / name
        BUILT[name](path)
    return name, read(path, name)


def test_there_are_two_layouts_at_least_of_each_format() -> None:
    assert {name for name in EXPECTED if name not in BUILT} <= {path.name for path in FOLDER.iterdir()}
    formats: dict[str, int] = defaultdict(int)
    for name in EXPECTED:
        formats[Path(name).suffix] += 1
    assert all(formats[suffix] >= 2 for suffix in (".docx", ".odt", ".html", ".md", ".xlsx", ".csv", ".txt"))


def test_its_criteria_are_exact_and_no_other_is_proposed(document: tuple[str, Proposal]) -> None:
    name, proposal = document
    assert [(c.competencies, c.statement) for c in proposal.rubric.criteria] == EXPECTED[name]


def test_its_draft_is_a_référentiel_of_the_source_s_words(document: tuple[str, Proposal]) -> None:
    name, proposal = document
    again = parsed(written(proposal.rubric), f"{name}.yaml")
    assert again.version == proposal.rubric.version
    report = check(again, "\n".join(proposal.lines))
    assert report.faults == []
    assert report.found == len(EXPECTED[name])
    assert proposal.placed > 0.93


def test_labels_are_short_and_nothing_of_ours_is_invented(document: tuple[str, Proposal]) -> None:
    for criterion in document[1].rubric.criteria:
        assert 1 <= len(criterion.label.split()) <= 6
        assert criterion.statement.startswith(criterion.label)
        assert not criterion.aids.indicators
        assert not criterion.aids.vocabulary
        assert re.fullmatch(r".+-\d+", criterion.id)
