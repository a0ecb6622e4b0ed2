"""Chooses the embeddings that the settings ask for."""

from assistant.endpoint.service import Service
from assistant.errors import UserError
from assistant.settings.settings import Settings
from index.embedder import FrenchStatic
from index.embeddings import Embeddings
from index.store import VectorStore


def embeddings_of(settings: Settings) -> tuple[Embeddings, str]:
    """The embeddings and the name that keeps their vectors apart from others'.

    Raises:
        UserError: a model is named but no address, or its key cannot be used.
    """
    if settings.embedding_model is None:
        return FrenchStatic(), FrenchStatic.name
    url = settings.embedding_base_url or settings.llm_base_url
    if url is None:
        raise UserError("CRITERIUM_EMBEDDING_MODEL est réglé sans adresse ; régler aussi CRITERIUM_EMBEDDING_BASE_URL.")
    own = settings.embedding_api_key
    # Another address must not be handed the model's key.
    key = own or (settings.llm_api_key if url == settings.llm_base_url else None)
    service = Service(
        url=url,
        model=settings.embedding_model,
        api_key=key.get_secret_value() if key else None,
        url_setting=f"CRITERIUM_{'EMBEDDING' if settings.embedding_base_url else 'LLM'}_BASE_URL",
        model_setting="CRITERIUM_EMBEDDING_MODEL",
        key_setting="CRITERIUM_LLM_API_KEY" if key and not own else "CRITERIUM_EMBEDDING_API_KEY",
        timeout_setting=None,
    )
    # Imported here because it takes seconds and the embedded model does without it.
    from index.endpoint import EndpointEmbeddings

    return EndpointEmbeddings(service), f"{settings.embedding_model}@{url}"


def open_store(settings: Settings) -> VectorStore:
    """The vector store that the settings describe."""
    embeddings, name = embeddings_of(settings)
    return VectorStore(settings.data / "chroma", settings.chroma_url, embeddings, name)
