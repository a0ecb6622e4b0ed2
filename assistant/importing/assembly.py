"""The draft référentiel, put together from groups."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import UserError
from assistant.importing.codes import folded
from assistant.importing.front import Front
from assistant.importing.group import Group
from assistant.importing.modalities import modalities
from assistant.importing.modality import assessable
from assistant.importing.naming import stem
from assistant.importing.place import Places
from assistant.importing.points import without_points
from assistant.importing.proposal import Doubt
from assistant.importing.reach import Attached, add_lost, attached, label_of
from assistant.importing.skeleton import Part, Skeleton, skeleton_of
from assistant.importing.source import Piece, Source
from assistant.importing.statements import Statement
from assistant.importing.undecided import undecided_doubts
from assistant.rubric.criterion import Aids, Criterion
from assistant.rubric.rubric import Activity, Assessment, Block, Competency, Mode, Rubric

_ENUMERATES = re.compile(r"(?:^|\s)a\s?\)\s.+\sb\s?\)\s")


def assembled(source: Source, groups: Sequence[Group], front: Front) -> tuple[Rubric, list[Doubt]]:
    """The draft and what it is unsure of.

    Raises:
        UserError: nothing in the document is a competency or a critère.
    """
    if not any(group.competencies or group.criteria or group.activities for group in groups):
        raise UserError(
            f"« {source.name} » ne contient ni compétence ni critère reconnaissable ; vérifier que c'est un "
            "référentiel, ou fournir un tableau dont les colonnes portent un titre."
        )
    groups = _with_competencies(groups)
    skeleton = skeleton_of(groups)
    title = front.title.text if front.title else stem(source.name)
    if not skeleton.competencies:
        _only_one(skeleton, groups, front)
    add_lost(groups, skeleton)
    _options(skeleton)
    _blocks(skeleton, front.title or next(source.pieces()))
    assessments = modalities(groups, skeleton)
    criteria = _criteria(attached(groups, skeleton), assessments, skeleton, Places(source))
    _silent(skeleton, criteria)
    skeleton.doubts.extend(undecided_doubts(criteria, assessments))
    doubts = [Doubt(line=line, text=text) for line, text in source.warnings] + skeleton.doubts
    rubric = Rubric(
        id=_slug(source.name),
        title=title,
        certifier=front.certifier,
        document=source.name,
        rules=front.rules,
        blocks=tuple(
            Block(
                id=part.id,
                title=part.text or part.id,
                competencies=held,
                option_of=part.option_of,
                notes=part.notes,
                lines=part.place,
            )
            for part in skeleton.blocks
            if (held := tuple(c.id for c in skeleton.competencies if c.block == part.id))
        ),
        activities=tuple(
            Activity(
                id=part.id,
                title=part.text or part.id,
                tasks=part.tasks,
                block=part.block,
                competency=part.general.text if part.general else None,
                competency_lines=part.general.place if part.general else None,
                lines=part.place,
            )
            for part in skeleton.activities
            if any(c.block == part.block for c in skeleton.competencies)
        ),
        competencies=tuple(
            Competency(id=p.id, statement=p.text, activities=p.activities, notes=p.notes, lines=p.place)
            for p in skeleton.competencies
        ),
        assessments=tuple(assessments),
        criteria=tuple(criteria),
    )
    return rubric, sorted(doubts, key=lambda doubt: doubt.line)


def _with_competencies(groups: Sequence[Group]) -> Sequence[Group]:
    """In a document without competencies the activities that critères stand under take their place."""
    if any(row.competencies for group in groups for row in (group, *group.below)) or not any(
        group.activities for group in groups
    ):
        return groups
    for row in (row for group in groups for row in (group, *group.below)):
        row.competencies, row.activities = [_whole(statement) for statement in row.activities], []
    return groups


def _whole(statement: Statement) -> Statement:
    """An activity with what is listed under it as one wording."""
    return replace(statement, text=" ".join((statement.text, *statement.tasks)), tasks=())


def _only_one(skeleton: Skeleton, groups: Sequence[Group], front: Front) -> None:
    """A document of critères alone: one competency, named as the document is."""
    line = next(group.criteria[0].place[0] for group in groups if group.criteria)
    place = front.title.place if front.title else (line, line)
    text = "Le document ne donne aucune compétence : toutes sont réunies sous une compétence C1, à préciser."
    skeleton.doubts.append(Doubt(line=place[0], text=text))
    blocks = [part.id for part in skeleton.blocks] or [""]
    for number, block in enumerate(blocks, start=1):
        where = next((part for part in skeleton.blocks if part.id == block), None)
        wording = where.text if where else front.title.text if front.title else None
        skeleton.competencies.append(Part(f"C{number}", wording, where.place if where else place, block))


def _options(skeleton: Skeleton) -> None:
    """Says which blocs are read as a choice."""
    options: dict[str, list[Part]] = defaultdict(list)
    for part in skeleton.blocks:
        if part.option_of is not None:
            options[part.option_of].append(part)
    for name, parts in options.items():
        text = f"{', '.join(part.id for part in parts)} : ces blocs sont lus comme des choix pour {name} ; vérifier."
        skeleton.doubts.append(Doubt(line=parts[0].place[0], text=text))


def _blocks(skeleton: Skeleton, title: Piece) -> None:
    """Where the document names no block, each activity that holds others is one; else the whole is."""
    homeless = [part for part in skeleton.competencies if not part.block]
    if not homeless:
        return
    line = homeless[0].place[0]
    if skeleton.blocks:
        first = skeleton.blocks[0].id
        for part in (*skeleton.competencies, *skeleton.activities):
            part.block = part.block or first
        text = f"Ces compétences viennent avant tout bloc ; elles sont mises dans {first}."
        skeleton.doubts.append(Doubt(line=line, text=text))
        return
    roots = {part.id: part for part in skeleton.activities if not part.activities}
    outermost = [next((name for name in part.activities if name in roots), None) for part in skeleton.competencies]
    nested = any(part.activities for part in skeleton.activities)
    if nested and len(roots) > 1 and None not in outermost:
        note = "Le document ne délimite pas de bloc ici : le brouillon en fait un de chaque activité."
        ids = {name: f"B{number}" for number, name in enumerate(dict.fromkeys(filter(None, outermost)), start=1)}
        for name, block in ids.items():
            root = roots[name]
            skeleton.blocks.append(Part(block, root.text, root.place, notes=(note,)))
        for part, top in zip(skeleton.competencies, outermost, strict=True):
            part.block = ids[top or ""]
        for part in skeleton.activities:
            part.block = next((ids[name] for name in (part.id, *part.activities) if name in ids), "B1")
    else:
        note = "Le document ne délimite pas de bloc : le brouillon en fait un seul."
        skeleton.blocks.append(Part("B1", title.text, title.place, notes=(note,)))
        for part in (*skeleton.competencies, *skeleton.activities):
            part.block = "B1"
    skeleton.doubts.append(Doubt(line=line, text=note))


def _criteria(
    found: Sequence[Attached], assessments: Sequence[Assessment], skeleton: Skeleton, places: Places
) -> list[Criterion]:
    numbers: Counter[str] = Counter()
    criteria: list[Criterion] = []
    guessed: set[tuple[int, int]] = set()
    asked: dict[str, set[Mode]] = defaultdict(set)
    for assessment in assessments:
        for name in assessment.competencies:
            asked[name].update(assessment.mode)
    for one in found:
        statement = without_points(one.statement)
        prefix = {
            "activity": one.activity or "",
            "competency": "+".join(one.competencies),
            "production": f"{one.competencies[0]}..{one.competencies[-1]}",
        }[one.attached]
        numbers[prefix] += 1
        mode = sorted({mode for name in one.competencies for mode in asked[name]}, reverse=True)
        criteria.append(
            Criterion(
                id=f"{prefix}-{numbers[prefix]}",
                attached=one.attached,
                competencies=one.competencies,
                activity=one.activity,
                heading=statement.heading,
                statement=statement.text,
                assessable=assessable(statement.text, mode),
                notes=statement.notes,
                lines=statement.place,
                place=places.of(statement.text, statement.place),
                aids=Aids(label=label_of(statement.text)),
            )
        )
        if _ENUMERATES.search(statement.text):
            text = "Ce critère énumère des points a), b)… et reste entier : est-ce un critère ou plusieurs ?"
            skeleton.doubts.append(Doubt(line=statement.place[0], text=text))
        if statement.guessed and statement.place not in guessed:
            guessed.add(statement.place)
            text = "Les critères de ce passage se suivent sans puce ni alinéa ; ils ont été séparés d'après le sens."
            skeleton.doubts.append(Doubt(line=statement.place[0], text=text))
    return criteria


def _silent(skeleton: Skeleton, criteria: Sequence[Criterion]) -> None:
    """Says which competencies have no critère, or that none has."""
    if not criteria:
        text = "Le document ne donne aucun critère d'évaluation : seuls ses blocs et ses compétences sont repris."
        skeleton.doubts.append(Doubt(line=1, text=text))
        return
    judged = {name for criterion in criteria for name in criterion.competencies}
    for part in skeleton.competencies:
        if part.id not in judged:
            text = f"La compétence {part.id} n'a aucun critère dans ce qui a été lu : vérifier dans le document."
            skeleton.doubts.append(Doubt(line=part.place[0], text=text))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(stem(name))).strip("-") or "referentiel"
