"""Sentences made from patterns: ``evals/sets/appeals/patterns.yaml``."""

import random
import re
from functools import lru_cache
from pathlib import Path

import yaml

PATTERNS = Path(__file__).with_name("sets") / "appeals" / "patterns.yaml"
_SLOT = re.compile(r"\{(?P<name>[a-z]+)(?P<form>[012]?)\}")


def phrased(kind: str, language: str, count: int) -> list[str]:
    """So many different sentences of a kind, «said» to the one who judges or «honest»; always the same ones."""
    words = _patterns()[kind][language]
    drawn = random.Random(f"{kind} {language}")  # noqa: S311 -- invented sentences, not secrets
    made: dict[str, None] = {}
    while len(made) < count:
        made[_filled(_one(words["frames"], drawn), words, drawn)] = None
    return list(made)


def _filled(text: str, words: dict[str, list[str]], drawn: random.Random) -> str:
    def filled(slot: re.Match[str]) -> str:
        chosen = _one(words[slot["name"]], drawn)
        if slot["form"]:
            chosen = chosen.split("|")[int(slot["form"])]
        return _filled(chosen, words, drawn)

    return _SLOT.sub(filled, text)


def _one(choices: list[str], drawn: random.Random) -> str:
    return str(choices[int(drawn.random() * len(choices))])


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, dict[str, list[str]]]]:
    held: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))
    return held
