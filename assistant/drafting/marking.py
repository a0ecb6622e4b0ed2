"""The dossier inside a prompt: between tags that its text cannot contain, each passage under its id."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.dossier.dossier import Dossier
from assistant.dossier.instruction import without_instructions
from assistant.dossier.passage import Passage
from assistant.dossier.skeleton import skeleton

_LETTERS = "bcdfghjklmnpqrst"
"""One for each hexadecimal digit; without vowels no word of a dossier is taken for a code."""
_ANGLE = r"(?:[<〈⟨❮❰⧼⟪《˂ᐸ]|&(?:lt|#0*60|#x0*3c);?)"
_TAG = re.compile(
    rf"{_ANGLE}(?=\s*/?\s*(?:(?:dossier|passage|system|user|assistant|human|tool_call|tool_response)\b"
    r"|(?:s|bos|eos|unk|pad|think|start_of_turn|end_of_turn)\s*[>〉⟩❯❱⧽]|\||<\s*/?\s*sys\s*>))"
)
"""What opens a tag of ours, or one by which the templates of common models part who speaks."""
_MARK = re.compile(
    r"[\[⟦【〔〚❲⁅](?=\s*(?:p\s*\d+\s*[-‒―⁃˗]\s*\d+|titre|/?\s*(?:inst|system_prompt|available_tools|tool_calls|"
    r"tool_results|tool_content|think))\s*[\]⟧】〕〛❳⁆])"
)
"""The same in square brackets. Both are looked for in the text's skeleton, where look-alikes read the same."""


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


@lru_cache(maxsize=4096)
def neutral(text: str, code: str) -> str:
    """The candidate's text, with anything that looks like our tags, marks or code made harmless and left readable."""
    text = text.replace("\x00", " ")
    plain = skeleton(text)
    finds = [
        (*plain.span(*found.span()), put)
        for pattern, put in ((_TAG, "‹ "), (_MARK, "("), (re.compile(re.escape(code)), "·"))
        for found in pattern.finditer(plain.text)
    ]
    made, at = "", 0
    for start, end, put in sorted(finds):
        if start >= at:
            made, at = f"{made}{text[at:start]}{put}", end
    return made + text[at:]
