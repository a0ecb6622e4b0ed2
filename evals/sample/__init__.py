"""Synthetic sample dossier (candidate K-27) and its planned reading."""
