"""The drafter at the configured endpoint, with its replies recorded."""

from sqlalchemy import Engine

from assistant.drafting.chat import Chat
from assistant.drafting.llm import LlmDrafter
from assistant.drafting.prompt import load_prompt
from assistant.errors import UserError
from assistant.judgement.screening import Screening
from assistant.screening.replies import RecordedReplies
from assistant.settings.settings import Settings


def llm_drafter(settings: Settings, engine: Engine, screening: Screening) -> LlmDrafter:
    """A drafter that asks the screening's model at the address in force.

    Raises:
        UserError: no address is configured any more.
    """
    if settings.llm_base_url is None or screening.model is None:
        raise UserError(
            "Aucun modèle de langage n'est configuré ; régler CRITERIUM_LLM_BASE_URL et CRITERIUM_LLM_MODEL."
        )
    chat = Chat(
        model=screening.model,
        base_url=settings.llm_base_url,
        api_key=settings.llm_api_key.get_secret_value() if settings.llm_api_key else None,
        timeout=settings.llm_timeout,
        replies=RecordedReplies(engine),
    )
    return LlmDrafter(chat, load_prompt("draft"))
