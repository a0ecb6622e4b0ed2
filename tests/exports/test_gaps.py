"""What a dossier lacks, as its candidate reads it while rewriting."""

from io import BytesIO

import pytest
from docx import Document

from assistant.errors import UserError
from assistant.exports.gaps import NOWHERE, NOWHERE_SEEN, WARNING, gaps
from assistant.exports.gapsdocx import gaps_docx
from assistant.judgement.draft import Draft
from assistant.judgement.level import Level
from assistant.judgement.usage import Usage
from tests.exports.test_hostile import HOSTILE, shown, texts_of
from tests.jury.case import FAILED, LOST, MET, PARTIAL, drafts, opened


@pytest.fixture
def case(settings):
    with opened(settings) as made:
        yield made


@pytest.fixture
def blind_case(settings):
    with opened(settings, blind=True) as made:
        yield made


def texts(content: bytes) -> tuple[list[str], dict[str, list[str]]]:
    """(paragraphs outside the table, lines of the second column by criterion)."""
    document = Document(BytesIO(content))
    rows = [row.cells for table in document.tables for row in table.rows[1:]]
    return [p.text for p in document.paragraphs], {c[0].text.split(" · ")[0]: c[1].text.split("\n") for c in rows}


def test_every_criterion_has_its_place(case):
    found = gaps(case.review)
    assert [gap.criterion.id for gap in found.lacking] == [PARTIAL]
    assert [gap.criterion.id for gap in found.unsure] == [LOST]
    assert [criterion.id for criterion in found.shown] == [MET]
    assert [criterion.id for criterion in found.unread] == [FAILED]
    assert found.oral == ()


def test_a_gap_says_the_level_what_was_not_seen_what_the_draft_says_and_where_to_add_it(case):
    (partial,) = gaps(case.review).lacking
    assert partial.level is Level.PARTIAL
    assert partial.unseen == (
        ("un signe de parades", "pas repéré"),
        ("un total rapproché de l'enveloppe", "pas repéré"),
    )
    assert partial.note == "Les actions sont chiffrées."
    assert partial.where == "À compléter ou à dire plus nettement p. 1."


def test_an_abstention_is_to_be_checked_and_never_to_be_completed(case):
    (lost,) = gaps(case.review).unsure
    assert lost.level is None
    assert lost.unseen == (
        ("un signe de objectifs chiffrés", "non repéré, peut-être dit autrement"),
        ("un total rapproché de l'enveloppe", "non repéré, peut-être dit autrement"),
    )
    assert lost.where == "À vérifier d'abord p. 1."


def test_an_indicator_seen_is_not_missing_and_one_seen_in_part_says_so(case):
    made = drafts(case.texts)[3]
    seen = tuple({"id": f"{PARTIAL}.{n}", "observed": o} for n, o in ((1, "yes"), (2, "partly")))
    anew = Draft.model_validate({**made.model_dump(), "indicators": seen})
    case.jury.records.keep_drafts(case.id, 2, "group 0", [anew], Usage())
    assert gaps(case.review).lacking[-1].unseen == (("un total rapproché de l'enveloppe", "en partie seulement"),)


def test_what_no_passage_speaks_of_is_to_be_written_and_to_be_checked_where_nothing_is_proposed(case):
    bare = [draft.model_copy(update={"passages": (), "evidence": ()}) for draft in drafts(case.texts)]
    bare[3] = bare[3].model_copy(update={"level": Level.NOT_MET})
    case.jury.records.keep_drafts(case.id, 2, "group 0", bare[1::2], Usage())
    found = gaps(case.review)
    assert (found.lacking[0].where, found.unsure[0].where) == (NOWHERE, NOWHERE_SEEN)


def test_the_file_says_first_that_it_is_no_grade_and_then_critere_by_critere(case):
    paragraphs, rows = texts(gaps_docx(case.review))
    head = "\n".join(paragraphs)
    assert "Ce qui manque, critère par critère" in head
    assert WARNING in head
    assert "1 critère à compléter et 1 à vérifier, sur 4" in head
    assert head.index("À compléter (1)") < head.index("Où le repérage ne conclut pas : à vérifier (1)")
    assert "Proposés démontrés, à relire tout de même : C1-1 Enveloppes financées" in head
    assert "Sans proposition : l'examen n'a pas eu lieu ou a échoué : C2-1 Discours court" in head
    assert list(rows) == [PARTIAL, LOST]
    assert rows[PARTIAL] == [
        "proposition : partiel",
        "☐ un signe de parades (pas repéré)",
        "☐ un total rapproché de l'enveloppe (pas repéré)",
        "Les actions sont chiffrées.",
        "À compléter ou à dire plus nettement p. 1.",
    ]
    assert rows[LOST][0] == "sans niveau proposé"
    assert not any("compléter" in line for line in rows[LOST])


def test_the_jurors_words_and_names_are_not_in_it(case):
    case.jury.decide(case.id, PARTIAL, juror="Jurée Z.", level=Level.NOT_MET, comment="Insuffisant.")
    paragraphs, rows = texts(gaps_docx(case.review))
    said = "\n".join([*paragraphs, *(line for lines in rows.values() for line in lines)])
    assert "Jurée Z." not in said
    assert "Insuffisant." not in said


def test_hidden_proposals_stay_hidden_until_everything_is_decided(blind_case):
    with pytest.raises(UserError, match="Cet examen cache ses propositions"):
        gaps_docx(blind_case.review)
    blind_case.decide_all()
    assert texts(gaps_docx(blind_case.review))[1]


def test_hostile_text_is_text(settings):
    for hostile in HOSTILE[:3]:
        with opened(settings, texts_of(hostile)) as case:
            _, rows = texts(gaps_docx(case.review))
        assert any(shown(hostile).split("\n")[0] in line for line in rows[PARTIAL])
