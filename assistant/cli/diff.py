"""``criterium rubrics diff``: what changed between two versions of a référentiel."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Annotated

import typer

from assistant.cli.command import write_json
from assistant.errors import UserError
from assistant.importing.shelf import rubric_named, shipped, shipped_ids
from assistant.rubric.difference import Altered, Difference, Kind, Named, Words, difference, word_by_word
from assistant.rubric.rubric import Rubric
from assistant.screening.database import open_database, sqlite_file
from assistant.screening.records import Records
from assistant.settings.settings import load_settings

_VERSION = re.compile(r"[0-9a-f]{8,64}")
_NAMES: dict[Kind, tuple[str, str]] = {
    "rubric": ("référentiel", "référentiels"),
    "rule": ("règle", "règles"),
    "block": ("bloc", "blocs"),
    "activity": ("activité", "activités"),
    "competency": ("compétence", "compétences"),
    "assessment": ("modalité", "modalités"),
    "criterion": ("critère", "critères"),
    "loss": ("perte notée", "pertes notées"),
}
_FIELDS = {
    "title": "intitulé",
    "certifier": "certificateur",
    "document": "document source",
    "competencies": "compétences",
    "activities": "activités",
    "activity": "activité",
    "option_of": "option de",
    "notes": "notes",
    "tasks": "tâches",
    "block": "bloc",
    "competency": "compétence générale",
    "mode": "mode",
    "work": "travail",
    "company": "entreprise",
    "block_text": "variante pour un bloc seul",
    "attached": "rattachement",
    "heading": "intertitre",
    "assessable": "évaluable",
    "lost": "libellé perdu",
    "id": "identifiant",
}
_VALUES = {
    "written": "écrit",
    "oral": "oral",
    "both": "les deux",
    "individual": "individuel",
    "group": "en groupe",
    "real": "réelle",
    "in_creation": "en création",
    "fictional": "fictive",
    "competency": "à des compétences",
    "activity": "à une activité",
    "production": "à toute une production",
    "True": "oui",
    "False": "non",
}
_CODED = ("mode", "work", "company", "attached", "assessable", "lost")
_TEXTS = ("title", "block_text", "competency", "heading")
_LISTS = ("notes", "tasks")
_SHOWN = 160
_CONTEXT = 8
"""Words kept on each side of a change when a long stretch stayed the same."""


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="Identifiant, fichier YAML ou début d'une version.")],
    after: Annotated[str, typer.Argument(metavar="B", help="De même.")],
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Prints what changed, official wording first."""
    found = difference(_named(before), _named(after))
    if json is not None:
        write_json({**found.model_dump(mode="json"), "same": found.before.version == found.after.version}, json)
        return 0
    for line in _lines(found):
        print(line)
    return 0


def _named(name: str) -> Rubric:
    """The référentiel of an id, in a file, or shipped or kept in a version that begins so."""
    if name in shipped_ids() or not _VERSION.fullmatch(name):
        return rubric_named(name)
    url = load_settings().records_url
    file = sqlite_file(url)
    kept = [] if file is not None and not file.is_file() else Records(open_database(url)).rubrics_from(name)
    at_hand = [rubric for rubric in map(shipped, shipped_ids()) if rubric.version.startswith(name)]
    found = list({rubric.version: rubric for rubric in [*kept, *at_hand]}.values())
    if len(found) != 1:
        said = f"{len(found)} versions connues commencent" if found else "Aucune version connue ne commence"
        raise UserError(f"{said} par « {name} » ; donner un identifiant, un fichier YAML ou plus de caractères.")
    return found[0]


def _lines(found: Difference) -> Iterator[str]:
    before, after = found.before, found.after
    yield f"A  {before.id} · {before.title} · version {before.version[:8]}"
    yield f"B  {after.id} · {after.title} · version {after.version[:8]}"
    yield ""
    if before.version == after.version:
        yield "Les deux versions ont le même contenu."
        return
    if found.unlike:
        yield (
            "Ces deux référentiels semblent être deux certifications différentes : intitulés ou certificateurs "
            f"diffèrent, et {found.shared * 100:.0f} % seulement des compétences et critères se correspondent. Pour "
            "des équivalences, voir « criterium rubrics similar »."
        )
        yield ""
    yield from _summary(found)
    yield from _official(found)
    if found.aids:
        yield ""
        yield "Aides de lecture récrites (non officielles) ; le libellé officiel n'a pas changé :"
        yield f"  {', '.join(found.aids)}"


