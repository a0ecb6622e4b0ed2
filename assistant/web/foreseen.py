"""What a new exam would take of a model, before anything is asked of it."""

from assistant.drafting.cost import said
from assistant.judgement.screening import Screening
from assistant.screening.desk import Desk
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
        f"{price} Rien n'est encore parti.</p>"
    )
