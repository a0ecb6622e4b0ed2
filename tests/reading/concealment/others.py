"""Ways of hiding a text in slides, in RTF, and in a file of an archive."""

from collections.abc import Callable
from html import escape
from io import BytesIO
from zipfile import ZipFile

from tests.reading.concealment import texts
from tests.reading.test_flowing import pptx, shape, slide

Build = Callable[[str, tuple[str, ...]], bytes]


def _honest(body: tuple[str, ...]) -> str:
    return shape("\n".join(map(escape, body)), 100, 1000)


def _run(properties: str) -> Callable[[str], str]:
    """A shape whose letters look so."""
    return lambda text: shape("§", 100, 4000).replace("<a:r><a:t>§", f"<a:r>{properties}<a:t>{escape(text)}")


SHAPES: dict[str, Callable[[str], str]] = {
    "hidden shape": lambda text: shape(escape(text), 100, 4000, hidden="1"),
    "beside the slide": lambda text: shape(escape(text), 9600, 100),
    "above the slide": lambda text: shape(escape(text), 100, -3000),
    "description": lambda text: shape("Le plan.", 100, 4000, descr=escape(text)),
    "tiny letters": _run('<a:rPr sz="100"/>'),
    "white letters": _run('<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'),
}
RTF: dict[str, str] = {
    "hidden": r"{\v §}",
    "white": r"{\cf1 §}",
    "tiny": r"{\fs2 §}",
    "deleted": r"{\deleted §}",
}


def _slides(put: Callable[[str], str]) -> Build:
    return lambda text, body: pptx(slide(_honest(body), put(text)))


def _rtf(way: str) -> Build:
    def build(text: str, body: tuple[str, ...]) -> bytes:
        lines = [r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;}"]
        lines += [rf"\pard\plain {coded(line)}\par" for line in body]
        lines.append(rf"\pard\plain {way.replace('§', coded(text))}\par}}")
        return "\n".join(lines).encode("ascii")

    return build


def coded(text: str) -> str:
    """The text with what is not ASCII as RTF writes it."""
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(chr(code) if 0 <= code < 128 and chr(code) not in "\\{}" else rf"\u{code}?" for code in codes)


def _zipped(name: str, build: Build) -> Build:
    def whole(text: str, body: tuple[str, ...]) -> bytes:
        file = BytesIO()
        with ZipFile(file, "w") as package:
            package.writestr("1-lettre.txt", "Une lettre d'accompagnement.")
            package.writestr(name, build(text, body))
        return file.getvalue()

    return whole


def _page(text: str, body: tuple[str, ...]) -> bytes:
    return texts.html_file(f'<p style="display:none">{escape(text)}</p>', body, 1)


def _markdown(text: str, body: tuple[str, ...]) -> bytes:
    return texts.text_file(f'<div style="display:none">\n\n{text}\n\n</div>', body, 1)


PPTX: dict[str, Build] = {
    **{way: _slides(put) for way, put in SHAPES.items()},
    "hidden slide": lambda text, body: pptx(slide(_honest(body)), slide(shape(escape(text), 100, 1000), show="0")),
    "notes": lambda text, body: pptx(slide(_honest(body)), notes=escape(text)),
}
WAYS: dict[str, dict[str, Build]] = {
    "pptx": PPTX,
    "rtf": {way: _rtf(said) for way, said in RTF.items()},
    "zip": {
        "hidden in a page": _zipped("2-page.html", _page),
        "hidden in markdown": _zipped("2-texte.md", _markdown),
        "notes of slides": _zipped("2-oral.pptx", PPTX["notes"]),
        "hidden in RTF": _zipped("2-note.rtf", _rtf(RTF["hidden"])),
    },
}
