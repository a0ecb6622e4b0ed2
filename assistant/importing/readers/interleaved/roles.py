"""How much a fragment speaks for each column: its code, its wording, its width and its capitals."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from assistant.importing.codes import code_at, folded
from assistant.importing.readers.interleaved.fragments import Fragment
from assistant.importing.readers.interleaved.wording import Scores, has_verb, wording_scores
from assistant.importing.source import Role

COLUMNS: tuple[Role, ...] = ("activity", "competency", "assessment", "criterion")
"""The columns that there may be, in their usual order."""
_LETTERS = re.compile(r"^([A-Z]{1,4})\s?\.?\s?\d{1,3}(?:[.\-]\d{1,3})*(?=\s|[:.)–—-])")
_BLOCK = re.compile(r"^bloc(?: de competences?)?\s?(?:n\s?[°ºo])?\s?\d{1,2}\b")


def code_roles(fragments: Iterable[Fragment]) -> Mapping[str, Role]:
    """What each series of codes numbers, by its letters: the common reading, and the wording that follows them."""
    votes: dict[str, Scores] = defaultdict(lambda: defaultdict(float))
    for fragment in fragments:
        letters = code_letters(fragment.text)
        if not letters or fragment.bullet:
            continue
        for role, score in wording_scores(_without_code(fragment.text)).items():
            votes[letters][role] += score / 4
        code = code_at(fragment.text)
        if code is not None:
            votes[letters][code.kind] += 1.0
        elif letters == "B":
            votes[letters]["block"] += 1.0
    return {
        letters: max(scores, key=scores.__getitem__) for letters, scores in votes.items() if max(scores.values()) > 0
    }


def fragment_scores(
    fragment: Fragment, sentence: str, codes: Mapping[str, Role], column_width: int, capitals: bool
) -> Scores:
    """What wording, code, width and capitals of a fragment say together.

    ``sentence`` is the fragment and what goes on with it. ``capitals``: the table writes in capitals here and there, so
    that they do not show a page's title.
    """
    scores = wording_scores(sentence, fragment.opening)
    letters = code_letters(fragment.text)
    if letters in codes:
        for role in (*COLUMNS, "block", "other"):
            scores[role] = scores.get(role, 0.0) + (6.0 if codes[letters] == role else -2.0)
    else:
        scores["block"] = -8.0
    if fragment.width > 1.7 * column_width and fragment.width > 90:
        scores["other"] += 4.0
    if not capitals and shouted(fragment.text) and letters not in codes:
        scores["other"] += 3.5
    words = sum(character.isalpha() for character in fragment.text)
    if words < 3:
        scores["other"] += 3.0
    if " – " in fragment.text and not has_verb(fragment.text) and fragment.gap == 2:
        scores["other"] += 2.0
    return scores


def sentences(fragments: Sequence[Fragment]) -> list[str]:
    """Each fragment's text with the lines that go on with it where lines stand apart from each other."""
    found: list[str] = []
    for index, fragment in enumerate(fragments):
        text = fragment.text
        if fragment.opening != "lower" and len(fragment.spans) == 1:
            above = fragment
            for below in fragments[index + 1 : index + 9]:
                apart = below.gap == 1 and len(below.spans) == 1 and not below.page
                if not apart or below.opening != "lower" or above.closing == "closed":
                    break
                text, above = f"{text} {below.text}", below
        found.append(text)
    return found


def shouted(text: str) -> bool:
    """Whether a text is in capitals, and more than an abbreviation."""
    return text.isupper() and sum(character.isalpha() for character in text) > 12


def code_letters(text: str) -> str:
    """The letters of the code that a text begins with; «bloc», «activité» and the like as what they stand for."""
    if _BLOCK.match(folded(text[:40])):
        return "B"
    code = code_at(text)
    if code is not None:
        return "".join(character for character in code.name.split("RNCP")[-1] if character.isalpha()) or "RNCP"
    found = _LETTERS.match(text)
    return found[1] if found else ""


def _without_code(text: str) -> str:
    code = code_at(text)
    if code is not None:
        return text[code.end :]
    found = _LETTERS.match(text)
    return text[found.end() :].lstrip(" :.)–—-") if found else text
