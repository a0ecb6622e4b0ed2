"""Embeddings from any endpoint that speaks OpenAI's protocol."""

from langchain_core.embeddings import Embeddings
from langchain_openai import OpenAIEmbeddings
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError
from pydantic import SecretStr

from assistant.errors import RunError


class EndpointEmbeddings(Embeddings):
    """LangChain's client, with texts sent as text and failures said in one sentence."""

    def __init__(self, model: str, base_url: str, api_key: str | None) -> None:
        """Names the model at the address; nothing is asked of it yet."""
        self._url = base_url
        self._client = OpenAIEmbeddings(
            model=model,
            openai_api_base=base_url,
            openai_api_key=SecretStr(api_key or "sans-cle"),
            check_embedding_ctx_length=False,
            max_retries=4,
            request_timeout=60,
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per text, as the endpoint gives them."""
        try:
            return self._client.embed_documents(texts)
        except OpenAIError as error:
            raise self._sentence(error) from error

    def embed_query(self, text: str) -> list[float]:
        """The text's vector."""
        return self.embed_documents([text])[0]

    def _sentence(self, error: OpenAIError) -> RunError:
        if isinstance(error, APITimeoutError):
            return RunError(f"Les embeddings à {self._url} ne répondent pas à temps ; réessayer plus tard.")
        if isinstance(error, APIConnectionError):
            return RunError(
                f"Les embeddings à {self._url} sont injoignables ; démarrer le service ou corriger l'adresse."
            )
        if isinstance(error, APIStatusError):
            return RunError(f"Les embeddings à {self._url} répondent par une erreur {error.status_code}.")
        return RunError(f"Les embeddings à {self._url} ont répondu d'une façon illisible.")
