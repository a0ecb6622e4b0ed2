"""A dossier's file as a person names it."""

from pathlib import Path

from assistant.errors import UserError

LONGEST = 400
"""Characters of a name that are shown."""


def shown_name(path: Path, name: str | None = None) -> str:
    """The last part of the name, else of the path, on one line; what does not print is shown as such."""
    base = Path(name or "").name or path.name
    shown = "".join(character if character.isprintable() else "\ufffd" for character in base)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 13]}…{shown[-12:]}"


def refuse_device(path: Path) -> None:
    """Refuses what is there and holds nothing for good, such as a pipe: opening it could wait for ever.

    Raises:
        UserError: it is neither a file nor a folder.
    """
    try:
        device = path.exists() and not (path.is_file() or path.is_dir())
    except OSError:
        return  # whoever opens it says what is wrong
    if device:
        raise UserError(f"« {shown_name(path)} » n'est pas un fichier ; en donner un, enregistré sur le disque.")
