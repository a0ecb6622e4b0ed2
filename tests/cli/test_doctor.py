"""``criterium doctor``: what it finds, and its exit code."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.openai_server import Answer, Body, OpenAIServer, completion, error


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        monkeypatch.setenv("CRITERIUM_LLM_BASE_URL", running.url)
        monkeypatch.setenv("CRITERIUM_LLM_MODEL", "modele-test")
        monkeypatch.setenv("CRITERIUM_LLM_TIMEOUT", "5")
        yield running


@pytest.mark.parametrize(
    ("behaviour", "code", "said"),
    [
        ("whole", 0, "✓ Un texte d'environ 4000 jetons est lu du premier mot au dernier."),
        ("cut", 2, "✗ Un texte d'environ 4000 jetons est coupé sans le dire"),
        ("plain", 0, "✗ Sortie structurée : aucune"),
        ("prose", 2, "✗ Il ne rend pas le JSON demandé"),
        ("key", 2, "✗ Le service à"),
    ],
)
def test_doctor_tries_the_model_and_says_what_works(
    criterium: Run, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch, behaviour: str, code: int, said: str
) -> None:
    def model(body: Body, _: int) -> Answer:
        text = body["messages"][0]["content"]
        words = [word for word in ("PLATANE-417", "BOUVREUIL-902") if word in text] or ["un", "deux"]
        if behaviour == "key":
            return error(401)
        if behaviour == "plain" and "response_format" in body:
            return error(400)
        if behaviour == "prose":
            return completion("Voici un, puis deux.")
        return completion(json.dumps({"mots": words[1:] if behaviour == "cut" and len(text) > 5000 else words}))

    server.behaviour = model
    monkeypatch.setenv("CRITERIUM_LLM_CONTEXT", "4000")
    done = criterium("doctor")
    assert done.code == code
    assert said in done.out


def test_doctor_without_a_model_proposes_services(criterium: Run) -> None:
    done = criterium("doctor")
    assert "  Mistral : https://api.mistral.ai/v1 ; mistral-small-latest ; contexte : celui du modèle" in done.out
    assert "  Ollama : http://127.0.0.1:11434/v1" in done.out


def test_doctor_says_of_a_key_that_cannot_be_sent_what_to_do(
    criterium: Run, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_API_KEY", "clé")
    done = criterium("doctor")
    assert done.code == 2
    assert "✗ CRITERIUM_LLM_API_KEY contient des caractères imprévus ; la copier à nouveau." in done.out
    assert server.bodies == []


def test_a_context_that_is_not_set_is_no_failure(criterium: Run, server: OpenAIServer) -> None:
    server.behaviour = lambda body, _: completion('{"mots": ["PLATANE-417", "BOUVREUIL-902"]}')
    done = criterium("doctor")
    assert "✗ CRITERIUM_LLM_CONTEXT n'est pas réglé" in done.out
    assert done.code == 0


def test_a_database_that_cannot_be_used_is_a_failure(criterium: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRITERIUM_DATABASE_URL", "foo")
    done = criterium("doctor")
    assert (done.code, done.err) == (2, "")
    assert "Dossier de données et base : " in done.out
    assert "utilisables" not in done.out


@pytest.mark.parametrize("name", ["CRITERIUM_LLM_BASE_URL", "CRITERIUM_EMBEDDING_BASE_URL"])
@pytest.mark.parametrize("address", ["foo", "127.0.0.1:11434/v1", "http://", "http://[", "http://hote:99999/v1"])
def test_what_is_no_address_is_said_and_not_tried(
    name: str, address: str, criterium: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, address)
    done = criterium("doctor")
    assert (done.code, done.err) == (2, "")
    assert f"✗ {name} : « {address} » n'est pas une adresse ; écrire http://… ou https://…\n" in done.out


def test_a_variable_that_is_no_setting_is_named_with_the_nearest(
    criterium: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_MODLE", "x")
    (tmp_path / ".env").write_text("CRITERIUM_QUOI=1\nAUTRE=2\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = criterium("doctor")
    assert done.code == 0
    assert "CRITERIUM_LLM_MODLE n'est pas un réglage et ne fait rien ; lire CRITERIUM_LLM_MODEL ?\n" in done.out
    assert "CRITERIUM_QUOI n'est pas un réglage et ne fait rien" in done.out
    assert "AUTRE" not in done.out


def test_help_says_what_the_exit_code_means(criterium: Run) -> None:
    assert "Code de sortie 2 si quelque chose de réglé ne marche pas" in " ".join(
        criterium("doctor", "--help").out.split()
    )
