"""A person whom a dossier names, and the ways in which it may name her again."""

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.drafting.masking.firstnames import is_first_name
from assistant.drafting.masking.folded import plain

_LISTED_PARTICLES = """
de da do dos das di du del della den der d el al ben bel ould von van la le les st
"""
PARTICLES = frozenset(_LISTED_PARTICLES.split())
_GAP = r"[\s.]{1,3}"


@dataclass(frozen=True)
class Person:
    """Words of a name, without accents and in small letters; either part may be empty, not both."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    shown: str
    """The name as it was first read."""
    candidate: bool = False

    def same_as(self, other: "Person") -> bool:
        """Whether both are, as far as the words tell, one person."""
        if self.last and other.last:
            if self.last != other.last and set(self.last) - PARTICLES != set(other.last) - PARTICLES:
                return self._turned(other)
            return not self.first or not other.first or _agree(self.first, other.first)
        return bool(self.first and other.first) and self.first[0] == other.first[0]

    def _turned(self, other: "Person") -> bool:
        return {*self.first, *self.last} == {*other.first, *other.last}

    @cached_property
    def whole(self) -> re.Pattern[str] | None:
        """Finds the first and the last name together, or initials, in a folded text."""
        if not self.last:
            return None
        last, forms = _words(self.last), []
        if self.first:
            first = _some(self.first)
            initial = rf"{self.first[0][0].upper()}[a-z]?(?:[.-]*[A-Z])?\."
            forms += [
                rf"{first}{_GAP}(?:[A-Z]\.{_GAP})?{last}",
                rf"{last}[\s,]{{1,2}}{first}",
                rf"{initial} ?{last}",
                f"{last} {initial}",
                rf"{self.last[0][0].upper()}\. ?{first}",
                rf"{first} {self._of_last}\.",
                rf"{_initials(self.first)}\.{{0,1}}[ -]?{_initials(self.last)}\.",
            ]
            letters = [word[0].upper() for word in (*self.first, *self.last) if word not in PARTICLES]
            if len(letters) > 2:
                turned = [*letters[len(self.first) :], *letters[: len(self.first)]]
                forms += ["".join(letters), "".join(turned)]
            stem, tail = re.escape(self.first[0]), r"[._-]?".join(re.escape(word) for word in self.last)
            middle = "".join(rf"(?:[._-]?{re.escape(word)})?" for word in self.first[1:])
            forms.append(rf"(?i:{stem}{middle}[._-]?{tail}|{tail}[._-]?{stem}{middle})")
            if len(self.first) > 1:
                rest = r"[._-]?".join(re.escape(word) for word in self.first[1:])
                forms.append(rf"(?i:{tail}[._-]?{rest})")
        elif len(self.last[-1]) == 1:
            return re.compile(rf"(?:{_AFTER_CIVILITY}){self.last[-1].upper()}\.")
        return _pattern(forms) if forms else None

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """Finds one of the names by itself, capitalised, or a short form of the first."""
        forms = [_words(part) for part in (self.last, self.first) if len(part) > 1 or (part and len(part[0]) > 1)]
        for word in (*self.last, *self.first):
            parts = word.split("-")
            forms += [_word(part) for part in (word, *(parts if word in self.last else ())) if _says_who(part)]
        if len(self.last) > 3:
            # «du Plessis», of «du Plessis de la Rochebrune».
            forms += [_words(part) for part in _noble(self.last)]
        if self.first and "-" in self.first[0]:
            one, two = self.first[0].split("-")[:2]
            forms += [
                rf"{one[0].upper()}\.?-?{two[0].upper()}(?![a-z])\.?",
                *(rf"{one.capitalize()}-{two[:size].capitalize()}" for size in range(2, len(two))),
            ]
        return _pattern(sorted(forms, key=len, reverse=True)) if forms else re.compile(r"(?!)")

    @cached_property
    def short(self) -> re.Pattern[str] | None:
        """Finds the beginning of the first name, used as a name: «Abdel», «Xav'»."""
        if not self.first or len(self.first[0]) < 5 or "-" in self.first[0]:
            return None
        word = self.first[0].capitalize()
        return _pattern([rf"{word[:size]}(?:'(?!\w))?" for size in range(len(word) - 1, 2, -1)])

    @cached_property
    def in_files(self) -> re.Pattern[str] | None:
        """Finds one of the names in the name of a file, in capitals or not."""
        words = [re.escape(word) for word in (*self.last, *self.first) if _says_who(word)]
        joined = "[-_ ]?".join(re.escape(word) for word in self.last)
        words += ["[-_ ]?".join(re.escape(word) for word in self.first)] if len(self.first) > 1 else []
        words += [joined] if _says_who(joined) else []
        return re.compile(rf"(?i)(?<![^\W\d_])(?:{'|'.join(words)})(?![^\W\d_])") if words else None

    @property
    def _of_last(self) -> str:
        return f"[{''.join(sorted({word[0].upper() for word in self.last}))}]"


