"""Asking a model: what was answered before is given again, whatever has been added to requests since."""

import asyncio
from typing import Any

from assistant.drafting.chat import Chat
from assistant.drafting.reply import Reply
from assistant.drafting.request import request_variants
from assistant.judgement.usage import Usage
from tests.drafting.adversary import Shelf

MESSAGES = [{"role": "user", "content": "Traiter le critère."}]
SCHEMA: dict[str, Any] = {"type": "object"}


def test_a_reply_that_was_kept_before_replies_had_a_limit_is_found() -> None:
    shelf = Shelf()
    for number, request in enumerate(request_variants("m", MESSAGES, SCHEMA)):
        shelf.kept = {}
        shelf.put(Reply(request=request, text=str(number), usage=Usage()))
        found, fresh = asyncio.run(Chat(None, shelf, model="m").ask(MESSAGES, SCHEMA, 300, 1500))
        assert (found.text, fresh) == (str(number), False)
    assert number == 3
