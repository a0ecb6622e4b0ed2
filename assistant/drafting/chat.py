"""The chat model, through LangChain, at any endpoint that speaks OpenAI's protocol."""

import asyncio
import random
import time
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AIMessage
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from openai import BadRequestError, UnprocessableEntityError
from pydantic import SecretStr

from assistant.drafting.pace import RETRIES, Pace, pause
from assistant.drafting.reply import Replies, Reply, request_key
from assistant.drafting.request import LIMITS, Message, request_variants
from assistant.drafting.spending import Spending
from assistant.drafting.tokens import tokens
from assistant.endpoint.client import async_http_client
from assistant.endpoint.fault import LASTING, fault, kind_of, passes, retry_after
from assistant.endpoint.service import Service
from assistant.errors import CriteriumError, ModelError, RunError
from assistant.judgement.usage import Usage

LONGEST_REPLY = 400_000
"""Characters; a longer reply is not a draft."""
NOT_RECORDED = "Aucune réponse n'est enregistrée pour ce critère, et le modèle n'est pas interrogé ici."


class RefusedReplyError(ModelError):
    """A reply that is not taken; it has its cost all the same."""

    def __init__(self, told: str, usage: Usage) -> None:
        """``told`` in French, and what the call took."""
        super().__init__(told)
        self.usage = usage


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One model at one address, and how it is asked."""

    model: str
    base_url: str
    api_key: str | None = None
    timeout: float = 120.0
    """Seconds for one attempt, from the first byte sent to the last received."""
    until: float | None = None
    """Seconds that a whole screening may take."""


class Chat:
    """One model at one address, with everything it ever replied."""

    def __init__(
        self,
        endpoint: Endpoint | None,
        replies: Replies,
        *,
        model: str = "",
        prompt: str | None = None,
        pace: Pace | None = None,
        spending: Spending | None = None,
    ) -> None:
        """Names the model; nothing is asked yet. Without an endpoint only recorded replies are given.

        Raises:
            UserError: the key or the environment's proxy cannot be used.
        """
        self.model = endpoint.model if endpoint else model
        self._endpoint = endpoint
        self._replies = replies
        self._prompt = prompt
        self._pace = pace or Pace(None, None)
        self._spending = spending or Spending()
        self._chance = random.Random()  # noqa: S311 -- spreads repeated calls, guards nothing
        self._ends = time.monotonic() + endpoint.until if endpoint and endpoint.until else None
        self._plainness = 0
        self._answered = False
        self._dead: str | None = None
        if endpoint:
            self._service = Service(endpoint.base_url, endpoint.model, endpoint.api_key)
            key = SecretStr(self._service.key)
            self._http = async_http_client(self._service, timeout=endpoint.timeout)
            self._client = ChatOpenAI(
                model=endpoint.model,
                base_url=endpoint.base_url,
                api_key=key,
                timeout=endpoint.timeout,
                max_retries=0,
                use_responses_api=False,
                openai_proxy=None,
                http_async_client=self._http,
                http_socket_options=(),
            )

    async def ask(
        self, messages: list[Message], schema: dict[str, Any], written: int = 0, most: int | None = None
    ) -> tuple[Reply, bool]:
        """The model's reply, and whether it was asked for now; a reply once given is given again.

        An endpoint that refuses structured output, a temperature or a limit is asked again without. ``written`` is
        about how many tokens the reply should have, ``most`` how many it may have.

        Raises:
            RunError: the endpoint cannot be reached, is too slow, refuses the key or the model, or is overloaded; or
                the screening's cap or time is used up.
            ModelError: the endpoint answered something that is no reply.
            RefusedReplyError: the reply is too long to be one; it is not kept.
        """
        variants = request_variants(self.model, messages, schema, most)
        known = await asyncio.to_thread(self._known, variants)
        if known is not None:
            return known, False
        if self._endpoint is None:
            raise RunError(NOT_RECORDED)
        expected = Usage(
            calls=1, input_tokens=tokens(*(message["content"] for message in messages)), output_tokens=written
        )
        async with self._pace.lane:
            if self._dead is not None:
                raise RunError(self._dead)
            self._spending.book(expected)
            real = Usage()
            try:
                reply = await self._asked(self._endpoint.timeout, variants, expected)
                real = reply.usage
            except RefusedReplyError as error:
                real = error.usage
                raise
            finally:
                self._spending.settle(expected, real)
        await asyncio.to_thread(self._replies.put, reply)
        return reply, True

    async def reject(self, fruitless: list[Reply]) -> None:
        """Sees to it that these requests are asked anew the next time."""
        for reply in fruitless:
            await asyncio.to_thread(self._replies.reject, reply.key)

    def stop(self, told: str) -> None:
        """Sends nothing more: every later asking fails with that sentence. Calls under way go on."""
        self._dead = told

    async def close(self) -> None:
        """Closes the connections."""
        if self._endpoint:
            await self._http.aclose()

    def _known(self, variants: list[dict[str, Any]]) -> Reply | None:
        """What was replied to the first of the requests that was ever answered."""
        replies = (self._replies.get(request_key(request)) for request in variants)
        return next((reply for reply in replies if reply is not None), None)

    async def _asked(self, timeout: float, variants: list[dict[str, Any]], expected: Usage) -> Reply:
        plainness = self._plainness
        while True:
            request = variants[plainness]
            began = time.monotonic()
            try:
                message = await self._persistent(timeout, request, expected)
            except (BadRequestError, UnprocessableEntityError) as error:
                plainer = _plainer(variants, plainness, error)
                if plainer is None:
                    raise self._said(error, expected) from error
                plainness = plainer
                continue
            self._answered = True
            # Only what was answered says how plainly this endpoint is to be asked from now on.
            self._plainness = max(self._plainness, plainness)
            text = _writable(message.text)
            usage = _counted(message, expected.input_tokens, text, time.monotonic() - began)
            if len(text) > LONGEST_REPLY:
                told = f"La réponse du modèle {self.model} est démesurée ({len(text)} caractères)."
                raise RefusedReplyError(told, usage)
            return Reply(request=request, text=text, usage=usage, prompt=self._prompt)

    async def _persistent(self, timeout: float, request: dict[str, Any], expected: Usage) -> AIMessage:
        """Sends the request, and again after faults that pass."""
        for attempt in range(1, RETRIES + 2):
            await self._wait(self._pace.turn(expected.tokens))
            try:
                async with asyncio.timeout(self._left(timeout)):
                    # Sent as they are: of options that it knows, LangChain would make others.
                    options = {key: value for key, value in request.items() if key not in ("model", "messages")}
                    # LangChain would send traces to its vendor if the environment asked for it.
                    with tracing_context(enabled=False):
                        return await self._client.ainvoke(request["messages"], extra_body=options)
            except (BadRequestError, UnprocessableEntityError):
                raise
            except Exception as error:
                again = passes(error) and attempt <= RETRIES
                wait = pause(attempt, retry_after(error), self._chance) if again else None
                if wait is None:
                    raise self._said(error, expected) from error
            await self._wait(wait)
        raise RuntimeError("the last attempt either returns or raises")

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            if self._ends is not None and time.monotonic() + seconds > self._ends:
                raise RunError(self._overdue())
            until = time.monotonic() + seconds
            while self._dead is None and (left := until - time.monotonic()) > 0:
                await asyncio.sleep(min(left, 1.0))
        if self._dead is not None:
            raise RunError(self._dead)

    def _left(self, timeout: float) -> float:
        if self._ends is None:
            return timeout
        left = self._ends - time.monotonic()
        if left <= 0:
            raise RunError(self._overdue())
        return min(timeout, left)

    def _overdue(self) -> str:
        return "L'examen a pris le temps permis par CRITERIUM_LLM_SCREENING_TIMEOUT ; relancer pour continuer."

    def _too_much(self) -> str:
        return (
            f"La demande dépasse ce que le modèle {self.model} peut lire ; régler CRITERIUM_LLM_CONTEXT "
            "(« criterium doctor » l'essaie) ou abaisser CRITERIUM_LLM_GROUP_TOKENS."
        )

    def _said(self, error: Exception, expected: Usage) -> CriteriumError:
        """The sentence for what went wrong; a fault that will not pass is remembered, so that the rest fails fast."""
        if isinstance(error, CriteriumError):
            return error
        found = fault(self._service, error)
        if found.kind == "overlong":  # what it took is not read either: as much as was expected, at least
            return RefusedReplyError(str(found.error), expected)
        if found.kind == "too_long":
            return ModelError(self._too_much())
        if found.kind == "late" and self._ends is not None and time.monotonic() >= self._ends:
            return RunError(self._overdue())
        if found.kind in LASTING or (found.kind == "late" and not self._answered):
            self._dead = str(found.error)
        return found.error


def _plainer(variants: list[dict[str, Any]], refused: int, error: Exception) -> int | None:
    """The variant to try after that one, if the refusal may be of how it was asked.

    What is too long with the room that its reply is given may yet fit without.
    """
    kind = kind_of(error)
    if kind == "too_long" and any(name in variants[refused] for name in LIMITS):
        later = range(refused + 1, len(variants))
        return next(place for place in later if not any(name in variants[place] for name in LIMITS))
    return refused + 1 if kind == "refused" and refused + 1 < len(variants) else None


def _writable(text: str) -> str:
    """The text without what no database keeps: half characters and null bytes."""
    return text.encode("utf-8", "replace").decode().replace("\x00", " ")


def _counted(message: AIMessage, sent: int, text: str, seconds: float) -> Usage:
    """What the endpoint counted; where it counts nothing, our estimate, so that a cap holds there too."""
    counted = message.usage_metadata
    given = max(0, counted["input_tokens"]) if counted else 0
    if counted is None or not given:
        return Usage(calls=1, input_tokens=sent, output_tokens=tokens(text), seconds=round(seconds, 3))
    cached = counted.get("input_token_details", {}).get("cache_read") or 0
    return Usage(
        calls=1,
        input_tokens=given,
        cached_tokens=min(max(0, cached), given),
        output_tokens=max(0, counted["output_tokens"]),
        seconds=round(seconds, 3),
    )