_AFTER_CIVILITY = "|".join(rf"(?<={title} )" for title in (r"M\.", "Mme", r"Mme\.", "Mlle", "Monsieur", "Madame"))


def _says_who(word: str) -> bool:
    return len(word) > 2 and word not in PARTICLES and word not in {"saint", "sainte"}


def _initials(words: tuple[str, ...]) -> str:
    parts = [(part[0].upper(), word in PARTICLES) for word in words for part in word.split("-") if part]
    needed = next((place for place, (_, particle) in enumerate(parts) if not particle), 0)
    return "".join(
        letter if place == needed else rf"(?:{letter}\.?[ -]?)?" if place < needed else rf"(?:\.?[ -]?{letter})?"
        for place, (letter, _) in enumerate(parts)
    )


def _noble(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The parts of a name, each with the particles before it."""
    parts: list[tuple[str, ...]] = []
    begun: tuple[str, ...] = ()
    for word in words:
        begun = (*begun, word)
        if word not in PARTICLES:
            parts.append(begun)
            begun = ()
    return [part for part in parts if len(part) > 1]


def person_of(words: list[str], *, candidate: bool = False, last_only: bool = False) -> Person:
    """The person whom the words name, first and last name told apart by capitals and by common first names."""
    shown = " ".join(words)
    capitals = [w for w in words if len(w) > 1 and w.isupper() and plain(w) not in PARTICLES]
    small = [plain(w) for w in words]
    mixed = [w for w in words if not w.isupper() and plain(w) not in PARTICLES]
    if len(small) > 1 and len(small[-1]) == 1 and len(small[0]) > 1:
        # «Durand C.»
        return Person((small[-1],), tuple(small[:-1]), shown, candidate)
    if last_only and not is_first_name(small[0]):
        return Person((), tuple(small), shown, candidate)
    if capitals and mixed:
        # «DURAND Camille», «Camille DURAND», particles with the capitals.
        kept = {plain(w) for w in mixed}
        first = tuple(w for w in small if w in kept)
        return Person(first, tuple(w for w in small if w not in kept), shown, candidate)
    if len(small) == 1:
        return (
            Person((small[0],), (), shown, candidate)
            if is_first_name(small[0])
            else Person((), (small[0],), shown, candidate)
        )
    if len(small) > 2 and small[0] not in PARTICLES and not is_first_name(small[0]) and is_first_name(small[1]):
        return Person(tuple(small[1:]), (small[0],), shown, candidate)
    if not is_first_name(small[0]) and is_first_name(small[-1]) and small[0] not in PARTICLES:
        return Person((small[-1],), tuple(small[:-1]), shown, candidate)
    size = 1
    while size < len(small) - 1 and is_first_name(small[size]) and small[size] not in PARTICLES:
        size += 1
    return Person(tuple(small[:size]), tuple(small[size:]), shown, candidate)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a, b = one[0], other[0]
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) <= 2 and long.startswith(short)) or long.split("-")[0] == short


def _word(word: str) -> str:
    """The word with a capital, or all in capitals; a hyphen may be a space."""
    parts = [
        f"(?i:{p})"
        if p in PARTICLES or p in {"d", "l"}
        else f"(?:{re.escape(p.capitalize())}|{re.escape(p.upper())}|{re.escape(p[:1].upper())}{re.escape(p[1:])})"
        for p in re.split(r"[-']", word)
        if p
    ]
    return r"(?:['\s-]|\s-|-\s)?".join(parts)


def _words(words: tuple[str, ...]) -> str:
    return r"[\s-]{1,2}".join(f"(?i:{re.escape(w)})" if w in PARTICLES and len(words) > 1 else _word(w) for w in words)


def _some(words: tuple[str, ...]) -> str:
    head, *rest = words
    return _word(head) + "".join(rf"(?:{_GAP}{_word(word)}|{_GAP}{word[0].upper()}\.)?" for word in rest)


def _pattern(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])")
