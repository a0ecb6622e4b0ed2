"""Ways to damage a document: its bytes, the parts of its package, its XML, its PDF objects, its text."""

import random
import re
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e400",
    b"NaN",
    b"0.0000001",
)
_PDF = (
    b"/Kids [1 0 R 1 0 R]", b"/Count 2000000000", b"/Parent 1 0 R", b"/MediaBox [0 0 1e9 1e9]", b"/MediaBox [0 0 0 0]",
    b"/Rotate 45", b"/Length 4000000000", b"/Filter [/FlateDecode /FlateDecode /FlateDecode]", b"/Filter /JBIG2Decode",
    b"/Type /ObjStm /N 1000000", b"/W [1 8 8]", b"/Predictor 15 /Columns 2000000000", b"endobj", b"stream\n", b"1 0 R", b"<<" * 400,
    b"[" * 3000, b"(" * 300, b"/Encoding 1 0 R", b"/ToUnicode 1 0 R", b"BT /F1 0 Tf", b"q " * 5000, b"1e30 0 0 1e30 0 0 cm", b"/UserUnit 1e9",
    b"/CropBox [9 9 1 1]", b"/Contents [1 0 R 2 0 R 3 0 R 4 0 R]", b"/Annots [1 0 R]", b"/AcroForm 1 0 R", b"xref\n0 1\n", b"startxref\n0\n%%EOF",
)  # fmt: skip
_XML = (
    b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>', b"&c;", b"&#x0;", b"&#55296;", b"<![CDATA[", b"]]>", b"<!--",
    b"<x xmlns='urn:x'>" * 300, b"</w:p>", b"<w:p>", b"<w:tbl><w:tr><w:tc>" * 60, b"<w:gridSpan w:val='2000000000'/>", b"<w:vMerge/>",
    b"<table:table-cell table:number-columns-repeated='2000000000'/>", b"<table:table-row table:number-rows-repeated='1048576'/>",
    b"<text:s text:c='2000000000'/>", b"<a:tbl>", b"<p:sp>", b"<mc:AlternateContent>", b"<w:ins><w:del>", b"<w:sectPr/>", b"\xff\xfe", b"\x00",
    b"<?xml version='1.1' encoding='utf-7'?>", b"<?xml version='1.0' encoding='utf-16'?>",
)  # fmt: skip
_TEXT = (
    b"<div>" * 3000, b"<table><tr><td>" * 300, b"<td colspan='2000000000' rowspan='2000000000'>", b"<li>" * 500, b"> " * 400, b"- " * 500, b"[" * 2000,
    b"*" * 3000, b"`" * 999, b"|" * 2000, b"\n|-|-|\n", b"{" * 3000, b"}" * 50, b"\\'zz", b"\\u-99999999999 ", b"\\uc4000000000 ", b"\\bin4000000000 ",
    b"\\cellx-1", b"\\trowd" * 300, b"&#1114112;", b"&#xD800;", b"<!--", b"<![CDATA[", b"<script>", b"<plaintext>", b"<svg><style>", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80",
    b"\xe2\x80\xae", b"\x1b[2J", b"\r", b"\x0c", b"\x00", b"style='color:rgb(1e999,-1,%)'", b"style='font-size:1e-400em'", b"\t" * 900, "é́̂".encode() * 300,
)  # fmt: skip


