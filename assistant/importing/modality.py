"""What a modalité d'évaluation asks for, read from its words."""

import re
from collections.abc import Sequence

from assistant.importing.codes import codes_in, folded, within
from assistant.importing.source import Piece
from assistant.rubric.criterion import Assessable
from assistant.rubric.rubric import Company, Mode, Work

_ORAL = re.compile(
    r"\b(?:oral\w*|oraux|soutenances?|entretiens?|pitch\w*|jeux? de role|exposes? devant|jury|face a face"
    r"|observations? (?:en|sur|au|directes?|du)|epreuves? pratiques?|travaux pratiques|en atelier"
    r"|sur (?:un |le )?chantier)\b"
)
"""At the oral or in action: what a dossier does not show."""
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
_BY_WORD_OF_MOUTH = re.compile(
    r"\b(?:oral|orale?s?|oralement|oraux|soutenances?|prises? de parole|devant (?:le|un|son) jury)\b"
)
"""Decides against whatever the modalité says."""
_SPOKEN = re.compile(
    r"\b(?:elocution|posture|debit de parole|gestuelle|ecoute active|eloquence|diction|langage corporel"
    r"|aisance verbale|devant (?:le|un|son) (?:public|auditoire|client)|pitch\w*)\b"
)
_ON_PAPER = re.compile(
    r"\b(?:ecrit(?:e?s)?|redige\w*|redaction\w*|orthograph\w*|syntax\w*|grammaire|documentation"
    r"|(?<!par )(?<!en )rapports?(?! (?:a|au|aux|avec)\b)|dossiers?|memoires?|notes? (?:de |d')\w+|cahiers? des charges"
    r"|comptes?[- ]rendus?|fiches?|plans? (?:d'actions?|de \w+|marketing|media)|tableaux?(?: de bord)?"
    r"|retro-?plannings?|plannings?|calendriers?|documents?|livrables?|questionnaires?|matrices?|briefs?"
    r"|articles?|courriels?|lettres?|bibliographies?|annexes?|syntheses?|diagrammes?|cartographies?|devis|factures?)\b"
)
_PAPER_AT_HAND = re.compile(
    r"fiches?|documents?|documentation|tableaux?(?: de bord)?|plans? .*|retro-?plannings?|plannings?|calendriers?"
    r"|questionnaires?|dossiers?|devis|factures?|annexes?|articles?|cahiers? des charges"
)
"""What a gesture handles as well: «relevée sur la fiche»; it does not say that the critère is judged in writing."""
_ANY_FORM = re.compile(r"\b(?:visuel\w*|audio\w*|videos?)\b")
"""What is written, drawn or spoken alike decides nothing."""
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


def _own_words(statement: str, mode: Sequence[Mode]) -> Assessable | None:
    """Where a critère's own words say that it is judged; None where they do not."""
    plain = folded(statement)
    spoken = bool(_BY_WORD_OF_MOUTH.search(plain)) or (bool(_SPOKEN.search(plain)) and (not mode or "oral" in mode))
    written = bool(_ON_PAPER.search(plain)) and not _ANY_FORM.search(plain) and (not mode or "written" in mode)
    if spoken and written:
        return "both"
    return "oral" if spoken else "written" if written else None


def assessable(statement: str, mode: Sequence[Mode]) -> Assessable:
    """Where a critère can be judged, from its own words and those of its modalité."""
    if said := _own_words(statement, mode):
        return said
    if list(mode) == ["written"]:
        return "written"
    return "oral" if list(mode) == ["oral"] else "both"


def by_modality(statement: str, mode: Sequence[Mode]) -> bool:
    """Whether the modality alone says where a critère is judged: its own words do not, beyond mistake."""
    own = _own_words(statement, mode)
    return len(mode) == 1 and (own is None or (own == "written" and _paper_at_hand(statement) is not None))


def by_a_word(statement: str, mode: Sequence[Mode]) -> str | None:
    """The word for which alone a critère is taken to be judged in writing, if a gesture may handle what it names."""
    own = _own_words(statement, mode)
    return _paper_at_hand(statement) if own == "written" and len(mode) != 1 else None


def _paper_at_hand(statement: str) -> str | None:
    words = [found[0] for found in _ON_PAPER.finditer(folded(statement))]
    return words[0] if words and all(_PAPER_AT_HAND.fullmatch(word) for word in words) else None


def undecided(statement: str, mode: Sequence[Mode]) -> bool:
    """Whether neither the critère's words nor the modalité's say where it is judged."""
    return len(mode) != 1 and _own_words(statement, mode) is None
