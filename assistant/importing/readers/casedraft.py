"""A draft référentiel from a CASE package: what CASE says, and beside it what Critérium itself wrote there."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from assistant.errors import UserError
from assistant.importing.case import COMPANIES, LOST_STATEMENT, MODES, NO_CREATOR, WORKS, Item, Package, one_line
from assistant.importing.codes import folded
from assistant.importing.modality import companies, modes, work
from assistant.importing.proposal import Proposal
from assistant.importing.readers.casecriteria import criteria
from assistant.importing.readers.caseledger import CaseLedger, kept_lines, kept_text
from assistant.importing.readers.casetree import CaseTree
from assistant.rubric.rubric import Loss, Rubric

_SLUG = re.compile(r"[^a-z0-9]+")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def case_draft(package: Package, tree: CaseTree, name: str) -> Proposal:
    """The draft with its doubts; ``name`` is the file's.

    Raises:
        UserError: the package holds no compétence, or what it holds is no référentiel.
    """
    ledger = CaseLedger(package, tree, name)
    if not ledger.stated("competency"):
        raise UserError(f"{name} : le document CASE ne contient aucune compétence ; il n'y a rien à importer.")
    try:
        rubric = Rubric.model_validate(_content(ledger))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise UserError(f"{name} : le document CASE ne forme pas un référentiel ({fault}).") from error
    everything = sum(_letters(line) for line in ledger.lines)
    left = sum(_letters(piece.text) for piece in ledger.unplaced)
    return Proposal(
        rubric=rubric,
        lines=() if ledger.counted else tuple(ledger.lines),
        doubts=tuple(sorted(ledger.doubts, key=lambda doubt: doubt.line)),
        unplaced=tuple(sorted(ledger.unplaced, key=lambda piece: piece.line)),
        placed=max(0.0, 1 - left / everything) if everything else 1.0,
    )


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _content(ledger: CaseLedger) -> dict[str, Any]:
    """The rubric as data."""
    document = ledger.package.document
    _say_what_is_foreign(ledger)
    blocks = _blocks(ledger)
    assessments = [_assessment(ledger, item, blocks) for item in ledger.stated("assessment")]
    found = criteria(ledger, blocks, assessments)
    if not found:
        ledger.doubt(None, "Le document ne donne aucun critère d'évaluation : blocs et compétences seuls sont repris.")
    kept_id = document.ours.get("id")
    rules = ledger.stated("rule")
    return {
        "id": kept_id if isinstance(kept_id, str) and _ID.fullmatch(kept_id) else _slug(document.title),
        "title": kept_text(document, "title", document.title),
        "certifier": _certifier(ledger),
        "document": ledger.document,
        "rules": [{**ledger.common(item), "title": ledger.title(item), "text": item.full_statement} for item in rules],
        "blocks": blocks,
        "activities": [_activity(ledger, item, blocks) for item in ledger.stated("activity")],
        "competencies": [_competency(ledger, item) for item in ledger.stated("competency")],
        "assessments": assessments,
        "criteria": found,
        "losses": _losses(ledger),
    }


def _slug(title: str) -> str:
    return _SLUG.sub("-", folded(title))[:60].strip("-") or "referentiel"


def _say_what_is_foreign(ledger: CaseLedger) -> None:
    document, tree = ledger.package.document, ledger.tree
    if document.language and not document.language.casefold().startswith("fr"):
        ledger.doubt(None, f"Le document est en « {document.language} » ; Critérium tient ses textes pour du français.")
    if tree.elsewhere:
        ledger.doubt(None, f"Liens vers d'autres documents, non repris : {tree.elsewhere}.")
    seen: set[str] = set()
    for item in tree.untyped:
        kind = item.item_type or ""
        if kind not in seen:
            seen.add(kind)
            role = "bloc" if tree.roles[item.identifier] == "block" else "compétence"
            named = f"Le type « {kind} » n'est pas connu" if kind else "Des éléments n'ont pas de type"
            ledger.doubt(item, f"{named} : leur place dans l'arbre a décidé, ici {role} ; à vérifier.")


def _certifier(ledger: CaseLedger) -> str | None:
    document = ledger.package.document
    kept = document.ours.get("certifier")
    if isinstance(kept, str) and one_line(kept or NO_CREATOR) == document.creator:
        return kept
    return None if document.creator in (NO_CREATOR, "") else document.creator


def _losses(ledger: CaseLedger) -> list[dict[str, Any]]:
    kept = ledger.package.document.ours.get("losses")
    places = {ledger.id(item): ledger.place(item) for item in ledger.stated("competency")}
    found: list[dict[str, Any]] = []
    for entry in kept if isinstance(kept, list) else ():
        try:
            loss = Loss.model_validate(entry)
        except ValidationError:
            ledger.doubt(None, "Une perte du document source est notée d'une façon illisible : elle n'est pas reprise.")
            continue
        reached = tuple(name for name in loss.competencies if name in places)
        lines = loss.lines if ledger.counted else places[reached[0]] if reached else (1, 1)
        found.append({**loss.model_dump(), "competencies": reached, "lines": lines})
    return found


def _blocks(ledger: CaseLedger) -> list[dict[str, Any]]:
    stated = {item.identifier for item in ledger.stated("competency")}
    blocks: list[dict[str, Any]] = []
    housed: set[str] = set()
    for item in ledger.tree.of("block"):
        members = [member for member in ledger.tree.members(item) if member.identifier in stated]
        if not members or not item.full_statement.strip():
            ledger.drop(item, "Ce bloc n'a pas d'intitulé, ou pas de compétence à lui : il n'est pas repris.")
            continue
        housed.update(member.identifier for member in members)
        option = item.ours.get("option_of")
        blocks.append(
            {
                **ledger.common(item),
                "title": item.full_statement,
                "competencies": [ledger.id(member) for member in members],
                "option_of": option if isinstance(option, str) else None,
                "notes": ledger.notes(item),
            }
        )
    alone = [item for item in ledger.stated("competency") if item.identifier not in housed]
    if alone:
        blocks.append(_block_of_ours(ledger, alone, {str(block["id"]) for block in blocks}))
    return blocks


def _block_of_ours(ledger: CaseLedger, alone: Sequence[Item], names: set[str]) -> dict[str, Any]:
    name = next(f"B{number}" for number in range(1, len(names) + 2) if f"B{number}" not in names)
    ledger.doubt(
        alone[0], f"Des compétences ne sont dans aucun bloc : le bloc {name}, au titre du document, est de nous."
    )
    return {
        "id": name,
        "title": ledger.package.document.title,
        "competencies": [ledger.id(item) for item in alone],
        "lines": (1, 1),
    }


def _activity(ledger: CaseLedger, item: Item, blocks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    names = [block["id"] for block in blocks]
    above = [ledger.id(block) for block in ledger.tree.nearest(item, "block") if ledger.id(block) in names]
    if not above:
        tied = {ledger.id(competency) for competency in ledger.tree.related(item, "competency")}
        above = [block["id"] for block in blocks if tied.intersection(block["competencies"])]
        if not above:
            ledger.doubt(item, "Cette activité n'est dans aucun bloc : le premier lui est donné ; à vérifier.")
    general = next(iter(ledger.tree.children(item, "general")), None)
    return {
        **ledger.common(item),
        "title": item.full_statement,
        "tasks": [task.full_statement for task in ledger.tree.children(item, "task") if task.full_statement.strip()],
        "block": (above or names)[0],
        "competency": general.full_statement if general and general.full_statement.strip() else None,
        "competency_lines": kept_lines(item, "competency_lines")
        if ledger.counted
        else general and ledger.place(general),
        "notes": ledger.notes(item),
    }


def _competency(ledger: CaseLedger, item: Item) -> dict[str, Any]:
    activities = {
        ledger.id(activity): None
        for activity in (*ledger.tree.related(item, "activity"), *ledger.tree.nearest(item, "activity"))
        if activity.full_statement.strip()
    }
    lost = item.full_statement == LOST_STATEMENT and (not item.ours or item.ours.get("lost") is True)
    return {
        **ledger.common(item),
        "statement": None if lost else item.full_statement,
        "activities": list(activities),
        "notes": ledger.notes(item),
    }


def _assessment(ledger: CaseLedger, item: Item, blocks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    keywords = set(item.keywords or ())
    covered = [ledger.id(competency) for competency in ledger.tree.related(item, "competency")]
    covered += [ledger.id(competency) for competency in ledger.tree.nearest(item, "competency")]
    if not covered:
        above = {ledger.id(block) for block in ledger.tree.nearest(item, "block")}
        housed = [block for block in blocks if block["id"] in above] or blocks
        covered = [competency for block in housed for competency in block["competencies"]]
        said = "celles de son bloc" if above else "toutes"
        ledger.doubt(
            item, f"Rien ne dit quelles compétences cette modalité couvre : {said} lui sont données ; à vérifier."
        )
    variants = ledger.tree.children(item, "block_variant")
    variant = variants[0].full_statement if variants else item.ours.get("block_text")
    said_modes = [mode for mode, word in MODES.items() if word in keywords] or list(modes(item.full_statement))
    if not said_modes:
        ledger.doubt(item, "Rien ne dit si cette modalité est écrite ou orale : écrite, à vérifier.")
    known = keywords.intersection((*MODES.values(), *WORKS.values(), *COMPANIES.values()))
    return {
        **ledger.common(item),
        "title": ledger.title(item),
        "competencies": list(dict.fromkeys(covered)),
        "mode": _in_order(item, said_modes, MODES) or ["written"],
        "work": next((kind for kind, word in WORKS.items() if word in keywords), None)
        if known
        else work(item.full_statement),
        "company": _in_order(item, [kind for kind, word in COMPANIES.items() if word in keywords], COMPANIES)
        if known
        else companies(item.full_statement),
        "text": item.full_statement,
        "block_text": variant if isinstance(variant, str) else None,
        "notes": ledger.notes(item),
    }


def _in_order(item: Item, kinds: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """The kinds in the order of the item's keywords."""
    written = list(item.keywords or ())
    return sorted(kinds, key=lambda kind: written.index(words[kind]) if words[kind] in written else len(written))
