"""What the package of an Office file says of itself beside its text."""

from typing import Any

from lxml import etree

from assistant.dossier.dossier import Concealed
from assistant.reading.file import File
from assistant.reading.format import BROKEN_ZIP
from assistant.reading.metadata import properties
from assistant.reading.package import Package

_WRITTEN = ("Company", "Manager", "HyperlinkBase")
"""The extended properties that a person writes; the others count pages and words."""


def office_properties(path: File) -> list[Concealed]:
    """What the package of a DOCX or PPTX says of itself."""
    package = Package(path)
    core, custom, extended = (_part(package, f"docProps/{name}.xml") for name in ("core", "custom", "app"))
    said = [(_name(element), element.text or "") for element in (core if core is not None else ())]
    said += [
        (element.get("name") or "", "".join(element.itertext())) for element in (custom if custom is not None else ())
    ]
    said += [
        (_name(element), element.text or "")
        for element in (extended if extended is not None else ())
        if _name(element) in _WRITTEN
    ]
    return properties(said)


def _part(package: Package, name: str) -> Any:
    """The root of a part; None when there is none that an office program could open."""
    try:
        return package.xml(name)
    except (*BROKEN_ZIP, etree.XMLSyntaxError):
        return None


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
