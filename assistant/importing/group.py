"""What one row of a table, or one stretch of a text, says together."""

from dataclasses import dataclass, field

from assistant.importing.source import Piece
from assistant.importing.statements import Statement


@dataclass(slots=True)
class Group:
    """A block, activities and competencies that begin here, with the modalité and the critères beside them.

    What is empty goes on from the group before.
    """

    blocks: list[Statement] = field(default_factory=list)
    activities: list[Statement] = field(default_factory=list)
    competencies: list[Statement] = field(default_factory=list)
    assessment: list[Piece] = field(default_factory=list)
    criteria: list[Statement] = field(default_factory=list)
    remarks: list[Piece] = field(default_factory=list)
    """«NB : …»: what the document remarks beside its critères."""
    below: list["Group"] = field(default_factory=list)
    """Further rows beside the same cell of critères: what they name, without critères of their own."""
    number: str = ""
    """What the document numbers its critères by, in a column of its own."""
    loose: bool = False
    """A row of a table whose merged cells are not known: an empty cell may belong to the one above."""

    @property
    def bare(self) -> bool:
        """Whether its critères may stand in the row above."""
        return self.loose and bool(self.competencies) and not self.criteria

    def headings(self) -> list[str]:
        """The headings of its critères in order, each once for every stretch under it."""
        found: list[str] = []
        for statement in self.criteria:
            if statement.heading is not None and (not found or found[-1] != statement.heading):
                found.append(statement.heading)
        return found
