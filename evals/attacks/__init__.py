"""Variants of a dossier that try to move a draft's level without showing anything more."""
