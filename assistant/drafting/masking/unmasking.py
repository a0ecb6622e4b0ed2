"""A model's answers with the dossier's names again, before anything of them is verified or shown."""

import re

from assistant.drafting.answer import CriterionAnswer
from assistant.drafting.masking.masking import Masking

_PLACEHOLDER = re.compile(r"\[[A-ZÉ]{6,10}(?: \d{1,5})?\]")


def still_stands(sent: str, masking: Masking) -> bool:
    """Whether a message that was sent has, passage by passage, the placeholders that the dossier has today.

    Rules that find more people number them otherwise: an answer to such a message would get other people's names.
    """
    for passage in masking.dossier.passages:
        found = re.search(
            rf"^\[{re.escape(passage.id)}\] (.*?)(?=\n\[(?:p\d|titre)|\n</|\Z)", sent, re.DOTALL | re.MULTILINE
        )
        if found and _PLACEHOLDER.findall(found[1]) != _PLACEHOLDER.findall(passage.text):
            return False
    return True


def unmasked(answer: CriterionAnswer, masking: Masking) -> CriterionAnswer:
    """The answer as if the model had read the dossier itself: quotes in its very words, names in its sentences."""
    quotes = [
        given.model_copy(update={"quote": masking.restored_quote(given.quote, given.passage)})
        for given in answer.evidence
    ]
    return answer.model_copy(
        update={
            "evidence": quotes,
            "reasons": masking.restored(answer.reasons),
            "feedback": masking.restored(answer.feedback),
            "question": None if answer.question is None else masking.restored(answer.question),
        }
    )
