"""Reads RTF: paragraphs, headings by style or outline, tables, notes, text boxes; hidden and deleted text apart.

Headers and footers are marked as running, at the end of the first page that shows them.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from assistant.dossier.dossier import ConcealedKind
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.contrast import Colour
from assistant.reading.file import File
from assistant.reading.flow import Flow
from assistant.reading.metadata import properties
from assistant.reading.rtf.code import SYMBOLS, Fonts, TooDeepError, events, whole
from assistant.reading.rtf.look import PLAIN, Grounds, Look, blended
from assistant.reading.rtf.sections import Sections
from assistant.reading.rtf.words import (
    ASIDE,
    CHARACTERS,
    INDEXED,
    PROPERTIES,
    RUNNING,
    STARRED,
    UNREAD,
)

DEEPEST = 2000
"""Groups inside each other."""
_HEADING = re.compile(r"^(?:heading|titre)\s*(\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and may change."""

    destination: str = "body"
    encoding: str = "cp1252"
    skip: int = 1
    look: Look = PLAIN
    style: int = 0
    outline: int = -1
    in_table: bool = False
    begins_page: bool = False
    endnote: bool = False
    only_first: bool = False
    """Whether it is the header or the footer of a section's first page."""


@dataclass(slots=True)
class _Gathered:
    """Text of the body that is being read."""

    text: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


