"""Reads RTF: paragraphs, headings by style or outline, tables, footnotes; hidden and deleted text apart."""

import codecs
import re
from dataclasses import dataclass, field, replace

from assistant.dossier.dossier import ConcealedKind
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.file import File
from assistant.reading.flow import Flow
from assistant.reading.rtfcode import CODEPAGES, SYMBOLS, events

DEEPEST = 2000
"""Groups inside each other."""
TINY = 5
"""Half-points of font size under which a letter cannot be read on paper."""
_HEADING = re.compile(r"^(?:heading|titre)\s*(\d)$", re.IGNORECASE)
_UNREAD = frozenset(
    "colortbl info pict header headerl headerr headerf footer footerl footerr footerf fldinst themedata datastore "  # noqa: SIM905
    "colorschememapping latentstyles listtable listoverridetable rsidtbl generator xmlnstbl filetbl revtbl pgptbl "
    "objdata nonshppict sp bkmkstart bkmkend atnid atnauthor atndate atnref tc tcn xe template listpicture "
    "mmathPr wgrffmtfilter fontemb falt panose ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn".split()
)
_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and may change."""

    destination: str = "body"
    encoding: str = "cp1252"
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    size: int = 24
    white: bool = False
    lit: bool = False
    style: int = 0
    outline: int = -1
    in_table: bool = False


@dataclass(slots=True)
class _Gathered:
    """Text that is being read into a note, a comment or the body."""

    text: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class _Document:
    def __init__(self) -> None:
        self.flow = Flow()
        self.stack: list[_State] = []
        self.state = _State()
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.styles: dict[int, str] = {}
        self.colours: list[tuple[int, int, int]] = []
        self.colour = [0, 0, 0]
        self.body = _Gathered()
        self.aside: list[str] = []
        self.notes: list[str] = []
        self.pending = b""
        self.passed = 0
        """Characters still to be passed over: what old programs show instead of a Unicode one."""
        self.starred = False
        self.first = True

    def read(self, content: bytes) -> None:
        for event in events(content):
            if event.kind == "bytes":
                self._bytes(event.content)
                continue
            self._decode()
            if event.kind == "open":
                if len(self.stack) >= DEEPEST:
                    return
                self.stack.append(self.state)
                self.starred, self.first = False, True
                continue
            if event.kind == "close":
                self._close()
            elif event.kind == "symbol":
                self._symbol(event.name)
            else:
                self._word(event.name, event.number)
            self.first = False
        self._decode()
        self._paragraph()
        self._end_table()

    def _bytes(self, content: bytes) -> None:
        if self.passed:
            dropped = min(self.passed, len(content))
            self.passed -= dropped
            content = content[dropped:]
        self.pending += content
        self.first = False

    def _decode(self) -> None:
        """Bytes that follow each other are one text: a letter may take two."""
        if self.pending:
            content, self.pending = self.pending, b""
            self._text(content.decode(self.state.encoding, errors="replace"))

    def _close(self) -> None:
        left = self.state
        self.state = self.stack.pop() if self.stack else _State()
        if left.destination == self.state.destination:
            return
        said, self.aside = "".join(self.aside), []
        if left.destination == "style":
            self.styles[left.style] = said.strip().rstrip(";")
        elif left.destination == "footnote":
            self.notes.append(said)
        elif left.destination == "annotation":
            self.flow.conceal("comment", said)

    def _symbol(self, name: str) -> None:
        if name == "*":
            self.starred = True
        elif name in SYMBOLS:
            self._text(SYMBOLS[name])
            if name in "\r\n":
                self._paragraph()

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if word in _UNREAD:
            self.state = replace(self.state, destination=word if word in ("colortbl",) else "unread")
        elif word in ("fonttbl", "stylesheet", "footnote", "annotation"):
            self.aside = []
            self.state = replace(self.state, destination=word)
        elif starred and word not in ("shptxt", "shpinst", "cs", "shprslt"):
            self.state = replace(self.state, destination="style" if word in ("ds", "ts") else "unread")
        elif word == "u" and number is not None:
            self._text(chr(number % 65536))
            self.passed = self.state.skip
        elif word in _CHARACTERS:
            self._text(_CHARACTERS[word])
        elif self.state.destination in ("colortbl", "unread"):
            if self.state.destination == "colortbl" and word in ("red", "green", "blue"):
                self.colour[("red", "green", "blue").index(word)] = number or 0
        elif not self._structure(word):
            self._look(word, number)

    def _structure(self, word: str) -> bool:
        if self.state.destination in ("footnote", "annotation"):
            if word == "par":
                self.aside.append(" ")
            return word == "par"
        if word == "par":
            self._paragraph()
        elif word in ("page", "sect"):
            self._paragraph()
            self.flow.turn()
        elif word in ("cell", "nestcell"):
            self.body.cells.append(" ".join("".join(self.body.text).split()))
            self.body.text = []
        elif word in ("row", "nestrow"):
            self.body.rows.append(self.body.cells)
            self.body.cells = []
        elif word == "pard":
            self.state = replace(self.state, style=0, outline=-1, in_table=False)
        elif word == "intbl":
            self.state = replace(self.state, in_table=True)
        else:
            return False
        return True

    def _look(self, word: str, number: int | None) -> None:
        on = number != 0
        if word == "ansicpg" and number:
            self.state = replace(self.state, encoding=_known(f"cp{number}"))
        elif word in ("mac", "pc", "pca"):
            self.state = replace(self.state, encoding={"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word])
        elif word == "uc":
            self.state = replace(self.state, skip=max(number or 0, 0))
        elif word == "f" and number is not None:
            self.font = number
            if number in self.fonts and self.state.destination != "fonttbl":
                self.state = replace(self.state, encoding=self.fonts[number])
        elif word == "fcharset" and number in CODEPAGES and (number or self.state.encoding == "cp1252"):
            self.fonts[self.font] = _known(CODEPAGES[number or 0])
        elif word == "s" and number is not None:
            inside = self.state.destination in ("stylesheet", "style")
            self.state = replace(self.state, style=number, destination="style" if inside else self.state.destination)
        elif word == "outlinelevel" and number is not None:
            self.state = replace(self.state, outline=number)
        elif word == "plain":
            self.state = replace(self.state, hidden=False, deleted=False, size=24, white=False, lit=False)
        elif word in ("v", "webhidden"):
            self.state = replace(self.state, hidden=on)
        elif word == "deleted":
            self.state = replace(self.state, deleted=on)
        elif word == "fs":
            self.state = replace(self.state, size=number or 24)
        elif word == "cf":
            white = 0 <= (number or 0) < len(self.colours) and self.colours[number or 0] == (255, 255, 255)
            self.state = replace(self.state, white=white)
        elif word in ("highlight", "cb", "chcbpat", "cbpat", "clcbpat"):
            self.state = replace(self.state, lit=bool(number))

    def _text(self, text: str) -> None:
        state = self.state
        if state.destination == "colortbl":
            for _ in range(text.count(";")):
                # The first colour is the reader's own: black.
                self.colours.append((self.colour[0], self.colour[1], self.colour[2]))
                self.colour = [0, 0, 0]
        elif state.destination in ("style", "annotation"):
            self.aside.append(text)
        elif state.destination in ("body", "footnote"):
            kind = self._unseen(state)
            if kind:
                self.flow.conceal(kind, text)
            else:
                (self.aside if state.destination == "footnote" else self.body.text).append(text)

    def _unseen(self, state: _State) -> ConcealedKind | None:
        if state.deleted:
            return "deletion"
        if state.hidden:
            return "hidden_run"
        if state.size < TINY:
            return "tiny"
        return "invisible" if state.white and not state.lit and not state.in_table else None

    def _paragraph(self) -> None:
        if self.state.in_table and (self.body.cells or self.body.text):
            self.body.text.append(" ")
            return
        text, self.body.text = "".join(self.body.text), []
        self._end_table()
        # Two halves of a character are two of RTF's numbers.
        text = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
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
        notes, self.notes = self.notes, []
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
        if rows:
            self.flow.table(rows)


def read_rtf(path: File) -> Reading:
    """Blocks of an RTF; its pages are its sections: top-level headings, page breaks, long ones cut.

    Raises:
        UserError: it is no RTF or holds no text.
    """
    content = path.read_bytes()
    if not content.lstrip().startswith(b"{\\rtf"):
        raise UserError(f"« {path.name} » n'est pas un document RTF ; l'enregistrer à nouveau.")
    document = _Document()
    document.read(content.lstrip())
    return document.flow.finished(path.name)


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding
