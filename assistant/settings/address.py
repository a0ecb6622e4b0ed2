"""Whether an address stays on this machine or its private network."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_local(address: str | None) -> bool:
    """Whether the URL's host is the loopback or a private address; any other name counts as remote."""
    try:
        host = (urlsplit(address or "").hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    plain = getattr(found, "ipv4_mapped", None) or found
    return bool(plain.is_loopback or plain.is_private or plain.is_link_local) and not plain.is_unspecified


def is_address(text: str) -> bool:
    """Whether the text is the URL of a service: http or https, with a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
