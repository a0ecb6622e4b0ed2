"""A screening's outcome in the agreed JSON shape."""

from typing import Any

from assistant.judgement.coverage import coverage
from assistant.judgement.draft import Draft, failed
from assistant.screening.records import Entry, Records

NEVER = "L'examen de ce critère n'a pas eu lieu ; relancer la même commande."


def outcome(records: Records, entry: Entry) -> dict[str, Any]:
    """The shape of ``screen --json``: every criterion in scope, in order, drafted or not."""
    screening = entry.screening
    dossier = records.dossier(screening.dossier, screening.reader)
    drafts = all_drafts(records, entry)
    usage = records.usage(screening.id)
    return {
        "rubric": {"id": screening.rubric, "version": screening.rubric_version},
        "dossier": {
            "file": screening.file,
            "sha256": dossier.sha256,
            "pages": len(dossier.pages),
            "words": dossier.word_count,
            "warnings": [warning.model_dump() for warning in dossier.warnings],
            "concealed": [concealed.model_dump() for concealed in dossier.concealed],
        },
        "coverage": coverage(dossier, drafts).as_json(),
        "criteria": [draft.as_json() for draft in drafts],
        "usage": {
            "calls": usage.calls,
            "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens,
            "seconds": round(usage.seconds, 3),
        },
    }


def all_drafts(records: Records, entry: Entry) -> list[Draft]:
    """One draft per criterion in scope; one that is missing is a failure that says so."""
    drafts = records.drafts(entry.screening.id)
    return [
        drafts.get(criterion) or failed(criterion, entry.screening.drafter, NEVER)
        for criterion in entry.screening.criteria
    ]
