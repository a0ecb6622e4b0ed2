"""The chat model, through LangChain, at any endpoint that speaks OpenAI's protocol."""

import hashlib
import json
import os
from typing import Any, Protocol

from langchain_core.messages import AIMessage
from langchain_openai import ChatOpenAI
from openai import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    DefaultAsyncHttpxClient,
    LengthFinishReasonError,
    NotFoundError,
    OpenAIError,
    RateLimitError,
    UnprocessableEntityError,
)
from pydantic import BaseModel, ConfigDict, SecretStr

from assistant.errors import ModelError, RunError, UserError
from assistant.judgement.usage import Usage

# LangChain would send traces to its vendor if the environment asked for it; a dossier must not leave that way.
os.environ["LANGSMITH_TRACING"] = os.environ["LANGCHAIN_TRACING_V2"] = "false"

RETRIES = 3
"""Times that a call is sent again after 429 (Retry-After is obeyed), 5xx, a lost connection or a time-out."""
LONGEST_REPLY = 400_000
"""Characters; a longer reply is not a draft."""
Message = dict[str, str]


class Reply(BaseModel):
    """A model's raw reply with the exact request that asked for it."""

    model_config = ConfigDict(frozen=True)

    request: dict[str, Any]
    """The body as it was sent: model, messages, parameters."""
    text: str
    usage: Usage

    @property
    def key(self) -> str:
        """Hash of the request: the reply's address."""
        return request_key(self.request)


def request_key(request: dict[str, Any]) -> str:
    """SHA-256 (hex) of a request's canonical JSON."""
    canonical = json.dumps(request, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Replies(Protocol):
    """Where replies are kept, so that nothing is asked twice."""

    def get(self, key: str) -> Reply | None:
        """The reply to the request of that hash, if there is one."""
        ...

    def put(self, reply: Reply) -> None:
        """Keeps the reply."""
        ...

    def reject(self, key: str) -> None:
        """Keeps the replies to the request as a record, but gives them no more."""
        ...


class Chat:
    """One model at one address, with everything it ever replied."""

    def __init__(self, *, model: str, base_url: str, api_key: str | None, timeout: float, replies: Replies) -> None:
        """Names the model; nothing is asked yet.

        Raises:
            UserError: the key has characters that no HTTP header can carry.
        """
        if api_key and not api_key.isascii():
            raise UserError("CRITERIUM_LLM_API_KEY contient des caractères imprévus ; la copier à nouveau.")
        self.model = model
        self._url = base_url
        self._replies = replies
        # A client of our own, so that closing it closes nobody else's: LangChain shares its default ones.
        self._http = DefaultAsyncHttpxClient(timeout=timeout)
        self._client = ChatOpenAI(
            model=model,
            base_url=base_url,
            api_key=SecretStr(api_key or "sans-cle"),
            timeout=timeout,
            max_retries=RETRIES,
            use_responses_api=False,
            http_async_client=self._http,
        )
        self._plainness = 0
        self._answered = False
        self._dead: str | None = None

    async def ask(self, messages: list[Message], schema: dict[str, Any]) -> tuple[Reply, bool]:
        """The model's reply, and whether it was asked for now; a reply once given is given again.

        An endpoint that refuses structured output or a temperature is asked again without.

        Raises:
            RunError: the endpoint cannot be reached, is too slow, refuses the key or the model, or is overloaded.
            ModelError: the endpoint answered something that is no reply.
        """
        variants = _variants(self.model, messages, schema)
        for request in variants:
            known = self._replies.get(request_key(request))
            if known is not None:
                return known, False
        if self._dead is not None:
            raise RunError(self._dead)
        while True:
            request = variants[self._plainness]
            try:
                message = await self._invoke(request)
            except (BadRequestError, UnprocessableEntityError) as error:
                if self._plainness + 1 == len(variants):
                    raise ModelError(f"Le modèle {self.model} refuse la demande ({error.status_code}).") from error
                self._plainness += 1
                continue
            self._answered = True
            return self._kept(request, message), True

    def reject(self, fruitless: list[Reply]) -> None:
        """Sees to it that these requests are asked anew the next time."""
        for reply in fruitless:
            self._replies.reject(reply.key)

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _invoke(self, request: dict[str, Any]) -> AIMessage:
        options = {key: value for key, value in request.items() if key not in ("model", "messages")}
        try:
            return await self._client.ainvoke(request["messages"], **options)
        except (BadRequestError, UnprocessableEntityError):
            raise
        except LengthFinishReasonError as error:
            raise ModelError(f"La réponse du modèle {self.model} est coupée avant la fin.") from error
        except APITimeoutError as error:
            message = f"Le modèle à {self._url} ne répond pas à temps ; réessayer, ou régler CRITERIUM_LLM_TIMEOUT."
            if not self._answered:
                self._dead = message
            raise RunError(message) from error
        except APIConnectionError as error:
            self._dead = (
                f"Le modèle à {self._url} est injoignable ; démarrer le service ou corriger CRITERIUM_LLM_BASE_URL."
            )
            raise RunError(self._dead) from error
        except RateLimitError as error:
            raise RunError(
                f"Le service à {self._url} limite le débit ; relancer plus tard, rien n'est perdu."
            ) from error
        except AuthenticationError as error:
            self._dead = f"Le service à {self._url} refuse la clé ; corriger CRITERIUM_LLM_API_KEY."
            raise RunError(self._dead) from error
        except NotFoundError as error:
            self._dead = (
                f"Le service à {self._url} ne connaît pas le modèle {self.model} ; corriger CRITERIUM_LLM_MODEL."
            )
            raise RunError(self._dead) from error
        except APIStatusError as error:
            raise RunError(
                f"Le service à {self._url} répond par une erreur {error.status_code} ; relancer plus tard."
            ) from error
        except (OpenAIError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            # A body that is no chat completion surfaces as whatever the client trips over first.
            raise ModelError(
                f"La réponse du service à {self._url} n'est pas celle d'un modèle de conversation."
            ) from error

    def _kept(self, request: dict[str, Any], message: AIMessage) -> Reply:
        text = message.text
        if len(text) > LONGEST_REPLY:
            raise ModelError(f"La réponse du modèle {self.model} est démesurée ({len(text)} caractères).")
        counted = message.usage_metadata
        usage = Usage(
            calls=1,
            input_tokens=counted["input_tokens"] if counted else 0,
            output_tokens=counted["output_tokens"] if counted else 0,
        )
        reply = Reply(request=request, text=text, usage=usage)
        self._replies.put(reply)
        return reply


def _variants(model: str, messages: list[Message], schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The request as it should be, then plainer ones for endpoints that know less."""
    bound = {"type": "json_schema", "json_schema": {"name": "drafts", "strict": True, "schema": schema}}
    plain = {"model": model, "messages": messages}
    return [
        {**plain, "temperature": 0, "response_format": bound},
        {**plain, "response_format": bound},
        {**plain, "response_format": {"type": "json_object"}},
        plain,
    ]
