"""What an exam would take of a model, before anything is asked of it, and what it has taken."""

from assistant.drafting.cost import said
from assistant.errors import UserError
from assistant.judgement.screening import Screening
from assistant.screening.desk import Desk
from assistant.settings.prices import price_of
from assistant.web.leaving import sent
from assistant.web.markup import plural, safe


def foreseen(desk: Desk, screening: Screening) -> str:
    """Calls, tokens, price and where the text goes, as HTML; an estimate.

    Raises:
        UserError: the dossier or the référentiel cannot be read.
    """
    if screening.drafter != "llm":
        return "<p>Le repérage embarqué ne demande rien à un modèle : ni appel, ni coût.</p>"
    usage = desk.forecast(screening)
    criteria = plural(len(screening.criteria), "critère", "critères")
    if not usage.calls:
        return f"<p>{criteria} : les réponses du modèle sont déjà là, aucun appel à prévoir.</p>"
    way = "lu en entier" if screening.reading == "whole" else "lu par extraits"
    price = "" if desk.price else " Prix inconnu : l'écrire dans prices.yaml (docs/models.md)."
    return (
        f"<p>{safe(screening.file)}, {way}, {criteria} : environ <b>{safe(said(usage, desk.price))}</b>."
        f"{price} {sent(screening, desk.settings, foreseen=True)} Rien n'est encore parti.</p>"
    )


def taken(desk: Desk, screening: Screening) -> str:
    """What the model has taken for the exam so far, in all and for each critère, as HTML; empty when it was not asked."""
    usage = desk.records.usage(screening.id)
    if not usage.calls:
        return ""
    asked = sum(draft.request is not None for draft in desk.records.drafts(screening.id).values())
    try:
        price, trouble = price_of(desk.settings.data, screening.model), ""
    except UserError as error:
        price, trouble = None, f" {safe(str(error))}"
    return f"Pris jusqu'ici : {safe(said(usage, price, asked))}.{trouble}"
