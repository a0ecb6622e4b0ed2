"""Where a screening is prepared: the file read and kept, the rubric pinned, the drafter chosen."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from assistant.dossier.dossier import Dossier
from assistant.drafting.assignment import Assignment, Group, grouped
from assistant.drafting.drafter import Drafter
from assistant.drafting.offline import OfflineDrafter
from assistant.drafting.prompt import load_prompt
from assistant.errors import RunError, UserError
from assistant.judgement.draft import MOST_PASSAGES, DrafterName, RankedPassage
from assistant.judgement.screening import Screening
from assistant.reading.supervised import read_file
from assistant.reading.version import READER
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.screening.database import open_database
from assistant.screening.records import Entry, Records
from assistant.settings.settings import Settings, prepared
from index.models import open_store
from index.retrieval import CriteriaIndex, DossierIndex

Ranking = list[tuple[str, float]]
Plan = list[list[tuple[str, Ranking]]]
"""Groups of (criterion id, ranked passage ids): what the first step of a run decides."""

PROMPT = "draft"


class Desk:
    """The settings' database, index and files."""

    def __init__(self, settings: Settings) -> None:
        """Opens the records; the index is opened when it is first needed."""
        self.settings = prepared(settings)
        self.records = Records(open_database(settings.records_url))
        self._files = settings.data / "files"

    def take_in(self, path: Path, name: str | None = None) -> Dossier:
        """Reads a dossier, or finds it as it was read before, and keeps a copy of the file.

        Raises:
            UserError: it cannot be read; nothing was kept.
            RunError: the disk is full.
        """
        try:
            known = self.records.find_dossier(_sha256(path), READER)
        except OSError:
            known = None  # the reader says what is wrong with it
        shown = Path(name or path.name).name
        dossier = known.model_copy(update={"file": shown}) if known else read_file(path, name)
        try:
            self._files.mkdir(exist_ok=True, mode=0o700)
            kept = self.file_of(dossier)
            if not kept.exists():
                draft = kept.with_suffix(".part")
                shutil.copyfile(path, draft)
                draft.replace(kept)
        except OSError as error:
            raise RunError(
                "Le dossier ne peut pas être conservé : vérifier l'espace disque de CRITERIUM_DATA."
            ) from error
        self.records.keep_dossier(dossier)
        return dossier

    def file_of(self, dossier: Dossier) -> Path:
        """Where the copy of the dossier's file is kept."""
        return self._files / f"{dossier.sha256}.{dossier.format}"

    def open(
        self,
        rubric: Rubric,
        dossier: Dossier,
        criteria: Sequence[Criterion],
        drafter: DrafterName,
        *,
        candidate: str = "",
        session: str = "",
        blind: bool = False,
    ) -> Entry:
        """The screening of the dossier against the criteria; asked twice, it is the same one.

        Raises:
            UserError: the ``llm`` drafter without a model configured.
        """
        if drafter == "llm" and not self.settings.has_model:
            raise UserError(
                "Aucun modèle de langage n'est configuré ; régler CRITERIUM_LLM_BASE_URL et CRITERIUM_LLM_MODEL, "
                "ou choisir le repérage embarqué (offline)."
            )
        self.records.keep_rubric(rubric)
        return self.records.open_screening(
            Screening(
                rubric=rubric.id,
                rubric_version=rubric.version,
                dossier=dossier.sha256,
                reader=dossier.reader,
                file=dossier.file,
                criteria=tuple(criterion.id for criterion in criteria),
                drafter=drafter,
                model=self.settings.llm_model if drafter == "llm" else None,
                prompt=load_prompt(PROMPT).id if drafter == "llm" else None,
                candidate=candidate,
                session=session,
                blind=blind,
            )
        )

    def plan(self, screening: Screening, left: Sequence[str]) -> Plan:
        """Ranks passages for the criteria that are left and groups them."""
        rubric, dossier = (
            self.records.rubric(screening.rubric_version),
            self.records.dossier(screening.dossier, screening.reader),
        )
        store = open_store(self.settings)
        criteria = [rubric.criterion(criterion) for criterion in left]
        ranked = DossierIndex(dossier, store).passages_for(rubric, criteria, MOST_PASSAGES)
        CriteriaIndex(store).add(rubric)
        plan = [(c.id, [(found.id, found.score) for found in ranked[c.id]]) for c in criteria]
        groups = grouped(
            rubric,
            dossier,
            [self._assignment(rubric, dossier, *entry) for entry in plan],
            self.settings.llm_group_tokens,
        )
        rankings = dict(plan)
        return [[(criterion, rankings[criterion]) for criterion in group.criteria] for group in groups]

    def group(self, screening: Screening, number: int, members: list[tuple[str, Ranking]]) -> Group:
        """The group of a plan, with its rubric and dossier."""
        rubric, dossier = (
            self.records.rubric(screening.rubric_version),
            self.records.dossier(screening.dossier, screening.reader),
        )
        return Group(number, rubric, dossier, tuple(self._assignment(rubric, dossier, *member) for member in members))

    def _assignment(self, rubric: Rubric, dossier: Dossier, criterion: str, ranking: Ranking) -> Assignment:
        by_id = {passage.id: passage for passage in dossier.passages}
        return Assignment(
            rubric.criterion(criterion),
            tuple(
                RankedPassage(id=passage, page=by_id[passage].page, text=by_id[passage].text, score=score)
                for passage, score in ranking
            ),
        )

    def drafter(self, screening: Screening) -> Drafter:
        """The screening's drafter."""
        if screening.drafter == "offline":
            return OfflineDrafter()
        # Imported here because LangChain's client takes seconds, and the embedded drafter does without it.
        from assistant.screening.model import llm_drafter

        return llm_drafter(self.settings, self.records.engine, screening)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
