"""The modalités d'évaluation of a draft, each with the competencies that it covers."""

from collections.abc import Sequence

from assistant.importing.group import Group
from assistant.importing.modality import announced, companies, for_one_block, modes, title_of, work, written_out
from assistant.importing.proposal import Doubt
from assistant.importing.skeleton import Skeleton
from assistant.importing.source import Piece
from assistant.rubric.rubric import Assessment


class _Modality:
    """One modalité as it is gathered over rows."""

    def __init__(self, pieces: Sequence[Piece], competencies: Sequence[str], named: bool, block: str) -> None:
        self.pieces = list(pieces)
        self.competencies = list(competencies)
        self.named = named
        self.block = block


def modalities(groups: Sequence[Group], skeleton: Skeleton) -> list[Assessment]:
    """The modalités in reading order."""
    gathered: list[_Modality] = []
    for index, group in enumerate(groups):
        block, reached = skeleton.block_of[index], skeleton.reached[index]
        last = gathered[-1] if gathered and gathered[-1].block == block else None
        if not group.assessment:
            if last is not None and group.loose and not last.named:
                last.competencies.extend(reached)
            continue
        said = announced(" ".join(piece.text for piece in group.assessment[:2]))
        named = written_out(said, skeleton.known())
        if last is not None and (group.assessment == last.pieces or _again(group.assessment, reached, last)):
            last.competencies.extend(reached)
        elif last is not None and last.named and not named and reached and set(reached) <= set(last.competencies):
            last.pieces.extend(group.assessment)
        else:
            gathered.append(_Modality(group.assessment, named or reached, bool(named), block))
    found = (_built(number, modality, skeleton) for number, modality in enumerate(gathered, start=1))
    return [assessment for assessment in found if assessment is not None]


def _again(pieces: Sequence[Piece], reached: Sequence[str], last: _Modality) -> bool:
    """Whether a row only repeats the modalité for another critère of the same competency."""
    same = [piece.text for piece in pieces] == [piece.text for piece in last.pieces]
    return same and bool(reached) and set(reached) <= set(last.competencies)


def _built(number: int, modality: _Modality, skeleton: Skeleton) -> Assessment | None:
    competencies = modality.competencies or [p.id for p in skeleton.competencies if p.block == modality.block]
    if not competencies:
        return None
    line = modality.pieces[0].place[0]
    text = [piece for piece in modality.pieces if not for_one_block(piece)] or modality.pieces[:1]
    variant = [piece for piece in modality.pieces if for_one_block(piece) and piece not in text]
    whole = "\n".join(piece.text for piece in text)
    mode = modes(whole)
    if not mode:
        said = "La modalité ne dit pas si elle est écrite ou orale ; elle est lue comme écrite."
        skeleton.doubts.append(Doubt(line=line, text=said))
    places = [piece.place for piece in modality.pieces]
    return Assessment(
        id=f"M{number}",
        title=title_of(text),
        competencies=tuple(dict.fromkeys(competencies)),
        mode=mode or ("written",),
        work=work(whole),
        company=companies(whole),
        text=whole,
        block_text="\n".join(piece.text for piece in variant) or None,
        lines=(min(first for first, _ in places), max(last for _, last in places)),
    )
