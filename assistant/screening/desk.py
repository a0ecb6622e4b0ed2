"""Where a screening is prepared: the file read and kept, the rubric pinned, the drafter chosen."""

import hashlib
import shutil
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from assistant.dossier.dossier import Dossier
from assistant.dossier.given import refuse_device, shown_name
from assistant.drafting.assignment import Group
from assistant.drafting.drafter import Drafter
from assistant.drafting.forecast import best_reading, forecast, needed_context
from assistant.drafting.levels import shipped_levels
from assistant.drafting.masking.masking import Masking
from assistant.drafting.offline import OfflineDrafter
from assistant.drafting.pace import Pace
from assistant.drafting.prompt import load_prompt
from assistant.drafting.tokens import tokens
from assistant.errors import RunError, UserError
from assistant.judgement.draft import MOST_PASSAGES, Draft, DrafterName
from assistant.judgement.screening import Reading, Screening
from assistant.judgement.usage import Usage
from assistant.reading.supervised import read_file
from assistant.reading.version import READER
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.screening.database import open_database
from assistant.screening.planning import Part, Pinned, Plan, Ranking, carried, planned, unfinished
from assistant.screening.records import Entry, Records
from assistant.settings.calibrations import calibration_for
from assistant.settings.defect import forget_defect
from assistant.settings.prices import Price, price_of
from assistant.settings.settings import Settings, prepared
from assistant.wholefile import whole
from index.models import open_store
from index.retrieval import CriteriaIndex, DossierIndex

