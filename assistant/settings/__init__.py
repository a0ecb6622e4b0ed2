"""Settings, from environment variables or a ``.env`` file."""
