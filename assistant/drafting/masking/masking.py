"""A dossier with pseudonyms for its people, as a remote model reads it, and the way back to what it really says."""

import re
from bisect import bisect_right
from typing import NamedTuple

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.dossier.quote import Anchor, find_quote
from assistant.drafting.masking.contacts import contacts, numbers_beside
from assistant.drafting.masking.folded import folded, plain
from assistant.drafting.masking.mentions import mentions
from assistant.drafting.masking.minutes import letters_of
from assistant.drafting.masking.people import people_of
from assistant.drafting.masking.person import Person
from assistant.drafting.masking.spellings import Spellings

_WORDS = {
    "CANDIDAT": r"CANDIDAT(?:ES?|S|\(?[·.]?E\)?|[OA])?",
    "PERSONNE": r"PERSON(?:NES?|AS?|S)?",
    "ADRESSE": r"ADRESSES?|ADDRESS",
    "TÉLÉPHONE": r"T[ÉE]L[ÉE]PHONES?|PHONE",
    "COURRIEL": r"COURRIELS?|E-?MAIL",
    "NUMÉRO": r"NUM[ÉE]ROS?|NUMBER",
    "PROFIL": r"PROFILE?S?",
    "MENTION": r"MENTIONS?",
}
"""Each kind of placeholder with the ways in which a model inflects or translates it."""
_KIND = "|".join(_WORDS.values())
_LOOKALIKE = re.compile(rf"[\[［⟦【]\s*(?:{_KIND})[\s_-]*\d{{0,5}}\s*[\]］⟧】]", re.IGNORECASE)
_WRITTEN = re.compile(
    rf"\\?[\[［]\s*(?P<kind>(?i:{_KIND}))(?:[\s_-]|n°)*(?P<number>\d{{0,5}})\s*\\?[\]］]"
    rf"|(?<!\w)(?P<bare>{_KIND})[ _](?P<bare_number>\d{{1,5}})(?!\w)"
)
_SMALL = re.compile(r"(?<=[\s(«\"'])[a-z]+(?![\w@-]|\.\w)")


class _Swap(NamedTuple):
    """What was replaced in one text: a span of the masked text, and of the original."""

    masked: tuple[int, int]
    original: tuple[int, int]


class _Masked(NamedTuple):
    text: str
    swaps: tuple[_Swap, ...]


