"""What stands around the tables: the title, the certifier, and text that explains, which is rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.importing.codes import folded
from assistant.importing.columns import header_role
from assistant.importing.source import Piece
from assistant.rubric.rubric import Rule

_GENERIC = re.compile(
    r"^(?:[\divx]+ ?[-–.)]+ ?)?(?:les )?referentiels?\b|^article\b|^niveau\b|^annexe|^sommaire|^preambule|^introduction"
    r"|^certificateur|^\W*$|^feuille|^sheet|^grille"
)
_EXPLAINS = re.compile(r"\b(?:referentiel|grille)\b.*\b(?:decrit|definit|identifie|precise|presente|prevoit)\b")
"""«Référentiel d'activités décrit les situations de travail» says what a part is for."""
_PARTS = re.compile(
    r"\b(?:referentiels?|activites?|competences?|evaluations?|certifications?|grilles?|criteres?|modalites?)\b"
)
_TITLED = re.compile(
    r"(?:intitul[ée](?: de la certification)?|titre(?: de la certification| [àa] finalit[ée] professionnelle)?"
    r"|certification)\s*:\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"certification professionnelle\s*«\s*(?P<title>[^»]+?)\s*»", re.IGNORECASE)
_CERTIFIER = re.compile(r"^(?:organisme )?certificateurs?\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
_LEGAL = re.compile(
    r"\b(?:article l|loi n|handicap|capitalisation|jury de certification|referent|rncp|code du travail"
    r"|validation des acquis|bloc de competence|modalites? d'evaluation|epreuves?|certificateur"
    r"|certification professionnelle|se compensent|compensables?|baremes?|le jury (?:note|apprecie|evalue))\b"
)
_OFFICE = re.compile(r"\b(?:de|des) missions?\b")
"""«Chargé de mission» is what a person is, not what a column holds."""
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Front:
    """Title, certifier and rules of a document; ``rest`` is what none of them is."""

    title: Piece | None
    certifier: str | None
    rules: tuple[Rule, ...]
    said: tuple[Piece, ...]
    """Pieces that the title and the certifier were read from."""
    rest: tuple[Piece, ...]


def front_of(pieces: Sequence[Piece], stated: Sequence[Piece] = ()) -> Front:
    """Reads the pieces that are no part of the référentiel's tables or lists.

    Args:
        pieces: in the order of the document.
        stated: those that are each a rule by what they say.
    """
    title = _title(pieces)
    certifier = None
    said: list[Piece] = []
    left: list[Piece] = []
    for piece in pieces:
        named = _CERTIFIER.match(piece.text)
        if named and certifier is None:
            certifier = named["name"]
            said.append(piece)
        elif _says_what(piece, title):
            said.append(piece)
        else:
            left.append(piece)
    rules, rest = _rules(left)
    rules = (*rules, *(_rule([piece], number) for number, piece in enumerate(stated, start=len(rules) + 1)))
    return Front(title, certifier, rules, tuple(said), rest)


def _says_what(piece: Piece, title: Piece | None) -> bool:
    """Whether the piece is the title, the level or the label of a part."""
    if (
        title is not None
        and piece.place == title.place
        and title.text in piece.text
        and len(piece.text) < len(title.text) + 40
    ):
        return True
    if title is not None and piece.text == title.text:
        return True
    plain = folded(piece.text)
    if re.match(r"niveau \d", plain):
        return True
    return len(plain) < 60 and not piece.depth and not plain.endswith(".") and header_role(piece.text) is not None


def _title(pieces: Sequence[Piece]) -> Piece | None:
    for piece in pieces:
        for pattern in (_TITLED, _NAMED):
            found = pattern.search(piece.text)
            if found and len(found["title"]) <= _SHORT:
                return Piece(found["title"].strip(), piece.place)
    short = [piece for piece in pieces if len(piece.text) <= _SHORT and not piece.depth and _names(piece.text)]
    return next((piece for piece in short if piece.heading), short[0] if short else None)


def _names(text: str) -> bool:
    """Whether a line may name the document: more than «Référentiel d'activités, de compétences et d'évaluation»."""
    plain = folded(text)
    if plain.endswith(":") or _EXPLAINS.search(plain):
        return False
    if re.match(r"(?:[\divx]+ ?[-–.)]+ ?)?(?:referentiel|grille)", plain):
        return bool(re.search(r"[a-z]{4}", _PARTS.sub("", plain)))
    return not _GENERIC.match(plain) and header_role(_OFFICE.sub("", plain)) is None


def _rules(pieces: Sequence[Piece]) -> tuple[tuple[Rule, ...], tuple[Piece, ...]]:
    """Runs of text that explain; a short line that runs into such text is its title."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        opens = piece.heading or (len(piece.text) <= _SHORT and not piece.depth and not _open(runs))
        if opens or not runs:
            runs.append([piece])
        else:
            runs[-1].append(piece)
    rules: list[Rule] = []
    rest: list[Piece] = []
    for run in runs:
        whole = " ".join(folded(piece.text) for piece in run)
        if len(whole) < _SHORT // 2 or not _LEGAL.search(whole):
            rest.extend(run)
            continue
        rules.append(_rule(run, len(rules) + 1))
    return tuple(rules), tuple(rest)


def _rule(run: Sequence[Piece], number: int) -> Rule:
    title = " ".join(run[0].text.rstrip(" :").split()[:10])
    places = [piece.place for piece in run]
    lines = (min(first for first, _ in places), max(last for _, last in places))
    return Rule(id=f"regle-{number}", title=title, text="\n".join(p.text for p in run), lines=lines)


def _open(runs: Sequence[Sequence[Piece]]) -> bool:
    """Whether the run at hand is a title waiting for its text."""
    return bool(runs) and len(runs[-1]) == 1 and len(runs[-1][0].text) <= _SHORT
