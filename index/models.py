"""Chooses the embeddings that the settings ask for."""

from assistant.errors import UserError
from assistant.settings.settings import Settings
from index.embedder import FrenchStatic
from index.embeddings import Embeddings
from index.store import VectorStore


def embeddings_of(settings: Settings) -> tuple[Embeddings, str]:
    """The embeddings and the name that keeps their vectors apart from others'.

    Raises:
        UserError: a model is named but no address.
    """
    if settings.embedding_model is None:
        return FrenchStatic(), FrenchStatic.name
    url = settings.embedding_base_url or settings.llm_base_url
    if url is None:
        raise UserError("CRITERIUM_EMBEDDING_MODEL est réglé sans adresse ; régler aussi CRITERIUM_EMBEDDING_BASE_URL.")
    # Imported here because it takes seconds and the embedded model does without it.
    from index.endpoint import EndpointEmbeddings

    key = settings.embedding_api_key
    if key is None and url == settings.llm_base_url:
        key = settings.llm_api_key  # another address must not be handed the model's key
    return (
        EndpointEmbeddings(settings.embedding_model, url, key.get_secret_value() if key else None),
        settings.embedding_model,
    )


def open_store(settings: Settings) -> VectorStore:
    """The vector store that the settings describe."""
    embeddings, name = embeddings_of(settings)
    return VectorStore(settings.data / "chroma", settings.chroma_url, embeddings, name)
