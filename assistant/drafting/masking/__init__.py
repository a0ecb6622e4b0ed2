"""Pseudonyms for people before a dossier's text leaves the machine, and their names again in what comes back."""
