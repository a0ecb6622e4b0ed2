"""Embeddings from any endpoint that speaks OpenAI's protocol."""

import math

from langchain_core.embeddings import Embeddings
from langchain_openai import OpenAIEmbeddings
from pydantic import SecretStr

from assistant.endpoint.client import http_client
from assistant.endpoint.fault import TROUBLES, fault
from assistant.endpoint.service import Service
from assistant.errors import ModelError

TIMEOUT = 60.0
"""Seconds for one request."""
TOGETHER = 200
"""Texts of one request."""
LONGEST_BODY = 40_000_000
"""Bytes of one reply: as many vectors of four thousand dimensions, written out, with room to spare."""


class EndpointEmbeddings(Embeddings):
    """LangChain's client, with texts sent as text and failures said in one sentence."""

    def __init__(self, service: Service) -> None:
        """Names the model at the address; nothing is asked of it yet.

        Raises:
            UserError: the key or the environment's proxy cannot be used.
        """
        self._service = service
        self._client = OpenAIEmbeddings(
            model=service.model,
            openai_api_base=service.url,
            openai_api_key=SecretStr(service.key),
            openai_proxy=None,
            check_embedding_ctx_length=False,
            chunk_size=TOGETHER,
            max_retries=4,
            request_timeout=TIMEOUT,
            http_client=http_client(service, timeout=TIMEOUT, most=LONGEST_BODY),
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per text, as the endpoint gives them, all of one length.

        Raises:
            RunError: the endpoint cannot be reached or refuses.
            ModelError: what it answers is not a vector for each text.
        """
        try:
            vectors = self._client.embed_documents(texts)
        except TROUBLES as error:
            raise fault(self._service, error).error from error
        if len(vectors) != len(texts) or not _alike(vectors):
            raise ModelError(
                f"Le service à {self._service.url} ne rend pas un vecteur pour chaque texte ; "
                f"vérifier que {self._service.model} est un modèle d'embeddings."
            )
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The text's vector; errors as above."""
        return self.embed_documents([text])[0]


def _alike(vectors: list[list[float]]) -> bool:
    """Whether all are numbers, as many in each."""
    return all(
        len(vector) == len(vectors[0]) > 0
        and all(isinstance(value, int | float) and math.isfinite(value) for value in vector)
        for vector in vectors
    )
