"""The right column of an import's page: what is missing, what to look at first, what has no place, and the draft."""

from collections.abc import Iterator

from assistant.importing.proposal import Doubt
from assistant.rubric.criterion import Criterion
from assistant.web.composed import Composition
from assistant.web.item import Item, Role
from assistant.web.markup import button, plural, safe
from assistant.web.sorting import Sorting

ROLES: dict[Role, str] = {"note": "note", "aside": "écarté", "assessment": "modalité", "activity": "activité"}


def summary(sorting: Sorting) -> str:
    """How much was read, and how much of it had a place."""
    rubric = sorting.proposal.rubric
    numbers = {role: len(sorting.composition.of_role(role)) for role in ("block", "competency", "criterion")}
    counts = [
        plural(numbers["block"], "bloc", "blocs"),
        plural(numbers["competency"], "compétence", "compétences"),
        plural(numbers["criterion"], "critère", "critères"),
    ]
    none = " · <b>aucun critère dans ce document</b>" if not rubric.criteria and not numbers["criterion"] else ""
    return (
        f'<p class="summary"><b>{safe(rubric.title)}</b><br>{safe(rubric.document)} · {" · ".join(counts)} · '
        f"{_percent(sorting.placed)} du texte a une place{none}</p>"
    )


def proposed(sorting: Sorting, chosen: int | None) -> str:
    """The column's HTML."""
    return (
        f'<div class="proposed">{_gaps(sorting)}{_doubts(sorting)}{_remarks(sorting)}{_unplaced(sorting, chosen)}'
        f"{_Tree(sorting, chosen).html()}</div>"
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",").replace(",0 %", " %")


def _gaps(sorting: Sorting) -> str:
    gaps = sorting.gaps()
    if not gaps:
        return ""
    listed = "".join(
        f'<li><a href="#" role="button" data-action="select" data-key="{gap.key}">{safe(gap.text)}</a></li>'
        if gap.key is not None
        else f"<li>{safe(gap.text)}</li>"
        for gap in gaps
    )
    return (
        f'<details class="first gaps" data-name="gaps" open><summary>À compléter avant de télécharger : {len(gaps)}</summary>'
        f"<ul>{listed}</ul></details>"
    )


def _doubts(sorting: Sorting) -> str:
    doubts = sorting.proposal.doubts
    if not doubts:
        return '<p class="calm">Aucun doute signalé ; relire tout de même chaque critère.</p>'
    left = sorting.doubts()
    settled = [(n, doubt) for n, doubt in enumerate(doubts) if n in sorting.settled]
    told = f"À regarder d'abord : {plural(len(left), 'doute', 'doutes')}" if left else "Tous les doutes sont réglés"
    count = f" <small>· {plural(len(settled), 'réglé', 'réglés')}</small>" if settled and left else ""
    done = ""
    if settled:
        listed = "".join(_doubt(sorting, n, doubt, "reopen", "Rouvrir") for n, doubt in settled)
        done = (
            f'<details class="settled" data-name="settled"><summary>{plural(len(settled), "doute réglé", "doutes réglés")}'
            f"</summary><ul>{listed}</ul></details>"
        )
    return (
        f'<details class="first" data-name="doubts" open><summary>{told}{count}</summary>'
        f"<ul>{''.join(_doubt(sorting, n, doubt, 'settle', 'Réglé') for n, doubt in left)}</ul>{done}</details>"
    )


def _doubt(sorting: Sorting, number: int, doubt: Doubt, action: str, word: str) -> str:
    hint = "Ce doute est levé" if action == "settle" else "Ce doute est à revoir"
    return f"<li><span>{_goto(sorting, doubt.line)} {safe(doubt.text)}</span> {button(action, word, hint, number=str(number))}</li>"


def _unplaced(sorting: Sorting, chosen: int | None) -> str:
    left = sorting.composition.of_role("free")
    if not left:
        return ""
    listed = "".join(
        f'<li><a href="#" role="button" class="{"on" if item.key == chosen else ""}" data-action="select" '
        f'data-key="{item.key}"><b>{safe(sorting.proposal.where(item.lines[0]))}</b><span>{safe(item.text or "—")}</span></a>'
        f"{button('as-criterion', 'Critère', 'Faire un critère de ce texte', key=str(item.key))}"
        f"{button('as-aside', 'Rien', 'Ce texte n’a pas de place dans le référentiel', key=str(item.key))}</li>"
        for item in left
    )
    return (
        f'<details class="first unplaced" data-name="unplaced"><summary>{plural(len(left), "texte", "textes")} sans place dans le brouillon</summary>'
        f'<p class="hint">Choisir un texte, puis dire en bas ce qu’il est.</p><ul>{listed}</ul></details>'
    )


