"""The HTTP connection to a model's endpoint, with bounds on what it may send back."""

from collections.abc import AsyncIterator

from httpx2 import AsyncBaseTransport, AsyncByteStream, AsyncHTTPTransport, Request, Response

LONGEST_BODY = 4_000_000
"""Bytes of a reply's body; a longer one is not read to its end."""


class OverlongBodyError(Exception):
    """The endpoint sends more than any reply needs, or packs it so that nobody can tell."""


class Bounded(AsyncBaseTransport):
    """A transport that stops reading a body that is too long, and asks for it unpacked."""

    def __init__(self) -> None:
        """Around an ordinary transport."""
        self._inner = AsyncHTTPTransport()

    async def handle_async_request(self, request: Request) -> Response:
        """The endpoint's response, its body counted as it comes in.

        Raises:
            OverlongBodyError: it announces too long a body, or packs it.
        """
        request.headers["Accept-Encoding"] = "identity"
        response = await self._inner.handle_async_request(request)
        announced = response.headers.get("Content-Length", "")
        packed = response.headers.get("Content-Encoding", "identity").lower() != "identity"
        if packed or (announced.isdigit() and int(announced) > LONGEST_BODY):
            await response.aclose()
            raise OverlongBodyError
        if isinstance(response.stream, AsyncByteStream):
            response.stream = _Counted(response.stream)
        return response

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()


class _Counted(AsyncByteStream):
    def __init__(self, inner: AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for piece in self._inner:
            seen += len(piece)
            if seen > LONGEST_BODY:
                raise OverlongBodyError
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()
