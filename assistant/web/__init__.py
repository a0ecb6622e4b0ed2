"""The web interface, in French."""
