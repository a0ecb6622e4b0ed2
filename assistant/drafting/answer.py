"""What a model must answer, as a schema, and reading it out of whatever it sent."""

import json
import re
from collections import Counter, deque
from heapq import heappop, heappush
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.drafting.language import reads_as_french
from assistant.drafting.wording import legible
from assistant.judgement.draft import Observed

AnsweredLevel = Literal["met", "partial", "not_met", "not_assessable", "abstain"]


Words = Annotated[str, BeforeValidator(lambda said: legible(said) if isinstance(said, str) else said)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AnsweredQuote(_Part):
    """A quote and the passage that the model says it is from."""

    passage: str = Field(max_length=200)
    quote: Words = Field(max_length=4000)


class AnsweredIndicator(_Part):
    """What the model saw of one indicator."""

    id: str = Field(max_length=200)
    observed: Observed


class CriterionAnswer(_Part):
    """One criterion's answer. The order of fields is the order of thought: evidence, reasons, level."""

    id: str
    evidence: list[AnsweredQuote] = Field(max_length=20)
    indicators: list[AnsweredIndicator] = Field(max_length=60)
    reasons: Words = Field(max_length=6000)
    level: AnsweredLevel
    feedback: Words = Field(min_length=1, max_length=6000)
    question: Words | None = Field(max_length=2000)


def answer_schema() -> dict[str, Any]:
    """JSON schema of the whole answer, strict as OpenAI means it: every key required, no other allowed."""
    return _object(
        criteria=_list(
            _object(
                id=_STRING,
                evidence=_list(_object(passage=_STRING, quote=_STRING)),
                indicators=_list(_object(id=_STRING, observed=_one_of("yes", "partly", "no", "unknown"))),
                reasons=_STRING,
                level=_one_of("met", "partial", "not_met", "not_assessable", "abstain"),
                feedback=_STRING,
                question={"type": ["string", "null"]},
            )
        )
    )


_STRING = {"type": "string"}


def _one_of(*values: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def read_answer(text: str, wanted: set[str]) -> tuple[dict[str, CriterionAnswer], list[str]]:
    """(answers by criterion id, what is wrong with the rest, in French for the model).

    One malformed criterion does not lose the others, and of an answer that breaks off the criteria before the break
    are taken. Criteria that were not asked for are not taken; of two answers for one criterion neither is, as nothing
    says which is meant.
    """
    items, errors = _items(text)
    answers: dict[str, CriterionAnswer] = {}
    given: set[str] = set()
    doubled: set[str] = set()
    for item in items:
        name = str(item.get("id")).strip() if isinstance(item, dict) else "?"
        if name not in wanted:
            errors.append(f"le critère « {name[:40]} » n'était pas demandé")
            continue
        if name in given:
            doubled.add(name)
        given.add(name)
        try:
            answer = CriterionAnswer.model_validate(item | {"id": name})
        except ValidationError as error:
            errors.append(f"critère {name}, {_told(error)}")
            continue
        foreign = _foreign(answer)
        if foreign:
            errors.append(f"critère {name}, champ « {foreign} » : le texte n'est pas en français")
            continue
        answers[name] = answer
    for name in sorted(doubled):
        answers.pop(name, None)
        errors.append(f"le critère {name} a deux réponses")
    errors.extend(f"le critère {name} manque" for name in sorted(wanted - given))
    return answers, errors


_TOLD = {
    "missing": "il manque",
    "string_type": "ce doit être un texte",
    "string_too_short": "le texte est vide",
    "string_too_long": "le texte dépasse {max_length} caractères",
    "list_type": "ce doit être une liste",
    "too_long": "la liste dépasse {max_length} éléments",
    "model_type": "ce doit être un objet",
    "literal_error": "la valeur doit être l'une de : {expected}",
}


def _told(error: ValidationError) -> str:
    """The first fault, by its field."""
    fault = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(step) for step in fault["loc"])
    about = {name: str(value) for name, value in fault.get("ctx", {}).items()}
    about["expected"] = about.get("expected", "").replace(" or ", ", ").replace("'", "")
    return f"champ « {field} » : {_TOLD.get(fault['type'], 'la valeur ne convient pas').format_map(about)}"


def _foreign(answer: CriterionAnswer) -> str | None:
    """The first field that a French juror could not read."""
    for name in ("reasons", "feedback", "question"):
        if not reads_as_french(getattr(answer, name) or ""):
            return name
    return None


def _items(text: str) -> tuple[list[Any], list[str]]:
    """The criteria of the last object that has some, and what is wrong with the whole of it.

    Models wrap their object in prose, code fences or their thoughts, and write it again when they think better of it.
    """
    text = text.rpartition("</think>")[2].partition("<think>")[0]
    items: list[Any] = []
    wrong = [_NO_OBJECT]
    starts = {text.find("{"), *deque((found.start() for found in _OPENING.finditer(text)), _TRIES)}
    waiting = sorted(starts - {-1})
    end = 0
    while waiting:
        start = heappop(waiting)
        if start < end:
            continue
        given, after = _object_at(text, start)
        if given is None:
            whole = _before_the_break(text, start)
            items, wrong = (whole, [_NO_OBJECT]) if whole else (items, wrong)
            continue
        if isinstance(given.get("criteria"), list):
            items, wrong, end = given["criteria"], [], after
        elif "criteria" in given and not items:
            wrong, end = ["la clé « criteria » n'est pas une liste"], after
        following = text.find("{", after)
        if following >= 0 and following not in starts:
            starts.add(following)
            heappush(waiting, following)
    return items, wrong


_NO_OBJECT = "la réponse n'est pas un objet JSON complet avec la clé « criteria »"
_TRIES = 20
"""Openings of an answer that are tried, the last ones: a reply that is all openings is no answer."""
_OPENING = re.compile(r'\{\s*"criteria"\s*:')
_LIST = re.compile(r'"criteria"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"\s*,\s*")


def _before_the_break(text: str, start: int) -> list[Any]:
    """The criteria that stand whole before the answer that begins there breaks off."""
    items: list[Any] = []
    opening = _LIST.search(text, start)
    place = opening.end() if opening else len(text)
    while place < len(text) and text[place] == "{":
        try:
            found, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        items.append(found)
        between = _BETWEEN.match(text, place)
        if between is None:
            break
        place = between.end()
    return items


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object without the keys that it has twice: nothing says which of the two is meant."""
    times = Counter(key for key, _ in pairs)
    return {key: value for key, value in pairs if times[key] == 1}


_DECODER = json.JSONDecoder(object_pairs_hook=_once)


def _object_at(text: str, start: int) -> tuple[dict[str, Any] | None, int]:
    """The object that begins there, if it is whole, and where it ends."""
    try:
        found, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start
    return (found, end) if isinstance(found, dict) else (None, start)
