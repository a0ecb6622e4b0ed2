"""What turns texts into vectors: LangChain's interface, without loading LangChain for it."""

from typing import Protocol


class Embeddings(Protocol):
    """Any of LangChain's embeddings, and our own."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per text."""

    def embed_query(self, text: str) -> list[float]:
        """The text's vector."""
