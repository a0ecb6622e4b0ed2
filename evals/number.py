"""Counts in French words."""


def plural(count: int, singular: str, many: str = "") -> str:
    """``0 dossier``, ``1 dossier``, ``2 dossiers``: nought is singular in French. Without ``many``, an s is added."""
    return f"{count} {singular if count < 2 else many or f'{singular}s'}"
