"""Synthetic référentiels in many layouts; the critères expected of them, read by hand, are in ``expected.tsv``."""
