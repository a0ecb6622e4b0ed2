"""A file to read: on the disk, or in an archive."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Literal, Protocol


class File(Protocol):
    """What a reader asks of a file; ``pathlib.Path`` has it."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def suffix(self) -> str: ...  # noqa: D102
    def read_bytes(self) -> bytes: ...  # noqa: D102
    def open(self, mode: Literal["rb"]) -> IO[bytes]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive, already unpacked in memory."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The extension, with its dot."""
        return PurePosixPath(self.name).suffix

    def read_bytes(self) -> bytes:
        """The content."""
        return self.content

    def open(self, mode: Literal["rb"]) -> IO[bytes]:
        """A stream of the content."""
        return BytesIO(self.content)
