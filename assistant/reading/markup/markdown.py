"""Reads Markdown, Pandoc's included, as whoever sees it rendered: through markdown-it into HTML, read as such."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from markdown_it import MarkdownIt

from assistant.dossier.dossier import Concealed
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.encoding import decoded
from assistant.reading.file import File
from assistant.reading.markup.html import flow_of, parsed
from assistant.reading.markup.pandoc import CALL, marked
from assistant.reading.metadata import properties

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
"""What a Markdown file says of itself before its text."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no page shows and no tree of elements takes."""
_FIELD = re.compile(r"^[\w-]+\s*:", re.MULTILINE)
_CAPTION = re.compile(r"^(?::|Table ?:|Tableau ?:)\s+")
_HOLDERS = ("table", "pre", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6")
"""Elements after which the notes that they call are set; the outermost of them."""


def read_markdown(path: File) -> Reading:
    """Blocks of a Markdown file; its pages are its top-level sections, long ones cut."""
    source, warnings = decoded(path.read_bytes())
    source = _CONTROLS.sub("", source)
    said: list[Concealed] = []
    front = _FRONT.match(source)
    if front and _FIELD.search(front[1]):
        source = source[front.end() :]
        said.extend(properties(_fields(front[1])))
    text, notes = marked(source)
    known: dict[str, Any] = {}
    reader = MarkdownIt("commonmark").enable("table")
    root = parsed(f"<html><body>{reader.render(text, known)}</body></html>", path.name)
    uncalled = _set_notes(root, {label: reader.render(note, known) for label, note in notes.items()})
    _set_captions(root)
    flow = flow_of(root)
    flow.reading.warnings.extend(warnings)
    flow.reading.concealed.extend((*said, *_unshown(known)))
    for note in uncalled:
        flow.conceal("hidden_run", note)
    if not flow.reading.blocks:
        raise UserError(f"Le fichier « {path.name} » ne contient aucun texte.")
    return flow.finished(path.name)


def _fields(front: str) -> Iterator[tuple[str, str]]:
    """Names and texts of the fields before the text; a text may go on over several lines."""
    for field in re.split(r"\n(?=[\w-]+\s*:)", front):
        name, _, said = field.partition(":")
        yield name.strip(), said.strip(" \t\n\"'>|")


def _unshown(known: dict[str, Any]) -> Iterator[Concealed]:
    """The titles of reference definitions, which nothing shows."""
    for definition in (*known.get("references", {}).values(), *known.get("duplicate_refs", ())):
        if definition.get("title"):
            yield Concealed(kind="comment", page=1, text=definition["title"])


def _set_notes(root: Any, notes: dict[str, str]) -> list[str]:
    """Sets each note after what calls it first; gives the texts of those that nothing calls, and nothing shows."""
    left = dict(notes)
    after: dict[Any, Any] = {}
    for call in root.xpath(f'//sup[@class="{CALL}"][@data-note]'):
        label = call.get("data-note")
        holder = next((e for e in reversed([*call.iterancestors()]) if e.tag in _HOLDERS), None)
        if label not in left or holder is None:
            continue
        note = html.fromstring(f'<div class="footnote"><p></p>{left.pop(label)}</div>')
        note[0].text = f"{label} "
        _join_first(note)
        after.get(holder, holder).addnext(note)
        after[holder] = note
    return [_text(note) for note in left.values()]


def _join_first(note: Any) -> None:
    """The label stands before the first words of the note."""
    if len(note) > 1 and note[1].tag == "p":
        note[1].text = f"{note[0].text}{note[1].text or ''}"
        note.remove(note[0])


def _text(markup: str) -> str:
    return html.fromstring(f"<div>{markup}</div>").text_content() if markup.strip() else ""


def _set_captions(root: Any) -> None:
    """Paragraphs that begin as Pandoc's captions do are captions."""
    for paragraph in root.iter("p"):
        if paragraph.text and _CAPTION.match(paragraph.text):
            paragraph.tag = "figcaption"
            paragraph.text = _CAPTION.sub("", paragraph.text)
