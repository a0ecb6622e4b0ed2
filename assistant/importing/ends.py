"""Whether each critère ends where its source ends, and stands on words of its own."""

from collections.abc import Iterator

from assistant.importing.check import Report, Segment

_CLOSING = frozenset(".,;…!?)»")


def loose_ends(report: Report) -> list[str]:
    """What is wrong with the ends of the critères, in French, in their order."""
    twice = (
        f"{again} : reprend le passage de la source que {first} prend déjà" for first, again in sorted(report.twice)
    )
    return [*twice, *_cut_short(report)]


def _cut_short(report: Report) -> Iterator[str]:
    last: dict[int, tuple[Segment, int]] = {}
    for segment in report.segments:
        for at, claim in enumerate(segment.claims):
            if claim:
                last[claim] = (segment, at)
    for index, wording in enumerate(report.wordings, start=1):
        if wording.kind != "criterion" or index not in last:
            continue
        segment, at = last[index]
        after = segment.plain.text[at + 1 : at + 2]
        if after == ";" and segment.plain.text.count(";") > 1:
            continue  # the cells of a line that semicolons cut
        if after and after in _CLOSING and not segment.claims[at + 1]:
            yield f"{wording.identity} : le libellé s'arrête avant « {after} », à la ligne {segment.line} de la source"