def _summary(found: Difference) -> Iterator[str]:
    if not found.official:
        yield "Aucun libellé officiel, aucun rattachement, aucune modalité n'a changé."
    counts = (
        ("Ajouts", Counter(part.kind for part in found.added)),
        ("Retraits", Counter(part.kind for part in found.removed)),
        ("Libellés changés", Counter(part.kind for part in found.reworded)),
        ("Changements de code, même libellé", Counter(part.kind for part in found.moved)),
        ("Autres changements", Counter(kind for kind, _ in {(part.kind, part.id) for part in found.altered})),
    )
    for label, kinds in counts:
        if kinds:
            yield f"{label} : {', '.join(_count(kind, kinds[kind]) for kind in _NAMES if kinds[kind])}"
    if found.aids:
        yield f"Aides de lecture seules : {_count('criterion', len(found.aids))}"
    if found.placed:
        yield f"Lignes de la source ou retours à la ligne seuls : {len(found.placed)}"


def _count(kind: Kind, number: int) -> str:
    return f"{number} {_NAMES[kind][number > 1]}"


def _official(found: Difference) -> Iterator[str]:
    if found.reworded:
        yield ""
        yield "Libellés changés ([-retiré-] {+ajouté+}) :"
        for part in found.reworded:
            code = part.id if part.formerly == part.id else f"{part.formerly} → {part.id}"
            yield f"  {_NAMES[part.kind][0]} {code}"
            yield f"    {_marked(part.words)}"
    yield from _named_parts("Retraits :", found.removed)
    yield from _named_parts("Ajouts :", found.added)
    if found.moved:
        yield ""
        yield "Changements de code, même libellé :"
        for moved in found.moved:
            text = shorten(moved.text, _SHOWN, placeholder="…")
            yield f"  {_NAMES[moved.kind][0]} {moved.before} → {moved.after}  {text}"
    if found.altered:
        yield ""
        yield "Autres changements :"
        for altered in found.altered:
            yield f"  {_NAMES[altered.kind][0]} {altered.id}, {_FIELDS.get(altered.field, altered.field)}"
            yield f"    {_changed(altered)}"


def _named_parts(label: str, parts: Sequence[Named]) -> Iterator[str]:
    if parts:
        yield ""
        yield label
        for part in parts:
            yield f"  {_NAMES[part.kind][0]} {part.id}".rstrip() + f"  {shorten(part.text, _SHOWN, placeholder='…')}"


def _changed(altered: Altered) -> str:
    before, after = altered.before, altered.after
    if altered.field in _TEXTS and isinstance(before, str) and isinstance(after, str):
        return _marked(word_by_word(before, after))
    if altered.field in _LISTS and isinstance(before, list) and isinstance(after, list):
        gone = [f"[-{member}-]" for member in before if member not in after]
        come = [f"{{+{member}+}}" for member in after if member not in before]
        return " ".join(gone + come) or "l'ordre a changé"
    return f"{_value(altered.field, altered.before)} → {_value(altered.field, altered.after)}"


def _value(field: str, value: object) -> str:
    if value is None or value == []:
        return "(rien)"
    members = value if isinstance(value, list) else [value]
    shown = [_VALUES.get(str(member), str(member)) if field in _CODED else str(member) for member in members]
    return shorten(", ".join(shown), _SHOWN, placeholder="…")


def _marked(words: Words) -> str:
    """The wording with what went and what came in marks; of a long stretch that stayed, only its ends."""
    shown: list[str] = []
    for place, (step, text) in enumerate(words):
        if step == "-":
            shown.append(f"[-{text}-]")
        elif step == "+":
            shown.append(f"{{+{text}+}}")
        else:
            kept = text.split()
            head = kept[:_CONTEXT] if place else []
            tail = kept[-_CONTEXT:] if place < len(words) - 1 else []
            short = len(kept) <= len(head) + len(tail) + 4
            shown.append(text if short else " ".join([*head, "…", *tail]))
    return " ".join(shown)
