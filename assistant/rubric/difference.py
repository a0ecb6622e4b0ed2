"""What changed between two versions of a référentiel, as a certifier would ask."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from pydantic import JsonValue

from assistant.rubric.criterion import Value
from assistant.rubric.pairing import paired
from assistant.rubric.rubric import Rubric

Kind = Literal["rubric", "rule", "block", "activity", "competency", "assessment", "criterion", "loss"]
Words = tuple[tuple[Literal["=", "-", "+"], str], ...]
"""A wording word by word: what stayed, what went, what came."""


class Edition(Value):
    """One of the two versions compared."""

    id: str
    title: str
    certifier: str | None = None
    version: str


class Named(Value):
    """A part that only one version has."""

    kind: Kind
    id: str
    text: str


class Moved(Value):
    """A part whose wording stayed and whose code changed."""

    kind: Kind
    before: str
    after: str
    text: str


class Reworded(Value):
    """A part whose official wording changed, under the code it has after."""

    kind: Kind
    id: str
    formerly: str
    """Its code before, most often the same."""
    words: Words


class Altered(Value):
    """A fact about a part that changed: what it is attached to, how it is assessed, a note."""

    kind: Kind
    id: str
    field: str
    before: JsonValue
    after: JsonValue


class Difference(Value):
    """Everything that changed, official wording first; our reading aids are counted apart."""

    before: Edition
    after: Edition
    added: tuple[Named, ...] = ()
    removed: tuple[Named, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    moved: tuple[Moved, ...] = ()
    altered: tuple[Altered, ...] = ()
    aids: tuple[str, ...] = ()
    """Criteria whose official wording stayed and whose reading aids changed."""
    placed: tuple[str, ...] = ()
    """Parts of which only the lines in the source or the line breaks changed."""
    shared: float = 1.0
    """Share, from 0 to 1, of the compétences and critères of the shorter one that the other has, reworded or not."""

    @property
    def unlike(self) -> bool:
        """Whether these seem to be two certifications rather than two versions of one."""
        one, other = self.before, self.after
        certifiers = {_plain(name) for name in (one.certifier, other.certifier) if name}
        return self.shared < _FEW and (_plain(one.title) != _plain(other.title) or len(certifiers) > 1)

    @property
    def official(self) -> bool:
        """Whether anything but reading aids and places in the source changed."""
        return bool(self.added or self.removed or self.reworded or self.moved or self.altered)


class _Parts(NamedTuple):
    """How one kind of part is compared."""

    kind: Kind
    list_name: str
    wording: Callable[[Any], str]
    wording_field: str
    codes_hold: bool


_KINDS = (
    _Parts("rule", "rules", lambda part: str(part.text), "text", True),
    _Parts("block", "blocks", lambda part: str(part.title), "title", True),
    _Parts("activity", "activities", lambda part: str(part.title), "title", True),
    _Parts("competency", "competencies", lambda part: part.statement or "", "statement", False),
    _Parts("assessment", "assessments", lambda part: str(part.text), "text", False),
    _Parts("criterion", "criteria", lambda part: str(part.statement), "statement", False),
)
_FEW = 0.2
"""Share of wordings in common; two of those at hand that are one school's have 0.14, all others none."""
_PLACES = ("lines", "competency_lines", "place")
_REFERENCES = ("competencies", "activities", "activity", "block", "option_of")


def difference(before: Rubric, after: Rubric) -> Difference:
    """What changed from one version to the other."""
    return _Comparison(before, after).made()


