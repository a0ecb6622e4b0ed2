"""Version of the readers."""

READER = "16"
"""Raised whenever the same file would give other passages or warnings: what an older reader read is read again."""
