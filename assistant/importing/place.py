"""Where a person finds a wording in a document whose lines she does not count."""

from collections import defaultdict

from assistant.importing.source import Piece, Place, Source


class Places:
    """The places of one source."""

    def __init__(self, source: Source) -> None:
        self._places = source.places
        self._columns: dict[int, list[Piece]] = defaultdict(list)
        for piece in source.pieces():
            if piece.column:
                self._columns[piece.place[0]].append(piece)

    def of(self, text: str, place: Place) -> str | None:
        """«Grille!E4», «page 3 à page 4», «ligne 12, colonne C»; None where the lines tell."""
        first, last = place
        if self._places:
            one, other = self._places[first - 1], self._places[last - 1]
            return one if one == other else f"{one} à {other}"
        held = [piece for line in range(first, last + 1) for piece in self._columns[line]]
        whole = [piece for piece in held if text in piece.text] or [piece for piece in held if piece.text in text]
        columns = list(dict.fromkeys(piece.column for piece in whole))
        if len(columns) != 1:
            return None
        lines = f"ligne {first}" if first == last else f"lignes {first} à {last}"
        return f"{lines}, colonne {columns[0]}"
