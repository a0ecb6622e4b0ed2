"""A dossier's text as blocks that can be added to, reordered and written again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

_HEADING = re.compile(r"^(#{1,6})\s+(.*)$", re.DOTALL)
_RULED = re.compile(r"^\|?\s*:?-{3,}")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, or a table's lines, in Markdown."""

    text: str

    @property
    def level(self) -> int:
        """The heading's level, 0 for what is none."""
        found = _HEADING.match(self.text)
        return len(found[1]) if found else 0

    @property
    def title(self) -> str:
        """A heading without its marks."""
        return self.text.lstrip("#").strip()

    @property
    def is_prose(self) -> bool:
        """Whether it is a plain paragraph: no heading, table, list, note or HTML."""
        return not self.level and self.text[:1] not in "|-*<[>:!" and not re.match(r"\d+[.)]\s", self.text)

    @property
    def rows(self) -> list[list[str]]:
        """A table's cells; empty for what is no table."""
        if not self.text.startswith("|"):
            return []
        lines = [line.strip().strip("|") for line in self.text.splitlines()]
        return [[cell.strip() for cell in line.split("|")] for line in lines if not _RULED.match(line)]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The blocks of a dossier in their order."""

    parts: tuple[Part, ...]

    @classmethod
    def of_markdown(cls, text: str) -> "Manuscript":
        """Blocks are what blank lines part."""
        return cls(tuple(Part(block.strip("\n")) for block in re.split(r"\n\s*\n", text.strip()) if block.strip()))

    def as_markdown(self) -> str:
        """The text again."""
        return "\n\n".join(part.text for part in self.parts) + "\n"

    @property
    def sections(self) -> list[tuple[Part, ...]]:
        """What stands before the first chapter, then each chapter; chapters are the level that has several headings."""
        levels = [part.level for part in self.parts if part.level]
        chapter = next((level for level in range(1, 7) if levels.count(level) > 1), 0)
        cut: list[list[Part]] = [[]]
        for part in self.parts:
            if chapter and part.level == chapter:
                cut.append([])
            cut[-1].append(part)
        return [tuple(section) for section in cut]

    def with_prose(self, change: Callable[[str], str]) -> "Manuscript":
        """Every plain paragraph changed."""
        return Manuscript(tuple(replace(p, text=change(p.text)) if p.is_prose else p for p in self.parts))

    def with_after(self, places: Sequence[int], texts: Sequence[str]) -> "Manuscript":
        """Each text put after the paragraph of that place among the plain paragraphs."""
        added: dict[int, list[str]] = {}
        for place, text in zip(places, texts, strict=True):
            added.setdefault(place, []).append(text)
        parts: list[Part] = []
        seen = -1
        for part in self.parts:
            parts.append(part)
            if part.is_prose:
                seen += 1
                parts.extend(Part(text) for text in added.get(seen, ()))
        return Manuscript(tuple(parts))

    @property
    def paragraphs(self) -> int:
        """How many plain paragraphs there are."""
        return sum(part.is_prose for part in self.parts)
