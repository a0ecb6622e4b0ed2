"""One dossier, one scope of a rubric, one drafter."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.fingerprint import fingerprint
from assistant.judgement.draft import DrafterName

State = Literal["waiting", "running", "done", "stopped"]
Reading = Literal["passages", "whole"]
"""What a model is given to read: each critère's passages, or the whole dossier."""

_ADDED = ("reading", "second_opinion", "pseudonyms", "levels")
"""Fields that came later: left at their default they change no id."""


class Screening(BaseModel):
    """What a screening is of. The same one asked twice is one screening: its id is its content's hash."""

    model_config = ConfigDict(frozen=True)

    rubric: str
    rubric_version: str
    dossier: str
    """SHA-256 of the dossier's file."""
    reader: str
    """Version of the reader: drafts point into the passages that it cut."""
    file: str
    """Name of the file as it was handed in."""
    criteria: tuple[str, ...]
    drafter: DrafterName
    model: str | None = None
    prompt: str | None = None
    reading: Reading = "passages"
    second_opinion: bool = False
    """Whether each critère is drafted twice, in another order of passages and critères."""
    pseudonyms: bool = False
    """Whether the model reads pseudonyms instead of names and contacts."""
    levels: str | None = None
    """Version of the embedded drafter's levels, which propose otherwise once they are fitted anew; None for a model."""
    candidate: str = ""
    """A code, not a name."""
    session: str = ""
    blind: bool = False
    """Whether the draft's level stays hidden until the juror has chosen one."""

    @property
    def id(self) -> str:
        """First 16 hexadecimal digits of the hash of everything that makes the screening this one."""
        content = self.model_dump(mode="json", exclude={"file"})
        for name in _ADDED:
            if content[name] == type(self).model_fields[name].default:
                del content[name]
        return fingerprint(content, spaced=True)[:16]
