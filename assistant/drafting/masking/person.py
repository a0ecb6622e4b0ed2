"""A person whom a dossier names."""

from dataclasses import dataclass

from assistant.drafting.masking.firstnames import is_first_name
from assistant.drafting.masking.folded import plain

_LISTED_PARTICLES = """
de da do dos das di du del della den der d el al ben bel ould von van la le les st
"""
PARTICLES = frozenset(_LISTED_PARTICLES.split())


@dataclass(frozen=True)
class Person:
    """Words of a name, without accents and in small letters; either part may be empty, not both."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    shown: str
    """The name as it was first read."""
    candidate: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The name's words, and what a hyphen joins in them."""
        return frozenset(
            part for word in (*self.first, *self.last) for part in (word, *word.split("-"), *word.split("'"))
        )

    def same_as(self, other: "Person") -> bool:
        """Whether both are, as far as the words tell, one person."""
        if self.last and other.last:
            if self.last != other.last and set(self.last) - PARTICLES != set(other.last) - PARTICLES:
                return self._turned(other)
            return not self.first or not other.first or _agree(self.first, other.first)
        return bool(self.first and other.first) and self.first[0] == other.first[0]

    def akin_to(self, other: "Person") -> bool:
        """Whether the one's words are all among the other's, in whatever order and however joined."""
        if self.first and not other.first and len(other.last) == 1:
            return self.last[-1:] == other.last
        if self.first and not other.last:
            return self.first[0].startswith(other.first[0]) and not is_first_name(other.first[0])
        if self.candidate and other.candidate and self.first[:1] == other.first[:1]:
            return True
        one, two = _parts(self), _parts(other)
        if _letters(self) == _letters(other):
            return True
        return min(len(one), len(two)) > 1 and (one <= two or two <= one)

    def _turned(self, other: "Person") -> bool:
        return {*self.first, *self.last} == {*other.first, *other.last}


def person_of(words: list[str], *, candidate: bool = False, last_only: bool = False) -> Person:
    """The person whom the words name, first and last name told apart by capitals and by common first names."""
    shown = " ".join(words)
    capitals = [w for w in words if len(w) > 1 and w.isupper() and plain(w) not in PARTICLES]
    small = [plain(w) for w in words]
    mixed = [w for w in words if not w.isupper() and plain(w) not in PARTICLES]
    if len(small) > 1 and len(small[-1]) == 1 and len(small[0]) > 1:
        # «Durand C.»
        return Person((small[-1],), tuple(small[:-1]), shown, candidate)
    if small[0] in PARTICLES or (last_only and not is_first_name(small[0])):
        return Person((), tuple(small), shown, candidate)
    if capitals and mixed and (size := _before_particle(words)):
        # «Inês de Sousa e Silva FERREIRA»
        return Person(tuple(small[:size]), tuple(small[size:]), shown, candidate)
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
    size = 2 if small[0] == "thi" and len(small) > 2 else 1
    while size < len(small) - 1 and is_first_name(small[size]) and small[size] not in PARTICLES:
        size += 1
    return Person(tuple(small[:size]), tuple(small[size:]), shown, candidate)


def _letters(person: Person) -> str:
    return "".join(letter for word in (*person.first, *person.last) for letter in word if letter.isalpha())


def _parts(person: Person) -> set[str]:
    words = (part for word in (*person.first, *person.last) for part in word.split("-"))
    return {word for word in words if len(word) > 1 and word not in PARTICLES}


def _before_particle(words: list[str]) -> int:
    """Words before the particle that begins a last name of which the end alone is in capitals; 0 for any other name."""
    particle = next((place for place, word in enumerate(words) if place and word.islower() and word in PARTICLES), 0)
    after = [word for word in words[particle + 1 :] if word.lower() not in PARTICLES]
    return particle if words[-1].isupper() and not words[0].isupper() and after and not after[0].isupper() else 0


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a, b = one[0], other[0]
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) <= 2 and long.startswith(short)) or long.split("-")[0] == short
