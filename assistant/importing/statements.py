"""What stands in one cell: coded statements, critères under their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.importing.codes import Code, code_at, codes_in, folded, follows
from assistant.importing.source import Piece, Place


@dataclass(frozen=True, slots=True)
class Statement:
    """One wording of the source with the code that it bears."""

    text: str
    place: Place
    code: Code | None = None
    heading: str | None = None
    """The heading under which it stands."""
    reach: tuple[str, ...] = ()
    """Codes that the wording itself is said to concern: «Pour C16 et C17. …»."""
    notes: tuple[str, ...] = ()
    """What the document says beside it: points, levels."""
    guessed: bool = False
    """It was set apart from its neighbours by sense, not by layout."""
    tasks: tuple[str, ...] = ()
    """Of an activity what is listed under it."""


_REMARK = re.compile(r"^(?:n\.? ?b\.?|nota(?: bene)?|remarques?|rappel)\s?(?:[:–—]|-\s)")
_FOR = re.compile(
    r"^(?:pour|concerne|relatifs? [àa])?\s*(?:les? compétences?\s+)?(?=[A-Z]{1,3}\.?\s?\d)", re.IGNORECASE
)
_TO = re.compile(r"^\s*(?:à|a|-|–|…|\.\.)\s*$")
_LINKING = re.compile(r"^[\s,;/+&]*(?:et|à|a|ou|-|–)?[\s,;/+&]*$")
_END_OF_CODES = re.compile(r"^\s*(?:[:.–—)]|-\s)\s*")
_START = (
    r"(?:Le|La|Les|Un|Une|Des|Chaque|Toutes?|Tous|L['’ ]ensemble|L['’]|Mise|Présentation|Pertinence|Qualité|Cohérence"
    r"|Respect|Conformité|Au moins|Les?\.la)"
)
_RUN_ON = re.compile(rf"(?<=[a-zà-ÿ0-9)»]) (?={_START}(?:\b|(?<=['’])))")
_SENTENCE = re.compile(rf"(?<=[.;!?]) (?={_START}(?:\b|(?<=['’])))|(?<=[.;!?]) (?=Le cas échéant\b)")
_LONGEST_HEADING = 160
_LISTS = re.compile(r"\bsuivante?s? ?:$")
_SHORTEST_LISTING = 6
"""Words; fewer, as in «Les éléments suivants :», are a heading."""
_LISTS_CRITERIA = re.compile(
    r"\b(?:criteres?|indicateurs?|observables?|attendus|points?|aspects?|questions?)(?: d'[a-z]+)? suivante?s? ?:$"
)
_NEW_SENTENCE = re.compile(r"\s+(?=[A-ZÀ-Þ][a-zà-ÿ]*['’\s])")


def coded(pieces: Sequence[Piece], listed: Literal["joined", "tasks", "any"] = "joined") -> list[Statement]:
    """The statements of a cell of blocs, activities or competencies.

    A piece that bears a code begins a statement; pieces without one go on with it. A cell without any code is one
    statement, unless it is a list or paragraphs that each open with an infinitive. A block or an activity that has
    nothing but a code is called by it, as the document writes it.

    Args:
        pieces: the cell's.
        listed: what items without a code below a statement are: joined to it with their bullets, or its tasks; with
            ``any``, paragraphs below it are tasks too.
    """
    found: list[Statement] = []
    whole: list[str] = []
    depth = 0
    """Of the piece that the statement at hand begins with."""
    anew = _each_anew(pieces)
    for piece in pieces:
        for text, code in _by_codes(piece.text):
            if code is not None and code.kind == "assessment":
                code = None
            wording = text[code.end :] if code else text
            if code is None and found and not anew:
                last = found[-1]
                below = piece.depth > depth or (listed == "any" and text[:1].isupper())
                if listed == "joined" or not below:
                    wording = f"{piece.bullet} {wording}".strip() if piece.depth else wording
                    last = replace(last, text=f"{last.text} {wording}".strip())
                else:
                    last = replace(last, tasks=(*last.tasks, wording))
                place = (min(last.place[0], piece.place[0]), max(last.place[1], piece.place[1]))
                found[-1] = replace(last, place=place)
            else:
                found.append(Statement(wording, piece.place, code))
                whole.append(text)
                depth = piece.depth
    return [
        replace(one, text=text) if not one.text and one.code and one.code.kind in ("block", "activity") else one
        for one, text in zip(found, whole, strict=True)
    ]


def _each_anew(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces of a cell without codes are statements of their own."""
    if any(code_at(piece.text) for piece in pieces) or len(pieces) < 2:
        return False
    depths = {piece.depth for piece in pieces}
    if depths == {1}:
        return True
    return depths == {0} and all(re.match(r"[A-ZÀ-Þ][\w'’-]*(?:er|ir|re|oir)\b", piece.text) for piece in pieces)


