"""``criterium evals agree``: how far any raters agree, on a file of grades."""

from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.command import write_json
from assistant.errors import UserError
from assistant.judgement.level import Level
from evals.agreement.agreement import MEASURES, Agreement, agreement
from evals.agreement.alttest import AltTest, alt_test
from evals.agreement.bootstrap import RESAMPLES, SEED
from evals.agreement.measured import Measured
from evals.agreement.names import FRENCH
from evals.ratingfile import RatingFile, read_ratings
from evals.scale import POINTS

MOST_LEVELS = 7
"""Levels that a confusion table shows on a screen's width."""
MOST_PAIRS = 15
MOST_SKIPPED = 10
_LEVELS: dict[float | None, Level] = {place: level for level, place in POINTS.items()}


def agree(
    ratings: Annotated[
        Path,
        typer.Argument(
            metavar="NOTES.csv", help="Colonnes [group,][candidate,]item,rater,rating, ou le grades.csv d'un jeu."
        ),
    ],
    by_criterion: Annotated[
        bool, typer.Option("--by-criterion", help="Avec un grades.csv : les mesures par critère aussi.")
    ] = False,
    draft: Annotated[
        str | None,
        typer.Option("--draft", metavar="ÉVALUATEUR", help="Qui soumettre à l'alt-test, jugé par les autres."),
    ] = None,
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Mesure l'accord entre évaluateurs, par groupe et en tout, avec des intervalles à 95 %."""
    file = read_ratings(ratings, by_criterion=by_criterion)
    if draft is not None and draft not in file.overall.raters:
        raise UserError(f"--draft : « {draft} » n'est pas un évaluateur de {ratings.name} ; l'écrire comme le fichier.")
    tested = alt_test(file.overall, draft) if draft is not None else None
    groups = {name: agreement(table) for name, table in file.groups.items()}
    overall = agreement(file.overall)
    if json is not None:
        write_json(_shape(file, overall, groups, tested), json)
        return 0
    for name, found in groups.items():
        _print(f"groupe {name}", found, len(file.skipped[name]))
    _print("ensemble", overall, len(file.skipped[""]))
    _print_levels(overall, file.named)
    _print_pairs(overall)
    if tested is not None:
        _print_test(tested, draft or "")
    drawn = "les candidats" if file.drawn == "candidate" else "les éléments (item), faute de colonne candidate"
    print(f"\nIntervalles à 95 % : {RESAMPLES} tirages, qui rééchantillonnent {drawn}.")
    for note in file.notes:
        print(f"\nÀ savoir : {note}.")
    for line, why in file.skipped[""][:MOST_SKIPPED]:
        print(f"ligne {line} sans effet : {why}")
    if len(file.skipped[""]) > MOST_SKIPPED:
        print(f"… et {len(file.skipped['']) - MOST_SKIPPED} autres ; --json les donne toutes.")
    return 0


def _shape(
    file: RatingFile, overall: Agreement, groups: dict[str, Agreement], tested: AltTest | None
) -> dict[str, Any]:
    return {
        "overall": {**overall.as_json(), "skipped": len(file.skipped[""])},
        "groups": {name: {**found.as_json(), "skipped": len(file.skipped[name])} for name, found in groups.items()},
        "skipped_lines": [{"line": line, "why": why} for line, why in file.skipped[""]],
        "notes": list(file.notes),
        "intervals": {"percent": 95, "resamples": RESAMPLES, "seed": SEED, "drawn": file.drawn},
        "alt_test": None
        if tested is None
        else {"winning_rate": tested.winning_rate, "advantage": tested.advantage, "why": tested.why},
    }


def _print(title: str, found: Agreement, skipped: int) -> None:
    table = found.ratings
    print(f"\n{title} : {len(table.items)} éléments, {len(table.raters)} évaluateurs, {skipped} ligne(s) sans effet")
    if len(table.raters) == 2:
        print(f"  premier : {table.raters[0]} · second : {table.raters[1]}")
    if found.not_assessable:
        nominal = " · ".join(FRENCH[measure.name] for measure in MEASURES if not measure.ordinal)
        print(
            f"  {found.not_assessable} note(s) « {Level.NOT_ASSESSABLE.french} » : une catégorie à part dans {nominal}"
            " ; hors de l'échelle, donc absentes des autres mesures"
        )
    for name, figure in found.figures.items():
        if figure.value is None:
            print(f"  {FRENCH[name]:36} indéfini : {figure.why}")
            continue
        ends = found.intervals.get(name)
        shown = f"[{ends.low:6.3f} ; {ends.high:6.3f}]" if ends else f"sans intervalle : {found.why_no_interval[name]}"
        print(f"  {FRENCH[name]:36} {figure.value:6.3f}   {shown}")


def _print_levels(found: Agreement, named: bool) -> None:
    table = found.confusion
    if table is None:
        return
    if len(table.levels) > MOST_LEVELS:
        print(f"\n{len(table.levels)} niveaux : la confusion et l'accord par niveau sont donnés par --json.")
        return
    names = [_level(level, named) for level in table.levels]
    print("\nconfusion : le premier évaluateur en lignes, le second en colonnes")
    print(f"  {'':24}" + "".join(f"{name[:14]:>16}" for name in names))
    for name, counts in zip(names, table.counts.tolist(), strict=True):
        print(f"  {name:24}" + "".join(f"{count:16}" for count in counts))
    print("accord par niveau : ce que le second retrouve du premier ; accord propre au niveau, sans référence")
    for place, name in enumerate(names):
        print(f"  {name:24}{_short(table.recovered(place)):>16}{_short(table.specific(place)):>16}")


def _print_pairs(found: Agreement) -> None:
    pairs = found.pairs
    if not pairs:
        return
    print("\npar paire d'évaluateurs : éléments communs, accord exact, kappa de Cohen, kappa quadratique")
    for pair in pairs[:MOST_PAIRS]:
        figures = "".join(f"{_short(figure):>10}" for figure in (pair.exact, pair.kappa, pair.qwk))
        print(f"  {f'{pair.first} · {pair.second}':36}{pair.items:6}{figures}")
    if len(pairs) > MOST_PAIRS:
        print(f"  … et {len(pairs) - MOST_PAIRS} autres paires ; --json les donne toutes.")


def _print_test(tested: AltTest, draft: str) -> None:
    if tested.winning_rate is None:
        print(f"\nalt-test de « {draft} » : indéfini, {tested.why}")
        return
    verdict = "peut" if tested.passed else "ne peut pas"
    print(
        f"\nalt-test : « {draft} » {verdict} tenir la place d'un évaluateur (taux {tested.winning_rate:.3f}, seuil 0.5)"
    )


def _level(level: float | None, named: bool) -> str:
    if level is None:
        return Level.NOT_ASSESSABLE.french
    return _LEVELS[level].french if named else f"{level:g}"


def _short(figure: Measured) -> str:
    return "indéfini" if figure.value is None else f"{figure.value:.3f}"
