"""The dossier inside a prompt: between tags that its text cannot contain, each passage under its id."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from assistant.dossier.dossier import Dossier
from assistant.dossier.instruction import without_instructions
from assistant.dossier.passage import Passage

_LETTERS = "bcdfghjklmnpqrst"
"""One for each hexadecimal digit; without vowels no word of a dossier is taken for a code."""
_TAG = re.compile(r"[<＜‹﹤](?=\s*/?\s*(?:dossier|passage|system|user|assistant)\b)", re.IGNORECASE)
_MARK = re.compile(r"[\[［⟦【](?=\s*(?:p\s*\d+\s*-\s*\d+|titre)\s*[\]］⟧】])", re.IGNORECASE)


def code_of(dossier: Dossier) -> str:
    """Eight letters that mark this dossier's tags.

    They come from the hash of the file, so that the same request is made again for the same file, and a file that
    announces its own code would have to hold its own hash.
    """
    return _code(dossier.sha256)


def tag_of(sha256: str) -> str:
    """The tag that opens that dossier in every request about it, and in no other request."""
    return f"<dossier-{_code(sha256)}>"


def _code(sha256: str) -> str:
    digest = hashlib.sha256(f"marque:{sha256}".encode()).hexdigest()
    return "".join(_LETTERS[int(figure, 16)] for figure in digest[:8])


def marked(passages: Iterable[Passage], code: str) -> str:
    """The passages, each after its id, with the titles above them where these change."""
    return "\n".join(_lines(passages, code)) or "(aucun passage)"


def _lines(passages: Iterable[Passage], code: str) -> Iterator[str]:
    above: tuple[str, ...] = ()
    for passage in passages:
        path = passage.path[-2:]
        if path and path != above:
            new = path[1:] if path[:1] == above[:1] else path
            yield f"[titre] {neutral(without_instructions(' › '.join(new)), code)}"
        above = path
        yield f"[{passage.id}] {neutral(without_instructions(passage.text), code)}"


def neutral(text: str, code: str) -> str:
    """The candidate's text, with anything that looks like our tags, marks or code made harmless."""
    text = _TAG.sub("‹ ", text.replace("\x00", " "))
    text = _MARK.sub("(", text)
    return re.sub(re.escape(code), "·", text, flags=re.IGNORECASE)
