"""The right column of an import's page: what to look at first, the draft's tree, and the text that is being sorted."""

import re
from collections.abc import Iterator

from assistant.web.markup import button, plural, safe
from assistant.web.sorting import Item, Role, Sorting
from assistant.web.tree import attachment

ROLES: dict[Role, str] = {"criterion": "", "note": "note", "aside": "écarté"}
MOST_TEXT = 140


def summary(sorting: Sorting) -> str:
    """How much was read, and how much of it had a place."""
    rubric = sorting.rubric()
    counts = [
        plural(len(rubric.blocks), "bloc", "blocs"),
        plural(len(rubric.competencies), "compétence", "compétences"),
        plural(len(rubric.criteria), "critère", "critères"),
    ]
    none = " · <b>aucun critère dans ce document</b>" if not sorting.items else ""
    return (
        f'<p class="summary"><b>{safe(rubric.title)}</b><br>{safe(rubric.document)} · {" · ".join(counts)} · '
        f"{_percent(sorting.proposal.placed)} du texte a une place{none}</p>"
    )


def proposed(sorting: Sorting, chosen: int | None) -> str:
    """The column's HTML."""
    return f'<div class="proposed">{_doubts(sorting)}{_unplaced(sorting)}{_tree(sorting, chosen)}</div>'


def sorted_text(sorting: Sorting, key: int | None, cutting: bool) -> str:
    """The text that is being sorted, its words as places to cut it when it is being cut."""
    if key is None:
        return '<p class="sorted none">Choisir un texte dans la liste ou dans la source.</p>'
    item = sorting.item(key)
    first, last = item.criterion.lines
    where = f"ligne {first}" if first == last else f"lignes {first} à {last}"
    goto = f'<a href="#" data-goto="{first}">{where}</a>'
    heading = f" · sous l'intitulé « {safe(item.criterion.heading)} »" if item.criterion.heading else ""
    notes = "".join(f'<p class="soft">{safe(note)}</p>' for note in item.criterion.notes)
    wording = _words(item) if cutting else f'<p class="wording">{safe(item.criterion.statement)}</p>'
    return (
        f'<div class="sorted" data-key="{key}" data-line="{first}"><p class="code"><b>{safe(_ids(sorting).get(key, ""))}</b> '
        f"{goto} de la source{heading}</p>{wording}{notes}</div>"
    )


def _words(item: Item) -> str:
    words = re.findall(r"\S+", item.criterion.statement)
    cuts = "".join(
        f'<button type="button" data-action="cut" data-words="{number}" title="Couper avant ce mot">{safe(word)}</button> '
        for number, word in enumerate(words)
        if number
    )
    return (
        '<p class="hint">Choisir le mot qui commence le second texte :</p>'
        f'<p class="wording cutting">{safe(words[0])} {cuts}</p>'
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",").replace(",0 %", " %")


def _doubts(sorting: Sorting) -> str:
    doubts = sorting.proposal.doubts
    if not doubts:
        return '<p class="calm">Aucun doute signalé ; relire tout de même chaque critère.</p>'
    listed = "".join(f"<li>{_goto(doubt.line)} {safe(doubt.text)}</li>" for doubt in doubts)
    return (
        f'<details class="first" data-name="doubts" open><summary>À regarder d\'abord : {plural(len(doubts), "doute", "doutes")}</summary>'
        f"<ul>{listed}</ul></details>"
    )


def _unplaced(sorting: Sorting) -> str:
    left = [(n, piece) for n, piece in enumerate(sorting.proposal.unplaced) if n not in sorting.placed]
    if not left:
        return ""
    listed = "".join(
        f"<li>{_goto(piece.line)} {safe(_short(piece.text))} "
        f"{button('bring', 'En faire un critère', 'Ajouter ce texte comme critère', number=str(number))}</li>"
        for number, piece in left
    )
    return (
        f'<details class="first" data-name="unplaced"><summary>{plural(len(left), "texte", "textes")} sans place dans le brouillon</summary>'
        f"<ul>{listed}</ul></details>"
    )


def _goto(line: int) -> str:
    return f'<a href="#" data-goto="{line}">ligne {line}</a>'


def _short(text: str) -> str:
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}…"


def _tree(sorting: Sorting, chosen: int | None) -> str:
    rubric = sorting.proposal.rubric
    ids = _ids(sorting)
    shown = ""
    for block in rubric.blocks:
        groups: dict[str, tuple[str, list[Item]]] = {}
        for item in sorting.items:
            if rubric.block_of(item.criterion.competencies[0]).id == block.id:
                name, wording = attachment(rubric, item.criterion)
                groups.setdefault(name, (wording, []))[1].append(item)
        inner = "".join(
            f"<h4><b>{safe(name)}</b> {safe(_short(wording))}</h4>"
            + "".join(_line(item, ids.get(item.key), item.key == chosen) for item in items)
            for name, (wording, items) in groups.items()
        )
        reached = {c for item in sorting.items for c in item.criterion.competencies}
        bare = [c for c in block.competencies if c not in reached]
        inner += "".join(
            f"<h4><b>{safe(c)}</b> {safe(_short(rubric.competency(c).wording))} <i>sans critère</i></h4>" for c in bare
        )
        shown += f"<h3>{safe(block.id)} · {safe(block.title)}</h3>{inner}"
    return f'<nav aria-label="Brouillon">{shown}</nav>'


def _line(item: Item, identity: str | None, on: bool) -> str:
    role = f"<em>{ROLES[item.role]}</em>" if ROLES[item.role] else ""
    state = ' aria-current="true"' if on else ""
    return (
        f'<a href="#" role="button" class="{item.role}{" on" if on else ""}"{state} data-action="select" data-key="{item.key}">'
        f"<b>{safe(identity or '—')}</b><span>{safe(item.criterion.statement)}</span>{role}</a>"
    )


def _ids(sorting: Sorting) -> dict[int, str]:
    return dict(_numbered(sorting))


def _numbered(sorting: Sorting) -> Iterator[tuple[int, str]]:
    criteria = iter(sorting.rubric().criteria)
    for item in sorting.items:
        if item.role == "criterion":
            yield item.key, next(criteria).id
