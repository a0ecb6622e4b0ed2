"""Prints tables as word processors do: rows run on over pages, cells are cut between two lines wherever a page ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Cell = Sequence[str] | None
"""Paragraphs: «- …» is an item, «-- …» one below it, «# …» is bold. None: the cell above goes on down."""
SIZE, LEADING, PADDING = 9.0, 11.0, 4.0
MARGIN = 45.0


@dataclass(frozen=True)
class Row:
    cells: Sequence[Cell]
    section: bool = False
    """Whether the first cell runs across all columns."""


@dataclass(frozen=True)
class Style:
    widths: Sequence[float]
    rules: str = "full"
    """«full», «none», «open» (no outer strokes, pages left open) or «level» (between rows only)."""
    bullet: str = "•"
    repeats: bool = True
    """Whether the header stands on every page."""
    header: str = ""
    footer: str = ""
    hyphens: bool = False
    centred: Sequence[int] = ()
    """Columns whose lines are centred."""
    spacing: float = 0.0
    """Points above every paragraph of a cell but the first."""
    on_end: Sequence[int] = ()
    """Columns whose labels stand on end."""
    turn: int = 0
    """Degrees by which the pages are turned in the file."""


@dataclass(frozen=True)
class _Line:
    text: str
    indent: float
    bold: bool = False
    bullet: str = ""


