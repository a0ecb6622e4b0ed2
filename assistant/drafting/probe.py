"""Trying an endpoint: does it answer, does it keep to a schema, how much does it really read."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from openai import BadRequestError, OpenAI, UnprocessableEntityError

from assistant.drafting.tokens import LETTERS_PER_TOKEN
from assistant.endpoint.client import openai_client
from assistant.endpoint.fault import TROUBLES, fault
from assistant.endpoint.service import Service

UNDECLARED = 12_000
"""Tokens that are tried where nothing says how much the model reads: a little more than a call by passages."""
MOST_TRIED = 32_000
"""Tokens of the longest trial; what lies beyond is only believed."""
_FIRST, _LAST = "PLATANE-417", "BOUVREUIL-902"
_FILLER = "Cette phrase n'a pas d'importance et ne sert qu'à remplir la page {number}. "
_NAMES = ("max_model_len", "max_context_length", "context_length", "context_window", "n_ctx")
_ANSWER = {
    "type": "object",
    "properties": {"mots": {"type": "array", "items": {"type": "string"}}},
    "required": ["mots"],
    "additionalProperties": False,
}
_BOUND = {"type": "json_schema", "json_schema": {"name": "mots", "strict": True, "schema": _ANSWER}}


class Finding(NamedTuple):
    """One thing that was tried."""

    works: bool
    text: str
    """In French, one sentence."""
    bearable: bool = False
    """Of what does not work: whether a screening does all the same."""


def probed(*, base_url: str, model: str, api_key: str | None, timeout: float, context: int | None) -> Iterator[Finding]:
    """What works at the endpoint, most needed first; a trial that makes the next ones pointless is the last.

    It sends sentences of ours, never a dossier: two short calls, and one as long as the context that is to be used.

    Raises:
        UserError: the key or the environment's proxy cannot be used.
    """
    service = Service(base_url, model, api_key)
    with openai_client(service, timeout=timeout, retries=0) as client:
        trial = _Trial(client, service)
        declared = trial.declared()
        first = trial.bound()
        yield from first
        if not first[0].works:
            return
        if declared is not None:
            yield Finding(True, f"Le service annonce un contexte de {declared} jetons.")
        wanted = context or declared or UNDECLARED
        yield from trial.reads(min(wanted, MOST_TRIED))
        if context is not None and declared is not None and context > declared:
            yield Finding(False, f"CRITERIUM_LLM_CONTEXT ({context}) dépasse ce que le service annonce ; l'abaisser.")
        if context is None:
            yield Finding(
                False, "CRITERIUM_LLM_CONTEXT n'est pas réglé : le dossier ne sera lu que par passages.", bearable=True
            )


class _Trial:
    def __init__(self, client: OpenAI, service: Service) -> None:
        self._client = client
        self._service = service
        self._model = service.model
        self._format: dict[str, Any] = {}

    def declared(self) -> int | None:
        """The context that the service declares for the model, in whichever way it does."""
        try:
            entries = [entry.model_dump() for entry in self._client.models.list()]
        except TROUBLES:
            return None
        for entry in entries:
            if entry.get("id") == self._model:
                meta = entry.get("meta")
                places = (entry, meta if isinstance(meta, dict) else {})
                found = [place[name] for place in places for name in _NAMES if isinstance(place.get(name), int)]
                return found[0] if found else None
        return None

    def bound(self) -> list[Finding]:
        """Whether the model answers, and how well it keeps to a schema."""
        asked = 'Répondre par l\'objet JSON {"mots": ["un", "deux"]}, et rien d\'autre.'
        for given, said in (
            (_BOUND, Finding(True, "Sortie structurée : le schéma JSON est accepté.")),
            (
                {"type": "json_object"},
                Finding(True, "Sortie structurée : JSON sans schéma ; les réponses sont relues."),
            ),
            (None, Finding(False, "Sortie structurée : aucune ; plus de réponses seront à redemander.", bearable=True)),
        ):
            self._format = {"response_format": given} if given else {}
            try:
                words = self._words(asked)
            except (BadRequestError, UnprocessableEntityError):
                continue
            except TROUBLES as error:
                return [Finding(False, str(fault(self._service, error).error))]
            if words is None:
                return [
                    Finding(True, f"Le modèle {self._model} répond."),
                    Finding(False, "Il ne rend pas le JSON demandé ; choisir un modèle plus capable."),
                ]
            return [Finding(True, f"Le modèle {self._model} répond."), said]
        return [Finding(False, f"Le modèle {self._model} refuse une demande simple ; vérifier CRITERIUM_LLM_MODEL.")]

    def reads(self, size: int) -> list[Finding]:
        """Whether a text of that many tokens is read from its first word to its last."""
        letters = int((size - 1200) * LETTERS_PER_TOKEN) if size > 2400 else int(size * LETTERS_PER_TOKEN / 2)
        filler = ""
        number = 0
        while len(filler) < letters:
            number += 1
            filler += _FILLER.format(number=number)
        asked = (
            f"Premier mot à retenir : {_FIRST}. {filler}Second mot à retenir : {_LAST}. "
            "Répondre par l'objet JSON {\"mots\": […]} avec les deux mots à retenir, et rien d'autre."
        )
        try:
            words = self._words(asked) or []
        except (BadRequestError, UnprocessableEntityError):
            return [Finding(False, f"Un texte d'environ {size} jetons est refusé ; abaisser CRITERIUM_LLM_CONTEXT.")]
        except TROUBLES as error:
            return [Finding(False, str(fault(self._service, error).error))]
        said = " ".join(words)
        if _FIRST in said and _LAST in said:
            return [Finding(True, f"Un texte d'environ {size} jetons est lu du premier mot au dernier.")]
        if _LAST in said:
            return [
                Finding(
                    False,
                    f"Un texte d'environ {size} jetons est coupé sans le dire : son début n'est pas lu ; "
                    "agrandir le contexte du service ou abaisser CRITERIUM_LLM_CONTEXT.",
                )
            ]
        return [Finding(False, f"Dans un texte d'environ {size} jetons, le modèle ne retrouve pas deux mots donnés.")]

    def _words(self, asked: str) -> list[str] | None:
        reply = self._client.chat.completions.create(
            model=self._model, messages=[{"role": "user", "content": asked}], **self._format
        )
        text = reply.choices[0].message.content or ""
        start, end = text.find("{"), text.rfind("}")
        try:
            found = json.loads(text[start : end + 1])
        except (ValueError, RecursionError):
            return None
        words = found.get("mots") if isinstance(found, dict) else None
        return [str(word) for word in words] if isinstance(words, list) else None
