"""What an import of CASE notes down on the way: the package's text line by line, ids, doubts, leftovers."""

from typing import Any

from assistant.importing.case import NO_CREATOR, Item, Node, Package, Role, one_line
from assistant.importing.proposal import Doubt, Unplaced
from assistant.importing.readers.casetree import CaseTree
from assistant.importing.source import Place

_LETTERS: dict[Role, str] = {"block": "B", "activity": "A", "competency": "C", "assessment": "M", "rule": "R"}
_LINED: tuple[Role, ...] = ("rule", "block", "activity", "competency", "assessment", "criterion")
_NAMED_AT_MOST = 8


def kept_text(node: Node, key: str, native: str) -> str:
    """What Critérium wrote beside a field that holds no line breaks, unless the field was changed since."""
    kept = node.ours.get(key)
    return kept if isinstance(kept, str) and one_line(kept) == native else native


def kept_lines(node: Node, key: str = "lines") -> Place | None:
    """The lines of the certifier's own document, where Critérium wrote them beside the item."""
    kept = node.ours.get(key)
    if isinstance(kept, list) and len(kept) == 2 and all(type(line) is int and line >= 1 for line in kept):
        return kept[0], kept[1]
    return None


class CaseLedger:
    """The lines count in the certifier's document where every part still says which, else in the package's texts."""

    def __init__(self, package: Package, tree: CaseTree, name: str) -> None:
        """Writes the package's texts down and gives every part its id; ``name`` is the file's."""
        self.package = package
        self.tree = tree
        self.lines: list[str] = []
        self.doubts: list[Doubt] = []
        self.unplaced: list[Unplaced] = []
        self._places: dict[str, Place] = {}
        kept = package.document.ours.get("document")
        lined = [item for role in _LINED for item in tree.of(role)]
        self.counted = isinstance(kept, str) and bool(kept.strip()) and all(kept_lines(item) for item in lined)
        """Whether the lines count in the certifier's document."""
        self.document = str(kept) if self.counted else name
        self._write()
        self._ids: dict[str, str] = {}
        for role in _LETTERS:
            self._name(role)

    def _write(self) -> None:
        document = self.package.document
        self._line(document.title)
        if document.creator != NO_CREATOR:
            self._line(document.creator)
        if document.notes and not document.ours:
            self.leave(document.notes)
        for item in self.tree.order:
            first, last = self._line(item.full_statement)
            if item.abbreviated_statement:
                _, last = self._line(item.abbreviated_statement)
            self._places[item.identifier] = (first, last)

    def _line(self, text: str) -> Place:
        first = len(self.lines) + 1
        self.lines.extend(text.splitlines() or [""])
        return first, len(self.lines)

    def place(self, item: Item) -> Place:
        """The lines of an item."""
        return (self.counted and kept_lines(item)) or self._places[item.identifier]

    def id(self, item: Item) -> str:
        """The id of an item that is no criterion."""
        return self._ids[item.identifier]

    def add(self, text: str) -> Place:
        """Writes a text down that is no item's."""
        place = self._line(text)
        return (1, 1) if self.counted else place

    def leave(self, text: str) -> None:
        """Writes a text down as one that the draft has no place for."""
        if text.strip():
            self.unplaced.append(Unplaced(line=self.add(text)[0], text=text))

    def doubt(self, item: Item | None, text: str) -> None:
        """Notes something to look at, at an item or at the head of the document."""
        self.doubts.append(Doubt(line=self.place(item)[0] if item else 1, text=text))

    def drop(self, item: Item, why: str) -> None:
        """Leaves an item out of the draft."""
        if item.full_statement.strip():
            self.unplaced.append(Unplaced(line=self.place(item)[0], text=item.full_statement))
        self.doubt(item, why)

    def stated(self, role: Role) -> list[Item]:
        """The items of a role that say something."""
        return [item for item in self.tree.of(role) if item.full_statement.strip()]

    def common(self, item: Item) -> dict[str, Any]:
        """Id and lines of an item, as fields of the rubric."""
        return {"id": self.id(item), "lines": self.place(item)}

    def notes(self, item: Item) -> list[str]:
        """The item's notes, one by one."""
        native = item.notes or ""
        kept = item.ours.get("notes")
        if isinstance(kept, list) and all(isinstance(note, str) for note in kept) and "\n".join(kept) == native:
            return [note for note in kept if note.strip()]
        return [note for note in native.split("\n") if note.strip()]

    def title(self, item: Item) -> str:
        """The short title of an item, or its first line."""
        short = kept_text(item, "title", item.abbreviated_statement or "")
        return short if short.strip() else next(line for line in item.full_statement.splitlines() if line.strip())

    def _name(self, role: Role) -> None:
        """Gives the items of a role their ids: the document's codes, and ours where it has none."""
        items = self.tree.of(role)
        codes = [kept_text(item, "id", item.coding or "") for item in items]
        codes = [code if item.place is not None else code.strip() for item, code in zip(items, codes, strict=True)]
        used = set(codes)
        given: set[str] = set()
        bare: list[Item] = []
        number = 0
        for item, code in zip(items, codes, strict=True):
            if not code.strip() or code in given:
                number += 1
                while (code := f"{_LETTERS[role]}{number}") in used:
                    number += 1
                bare.append(item)
            given.add(code)
            self._ids[item.identifier] = code
        if bare and role != "rule":
            named = ", ".join(self.id(item) for item in bare[:_NAMED_AT_MOST])
            others = f" et {len(bare) - _NAMED_AT_MOST} autres" if len(bare) > _NAMED_AT_MOST else ""
            self.doubt(bare[0], f"Le document ne donne pas de code propre ; ceux-ci sont de nous : {named}{others}.")
