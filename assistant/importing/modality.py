"""What a modalité d'évaluation asks for, read from its words."""

import re
from collections.abc import Sequence

from assistant.importing.codes import codes_in, folded, within
from assistant.importing.source import Piece
from assistant.rubric.criterion import Assessable
from assistant.rubric.rubric import Company, Mode, Work

_ORAL = re.compile(
    r"\b(?:oral\w*|oraux|soutenances?|entretiens?|pitch\w*|jeux? de role|exposes? devant|jury|face a face)\b"
)
_WRITTEN = re.compile(
    r"\b(?:ecrit\w*|rapports?|dossiers?|notes?|fiches?|documents?|redige\w*|redaction|memoires?|questionnaires?|qcm"
    r"|etudes? de cas|cas pratiques?|plans?|productions?|livrables?|tableaux?|cahiers?|syntheses?|porte-?folio)\b"
)
_ALONE = re.compile(r"\b(?:individuel\w*|seul|seule|chaque candidat|chacun des candidats)\b")
_TOGETHER = re.compile(r"\b(?:collecti\w+|groupes?|equipes? de|binomes?|trinomes?)\b")
_REAL = re.compile(r"\b(?:reels?|reelles?|vecue?s?)\b")
_FICTIONAL = re.compile(r"\b(?:fictifs?|fictives?|simulee?s?)\b")
_BEING_MADE = re.compile(r"\ben (?:cours de )?creation\b")
_ONE_BLOCK = re.compile(r"\bcapitalisation d[eu]s? blocs?\b|uniquement sur un bloc|\bun seul bloc\b")
_TO = re.compile(r"^\s*(?:à|a|au|-|–)\s*$")
_SPOKEN = re.compile(
    r"\b(?:a l'oral|prises? de parole|elocution|expression orale|posture|debit de parole|gestuelle"
    r"|ecoute active|soutenance)\b"
)
_LONGEST_TITLE = 120


def modes(text: str) -> tuple[Mode, ...]:
    """How the candidate answers; empty where the words do not say."""
    plain = folded(text)
    found: list[Mode] = []
    if _WRITTEN.search(plain):
        found.append("written")
    if _ORAL.search(plain):
        found.append("oral")
    return tuple(found)


def work(text: str) -> Work | None:
    """Alone, in a group, or both; None where the words do not say."""
    plain = folded(text)
    alone, together = bool(_ALONE.search(plain)), bool(_TOGETHER.search(plain))
    if alone and together:
        return "both"
    return "individual" if alone else "group" if together else None


def companies(text: str) -> tuple[Company, ...]:
    """What company the work is about."""
    plain = folded(text)
    kinds: tuple[tuple[Company, re.Pattern[str]], ...] = (
        ("real", _REAL),
        ("in_creation", _BEING_MADE),
        ("fictional", _FICTIONAL),
    )
    return tuple(kind for kind, words in kinds if words.search(plain))


def title_of(pieces: Sequence[Piece]) -> str:
    """The name of the modalité: its first short paragraph, or what stands before the first colon."""
    first = pieces[0].text
    head, colon, _ = first.partition(" :")
    if colon and len(head) <= _LONGEST_TITLE:
        return head
    if len(first) <= _LONGEST_TITLE:
        return first
    cut = re.match(r".{10,90}?(?=[,.;:(])", first)
    return cut[0].strip() if cut else " ".join(first.split()[:8])


def for_one_block(piece: Piece) -> bool:
    """Whether the piece says what changes for a candidate who presents one block alone."""
    return bool(_ONE_BLOCK.search(folded(piece.text)))


def announced(text: str) -> list[str]:
    """The codes of competencies that the text names, ranges written out as «C2.1..C2.4»."""
    found: list[str] = []
    at = 0
    for name, start, end in codes_in(text):
        if found and _TO.match(text[at:start]) and ".." not in found[-1]:
            found[-1] = f"{found[-1]}..{name}"
        else:
            found.append(name)
        at = end
    return found


def written_out(names: Sequence[str], known: list[str]) -> list[str]:
    """The known codes that are named, alone or within a range."""
    found: list[str] = []
    for name in names:
        first, _, last = name.partition("..")
        found.extend(within(first, last, known) if last else [first] if first in known else [])
    return list(dict.fromkeys(found))


def assessable(statement: str, mode: Sequence[Mode]) -> Assessable:
    """Where a critère can be judged, from its own words and those of its modalité."""
    if _SPOKEN.search(folded(statement)) and (not mode or "oral" in mode):
        return "oral"
    if list(mode) == ["written"]:
        return "written"
    return "oral" if list(mode) == ["oral"] else "both"
