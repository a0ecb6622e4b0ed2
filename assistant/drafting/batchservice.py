"""The Batch API of an endpoint that has one: a file of requests up, its state, a file of replies down."""

from pathlib import Path
from typing import NamedTuple

from assistant.drafting.batchfile import URL
from assistant.endpoint.client import openai_client
from assistant.endpoint.fault import TROUBLES, fault, kind_of
from assistant.endpoint.service import Service
from assistant.errors import CriteriumError, RunError

LONGEST_FILE = 500_000_000
"""Bytes of a file of replies; services take files of requests of less than half of that."""

_MISSING = (404, 405, 501)
"""Statuses of a service that has no such thing."""


class BatchState(NamedTuple):
    """Where a batch stands."""

    id: str
    status: str
    """In the service's word: ``validating``, ``in_progress``, ``completed``, ``failed``, ``expired``…"""
    done: int
    total: int
    files: tuple[str, ...]
    """Ids of the files of replies and of failures, as far as there are some."""

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.status in ("completed", "failed", "expired", "cancelled")


class BatchService:
    """Sends, asks after and fetches batches at one address."""

    def __init__(self, *, base_url: str, api_key: str | None, timeout: float) -> None:
        """Names the address; nothing is sent yet.

        Raises:
            UserError: the key or the environment's proxy cannot be used.
        """
        self._service = Service(base_url, api_key=api_key)
        self._client = openai_client(self._service, timeout=timeout, retries=2, most=LONGEST_FILE)

    def send(self, path: Path) -> BatchState:
        """Uploads a file of requests and starts its batch.

        Raises:
            RunError: the service has no Batch API, or cannot be reached.
            ModelError: it refuses, or what it answers cannot be read.
        """
        try:
            file = self._client.files.create(file=path, purpose="batch")
            batch = self._client.batches.create(input_file_id=file.id, endpoint=URL, completion_window="24h")
        except TROUBLES as error:
            # A service that knows no uploads may break off in the middle of one; what it says of batches is clearer.
            raise self._said(self._refusal() or error if kind_of(error) == "unreachable" else error) from error
        return _state(batch)

    def state(self, batch_id: str) -> BatchState:
        """Where the batch stands.

        Raises:
            RunError: the service does not know it or does not answer.
            ModelError: what it answers cannot be read.
        """
        try:
            return _state(self._client.batches.retrieve(batch_id))
        except TROUBLES as error:
            raise self._said(error) from error

    def replies(self, state: BatchState) -> str:
        """The replies and the failures, a line each.

        Raises:
            RunError: they cannot be fetched.
            ModelError: they are longer than any file of replies.
        """
        try:
            return "\n".join(self._client.files.content(file).text.strip("\n") for file in state.files)
        except TROUBLES as error:
            raise self._said(error) from error

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _refusal(self) -> Exception | None:
        try:
            self._client.with_options(max_retries=0).batches.list(limit=1)
        except TROUBLES as error:
            return error
        return None

    def _said(self, error: Exception) -> CriteriumError:
        found = fault(self._service, error)
        if getattr(error, "status_code", None) not in _MISSING:
            return found.error
        return RunError(
            f"Le service à {self._service.url} n'offre pas de traitement par lots, ou ne connaît pas ce lot ; "
            "passer le fichier par un autre moyen."
        )


def _state(batch: object) -> BatchState:
    counts = getattr(batch, "request_counts", None)
    return BatchState(
        id=str(getattr(batch, "id", "")),
        status=str(getattr(batch, "status", "")),
        done=int(getattr(counts, "completed", 0) or 0),
        total=int(getattr(counts, "total", 0) or 0),
        files=tuple(
            str(file)
            for name in ("output_file_id", "error_file_id")
            if (file := getattr(batch, name, None)) is not None
        ),
    )
