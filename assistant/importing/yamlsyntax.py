"""Why a text is no YAML, in French, at the line where the fault is rather than where the parser stumbles."""

import re
from collections.abc import Sequence

import yaml

_LARGEST_SCAN = 2_000_000
"""Characters; beyond, the quotation that is left open is not looked for."""
_DEEPEST = 40
"""Levels; a référentiel has five. The parser itself does not survive some hundred thousand."""
_BRACKET = re.compile(r"[\[\]{}]")
_BLOCKS = re.compile(rf"^[ ?:-]{{{_DEEPEST},}}", re.MULTILINE)


def too_deep(text: str, loader: type[yaml.SafeLoader]) -> int | None:
    """The line where more levels are nested than any file here has, or None."""
    open_brackets = most = 0
    for bracket in _BRACKET.finditer(text):
        open_brackets += 1 if bracket[0] in "[{" else -1
        most = max(most, open_brackets)
    if most < _DEEPEST and not _BLOCKS.search(text):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return event.start_mark.line + 1 if event.start_mark else 1
    except yaml.YAMLError:
        return None
    return None


def syntax_fault(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """(line, what is wrong and what to do) of what PyYAML raised over a text."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else 1
        return line, "un caractère invisible est interdit ici ; retaper la ligne"
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return 1, "ce n'est pas du YAML ; enregistrer le fichier en texte UTF-8"
    mark, problem = error.problem_mark, error.problem or ""
    line = mark.line + 1
    lines = text.splitlines()
    begun = error.context_mark.line + 1 if error.context_mark else line
    if "\t" in _indent(lines, mark.line):
        return line, "une tabulation est en tête de ligne ; n'y mettre que des espaces"
    if "quoted scalar" in (error.context or ""):
        if "escape" in problem:
            return line, "« \\ » est mal employé entre guillemets droits ; l'écrire « \\\\ »"
        return begun, "le guillemet ou l'apostrophe ouvert ici n'est pas refermé ; le refermer"
    if "flow" in (error.context or ""):
        return begun, "le crochet ou l'accolade ouvert ici n'est pas refermé ; le refermer"
    opened = _quoted_before(text, mark)
    if opened is not None and opened < mark.line:
        return opened + 1, f"le guillemet ou l'apostrophe ouvert ici ne se ferme qu'à la ligne {line} ; le refermer"
    if opened is not None:
        return line, "un guillemet ou une apostrophe ferme le texte trop tôt ; doubler l'apostrophe : « l''oral »"
    return (begun if "simple key" in (error.context or "") else line), _said(problem)


def _said(problem: str) -> str:
    known = {
        "undefined alias": "« * » renvoie à une partie qui n'existe pas ; écrire le texte entre guillemets",
        "constructor for the tag": "les balises « !… » ne sont pas acceptées ; n'écrire que des textes et des listes",
        "mapping values": "un « : » est de trop, ou l'alinéa est décalé ; mettre le texte entre guillemets",
        "cannot start": "ce signe ne peut pas commencer un texte ; mettre le texte entre guillemets",
        "another document": "« --- » commence un second document ; n'en garder qu'un",
        "expected ':'": "il manque « : » après la clé, ou l'alinéa est décalé",
        "unhashable": "une clé doit être un mot",
    }
    return next((said for words, said in known.items() if words in problem), "l'alinéa ou la ponctuation est fautif")


def _indent(lines: Sequence[str], at: int) -> str:
    line = lines[at] if at < len(lines) else ""
    return line[: len(line) - len(line.lstrip())]


def _quoted_before(text: str, mark: yaml.Mark) -> int | None:
    """The line, from 0, where the quotation begins that ends right before the mark, on its line."""
    if len(text) > _LARGEST_SCAN:
        return None
    found: int | None = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if (token.start_mark.line, token.start_mark.column) >= (mark.line, mark.column):
                break
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            found = token.start_mark.line if quoted and token.end_mark.line == mark.line else None
    except yaml.YAMLError:
        return found
    return found
