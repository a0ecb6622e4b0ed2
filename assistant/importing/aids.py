"""Whether the reading aids keep the measure that retrieval and lists count on."""

import re
from collections.abc import Iterator

from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

LABEL = 6
"""Words of a label, at most."""
INDICATORS = (3, 5)
VOCABULARY = (20, 30)
EXAMPLES = 4
EXAMPLE = (15, 35)
"""Words of an example."""


def aid_faults(rubric: Rubric) -> list[str]:
    """What is out of measure, in French, critère by critère; critères without any aid are told together."""
    bare = [c.id for c in rubric.criteria if not (c.aids.indicators or c.aids.vocabulary or c.aids.examples)]
    found = [told for criterion in rubric.criteria for told in _of(criterion, criterion.id in bare)]
    if len(bare) == len(rubric.criteria) and bare:
        return ["aucun critère n'a d'indicateurs, de vocabulaire ni d'exemples", *found]
    return [*(f"{identity} : ni indicateurs, ni vocabulaire, ni exemples" for identity in bare), *found]


def words(text: str) -> int:
    """Words between spaces; a sign alone is none."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def _of(criterion: Criterion, bare: bool) -> Iterator[str]:
    aids, identity = criterion.aids, criterion.id
    if words(aids.label) > LABEL:
        yield f"{identity} : le nom court a {words(aids.label)} mots ; {LABEL} au plus"
    if bare:
        return
    for name, entries, (least, most) in (
        ("indicateurs", aids.indicators, INDICATORS),
        ("mots de vocabulaire", aids.vocabulary, VOCABULARY),
        ("exemples", aids.examples, (EXAMPLES, EXAMPLES)),
    ):
        if not least <= len(entries) <= most:
            wanted = f"{least}" if least == most else f"de {least} à {most}"
            yield f"{identity} : {len(entries)} {name} ; il en faut {wanted}"
    for number, example in enumerate(aids.examples, start=1):
        if not EXAMPLE[0] <= words(example) <= EXAMPLE[1]:
            yield f"{identity} : l'exemple {number} a {words(example)} mots ; il en faut de {EXAMPLE[0]} à {EXAMPLE[1]}"
