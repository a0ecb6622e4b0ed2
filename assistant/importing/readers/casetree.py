"""The items of a CASE package as a tree, and what each of them is."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from assistant.errors import UserError
from assistant.importing.case import ITEM_TYPES, Association, Item, Package, Role
from assistant.importing.codes import folded

_BY_TITLE = {folded(title): role for role, (title, _) in ITEM_TYPES.items()}
_BY_WORD: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("criterion", re.compile(r"criter|indicat")),
    ("assessment", re.compile(r"modalit|evaluat|epreuve|assess|livrable")),
    ("task", re.compile(r"\b(?:tache|task)")),
    ("activity", re.compile(r"activit")),
    ("competency", re.compile(r"compet|skill|standard|outcome|objecti|savoir|capacit|aptitude|benchmark")),
    ("rule", re.compile(r"regle|\brules?\b")),
    ("block", re.compile(r"bloc|domain|strand|\bunit|module|cluster|theme|topic|subject|grade level|course")),
)
"""Words of item types in the common vocabularies, French and English, the narrower before the wider."""


class CaseTree:
    """Who is whose child, in reading order; the roles of items by their type, or else by their place."""

    def __init__(self, package: Package, name: str) -> None:
        """The tree of a package.

        Raises:
            UserError: an identifier is given twice, or items are each other's ancestors; ``name`` is the file's.
        """
        self.items = {item.identifier: item for item in package.items}
        if len(self.items) < len(package.items):
            twice = next(key for key, n in Counter(item.identifier for item in package.items).items() if n > 1)
            raise UserError(f"{name} : l'identifiant CASE « {twice} » est donné deux fois ; corriger le document.")
        self.elsewhere = 0
        """How many associations lead out of the package."""
        self._index = {identifier: number for number, identifier in enumerate(self.items)}
        self._parents: dict[str, dict[str, int | None]] = defaultdict(dict)
        self._related: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
        self._gather(package)
        self._children: dict[str, list[str]] = defaultdict(list)
        for child, parents in self._parents.items():
            for parent in parents:
                self._children[parent].append(child)
        for parent, children in self._children.items():
            children.sort(key=lambda child: self._rank(child, self._parents[child][parent]))
        self._refuse_cycles(name)
        self.order = [self.items[identifier] for identifier in self._walked()]
        self.roles = {item.identifier: self._role(item) for item in self.order}
        self.untyped = [item for item in self.order if _typed(item) is None]

    def _gather(self, package: Package) -> None:
        root = package.document.identifier
        parts: list[Association] = []
        self._top: dict[str, int | None] = {}
        for association in package.associations:
            origin, destination = association.origin.identifier, association.destination.identifier
            if origin not in self.items or (destination not in self.items and destination != root):
                self.elsewhere += 1
            elif association.association_type == "isChildOf":
                self._under(origin, destination, association.sequence)
            elif association.association_type == "isPartOf":
                parts.append(association)
            elif association.association_type == "isRelatedTo" and destination != root:
                number = association.sequence if association.sequence is not None else len(self._related[origin])
                self._related[origin].append((False, number, destination))
                self._related[destination].append((True, len(self._related[destination]), origin))
        placed = {*self._parents, *self._top}
        for association in parts:
            if association.origin.identifier not in placed:
                self._under(association.origin.identifier, association.destination.identifier, association.sequence)

    def _under(self, child: str, parent: str, sequence: int | None) -> None:
        if parent in self.items:
            self._parents[child].setdefault(parent, sequence)
        else:
            self._top.setdefault(child, sequence)

    def _rank(self, identifier: str, sequence: int | None) -> tuple[bool, int, int]:
        return sequence is None, sequence or 0, self._index[identifier]

    def _refuse_cycles(self, name: str) -> None:
        waiting = {identifier: len(self._parents.get(identifier, ())) for identifier in self.items}
        free = [identifier for identifier, parents in waiting.items() if not parents]
        while free:
            done = free.pop()
            del waiting[done]
            for child in self._children.get(done, ()):
                waiting[child] -= 1
                if not waiting[child]:
                    free.append(child)
        if waiting:
            inside = self.items[next(iter(waiting))]
            shown = inside.coding or inside.full_statement[:60]
            raise UserError(f"{name} : « {shown} » est dans une boucle de liens isChildOf ; corriger le document.")

    def _walked(self) -> Iterator[str]:
        roots = [identifier for identifier in self.items if not self._parents.get(identifier)]
        roots.sort(key=lambda identifier: self._rank(identifier, self._top.get(identifier)))
        seen: set[str] = set()
        ahead = roots[::-1]
        while ahead:
            identifier = ahead.pop()
            if identifier not in seen:
                seen.add(identifier)
                yield identifier
                ahead.extend(reversed(self._children.get(identifier, ())))

    def _role(self, item: Item) -> Role:
        """By the type; without one, a root that holds others is a bloc, and everything else a compétence."""
        typed = _typed(item)
        if typed is not None:
            return typed
        children = [self.items[child] for child in self._children.get(item.identifier, ())]
        holds = any(_typed(child) not in ("criterion", "task", "general", "block_variant") for child in children)
        return "block" if holds and not self._parents.get(item.identifier) else "competency"

    def of(self, role: Role) -> list[Item]:
        """The items of a role: in the order that Critérium wrote them, those of other hands after, in tree order."""
        found = [item for item in self.order if self.roles[item.identifier] == role]
        return sorted(found, key=lambda item: (item.place is None, item.place or 0))

    def children(self, item: Item, role: Role) -> list[Item]:
        """The item's own children of a role, in order."""
        return [self.items[child] for child in self._children.get(item.identifier, ()) if self.roles[child] == role]

    def has_parent(self, item: Item) -> bool:
        """Whether the item stands under another item."""
        return bool(self._parents.get(item.identifier))

    def nearest(self, item: Item, role: Role, stop: Sequence[Role] = ()) -> list[Item]:
        """The closest ancestors of a role on every way up; a way that meets one of the ``stop`` roles leads nowhere."""
        return self._reached(item, role, stop, lambda identifier: self._parents.get(identifier, {}))

    def beneath(self, item: Item, role: Role, stop: Sequence[Role] = ()) -> list[Item]:
        """The closest descendants of a role on every way down, in order."""
        return self._reached(item, role, stop, lambda identifier: self._children.get(identifier, ()))

    def members(self, block: Item) -> list[Item]:
        """The compétences of a block, those that stand under another of its compétences too."""
        found: dict[str, Item] = {}
        ahead = self.beneath(block, "competency", stop=("block",))[::-1]
        while ahead:
            item = ahead.pop()
            if item.identifier not in found:
                found[item.identifier] = item
                ahead.extend(self.beneath(item, "competency", stop=("block",))[::-1])
        return list(found.values())

    def _reached(
        self,
        item: Item,
        role: Role,
        stop: Sequence[Role],
        following: Callable[[str], Sequence[str] | dict[str, int | None]],
    ) -> list[Item]:
        found: list[Item] = []
        seen: set[str] = set()
        ahead = list(following(item.identifier))[::-1]
        while ahead:
            identifier = ahead.pop()
            if identifier in seen:
                continue
            seen.add(identifier)
            if self.roles[identifier] == role:
                found.append(self.items[identifier])
            elif self.roles[identifier] not in stop:
                ahead.extend(reversed(list(following(identifier))))
        return found

    def related(self, item: Item, role: Role) -> list[Item]:
        """The items of a role that «isRelatedTo» ties to this one, either way round, its own ties first."""
        ties = dict.fromkeys(other for _, _, other in sorted(self._related.get(item.identifier, ())))
        return [self.items[other] for other in ties if self.roles[other] == role]


def _typed(item: Item) -> Role | None:
    written = folded(item.item_type or (item.item_type_link.title if item.item_type_link else ""))
    exact = _BY_TITLE.get(written)
    return exact or next((role for role, words in _BY_WORD if words.search(written)), None)
