"""The parts of an Office package: XML without entities, and the relations from one part to others."""

import posixpath
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from assistant.reading.file import File

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
LARGEST_PART = 60 * 1024**2
"""Bytes of one part, unpacked."""
_XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class Package:
    """A package, by names of its parts: ``ppt/slides/slide1.xml``."""

    def __init__(self, path: File) -> None:
        """Opens the package; ``zipfile.BadZipFile`` when it is none."""
        self._archive = zipfile.ZipFile(BytesIO(path.read_bytes()))
        self._names = set(self._archive.namelist())

    def xml(self, name: str) -> Any:
        """The root of a part; None when there is none of that name.

        Raises:
            ValueError: it is too large.
            lxml.etree.XMLSyntaxError: it is no XML.
        """
        content = self.content(name)
        return None if content is None else etree.fromstring(content, parser=_XML)

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; None when there is none of that name.

        Raises:
            ValueError: it is too large.
        """
        if name not in self._names:
            return None
        with self._archive.open(name) as stream:
            content = stream.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise ValueError(name)
        return content

    def related(self, name: str, kind: str) -> list[str]:
        """Names of the parts that a part relates to, of a kind named by the last word of its type."""
        return [target for of, target in self.relations(name).values() if of == kind]

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Kind and part of each relation of a part, by its id; what lies outside the package is left out."""
        folder, base = posixpath.split(name)
        root = self.xml(f"{folder}/_rels/{base}.rels")
        if root is None:
            return {}
        return {
            relation.get("Id") or "": (
                (relation.get("Type") or "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join(folder, relation.get("Target") or "")).lstrip("/"),
            )
            for relation in root.iter(f"{RELATIONS}Relationship")
            if relation.get("TargetMode") != "External"
        }
