"""The text that is being sorted: its wording, what it is taken for, what it hangs on, its code or its short name."""

import re
from collections.abc import Iterator, Mapping

from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Assessment
from assistant.web.item import LETTERS, Item, Role
from assistant.web.markup import button, safe
from assistant.web.sorting import ABOVE, CODE_LETTERS, Sorting
from assistant.web.wanted import opening

CHOICES: tuple[tuple[Role, str], ...] = (
    ("block", "Bloc"),
    ("activity", "Activité"),
    ("competency", "Compétence"),
    ("assessment", "Modalité"),
    ("criterion", "Critère"),
    ("rule", "Règle"),
    ("note", "Note"),
    ("aside", "Rien"),
)
PLACES = (("written", "À l'écrit"), ("oral", "À l'oral"), ("both", "Les deux"))
HANGS: Mapping[Role, str] = {
    "activity": "Dans le bloc",
    "competency": "Dans le bloc, en regard de",
    "assessment": "Couvre",
    "criterion": "Évalue",
    "note": "Note de",
}
GATHERS: Mapping[Role, str] = {
    "block": "Prendre les compétences qui suivent",
    "activity": "Prendre les compétences qui suivent",
    "competency": "Prendre les critères qui suivent",
}
WHOLE: Mapping[Role, str] = {"activity": "toute l'activité", "assessment": "toute la production"}
NOTHING = '<p class="sorted none">Choisir un texte dans le brouillon, ou un passage de la source.</p>'
LONG = 240
"""Letters beyond which a wording is set a little smaller."""
_MOST = 80
_NAME = 56
"""Letters of what an item hangs on; its whole wording is in the list above."""


def chosen_text(sorting: Sorting, key: int | None, cutting: bool = False, answered: int = 0) -> str:
    """The panel's HTML.

    Args:
        sorting: the draft.
        key: of the item that is being sorted, if any.
        cutting: whether its words are places to cut it.
        answered: the number of the last change of a field that this HTML takes into account.
    """
    if key is None:
        return NOTHING
    item = sorting.item(key)
    inner = _head(sorting, item) + (_words(item) if cutting else _wording(item))
    if not cutting:
        inner += f"{_roles(item)}{_above(sorting, item)}{_fields(item)}"
    return (
        f'<div class="sorted" data-key="{key}" data-line="{item.lines[0]}" data-number="{answered}">'
        f"{inner}{_actions(item, cutting)}</div>"
    )


def _head(sorting: Sorting, item: Item) -> str:
    first, _ = item.lines
    where = safe(sorting.composition.where(item))
    name = sorting.composition.ids().get(item.key, "")
    heading = item.part.heading if isinstance(item.part, Criterion) and item.role == "criterion" else None
    under = f" · sous l'intitulé « {safe(heading)} »" if heading else ""
    code = f"<b>{safe(name)}</b> " if name else ""
    return f'<p class="code">{code}<a href="#" data-goto="{first}">{where}</a> de la source{under}</p>'


def _wording(item: Item) -> str:
    notes: tuple[str, ...] = getattr(item.part, "notes", ())
    lost = "<i>(énoncé perdu dans le document source)</i>"
    text = "<br>".join(safe(line) for line in item.text.splitlines()) or lost
    size = "wording long" if len(item.text) > LONG else "wording"
    return f'<p class="{size}">{text}</p>' + "".join(f'<p class="soft">{safe(note)}</p>' for note in notes)


def _words(item: Item) -> str:
    words = re.findall(r"\S+", item.text)
    cuts = "".join(
        f'<button type="button" data-action="cut" data-key="{item.key}" data-words="{number}" '
        f'title="Couper avant ce mot">{safe(word)}</button> '
        for number, word in enumerate(words)
        if number
    )
    return (
        '<p class="hint">Choisir le mot qui commence le second texte :</p>'
        f'<p class="wording cutting">{safe(words[0]) if words else ""} {cuts}</p>'
    )


def _roles(item: Item) -> str:
    return _radios(item, "role", "Ce que ce texte est", CHOICES, item.role)


