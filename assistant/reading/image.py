"""Reads a picture of a page by recognising its characters."""

from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.file import File


def read_image(path: File) -> Reading:
    """Blocks of a picture."""
    raise UserError(f"« {path.name} » est une image, que Critérium ne lit pas encore ; fournir un PDF.")
