"""Whatever asks a service, it is reached alike: no redirection, a bounded reply, one behaviour with proxies."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.drafting.batchservice import BatchService
from assistant.drafting.chat import Chat, Endpoint
from assistant.drafting.probe import probed
from assistant.endpoint.service import Service
from assistant.errors import CriteriumError, UserError
from index.endpoint import EndpointEmbeddings
from tests.drafting.adversary import Shelf
from tests.endpoint.front import Front
from tests.openai_server import OpenAIServer

NO_PROXY = ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "https_proxy")


def chat(url: str, key: str | None, _: Path) -> str:
    async def asked() -> str:
        made = Chat(Endpoint("m", url, key, timeout=5.0), Shelf())
        try:
            return (await made.ask([{"role": "user", "content": "bonjour"}], {"type": "object"}))[0].text
        finally:
            await made.close()

    return asyncio.run(asked())


def embeddings(url: str, key: str | None, _: Path) -> str:
    return str(EndpointEmbeddings(Service(url, "m", key)).embed_query("bonjour"))


def probe(url: str, key: str | None, _: Path) -> str:
    return next(probed(base_url=url, model="m", api_key=key, timeout=5.0, context=None)).text


def batch(url: str, key: str | None, folder: Path) -> str:
    path = folder / "demandes.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    service = BatchService(base_url=url, api_key=key, timeout=5.0)
    try:
        return service.send(path).id
    finally:
        service.close()


Way = Callable[[str, str | None, Path], str]
WAYS = (chat, embeddings, probe, batch)


def said(way: Way, url: str, folder: Path, key: str | None = None) -> str:
    """What a person is told of the trouble."""
    if way is probe:
        return probe(url, key, folder)
    with pytest.raises(CriteriumError) as raised:
        way(url, key, folder)
    return str(raised.value)


@pytest.mark.parametrize("way", WAYS)
def test_no_redirection_is_followed(way: Way, tmp_path: Path) -> None:
    with Front(200) as other, Front(307, Location=f"{other.url}/embeddings") as front:
        assert "renvoie vers une autre adresse" in said(way, front.url, tmp_path)
        assert front.asked
        assert other.asked == []


@pytest.mark.parametrize("way", WAYS)
def test_a_reply_beyond_measure_is_not_read(way: Way, tmp_path: Path) -> None:
    with Front(200, **{"Content-Length": "1000000000000"}) as front:
        assert said(way, front.url, tmp_path) == (
            f"La réponse du service à {front.url} est démesurée ; elle n'a pas été lue."
        )


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("key", ["clé", "sk-abc\n", "sk-\x07", " sk-abc"])
def test_a_key_that_no_header_carries_is_one_sentence(way: Way, key: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="CRITERIUM_LLM_API_KEY contient des caractères imprévus"):
        way("http://127.0.0.1:9/v1", key, tmp_path)


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Front]:
    for name in NO_PROXY:
        monkeypatch.delenv(name, raising=False)
    with Front(404) as front:
        monkeypatch.setenv("http_proxy", front.address)
        yield front


@pytest.mark.parametrize("way", WAYS)
def test_every_client_goes_through_the_environment_s_proxy(way: Way, proxy: Front, tmp_path: Path) -> None:
    said(way, "http://modele.invalid/v1", tmp_path)
    assert proxy.asked
    assert all(path.startswith("http://modele.invalid/v1/") for path in proxy.asked)


def test_a_host_that_needs_no_proxy_is_asked_itself(
    proxy: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "modele.invalid")
    assert "est injoignable" in said(probe, "http://modele.invalid/v1", tmp_path)
    assert proxy.asked == []


@pytest.mark.parametrize("way", [chat, embeddings, probe])
def test_what_is_for_a_local_address_goes_through_no_proxy(way: Way, proxy: Front, tmp_path: Path) -> None:
    with OpenAIServer() as server:
        way(server.url, None, tmp_path)
        assert server.bodies
    assert proxy.asked == []


@pytest.mark.parametrize("way", WAYS)
def test_a_proxy_that_is_none_of_http_is_one_sentence(
    way: Way, proxy: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
    with pytest.raises(UserError, match="n'est pas un proxy http"):
        way("http://modele.invalid/v1", None, tmp_path)