@dataclass
class Press:
    style: Style
    labels: Sequence[str]
    file: BytesIO = field(default_factory=BytesIO)
    page: int = 0
    y: float = 0.0

    def __post_init__(self) -> None:
        self.size = landscape(A4) if sum(self.style.widths) > 520 else A4
        self.canvas = Canvas(self.file, pagesize=self.size)
        self.edges = [MARGIN]
        for width in self.style.widths:
            self.edges.append(self.edges[-1] + width)

    def pdf(self, before: Sequence[str], rows: Sequence[Row]) -> bytes:
        self._open()
        for text in before:
            font, size = ("Helvetica-Bold", 14) if text.startswith("# ") else ("Helvetica", SIZE)
            for line in _wrapped(text.removeprefix("# "), font, size, self.size[0] - 2 * MARGIN, False):
                self.canvas.setFont(font, size)
                self.canvas.drawString(MARGIN, self.y - size, line)
                self.y -= size * 1.25
            self.y -= 6
        self._labels()
        queues: list[list[_Line]] = [[] for _ in self.labels]
        for place, row in enumerate(rows):
            following = rows[place + 1] if place + 1 < len(rows) else None
            for column, cell in enumerate(row.cells):
                if cell is not None:
                    right = self.edges[-1] if row.section else self.edges[column + 1]
                    queues[column] = list(self._lines(cell, right - self.edges[column] - 2 * PADDING))
            ending = [
                column
                for column in range(len(self.labels))
                if following is None or following.section or following.cells[column] is not None
            ]
            self._row(row, queues, ending)
        self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()

    def _row(self, row: Row, queues: list[list[_Line]], ending: Sequence[int]) -> None:
        top = self.y
        if top - LEADING - 2 * PADDING < MARGIN:
            top = self._next_page(top, row)
        self.y -= PADDING
        drawn = 0
        while any(queues[column] for column in ending) or not drawn:
            if self.y - LEADING - PADDING < MARGIN:
                top = self._next_page(top, row)
                self.y -= PADDING
            for column, queue in enumerate(queues):
                if queue:
                    self._draw(queue.pop(0), column, row.section)
            self.y -= LEADING
            drawn += 1
        self.y -= PADDING
        self._sides(top, row)
        for column in ending if not row.section else range(len(self.labels)):
            self._level(column)

    def _next_page(self, top: float, row: Row) -> float:
        if top > self.y:
            self._sides(top, row)
        if self.style.rules == "full":
            for column in range(len(self.labels)):
                self._level(column)
        self.canvas.showPage()
        self._open()
        if self.style.repeats:
            self._labels()
        else:
            self._first_level()
        return self.y

    def _sides(self, top: float, row: Row) -> None:
        if self.style.rules not in ("full", "open"):
            return
        edges = self.edges if self.style.rules == "full" else self.edges[1:-1]
        for edge in edges if not row.section else [edge for edge in edges if edge in (self.edges[0], self.edges[-1])]:
            self.canvas.line(edge, top, edge, self.y)

    def _level(self, column: int) -> None:
        if self.style.rules != "none":
            self.canvas.line(self.edges[column], self.y, self.edges[column + 1], self.y)

    def _first_level(self) -> None:
        if self.style.rules == "full":
            for column in range(len(self.labels)):
                self._level(column)

    def _labels(self) -> None:
        self._first_level()
        top = self.y
        heads = [
            list(_wrapped(label, "Helvetica-Bold", SIZE, self.style.widths[column] - 2 * PADDING, False))
            for column, label in enumerate(self.labels)
        ]
        tall = max((stringWidth(self.labels[c], "Helvetica-Bold", SIZE) for c in self.style.on_end), default=0.0)
        height = max(tall, LEADING * max(len(lines) for c, lines in enumerate(heads) if c not in self.style.on_end))
        self.canvas.setFont("Helvetica-Bold", SIZE)
        for column, lines in enumerate(heads):
            if column in self.style.on_end:
                self.canvas.saveState()
                self.canvas.translate((self.edges[column] + self.edges[column + 1]) / 2 + 3, top - PADDING - height)
                self.canvas.rotate(90)
                self.canvas.drawString(0, 0, self.labels[column])
                self.canvas.restoreState()
                continue
            for place, line in enumerate(lines):
                self.canvas.drawString(self.edges[column] + PADDING, top - PADDING - SIZE - place * LEADING, line)
        self.y = top - height - 2 * PADDING
        self._sides(top, Row(()))
        for column in range(len(self.labels)):
            self._level(column)

    def _lines(self, cell: Sequence[str], width: float) -> Iterator[_Line]:
        for place, text in enumerate(cell):
            if place and self.style.spacing:
                yield _Line("", 0)
            bold = text.startswith("# ")
            text = text.removeprefix("# ")
            depth = 2 if text.startswith("-- ") else 1 if text.startswith("- ") else 0
            text = text.lstrip("- ")
            indent = 10.0 * depth
            font = "Helvetica-Bold" if bold else "Helvetica"
            for number, line in enumerate(_wrapped(text, font, SIZE, width - indent, self.style.hyphens)):
                mark = "" if number or not depth else self.style.bullet if depth == 1 else "–"
                yield _Line(line, indent, bold, mark)

    def _draw(self, line: _Line, column: int, section: bool) -> None:
        font = "Helvetica-Bold" if line.bold else "Helvetica"
        x = self.edges[column] + PADDING + line.indent
        if column in self.style.centred and not section:
            x = (self.edges[column] + self.edges[column + 1] - stringWidth(line.text, font, SIZE)) / 2
        if line.bullet:
            self.canvas.setFont("Helvetica", SIZE)
            self.canvas.drawString(x - 9, self.y - SIZE, line.bullet)
        box = line.text == "☐"
        self.canvas.setFont("ZapfDingbats" if box else font, SIZE)
        self.canvas.drawString(x, self.y - SIZE, "\N{LOWER RIGHT DROP-SHADOWED WHITE SQUARE}" if box else line.text)

    def _open(self) -> None:
        self.page += 1
        width, height = self.size
        if self.style.turn:
            self.canvas.setPageRotation(self.style.turn)
            self.canvas.translate(*((height, 0) if self.style.turn == 90 else (0, width)))
            self.canvas.rotate(self.style.turn)
        self.canvas.setLineWidth(0.5)
        self.canvas.setFont("Helvetica", 7)
        if self.style.header:
            self.canvas.drawString(MARGIN, height - 22, self.style.header)
        if self.style.footer:
            self.canvas.drawString(width - MARGIN - 120, 20, f"{self.style.footer} {self.page}")
        self.y = height - MARGIN


def _wrapped(text: str, font: str, size: float, width: float, hyphens: bool) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if stringWidth(longer, font, size) <= width or not line:
            line = longer
            continue
        cut = len(word) // 2
        if hyphens and len(word) > 9 and word.isalpha() and stringWidth(f"{line} {word[:cut]}-", font, size) <= width:
            yield f"{line} {word[:cut]}-"
            line = word[cut:]
        else:
            yield line
            line = word
    yield line
