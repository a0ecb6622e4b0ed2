"""Clients of services that speak OpenAI's protocol, all made alike.

None follows a redirection: what is sent to one address goes to no other. What is sent to a local address goes through
no proxy, as it must stay here; for any other address the environment's proxy is used, the same for every client.
"""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from openai import DefaultAsyncHttpxClient, DefaultHttpxClient, OpenAI

from assistant.endpoint.service import Service
from assistant.endpoint.wire import AsyncBounded, Bounded
from assistant.errors import UserError
from assistant.settings.address import is_local

LONGEST_BODY = 4_000_000
"""Bytes of a chat model's reply; a longer one is not read to its end."""


def openai_client(service: Service, *, timeout: float, retries: int, most: int = LONGEST_BODY) -> OpenAI:
    """OpenAI's own client for the service, whose replies have at most ``most`` bytes each.

    Raises:
        UserError: the key or the environment's proxy cannot be used.
    """
    return OpenAI(
        base_url=service.url,
        api_key=service.key,
        timeout=timeout,
        max_retries=retries,
        http_client=http_client(service, timeout=timeout, most=most),
    )


def http_client(service: Service, *, timeout: float, most: int) -> DefaultHttpxClient:
    """What carries requests to the service; ``timeout`` in seconds, replies of at most ``most`` bytes.

    Raises:
        UserError: the environment's proxy cannot be used.
    """
    return DefaultHttpxClient(
        timeout=timeout, transport=Bounded(most, _proxy_to(service.url)), follow_redirects=False, trust_env=False
    )


def async_http_client(service: Service, *, timeout: float, most: int = LONGEST_BODY) -> DefaultAsyncHttpxClient:
    """The same for calls side by side.

    Raises:
        UserError: the environment's proxy cannot be used.
    """
    return DefaultAsyncHttpxClient(
        timeout=timeout, transport=AsyncBounded(most, _proxy_to(service.url)), follow_redirects=False, trust_env=False
    )


def _proxy_to(url: str) -> str | None:
    """The environment's proxy for the address.

    Raises:
        UserError: it is not one that requests can go through.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None  # the request will say what is wrong with the address
    if is_local(url) or not parts.hostname or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    given = getproxies()
    proxy = given.get(parts.scheme) or given.get("all")
    if not proxy:
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if urlsplit(proxy).scheme not in ("http", "https"):
        raise UserError(
            f"Le proxy de l'environnement pour {parts.hostname} n'est pas un proxy http ; régler HTTPS_PROXY sur un "
            "proxy http, ou mettre cet hôte dans NO_PROXY."
        )
    return proxy
