"""Letters that stand for people in minutes: «LM : le logiciel sera mis à jour.»"""

import re
from collections.abc import Sequence

from assistant.drafting.masking.spellings import Spellings

_OPENING = re.compile(r"(?m)^[^\w\n]{0,12}(?:\d[\d:h./ -]{0,24})?([A-Z]{2,4}) ?[:=>](?!\w)")
_CLOSING = re.compile(r"(?m)[:|;+] ?([A-Z]{2,4})(?= ?(?:$|[|;+,]))")
_EXPLAINED = re.compile(r"(?<![\w'-])([A-Z][\w'-]{1,40}) \(([A-Z]{2,4})\)")
_FEWEST = 2


def letters_of(pages: Sequence[str], people: Sequence[Spellings]) -> dict[str, int]:
    """The letters with the number of the person whom they stand for.

    Letters count where two people or more open or end lines of one page by them, or where they follow the name in
    parentheses.
    """
    found: dict[str, int] = {}
    for page in pages:
        here: dict[str, int] = {}
        for opening in (*_OPENING.finditer(page), *_CLOSING.finditer(page)):
            number = next((n for n, person in enumerate(people) if opening[1] in person.codes), None)
            if number is not None:
                here[opening[1]] = number
        if len(set(here.values())) >= _FEWEST:
            found |= here
        for explained in _EXPLAINED.finditer(page):
            for number, person in enumerate(people):
                if explained[2] in person.codes and explained[1].lower() in (*person.first, *person.last):
                    found[explained[2]] = number
                    break
    return found
