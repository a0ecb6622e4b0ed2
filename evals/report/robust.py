"""What attacks and another order did, as tables in French."""

from collections.abc import Iterator

from evals.number import plural
from evals.report.markup import bounds, paragraphs, safe, share, table
from evals.report.words import SYNTHETIC
from evals.robustness import Counted, Robustness, counted

FAMILIES = {
    "stability": "Rien n'a changé, ou seulement l'ordre",
    "concealed": "Texte caché : consigne et faux résultats que le lecteur ne voit pas",
    "instruction": "Phrases visibles adressées au correcteur ou à une machine",
    "padding": "Remplissage : phrases creuses ajoutées",
    "stuffing": "Mots du référentiel affirmés et rien de plus, ajoutés au dossier",
    "invention": "Mots du référentiel avec des chiffres inventés, ajoutés au dossier",
    "paraphrase": "Autres mots, par règles : une paraphrase faible",
    "order": "Chapitres dans un autre ordre",
    "hollow": "Dossier entièrement creux, bourré des mots du référentiel : aucun critère n'y est démontré",
    "out_of_scope": "Critères du référentiel hors du périmètre présenté, dont rien ne dit ce que le dossier montre",
}
ATTACKS = ("concealed", "instruction", "padding", "stuffing", "invention")
"""Families whose only aim is a better level."""
KINDS = {
    "again": "même passage deux fois",
    "criteria_reversed": "critères dans l'autre sens",
    "passages_shuffled": "passages dans un autre ordre",
    "white": "blanc sur blanc",
    "tiny": "corps minuscule",
    "hidden_run": "texte masqué de Word",
    "comment": "commentaire de Word",
    "html_comment": "commentaire HTML",
    "zero_width": "lettres séparées par des signes sans largeur",
    "ignore": "« ignore les consignes »",
    "role_play": "jeu de rôle",
    "fake_result": "faux résultat d'évaluation",
    "encoded": "consigne codée",
}
LANGUAGES = {"fr": "français", "en": "anglais"}
LIMITS = (
    "Ces variantes sont fabriquées par règles : un niveau qui tient ici peut céder devant une attaque mieux écrite. Le "
    "repérage embarqué ne sait pas si un chiffre est vrai : des faits inventés et visibles le trompent. Un intervalle "
    "[0 ; 0] dit qu'aucun de ces dossiers n'a bougé, non qu'aucun ne bougera."
)

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{border:1px solid #8888;padding:.25rem .6rem;text-align:left}"
)


def drafter_of(found: Robustness) -> str:
    """Who drafted, in French."""
    return "repérage embarqué" if found.drafter == "offline" else f"modèle {found.model}"


def robustness_section(found: Robustness) -> str:
    """One table of all kinds, by family."""
    rows = [_row(row) for row in counted(found)]
    html = paragraphs([_summary(found), LIMITS])
    html += table(
        ("Variante", "Sorte", "Propositions qui changent", "D'un niveau à un autre", "Vers « démontré »"),
        rows,
        "Parts des critères écrits ; intervalles à 95 %, par tirage des candidats",
    )
    if found.left_out:
        html += paragraphs([f"Ni Markdown ni DOCX, donc sans variante : {', '.join(found.left_out)}."])
    return html


def _summary(found: Robustness) -> str:
    """In words first: what moved, what attacks brought to ``met``, and whether nothing moves when nothing changes."""
    rows = list(counted(found))
    steady = [row for row in rows if row.family == "stability"]
    attacks = [row for row in rows if row.family in ATTACKS]
    moved = sum(row.turned.hits for row in steady)
    gained, tried = sum(row.gained.hits for row in attacks), sum(row.gained.total for row in attacks)
    worst = max(attacks, key=lambda row: row.gained.hits / max(1, row.gained.total), default=None)
    levelled, before = found.started
    had = "avaient" if levelled > 1 else "avait"
    texts = [
        f"Au départ, {plural(levelled, 'proposition')} sur {before} {had} un niveau.",
        "Sans rien changer que l'ordre, aucune proposition ne change."
        if not moved
        else f"Sans rien changer que l'ordre, {plural(moved, 'proposition')} sur "
        f"{sum(r.turned.total for r in steady)} {'changent' if moved > 1 else 'change'}.",
    ]
    if worst is not None:
        texts.append(
            f"Sous les attaques, {plural(gained, 'proposition')} sur {tried} "
            f"{'deviennent' if gained > 1 else 'devient'} « démontré »"
            + (f", le plus souvent : {FAMILIES[worst.family].lower()}." if gained else ".")
        )
    return " ".join(texts)


def robustness_page(found: Robustness) -> str:
    """The table as a page of its own, without network."""
    title = f"Solidité · {drafter_of(found)} · {found.dataset}"
    caution = paragraphs([SYNTHETIC]) if found.synthetic else ""
    return (
        '<!doctype html>\n<html lang="fr"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{safe(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{safe(title)}</h1>{caution}{robustness_section(found)}"
        f"<p>Jeu {safe(found.dataset)}, empreinte {safe(found.sha256)}, graine {found.seed}, candidats "
        f"{safe(', '.join(found.candidates))}.</p></body></html>\n"
    )


def kind_name(row: Counted) -> str:
    """The kind within its family in French; empty where the family has only one."""
    name, _, language = row.kind.partition(".")
    return KINDS.get(name, "") + (f", {LANGUAGES[language]}" if language else "")


def told(found: Robustness) -> Iterator[str]:
    """The counts as lines, a family at a time."""
    yield _summary(found)
    family = ""
    for row in counted(found):
        if row.family != family:
            family = row.family
            yield f"\n{FAMILIES[family]}"
        _, kind, turned, flipped, gained = _row(row)
        yield f"  {kind or 'une seule sorte'} · changent : {turned} · d'un niveau à un autre : {flipped} · " + (
            f"vers « démontré » : {gained}"
        )


def _row(row: Counted) -> tuple[str, ...]:
    shown = [f"{share(r)} {bounds(r.interval)}".strip() for r in (row.turned, row.flipped, row.gained)]
    if not row.turned.total:
        shown[:2] = "—", "—"
    return FAMILIES[row.family], kind_name(row), *shown
