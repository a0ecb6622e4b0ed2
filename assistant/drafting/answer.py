"""What a model must answer, as a schema, and reading it out of whatever it sent."""

import json
import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.judgement.draft import Observed

AnsweredLevel = Literal["met", "partial", "not_met", "not_assessable", "abstain"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AnsweredQuote(_Part):
    """A quote and the passage that the model says it is from."""

    passage: str
    quote: str


class AnsweredIndicator(_Part):
    """What the model saw of one indicator."""

    id: str
    observed: Observed


class CriterionAnswer(_Part):
    """One criterion's answer. The order of fields is the order of thought: evidence, reasons, level."""

    id: str
    evidence: list[AnsweredQuote] = Field(max_length=20)
    indicators: list[AnsweredIndicator]
    reasons: str
    level: AnsweredLevel
    feedback: str = Field(min_length=1, max_length=6000)
    question: str | None


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

    One malformed criterion does not lose the others. Criteria that were not asked for are not taken; of two answers
    for one criterion neither is, as nothing says which is meant.
    """
    found = _json_object(text)
    if found is None:
        return {}, ["la réponse n'est pas un objet JSON complet"]
    items = found.get("criteria")
    if not isinstance(items, list):
        return {}, ["la clé « criteria » manque ou n'est pas une liste"]
    answers: dict[str, CriterionAnswer] = {}
    errors: list[str] = []
    doubled: set[str] = set()
    for item in items:
        name = str(item.get("id")) if isinstance(item, dict) else "?"
        if name not in wanted:
            errors.append(f"le critère « {name[:40]} » n'était pas demandé")
            continue
        try:
            answer = CriterionAnswer.model_validate(item)
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]
            field = ".".join(str(step) for step in fault["loc"])
            errors.append(f"critère {name}, champ « {field} » : {fault['msg']}")
            continue
        if name in answers:
            doubled.add(name)
        answers[name] = answer
    for name in sorted(doubled):
        del answers[name]
        errors.append(f"le critère {name} a deux réponses")
    errors.extend(f"le critère {name} manque" for name in sorted(wanted - answers.keys() - doubled))
    return answers, errors


def _json_object(text: str) -> dict[str, Any] | None:
    """The first JSON object of the text; models wrap it in prose, code fences or their thoughts."""
    text = re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL)
    start = text.find("{")
    while start >= 0:
        try:
            found, _ = json.JSONDecoder().raw_decode(text, start)
        except (json.JSONDecodeError, RecursionError):
            found = None
        if isinstance(found, dict) and "criteria" in found:
            return found
        start = text.find('{"criteria"', start + 1)
    return None
