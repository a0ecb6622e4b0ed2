"""Prompt templates as versioned YAML, as package data."""
