"""A model's reply with the exact request that asked for it, addressed by the request's hash."""

from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from assistant.fingerprint import fingerprint
from assistant.judgement.usage import Usage


class Reply(BaseModel):
    """A model's raw reply. Its key is the request's hash; its digest seals the rest."""

    model_config = ConfigDict(frozen=True)

    request: dict[str, Any]
    """The body as it was sent: model, messages, parameters."""
    text: str
    usage: Usage
    """One call with its tokens and the seconds that it took."""
    prompt: str | None = None
    """Name and version of the prompt that the request was made with."""

    @property
    def key(self) -> str:
        """Hash of the request: the reply's address."""
        return request_key(self.request)

    @property
    def digest(self) -> str:
        """Hash of everything that is kept of the reply."""
        return fingerprint([self.key, self.text, self.usage.model_dump(mode="json"), self.prompt])


def request_key(request: dict[str, Any]) -> str:
    """SHA-256 (hex) of a request's canonical JSON."""
    return fingerprint(request)


class Replies(Protocol):
    """Where replies are kept, so that nothing is asked twice. Any thread may ask."""

    def get(self, key: str) -> Reply | None:
        """The reply to the request of that hash, if there is one."""
        ...

    def put(self, reply: Reply) -> None:
        """Keeps the reply."""
        ...

    def reject(self, key: str) -> None:
        """Keeps the replies to the request as a record, but gives them no more."""
        ...
