"""One YAML file per référentiel, and their JSON schema, as package data."""