def _remarks(sorting: Sorting) -> str:
    remarks = sorting.proposal.remarks
    if not remarks:
        return ""
    listed = "".join(f"<li>{_goto(sorting, remark.line)} {safe(remark.text)}</li>" for remark in remarks)
    return (
        f'<details class="first" data-name="remarks"><summary>Rien à décider : {plural(len(remarks), "remarque", "remarques")}'
        f" de lecture</summary><ul>{listed}</ul></details>"
    )


def _goto(sorting: Sorting, line: int) -> str:
    return f'<a href="#" data-goto="{line}">{safe(sorting.proposal.where(line))}</a>'


class _Tree:
    """The draft: blocs, what they hold, critères under what they judge, and what hangs on nothing."""

    def __init__(self, sorting: Sorting, chosen: int | None) -> None:
        self._chosen = chosen
        self._composition: Composition = sorting.composition
        self._ids = self._composition.ids()
        self._drawn: set[int] = set()

    def html(self) -> str:
        of_role = self._composition.of_role
        shown = "".join(self._row(block, 0) + self._within(block) for block in of_role("block"))
        loose = [
            item
            for role in ("activity", "competency", "assessment", "criterion", "note")
            for item in of_role(role)
            if item.key not in self._drawn
        ]
        if loose:
            shown += "<h3>Sans rattachement</h3>"
            shown += "".join(
                self._row(item, 1) + self._judged(item, 2) for item in loose if item.key not in self._drawn
            )
        rules = of_role("rule")
        if rules:
            shown += f"<h3>Règles et textes généraux</h3>{''.join(self._row(item, 1) for item in rules)}"
        aside = [item for item in of_role("aside") if item.key not in self._drawn]
        if aside:
            shown += f"<h3>Écartés</h3>{''.join(self._row(item, 1) for item in aside)}"
        return f'<nav aria-label="Brouillon">{shown}</nav>'

    def _within(self, block: Item) -> str:
        shown = ""
        for role in ("activity", "competency", "assessment"):
            for item in self._composition.of_role(role):
                if item.key not in self._drawn and self._is_in(item, block):
                    shown += self._row(item, 1) + self._judged(item, 2)
        return shown + self._hung_on(block, 1)

    def _is_in(self, item: Item, block: Item) -> bool:
        if item.role != "assessment":
            return block.key in item.parents
        return any(block.key in reached.parents for reached in self._composition.reached(item)[:1])

    def _judged(self, item: Item, depth: int) -> str:
        """What hangs on an item first: of several competencies a critère stands under the first."""
        found = self._hung_on(item, depth)
        if item.role == "competency" and not any(True for _ in self._criteria(item)):
            found += f'<p class="bare d{depth}">sans critère</p>'
        return found

    def _criteria(self, competency: Item) -> Iterator[Item]:
        return (c for c in self._composition.of_role("criterion") if competency in self._composition.reached(c))

    def _hung_on(self, item: Item, depth: int) -> str:
        return "".join(
            self._row(other, depth)
            for other in self._composition.items
            if other.role in ("criterion", "note", "aside")
            and other.key not in self._drawn
            and self._first_above(other) == item.key
        )

    def _first_above(self, item: Item) -> int | None:
        alive = [self._composition.by_key[key] for key in item.parents if key in self._composition.by_key]
        held = [p for p in alive if p.role in ("activity", "competency", "assessment", "block")]
        judges = item.role == "note" or isinstance(item.part, Criterion)
        return held[0].key if held and judges else None

    def _row(self, item: Item, depth: int) -> str:
        self._drawn.add(item.key)
        on = item.key == self._chosen
        state = ' on" aria-current="true"' if on else '"'
        role = f"<em>{ROLES[item.role]}</em>" if item.role in ROLES else ""
        return (
            f'<a href="#" role="button" class="{item.role} d{depth}{state} '
            f'data-action="select" data-key="{item.key}"><b>{safe(self._ids.get(item.key, "—"))}</b>'
            f"<span>{safe(item.text or '(énoncé perdu)')}</span>{role}</a>"
        )
