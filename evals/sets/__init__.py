"""Data sets shipped with Critérium."""
