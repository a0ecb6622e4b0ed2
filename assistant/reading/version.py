"""Version of the readers."""

READER = "7"
"""Raised whenever the same file would give other passages: what an older reader read is read again."""
