"""Services that speak OpenAI's protocol, as ``criterium doctor`` proposes them. Names and addresses change."""

from typing import NamedTuple


class Preset(NamedTuple):
    """One service."""

    service: str
    base_url: str
    model: str
    """A model's name there, or how to find one, in French."""
    context: str
    """What CRITERIUM_LLM_CONTEXT is to be, in French."""


PRESETS = (
    Preset("OpenAI", "https://api.openai.com/v1", "un modèle de conversation", "celui du modèle"),
    Preset("Mistral", "https://api.mistral.ai/v1", "mistral-small-latest", "celui du modèle"),
    Preset(
        "Albert (DINUM)",
        "https://albert.api.etalab.gouv.fr/v1",
        "un modèle de la liste /v1/models",
        "celui du modèle",
    ),
    Preset("Ollama", "http://127.0.0.1:11434/v1", "mistral-small", "celui donné à num_ctx"),
    Preset("vLLM", "http://127.0.0.1:8000/v1", "le nom donné à vllm serve", "--max-model-len"),
    Preset("llama.cpp", "http://127.0.0.1:8080/v1", "n'importe lequel", "-c divisé par -np"),
)