def _by_codes(text: str) -> Iterator[tuple[str, Code | None]]:
    """The text cut where the next code of the series stands within it: «A6. … A7. … A8. …»."""
    code = code_at(text)
    if code is None:
        yield text, None
        return
    start, last = 0, code
    for name, begin, end in codes_in(text):
        rest = text[begin:]
        following = code_at(rest)
        if begin and following and follows(name, last.name) and text[end : end + 3].strip(" ")[:1] in tuple(".-–—:"):
            yield text[start:begin].strip(), last
            start, last = begin, following
    yield text[start:].strip(), last


def remarks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that only remark something: quotations, and «NB : …»."""
    return [piece for piece in pieces if piece.aside or _REMARK.match(folded(piece.text[:40]))]


def criteria(pieces: Sequence[Piece]) -> list[Statement]:
    """The critères of a cell, each with the heading it stands under and the codes it names."""
    if len(pieces) <= 2 and not any(piece.depth or piece.heading for piece in pieces):
        return [statement for piece in pieces for statement in _by_sense(piece)]
    gathered = _with_lists(pieces)
    found: list[Statement] = []
    heading: str | None = None
    reach: tuple[str, ...] = ()
    for number, piece in enumerate(gathered):
        text, named = reach_of(piece.text)
        if named and not text:
            reach, heading = named, None
            continue
        following = gathered[number + 1] if number + 1 < len(gathered) else None
        if _heads(piece, text, following):
            heading = text.rstrip(" :")
            reach = named or reach if following is not None else reach
            continue
        if heading is not None and not piece.depth and any(p.depth for p in gathered[:number]):
            heading = None
        code = code_at(text)
        if code is not None and code.kind != "criterion":
            code = None
        found.append(Statement(text[code.end :] if code else text, piece.place, code, heading, named or reach))
    return [statement for statement in found if statement.text]


def _with_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a sentence that ends «… les éléments suivants :» as one with the list that ends it."""
    found: list[Piece] = []
    outer: int | None = None
    """Depth of the sentence whose list is being read."""
    for piece in pieces:
        if outer is not None and piece.depth > outer and not piece.heading and not reach_of(piece.text)[1]:
            last = found[-1]
            place = (min(last.place[0], piece.place[0]), max(last.place[1], piece.place[1]))
            text = " ".join(part for part in (last.text, piece.bullet, piece.text) if part)
            found[-1] = replace(last, text=text, place=place)
            continue
        outer = piece.depth if not piece.heading and _lists(reach_of(piece.text)[0]) else None
        found.append(piece)
    return found


def _lists(text: str) -> bool:
    """Whether a sentence is ended by the list below it, which is not one of critères."""
    if not text.endswith(":"):
        return False
    plain = folded(text[-80:])
    return len(text.split()) >= _SHORTEST_LISTING and bool(_LISTS.search(plain)) and not _LISTS_CRITERIA.search(plain)


def _heads(piece: Piece, text: str, following: Piece | None) -> bool:
    """Whether a piece is a heading over the critères that follow it."""
    if following is None or len(text) > _LONGEST_HEADING:
        return False
    if piece.heading:
        return True
    deeper = following.depth > piece.depth
    return deeper if not text.endswith((".", ";")) else False


def _by_sense(piece: Piece) -> list[Statement]:
    """One unbroken run of text: cut at sentences that begin anew, and where a capital shows a break that was lost."""
    text, named = reach_of(piece.text)
    parts = [text]
    for pattern in (_SENTENCE, _RUN_ON):
        parts = [part for whole in parts for part in _cut(whole, pattern)]
    return [Statement(part, piece.place, None, None, named, (), len(parts) > 1) for part in parts if part]


def _cut(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for found in pattern.finditer(text):
        if text.count("(", start, found.start()) != text.count(")", start, found.start()):
            continue
        if text.count("«", start, found.start()) != text.count("»", start, found.start()):
            continue
        yield text[start : found.start()].strip()
        start = found.end()
    yield text[start:].strip()


def reach_of(text: str) -> tuple[str, tuple[str, ...]]:
    """The wording without the codes it begins with, and these codes; a range is given as «C1..C3»."""
    head = _FOR.match(text)
    if head is None:
        return text, ()
    names: list[str] = []
    at = head.end()
    spans = [(name, start, end) for name, start, end in codes_in(text) if start >= at]
    ranged = False
    for name, start, end in spans:
        between = text[at:start]
        if names and not _LINKING.match(between):
            break
        if not names and start != at:
            return text, ()
        ranged = bool(names) and bool(_TO.match(between))
        if ranged:
            names[-1] = f"{names[-1]}..{name}"
        else:
            names.append(name)
        at = end
    if not names:
        return text, ()
    spoken = head.end() > 0
    close = _END_OF_CODES.match(text[at:]) or (_NEW_SENTENCE.match(text[at:]) if spoken else None)
    if close is None and not (spoken and at == len(text)) and at != len(text):
        return text, ()
    return text[at + (close.end() if close else 0) :], tuple(names)


def heading_key(text: str) -> set[str]:
    """Stems of the words of a heading or a competency that carry sense, for telling which belongs to which."""
    words = re.findall(r"[a-z]{4,}", folded(text))
    return {word[:5] for word in words if word not in _COMMON}


_COMMON = {"qualite", "pertinence", "dans", "avec", "pour", "leur", "leurs", "cette", "sont", "entre", "selon", "afin"}
