"""Whatever a document holds, the import proposes words of the source or says in one sentence that it cannot."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.importing.check import check
from assistant.importing.draft import written
from assistant.importing.format import text_format
from assistant.importing.interpretation import interpreted
from assistant.importing.readers.markdown import read_markdown
from assistant.importing.readers.plain import read_plain
from assistant.importing.readers.sheet import read_csv
from assistant.importing.readers.tabbed import read_tabbed
from assistant.importing.shelf import parsed
from assistant.importing.source import Source

WORDS = st.sampled_from(
    [
        "C1.1", "C1.2 -", "C2", "A1 –", "A1.1", "Bloc 1 :", "BC02", "Compétences", "Critères d'évaluation", "Modalités",
        "Activités", "Pour C1 et C2 :", "(C1.1 à C1.4)", "Vendre du pain", "le prix est juste", "Les écarts sont dits.",
        "Travail écrit individuel", "- ", "<p>", "</p>", "<ul>", "Qualité du plan :", "\t", "\t", "\n", "\n", "\n\n", "; ",
        "| ", "1. ", "  ", "## ", "☐ ", "4", "«", "»", "&amp;", "*", "Total", "référent handicap du certificateur",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
READERS = {"tabbed": read_tabbed, "markdown": read_markdown, "plain": read_plain, "csv": read_csv}


def proposed(source: Source) -> None:
    try:
        proposal = interpreted(source)
    except UserError as error:
        assert "\n" not in str(error)
        return
    again = parsed(written(proposal.rubric), "essai.yaml")
    assert again == proposal.rubric
    report = check(again, "\n".join(proposal.lines))
    assert report.faults == []
    assert 0 <= proposal.placed <= 1
    assert all(1 <= doubt.line <= max(len(proposal.lines), 1) for doubt in proposal.doubts)
    assert all(1 <= piece.line <= len(proposal.lines) for piece in proposal.unplaced)


@given(TEXTS, st.sampled_from(sorted(READERS)))
@settings(deadline=None, max_examples=400)
def test_every_wording_of_a_draft_is_in_the_source(text: str, kind: str) -> None:
    try:
        source = READERS[kind](text, "essai.txt")
    except UserError as error:
        assert "\n" not in str(error)
        return
    proposed(source)


@given(TEXTS)
@settings(deadline=None, max_examples=100)
def test_any_text_has_a_layout(text: str) -> None:
    assert text_format(text) in ("tabbed", "markdown", "columns", "plain")
