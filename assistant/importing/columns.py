"""What each column of a table holds: by its header in any common wording, else by what stands in it."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.importing.codes import code_at, folded
from assistant.importing.source import Role, Row, Table

_MASTERY = (
    r"(?:(?:tres |assez |non |partiellement |peu |bien |en (?:cours|voie) d'|maitrise )?"
    r"(?:acquise?s?|acquisition|maitrisee?s?|maitrise|valide?e?s?|atteinte?s?|conformes?|satisfaisante?s?"
    r"|insuffisante?s?|suffisante?s?|fragiles?|partiel(?:le)?s?|bien|bon(?:ne)?s?|faibles?)|observee?s?|en cours"
    r"|excellente?s?|passable|moyen(?:ne)?s?|depassee?s?|debutant|novice|expert|confirme|absente?"
    r"|a (?:ameliorer|renforcer|revoir)"
    r"|oui|non|0|[a-d]|[+-]{1,3})"
)
_RANK = r"(?:niveau|degre|palier|stade|echelon)"
HEADERS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "level",
        re.compile(
            rf"^{_MASTERY}(?:\s*(?:[/,]|ou|-|–)\s*{_MASTERY})*\s*(?:\([^()]*\))?$"
            rf"|^{_RANK}(?: (?:de |d')[a-z]+\b)? ?(?:n?[°o]? ?\d{{1,2}}|[a-e][12]?|[ivx]{{1,4}}|{_MASTERY})\b(?!').*$"
            r"|^\d{1,2} ?(?:points?|pts?) ?[-–—:=] ?[a-z].{0,60}$"
            rf"|^(?:{_RANK}[sx]|descripteurs? (?:de|des|du|par) {_RANK}|echelle)\b.*$"
        ),
    ),
    (
        "points",
        re.compile(r"\b(?:points?|bareme|coefficients?|coef|ponderations?|poids|notes? (?:sur|/)|/ ?\d+)\b|^/ ?\d"),
    ),
    (
        "criterion",
        re.compile(r"\b(?:criteres?|indicateurs?|observables?|(?:resultats?|elements?) attendus?)\b|^attendus\b"),
    ),
    (
        "assessment",
        re.compile(
            r"\b(?:modalites?|epreuves?|mises? en situation|nature de l'evaluation"
            r"|(?:modes?|types?|formes?|dispositifs?|methodes?|situations?)"
            r" (?:d'evaluation|de certification|de validation))\b"
            r"|^modes?$"
        ),
    ),
    ("block", re.compile(r"^(?:intitule du )?blocs?\b|^libelle du bloc|^numero et intitule des? blocs?")),
    ("competency", re.compile(r"\b(?:competences?|capacites?|savoir[- ]faire)\b|^etre capable")),
    ("activity", re.compile(r"\b(?:activites?|taches?|missions?|situations? de travail)\b")),
    ("level", re.compile(r"^\d{1,2} ?[-–—:=] ?[a-z].{0,60}$")),
    ("other", re.compile(r"^(?:n°?|numero|code|ref\w*|observations?|commentaires?|remarques?|appreciations?|notes?)$")),
)
NUMBERS = re.compile(r"^(?:n\s?[°º]|no\b|num(?:eros?)?\b|codes?\b|cotes?\b|ref\b|references?\b|identifiants?\b|id\b|#)")
"""What a column of codes or numbers is headed by."""
_NAMES = re.compile(r"\b(?:intitules?|libelles?|enonces?)\b")
_PART = re.compile(r"^(?:domaines?|poles?|unites?|modules?)\b")
"""What some documents call their blocs."""
_EVALUATION = re.compile(r"\breferentiel (?:d'evaluation|de certification)\b|^evaluation\b")
_LONGEST_HEADER = 260
_TO_FILL = re.compile(r"[^:]{2,40}:(?:\s|$)")
_SEARCHED = 15
"""Rows at the top among which the header is looked for."""
CODE_ONLY = 0.8
"""Share of its cells from which on a column without a telling header is one of codes."""


def header_role(text: str) -> Role | None:
    """The role that a column's header says, or None."""
    plain = folded(text).strip(" :*\u00a0")
    if len(plain) > _LONGEST_HEADER:
        return None
    head = plain[:70]
    if NUMBERS.match(head) and not _NAMES.search(head):
        return "other"
    for role, words in HEADERS:
        if words.search(head):
            return role
    return None


def header_rows(table: Table) -> int:
    """How many rows at the top are headers."""
    count = 0
    for row in table.rows[:4]:
        filled = [cell.text for cell in dict.fromkeys(row) if cell.pieces]
        roles = {header_role(text) for text in filled} - {None, "other"}
        is_header = all(code_at(text) is None for text in filled) and (
            len(roles) >= 2
            or (count and roles and all(header_role(text) for text in filled))
            or (not count and len(row) <= 2 and bool(roles) and all(len(text) < 60 for text in filled))
            or (_levels(filled) >= 2 and (not count or all(header_role(text) for text in filled)))
        )
        if not is_header and not (filled and all(_EVALUATION.search(folded(text)) for text in filled)):
            break
        count += 1
    return count


