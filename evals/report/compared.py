"""A comparison's page."""

from evals.agreement.names import FRENCH
from evals.comparison import Change, Comparison
from evals.number import plural
from evals.report.difference import RATES, grounds, said
from evals.report.document import document
from evals.report.markup import bounds, decimal, paragraphs, safe, table

_HEAD = ("premier", "second", "écart", "intervalle à 95 %")


def compared(found: Comparison, caution: str, first: str, second: str) -> str:
    """The page that shows what changed from the run named ``first`` to the one named ``second``."""
    sections = [
        ("En bref", _summary(found, first, second)),
        ("Mesures", table(("Mesure", *_HEAD), [(_named(n), *_cells(c)) for n, c in found.figures.items()])),
        ("Critères dont un chiffre change", _criteria(found)),
        ("Propositions qui changent", _turned(found)),
    ]
    body = "".join(f"<section><h2>{safe(name)}</h2>{content}</section>" for name, content in sections)
    return document("Comparaison de deux évaluations", caution, body)


def _summary(found: Comparison, first: str, second: str) -> str:
    sure = [
        f"{_named(name)} ({_signed(change.difference)})"
        for name, change in found.figures.items()
        if change.difference is not None and change.interval is not None and change.interval.excludes_zero
    ]
    texts = [
        f"Premier : {first}. Second : {second}.",
        f"{plural(found.common, 'critère')} en commun, sur lesquels tout est calculé ; {found.only_first} "
        f"dans le premier seul, {found.only_second} dans le second seul.",
        *grounds(found),
        *(f"Attention : {note}." for note in found.notes),
        f"L'intervalle de l'écart exclut zéro pour : {', '.join(sure)}."
        if sure
        else "Aucun écart n'a d'intervalle qui exclue zéro : rien ne distingue sûrement les deux.",
        f"Propositions qui ne disent pas la même chose : {len(found.turned)}.",
    ]
    return paragraphs(texts)


def _criteria(found: Comparison) -> str:
    rows = [
        (name, _named(measure), *_cells(change))
        for name, changes in found.criteria.items()
        for measure, change in changes.items()
        if change.difference
    ]
    return table(("Critère", "Mesure", *_HEAD), rows) if rows else paragraphs(["Aucun."])


def _turned(found: Comparison) -> str:
    rows = [
        (f"{one.candidate}/{one.criterion}", said(one.expected), said(one.first), said(one.second))
        for one in found.turned
    ]
    return table(("Critère", "attendu", "premier", "second"), rows) if rows else paragraphs(["Aucune."])


def _named(measure: str) -> str:
    return RATES.get(measure) or FRENCH[measure]


def _cells(change: Change) -> tuple[str, str, str, str]:
    values = [decimal(value, 3) if value is not None else "indéfini" for value in (change.first, change.second)]
    return values[0], values[1], _signed(change.difference), bounds(change.interval, 3)


def _signed(difference: float | None) -> str:
    return "" if difference is None else f"{'+' if difference >= 0 else ''}{decimal(difference, 3)}"
