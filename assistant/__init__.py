"""Critérium: helps a certification jury read written dossiers against an official référentiel."""

__version__ = "0.1.0"
