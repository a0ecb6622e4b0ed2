"""What a juror says of one criterion: the only thing that counts."""

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from assistant.errors import UserError
from assistant.judgement.draft import Draft
from assistant.judgement.level import Level

Action = Literal["accepted", "edited", "overridden", "graded", "set_aside", "exempted"]
"""``graded`` is a juror's level where the draft had none."""


class Exemption(BaseModel):
    """A jury's exemption from one criterion for a handicap. Holds no health detail."""

    model_config = ConfigDict(frozen=True)

    capacity_kept: bool
    """It does not call the candidate's overall professional capacity into question."""
    not_in_practice: bool
    """The criterion is not meant to apply in the candidate's future practice."""
    opinion: str
    """Reference of the référent handicap's reasoned opinion."""
    decided_by: str

    @model_validator(mode="after")
    def _both_hold(self) -> Self:
        if not (self.capacity_kept and self.not_in_practice):
            raise UserError("Une exemption exige que les deux conditions soient confirmées : elles sont cumulatives.")
        if not self.opinion.strip() or not self.decided_by.strip():
            raise UserError("Indiquer la référence de l'avis du référent handicap et qui a décidé l'exemption.")
        return self


class Decision(BaseModel):
    """One act of a juror on one criterion. A later one replaces it in effect; none is ever erased."""

    model_config = ConfigDict(frozen=True)

    criterion: str
    juror: str
    action: Action
    level: Level | None = None
    comment: str = ""
    draft_level: Level | None = None
    """The level that the draft proposed when the juror acted."""
    exemption: Exemption | None = None
    at: datetime

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.juror.strip():
            raise UserError("Indiquer le nom ou les initiales du juré avant de décider.")
        if self.action == "exempted" and self.exemption is None:
            raise ValueError("an exemption needs its record")
        if self.action not in ("set_aside", "exempted") and self.level is None:
            raise UserError("Choisir un niveau avant de confirmer.")
        if self.action == "overridden" and not self.comment.strip():
            raise UserError("Votre niveau s'écarte de la proposition : dire pourquoi en une phrase, puis confirmer.")
        return self

    @property
    def settles(self) -> bool:
        """Whether the criterion is decided; one set aside is not."""
        return self.action != "set_aside"

    @property
    def said(self) -> str:
        """What it says of the criterion, in French: its level, or that it gives none."""
        if self.level is not None:
            return self.level.french
        return "exempté" if self.action == "exempted" else "mis de côté"

    def is_of(self, juror: str) -> bool:
        """Whether these are the name or initials of who took it; points, spaces and capitals do not count."""
        return _letters(self.juror) == _letters(juror)


def grade(draft: Draft, *, juror: str, level: Level | None, comment: str, at: datetime, seen: bool = True) -> Decision:
    """The decision that a level and a comment amount to, beside the draft.

    Same level and no words of the juror's own: accepted. Same level with a comment: edited. Another level:
    overridden, which needs a comment. No level in the draft, or none that the juror had ``seen``: graded.

    Raises:
        UserError: no level, no juror, or an override without a reason.
    """
    proposed = draft.level
    comment = comment.strip()
    action: Action
    if proposed is None or not seen:
        action = "graded"
    elif level is not None and level != proposed:
        action = "overridden"
    elif comment and comment != draft.feedback.strip():
        action = "edited"
    else:
        action = "accepted"
    return Decision(
        criterion=draft.criterion,
        juror=juror,
        action=action,
        level=level,
        comment=comment,
        draft_level=proposed,
        at=at,
    )


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