class _Document:
    def __init__(self) -> None:
        self.flow = Flow()
        self.sections = Sections(self.flow)
        self.stack: list[_State] = []
        self.state = _State()
        self.fonts = Fonts()
        self.styles: dict[int, str] = {}
        self.colours: list[Colour | None] = []
        self.colour: list[int] | None = None
        self.grounds = Grounds()
        self.body = _Gathered()
        self.said: list[tuple[str, str]] = []
        """What the document says of itself: names and texts."""
        self._asides: list[list[str]] = []
        self._notes: list[str] = []
        self._numbers: Counter[bool] = Counter()
        self._boxes: list[str] = []
        self._property = ""
        self._apart: tuple[ConcealedKind, list[str]] | None = None
        self._pending = b""
        self._passed = 0
        """Characters still to be passed over: what old programs show instead of a Unicode one."""
        self._starred = False

    def read(self, content: bytes) -> None:
        for event in events(content):
            if event.kind == "bytes":
                self._bytes(event.content)
                continue
            self._decode()
            if event.kind == "open":
                if len(self.stack) >= DEEPEST:
                    raise TooDeepError
                self.stack.append(self.state)
                self._starred = False
            elif event.kind == "close":
                self._close()
            elif event.kind == "symbol":
                self._symbol(event.name)
            else:
                self._word(event.name, event.number)
        self._decode()
        self._paragraph()
        self._end_table()
        self.sections.end()

    def _bytes(self, content: bytes) -> None:
        if self._passed:
            dropped = min(self._passed, len(content))
            self._passed -= dropped
            content = content[dropped:]
        self._pending += content

    def _decode(self) -> None:
        """Bytes that follow each other are one text: a letter may take two."""
        if self._pending:
            content, self._pending = self._pending, b""
            self._text(content.decode(self.state.encoding, errors="replace"))

    def _enter(self, destination: str) -> None:
        if destination in ASIDE:
            self._asides.append([])
        self.state = replace(self.state, destination=destination)

    def _close(self) -> None:
        left = self.state
        self.state = self.stack.pop() if self.stack else _State()
        if left.destination == self.state.destination:
            return
        self._end_apart()
        if left.destination == "background":
            filled = self.grounds.shape.get("fillColor", "")
            self.grounds.paper = blended(int(filled)) if filled.isdecimal() else None
            self.grounds.shape = {}
        if left.destination not in ASIDE:
            return
        said = whole(self._asides.pop())
        if left.destination == "style":
            self.styles[left.style] = said.strip().rstrip(";")
        elif left.destination == "footnote":
            self._notes.append(said)
        elif left.destination == "annotation":
            self.flow.conceal("comment", said)
        elif left.destination == "property":
            self.said.append((self._property, said))
        elif left.destination == "indexed":
            self.flow.conceal("hidden_run", said)
        elif left.destination == "named":
            self._property = said.strip()
        elif left.destination == "valued":
            self._value(said.strip())
        elif left.destination == "running":
            self.sections.run(said, left.only_first)
        elif self.state.destination in ASIDE:
            self._asides[-1].append(f" {said} ")
        else:
            self._boxes.append(said)

    def _value(self, said: str) -> None:
        """A property of a shape or of a picture."""
        self.grounds.shape[self._property] = said
        if self._property == "wzDescription":
            self.flow.conceal("alternative", said)

    def _symbol(self, name: str) -> None:
        if name == "*":
            self._starred = True
        elif name in SYMBOLS:
            self._text(SYMBOLS[name])
            if name in "\r\n":
                self._word("par", None)

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word in ("sn", "sv", "propname"):
            self._enter("valued" if word == "sv" else "named")
        elif self.state.destination == "unread" and word != "picprop":
            return
        elif not self._opens(word, starred) and not self._written(word, number) and not self._structure(word):
            self._look(word, number)

    def _opens(self, word: str, starred: bool) -> bool:
        """Whether the word opens a destination."""
        inside = self.state.destination
        if word in UNREAD:
            self._enter("unread")
        elif word in ("colortbl", "fonttbl", "stylesheet", "footnote", "annotation", "info"):
            self._enter(word)
        elif word in RUNNING:
            self._enter("running")
            self.state = replace(self.state, only_first=word.endswith("f"))
        elif word in ("shptxt", "dptxbxtext"):
            self._enter("box")
        elif word in INDEXED:
            self._enter("indexed")
        elif word in PROPERTIES and inside in ("info", "userprops"):
            self._property = self._property if word == "staticval" else word
            self._enter("property")
        elif word in ("background", "userprops") and starred:
            self._enter(word)
        elif starred and word in ("ds", "ts") and inside == "stylesheet":
            self._enter("style")
        elif starred and word not in STARRED:
            self._enter("unread")
        elif word == "s" and inside == "stylesheet":
            self._enter("style")
            return False
        else:
            return False
        return True

    def _written(self, word: str, number: int | None) -> bool:
        """Whether the word stands for a character or belongs to the colours."""
        if word == "u" and number is not None:
            self._text(chr(number % 65536))
            self._passed = self.state.skip
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        elif self.state.destination == "colortbl":
            if word in ("red", "green", "blue"):
                self.colour = self.colour or [0, 0, 0]
                self.colour[("red", "green", "blue").index(word)] = min(number or 0, 255)
        elif word == "chftn" and self.state.destination == "footnote":
            self._numbers[self.state.endnote] += 1
            self._asides[-1].append(f"{self._numbers[self.state.endnote]} ")
        else:
            return False
        return True

    def _structure(self, word: str) -> bool:
        if self.state.destination in ASIDE:
            if word in ("par", "cell", "nestcell", "row", "nestrow", "sect", "page"):
                self._end_apart()
                self._asides[-1].append("\n")
                return True
            return False
        if word == "par":
            self._paragraph()
        elif word == "page":
            self._paragraph()
            self.flow.broken()
        elif word == "softpage":
            self.flow.paging.drawn()
        elif word == "sect":
            self._paragraph()
            self.sections.end()
        elif word in ("cell", "nestcell"):
            self._end_apart()
            self.body.cells.append(" ".join(whole(self.body.text).split()))
            self.body.text = []
        elif word in ("row", "nestrow"):
            self.body.rows.append(self.body.cells)
            self.body.pages.append(self.flow.paging.number)
            self.flow.paging.line(max(len(cell.split()) for cell in (*self.body.cells, "")))
            self.body.cells = []
        else:
            return False
        return True

    def _look(self, word: str, number: int | None) -> None:
        if word == "pard":
            self.state = replace(self.state, style=0, outline=-1, in_table=False, begins_page=False)
        encoding = self.fonts.word(word, number, self.state.encoding, self.state.destination == "fonttbl")
        if encoding != self.state.encoding:
            self.state = replace(self.state, encoding=encoding)
        elif word == "uc":
            self.state = replace(self.state, skip=max(number or 0, 0))
        elif word == "s" and number is not None:
            self.state = replace(self.state, style=number)
        elif word == "outlinelevel" and number is not None:
            self.state = replace(self.state, outline=number)
        elif word == "intbl":
            self.state = replace(self.state, in_table=True)
        elif word == "pagebb":
            self.state = replace(self.state, begins_page=number != 0)
        elif word == "ftnalt":
            self.state = replace(self.state, endnote=True)
        elif self.sections.word(word):
            return
        else:
            self.grounds.word(word, number)
            look = self.state.look.changed(word, number)
            if look is not self.state.look:
                self.state = replace(self.state, look=look)

    def _text(self, text: str) -> None:
        state = self.state
        if state.destination == "colortbl":
            for _ in range(text.count(";")):
                self.colours.append(None if self.colour is None else (self.colour[0], self.colour[1], self.colour[2]))
                self.colour = None
        elif state.destination in ("body", "footnote", "running", "box"):
            kind = self._unseen(state)
            if kind:
                self._hide(kind, text)
                return
            if text.strip():
                self._end_apart()
            if state.destination == "body":
                if text.strip():
                    if not state.in_table:
                        self._end_table()
                    self.sections.begin()
                self.body.text.append(text)
            else:
                self._asides[-1].append(text)
        elif state.destination in ASIDE:
            self._asides[-1].append(text)

    def _unseen(self, state: _State) -> ConcealedKind | None:
        behind = self.grounds.paper
        if state.destination == "box":
            if self.grounds.is_unseen():
                return "hidden_run"
            if self.grounds.is_away():
                return "outside_page"
            behind = self.grounds.box()
        elif state.in_table and state.destination == "body":
            behind = self.grounds.cell(len(self.body.cells), self.colours)
        return state.look.unseen(self.colours, behind)

    def _hide(self, kind: ConcealedKind, text: str) -> None:
        if self._apart is None or self._apart[0] != kind:
            self._end_apart()
            self._apart = kind, []
        self._apart[1].append(text)

    def _end_apart(self) -> None:
        if self._apart is not None:
            self.flow.conceal(self._apart[0], whole(self._apart[1]))
            self._apart = None

    def _paragraph(self) -> None:
        self._end_apart()
        if self.state.in_table and (self.body.cells or self.body.text):
            self.body.text.append(" ")
            return
        text, self.body.text = whole(self.body.text), []
        self._end_table()
        if self.state.begins_page:
            self.flow.begins()
        self.flow.paging.line(len(text.split()))
        level = self._level()
        name = self.styles.get(self.state.style, "").lower()
        if level:
            self.flow.add("heading", text, level)
        elif name.startswith(("toc", "tm ", "contents", "table des mat")):
            self.flow.add("contents", text)
        elif name in ("caption", "légende"):
            self.flow.add("caption", text)
        else:
            self.flow.add("prose", text)
        self._flush()

    def _flush(self) -> None:
        """Text boxes and notes follow the block that they hang from."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for line in box.split("\n"):
                self.flow.add("prose", line)
        notes, self._notes = self._notes, []
        for note in notes:
            self.flow.add("note", note)

    def _level(self) -> int:
        if 0 <= self.state.outline < 9:
            return self.state.outline + 1
        name = self.styles.get(self.state.style, "")
        found = _HEADING.match(name)
        return int(found[1]) if found else 1 if name.lower() in ("title", "titre") else 0

    def _end_table(self) -> None:
        rows, self.body.rows = self.body.rows, []
        pages, self.body.pages = self.body.pages, []
        if rows:
            self.flow.table(rows, pages=pages)
            self._flush()


def read_rtf(path: File) -> Reading:
    """Blocks of an RTF; its pages are those that its breaks tell, else its top-level sections, long ones cut.

    Raises:
        UserError: it is no RTF, holds no text or groups inside each other without end.
    """
    content = path.read_bytes()
    if not content.lstrip().startswith(b"{\\rtf"):
        raise UserError(f"« {path.name} » n'est pas un document RTF ; l'enregistrer à nouveau.")
    document = _Document()
    try:
        document.read(content.lstrip())
    except TooDeepError as error:
        raise UserError(f"« {path.name} » imbrique trop de groupes pour être lu ; l'enregistrer à nouveau.") from error
    reading = document.flow.finished(path.name)
    reading.concealed.extend(properties(document.said))
    return reading
