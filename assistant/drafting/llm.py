"""The drafter that asks a language model: one call per group, at most two repairs, every quote verified."""

import asyncio
from dataclasses import dataclass, field

from assistant.dossier.dossier import Dossier
from assistant.drafting.answer import CriterionAnswer, answer_schema, read_answer
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.chat import Chat, RefusedReplyError
from assistant.drafting.drafter import oral_only
from assistant.drafting.masking.masking import Masking
from assistant.drafting.masking.unmasking import unmasked
from assistant.drafting.opinion import combined
from assistant.drafting.prompt import Prompt, filled
from assistant.drafting.reply import Reply
from assistant.drafting.request import messages_for
from assistant.drafting.tokens import ANSWERED, MOST_ALLOWED, allowed
from assistant.drafting.verification import verified
from assistant.errors import ModelError, RunError
from assistant.judgement.calibration import CalibrationMap
from assistant.judgement.draft import Draft, DrafterName, failed
from assistant.judgement.usage import Usage

REPAIRS = 2
"""Times that an unusable answer is sent back with its errors."""


@dataclass(slots=True)
class _Sample:
    """What one asking of a group came to."""

    answers: dict[str, tuple[CriterionAnswer, Reply]] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
    trouble: str = ""
    """Why the criteria without an answer have none."""


class LlmDrafter:
    """Drafts through a chat model."""

    name: DrafterName = "llm"

    def __init__(
        self,
        chat: Chat,
        prompt: Prompt,
        *,
        second_opinion: bool = False,
        calibration: CalibrationMap | None = None,
        pseudonyms: bool = False,
    ) -> None:
        """A drafter that asks this chat with this prompt, twice for a second opinion, with or without pseudonyms."""
        self._chat = chat
        self._prompt = prompt
        self._second_opinion = second_opinion
        self._calibration = calibration
        self._pseudonyms = pseudonyms
        self._maskings: dict[tuple[str, str], Masking] = {}
        self.model: str | None = chat.model
        self.prompt: str | None = prompt.id

    async def draft(self, group: Group) -> tuple[list[Draft], Usage]:
        """One draft per criterion; what the model could not answer is ``failed`` with its reason."""
        asked = [a for a in group.assignments if a.criterion.assessable != "oral"]
        orders = (False, True) if self._second_opinion else (False,)
        samples = await asyncio.gather(*(self._sample(group, asked, turned=turned) for turned in orders))
        drafts = []
        for assignment in group.assignments:
            if assignment.criterion.assessable == "oral":
                drafts.append(oral_only(assignment, self.name))
                continue
            made = [self._draft(group, assignment, sample) for sample in samples]
            drafts.append(self._calibrated(combined(*made) if len(made) > 1 else made[0]))
        return drafts, sum((sample.usage for sample in samples), Usage())

    def stop(self, told: str) -> None:
        """Asks the model nothing more; replies that are on their way are waited for."""
        self._chat.stop(told)

    async def close(self) -> None:
        """Closes the chat's connections."""
        await self._chat.close()

    def _draft(self, group: Group, assignment: Assignment, sample: _Sample) -> Draft:
        given = sample.answers.get(assignment.criterion.id)
        if given is None:
            return failed(
                assignment.criterion.id,
                self.name,
                sample.trouble,
                model=self.model,
                prompt=self.prompt,
                passages=assignment.passages,
            )
        answer, reply = given
        masking = self._masking(group.dossier)
        if masking is not None:
            answer = unmasked(answer, masking)
        return verified(
            answer, assignment, group.dossier, model=self._chat.model, prompt=self._prompt.id, request=reply.key
        )

    def _masking(self, dossier: Dossier) -> Masking | None:
        if not self._pseudonyms:
            return None
        key = (dossier.sha256, dossier.reader)
        if key not in self._maskings:
            self._maskings[key] = Masking(dossier)
        return self._maskings[key]

    def _calibrated(self, draft: Draft) -> Draft:
        if self._calibration is None or draft.support is None:
            return draft
        return draft.model_copy(update={"confidence": round(self._calibration.of(draft.support), 3)})

    async def _sample(self, group: Group, asked: list[Assignment], *, turned: bool) -> _Sample:
        sample = _Sample()
        wanted = {assignment.criterion.id for assignment in asked}
        if not wanted:
            return sample
        first = messages_for(self._prompt, group, asked, turned=turned, masking=self._masking(group.dossier))
        messages = first
        fruitless: list[Reply] = []
        most = allowed(len(wanted))
        for attempt in range(1, 2 + REPAIRS):
            try:
                reply, fresh = await self._chat.ask(messages, answer_schema(), ANSWERED * len(wanted), most)
            except (RunError, ModelError) as error:
                if isinstance(error, RefusedReplyError):
                    sample.usage += _apart(error.usage)
                # What earlier replies answered is kept.
                sample.trouble = str(error)
                return sample
            if fresh:
                sample.usage += _apart(reply.usage)
            found, errors = read_answer(reply.text, wanted)
            sample.answers |= {name: (answer, reply) for name, answer in found.items()}
            wanted -= found.keys()
            if not wanted:
                return sample
            if not found:
                fruitless.append(reply)
                most = min(MOST_ALLOWED, 4 * most)  # its thoughts may have taken all of it
            repair = filled(
                self._prompt.repair,
                attempt=str(attempt + 1),
                most=str(1 + REPAIRS),
                errors="\n".join(f"- {error}" for error in errors[:12]),
                ids=", ".join(a.criterion.id for a in asked if a.criterion.id in wanted),
            )
            messages = [
                *first,
                {"role": "assistant", "content": reply.text[:20_000] or "(réponse vide)"},
                {"role": "user", "content": repair},
            ]
        # A later run may ask the same again: what was of no use must not be found in its place.
        await self._chat.reject(fruitless)
        sample.trouble = f"Le modèle {self._chat.model} n'a pas donné de réponse utilisable en {1 + REPAIRS} essais."
        return sample


def _apart(usage: Usage) -> Usage:
    """What a call took but its seconds: calls run side by side, and those do not add up to a wait."""
    return usage.model_copy(update={"seconds": 0.0})
