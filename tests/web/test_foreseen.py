"""What the form of a new exam says it would take, before it is launched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.importing.shelf import shipped
from assistant.judgement.draft import failed
from assistant.judgement.usage import Usage
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from assistant.web.foreseen import foreseen, taken
from tests.openai_server import OpenAIServer

DOSSIER = "# Le marché\n\nNous avons interrogé 340 riverains en mars : 62 % achètent à moins de deux kilomètres.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(
        Settings(data=tmp_path / "data", llm_base_url="http://127.0.0.1:9/v1", llm_model="modele-test", _env_file=None)
    )
    yield made
    made.records.engine.dispose()


def said(desk: Desk, drafter: str, folder: Path) -> str:
    path = folder / "<b>dossier.md"
    path.write_text(DOSSIER, encoding="utf-8")
    rubric = shipped("esg-rmc")
    return foreseen(desk, desk.screening(rubric, desk.take_in(path), rubric.criteria[:3], drafter))


def test_the_embedded_drafter_costs_nothing(desk, tmp_path):
    assert "ni appel, ni coût" in said(desk, "offline", tmp_path)


def test_a_model_is_foreseen_in_calls_and_tokens_and_nothing_is_opened_or_asked(desk, tmp_path):
    told = said(desk, "llm", tmp_path)
    assert "3 critères : environ <b>1 appel, " in told
    assert "et 900 écrits" in told  # 300 for each critère
    assert "Prix inconnu" in told
    assert "Rien n'est encore parti" in told
    assert desk.records.entries() == []


def test_a_forecast_sends_nothing_to_remote_embeddings_either(desk, tmp_path):
    with OpenAIServer() as server:
        remote = {"embedding_model": "vecteurs", "embedding_base_url": server.url}
        desk.settings = desk.settings.model_copy(update=remote)
        told = said(desk, "llm", tmp_path)
        assert f"seraient envoyés à {server.url} pour" in told
        assert "Rien n'est encore parti" in told
    assert server.bodies == []


def test_a_known_price_makes_it_money(desk, tmp_path):
    (desk.settings.data / "prices.yaml").write_text(
        "currency: EUR\nmodels:\n  modele-test: {input: 0, output: 1000}\n", encoding="utf-8"
    )
    assert "0,90 EUR" in said(desk, "llm", tmp_path)  # 900 tokens at 1,000 EUR a million
    assert "Prix inconnu" not in said(desk, "llm", tmp_path)


def test_a_hostile_file_name_is_text(desk, tmp_path):
    assert "<b>dossier" not in said(desk, "llm", tmp_path)


def test_an_exam_says_what_it_has_taken_in_all_and_for_each_criterion_that_was_answered(desk, tmp_path):
    path = tmp_path / "dossier.md"
    path.write_text(DOSSIER, encoding="utf-8")
    rubric = shipped("esg-rmc")
    screening = desk.screening(rubric, desk.take_in(path), rubric.criteria[:3], "llm")
    desk.records.open_screening(screening)
    assert taken(desk, screening) == ""
    first, second, third = screening.criteria
    made = [
        failed(first, "llm", "Plafond."),
        failed(second, "llm", "a", request="r"),
        failed(third, "llm", "b", request="r"),
    ]
    desk.records.keep_drafts(screening.id, 1, "group 0", made, Usage(calls=1, input_tokens=3000, output_tokens=600))
    (desk.settings.data / "prices.yaml").write_text(
        "models:\n  modele-test: {input: 1000, output: 1000}\n", encoding="utf-8"
    )
    told = "Pris jusqu'ici : 1 appel, 3\u202f000 jetons lus et 600 écrits ; 3,60 EUR ; par critère 1\u202f800 jetons, 1,80 EUR."
    assert taken(desk, screening) == told
    (desk.settings.data / "prices.yaml").write_text("[", encoding="utf-8")
    assert "3\u202f000 jetons" in taken(desk, screening)
    assert "est inutilisable" in taken(desk, screening)
