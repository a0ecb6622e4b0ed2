"""What went wrong with a service, in our families of errors: the one place where OpenAI's errors are read."""

import re
from typing import Literal, NamedTuple

from openai import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    NotFoundError,
    OpenAIError,
    PermissionDeniedError,
    RateLimitError,
)

from assistant.endpoint.service import Service
from assistant.endpoint.wire import OverlongBodyError
from assistant.errors import CriteriumError, ModelError, RunError

Kind = Literal[
    "overlong",
    "late",
    "unreachable",
    "elsewhere",
    "unpaid",
    "busy",
    "key",
    "unknown",
    "too_long",
    "refused",
    "broken",
    "unreadable",
]
LASTING: frozenset[Kind] = frozenset({"unreachable", "elsewhere", "unpaid", "key", "unknown"})
"""Whatever is asked next will meet the same."""


TROUBLES = (OpenAIError, OverlongBodyError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What the clients raise; over a body that is not what they expect, whatever they trip over first."""


class Fault(NamedTuple):
    """What went wrong."""

    kind: Kind
    error: CriteriumError
    """To be raised: one French sentence that names the address and the setting to correct."""


def fault(service: Service, error: Exception) -> Fault:
    """What the client's error means; whatever is no error of HTTP is a body that nobody can read."""
    kind = kind_of(error)
    status = error.status_code if isinstance(error, APIStatusError) else 0
    content = kind in ("overlong", "too_long", "refused", "unreadable")
    return Fault(kind, (ModelError if content else RunError)(_sentence(service, kind, status)))


def kind_of(error: Exception) -> Kind:
    """What the client's error is."""
    if isinstance(error, OverlongBodyError) or isinstance(error.__cause__, OverlongBodyError):
        return "overlong"
    if isinstance(error, APITimeoutError | TimeoutError):
        return "late"
    if isinstance(error, APIConnectionError):
        return "unreachable"
    return _of_status(error) if isinstance(error, APIStatusError) else "unreadable"


def passes(error: Exception) -> bool:
    """Whether the same request may succeed a moment later."""
    kind = kind_of(error)
    if kind == "broken" and isinstance(error, APIStatusError):
        return error.status_code in (408, 409) or error.status_code >= 500
    return kind == "busy" or (kind == "unreachable" and isinstance(error, APIConnectionError))


def retry_after(error: Exception) -> str | None:
    """The header with which the service says when to ask again."""
    return error.response.headers.get("Retry-After") if isinstance(error, APIStatusError) else None


_TOO_LONG = re.compile(r"context.{0,12}(length|size|window)|exceed_context|prompt is too long", re.IGNORECASE)
"""Words in which OpenAI, Mistral, vLLM and llama.cpp refuse what exceeds the model's context."""


def _of_status(error: APIStatusError) -> Kind:
    status = error.status_code
    if status == 402 or error.code == "insufficient_quota":
        return "unpaid"  # waiting does not help
    if isinstance(error, RateLimitError):
        return "busy"
    if isinstance(error, AuthenticationError | PermissionDeniedError):
        return "key"
    if isinstance(error, NotFoundError):
        return "unknown"
    if status == 413:
        return "too_long"
    if status in (400, 422):
        too_long = error.code == "context_length_exceeded" or _TOO_LONG.search(str(error))
        return "too_long" if too_long else "refused"
    return "elsewhere" if 300 <= status < 400 else "broken"


def _sentence(service: Service, kind: Kind, status: int) -> str:
    url = service.url
    model = f"le modèle {service.model}" if service.model else "ce qui est demandé"
    again = f", ou régler {service.timeout_setting}" if service.timeout_setting else " plus tard"
    sentences: dict[Kind, str] = {
        "overlong": f"La réponse du service à {url} est démesurée ; elle n'a pas été lue.",
        "late": f"Le service à {url} ne répond pas à temps ; réessayer{again}.",
        "unreachable": f"Le service à {url} est injoignable ; le démarrer ou corriger {service.url_setting}.",
        "elsewhere": f"Le service à {url} renvoie vers une autre adresse, où rien n'est envoyé ; "
        f"donner l'adresse exacte dans {service.url_setting}.",
        "unpaid": f"Le crédit du service à {url} est épuisé ; l'approvisionner, puis relancer : rien n'est perdu.",
        "busy": f"Le service à {url} limite le débit ; relancer plus tard, rien n'est perdu.",
        "key": f"Le service à {url} refuse la clé ; corriger {service.key_setting}.",
        "unknown": f"Le service à {url} ne connaît pas {model}, ou l'adresse n'est pas la bonne (souvent, /v1 "
        f"manque) ; corriger {service.model_setting} ou {service.url_setting}.",
        "too_long": f"Le service à {url} refuse un texte trop long pour {model} ; choisir un modèle qui lit davantage.",
        "refused": f"Le service à {url} refuse la demande (erreur {status}) ; vérifier {service.model_setting}.",
        "broken": f"Le service à {url} répond par une erreur {status} ; relancer plus tard.",
        "unreadable": f"Ce qui répond à {url} ne suit pas le protocole d'OpenAI ; vérifier {service.url_setting}.",
    }
    return sentences[kind]
