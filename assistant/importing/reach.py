"""Which competencies each critère reaches, and by what the document attaches it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.importing.codes import folded, letters, numbers
from assistant.importing.group import Group
from assistant.importing.modality import announced, written_out
from assistant.importing.proposal import Doubt
from assistant.importing.skeleton import Part, Skeleton
from assistant.importing.statements import Statement, heading_key
from assistant.rubric.criterion import Attachment

_MOST_LOST = 12
_LABEL = 6
_FEWEST = 2
_CALLING = re.compile(
    r"(?:[àdl]|les?|la|une?|des?|du|aux?|en|dans|par|pour|sur|sous|avec|sans|entre|vers|selon|et|ou|ni|que|qui|dont"
    r"|afin|ainsi|leurs?|ses|son|sa|ces?|cette|chaque|toute?s?|tous|plusieurs|très|plus)\W*",
    re.IGNORECASE,
)
"""Words that a name does not end with."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A critère and what it is attached to."""

    statement: Statement
    competencies: tuple[str, ...]
    attached: Attachment = "competency"
    activity: str | None = None


def add_lost(groups: Sequence[Group], skeleton: Skeleton) -> None:
    """Adds the competencies that a modalité announces («De C2.1 à C2.4») and that the document has lost."""
    for group in groups:
        said = announced(" ".join(piece.text for piece in group.assessment[:2]))
        for ranged in said:
            first, _, last = ranged.partition("..")
            if not last or first not in skeleton.known():
                continue
            for name in _run(first, last):
                if name not in skeleton.known():
                    _add(name, group, skeleton)


def _run(first: str, last: str) -> list[str]:
    low, high = numbers(first), numbers(last)
    if len(low) != len(high) or low[:-1] != high[:-1] or not low[-1] < high[-1] <= low[-1] + _MOST_LOST:
        return []
    stem = first[: len(first) - len(str(low[-1]))]
    return [f"{stem}{number}" for number in range(low[-1], high[-1] + 1)]


def _add(name: str, group: Group, skeleton: Skeleton) -> None:
    before = [
        index
        for index, part in enumerate(skeleton.competencies)
        if letters(part.id) == letters(name) and numbers(part.id) < numbers(name)
    ]
    last = before[-1]
    beside = skeleton.competencies[last]
    place = group.assessment[0].place
    text = f"Le document annonce {name} (modalité) mais son énoncé y manque."
    lost = Part(name, None, place, beside.block, beside.activities, (text,))
    skeleton.competencies.insert(last + 1, lost)
    skeleton.doubts.append(Doubt(line=place[0], text=text))


def attached(groups: Sequence[Group], skeleton: Skeleton) -> list[Attached]:
    """Every critère with its reach, in reading order; what is unsure is added to the skeleton's doubts."""
    found: list[Attached] = []
    for index, group in enumerate(groups):
        if group.criteria:
            found.extend(_of_group(index, groups, skeleton))
    return found


def _of_group(index: int, groups: Sequence[Group], skeleton: Skeleton) -> list[Attached]:
    group = groups[index]
    own = list(skeleton.reached[index])
    bare = _bare_after(index, groups, skeleton) if own else []
    lost = _lost_after(own[-1:] if not bare else bare[-1:], skeleton)
    headings = group.headings()
    line = group.criteria[0].place[0]
    for candidates in (own + bare + lost, own + bare):
        if len(candidates) > 1 and len(headings) == len(candidates) and _fits(headings, candidates, skeleton):
            text = (
                f"La cellule donne ensemble les critères de {', '.join(candidates)} ; chaque groupe est rattaché à "
                "la compétence du même rang, d'après son titre : vérifier."
            )
            skeleton.doubts.append(Doubt(line=line, text=text))
            return _by_rank(group, candidates, skeleton)
    if bare:
        text = f"Les cellules de critères de {', '.join(bare)} sont vides ; les critères au-dessus leur sont liés."
        skeleton.doubts.append(Doubt(line=line, text=text))
    reached = list(dict.fromkeys(own + bare))
    activities = skeleton.under[index]
    if not reached and activities:
        reached = [part.id for part in skeleton.competencies if set(activities) & set(part.activities)]
    if not reached:
        block = skeleton.block_of[index]
        reached = [part.id for part in skeleton.competencies if part.block == block] if block else []
        names = "du bloc" if reached else "du document"
        reached = reached or skeleton.known()
        text = f"Ces critères ne sont placés sous aucune compétence ; ils sont rattachés à toutes celles {names}."
        if text not in [doubt.text for doubt in skeleton.doubts]:
            skeleton.doubts.append(Doubt(line=line, text=text))
    whole = _before_the_named(group.criteria) if len(reached) > 1 else 0
    found = [Attached(statement, tuple(reached), "production") for statement in group.criteria[:whole]]
    rest = _without_slip(group.criteria[whole:], reached, skeleton)
    return found + [_one(statement, reached, activities, skeleton) for statement in rest]


