"""A model's answers with the dossier's names again, before anything of them is verified or shown."""

from assistant.drafting.answer import CriterionAnswer
from assistant.drafting.masking.masking import Masking


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
