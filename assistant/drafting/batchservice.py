"""The Batch API of an endpoint that has one: a file of requests up, its state, a file of replies down."""

from pathlib import Path
from typing import NamedTuple

from openai import APIConnectionError, APIStatusError, NotFoundError, OpenAI, OpenAIError

from assistant.drafting.batchfile import URL
from assistant.errors import RunError


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
        """Names the address; nothing is sent yet."""
        self._url = base_url
        self._client = OpenAI(base_url=base_url, api_key=api_key or "sans-cle", timeout=timeout, max_retries=2)

    def send(self, path: Path) -> BatchState:
        """Uploads a file of requests and starts its batch.

        Raises:
            RunError: the service has no Batch API, or refuses.
        """
        try:
            file = self._client.files.create(file=path, purpose="batch")
            batch = self._client.batches.create(input_file_id=file.id, endpoint=URL, completion_window="24h")
        except (OpenAIError, ValueError, TypeError) as error:
            raise self._said(error) from error
        return _state(batch)

    def state(self, batch_id: str) -> BatchState:
        """Where the batch stands.

        Raises:
            RunError: the service does not know it or does not answer.
        """
        try:
            return _state(self._client.batches.retrieve(batch_id))
        except (OpenAIError, ValueError, TypeError) as error:
            raise self._said(error) from error

    def replies(self, state: BatchState) -> str:
        """The replies and the failures, a line each.

        Raises:
            RunError: they cannot be fetched.
        """
        try:
            return "\n".join(self._client.files.content(file).text.strip("\n") for file in state.files)
        except (OpenAIError, ValueError, TypeError) as error:
            raise self._said(error) from error

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _said(self, error: Exception) -> RunError:
        if isinstance(error, NotFoundError):
            return RunError(
                f"Le service à {self._url} n'offre pas de traitement par lots, ou ne connaît pas ce lot ; "
                "passer le fichier par un autre moyen."
            )
        if isinstance(error, APIConnectionError):
            return RunError(f"Le service à {self._url} est injoignable ; corriger CRITERIUM_LLM_BASE_URL ou réessayer.")
        if isinstance(error, APIStatusError):
            return RunError(f"Le service à {self._url} refuse le lot (erreur {error.status_code}) ; voir sa console.")
        return RunError(f"La réponse du service à {self._url} n'est pas celle d'un traitement par lots.")


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
