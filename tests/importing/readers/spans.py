"""Whether a reader made nothing up."""

from html import unescape

from assistant.importing.source import Source, Table


def spelled(source: Source) -> None:
    """Every piece's letters come, in order, from the lines of its place; rows of a table are of one length."""
    for piece in source.pieces():
        first, last = piece.place
        assert 1 <= first <= last <= len(source.lines)
        assert piece.text == " ".join(piece.text.split())
        assert piece.text
        letters = iter(unescape(" ".join(source.lines[first - 1 : last])))
        assert all(letter in letters for letter in unescape(piece.text) if letter.isalnum())
    for region in source.regions:
        if isinstance(region, Table):
            assert len({len(row) for row in region.rows}) == 1
