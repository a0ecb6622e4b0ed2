"""What a drafter says of a dossier and of its variants: the embedded one, or a model."""

import asyncio
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from assistant.dossier.dossier import Dossier
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.offline import OfflineDrafter
from assistant.judgement.draft import MOST_PASSAGES, Draft, DrafterName, RankedPassage
from assistant.reading.supervised import read_file
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from index.models import open_store
from index.retrieval import DossierIndex

Said = Mapping[str, str]
"""A level, ``abstained`` or ``failed``, by criterion."""


class Repeated(NamedTuple):
    """The same thing said twice, with nothing changed but ``kind``."""

    kind: str
    before: Said
    after: Said


class Bench(Protocol):
    """Drafts files."""

    drafter: DrafterName
    model: str | None

    def said(self, rubric: Rubric, name: str, content: bytes, criteria: Sequence[Criterion]) -> Said:
        """What is drafted from a file of that name."""

    def repeated(self, rubric: Rubric, path: Path, criteria: Sequence[Criterion], seed: int) -> Iterator[Repeated]:
        """The same dossier again, and in other orders."""


class EmbeddedBench:
    """The embedded drafter, without records."""

    drafter: DrafterName = "offline"
    model: str | None = None

    def __init__(self, folder: Path) -> None:
        """Works in the folder."""
        self._folder = folder
        self._store = open_store(Settings(data=folder, _env_file=None))
        self._known: dict[tuple[Any, ...], Said] = {}

    def said(self, rubric: Rubric, name: str, content: bytes, criteria: Sequence[Criterion]) -> Said:
        """What is drafted; the same passages are not drafted twice."""
        path = self._folder / name
        path.write_bytes(content)
        dossier = read_file(path)
        ids = tuple(criterion.id for criterion in criteria)
        key = (rubric.version, ids, tuple((p.id, p.text, p.path) for p in dossier.passages))
        if key not in self._known:
            self._known[key] = _embedded(Group(0, rubric, dossier, self._ranked(rubric, dossier, criteria)))
        return self._known[key]

    def repeated(self, rubric: Rubric, path: Path, criteria: Sequence[Criterion], seed: int) -> Iterator[Repeated]:
        """Again, criteria reversed, passages shuffled."""
        dossier = read_file(path)
        assigned = self._ranked(rubric, dossier, criteria)
        before = _embedded(Group(0, rubric, dossier, assigned))
        passages = list(dossier.passages)
        random.Random(seed).shuffle(passages)  # noqa: S311 -- an order, not a secret
        shuffled = dossier.model_copy(update={"passages": tuple(passages)})
        groups = {
            "again": Group(0, rubric, read_file(path), self._ranked(rubric, dossier, criteria)),
            "criteria_reversed": Group(0, rubric, dossier, self._ranked(rubric, dossier, tuple(reversed(criteria)))),
            "passages_shuffled": Group(0, rubric, shuffled, assigned),
        }
        for kind, group in groups.items():
            yield Repeated(kind, before, _embedded(group))

    def _ranked(self, rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion]) -> tuple[Assignment, ...]:
        by_id = {passage.id: passage for passage in dossier.passages}
        found = DossierIndex(dossier, self._store).passages_for(rubric, criteria, MOST_PASSAGES)
        return tuple(
            Assignment(
                criterion,
                tuple(
                    RankedPassage(id=r.id, page=by_id[r.id].page, text=by_id[r.id].text, score=r.score)
                    for r in found[criterion.id]
                ),
            )
            for criterion in criteria
        )


class ModelBench:
    """The configured model, with its replies recorded: an interrupted bench asks only for what is missing."""

    drafter: DrafterName = "llm"

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Works in the folder with the user's model.

        Raises:
            UserError: no model is configured.
        """
        self.model = settings.llm_model
        self._folder = folder
        desks = (settings.model_copy(update={"data": folder / part}) for part in ("first", "second"))
        self._first, self._second = (
            Desk(settings.model_copy(update={"database_url": None, "chroma_url": None})) for settings in desks
        )

    def said(self, rubric: Rubric, name: str, content: bytes, criteria: Sequence[Criterion]) -> Said:
        """What the model drafts of the file."""
        path = self._folder / name
        path.write_bytes(content)
        return asyncio.run(_asked(self._first, rubric, path, criteria))

    def repeated(self, rubric: Rubric, path: Path, criteria: Sequence[Criterion], seed: int) -> Iterator[Repeated]:
        """Asked again, and with the criteria reversed; passages always stand in the dossier's order."""
        before = asyncio.run(_asked(self._first, rubric, path, criteria))
        yield Repeated("again", before, asyncio.run(_asked(self._second, rubric, path, criteria)))
        turned = tuple(reversed(criteria))
        yield Repeated("criteria_reversed", before, asyncio.run(_asked(self._first, rubric, path, turned)))

    def close(self) -> None:
        """Lets go of the records."""
        for desk in (self._first, self._second):
            desk.records.engine.dispose()


async def _asked(desk: Desk, rubric: Rubric, path: Path, criteria: Sequence[Criterion]) -> Said:
    screening = desk.screening(rubric, desk.take_in(path), criteria, "llm")
    plan = desk.plan(screening, desk.ranked(screening, screening.criteria))
    drafter = desk.drafter(screening)
    made: dict[str, str] = {}
    try:
        for number, part in enumerate(plan):
            drafts, _ = await drafter.draft(desk.group(screening, number, part))
            made |= {draft.criterion: _word(draft) for draft in drafts}
    finally:
        await drafter.close()
    return made


def _embedded(group: Group) -> Said:
    drafts, _ = asyncio.run(OfflineDrafter().draft(group))
    return {draft.criterion: _word(draft) for draft in drafts}


def _word(draft: Draft) -> str:
    return draft.level.value if draft.level else draft.status