def _before_the_named(statements: Sequence[Statement]) -> int:
    """How many critères stand before the first that names a competency: they are the whole production's.

    None are where only some of the following ones name theirs.
    """
    first = next((at for at, statement in enumerate(statements) if statement.reach), 0)
    return first if all(statement.reach for statement in statements[first:]) else 0


def _without_slip(statements: Sequence[Statement], reached: Sequence[str], skeleton: Skeleton) -> list[Statement]:
    """The critères, one that names a competency of another row moved where it stands in the order of this row's.

    It is moved only where it is the one stray among several and one competency alone has no critère; else it stays
    where it says, with a doubt.
    """
    named = [written_out(statement.reach, skeleton.known()) for statement in statements]
    stray = [at for at, names in enumerate(named) if names and not set(names) & set(reached)]
    own = [name for names in named for name in names if name in reached]
    if len(set(own)) < 2:
        return list(statements)
    silent = [name for name in reached if name not in own]
    found = list(statements)
    for at in stray:
        line, said = statements[at].place[0], ", ".join(statements[at].reach)
        fits = len(stray) == 1 and len(silent) == 1 and _in_order(named, at, silent[0], reached)
        if fits:
            found[at] = replace(statements[at], reach=(silent[0],))
            done = f"il est rattaché à {silent[0]} d'après l'ordre"
        else:
            done = "il y est rattaché tel quel"
        text = f"Le critère nomme {said}, qui est d'un autre tableau ; {done} : vérifier."
        skeleton.doubts.append(Doubt(line=line, text=text))
    return found


def _in_order(named: Sequence[Sequence[str]], at: int, name: str, reached: Sequence[str]) -> bool:
    """Whether the competency comes after those named above a place, and before those named below."""
    rank = {one: index for index, one in enumerate(reached)}
    above = [rank[one] for names in named[:at] for one in names if one in rank]
    below = [rank[one] for names in named[at + 1 :] for one in names if one in rank]
    return all(one < rank[name] for one in above) and all(one > rank[name] for one in below)


def _bare_after(index: int, groups: Sequence[Group], skeleton: Skeleton) -> list[str]:
    """Competencies of the following rows that may share this row's cell of critères."""
    found: list[str] = []
    for following in range(index + 1, len(groups)):
        group = groups[following]
        if not group.bare or group.blocks or (group.activities and skeleton.under[following] != skeleton.under[index]):
            break
        found.extend(skeleton.reached[following])
    return found


def _lost_after(last: Sequence[str], skeleton: Skeleton) -> list[str]:
    """Lost competencies that come right after the one."""
    if not last:
        return []
    known = skeleton.competencies
    at = next(index for index, part in enumerate(known) if part.id == last[0]) + 1
    found: list[str] = []
    while at < len(known) and known[at].text is None:
        found.append(known[at].id)
        at += 1
    return found


def _fits(headings: Sequence[str], candidates: Sequence[str], skeleton: Skeleton) -> bool:
    """Whether most headings share more words with the competency of their rank than with any other."""
    words = {part.id: heading_key(part.text or "") for part in skeleton.competencies if part.id in candidates}
    told = fitting = 0
    for heading, candidate in zip(headings, candidates, strict=True):
        key = heading_key(heading)
        shared = {name: len(key & words[name]) for name in candidates}
        most = max(shared.values())
        if words[candidate] and most:
            told += 1
            fitting += shared[candidate] == most
    return fitting * 2 > told if told else bool(candidates)


def _by_rank(group: Group, candidates: Sequence[str], skeleton: Skeleton) -> list[Attached]:
    found: list[Attached] = []
    rank, heading = -1, None
    for statement in group.criteria:
        if statement.heading is not None and statement.heading != heading:
            rank, heading = rank + 1, statement.heading
        found.append(_one(statement, [candidates[max(rank, 0)]], (), skeleton))
    return found


def _one(statement: Statement, reached: Sequence[str], activities: Sequence[str], skeleton: Skeleton) -> Attached:
    named = written_out(statement.reach, skeleton.known())
    if statement.reach and not named:
        text = f"Le critère nomme {', '.join(statement.reach)}, que le document ne définit pas."
        skeleton.doubts.append(Doubt(line=statement.place[0], text=text))
    if named:
        return Attached(statement, tuple(named))
    if len(reached) > 1:
        for activity in activities:
            covered = [part.id for part in skeleton.competencies if activity in part.activities]
            if covered and set(covered) == set(reached):
                return Attached(statement, tuple(covered), "activity", activity)
    if len(reached) > 3:
        return Attached(statement, tuple(reached), "production")
    return Attached(statement, tuple(reached))


def label_of(statement: str) -> str:
    """A short name until a person writes one: the first six words at most, none that calls for a word after it."""
    words = statement.split()
    if len(words) > _LABEL:
        words = words[:_LABEL]
        while len(words) > _FEWEST and _CALLING.fullmatch(words[-1]):
            words.pop()
    return " ".join(words).rstrip(" ,;:.–—-(«") or folded(statement)[:40]
