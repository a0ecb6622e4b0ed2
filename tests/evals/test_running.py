"""Running a drafter over a set: with a model, without, and from its recorded replies."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.drafting.levels import shipped_levels
from assistant.errors import UserError
from assistant.settings.settings import Settings
from evals.dataset import DataSet
from evals.runlog import RunLog, read_run, write_run
from evals.running import run_dataset
from evals.shelf import load_dataset
from tests.openai_server import Answer, Behaviour, Body, OpenAIServer, answers, completion, well_behaved

SHEET = """\
id: petit
title: Un petit jeu fictif
licence: Apache-2.0
origin: Écrit pour un test
synthetic: true
candidates:
- {id: X-01, rubric: esg-rmc, scope: [C2.1], dossier: x.md, part: tuning}
"""


@pytest.fixture
def dataset(tmp_path: Path) -> DataSet:
    folder = tmp_path / "petit"
    folder.mkdir()
    (folder / "dataset.yaml").write_text(SHEET, "utf-8")
    (folder / "x.md").write_text("# Dossier fictif\n\nNous visons 340 adhérents au 30 juin 2027.\n", "utf-8")
    return load_dataset(str(folder))


def asked(dataset: DataSet, tmp_path: Path, behaviour: Behaviour = well_behaved) -> RunLog:
    with OpenAIServer(behaviour) as server:
        return run_dataset(dataset, "llm", with_model(tmp_path, server.url))


def with_model(tmp_path: Path, url: str | None) -> Settings:
    return Settings(data=tmp_path / "data", llm_base_url=url, llm_model="modele-test", llm_timeout=5.0, _env_file=None)  # type: ignore[call-arg]


def said(log: RunLog) -> list[tuple[str, str, object, tuple[str, ...]]]:
    return [
        (d.draft.criterion, d.draft.status, d.draft.level, tuple(e.quote for e in d.draft.evidence)) for d in log.drafts
    ]


def test_a_models_run_is_logged_with_its_raw_replies(dataset: DataSet, tmp_path: Path) -> None:
    log = asked(dataset, tmp_path)
    assert log.model == "modele-test"
    assert log.prompts
    assert log.failed == 0
    keys = {reply.key for reply in log.replies}
    assert all(d.draft.request in keys for d in log.drafts if d.draft.request)
    assert all(reply.content["text"] and reply.content["request"]["messages"] for reply in log.replies)
    assert not (tmp_path / "data" / "evals").exists() or not list((tmp_path / "data" / "evals").iterdir())


def test_recorded_replies_are_replayed_without_a_model(dataset: DataSet, tmp_path: Path) -> None:
    log = asked(dataset, tmp_path)
    write_run(log, tmp_path / "a.json")
    settings = Settings(data=tmp_path / "other", _env_file=None)  # type: ignore[call-arg]
    again = run_dataset(dataset, "llm", settings, replay=read_run(tmp_path / "a.json"))
    assert again.drafter == "replay"
    assert said(again) == said(log)


def test_a_reply_that_had_to_be_mended_is_replayed_with_the_one_before(dataset: DataSet, tmp_path: Path) -> None:
    def first_useless(body: Body, call: int) -> Answer:
        return completion("Voici mon avis, sans JSON.") if len(body["messages"]) < 4 else answers(body)

    log = asked(dataset, tmp_path, first_useless)
    assert log.failed == 0
    settings = Settings(data=tmp_path / "other", _env_file=None)  # type: ignore[call-arg]
    assert said(run_dataset(dataset, "llm", settings, replay=log)) == said(log)


def test_what_the_log_does_not_hold_fails_and_says_so(dataset: DataSet, tmp_path: Path) -> None:
    log = asked(dataset, tmp_path)
    dataset.dossier_of(dataset.candidates()[0]).write_text("# Un autre\n\nTout autre chose, ici.\n", "utf-8")
    settings = Settings(data=tmp_path / "other", _env_file=None)  # type: ignore[call-arg]
    again = run_dataset(dataset, "llm", settings, replay=log)
    assert again.failed == len(again.drafts) > 0
    assert "enregistrée" in str(again.drafts[0].draft.reason)


def test_a_run_with_failures_is_gone_on_with(dataset: DataSet, tmp_path: Path) -> None:
    first = run_dataset(dataset, "llm", with_model(tmp_path, "http://127.0.0.1:9/v1"))
    assert first.failed == len(first.drafts)
    assert list((tmp_path / "data" / "evals").iterdir())
    assert asked(dataset, tmp_path).failed == 0
    assert not list((tmp_path / "data" / "evals").iterdir())


def test_nothing_private_is_logged(dataset: DataSet, tmp_path: Path) -> None:
    with OpenAIServer(well_behaved) as server:
        settings = with_model(tmp_path, server.url).model_copy(update={"llm_api_key": SecretStr("clef-secrete")})
        text = run_dataset(dataset, "llm", settings).model_dump_json()
    assert "clef-secrete" not in text
    assert str(tmp_path) not in text


def test_an_embedded_run_has_no_reply_to_replay(dataset: DataSet, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", _env_file=None)  # type: ignore[call-arg]
    log = run_dataset(dataset, "offline", settings)
    assert log.replies == ()
    assert not any(name.startswith("llm") for name in log.parameters)
    assert log.parameters["levels"] == shipped_levels().version
    with pytest.raises(UserError, match="aucune réponse d'un modèle"):
        run_dataset(dataset, "llm", settings, replay=log)


def test_an_empty_part_is_refused(dataset: DataSet, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="pas de candidat"):
        run_dataset(dataset, "offline", Settings(data=tmp_path / "data", _env_file=None), "held_out")  # type: ignore[call-arg]
