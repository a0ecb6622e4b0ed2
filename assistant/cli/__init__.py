"""The ``criterium`` command."""