class Masking:
    """One dossier's pseudonyms. They are the same each time they are made, and are kept nowhere."""

    dossier: Dossier
    """The passages with their pseudonyms, and nothing else of the file."""

    def __init__(self, dossier: Dossier) -> None:
        """Looks for the people and their contacts in every page, and replaces them in every passage."""
        self._original = {passage.id: passage for passage in dossier.passages}
        self._shown: dict[str, str] = {}
        self._names: dict[tuple[str, str], str] = {}
        pages = [_without_contents(dossier, number) for number in range(1, len(dossier.pages) + 1)]
        texts = [folded(page).text for page in pages]
        self._people = people_of(texts)
        self._common = frozenset(word for text in texts for word in _SMALL.findall(text))
        self._spellings = [Spellings(person) for person in self._people]
        self._letters = letters_of(texts, self._spellings)
        self._same = [
            next(earlier for earlier, known in enumerate(self._people) if earlier == number or known.akin_to(person))
            for number, person in enumerate(self._people)
        ]
        for number in self._same:
            self._name_of(number)
        self._masked = {passage.id: self._swapped(passage.text) for passage in dossier.passages}
        self.dossier = dossier.model_copy(
            update={
                "file": "",
                "pages": tuple(page.model_copy(update={"text": "", "part": None}) for page in dossier.pages),
                "passages": tuple(self._passage(passage) for passage in dossier.passages),
                "concealed": (),
                "warnings": (),
            }
        )

    def masked(self, text: str) -> str:
        """The text with pseudonyms."""
        return self._swapped(text).text

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The spans of the text that are replaced."""
        return [swap.original for swap in self._swapped(text).swaps]

    def restored(self, text: str) -> str:
        """A model's sentence with the names again; a placeholder that stands for nobody stays."""
        return _WRITTEN.sub(lambda found: self._shown.get(_written(found), found[0]), text)

    def restored_quote(self, quote: str, cited: str) -> str:
        """A quote of the masked dossier as the dossier itself has it, with the very form of every name."""
        if not _WRITTEN.search(quote):
            return quote
        anchors = find_quote(self._spelled(quote), self.dossier.passages, cited=cited)
        if not anchors:
            return self.restored(quote)
        return " ".join(self._at(anchor) for anchor in anchors)

    def _spelled(self, text: str) -> str:
        """The text with every placeholder that exists in its one spelling."""
        return _WRITTEN.sub(lambda found: _written(found) if _written(found) in self._shown else found[0], text)

    def _at(self, anchor: Anchor) -> str:
        swaps = self._masked[anchor.passage].swaps
        text = self._original[anchor.passage].text
        return text[_back(swaps, anchor.start, end=False) : _back(swaps, anchor.end, end=True)]

    def _passage(self, passage: Passage) -> Passage:
        return passage.model_copy(
            update={
                "text": self._masked[passage.id].text,
                "path": tuple(self.masked(title) for title in passage.path),
                "words": (),
            }
        )

    def _swapped(self, text: str) -> _Masked:
        found: list[tuple[int, int, str]] = []
        for literal in _LOOKALIKE.finditer(text):
            found.append((*literal.span(), self._name("MENTION", literal[0], literal[0])))
        for contact in sorted(contacts(text), key=lambda c: c.start - c.end):
            end = min([a for a, b, _ in found if contact.start < a < contact.end], default=contact.end)
            if not _over(found, contact.start, end) and (shown := text[contact.start : end].rstrip()):
                key = re.sub(r"[\W_]", "", plain(shown))
                found.append((contact.start, contact.start + len(shown), self._name(contact.kind, key, shown)))
        plain_text = folded(text)
        for mention in mentions(
            plain_text, self._spellings, self._common, self._letters, [(start, end) for start, end, _ in found]
        ):
            start, end = plain_text.original(mention.start, mention.end)
            person = self._people[self._same[mention.person]]
            name = self._name_of(mention.person)
            written = " ".join(text[start:end].split())
            if self._shown[name] == person.shown and plain(written) == person.shown.lower():
                self._shown[name] = written  # as the dossier writes it, with its accents
            found.append((start, end, name))
        for contact in numbers_beside(text, [start for start, _, name in found if name.startswith(("[C", "[P"))]):
            if not _over(found, contact.start, contact.end):
                shown = text[contact.start : contact.end]
                found.append((contact.start, contact.end, self._name(contact.kind, plain(shown), shown)))
        pieces: list[str] = []
        swaps: list[_Swap] = []
        at = length = 0
        for start, end, name in sorted(found):
            pieces += [text[at:start], name]
            length += start - at + len(name)
            swaps.append(_Swap((length - len(name), length), (start, end)))
            at = end
        return _Masked("".join([*pieces, text[at:]]), tuple(swaps))

    def _name_of(self, number: int) -> str:
        """The placeholder of the person of that number, one for all the forms in which the dossier has the name."""
        person = self._people[self._same[number]]
        return self._name("CANDIDAT" if person.candidate else "PERSONNE", _key(person), person.shown)

    def _name(self, kind: str, key: str, shown: str) -> str:
        """The placeholder of that person or contact: the one that it has, or the kind's next."""
        if (kind, key) not in self._names:
            number = sum(known == kind for known, _ in self._names) + 1
            name = "[CANDIDAT]" if kind == "CANDIDAT" and number == 1 else f"[{kind} {number}]"
            self._names[kind, key] = name
            self._shown[name] = shown
        return self._names[kind, key]


def _key(person: Person) -> str:
    return " ".join((*person.first, "/", *person.last))


def _over(found: list[tuple[int, int, str]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b, _ in found)


def _written(found: re.Match[str]) -> str:
    """The placeholder that a model meant, in its one spelling."""
    said, number = found["kind"] or found["bare"], found["number"] or found["bare_number"]
    kind = next(name for name, forms in _WORDS.items() if re.fullmatch(forms, said, re.IGNORECASE))
    return f"[{kind} {number}]" if number and not (kind == "CANDIDAT" and number == "1") else f"[{kind}]"


def _back(swaps: tuple[_Swap, ...], offset: int, *, end: bool) -> int:
    """The original's offset; inside a placeholder, the edge of what it stands for."""
    place = bisect_right([swap.masked[0] for swap in swaps], offset - end) - 1
    if place < 0:
        return offset
    masked, original = swaps[place]
    if offset < masked[1] or (end and offset == masked[1]):
        return original[1] if end else original[0]
    return original[1] + offset - masked[1]


def _without_contents(dossier: Dossier, number: int) -> str:
    """A page's text without its lists of contents and works: their authors are no people of the dossier."""
    text = dossier.pages[number - 1].text
    for passage in dossier.passages:
        if passage.page == number and passage.kind == "contents":
            text = f"{text[: passage.start]}{' ' * (passage.end - passage.start)}{text[passage.end :]}"
    return text
