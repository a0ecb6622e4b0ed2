"""The ways in which a text may name a person again."""

import re
from collections.abc import Iterable
from functools import cached_property

from assistant.drafting.masking.firstnames import NAMES_OF_THINGS, is_first_name
from assistant.drafting.masking.known import WHOLE
from assistant.drafting.masking.person import PARTICLES, Person

_GAP = r"[\s.-]{1,3}"


class Spellings:
    """One person's name in all its forms, as patterns over a folded text."""

    def __init__(self, person: Person) -> None:
        """The forms of that person's name."""
        self.person = person
        self.first, self.last = person.first, person.last
        words = [part for word in (*self.first, *self.last) for part in re.split(r"[-']+", word) if len(part) > 1]
        self._stems = tuple(word for word in words if len(word) > 2 and word not in PARTICLES) or tuple(words)
        self._begins = self.first[0][:3] if self.first and len(self.first[0]) > 4 else None
        parts = (self.first,) if self.first and "-" in self.first[0] else (self.first, self.last)
        self._initials = tuple(frozenset(word[0].upper() for word in part) for part in parts if part)

    def may_stand_in(self, lowered: str) -> bool:
        """Whether a text in small letters has a word of the name at all; cheap."""
        return any(stem in lowered for stem in self._stems)

    def may_be_shortened_in(self, lowered: str) -> bool:
        """Whether the beginning of the first name stands there at all; cheap."""
        return self._begins is not None and self._begins in lowered

    def may_be_initials_in(self, groups: Iterable[frozenset[str]]) -> bool:
        """Whether one of the groups of capitals in a text has the name's; cheap."""
        return any(not any(part.isdisjoint(letters) for part in self._initials) for letters in groups)

    @property
    def of_the_public(self) -> bool:
        """Whether the name is also one that the public knows."""
        return " ".join((*self.first, *self.last)) in WHOLE

    @cached_property
    def whole(self) -> re.Pattern[str] | None:
        """Finds the first and the last name together, either as an initial."""
        if not self.last or not self.first:
            return None
        first, last = _some(self.first), _words(self.last)
        initial = rf"{self.first[0][0].upper()}[a-z]?(?:[.-]*[A-Z])?\."
        of_last = f"[{''.join(sorted({word[0].upper() for word in self.last}))}]"
        forms = [
            rf"{first}{_GAP}(?:[A-Z]\.{_GAP})?{last}",
            rf"{last}[\s,]{{1,2}}{first}",
            rf"{initial} ?{last}",
            f"{last} {initial}",
            rf"{self.last[0][0].upper()}\. ?{first}",
            rf"{first} {of_last}(?:\.?-[A-Z])?(?:\.|(?![\w'.-]))",
        ]
        stem, tail = _run_together(self.first[:1]), _run_together(self.last)
        middle = "".join(rf"(?:[._-]?{_run_together((word,))})?" for word in self.first[1:])
        forms.append(rf"(?i:{stem}{middle}[._ -]?{tail}|{tail}[._ -]?{stem}{middle})")
        if len(self.first) > 1:
            rest = _run_together(self.first[1:])
            forms.append(rf"(?i:{tail}[._-]?{rest})")
        return _pattern(forms)

    @cached_property
    def initials(self) -> re.Pattern[str] | None:
        """Finds letters that stand for the name: «É. M.», «VSM», «J.-P.»."""
        forms: list[str] = []
        if self.first and self.last:
            forms.append(rf"{_initials(self.first)}(?:\.[ -]?|-| ){_initials(self.last)}\.")
            forms += sorted(code for code in self.codes if len(code) > 2)
        elif self.last and re.fullmatch(r"\w(?:-\w)?", self.last[-1]):
            letters = r"\.?-?".join(letter.upper() for letter in self.last[-1].split("-"))
            return re.compile(rf"(?:{_AFTER_CIVILITY}){letters}(?:\.|(?![\w'.-]))")
        if self.first and "-" in self.first[0]:
            one, two = self.first[0].replace("--", "-").split("-")[:2]
            forms.append(rf"{one[0].upper()}\.?-?{two[0].upper()}(?![a-z])\.?")
        return _pattern(forms) if forms else None

    @cached_property
    def codes(self) -> frozenset[str]:
        """The letters by which minutes name the person, joined: «VSM», «GLP», «LM»."""
        if not self.first or not self.last:
            return frozenset()
        found: set[str] = set()
        for particles in (True, False):
            for split in (True, False):
                one, two = (
                    [
                        part[0].upper()
                        for word in words
                        if particles or word not in PARTICLES
                        for part in (word.split("-") if split else [word])
                        if part
                    ]
                    for words in (self.first, self.last)
                )
                if one and two:
                    found |= {"".join([*one, *two]), "".join([*two, *one]), one[0] + two[0], one[0] + "".join(two)}
        return frozenset(found)

    @cached_property
    def alone(self) -> re.Pattern[str] | None:
        """Finds one of the names by itself, capitalised, or a short form of a double first name."""
        forms = [_words(part) for part in (self.last, self.first) if len(part) > 1 or (part and len(part[0]) > 1)]
        for word in (*self.last, *self.first):
            parts = [part for part in word.split("-") if part]
            forms += [_word(part) for part in (word, *(parts if word in self.last else ())) if _says_who(part)]
        # In a hurry people write each other's first names without a capital.
        forms += [f"(?i:{re.escape(word)})" for word in self.first if len(word) > 3 and _always_a_name(word)]
        if len(self.last) > 3:
            # «du Plessis», of «du Plessis de la Rochebrune».
            forms += [_words(part) for part in _noble(self.last)]
        if self.first and "-" in self.first[0]:
            one, two = self.first[0].replace("--", "-").split("-")[:2]
            forms += [rf"{one.capitalize()}-{two[:size].capitalize()}" for size in range(2, len(two))]
        return _pattern(sorted(forms, key=len, reverse=True)) if forms else None

    @cached_property
    def short(self) -> re.Pattern[str] | None:
        """Finds the beginning of the first name, used as a name: «Abdel», «Xav'»."""
        if not self.first or len(self.first[0]) < 5 or "-" in self.first[0]:
            return None
        word = self.first[0].capitalize()
        cut = [word[:size] for size in range(len(word) - 1, 2, -1)]
        return _pattern([*(rf"{one}(?:'(?!\w))?" for one in cut), *(rf"{one.upper()}(?= ?:)" for one in cut)])

    @cached_property
    def in_files(self) -> re.Pattern[str] | None:
        """Finds one of the names in the name of a file, in capitals or not."""
        words = [re.escape(word) for word in (*self.last, *self.first) if _says_who(word)]
        joined = "[-_ ]?".join(re.escape(part) for word in self.last for part in re.split(r"[-']+", word) if part)
        words += ["[-_ ]?".join(re.escape(word) for word in self.first)] if len(self.first) > 1 else []
        words += [joined] if _says_who(joined) else []
        return re.compile(rf"(?i)(?<![^\W\d_])(?:{'|'.join(words)})(?![^\W\d_])") if words else None


