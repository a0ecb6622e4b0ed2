"""What leaves this machine, and to where: before an exam is launched, and while it stands open."""

from assistant.judgement.screening import Screening
from assistant.settings.settings import Settings

_HIDDEN = "noms et coordonnées remplacés par des pseudonymes"
_PLAIN = "noms compris"


def leaves(settings: Settings) -> str:
    """What a new exam will send, in French."""
    sentences = []
    if settings.embedding_address is not None:
        sentences.append(_indexed(settings))
    else:
        sentences.append("Avec le repérage embarqué, rien ne sort de cette machine.")
    if settings.has_model:
        how = _HIDDEN if settings.hides_names_from(settings.llm_base_url) else _PLAIN
        sentences.append(
            f"Avec le modèle {settings.llm_model or ''}, des passages du dossier ou le dossier entier sont envoyés à "
            f"{settings.llm_base_url or ''}, {how}."
        )
    else:
        sentences.append("Pour un modèle de langage, régler CRITERIUM_LLM_BASE_URL et CRITERIUM_LLM_MODEL.")
    return " ".join(sentences)


def sent(screening: Screening, settings: Settings, *, foreseen: bool = False) -> str:
    """What this exam sends or has sent, or would send, in French; the address is the one that is set now."""
    sentences = [_indexed(settings, foreseen=foreseen)] if settings.embedding_address is not None else []
    if screening.drafter == "llm":
        what = "le dossier entier" if screening.reading == "whole" else "des passages du dossier"
        to = f" à {settings.llm_base_url}" if settings.llm_base_url else ""
        how = _HIDDEN if screening.pseudonyms else _PLAIN
        sentences.append(
            f"Le modèle {screening.model or ''} {'recevrait' if foreseen else 'reçoit'}{to} {what}, {how}."
        )
    return " ".join(sentences) or "Rien de ce dossier ne sort de cette machine."


def _indexed(settings: Settings, *, foreseen: bool = False) -> str:
    address = settings.embedding_address
    how = _HIDDEN if settings.hides_names_from(address) else _PLAIN
    are = "seraient" if foreseen else "sont"
    return f"Les passages du dossier {are} envoyés à {address or ''} pour l'index, {how}."
