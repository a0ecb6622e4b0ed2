"""Reads a 1EdTech CASE package, 1.0 or 1.1: every wording is one that the package states."""

import json
from typing import Any

from pydantic import ValidationError

from assistant.errors import UserError
from assistant.importing.case import Package
from assistant.importing.proposal import Proposal
from assistant.importing.readers.casedraft import case_draft
from assistant.importing.readers.casetree import CaseTree

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest package that is read."""


def read_case(content: bytes, name: str) -> Proposal:
    """The draft référentiel that a package holds.

    Raises:
        UserError: it is not a CASE package of one framework, or holds no compétence.
    """
    package = _package(content, name)
    return case_draft(package, CaseTree(package, name), name)


def _package(content: bytes, name: str) -> Package:
    if len(content) > LARGEST:
        raise UserError(f"{name} : le fichier dépasse {LARGEST // 1024**2} Mo ; exporter un seul référentiel.")
    try:
        data = _without_nulls(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise UserError(f"{name} : le JSON est mal formé ; exporter de nouveau le document CASE.") from error
    if isinstance(data, dict) and isinstance(data.get("CFPackage"), dict):
        data = data["CFPackage"]
    if not isinstance(data, dict) or "CFDocument" not in data:
        raise UserError(f"{name} : ce JSON n'est pas un paquet CASE (CFPackage) ; il y manque « CFDocument ».")
    try:
        return Package.model_validate(data)
    except ValidationError as error:
        field = ".".join(str(step) for step in error.errors(include_url=False)[0]["loc"])
        raise UserError(f"{name} : le champ CASE « {field} » manque ou n'a pas la forme attendue.") from error


def _without_nulls(value: Any) -> Any:
    """The value without keys that hold nothing; a lone half of a UTF-16 pair becomes a replacement sign."""
    if isinstance(value, dict):
        return {key: _without_nulls(member) for key, member in value.items() if member is not None}
    if isinstance(value, list):
        return [_without_nulls(member) for member in value if member is not None]
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
