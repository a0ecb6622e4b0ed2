"""The HTTP connection to a service, with a bound on what it may send back."""

from collections.abc import AsyncIterator, Iterator

from httpx2 import (
    AsyncBaseTransport,
    AsyncByteStream,
    AsyncHTTPTransport,
    BaseTransport,
    HTTPTransport,
    Limits,
    Request,
    Response,
    SyncByteStream,
)

_UNKEPT = Limits(max_keepalive_connections=0)


class OverlongBodyError(Exception):
    """The service sends more than any reply needs, or packs it so that nobody can tell."""


class Bounded(BaseTransport):
    """A transport that stops reading a body that is too long, and asks for it unpacked.

    Its connections end with each reply, so that a client that nobody closes holds none open.
    """

    def __init__(self, most: int, proxy: str | None) -> None:
        """Bodies of at most so many bytes, through the proxy if there is one."""
        self._inner = HTTPTransport(proxy=proxy, limits=_UNKEPT)
        self._most = most

    def handle_request(self, request: Request) -> Response:
        """The service's response, its body counted as it comes in.

        Raises:
            OverlongBodyError: it announces too long a body, or packs it.
        """
        request.headers["Accept-Encoding"] = "identity"
        response = self._inner.handle_request(request)
        if _refused(response, self._most):
            response.close()
            raise OverlongBodyError
        if isinstance(response.stream, SyncByteStream):
            response.stream = _Counted(response.stream, self._most)
        return response

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()


class AsyncBounded(AsyncBaseTransport):
    """The same for calls side by side, whose connections serve until they are closed."""

    def __init__(self, most: int, proxy: str | None) -> None:
        """Bodies of at most so many bytes, through the proxy if there is one."""
        self._inner = AsyncHTTPTransport(proxy=proxy)
        self._most = most

    async def handle_async_request(self, request: Request) -> Response:
        """The service's response, its body counted as it comes in.

        Raises:
            OverlongBodyError: it announces too long a body, or packs it.
        """
        request.headers["Accept-Encoding"] = "identity"
        response = await self._inner.handle_async_request(request)
        if _refused(response, self._most):
            await response.aclose()
            raise OverlongBodyError
        if isinstance(response.stream, AsyncByteStream):
            response.stream = _AsyncCounted(response.stream, self._most)
        return response

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()


def _refused(response: Response, most: int) -> bool:
    announced = response.headers.get("Content-Length", "")
    packed = response.headers.get("Content-Encoding", "identity").lower() != "identity"
    return packed or (announced.isdigit() and int(announced) > most)


class _Counted(SyncByteStream):
    def __init__(self, inner: SyncByteStream, most: int) -> None:
        self._inner = inner
        self._most = most

    def __iter__(self) -> Iterator[bytes]:
        seen = 0
        for piece in self._inner:
            seen += len(piece)
            if seen > self._most:
                raise OverlongBodyError
            yield piece

    def close(self) -> None:
        self._inner.close()


class _AsyncCounted(AsyncByteStream):
    def __init__(self, inner: AsyncByteStream, most: int) -> None:
        self._inner = inner
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for piece in self._inner:
            seen += len(piece)
            if seen > self._most:
                raise OverlongBodyError
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()
