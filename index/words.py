"""French words as the lexical index and the offline embedder see them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import Stemmer

_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<!\b[A-ZÀ-Ý]\.)(?<!\bp\.)(?<!\b(?:MM|Dr|St|Me|Pr|cf|av|bd|n°)\.)\s+(?=[A-ZÀ-Ý«\d•])|\n"
)
"""Where a sentence ends: not after an initial nor a usual abbreviation."""
LONGEST_QUOTATION = 240
"""Characters within which a quotation is expected to be closed."""
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")

STOP_WORDS = frozenset(
    """
    a ai aie aient ainsi alors après as au aucun aucune aujourd aussi autre autres aux avaient avais avait avant
    avec avez aviez avions avoir avons ayant beaucoup bien c ça car ce ceci cela celle celles celui cependant
    ces cet cette ceux chaque chez ci comme comment contre d dans de dedans dehors déjà depuis des dès deux doit
    doivent donc dont du durant elle elles en encore entre es est et étaient était étant été êtes être eu eux
    fait faire fois font furent hors il ils j je jusqu l la là laquelle le lequel les lesquelles lesquels leur
    leurs lors lorsqu lorsque lui m ma mais me même mêmes mes mien moi moins mon n ne ni non nos notre nous on
    ont ou où par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi puis qu quand que quel quelle
    quelles quels qui quoi s sa sans se selon sera seront ses si sien soi soient sois soit sommes son sont sous
    suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes très tu un une vers voici
    voilà vos votre vous vu y
    """.split()  # noqa: SIM905 -- a hundred quoted words would not read
)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french")


def words(text: str) -> list[str]:
    """Lower-case words without stop words, accents kept; elided articles are cut off."""
    return list(_words(text))


# The same passage is cut anew for stems, for pairs and for letters, and again for every critère that quotes it.
@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    return tuple([word for word in _WORD.findall(folded) if word not in STOP_WORDS and len(word) > 1])


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """The text without accents: «é» and «e» are one letter to a tired candidate."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def stems(text: str) -> list[str]:
    """Snowball stems of the words, accents removed after stemming."""
    return list(_stems(text))


@lru_cache(maxsize=2048)
def _stems(text: str) -> tuple[str, ...]:
    return tuple([unaccented(root) for root in _stemmer().stemWords(_words(text))])


def stem(word: str) -> str:
    """The Snowball stem of one of a text's words, without accents."""
    return unaccented(_stemmer().stemWord(word))


def letter_grams(text: str, size: int) -> list[str]:
    """Runs of ``size`` letters of each word, its edges marked, accents removed."""
    return [gram for word in _words(text) for gram in grams_of_word(word, size)]


@lru_cache(maxsize=65536)
def grams_of_word(word: str, size: int) -> tuple[str, ...]:
    """Runs of ``size`` letters of one of a text's words."""
    marked = f"_{unaccented(word)}_"
    return tuple(marked[i : i + size] for i in range(max(1, len(marked) - size + 1)))


def pairs(terms: Sequence[str]) -> list[str]:
    """Two terms at most three apart, in either order, as one term."""
    return [" ".join(sorted((one, other))) for place, one in enumerate(terms) for other in terms[place + 1 : place + 4]]


def sentences(text: str) -> list[str]:
    """The text's sentences and table rows, as they stand in it; a quotation in French marks is not cut."""
    cuts = [(found.start(), found.end()) for found in _SENTENCE.finditer(text) if not _inside_quotation(text, found)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    parts = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [part for part in parts if part]


def _inside_quotation(text: str, cut: re.Match[str]) -> bool:
    """Whether the cut lies between «»: a line's end never does, nor does what is never closed again nearby."""
    if "\n" in cut[0]:
        return False
    line = text.rfind("\n", 0, cut.start()) + 1
    if text.count("«", line, cut.start()) <= text.count("»", line, cut.start()):
        return False
    return "»" in text[cut.end() : cut.end() + LONGEST_QUOTATION].split("\n", 1)[0].split("«", 1)[0]
