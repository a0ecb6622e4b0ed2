"""Pages of a text that flows: those of its author's breaks and of the program that last drew it, where they tell."""

from assistant.errors import UserError

LINES = 45
"""Lines that fit on a page: between an author's breaks with more of them, pages were turned that nothing tells."""
TRUSTED = 100
"""Lines between two turns from which those that the program wrote down cannot be all."""
LINE_WORDS = 12
MOST_PAGES = 3000


class Paging:
    """Counts pages while a text is walked from its beginning; only its end tells whether they are the printed ones."""

    def __init__(self) -> None:
        self.number = 1
        self._begun = False
        self._breaks = False
        self._drawn = False
        self._lines = 0
        self._longest = 0

    def broken(self) -> None:
        """At a break that the author set; two in a row leave an empty page."""
        self._breaks = True
        self._turn()

    def begins(self) -> None:
        """Before what begins a page: none is turned where one has just begun."""
        if self._begun:
            self.broken()

    def drawn(self) -> None:
        """Where the program turned the page when it last drew the document."""
        self._drawn = True
        if self._begun:
            self._turn()

    def line(self, words: int = 0) -> None:
        """At a paragraph or a row of so many words, empty ones included."""
        self._begun = True
        self._lines += words // LINE_WORDS + 1

    def is_told(self, name: str) -> bool:
        """Whether the pages are the printed ones.

        Raises:
            UserError: there are more pages than any dossier has.
        """
        longest = max(self._longest, self._lines)
        told = (self._drawn and longest <= TRUSTED) or (self._breaks and longest <= LINES)
        if told and self.number > MOST_PAGES:
            raise UserError(f"« {name} » compte plus de {MOST_PAGES} pages ; le découper.")
        return told

    def _turn(self) -> None:
        self.number += 1
        self._longest, self._lines = max(self._longest, self._lines), 0
        self._begun = False