def mutated(name: str, content: bytes, chance: random.Random) -> bytes:
    """The document with one to four kinds of damage."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        content = _once(name, content, chance)
    return content


def _once(name: str, content: bytes, chance: random.Random) -> bytes:
    if content[:2] == b"PK" and chance.random() < 0.85:
        try:
            return _package(content, chance)
        except (BadZipFile, ValueError, KeyError, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error):
            return _bytes(content, chance)
    if b"%PDF" in content[:1024] and chance.random() < 0.75:
        return _pdf(content, chance)
    if name.endswith((".html", ".md", ".rtf", ".txt")) and chance.random() < 0.7:
        return _inserted(content, chance, _TEXT)
    return _bytes(content, chance)


def _bytes(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        if not made:
            break
        at = chance.randrange(len(made))
        way = chance.randrange(6)
        if way == 0:
            made[at] = chance.randrange(256)
        elif way == 1:
            made[at] ^= 1 << chance.randrange(8)
        elif way == 2:
            del made[at : at + chance.randint(1, 200)]
        elif way == 3:
            made[at:at] = made[at : at + chance.randint(1, 400)] * chance.choice((1, 1, 2, 50))
        elif way == 4:
            made[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", bytes(4), b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f"))
        else:
            other = chance.randrange(len(made))
            made[at : at + 30] = made[other : other + 30]
    if chance.random() < 0.1:
        del made[chance.randrange(len(made) + 1) :]
    return bytes(made)


def _inserted(content: bytes, chance: random.Random, pieces: tuple[bytes, ...]) -> bytes:
    made = content
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made) + 1)
        if chance.random() < 0.5:
            edges = [found.start() for found in re.finditer(rb"[<>\n\\{}| ]", made)]
            at = chance.choice(edges) if edges else at
        made = made[:at] + chance.choice(pieces) + made[at + chance.choice((0, 0, 0, 5)) :]
    return made


def _numbers(content: bytes, chance: random.Random) -> bytes:
    places = list(re.finditer(rb"-?\d+(?:\.\d+)?", content))
    for found in sorted(chance.sample(places, min(len(places), chance.randint(1, 4))), key=lambda m: -m.start()):
        value = chance.choice(_NUMBERS) if chance.random() < 0.6 else str(chance.randrange(40)).encode()
        content = content[: found.start()] + value + content[found.end() :]
    return content


def _pdf(content: bytes, chance: random.Random) -> bytes:
    way = chance.randrange(6)
    if way == 0:
        return _numbers(content, chance)
    if way == 1:
        return _inserted(content, chance, _PDF)
    objects = list(re.finditer(rb"\d+ 0 obj.*?endobj", content, re.DOTALL))
    if way == 2 and len(objects) > 1:
        one, two = sorted(chance.sample(objects, 2), key=lambda m: m.start())
        return content[: one.start()] + two[0] + content[one.end() : two.start()] + one[0] + content[two.end() :]
    if way == 3 and objects:
        gone = chance.choice(objects)
        return content[: gone.start()] + content[gone.end() :]
    keys = list(re.finditer(rb"/[A-Z]\w+", content))
    if way == 4 and len(keys) > 1:
        one, two = chance.sample(keys, 2)
        return content[: one.start()] + two[0] + content[one.end() :]
    references = list(re.finditer(rb"\b(\d+) 0 R", content))
    if references:
        one, two = chance.choice(references), chance.choice(references)
        return content[: one.start()] + two[0] + content[one.end() :]
    return _bytes(content, chance)


def _package(content: bytes, chance: random.Random) -> bytes:
    with ZipFile(BytesIO(content)) as source:
        parts = [(info.filename, source.read(info)) for info in source.infolist()]
    way = chance.randrange(8)
    at = chance.randrange(len(parts)) if parts else 0
    if not parts:
        return _bytes(content, chance)
    name, data = parts[at]
    if way == 0:
        parts.append((name, _xml(data, chance)))
    elif way == 1:
        del parts[at]
    elif way == 2:
        names = (
            "../../etc/x.txt",
            "/abs.md",
            "C:\\x.docx",
            "é" * 300 + ".md",
            "a\nb.txt",
            "\u202etxt.exe",
            "\U0001f600.md",
            "word/document.xml",
        )
        parts[at] = (chance.choice(names), data)
    elif way == 3 and len(parts) > 1:
        other = chance.randrange(len(parts))
        parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], data)
    else:
        parts[at] = (name, _xml(data, chance) if data.lstrip()[:1] == b"<" else mutated(name, data, chance))
    file = BytesIO()
    with ZipFile(file, "w", chance.choice((ZIP_DEFLATED, ZIP_STORED))) as target:
        for part, data in parts:
            info = ZipInfo(part)
            info.compress_type = target.compression
            if chance.random() < 0.03:
                info.external_attr = 0o120777 << 16  # a link
            try:
                target.writestr(info, data)
            except UserWarning:
                continue
    return file.getvalue()


def _xml(data: bytes, chance: random.Random) -> bytes:
    way = chance.randrange(6)
    tags = list(re.finditer(rb"<[^<>?!]+>", data))
    if way == 0:
        return _inserted(data, chance, _XML)
    if way == 1:
        return _numbers(data, chance)
    if way == 2:
        return _bytes(data, chance)
    if tags and way == 3:
        gone = chance.choice(tags)
        return data[: gone.start()] + data[gone.end() :]
    if tags and way == 4:
        one, two = sorted(chance.sample(tags, 2), key=lambda m: m.start()) if len(tags) > 1 else (tags[0], tags[0])
        piece = data[one.start() : two.end()]
        return data[: one.start()] + piece * chance.choice((2, 2, 3, 40)) + data[two.end() :]
    values = list(re.finditer(rb'="[^"]*"', data))
    if values:
        for found in sorted(chance.sample(values, min(len(values), 3)), key=lambda m: -m.start()):
            other = chance.choice(values)[0] if chance.random() < 0.6 else b'="%s"' % chance.choice(_NUMBERS)
            data = data[: found.start()] + other + data[found.end() :]
    return data