def header_at(rows: Sequence[Row]) -> int:
    """Index of the row that heads the columns: of the first ones that whose cells are best known as headings.

    What stands above it are lines to be filled in and titles; 0 where they hold more than such lines do.
    """
    scores = [_known(row) for row in rows[:_SEARCHED]]
    best = max(scores, default=0)
    if not best or (scores[0] and not _filled_in(rows[0]) and best <= scores[0] + 1):
        return 0
    at = scores.index(best)
    while at and not _filled_in(rows[at - 1]) and header_rows(Table(tuple(rows[at - 1 : at + 1]))) == 2:
        at -= 1
    most = _filled(rows[scores.index(best)])
    fronts = all(_filled_in(row) or _filled(row) < most for row in rows[:at])
    coded = any(_filled(row) > 1 and any(_coded(cell.text) for cell in row) for row in rows[:at])
    return at if fronts and not coded else 0


def _known(row: Row) -> int:
    """How many things the cells of a header are known to name; 0 of any other row."""
    roles = {header_role(cell.text) for cell in row if cell.pieces} - {None}
    return len(roles) if header_rows(Table((row,))) else 0


def _coded(text: str) -> bool:
    """Whether a code opens a wording."""
    return code_at(text) is not None and not only_code(text)


def _filled(row: Row) -> int:
    return len({id(cell) for cell in row if cell.pieces})


def _filled_in(row: Row) -> bool:
    """Whether the row is a line to be filled in: «Candidat : … Date : …»."""
    return any(_TO_FILL.match(cell.text) for cell in row)


def _levels(texts: Sequence[str]) -> int:
    return sum(header_role(text) == "level" for text in texts)


def roles_of(table: Table) -> tuple[tuple[Role, ...], int]:
    """The role of every column and the number of header rows.

    A lower header is more specific than the one above it; a column whose headers say nothing is judged by its cells.
    """
    if table.roles is not None:
        return table.roles, table.headers
    headers = header_rows(table)
    width = len(table.rows[0]) if table.rows else 0
    body = table.rows[headers:]
    roles: list[Role | None] = []
    for column in range(width):
        said = [header_role(table.rows[row][column].text) for row in range(headers)]
        roles.append(next((role for role in reversed(said) if role is not None), None))
    if "block" not in roles and headers:
        for column, cell in enumerate(table.rows[headers - 1]):
            if roles[column] is None and _PART.match(folded(cell.text).strip(" :")):
                roles[column] = "block"
    levels = {column for column, role in enumerate(roles) if role == "level"}
    for column, role in enumerate(roles):
        if role is None and not {column - 1, column + 1} & levels:
            roles[column] = _by_contents(body, column, {known for known in roles if known is not None})
    _name_repeated(roles, body)
    _beside_levels(roles, [any(table.rows[row][column].pieces for row in range(headers)) for column in range(width)])
    return tuple(role or "other" for role in roles), headers


def _beside_levels(roles: list[Role | None], headed: Sequence[bool]) -> None:
    """A column beside one of levels whose header names nothing that is known is a level too: «Novice», «Artisan»."""
    for order in (range(1, len(roles)), range(len(roles) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for column in order:
            if roles[column] is None and headed[column] and roles[column - step] == "level":
                roles[column] = "level"


def _name_repeated(roles: list[Role | None], body: Sequence[Row]) -> None:
    """Of two columns with the same header, one that holds only codes numbers the other."""
    for column, role in enumerate(roles):
        if role in ("level", "points", "other", None) or roles.count(role) < 2:
            continue
        texts = [row[column].text for row in body if row[column].pieces]
        if texts and sum(only_code(text) for text in texts) / len(texts) >= CODE_ONLY:
            roles[column] = "other"


def only_code(text: str) -> bool:
    """Whether a cell holds a code and nothing else."""
    code = code_at(text)
    return code is not None and code.end >= len(text)


_INFINITIVE = re.compile(r"^[A-ZÀ-Þ]?[a-zà-ÿ'’-]+(?:er|ir|re|oir)\b")
_JUDGED = re.compile(
    r"\b(?:est|sont|permet(?:tent)?|respecte(?:nt)?|tien(?:t|nent) compte|coherente?s?|pertinente?s?|adaptee?s?"
    r"|conformes?|le(?:\.la)? candidat(?:\.e|e)? (?!doit|devra|sera|realise|presente)\w+)\b"
    r"|^(?:qualite|pertinence|coherence|conformite) d",
)
_TASKED = re.compile(
    r"\b(?:mise en situation|etude de cas|dossier|soutenance|oral|ecrit|rapport|questionnaire|epreuve"
    r"|travail (?:individuel|collectif)|le(?:\.la)? candidat(?:\.e|e)? (?:doit|devra|sera)|duree|jury|livrables?)\b"
)


def _by_contents(body: Sequence[Row], column: int, known: set[Role]) -> Role | None:
    votes: Counter[Role] = Counter()
    counted = 0
    for row in body:
        if len({id(cell) for cell in row if cell.pieces}) < 2 and len(row) > 1:
            continue  # a title over the rows
        for piece in row[column].pieces:
            counted += 1
            text = piece.text
            code = code_at(text)
            plain = folded(text[code.end :] if code else text)
            if code is not None and code.kind != "assessment":
                votes[code.kind] += 3
            elif re.fullmatch(r"[\d.,]+(?: ?(?:pts?|points?|%))?|/ ?\d+", plain):
                votes["points"] += 2
            if _TASKED.search(plain):
                votes["assessment"] += 1
            elif _JUDGED.search(plain):
                votes["criterion"] += 1
            elif _INFINITIVE.match(text[code.end :] if code else text):
                votes["competency"] += 1
    for role, count in votes.most_common():
        if role not in known and count * 2 >= counted:
            return role
    return None
