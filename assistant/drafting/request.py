"""The messages of one call: the stable part first, then the dossier as data, then what is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from textwrap import shorten
from typing import Any

from assistant.dossier.passage import Passage
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.marking import code_of, marked
from assistant.drafting.masking.masking import Masking
from assistant.drafting.prompt import Prompt, filled
from assistant.drafting.tokens import tokens
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

Message = dict[str, str]

_CONTEXT = 170
"""Characters of a competency or an activity given for context; the norm is the criterion, which is given whole."""


def messages_for(
    prompt: Prompt,
    group: Group,
    asked: Sequence[Assignment],
    *,
    turned: bool = False,
    masking: Masking | None = None,
) -> list[Message]:
    """The call's messages; with a ``masking``, its pseudonyms stand in for names and contacts.

    The system message is the same for every call, and the dossier read whole comes before what differs between the
    calls, so that a provider's prefix cache serves both. ``turned`` gives another order of the same: pages from the
    last to the first, criteria from the last to the first.
    """
    if masking is not None:
        group = replace(group, dossier=masking.dossier)
    code = code_of(group.dossier)
    passages = _turned(group.passages) if turned else group.passages
    members = list(reversed(asked)) if turned else list(asked)
    modalities = {a.title: None for member in members for a in group.rubric.assessments_of(member.criterion)}
    user = filled(
        prompt.user,
        code=code,
        passages=marked(passages, code),
        extent=prompt.whole if group.reading == "whole" else prompt.passages,
        rubric=group.rubric.title,
        assessment=shorten(" / ".join(modalities), 300, placeholder="…") or "non précisée",
        criteria="\n".join(described(group.rubric, (member.criterion for member in members))),
        ids=", ".join(member.criterion.id for member in members),
    )
    if masking is not None:
        user += f"\n\n{prompt.pseudonyms}"
    return [{"role": "system", "content": prompt.system}, {"role": "user", "content": user}]


def described(rubric: Rubric, criteria: Iterable[Criterion]) -> Iterator[str]:
    """The criteria as the prompt gives them, under what they belong to: official wording, then our reading aids."""
    # What has no heading must not stand below another's: it is introduced anew.
    for _, members in groupby(criteria, key=lambda c: (c.activity, c.competencies, c.heading is None)):
        family = list(members)
        yield from _belonging(rubric, family[0])
        for heading, under in groupby(family, key=lambda c: c.heading):
            if heading:
                yield f"Sous « {heading} » :"
            for criterion in under:
                yield f"{criterion.id} : {criterion.statement}"
                yield from (f" .{number} {text}" for number, text in enumerate(criterion.aids.indicators, start=1))


def _belonging(rubric: Rubric, criterion: Criterion) -> Iterator[str]:
    """What the référentiel attaches the criterion to: its activity, or the first of its competencies."""
    activity = rubric.activity_of(criterion)
    if activity is not None:
        yield f"Activité {activity.id} : {shorten(activity.title, _CONTEXT, placeholder='…')}"
        return
    for competency in criterion.competencies[:3]:
        yield f"Compétence {competency} : {shorten(rubric.competency(competency).wording, _CONTEXT, placeholder='…')}"


def asked_tokens(rubric: Rubric, criteria: Iterable[Criterion]) -> int:
    """Estimated tokens of the criteria's description."""
    return tokens("\n".join(described(rubric, criteria)))


def _turned(passages: Sequence[Passage]) -> list[Passage]:
    """Pages from the last to the first, each page as it stands."""
    return sorted(passages, key=lambda passage: -passage.page)


LIMITS = ("max_tokens", "max_completion_tokens")
"""Names under which services know the most tokens that a reply may have."""


def request_variants(
    model: str, messages: list[Message], schema: dict[str, Any], most: int | None = None
) -> list[dict[str, Any]]:
    """The request as it should be, with a reply of at most ``most`` tokens, then plainer ones for what knows less.

    Those without a limit are also what was asked before there was one: the replies to them are found again.
    """
    bound = {"type": "json_schema", "json_schema": {"name": "drafts", "strict": True, "schema": schema}}
    json = {"type": "json_object"}
    asked = {"model": model, "messages": messages}
    limited, newly = ({name: most} for name in LIMITS)
    variants: list[dict[str, Any]] = [
        {"temperature": 0, "response_format": bound, **limited},
        {"response_format": bound, **newly},
        {"temperature": 0, "response_format": bound},
        {"response_format": bound},
        {"response_format": json, **limited},
        {"response_format": json},
        limited,
        {},
    ]
    return [asked | variant for variant in variants if most is not None or not variant.keys() & set(LIMITS)]
