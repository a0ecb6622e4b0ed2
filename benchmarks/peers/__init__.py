"""Critérium beside what a user could pick up instead, against one local server."""
