"""The embedded drafter: it finds and quotes, and proposes a level only where facts or empty claims stand out."""

from pathlib import Path

import pytest

from assistant.drafting.note import WHY
from assistant.importing.shelf import shipped
from assistant.judgement.draft import Draft
from assistant.judgement.level import Level
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from index.facts import facts


def drafts_of(settings: Settings, path: Path, *scope: str) -> dict[str, Draft]:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    entry = desk.open(rubric, desk.take_in(path), criteria_in_scope(rubric, scope), "offline")
    runner = Runner(desk)
    try:
        runner.run(entry.screening.id)
    finally:
        runner.close()
    return desk.records.drafts(entry.screening.id)


@pytest.fixture
def about_budget(settings: Settings, dossier: Path) -> Draft:
    return drafts_of(settings, dossier, "C2.1")["C2.1-2"]


def test_it_abstains_and_says_that_no_language_model_wrote_the_draft(about_budget: Draft) -> None:
    assert about_budget.status == "abstained"
    assert about_budget.level is None
    assert about_budget.confidence is None
    assert about_budget.model is None
    assert "sans modèle de langage" in (about_budget.reason or "")


def test_its_quotes_stand_in_the_dossier_as_they_are(about_budget: Draft, dossier: Path) -> None:
    text = " ".join(dossier.read_text("utf-8").split())
    assert about_budget.evidence
    for evidence in about_budget.evidence:
        assert evidence.verified
        if ":" not in evidence.quote:
            assert evidence.quote in text


def test_its_note_says_where_to_look(about_budget: Draft) -> None:
    assert "section 1, " in about_budget.feedback
    assert "« 1 Le budget »" in about_budget.feedback
    assert "vous" not in about_budget.feedback.casefold()


def test_it_never_says_that_something_is_missing(settings: Settings, sample: Path) -> None:
    for draft in drafts_of(settings, sample / "dossier.md", "C2.1").values():
        assert all(seen.observed != "no" for seen in draft.indicators)


def test_a_level_comes_with_its_quotes_its_confidence_and_what_it_rests_on(settings: Settings, sample: Path) -> None:
    drafts = [d for d in drafts_of(settings, sample / "dossier.md", "A2").values() if d.level in WHY]
    assert drafts
    for draft in drafts:
        assert draft.evidence
        assert all(quote.verified for quote in draft.evidence)
        assert draft.confidence is not None
        assert draft.feedback.startswith("Repérage sans modèle de langage : ")
        assert all(bool(facts(quote.quote)) is (draft.level is not Level.NOT_MET) for quote in draft.evidence[:1])


def test_the_criterias_order_and_company_change_nothing(settings: Settings, sample: Path) -> None:
    together = drafts_of(settings, sample / "dossier.md", "C2.2-1", "C2.1", "C2.3-1")
    alone = drafts_of(settings, sample / "dossier.md", "C2.1-2")
    assert together["C2.1-2"].model_dump(exclude={"basis"}) == alone["C2.1-2"].model_dump(exclude={"basis"})


def test_a_dossier_about_something_else_gives_no_quote_and_a_question(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "chat.md"
    path.write_text("# Le chat\n\nLe chat de la gare dort sur le comptoir depuis ce matin.\n", encoding="utf-8")
    draft = drafts_of(settings, path, "C2.3-1")["C2.3-1"]
    assert draft.evidence == ()
    assert "ne prouve pas" in draft.feedback or "Rien de net" in draft.feedback
    assert draft.question is not None
    assert draft.question.startswith("Que peut dire le candidat de ceci, que le repérage n'a pas reconnu : ")


def test_contact_details_are_never_quoted(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "couverture.md"
    path.write_text(
        "# Objectifs de la campagne\n\nObjectif : 18 000 pots vendus avant le 30 juin, joindre Karim Benali au 06 12 34 56 78.\n\n"
        "L'objectif mesurable est de 18 000 pots, contre 15 200 l'an dernier, écrit à karim@exemple.fr.\n\n"
        "L'objectif chiffré, daté et réaliste est relu chaque mois : 1 500 pots vendus en mars.\n",
        encoding="utf-8",
    )
    quotes = [quote.quote for draft in drafts_of(settings, path, "C2.1").values() for quote in draft.evidence]
    assert any("1 500 pots" in quote for quote in quotes)
    assert not any("@" in quote or "06 12" in quote for quote in quotes)


def test_what_only_the_oral_shows_is_not_graded(settings: Settings, dossier: Path) -> None:
    draft = drafts_of(settings, dossier, "C5.3-2")["C5.3-2"]
    assert (draft.status, draft.level) == ("drafted", Level.NOT_ASSESSABLE)
    assert "à l'oral" in draft.feedback
