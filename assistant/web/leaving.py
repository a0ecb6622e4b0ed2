"""What leaves this machine, and to where, as HTML."""

from assistant.judgement.screening import Screening
from assistant.screening import leaving
from assistant.settings.settings import Settings
from assistant.web.markup import safe


def leaves(settings: Settings) -> str:
    """What a new exam will send, as HTML."""
    return safe(leaving.leaves(settings))


def sent(screening: Screening, settings: Settings, *, foreseen: bool = False) -> str:
    """What this exam sends or has sent, or would send, as HTML."""
    return safe(leaving.sent(screening, settings, foreseen=foreseen))
