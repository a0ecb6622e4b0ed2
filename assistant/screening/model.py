"""The drafter at the configured endpoint, with its replies recorded."""

from assistant.drafting.chat import Chat, Endpoint
from assistant.drafting.llm import LlmDrafter
from assistant.drafting.pace import Pace
from assistant.drafting.prompt import load_prompt
from assistant.drafting.spending import Spending
from assistant.errors import UserError
from assistant.judgement.screening import Screening
from assistant.screening.records import Records
from assistant.screening.replies import RecordedReplies
from assistant.settings.calibrations import calibration_for
from assistant.settings.prices import price_of
from assistant.settings.settings import Settings


def llm_drafter(
    settings: Settings, records: Records, pace: Pace, screening: Screening, *, replay: bool = False
) -> LlmDrafter:
    """A drafter that asks the screening's model at the address in force, or only gives what it replied before.

    Raises:
        UserError: no address is configured any more, it may not read the names, or a file of the user's cannot be used.
    """
    model = screening.model or ""
    if not replay and (settings.llm_base_url is None or not model):
        raise UserError(
            "Aucun modèle de langage n'est configuré ; régler CRITERIUM_LLM_BASE_URL et CRITERIUM_LLM_MODEL."
        )
    if not replay and settings.hides_names_from(settings.llm_base_url) and not screening.pseudonyms:
        raise UserError(
            "Cet examen a été ouvert sans pseudonymes, et le modèle n'est pas local ; ouvrir un nouvel examen."
        )
    prompt = load_prompt("draft")
    price = price_of(settings.data, model)
    if settings.llm_most_cost is not None and price is None and not replay:
        raise UserError(
            f"CRITERIUM_LLM_MOST_COST demande le prix de {model} ; l'écrire dans prices.yaml (voir docs/models.md)."
        )
    chat = Chat(
        None if replay else endpoint(settings, model),
        RecordedReplies(records.engine),
        model=model,
        prompt=prompt.id,
        pace=pace,
        spending=Spending(
            most_tokens=settings.llm_most_tokens,
            most_cost=settings.llm_most_cost,
            price=price,
            before=records.usage(screening.id),
        ),
    )
    calibration = calibration_for(settings.data, model, prompt.id, second_opinion=screening.second_opinion)
    return LlmDrafter(
        chat,
        prompt,
        second_opinion=screening.second_opinion,
        calibration=calibration,
        pseudonyms=screening.pseudonyms,
    )


def endpoint(settings: Settings, model: str) -> Endpoint:
    """The address and the limits that the settings give."""
    return Endpoint(
        model=model,
        base_url=settings.llm_base_url or "",
        api_key=settings.llm_api_key.get_secret_value() if settings.llm_api_key else None,
        timeout=settings.llm_timeout,
        until=settings.llm_screening_timeout,
    )
