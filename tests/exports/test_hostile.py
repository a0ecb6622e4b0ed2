"""Text from strangers neither breaks nor corrupts a file."""

import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assistant.exports.grid import grid
from assistant.judgement.decision import Decision
from assistant.judgement.draft import Draft
from assistant.judgement.level import Level
from assistant.jury.log import now
from assistant.jury.review import Review
from assistant.rubric.rubric import Rubric
from tests.exports.conftest import opened_docx
from tests.jury.case import CRITERIA, MET, PARTIAL, Texts, drafts, opened

CONTROLS = "".join(map(chr, range(32))).replace("\n", "").replace("\t", "").replace("\r", "")
HOSTILE = [
    "\x00 nul, \x07 cloche, \x0b tabulation, \x1b[31m rouge, \x85 suite, \ufffe \uffff",
    "=cmd|'/c calc'!A1 + @SUM(1+1) -2+3 =HYPERLINK(\"http://evil.example\")",
    "<w:p>&amp; ]]> <!-- --> <?xml?> </w:t></w:r> \"'&#0; &lt;",
    "🐟👩‍👩‍👧 \u202eétang à l'envers\u202c \u0301accents zalg̴̷o",
    "{{ jinja }} {% for %} ${shell} %s %d \\x00",
    "première\r\nseconde\rtroisième\nquatrième\tcolonne",
    "é" * 4000,
]


def texts_of(hostile: str) -> Texts:
    return Texts(
        **dict.fromkeys(("candidate", "session", "file", "feedback", "question", "reason"), hostile),
        **dict.fromkeys(("passage", "lost", "comment", "juror", "statement", "note"), hostile),
    )


def shown(text: str) -> str:
    """What a DOCX can hold of the text: one line feed per line end, and «�» for what XML forbids."""
    for control in (*CONTROLS, "\ufffe", "\uffff"):
        text = text.replace(control, "�")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_text_everywhere_is_exported_as_text(settings, hostile):
    with opened(settings, texts_of(hostile)) as case:
        case.decide_all()
        paragraphs, rows = opened_docx(case.review)
        content = json.loads(json.dumps(grid(case.review), ensure_ascii=False).encode())
    assert list(rows) == list(CRITERIA)
    assert rows[MET][0] == f"C1-1\n{shown(hostile)}"
    assert rows[MET][2].startswith(shown(hostile.strip()))
    assert rows[PARTIAL][3].endswith(f"« {shown(hostile)} » (p. 1)")
    assert any(shown(hostile) in paragraph for paragraph in paragraphs)
    row = content["criteria"][0]
    assert (row["statement"], row["decision"]["comment"]) == (hostile, hostile.strip())
    assert (row["evidence"][0]["quote"], row["machine_draft"]["feedback"]) == (hostile, hostile)


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Review:
    """A decided review, to be filled with other texts."""
    from assistant.settings.settings import Settings

    with opened(Settings(data=tmp_path_factory.mktemp("data"), _env_file=None)) as case:
        case.decide_all()
        return case.review


def filled(template: Review, comment: str, quote: str, statement: str) -> Review:
    made: dict[str, Draft] = {d.criterion: d for d in drafts(Texts(passage=quote or "-"))}
    content = template.rubric.model_dump()
    content["criteria"][0]["statement"] = statement
    decisions = {
        c: Decision(criterion=c, juror="A. B.", action="graded", level=Level.MET, comment=comment, at=now())
        for c in CRITERIA
    }
    return Review(template.entry, Rubric.model_validate(content), template.dossier, made, decisions)


@hypothesis_settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    comment=st.text(max_size=60),
    quote=st.text(max_size=60),
    statement=st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
)
def test_any_text_gives_a_file_that_opens_and_json_that_keeps_it(template, comment, quote, statement):
    review = filled(template, comment, quote, statement)
    _, rows = opened_docx(review)
    assert list(rows) == list(CRITERIA)
    assert rows[MET][2].startswith(shown(comment) or "—")
    content = json.loads(json.dumps(grid(review), ensure_ascii=False).encode())
    assert content["criteria"][0]["statement"] == statement
    assert content["criteria"][0]["decision"]["comment"] == comment