def _radios(item: Item, name: str, legend: str, choices: tuple[tuple[str, str], ...], value: str) -> str:
    boxes = "".join(
        f'<label><input type="radio" name="{name}" value="{each}" data-set="{name}" data-key="{item.key}" '
        f'data-focus="{name}-{each}"{" checked" if each == value else ""}><span>{word}</span></label>'
        for each, word in choices
    )
    return f'<fieldset class="segments {name}"><legend>{legend}</legend>{boxes}</fieldset>'


def _above(sorting: Sorting, item: Item) -> str:
    if item.role not in ABOVE:
        return ""
    composition = sorting.composition
    held = [parent for role in ABOVE[item.role] for parent in composition.above(item, role)]
    chips = "".join(
        f'<span class="held"><span>{safe(_named(parent, item))}</span>'
        f'<button type="button" data-action="unhang" data-key="{item.key}" data-parent="{parent.key}" '
        f'data-focus="unhang-{parent.key}" aria-label="Ôter {safe(parent.code)}" title="Ôter">×</button></span>'
        for parent in held
    )
    options = "".join(
        f'<option value="{other.key}">{safe(_named(other, item))}</option>'
        for other in _open(sorting, item)
        if other not in held
    )
    more = "Ajouter ou changer…" if held else "Choisir…"
    choice = (
        f'<select data-set="above" data-key="{item.key}" data-focus="above" aria-label="{HANGS[item.role]} : {more}">'
        f'<option value="">{more}</option>{options}</select>'
        if options
        else ""
    )
    missing = "" if held else '<i class="missing">rien encore</i>'
    return f'<div class="above"><span class="of">{HANGS[item.role]}</span>{chips}{missing}{choice}</div>'


def _open(sorting: Sorting, item: Item) -> Iterator[Item]:
    """What the item may hang on, kind by kind."""
    for role in ABOVE[item.role]:
        yield from (other for other in sorting.composition.of_role(role) if other.key != item.key)


def _named(parent: Item, item: Item) -> str:
    whole = f"{WHOLE[parent.role]} : " if item.role == "criterion" and parent.role in WHOLE else ""
    title = parent.part.title if isinstance(parent.part, Assessment) else parent.text
    return f"{parent.code} · {whole}{opening(title, _NAME)}"


def _fields(item: Item) -> str:
    fields = ""
    if item.role in LETTERS:
        fields += _text(item, "code", "Code", item.code, CODE_LETTERS, "")
    if item.role == "criterion" and isinstance(item.part, Criterion):
        hint = "Six mots au plus, les nôtres"
        fields += _text(item, "label", "Nom court", item.part.label, _MOST, hint)
        fields += _radios(item, "where", "Évaluable", PLACES, item.part.assessable)
    if item.role == "assessment" and isinstance(item.part, Assessment):
        mode = "both" if len(set(item.part.mode)) > 1 else item.part.mode[0]
        fields += _radios(item, "where", "Épreuve", PLACES, mode)
    return f'<div class="fields">{fields}</div>' if fields else ""


def _text(item: Item, name: str, word: str, value: str, most: int, hint: str) -> str:
    return (
        f'<label class="text {name}"><span>{word}</span><input type="text" value="{safe(value)}" maxlength="{most}" '
        f'placeholder="{hint}" autocomplete="off" data-set="{name}" data-key="{item.key}" data-focus="{name}"></label>'
    )


def _actions(item: Item, cutting: bool) -> str:
    key = str(item.key)
    if cutting:
        return (
            f'<p class="actions">{button("cutting", "Ne pas couper", "Revenir au texte", key=key, focus="cutting")}</p>'
        )
    made = button("cutting", "Couper…", "En faire deux textes", key=key, focus="cutting")
    made += button("merge", "Fusionner avec le suivant", "Un seul texte avec celui qui suit", key=key, focus="merge")
    if item.role in GATHERS:
        hint = "Mettre sous ce texte ce qui vient après lui dans la source, jusqu'au suivant de même rôle"
        made += button("gather", GATHERS[item.role], hint, key=key, focus="gather")
    return f'<p class="actions">{made}</p>'
