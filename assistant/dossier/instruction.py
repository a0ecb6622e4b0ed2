"""Sentences of a dossier that address a grader or a machine. They are shown to the juror and never count as evidence.

A first net, of plain patterns in French and English: it does not understand, and nobody is penalised for what it finds.
"""

import re
from functools import lru_cache

_PATTERNS = (
    r"\b(?:ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez|tenir) (?:pas|aucun) compte)\b[^.!?]{0,40}"
    r"\b(?:consignes?|instructions?|règles?|critères?)\b",
    r"\b(?:ignore|disregard|forget)\b[^.!?]{0,40}\b(?:instructions?|rules?|prompts?|rubric|criteria)\b",
    r"\b(?:attribue[zr]?|accorde[zr]?|mets|mettez|mettre|donne[zr]?)\b[^.!?]{0,40}"
    r"\b(?:note maximale|meilleure note|niveau maximal|tous les points|20/20|démontré)",
    r"\b(?:give|assign|award|grant)\b[^.!?]{0,40}\b(?:full marks|(?:maximum|highest) (?:score|grade)|met)\b",
    r"\b(?:tu es|vous êtes|you are)\b[^.!?]{0,30}"
    r"\b(?:correcteur|évaluateur|assistant|modèle de langage|IA|language model|grader|AI)\b",
    r"(?:^|\s)(?:system|assistant|user|système)\s*:\s",
    r"</?\s*(?:passage|system|instructions?|dossier)\b[^>]{0,60}>",
    r"\"(?:level|status|criteria)\"\s*:",
)
_ADDRESS = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


@lru_cache(maxsize=4096)
def instruction_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Character spans of the sentences that address a grader or a machine."""
    if not _ADDRESS.search(text):
        return ()
    found: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        around = [s.span() for s in _SENTENCE.finditer(text) if s.start() < match.end() and s.end() > match.start()]
        start, end = (around[0][0], around[-1][1]) if around else match.span()
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
