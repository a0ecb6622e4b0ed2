"""Embeddings from an endpoint that speaks OpenAI's protocol; the endpoint is a server of our own."""

import re
from pathlib import Path

import pytest

from assistant.endpoint.service import Service
from assistant.errors import ModelError, RunError, UserError
from assistant.importing.shelf import shipped
from assistant.judgement.draft import MOST_PASSAGES
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from index.endpoint import EndpointEmbeddings
from index.models import embeddings_of
from tests.openai_server import OpenAIServer, embeddings


def test_texts_are_sent_as_text_with_the_model_and_the_key() -> None:
    with OpenAIServer() as server:
        vectors = EndpointEmbeddings(Service(server.url, "mon-modele", "clef")).embed_documents(
            ["le budget", "les délais"]
        )
    assert [len(vector) for vector in vectors] == [32, 32]
    assert vectors[0] != vectors[1]
    assert server.bodies[0]["input"] == ["le budget", "les délais"]
    assert server.bodies[0]["model"] == "mon-modele"
    assert server.keys == ["Bearer clef"]


@pytest.mark.parametrize(
    ("elsewhere", "own", "given"),
    [
        (False, None, "Bearer clef-du-modele"),
        (True, None, "Bearer sans-cle"),
        (True, "autre-clef", "Bearer autre-clef"),
    ],
)
def test_the_model_s_key_goes_to_the_model_s_address_only(elsewhere: bool, own: str | None, given: str) -> None:
    with OpenAIServer() as server:
        settings = Settings(
            llm_base_url="http://127.0.0.1:9/v1" if elsewhere else server.url,
            llm_api_key="clef-du-modele",  # type: ignore[arg-type]
            embedding_model="m",
            embedding_base_url=server.url if elsewhere else None,
            embedding_api_key=own,  # type: ignore[arg-type]
            _env_file=None,  # type: ignore[call-arg]
        )
        embeddings_of(settings)[0].embed_documents(["le budget"])
    assert server.keys == [given]


def test_an_absent_endpoint_is_one_sentence() -> None:
    with OpenAIServer() as server:
        address = server.url
    with pytest.raises(RunError, match="est injoignable"):
        EndpointEmbeddings(Service(address, "m")).embed_query("le budget")


@pytest.mark.parametrize(
    "content", [b'{"object": "list", "data": []}', b"{}", b"null", b"<html>", b'{"data": [{"embedding": []}]}']
)
def test_a_body_without_vectors_is_the_service_s_fault(content: bytes) -> None:
    with OpenAIServer(embed=lambda body, _: (200, {"Content-Type": "application/json"}, content)) as server:
        asked = EndpointEmbeddings(Service(server.url, "m"))
        with pytest.raises(ModelError, match=re.escape(server.url)):
            asked.embed_query("le budget")


def test_vectors_of_another_number_than_the_texts_are_refused() -> None:
    one = embeddings({"input": ["le budget"]})
    with OpenAIServer(embed=lambda body, _: one) as server, pytest.raises(ModelError, match="un vecteur pour chaque"):
        EndpointEmbeddings(Service(server.url, "m")).embed_documents(["le budget", "les délais"])


def test_a_model_without_an_address_is_a_user_s_mistake(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, embedding_model="m", _env_file=None)  # type: ignore[call-arg]
    with pytest.raises(UserError, match="CRITERIUM_EMBEDDING_BASE_URL"):
        embeddings_of(settings)


def test_a_screening_can_use_them_and_says_when_they_are_gone(tmp_path: Path, sample: Path) -> None:
    rubric = shipped("esg-rmc")
    criteria = criteria_in_scope(rubric, ["C2.1"])
    with OpenAIServer() as server:
        given = {"embedding_model": "m", "embedding_base_url": server.url}
        desk = Desk(Settings(data=tmp_path / "data", _env_file=None, **given))  # type: ignore[arg-type]
        entry = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria, "offline")
        other = desk.open(rubric, desk.take_in(sample / "dossier.docx"), criteria, "offline")
        runner = Runner(desk)
        try:
            runner.run(entry.screening.id)
            drafts = desk.records.drafts(entry.screening.id)
            assert all(len(draft.passages) == MOST_PASSAGES for draft in drafts.values())
            assert any("input" in body for body in server.bodies)
            server.__exit__()
            with pytest.raises(RunError, match="est injoignable"):
                runner.run(other.screening.id)
            assert desk.records.entry(other.screening.id).state == "stopped"
        finally:
            runner.close()
            desk.records.engine.dispose()
