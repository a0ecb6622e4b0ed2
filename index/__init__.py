"""Embeddings, the vector store and hybrid retrieval."""
