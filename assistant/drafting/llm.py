"""The drafter that asks a language model: one call per group, at most two repairs, every quote verified."""

import hashlib
import re

from assistant.dossier.passage import Passage
from assistant.drafting.answer import CriterionAnswer, answer_schema, read_answer
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.chat import Chat, Message, Reply
from assistant.drafting.drafter import oral_only
from assistant.drafting.prompt import Prompt, filled
from assistant.drafting.verification import verified
from assistant.errors import ModelError, RunError
from assistant.judgement.draft import Draft, DrafterName, failed
from assistant.judgement.usage import Usage
from assistant.rubric.criterion import Criterion

REPAIRS = 2
"""Times that an unusable answer is sent back with its errors."""


class LlmDrafter:
    """Drafts through a chat model."""

    name: DrafterName = "llm"

    def __init__(self, chat: Chat, prompt: Prompt) -> None:
        """A drafter that asks this chat with this prompt."""
        self._chat = chat
        self._prompt = prompt
        self.model: str | None = chat.model
        self.prompt: str | None = prompt.id

    async def draft(self, group: Group) -> tuple[list[Draft], Usage]:
        """One draft per criterion; what the model could not answer is ``failed`` with its reason."""
        asked = [a for a in group.assignments if a.criterion.assessable != "oral"]
        answers: dict[str, tuple[CriterionAnswer, Reply]] = {}
        usage = Usage()
        reason = ""
        try:
            if asked:
                answers, usage, reason = await self._answers(group, asked)
        except (RunError, ModelError) as error:
            reason = str(error)
        drafts = [self._draft(group, assignment, answers, reason) for assignment in group.assignments]
        return drafts, usage

    async def close(self) -> None:
        """Closes the chat's connections."""
        await self._chat.close()

    def _draft(
        self,
        group: Group,
        assignment: Assignment,
        answers: dict[str, tuple[CriterionAnswer, Reply]],
        reason: str,
    ) -> Draft:
        if assignment.criterion.assessable == "oral":
            return oral_only(assignment, self.name)
        given = answers.get(assignment.criterion.id)
        if given is None:
            return failed(
                assignment.criterion.id,
                self.name,
                reason,
                model=self.model,
                prompt=self.prompt,
                passages=assignment.passages,
            )
        answer, reply = given
        return verified(
            answer,
            assignment,
            group.dossier.passages,
            model=self._chat.model,
            prompt=self._prompt.id,
            request=reply.key,
        )

    async def _answers(
        self, group: Group, asked: list[Assignment]
    ) -> tuple[dict[str, tuple[CriterionAnswer, Reply]], Usage, str]:
        messages = self._messages(group, asked)
        wanted = {assignment.criterion.id for assignment in asked}
        answers: dict[str, tuple[CriterionAnswer, Reply]] = {}
        usage = Usage()
        fruitless: list[Reply] = []
        for attempt in range(1, 2 + REPAIRS):
            try:
                reply, fresh = await self._chat.ask(messages, answer_schema())
            except (RunError, ModelError) as error:
                # What earlier replies answered is kept.
                return answers, usage, str(error)
            usage += reply.usage if fresh else Usage()
            found, errors = read_answer(reply.text, wanted)
            answers |= {name: (answer, reply) for name, answer in found.items()}
            wanted -= found.keys()
            if not wanted:
                return answers, usage, ""
            if not found:
                fruitless.append(reply)
            repair = filled(
                self._prompt.repair,
                attempt=str(attempt + 1),
                most=str(1 + REPAIRS),
                errors="\n".join(f"- {error}" for error in errors[:12]),
                ids=", ".join(sorted(wanted)),
            )
            messages = [
                *self._messages(group, asked),
                {"role": "assistant", "content": reply.text[:20_000] or "(réponse vide)"},
                {"role": "user", "content": repair},
            ]
        # A later run may ask the same again: what was of no use must not be found in its place.
        self._chat.reject(fruitless)
        reason = f"Le modèle {self._chat.model} n'a pas donné de réponse utilisable en {1 + REPAIRS} essais."
        return answers, usage, reason

    def _messages(self, group: Group, asked: list[Assignment]) -> list[Message]:
        rubric = group.rubric
        first = asked[0].criterion
        code = hashlib.sha256(f"{group.dossier.sha256}:{rubric.version}".encode()).hexdigest()[:8]
        competencies = "\n".join(f"{c} : {rubric.competency(c).wording}" for c in first.competencies)
        modalities = " / ".join(a.title for a in rubric.assessments_of(first)) or "non précisée"
        passages = "\n".join(
            f'<passage-{code} id="{p.id}" page="{p.page}" titre="{_title(p, code)}">\n'
            f"{_neutral(p.text, code)}\n</passage-{code}>"
            for p in group.passages
        )
        user = filled(
            self._prompt.user,
            rubric=rubric.title,
            competency=competencies,
            assessment=modalities,
            criteria="\n".join(_criterion(assignment.criterion) for assignment in asked),
            code=code,
            passages=passages or "(aucun passage)",
            ids=", ".join(assignment.criterion.id for assignment in asked),
        )
        return [{"role": "system", "content": self._prompt.system}, {"role": "user", "content": user}]


def _criterion(criterion: Criterion) -> str:
    indicators = "\n".join(f"    - {i.id} : {i.text}" for i in criterion.indicators)
    heading = f" ({criterion.heading})" if criterion.heading else ""
    return f"- {criterion.id}{heading} : {criterion.statement}\n  Repères de lecture, non officiels :\n{indicators}"


def _title(passage: Passage, code: str) -> str:
    return _neutral(" › ".join(passage.path[-2:]), code).replace('"', "″").replace(">", "›")


def _neutral(text: str, code: str) -> str:
    """The candidate's text, with anything that looks like our tags or their code made harmless.

    The code comes from the file's own hash, so a file that holds its code would have to hold its own hash.
    """
    text = re.sub(r"<(?=\s*/?\s*passage)", "‹", text, flags=re.IGNORECASE)
    return text.replace(code, "·").replace("\x00", " ")
