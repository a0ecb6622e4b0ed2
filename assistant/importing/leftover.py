"""What no wording of a référentiel claims of its source: what a rule explains, and what a reader has lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.importing.check import Report, Segment
from assistant.importing.codes import code_at, codes_in, folded, within
from assistant.importing.columns import header_role
from assistant.importing.plain import LOST, plain
from assistant.importing.spelling import spelled
from assistant.importing.statements import reach_of
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Activity, Assessment, Block, Competency, Rubric

FRONT = "avant les tableaux"
TITLES = "titres de colonnes"
REPEATED = "titres et textes généraux répétés"
LABELS = "codes, numéros et rattachements"
RUNNING = "titre de la certification en bas de page"
LINKS = "adresses de pages"
NUMBERS = "numéros de page, points"
FORM = "rubriques du formulaire national, laissées vides"
NOTED = "citées dans une note du référentiel"
_FORM = (
    "elements complementaires relatifs a la demande",
    "le cas echeant, description de tout autre document constitutif de la certification professionnelle",
)
"""Headings that the national form for registering a certification prints, filled in or not."""
_COLUMN = {
    "activite", "bareme", "bloc", "capacite", "certification", "competence", "critere", "epreuve", "evaluation",
    "indicateur", "modalite", "performance", "referentiel", "reussite", "tache",
}  # fmt: skip
_JOINING = {
    "a", "aux", "associe", "associee", "attendu", "attendue", "au", "d", "de", "des", "du", "en", "et", "evalue",
    "evaluee", "l", "la", "le", "les", "ou", "par", "professionnel", "professionnelle", "vise", "visee",
}  # fmt: skip
_GRID = re.compile(
    r"(?:points?|bareme|coefficients?|coef|ponderations?|poids|notes?|total|jamais|parfois|souvent|toujours)"
    r"(?: (?:max\w*|obtenus?|total|(?:sur|/) ?\d+))?"
)
"""Heads of a grid's columns, and its last line."""
_LINK = re.compile(r"\W*(?:https?://|www\.)\S+\W*")
_PAGE = re.compile(r"\W*(?:p(?:age)?s?\W*)?\d{1,4}(?:\s*(?:/|sur|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_CELLS = re.compile(r"[\d\s.,/]*;[\d\s.,/;]*")
"""Cells of figures, in a line that semicolons cut."""
_MARK = re.compile(r"\W*(?:\d{1,3}|o|\[\s*x?\s*\]|(?:[a-z]|[ivx]{1,4})[.)°]+)\W*", re.IGNORECASE)
"""The number, letter, box or bullet of a list item."""
_QUOTED = re.compile(r"«\s*([^»]+?)\s*»")
_BULLETS = "-•▪#[] "
_DELIMITERS = ";\t|,"
_LINKING = ("à", "et", "de", "De")
_LONGEST_TITLE = 30
"""Lines over which a repeated text is looked for."""
_SHORTEST = 8
_PARTS = re.compile(r"\s+[–—|•·-]\s+")
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Leftover:
    """Some text of the source that no wording claims."""

    line: int
    text: str
    reason: str | None
    """What it is, in French; None where no rule explains it."""


def leftovers(rubric: Rubric, report: Report) -> list[Leftover]:
    """Everything that the check left unclaimed, in the order of the source."""
    return list(_Sorter(rubric, report).sorted())


class _Sorter:
    """Tells the explained from the lost, in one source."""

    def __init__(self, rubric: Rubric, report: Report) -> None:
        self._rubric = rubric
        self._segments = report.segments
        self._wordings = report.wordings
        self._ligatures_lost = any(LOST in segment.plain.shown for segment in report.segments)
        self._front = self._first_line()
        self._again = self._repeated()
        self._known = [competency.id for competency in rubric.competencies]
        notes = [note for part in _noted(rubric) for note in part.notes]
        quoted = [text for note in notes for text in _QUOTED.findall(note)]
        headings = [loss.heading for loss in rubric.losses if loss.heading]
        self._quoted = {self._compared(text) for text in (*quoted, *headings)}
        self._values = {self._value(note) for note in notes} - {""}
        self._levels: dict[str, set[str]] = {}
        for criterion in rubric.criteria:
            values = self._levels.setdefault(self._compared(criterion.statement), set())
            values.update(self._value(note) for note in criterion.notes)
        parts = (w.text for w in self._wordings if w.kind not in ("criterion", "heading"))
        named = (part.id for part in _noted(rubric))
        self._cells = self._values | {self._compared(text) for text in (*parts, *named)}
        self._ruled = {self._compared(rule.title) for rule in rubric.rules}

    def sorted(self) -> Iterator[Leftover]:
        """The leftovers of every segment."""
        for index, segment in enumerate(self._segments):
            for start, end in _free_runs(segment):
                text = segment.plain.shown_between(start, end)
                if not any(c.isalnum() for c in text):
                    continue
                yield Leftover(segment.line, text, self._reason(index, start, end, text))

    def _reason(self, index: int, start: int, end: int, text: str) -> str | None:
        segment = self._segments[index]
        whole = end - start == len(segment.plain.text)
        if segment.line < self._front:
            return FRONT
        if whole and _LINK.fullmatch(text):
            return LINKS
        if (whole and (_PAGE.fullmatch(text) or not any(c.isalpha() for c in text))) or _CELLS.fullmatch(text):
            return NUMBERS
        if whole and index in self._again:
            return REPEATED
        if whole and (_names_columns(text) or _heads_marks(text)):
            return TITLES
        if whole and self._runs_along(text):
            return RUNNING
        if whole and folded(text).rstrip(" .:") in _FORM:
            return FORM
        compared = segment.plain.text[start:end].strip(":.-–•▪")
        if compared in self._ruled:
            return REPEATED
        if self._labels(index, start, end, text):
            return LABELS
        if self._retells(index, compared) or self._tells_again(text):
            return REPEATED
        return NOTED if whole and (compared in self._quoted or compared in self._values) else None

    def _value(self, note: str) -> str:
        """What a note tells under the name of a column: «Points : 4»."""
        return self._compared(note.partition(" : ")[2])

    def _retells(self, index: int, compared: str) -> bool:
        """Whether a critère stands again beside what its notes tell of it."""
        beside = self._segments[index + 1 : index + 2]
        return any(self._compared(segment.plain.shown) in self._levels.get(compared, ()) for segment in beside)

    def _tells_again(self, text: str) -> bool:
        """Whether the text is cells of a CSV, each a code, a figure, a part told before or what a note tells."""
        for delimiter in _DELIMITERS:
            cells = [cell.strip(' "') for cell in text.split(delimiter)]
            if len(cells) > 1 and all(self._is_known(cell) for cell in cells):
                return True
        return False

    def _is_known(self, cell: str) -> bool:
        return not any(c.isalpha() for c in cell) or self._compared(cell) in self._cells

    def _compared(self, text: str) -> str:
        return plain(text, self._ligatures_lost).text.strip(":.-–•▪")

    def _first_line(self) -> int:
        """The line where the tables begin: what stands above is no critère."""
        titles = (
            s.line for s in self._segments if _names_columns(s.plain.shown) and "critere" in folded(s.plain.shown)
        )
        kinds = ("activity", "competency", "assessment", "criterion")
        claimed = (s.line for s in self._segments if any(c and self._wordings[c - 1].kind in kinds for c in s.claims))
        return min([*islice(titles, 1), *islice(claimed, 1)], default=0)

    def _repeated(self) -> set[int]:
        """Segments where a text that is no critère stands again, line for line."""
        texts = {self._compared(w.text) for w in self._wordings if w.kind not in ("criterion", "heading")}
        free = [index for index, segment in enumerate(self._segments) if not any(segment.claims)]
        plains = [self._segments[index].plain.text for index in free]
        found = {index for index in free if self._compared(_uncoded(self._segments[index].plain.shown)) in texts}
        for at, head in enumerate(plains):
            for text in texts:
                if len(text) < _SHORTEST or not text.startswith(head[:_SHORTEST]):
                    continue
                lines = [line.strip(":.") for line in plains[at : at + _LONGEST_TITLE]]
                taken = spelled(text, lines, [[0] * len(line) for line in lines])
                if taken and taken[0].line == 0 and all(f.end - f.start == len(lines[f.line]) for f in taken):
                    found.update(free[at + fragment.line] for fragment in taken)
        return found

    def _runs_along(self, text: str) -> bool:
        """Whether the line is the certification's title, between a few words."""
        names = {folded(name) for name in (self._rubric.title, self._rubric.certifier) if name}
        parts = [folded(part).strip(" .:") for part in _PARTS.split(text)]
        return folded(self._rubric.title) in parts and all(
            part in names or len(part.split()) <= _FEW_WORDS for part in parts
        )

    def _labels(self, index: int, start: int, end: int, text: str) -> bool:
        """Whether the text only numbers or attaches the wording that follows it."""
        segment = self._segments[index]
        rest, named = reach_of(" ".join(segment.plain.shown.split()).lstrip(_BULLETS))
        whole = end == len(segment.plain.text)
        if start == 0 and whole and not _uncoded(text):
            return True
        if named and len(plain(rest, self._ligatures_lost).text) == len(segment.plain.text) - end:
            return self._attaches(index, text, named)
        if start == 0 and not whole:
            named_part = text.endswith(":") and _names_columns(text)
            return named_part or not _uncoded(text) or bool(_MARK.fullmatch(text)) or _only_codes(text)
        return _only_codes(text)

    def _attaches(self, index: int, text: str, named: Sequence[str]) -> bool:
        """Whether the critère that follows reaches just the competencies that the label names, or a note quotes it."""
        following = (claim for segment in self._segments[index : index + 4] for claim in segment.claims if claim)
        owner = next((self._wordings[claim - 1] for claim in following), None)
        if owner is None or owner.kind != "criterion":
            return owner is not None and owner.identity in named
        criterion = self._rubric.criterion(owner.identity)
        reached: list[str] = []
        for name in named:
            first, _, last = name.partition("..")
            reached.extend(within(first, last, self._known) if last else [first])
        quoted = {self._compared(q) for note in criterion.notes for q in _QUOTED.findall(note)}
        return set(reached) == set(criterion.competencies) or self._compared(text) in quoted


def _noted(rubric: Rubric) -> Iterator[Block | Activity | Competency | Assessment | Criterion]:
    yield from rubric.blocks
    yield from rubric.activities
    yield from rubric.competencies
    yield from rubric.assessments
    yield from rubric.criteria


def _free_runs(segment: Segment) -> Iterator[tuple[int, int]]:
    """Stretches of compared characters that nothing claims."""
    start = None
    for at, claim in enumerate([*segment.claims, 1]):
        if not claim and start is None:
            start = at
        elif claim and start is not None:
            yield start, at
            start = None


def _names_columns(text: str) -> bool:
    words = re.findall(r"[a-z]+", folded(text))
    stems = [word.rstrip("s") for word in words]
    return any(stem in _COLUMN for stem in stems) and all(
        stem in _COLUMN or word in _JOINING or stem in _JOINING for word, stem in zip(words, stems, strict=True)
    )


def _heads_marks(text: str) -> bool:
    """Whether the text heads a column of levels, points or remarks."""
    return header_role(text) in ("level", "other") or bool(_GRID.fullmatch(folded(text).strip(" .:")))


def _uncoded(text: str) -> str:
    """The text without the bullet and the code that it opens with."""
    text = " ".join(text.split()).lstrip(_BULLETS)
    code = code_at(text)
    return text[code.end :] if code is not None else text


def _only_codes(text: str) -> bool:
    """Whether the text is codes and what links them: «(C2.1 à C2.4)»."""
    found = list(codes_in(text))
    for _, start, end in reversed(found):
        text = text[:start] + text[end:]
    return bool(found) and all(word in _LINKING for word in re.findall(r"[^\W\d_]+", text))
