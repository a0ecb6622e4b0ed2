"""What is wrong with a setting's value, and what is expected instead."""

from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

LONGEST = 80
"""Characters of a value that are shown."""


def told(name: str, field: FieldInfo, value: object) -> str:
    """One French sentence that names the variable, its value unless it is secret, and what to write.

    Args:
        name: the variable, such as ``CRITERIUM_LLM_CONTEXT``.
        field: the setting that it fills.
        value: what the variable says.
    """
    kinds = [kind for kind in _kinds(field.annotation) if kind is not NoneType]
    written = str(value)
    shown = written if len(written) <= LONGEST else f"{written[: LONGEST - 1]}…"
    said = "a une valeur inutilisable" if SecretStr in kinds else f"vaut « {shown} »"
    return f"Le réglage {name} {said} ; donner {_expected(kinds, field)}, ou enlever ce réglage."


def _kinds(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal or not get_args(annotation):
        return (annotation,)
    return get_args(annotation)


def _expected(kinds: list[Any], field: FieldInfo) -> str:
    for kind in kinds:
        if get_origin(kind) is Literal:
            *before, last = map(str, get_args(kind))
            return f"{', '.join(before)} ou {last}"
    number = "un nombre entier" if int in kinds else "un nombre" if float in kinds else ""
    if not number:
        return "une autre valeur"
    least, above, most = (
        next((getattr(bound, way) for bound in field.metadata if hasattr(bound, way)), None)
        for way in ("ge", "gt", "le")
    )
    if least is not None and most is not None:
        return f"{number} de {least} à {most}"
    if least is not None:
        return f"{number} d'au moins {least}"
    return number if above is None else f"{number} supérieur à {above:g}"
