"""Text from a dossier, a model or a person is shown as text everywhere, and does nothing."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assistant.judgement.level import Level
from assistant.web.banner import banner
from assistant.web.markup import button, safe, tag
from assistant.web.panel import panel
from assistant.web.roll import roll
from assistant.web.sheet import Spot, sheet
from tests.jury.case import CRITERIA, MET, PARTIAL, Texts, dossier, drafts, opened, rubric
from tests.web.reading import seen

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</div></section><iframe src=//evil.example></iframe>",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    "]]><!--<style>*{display:none}</style>-->",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} javascript:alert(1)",
]
KNOWN = {"div", "span", "p", "a", "b", "u", "i", "h3", "h4", "ul", "li", "nav", "section", "small", "kbd"}
KNOWN |= {"button", "details", "summary", "img", "mark", "br"}
FIELDS = ("candidate", "session", "file", "passage", "heading", "lost", "feedback", "question", "reason")
FIELDS += ("warning", "concealed", "comment", "juror", "statement", "note")


def views(review) -> dict[str, str]:
    """Every view of the review, on every criterion."""
    text = dossier(Texts(passage=review.dossier.passages[1].text, heading=review.dossier.pages[0].text[:40]), "docx")
    made = {"banner": banner(review), "roll": roll(review, MET, "all")}
    for criterion in CRITERIA:
        draft = review.drafts[criterion]
        made[f"panel {criterion}"] = panel(review, review.rubric.criterion(criterion))
        made[f"sheet {criterion}"] = sheet(review.dossier, draft, Spot(page=1, evidence=0), 100)
        made[f"text {criterion}"] = sheet(text, draft, Spot(page=1, passage="p1-2"), 100)
    return made


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_any_text_is_shown_as_text_in_every_view(settings, attack):
    with opened(settings, Texts(**dict.fromkeys(FIELDS, attack))) as case:
        case.decide(PARTIAL, Level.NOT_MET)
        case.jury.set_aside(case.id, MET, juror=attack, comment=attack)
        read = {name: seen(html) for name, html in views(case.review).items()}
    for page in read.values():
        assert page.names <= KNOWN
        assert page.handlers == []
        assert all(a["src"] == f"/page/{'d' * 64}/1.png" for name, a in page.tags if name == "img")
        assert not any("javascript:" in a.get("href", "") for _, a in page.tags)
    # As text: candidate, session, warning, concealed, question, reason; wording, note, feedback, quote, passage, juror; reason.
    assert read["banner"].text.count(attack) == 6
    assert read[f"panel {MET}"].text.count(attack) == 6
    assert read["panel C2-1"].text.count(attack) == 1
    assert read[f"panel {PARTIAL}"].text.count(attack) == 6
    assert attack in read[f"text {MET}"].text


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    from assistant.settings.settings import Settings

    with opened(Settings(data=tmp_path_factory.mktemp("data"), _env_file=None)) as case:
        case.decide_all()
        return case.review


@hypothesis_settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet=st.sampled_from("<>\"'&;=/ abé\n`{}$") | st.characters(codec="utf-8"), min_size=1))
def test_any_text_whatever_makes_no_element(review, text):
    # A reader of HTML has its own ideas on NUL and lone carriage returns: they are not text to it.
    text = text.replace("\r", " ").replace("\0", " ")
    texts = Texts(passage=text, lost=text, feedback=text, statement=text if text.strip() else "x")
    read = type(review)(
        review.entry,
        rubric(texts),
        dossier(texts),
        {draft.criterion: draft for draft in drafts(texts)},
        review.decisions,
    )
    for html in views(read).values():
        page = seen(html)
        assert page.names <= KNOWN
        assert page.handlers == []
    assert text in seen(panel(read, read.rubric.criterion(PARTIAL))).text


def test_small_pieces_are_safe_in_attributes():
    html = button("select", "Choisir", 'un "titre" <b>', criterion='"><script>')
    (attributes,) = [a for _, a in seen(html).tags]
    assert attributes["title"] == 'un "titre" <b>'
    assert attributes["data-criterion"] == '"><script>'
    assert seen(tag(Level.MET)).text == "démontré"
    assert safe("l'été & <toi>") == "l&#x27;été &amp; &lt;toi&gt;"
