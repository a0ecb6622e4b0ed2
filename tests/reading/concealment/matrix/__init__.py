"""Formats × places × ways of hiding, written with the readers known: all of them tuned. Each has honest counterparts."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.reading.concealment.case import Case
from tests.reading.concealment.matrix import docx, html, odt, pptx, rtf
from tests.reading.concealment.phrases import BODY, HIDDEN

HONEST = "Le tirage des affiches a été confié à un imprimeur de la ville."
FORMATS: dict[str, Any] = {"html": html, "docx": docx, "odt": odt, "rtf": rtf, "pptx": pptx}


def cases() -> Iterator[Case]:
    """Every cell of the matrix."""
    for suffix, made in FORMATS.items():
        for number, (way, put) in enumerate(made.HIDING.items()):
            text = HIDDEN[number % len(HIDDEN)]
            build = partial(made.built, put, text)
            yield Case(f"{suffix} matrix, {way}", "concealed", suffix, build, text, BODY, seen=True)
        for way, put in made.SHOWING.items():
            build = partial(made.built, put, HONEST)
            yield Case(f"{suffix} matrix, {way}", "honest", suffix, build, HONEST, BODY, seen=True)
