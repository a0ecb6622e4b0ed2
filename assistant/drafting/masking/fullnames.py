"""Full names in running text: a common first name and a last name, of whom nothing says that the public knows her."""

import re
from collections.abc import Iterator

from assistant.drafting.masking.firstnames import is_first_name
from assistant.drafting.masking.folded import WORD
from assistant.drafting.masking.known import AFTER_COMPANIES, COMPANIES, FAMILIAR, OFFICES, PLACES, WHOLE
from assistant.drafting.masking.naming import TITLES, of_a_thing, of_a_work
from assistant.drafting.masking.person import PARTICLES, Person, person_of
from assistant.drafting.masking.runs import Page, Run

_LISTED_DOUBTFUL = """
france marine paris lorraine mai prune perle prudence grace celeste papa alma alpha juste saint
"""
DOUBTFUL = frozenset(_LISTED_DOUBTFUL.split())
"""First names that begin the names of things more often."""
_BEGINNINGS = frozenset(" ".join(name.split()[:size]) for name in WHOLE for size in range(1, len(name.split()) + 1))
"""The words with which the whole names of others begin."""
_CITED = re.compile(r"\s*(?:,\s*)?\(?(?:et al\.?,?\s*)?\(?(?:1[89]|20)\d\d\b")
_JOINT = re.compile(r" (?:& |et )?")
_LONGEST_SENTENCE = 300
"""Characters before and after a name that are looked through."""
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n(?=\s*[A-Z\n•*-])")


def full_names(page: Page) -> Iterator[Person]:
    """A common first name and a capitalised word after it, unless what stands around says that it is no person."""
    text = page.text
    for run in page.runs:
        small = run.small
        begin = small[0] in TITLES
        if "thi" in small[begin + 1 : -1] and len(small) <= 5:
            yield Person(tuple(small[begin + 1 :]), (small[begin],), " ".join(run.words[begin:]))
            continue
        for place, word in enumerate(small[:-1]):
            if not is_first_name(word) or word in DOUBTFUL or len(word) < 3:
                continue
            if place + 2 == len(small) and len(small[-1]) == 1 and text[run.end : run.end + 1] == ".":
                if not of_a_thing(text, run.starts[place]):
                    yield Person((word,), (small[-1],), " ".join(run.words[place:]))
                break
            size = _name_size(small, place)
            if size and not _other(text, run, place, size) and not among_the_public(page, run):
                yield person_of(run.words[place : place + size])
            break


def _name_size(small: list[str], place: int) -> int:
    """Words of the name that begins there; 0 when no last name follows."""
    end = place + 1
    while (
        end + 1 < len(small) and is_first_name(small[end]) and small[end] not in PARTICLES and _usable(small[end + 1])
    ):
        end += 1
    while end < len(small) - 1 and small[end] in PARTICLES:
        end += 1
    if end >= len(small) or not _usable(small[end]) or small[end] in PARTICLES:
        return 0
    return end + 1 - place


def _usable(word: str) -> bool:
    return len(word) > 1 and (word in PARTICLES or word not in OFFICES)


def _other(page: str, run: Run, place: int, size: int) -> bool:
    """Whether the name is an author's, a public figure's, a company's or a place's."""
    small = run.small
    start = run.starts[place]
    name = " ".join(small[place : place + size])
    last = small[place + size - 1]
    after = small[place + size] if place + size < len(small) else _next_word(page, run.end)
    end = run.starts[place + size - 1] + len(run.words[place + size - 1])
    return (
        last in FAMILIAR
        or name in _BEGINNINGS
        or any(" ".join(small[place : place + length]) in WHOLE for length in range(1, size))
        or after in AFTER_COMPANIES
        or _CITED.match(page, end) is not None
        or of_a_thing(page, start, PLACES | COMPANIES)
        or of_a_work(page, start, end)
    )


def among_the_public(page: Page, run: Run) -> bool:
    """Whether the sentence names somebody whom the public knows: names beside an author's are most often authors'."""
    text = page.text
    before = _SENTENCE_ENDS.finditer(text, max(0, run.start - _LONGEST_SENTENCE), run.start)
    start = max((found.end() for found in before), default=0)
    ends = _SENTENCE_ENDS.search(text, run.end, run.end + _LONGEST_SENTENCE)
    others = page.between(start, ends.start() if ends else run.end + _LONGEST_SENTENCE)
    return any(other.start != run.start and _is_public(page, other) for other in others)


def _is_public(page: Page, run: Run) -> bool:
    if run.start not in page.public:
        page.public[run.start] = not of_a_thing(page.text, run.start) and (
            run.small[-1] in FAMILIAR
            or run.small[0] in FAMILIAR
            or " ".join(run.small) in WHOLE
            or (len(run.words) > 1 and is_first_name(run.small[0]) and of_a_work(page.text, run.start, run.end))
        )
    return page.public[run.start]


def _next_word(page: str, end: int) -> str:
    found = _JOINT.match(page, end)
    word = WORD.match(page, found.end()) if found else None
    return word[0].lower() if word else ""
