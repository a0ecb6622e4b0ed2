"""Prompt templates: versioned YAML beside the code, filled in by name."""

import hashlib
from functools import lru_cache
from importlib.resources import files
from string import Template

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError


class Prompt(BaseModel):
    """Everything that a model is told besides the dossier and the rubric. A key that is not known is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    version: str
    purpose: str
    system: str
    """The long stable part; it takes no variable, so that providers can cache it."""
    user: str
    whole: str
    """Says that the dossier is given whole."""
    passages: str
    """Says that only passages of it are given."""
    pseudonyms: str
    """Added where pseudonyms stand in for names."""
    repair: str

    @property
    def id(self) -> str:
        """Name, version and a hash of the text: ``draft@1-3f9a1c``. A changed word is another prompt."""
        parts = (self.system, self.user, self.whole, self.passages, self.pseudonyms, self.repair)
        text = "\x00".join(parts)
        return f"{self.name}@{self.version}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def filled(template: str, **values: str) -> str:
    """The template with its variables.

    Raises:
        LookupError: names the variable that was not given.
    """
    try:
        return Template(template).substitute(values)
    except KeyError as error:
        raise LookupError(f"prompt variable {error.args[0]!r} is missing") from error


@lru_cache(maxsize=8)
def load_prompt(name: str) -> Prompt:
    """The shipped prompt of that name.

    Raises:
        LookupError: no such prompt, or it is malformed: a defect of the installation.
    """
    try:
        return Prompt.model_validate(yaml.safe_load(files("prompts").joinpath(f"{name}.yaml").read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise LookupError(f"prompt {name!r} cannot be used: {error}") from error
