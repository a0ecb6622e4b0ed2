"""Reads HTML through lxml: headings, paragraphs, lists, tables, captions, notes; what is not displayed apart."""

import re
from typing import Any

from lxml import etree, html

from assistant.dossier.dossier import ConcealedKind
from assistant.dossier.passage import PassageKind
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.encoding import decoded
from assistant.reading.file import File
from assistant.reading.flow import Flow
from assistant.reading.markup.beside import beside
from assistant.reading.markup.look import Sheets
from assistant.reading.markup.picture import picture_of
from assistant.reading.pictures import Picture

DEEPEST = 200
"""Elements inside each other; what is deeper is read as one text."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNREAD = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "noframes",
        "head",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "audio",
        "video",
        "datalist",
    ]
)
_BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset figure footer form header hr html legend li "  # noqa: SIM905
    "main nav ol p pre section summary ul center option select".split()
)
_OF_HEAD = frozenset({"meta", "title", "link", "base", "style", "script", "noscript", "template"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOTE = re.compile(r"\b(footnotes?|endnotes?|doc-footnotes?|doc-endnotes?)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"\b(toc|table-of-contents|doc-toc|sommaire|doc-bibliography|bibliography)\b", re.IGNORECASE)
_BACK = re.compile(r"\s*[↩⤴↑]\ufe0e?\s*$")
_CALL = re.compile(r"\b(footnote-?ref|noteref|doc-noteref)\b", re.IGNORECASE)


class _Document:
    """Walks the page once."""

    def __init__(self, sheets: Sheets) -> None:
        self.flow = Flow()
        self.sheets = sheets
        self._text: list[str] = []
        self._kind: PassageKind = "prose"
        self._unseen: tuple[ConcealedKind, list[str]] | None = None
        """Text that is not seen and may go on."""
        self._in_cell = False
        self._pictures: list[Picture] = []

    def walk(self, element: Any, depth: int = 0) -> None:
        self._show(element.text, element)
        closed = element.tag == "details" and element.get("open") is None
        for child in element:
            if closed and isinstance(child.tag, str) and child.tag != "summary":
                self._conceal("hidden_run", _text(child))
            else:
                self._child(child, depth + 1)
            if closed:
                self._conceal("hidden_run", child.tail)
            else:
                self._show(child.tail, element)

    def _child(self, element: Any, depth: int) -> None:
        if element.tag is etree.Comment:
            self.flow.conceal("comment", element.text or "")
            return
        tag = element.tag if isinstance(element.tag, str) else ""
        for kind, said in beside(element):
            self.flow.conceal(kind, said)
        if tag == "head":
            self._head(element, depth)
        if tag == "svg":
            self._drawing(element)
        if tag in _UNREAD or not tag:
            return
        hidden = self.sheets.hidden(element)
        if hidden:
            self._conceal(hidden, _text(element))
        elif depth > DEEPEST:
            self._show(_text(element), element)
        elif tag == "option" and not _is_chosen(element):
            self._conceal("form", _text(element))
        elif tag in ("br", "wbr"):
            self._take(" " if tag == "br" else None)
        elif tag == "img":
            self._pictures += filter(None, [picture_of(element)])
        elif tag in ("input", "textarea"):
            self._field(element, tag)
        elif tag in _HEADINGS:
            self._apart("heading", element, depth, _HEADINGS[tag])
        elif tag == "table" and element.find(".//table") is None:
            self._table(element)
        elif tag in ("figcaption", "caption"):
            self._apart("caption", element, depth)
        elif tag in ("a", "sup") and _names(_CALL, element):
            return
        elif tag in _BLOCKS or tag in ("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
            self._block(element, tag, depth)
        elif self.sheets.stands_apart(element):
            self._take(" ")
            self.walk(element, depth)
            self._take(" ")
        else:
            self.walk(element, depth)

    def _head(self, head: Any, depth: int) -> None:
        """What the head says is not shown; the parser leaves in it a page that opens with no ``body``."""
        for element in head:
            if isinstance(element.tag, str) and element.tag not in _OF_HEAD:
                self._child(element, depth + 1)
                self._show(element.tail, element)
                continue
            for part in element.iter():
                if part.tag is etree.Comment:
                    self.flow.conceal("comment", part.text or "")
                    continue
                for kind, said in beside(part):
                    self.flow.conceal(kind, said)

    def _drawing(self, drawing: Any) -> None:
        """What is written in a drawing is seen, what describes it is not."""
        for element in drawing.iter("title", "desc"):
            self.flow.conceal("alternative", element.text or "")
        for element in drawing.iter("text"):
            shown = element.iterancestors() if self.sheets.hidden(element) is None else ()
            if shown and all(self.sheets.hidden(one) is None for one in shown):
                self._show(f" {_text(element)} ", element)

    def _block(self, element: Any, tag: str, depth: int) -> None:
        if self._in_cell:
            self._take(" ")
            self.walk(element, depth)
            self._take(" ")
            return
        self.flush()
        before = self._kind
        if _names(_NOTE, element):
            self._kind = "note"
        elif _names(_CONTENTS, element):
            self._kind = "contents"
        self.walk(element, depth)
        self.flush()
        self._kind = before

    def _apart(self, kind: PassageKind, element: Any, depth: int, level: int = 0) -> None:
        """A heading or a caption: one text, whatever it is made of."""
        self.flush()
        before = self._text
        self._text = []
        self.walk(element, depth)
        self._end_unseen()
        text, self._text = "".join(self._text), before
        self.flow.add("contents" if kind == "heading" and self._kind == "contents" else kind, text, level)

    def _table(self, table: Any) -> None:
        self.flush()
        caption = table.find("./caption")
        if caption is not None:
            self._child(caption, 0)
        rows: list[list[str]] = []
        named: bool | None = None
        keyed = True
        for row in table.iter("tr"):
            if hidden := self.sheets.hidden(row):
                self._conceal(hidden, _text(row))
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if not rows and cells:
                named = True if all(cell.tag == "th" for cell in cells) else None
            keyed = keyed and [cell.tag for cell in cells] == ["th", "td"]
            rows.append([text for cell in cells for text in (self._cell(cell), *_more(cell))])
        if self._kind == "contents":
            for texts in rows:
                self.flow.add("contents", " ".join(texts))
        elif keyed:
            self.flow.table([[" : ".join(filter(None, texts))] for texts in rows], named=False)
        else:
            self.flow.table(rows, named)

    def _cell(self, cell: Any) -> str:
        if hidden := self.sheets.hidden(cell):
            self._conceal(hidden, _text(cell))
            return ""
        before, kind, within = self._text, self._kind, self._in_cell
        self._text, self._in_cell = [], True
        self.walk(cell, 1)
        self._end_unseen()
        self._in_cell = within
        text, self._text, self._kind = "".join(self._text), before, kind
        return " ".join(text.split())

    def _field(self, element: Any, tag: str) -> None:
        """What is filled in a form is seen; a hidden field is not."""
        kind = (element.get("type") or "text").lower()
        value = element.get("value") or "" if tag == "input" else element.text or ""
        if kind == "hidden":
            self._conceal("hidden_run", value)
        elif kind not in ("password", "submit", "button", "checkbox", "radio", "image", "reset", "file"):
            self._show(f" {value} ", element)

    def _show(self, text: str | None, element: Any) -> None:
        """Text of the element itself, which its look may hide."""
        if not text or not text.strip():
            self._take(text)
        elif kind := self.sheets.unseen(element):
            self._conceal(kind, text)
        else:
            self._end_unseen()
            self._take(text)

    def _conceal(self, kind: ConcealedKind, text: str | None) -> None:
        if not text or not text.strip():
            return
        if self._unseen is None or self._unseen[0] != kind:
            self._end_unseen()
            self._unseen = kind, []
        self._unseen[1].append(text)

    def _end_unseen(self) -> None:
        if self._unseen is not None:
            self.flow.conceal(self._unseen[0], " ".join(self._unseen[1]))
            self._unseen = None

    def _take(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def flush(self) -> None:
        """Ends the paragraph."""
        self._end_unseen()
        text, self._text = "".join(self._text), []
        if self._kind == "note":
            text = _BACK.sub("", text)
        self.flow.add(self._kind, text)
        pictures, self._pictures = self._pictures, []
        for picture in pictures:
            self.flow.picture(picture)


def read_html(path: File) -> Reading:
    """Blocks of an HTML page; its pages are its top-level sections, long ones cut."""
    content = path.read_bytes()
    declared = _CHARSET.search(content[:4096])
    source, warnings = decoded(content, declared[1].decode("ascii") if declared else None)
    flow = flow_of(parsed(_DECLARATION.sub("", source), path.name))
    flow.reading.warnings[:0] = warnings
    return flow.finished(path.name)


def parsed(source: str, name: str) -> Any:
    """The root of the page.

    Raises:
        UserError: it holds nothing, or elements inside each other beyond what the parser follows.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.replace("\x00", ""), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UserError(f"« {name} » ne contient aucun texte lisible ; l'enregistrer à nouveau.") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UserError(
            f"« {name} » imbrique trop d'éléments les uns dans les autres pour être lu ; l'exporter à nouveau en PDF."
        )
    return root


def flow_of(root: Any) -> Flow:
    """What the page shows, block by block, and what it does not show."""
    document = _Document(Sheets(root))
    document.walk(root)
    document.flush()
    return document.flow


def _names(pattern: re.Pattern[str], element: Any) -> bool:
    """Whether the element's class, role or id says so."""
    return any(pattern.search(element.get(name) or "") for name in ("class", "role", "id", "epub:type"))


def _is_chosen(option: Any) -> bool:
    """Whether a choice is seen while its list is closed: it is the chosen one, else the first."""
    held = next(option.iterancestors("select", "datalist"), None)
    if held is None or held.tag == "datalist" or held.get("multiple") is not None:
        return held is None or held.tag == "select"
    offered = [*held.iter("option")]
    return option in ([one for one in offered if one.get("selected") is not None][-1:] or offered[:1])


def _more(cell: Any) -> list[str]:
    """Empty texts for the further columns that the cell spans."""
    span = cell.get("colspan") or ""
    return [""] * (min(int(span), 64) - 1) if span.isdecimal() and int(span) > 1 else []


def _text(element: Any) -> str:
    return " ".join(str(part) for part in element.itertext() if str(part).strip())