class _Comparison:
    def __init__(self, before: Rubric, after: Rubric) -> None:
        self.before, self.after = before, after
        self.added: list[Named] = []
        self.removed: list[Named] = []
        self.moved: list[Moved] = []
        self.reworded: list[Reworded] = []
        self.altered: list[Altered] = []
        self.aids: list[str] = []
        self.placed: list[str] = []
        self.pairs = {
            parts.kind: paired(
                getattr(before, parts.list_name),
                getattr(after, parts.list_name),
                lambda part: str(part.id),
                parts.wording,
                parts.codes_hold,
            )
            for parts in _KINDS
        }
        self.renamed: dict[tuple[str, str], str] = {
            (kind, old.id): new.id
            for kind, pairs in self.pairs.items()
            for old, new in pairs
            if old is not None and new is not None
        }

    def made(self) -> Difference:
        for field in ("id", "title", "certifier", "document"):
            self._altered("rubric", self.after.id, field, getattr(self.before, field), getattr(self.after, field))
        for parts in _KINDS:
            for old, new in self.pairs[parts.kind]:
                if old is None and new is not None:
                    self.added.append(Named(kind=parts.kind, id=new.id, text=parts.wording(new)))
                elif new is None and old is not None:
                    self.removed.append(Named(kind=parts.kind, id=old.id, text=parts.wording(old)))
                else:
                    self._pair(parts, old, new)
        self._losses()
        return Difference(
            before=_edition(self.before),
            after=_edition(self.after),
            added=tuple(self.added),
            removed=tuple(self.removed),
            reworded=tuple(self.reworded),
            moved=tuple(self.moved),
            altered=tuple(self.altered),
            aids=tuple(self.aids),
            placed=tuple(self.placed),
            shared=self._shared(),
        )

    def _shared(self) -> float:
        shorter = sum(
            min(len(getattr(self.before, name)), len(getattr(self.after, name)))
            for name in ("competencies", "criteria")
        )
        pairs = [pair for kind in ("competency", "criterion") for pair in self.pairs[kind]]
        both = sum(old is not None and new is not None for old, new in pairs)
        return round(both / shorter, 4) if shorter else 1.0

    def _pair(self, parts: _Parts, old: Any, new: Any) -> None:
        was, now = parts.wording(old), parts.wording(new)
        same_words = was.split() == now.split()
        if not same_words:
            words = word_by_word(was, now)
            self.reworded.append(Reworded(kind=parts.kind, id=new.id, formerly=old.id, words=words))
        elif old.id != new.id:
            self.moved.append(Moved(kind=parts.kind, before=old.id, after=new.id, text=now))
        held, holds = old.model_dump(mode="json"), new.model_dump(mode="json")
        for field in holds:
            if field in (*_PLACES, "id", "aids", parts.wording_field):
                continue
            self._altered(parts.kind, new.id, field, self._renamed(field, held[field]), holds[field])
        if same_words and held.get("aids") != holds.get("aids"):
            self.aids.append(new.id)
        moved_lines = any(held.get(field) != holds.get(field) for field in _PLACES)
        if moved_lines or (same_words and was != now):
            self.placed.append(new.id)

    def _renamed(self, field: str, value: Any) -> Any:
        """A reference as it reads after, so that a renumbered competency is no change of all that hangs on it."""
        if field not in _REFERENCES:
            return value
        kind = {"competencies": "competency", "activities": "activity", "activity": "activity"}.get(field, "block")
        if isinstance(value, list):
            return [self.renamed.get((kind, name), name) for name in value]
        return self.renamed.get((kind, value), value)

    def _altered(self, kind: Kind, identity: str, field: str, before: Any, after: Any) -> None:
        if before != after:
            self.altered.append(Altered(kind=kind, id=identity, field=field, before=before, after=after))

    def _losses(self) -> None:
        old, new = [loss.text for loss in self.before.losses], [loss.text for loss in self.after.losses]
        self.added.extend(Named(kind="loss", id="", text=text) for text in new if text not in old)
        self.removed.extend(Named(kind="loss", id="", text=text) for text in old if text not in new)


def _edition(rubric: Rubric) -> Edition:
    return Edition(id=rubric.id, title=rubric.title, certifier=rubric.certifier, version=rubric.version)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def word_by_word(before: str, after: str) -> Words:
    """The two wordings laid over each other, word by word; what went comes before what came in its place."""
    old, new = before.split(), after.split()
    return tuple(_steps(old, new))


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Literal["=", "-", "+"], str]]:
    for step, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield "=", " ".join(new[begin:end])
            continue
        if first < last:
            yield "-", " ".join(old[first:last])
        if begin < end:
            yield "+", " ".join(new[begin:end])
