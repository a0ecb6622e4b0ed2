"""Turns a file that a candidate handed in into a dossier. The file is hostile until read."""
