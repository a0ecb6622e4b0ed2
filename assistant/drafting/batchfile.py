"""OpenAI's Batch API as files of JSON lines: requests out, replies in."""

import json
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from assistant.drafting.chat import LONGEST_REPLY
from assistant.drafting.reply import request_key
from assistant.errors import UserError
from assistant.judgement.usage import Usage

URL: Literal["/v1/chat/completions"] = "/v1/chat/completions"


class BatchReply(NamedTuple):
    """One line of a file of replies."""

    key: str
    """The ``custom_id``: hash of the request."""
    text: str | None
    """What the model replied; None when the service reports a failure."""
    usage: Usage
    trouble: str = ""


def request_line(request: dict[str, Any]) -> str:
    """The request as one line; its ``custom_id`` is its hash."""
    content = {"custom_id": request_key(request), "method": "POST", "url": URL, "body": request}
    return json.dumps(content, ensure_ascii=False)


def read_replies(text: str) -> list[BatchReply]:
    """The replies of a file, in its order.

    Raises:
        UserError: a line is not a reply, and the message names it; or the file is the one of the requests.
    """
    replies = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UserError(
                f"La ligne {number} du fichier de réponses n'est pas du JSON ; le télécharger à nouveau en entier."
            ) from error
        if not isinstance(content, dict) or not isinstance(content.get("custom_id"), str):
            raise UserError(
                f"La ligne {number} n'est pas une réponse de l'API Batch (custom_id manque) ; vérifier le fichier."
            )
        if "response" not in content and "method" in content:
            raise UserError(
                "Ce fichier est celui des demandes ; donner celui des réponses, que le service rend quand il a fini."
            )
        replies.append(_reply(content))
    if not replies:
        raise UserError("Le fichier de réponses est vide ; vérifier que le lot est terminé.")
    return replies


def _reply(content: dict[str, Any]) -> BatchReply:
    key = str(content["custom_id"])
    response = content.get("response")
    body = response.get("body") if isinstance(response, dict) else None
    if not isinstance(response, dict) or not isinstance(body, dict) or response.get("status_code") != 200:
        return BatchReply(key, None, Usage(), _trouble(content.get("error"), body))
    try:
        text = body["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        text = None
    if not isinstance(text, str) or len(text) > LONGEST_REPLY:
        return BatchReply(key, None, _usage(body), "réponse sans texte utilisable")
    return BatchReply(key, text.encode("utf-8", "replace").decode().replace("\x00", " "), _usage(body))


def _trouble(*said: Any) -> str:
    """What the service says went wrong, in its words, cut short."""
    words: Iterable[str] = (
        str(found.get("message") or found.get("code") or (found.get("error") or {}).get("message") or "")
        for found in said
        if isinstance(found, dict) and isinstance(found.get("error") or {}, dict)
    )
    return next((word[:200] for word in words if word), "échec signalé par le service")


def _usage(body: dict[str, Any]) -> Usage:
    counted = body.get("usage")
    counted = counted if isinstance(counted, dict) else {}
    details = counted.get("prompt_tokens_details")
    given = _count(counted.get("prompt_tokens"))
    return Usage(
        calls=1,
        input_tokens=given,
        cached_tokens=min(given, _count(details.get("cached_tokens")) if isinstance(details, dict) else 0),
        output_tokens=_count(counted.get("completion_tokens")),
    )


def _count(value: Any) -> int:
    return max(0, value) if isinstance(value, int) else 0
