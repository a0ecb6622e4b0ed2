"""Small PDFs written object by object, for what a drawing library would not write."""

PAGE = (595, 842)


def raw_pdf(
    content: bytes, objects: dict[int, bytes], fonts: str = "", resources: str = "", catalog: str = "", page: str = ""
) -> bytes:
    """One A4 page with this content; ``objects`` are numbered from 10."""
    held = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Contents 4 0 R "
            f"/Resources << /Font << /F1 5 0 R {fonts} >> {resources} >> {page} >>"
        ).encode(),
        4: stream(content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        **objects,
    }
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, made in sorted(held.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + made + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(held) + 1, table)
    return bytes(out)


def stream(content: bytes, head: str = "") -> bytes:
    """A stream object."""
    return f"<< /Length {len(content)} {head} >>\nstream\n".encode() + content + b"\nendstream"


def shown(text: str, x: float, y: float, size: float = 11, font: str = "F1") -> bytes:
    """Operators that write a line."""
    return f"BT /{font} {size} Tf {x} {y} Td (".encode() + escaped(text) + b") Tj ET\n"


def escaped(text: str) -> bytes:
    """A literal string's content."""
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def lying_font(drawn: str, said: str) -> tuple[bytes, bytes, bytes]:
    """(codes, font, map): codes that draw one text and, to whoever reads the text layer, say another."""
    drawn = drawn[: len(said)].ljust(len(said), "x")
    names = {" ": "space", ".": "period", ",": "comma", "'": "quotesingle", "é": "eacute", "è": "egrave", "à": "agrave"}
    pairs = sorted(set(zip(drawn, said, strict=True)))
    code_of = {pair: code for code, pair in enumerate(pairs, start=33)}
    codes = bytes(code_of[pair] for pair in zip(drawn, said, strict=True))
    glyphs = " ".join(
        f"/{names.get(shape, shape if shape.isascii() and shape.isalpha() else 'x')}" for shape, _ in pairs
    )
    font = (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 33 /LastChar {32 + len(pairs)} "
        f"/Encoding << /Type /Encoding /Differences [33 {glyphs}] >> /ToUnicode 11 0 R >>"
    ).encode()
    lines = "\n".join(f"<{code:02X}> <{ord(letter):04X}>" for (_, letter), code in code_of.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()
    return codes, font, cmap
