"""Sections of an RTF: how they begin, and the headers and footers that their pages show."""

from assistant.reading.flow import Flow

_KINDS = {"sbknone": "on", "sbkcol": "on", "sbkpage": "page", "sbkodd": "odd", "sbkeven": "even"}


class Sections:
    """Follows the sections while the document is read from its beginning."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._kind = "on"
        """How the section begins whose text has not come yet."""
        self._titled = False
        """Whether its first page has a header and a footer of its own."""
        self._firsts: list[str] = []

    def word(self, word: str) -> bool:
        """A control word; False when it is none of a section."""
        if word in _KINDS:
            self._kind = _KINDS[word] if self._kind != "on" else "on"
        elif word == "titlepg":
            self._titled = True
            for said in self._firsts:
                self._flow.running(said)
            self._firsts = []
        else:
            return False
        return True

    def begin(self) -> None:
        """Before the first text or header of a section: the ones before have ended."""
        kind, self._kind = self._kind, "on"
        if kind != "on":
            self._flow.broken()
            if kind != "page" and self._flow.paging.number % 2 != (kind == "odd"):
                self._flow.broken()

    def run(self, said: str, only_first: bool) -> None:
        """A header or a footer; ``only_first`` when it is that of a first page, which the section may not have."""
        self.begin()
        if only_first and not self._titled:
            self._firsts.append(said)
        else:
            self._flow.running(said)

    def end(self) -> None:
        """At the end of a section: the next one begins a page unless it says otherwise."""
        for said in self._firsts:
            self._flow.conceal("hidden_run", said)
        self._firsts, self._titled, self._kind = [], False, "page"
