"""The pictures that stand in a document: those that may hold text and were not read are named in one warning."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name

from assistant.dossier.dossier import ReadingWarning
from assistant.dossier.place import Unit, stretches
from assistant.reading.block import Reading

LEAST_SHARE = 0.25
"""Share of the text's width from which a picture may be meant to be read."""
_MAY_HOLD_TEXT = "assistant.reading.page.pasted:may_hold_text"
"""Looked up when a picture is met: documents without one do without the library that opens them."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A picture where it was met."""

    page: int
    printed: int


class Pictures:
    """Told of every picture that is shown; the same one met again, such as a logo, counts where it came first."""

    def __init__(self) -> None:
        self._met: list[_Met] = []
        self._known: set[str] = set()

    def met(self, name: str, content: Callable[[], bytes | None], page: int, printed: int = 0) -> None:
        """A picture.

        Args:
            name: that of its part in the file, the same for the same picture.
            content: its bytes; None, or ``ValueError`` or ``OSError``, when they cannot be had.
            page: the page or the section where it is shown.
            printed: its page where the file may tell pages of its own.
        """
        if name in self._known:
            return
        self._known.add(name)
        try:
            found = content()
        except (ValueError, OSError):
            found = None
        if found is not None:
            digest = hashlib.sha256(found).hexdigest()
            may_hold_text: Callable[[bytes], bool] = resolve_name(_MAY_HOLD_TEXT)
            if digest in self._known or not may_hold_text(found):
                return
            self._known.add(digest)
        self._met.append(_Met(page, printed))

    def told(self, reading: Reading, unit: Unit, printed: bool = False) -> None:
        """Warns of the pictures that were not read.

        Args:
            reading: where the warning goes.
            unit: what the pages are called.
            printed: whether they are those that the file tells.
        """
        if not self._met:
            return
        places = sorted({met.printed if printed else met.page for met in self._met})
        where = stretches([(unit, place) for place in places])
        several = len(self._met) > 1
        what = f"{len(self._met)} images n'ont pas été lues" if several else "une image n'a pas été lue"
        it = "les" if several else "la"
        text = f"{where.capitalize()} : {what} ; {it} joindre en PDF ou {it} regarder dans le fichier."
        reading.warnings.append(ReadingWarning(kind="unread_picture", page=places[0], text=text))