_AFTER_CIVILITY = "|".join(
    rf"(?<={title} )" for title in (r"M\.", "Mme", r"Mme\.", "Mlle", "Monsieur", "Madame", "MME", "MONSIEUR", "MADAME")
)


def _always_a_name(word: str) -> bool:
    return is_first_name(word) and word not in NAMES_OF_THINGS


def _says_who(word: str) -> bool:
    return len(word) > 2 and word not in PARTICLES and word not in {"saint", "sainte"}


def _initials(words: tuple[str, ...]) -> str:
    parts = [(part[0].upper(), word in PARTICLES) for word in words for part in word.split("-") if part]
    needed = next((place for place, (_, particle) in enumerate(parts) if not particle), 0)
    return "".join(
        letter if place == needed else rf"(?:{letter}\.?[ -]?)?" if place < needed else rf"(?:\.?[ -]?{letter})?"
        for place, (letter, _) in enumerate(parts)
    )


def _run_together(words: tuple[str, ...]) -> str:
    """The words as addresses and names of files have them: «delarochebruneau», «jean_baptiste»."""
    return r"[._-]?".join(re.escape(part) for word in words for part in re.split(r"[-']+", word) if part)


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


def _word(word: str) -> str:
    """The word with a capital, or all in capitals; a hyphen may be a space."""
    parts = [
        f"(?i:{p})"
        if p in PARTICLES or p in {"d", "l"} or (place and len(p) < 2)
        else f"(?:{re.escape(p.capitalize())}|{re.escape(p.upper())}|{re.escape(p[:1].upper())}{re.escape(p[1:])})"
        for place, p in enumerate(re.split(r"[-']", word))
        if p
    ]
    return r"(?:['\s-]|\s-|-\s|--)?".join(parts)


def _words(words: tuple[str, ...]) -> str:
    return r"[\s-]{1,2}".join(
        f"(?i:{re.escape(w)})" if w in PARTICLES | {"e", "y"} and len(words) > 1 else _word(w) for w in words
    )


def _some(words: tuple[str, ...]) -> str:
    head, *rest = words
    return _word(head) + "".join(rf"(?:{_GAP}{_word(word)}|{_GAP}{word[0].upper()}\.)?" for word in rest)


def _pattern(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])")
