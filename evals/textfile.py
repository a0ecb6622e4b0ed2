"""Writing a text file whole or not at all."""

from pathlib import Path

from assistant.errors import UserError


def write_text(text: str, path: Path) -> None:
    """Writes the text.

    Raises:
        UserError: the file cannot be written; what was there before is left as it was.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            path.write_text(text, encoding="utf-8")
            return
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(f"Le fichier « {path} » ne peut pas être écrit ; choisir un autre emplacement.") from error
