"""``criterium evals``: how far drafts agree with human grades."""

from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.command import application, run_application, write_json
from evals.agreement.agreement import Agreement, agreement
from evals.agreement.bootstrap import RESAMPLES, SEED
from evals.ratingfile import RatingFile, read_ratings
from evals.retrieval import measured, read_corpus, read_queries

app = application("Mesurer l'accord avec des notes humaines, et le repérage.")
Json = Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")]

FRENCH = {
    "exact": "accord exact",
    "adjacent": "à un point près",
    "kappa": "kappa de Cohen",
    "kappa_linear": "kappa linéaire",
    "qwk": "kappa quadratique (QWK)",
    "alpha_nominal": "alpha de Krippendorff, nominal",
    "alpha_ordinal": "alpha de Krippendorff, ordinal",
    "alpha_interval": "alpha de Krippendorff, intervalle",
    "ac1": "AC1 de Gwet",
    "ac2_quadratic": "AC2 de Gwet, quadratique",
    "pearson": "corrélation de Pearson",
    "bias": "biais (second moins premier)",
    "smd": "différence standardisée",
}


@app.command()
def agree(
    ratings: Annotated[Path, typer.Argument(metavar="NOTES.csv", help="Colonnes [group,]item,rater,rating.")],
    json: Json = None,
) -> int:
    """Mesure l'accord entre évaluateurs, par groupe et en tout, avec des intervalles à 95 %."""
    file = read_ratings(ratings)
    groups = {name: agreement(table) for name, table in file.groups.items()}
    overall = agreement(file.overall)
    if json is not None:
        write_json(_shape(file, overall, groups), json)
        return 0
    for name, found in groups.items():
        _print(f"groupe {name}", found, len(file.skipped[name]))
    _print("ensemble", overall, len(file.skipped[""]))
    for note in file.notes:
        print(f"\nÀ savoir : {note}.")
    for line, why in file.skipped[""][:10]:
        print(f"ligne {line} sans effet : {why}")
    if len(file.skipped[""]) > 10:
        print(f"… et {len(file.skipped['']) - 10} autres ; --json les donne toutes.")
    return 0


def _shape(file: RatingFile, overall: Agreement, groups: dict[str, Agreement]) -> dict[str, Any]:
    return {
        "overall": {**overall.as_json(), "skipped": len(file.skipped[""])},
        "groups": {name: {**found.as_json(), "skipped": len(file.skipped[name])} for name, found in groups.items()},
        "skipped_lines": [{"line": line, "why": why} for line, why in file.skipped[""]],
        "notes": list(file.notes),
        "intervals": {"percent": 95, "resamples": RESAMPLES, "seed": SEED, "drawn": "item"},
    }


def _print(title: str, found: Agreement, skipped: int) -> None:
    table = found.ratings
    print(f"\n{title} : {len(table.items)} éléments, {len(table.raters)} évaluateurs, {skipped} ligne(s) sans effet")
    if len(table.raters) == 2:
        print(f"  premier : {table.raters[0]} · second : {table.raters[1]}")
    for name, figure in found.figures.items():
        if figure.value is None:
            print(f"  {FRENCH[name]:36} indéfini : {figure.why}")
            continue
        ends = found.intervals.get(name)
        shown = f"[{ends.low:6.3f} ; {ends.high:6.3f}]" if ends else f"sans intervalle : {found.why_no_interval[name]}"
        print(f"  {FRENCH[name]:36} {figure.value:6.3f}   {shown}")


@app.command()
def retrieve(
    corpus: Annotated[Path, typer.Option("--corpus", metavar="C.jsonl", help="Passages : {id, text} par ligne.")],
    queries: Annotated[
        Path, typer.Option("--queries", metavar="Q.jsonl", help="Questions : {id, text, relevant: [id]} par ligne.")
    ],
    json: Json = None,
) -> int:
    """Mesure le repérage sur une collection jugée."""
    passages = read_corpus(corpus)
    found = measured(passages, read_queries(queries, passages))
    if json is not None:
        write_json(found, json)
        return 0
    for name, figure in found.items():
        print(f"{name:12} {figure:.3f}" if isinstance(figure, float) else f"{name:12} {figure}")
    return 0


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "evals", arguments)