PROMPT = "draft"
Asked = Literal["auto", "passages", "whole"]
"""How the user wants the dossier read; ``auto`` leaves it to context and cost."""


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
        dossier = self._read(path, name)
        self._keep(path, dossier)
        return dossier

    def take_in_all(self, paths: Sequence[Path]) -> list[Dossier]:
        """Takes every dossier in; one that cannot be read leaves nothing of any.

        Raises:
            UserError: some of them cannot be read, each with its sentence; nothing was kept.
            RunError: the disk is full.
        """
        dossiers, refusals = [], []
        for path in paths:
            try:
                dossiers.append(self._read(path))
            except UserError as error:
                refusals.append(error)
        if refusals:
            raise UserError(" ".join(dict.fromkeys(map(str, refusals)))) from refusals[0]
        for path, dossier in zip(paths, dossiers, strict=True):
            self._keep(path, dossier)
        return dossiers

    def _read(self, path: Path, name: str | None = None) -> Dossier:
        refuse_device(path)
        try:
            known = self.records.find_dossier(_sha256(path), READER)
        except OSError:
            known = None  # the reader says what is wrong with it
        return known.model_copy(update={"file": shown_name(path, name)}) if known else read_file(path, name)

    def _keep(self, path: Path, dossier: Dossier) -> None:
        try:
            self._files.mkdir(exist_ok=True, mode=0o700)
            kept = self.file_of(dossier)
            if not kept.exists():
                with whole(kept) as draft:
                    shutil.copyfile(path, draft)
        except OSError as error:
            raise RunError(
                "Le dossier ne peut pas être conservé : vérifier l'espace disque de CRITERIUM_DATA."
            ) from error
        self.records.keep_dossier(dossier)

    def file_of(self, dossier: Dossier) -> Path:
        """Where the copy of the dossier's file is kept."""
        return self._files / f"{dossier.sha256}.{dossier.format}"

    def erase_files(self, sha256: str) -> None:
        """Removes the copy of the dossier's file, the pictures of its pages, and our last defect, which may quote it.

        Raises:
            RunError: the folder does not let them go.
        """
        pictures = self.settings.data / "pages" / sha256
        try:
            for kept in self._files.glob(f"{sha256}.*"):
                kept.unlink()
            if pictures.exists():
                shutil.rmtree(pictures)
            forget_defect(self.settings.data)
        except OSError as error:
            raise RunError(
                "Le fichier du dossier ne s'efface pas : vérifier les droits sur CRITERIUM_DATA, puis recommencer."
            ) from error

    def screening(
        self,
        rubric: Rubric,
        dossier: Dossier,
        criteria: Sequence[Criterion],
        drafter: DrafterName,
        *,
        candidate: str = "",
        session: str = "",
        blind: bool = False,
        reading: Asked = "auto",
        second_opinion: bool = False,
        connected: bool = True,
    ) -> Screening:
        """The screening of the dossier against the criteria, not opened yet.

        Args:
            rubric: The référentiel, pinned as it is now.
            dossier: What is read.
            criteria: The scope.
            drafter: Who proposes.
            candidate: A code, not a name.
            session: What the user calls the session.
            blind: Whether the draft's level stays hidden until the juror has chosen one.
            reading: How a model reads the dossier.
            second_opinion: Whether a model is asked twice.
            connected: Whether the model will be asked from here; its name is enough for requests kept in a file.

        Raises:
            UserError: the ``llm`` drafter without a model configured, or a dossier too long to be read whole.
        """
        llm = drafter == "llm"
        if llm and not (self.settings.has_model if connected else self.settings.llm_model):
            raise UserError(
                "Aucun modèle de langage n'est configuré ; régler CRITERIUM_LLM_BASE_URL et CRITERIUM_LLM_MODEL, "
                "ou choisir le repérage embarqué (offline)."
            )
        self.records.keep_rubric(rubric)
        return Screening(
            rubric=rubric.id,
            rubric_version=rubric.version,
            dossier=dossier.sha256,
            reader=dossier.reader,
            file=dossier.file,
            criteria=tuple(criterion.id for criterion in criteria),
            drafter=drafter,
            model=self.settings.llm_model if llm else None,
            prompt=load_prompt(PROMPT).id if llm else None,
            reading=self._reading(rubric, dossier, criteria, reading) if llm else "passages",
            second_opinion=second_opinion and llm,
            levels=None if llm else shipped_levels().version,
            pseudonyms=llm and self.settings.hides_names_from(self.settings.llm_base_url),
            candidate=candidate,
            session=session,
            blind=blind,
        )

    def open(
        self, rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion], drafter: DrafterName, **chosen: Any
    ) -> Entry:
        """Opens the screening that ``screening`` gives for the same arguments; opened twice, it is the same one."""
        return self.records.open_screening(self.screening(rubric, dossier, criteria, drafter, **chosen))

    def _reading(self, rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion], wanted: Asked) -> Reading:
        prompt, context = load_prompt(PROMPT), self.settings.llm_context
        if wanted == "auto":
            return best_reading(rubric, dossier, criteria, prompt, context=context, price=self.price)
        if wanted == "whole" and context is not None:
            needed = needed_context(rubric, dossier, criteria, prompt)
            if needed > context:
                raise UserError(
                    f"Le dossier entier demande environ {needed} jetons, plus que CRITERIUM_LLM_CONTEXT ({context}) ; "
                    "choisir la lecture par passages."
                )
        return wanted

    @property
    def price(self) -> Price | None:
        """What the configured model costs, if prices.yaml says it."""
        return price_of(self.settings.data, self.settings.llm_model)

    def pinned(self, screening: Screening) -> Pinned:
        """The screening with its rubric and dossier."""
        return Pinned(
            screening,
            self.records.rubric(screening.rubric_version),
            self.records.dossier(screening.dossier, screening.reader),
        )

    def ranked(self, screening: Screening, left: Sequence[str]) -> dict[str, Ranking]:
        """Ranked passages of the criteria that are left; an address for embeddings is sent what it does not hold."""
        return self._ranked(screening, left, self.settings)

    def _ranked(self, screening: Screening, left: Sequence[str], settings: Settings) -> dict[str, Ranking]:
        pinned = self.pinned(screening)
        store = open_store(settings)
        criteria = [pinned.rubric.criterion(criterion) for criterion in left]
        found = DossierIndex(_as_indexed(pinned.dossier, settings), store).passages_for(
            pinned.rubric, criteria, MOST_PASSAGES
        )
        CriteriaIndex(store).add(pinned.rubric)
        return {c.id: [(passage.id, passage.score) for passage in found[c.id]] for c in criteria}

    def carried(self, screening: Screening, rankings: dict[str, Ranking]) -> list[Draft]:
        """Drafts that a model made before from the very same things; they need not be asked for again."""
        if screening.drafter != "llm":
            return []
        pinned = self.pinned(screening)
        known = self.records.made_from([pinned.basis(*ranking) for ranking in rankings.items()])
        calibration = calibration_for(
            self.settings.data,
            screening.model or "",
            screening.prompt or "",
            second_opinion=screening.second_opinion,
        )
        return [
            draft.model_copy(
                update={
                    "confidence": round(calibration.of(draft.support), 3)
                    if calibration and draft.support is not None
                    else None
                }
            )
            for draft in carried(pinned, rankings, known)
        ]

    def plan(self, screening: Screening, rankings: dict[str, Ranking]) -> Plan:
        """The calls that draft the ranked criteria."""
        return planned(self.pinned(screening), rankings, self._budget)

    @property
    def _budget(self) -> int:
        """Tokens of a call's criteria and passages; about half of the context is left for the rest and the answer."""
        context = self.settings.llm_context
        if context is None:
            return self.settings.llm_group_tokens
        free = (context - tokens(load_prompt(PROMPT).system)) // 2
        return max(500, min(self.settings.llm_group_tokens, free))

    def group(self, screening: Screening, number: int, part: Part) -> Group:
        """The group of a plan, with its rubric and dossier."""
        return self.pinned(screening).group(number, part)

    def forecast(self, screening: Screening) -> Usage:
        """What drafting the criteria that are left will take, about; nothing with the embedded drafter.

        Nothing is sent for it: passages are ranked with the embedded embeddings, whichever the screening will use.
        """
        drafts = self.records.drafts(screening.id)
        left = [c for c in screening.criteria if unfinished(screening, drafts.get(c))]
        if screening.drafter != "llm" or not left:
            return Usage()
        rankings = self._ranked(screening, left, self.settings.model_copy(update={"embedding_model": None}))
        for draft in self.carried(screening, rankings):
            del rankings[draft.criterion]
        pinned = self.pinned(screening)
        groups = [pinned.group(number, part) for number, part in enumerate(self.plan(screening, rankings))]
        return forecast(groups, load_prompt(PROMPT), second_opinion=screening.second_opinion)

    @cached_property
    def pace(self) -> Pace:
        """The endpoint's limits, shared by every screening of this process."""
        settings = self.settings
        return Pace(settings.llm_requests_per_minute, settings.llm_tokens_per_minute, together=settings.llm_concurrency)

    def drafter(self, screening: Screening, *, replay: bool = False) -> Drafter:
        """The screening's drafter; a replay has recorded replies only."""
        if screening.drafter == "offline":
            return OfflineDrafter()
        # Imported here because LangChain's client takes seconds, and the embedded drafter does without it.
        from assistant.screening.model import llm_drafter

        return llm_drafter(self.settings, self.records, self.pace, screening, replay=replay)


def _as_indexed(dossier: Dossier, settings: Settings) -> Dossier:
    """The dossier as the embeddings' address may read it."""
    address = settings.embedding_address
    hidden = address is not None and settings.hides_names_from(address)
    return Masking(dossier).dossier if hidden else dossier


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
