"""A screening as a juror works through it: what is proposed, what is decided, what is left."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from assistant.dossier.dossier import Dossier
from assistant.errors import UserError
from assistant.judgement.decision import Decision, Exemption, grade
from assistant.judgement.draft import Draft
from assistant.judgement.level import Level
from assistant.judgement.screening import Screening
from assistant.jury.log import DecisionLog, now
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.screening.outcome import all_drafts
from assistant.screening.records import Entry, Records


@dataclass(frozen=True)
class Review:
    """A snapshot of one screening's drafts and decisions."""

    entry: Entry
    rubric: Rubric
    dossier: Dossier
    drafts: dict[str, Draft]
    decisions: dict[str, Decision]
    committed: frozenset[str] = frozenset()
    """Criteria that a juror has decided at least once, whatever became of the decision."""

    @property
    def screening(self) -> Screening:
        """What is screened."""
        return self.entry.screening

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria in scope, in the rubric's order."""
        return tuple(self.rubric.criterion(criterion) for criterion in self.screening.criteria)

    def settled(self, criterion: str) -> bool:
        """Whether a juror has decided the criterion."""
        return criterion in self.decisions and self.decisions[criterion].settles

    def shows(self, criterion: str) -> bool:
        """Whether the juror may see what the machine proposes: in a blind screening, once she has decided."""
        return not self.screening.blind or criterion in self.committed

    @property
    def left(self) -> tuple[str, ...]:
        """Ids of the criteria without a decision, in order; those set aside are among them."""
        return tuple(c for c in self.screening.criteria if not self.settled(c))

    @property
    def tally(self) -> Counter[str]:
        """How many criteria per decided level, with ``exempted`` and ``left``."""
        counts: Counter[str] = Counter()
        for criterion in self.screening.criteria:
            decision = self.decisions.get(criterion)
            if decision is None or not decision.settles:
                counts["left"] += 1
            elif decision.action == "exempted":
                counts["exempted"] += 1
            elif decision.level is not None:
                counts[decision.level.value] += 1
        return counts


class Jury:
    """The jurors' acts on screenings."""

    def __init__(self, records: Records) -> None:
        """Acts on these records."""
        self.records = records
        self.log = DecisionLog(records.engine)

    def review(self, screening_id: str) -> Review:
        """The screening as it stands; KeyError if there is none."""
        entry = self.records.entry(screening_id)
        history = self.log.history(screening_id)
        return Review(
            entry=entry,
            rubric=self.records.rubric(entry.screening.rubric_version),
            dossier=self.records.dossier(entry.screening.dossier, entry.screening.reader),
            drafts={draft.criterion: draft for draft in all_drafts(self.records, entry)},
            decisions={decision.criterion: decision for decision in history},
            committed=frozenset(decision.criterion for decision in history if decision.settles),
        )

    def decide(self, screening_id: str, criterion: str, *, juror: str, level: Level | None, comment: str) -> Decision:
        """Accepts, edits, overrides or grades, as the level and the comment say.

        Raises:
            UserError: no level, no juror, an override without a reason, or a draft still under way.
        """
        draft = self._finished(screening_id, criterion)
        seen = self.review(screening_id).shows(criterion)
        return self._append(screening_id, grade(draft, juror=juror, level=level, comment=comment, at=now(), seen=seen))

    def colleagues(self, screening_id: str, criterion: str, juror: str) -> Decision | None:
        """The decision in force on the criterion when another juror took it; nobody replaces it unawares.

        None when nothing is decided, when it is her own, and when she has not said who she is.
        """
        decision = self.log.decisions(screening_id).get(criterion)
        if decision is None or not decision.settles or not juror.strip() or decision.is_of(juror):
            return None
        return decision

    def set_aside(self, screening_id: str, criterion: str, *, juror: str, comment: str) -> Decision:
        """Puts the criterion aside for later; it stays undone."""
        draft = self._finished(screening_id, criterion)
        return self._append(
            screening_id,
            Decision(
                criterion=criterion,
                juror=juror,
                action="set_aside",
                comment=comment.strip(),
                draft_level=draft.level,
                at=now(),
            ),
        )

    def exempt(self, screening_id: str, criterion: str, *, juror: str, exemption: Exemption) -> Decision:
        """Exempts the candidate from the criterion; it leaves the denominators."""
        draft = self._finished(screening_id, criterion)
        return self._append(
            screening_id,
            Decision(
                criterion=criterion,
                juror=juror,
                action="exempted",
                draft_level=draft.level,
                exemption=exemption,
                at=now(),
            ),
        )

    def _finished(self, screening_id: str, criterion: str) -> Draft:
        entry = self.records.entry(screening_id)
        if criterion not in entry.screening.criteria:
            raise UserError(f"Le critère « {criterion} » n'est pas dans le périmètre de cet examen.")
        draft = self.records.drafts(screening_id).get(criterion)
        if draft is None and entry.state in ("waiting", "running"):
            raise UserError("La proposition de ce critère est encore en cours ; attendre qu'elle s'affiche.")
        return draft or next(d for d in all_drafts(self.records, entry) if d.criterion == criterion)

    def _append(self, screening_id: str, decision: Decision) -> Decision:
        self.log.append(screening_id, decision)
        return decision
