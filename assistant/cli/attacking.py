"""``criterium evals robustness``: attacks a data set's dossiers and counts what moves."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import UserError
from assistant.settings.settings import load_settings
from assistant.wholefile import write_text
from evals.dataset import DataSet, Part
from evals.report.words import SYNTHETIC
from evals.shelf import load_dataset
from evals.software import Software
from evals.workplace import kept_folder, workplace

if TYPE_CHECKING:
    from evals.bench import Bench


def robustness(
    dataset: Annotated[str, typer.Argument(metavar="JEU", help="Identifiant d'un jeu livré, ou dossier d'un jeu.")],
    out: Annotated[Path, typer.Option("--out", metavar="FICHIER.json", help="Tous les essais, à écrire.")],
    page: Annotated[
        Path | None, typer.Option("--page", metavar="PAGE.html", help="Les mêmes comptes, en une page sans réseau.")
    ] = None,
    part: Annotated[str | None, typer.Option("--part", metavar="tuning|held_out", help="Une partie du jeu.")] = None,
    drafter: Annotated[str, typer.Option("--drafter", metavar="offline|llm", help="Qui propose.")] = "offline",
) -> int:
    """Attaque les dossiers d'un jeu et compte les niveaux qui changent."""
    if drafter not in ("offline", "llm"):
        raise UserError(f"« {drafter} » n'est pas un rédacteur ; choisir offline ou llm.")
    chosen = load_dataset(dataset)
    wanted = _part(part)
    # Imported here because the index takes seconds to load; what is wrong with the arguments is said before.
    from evals.report.robust import robustness_page, told
    from evals.robustness import robustness as attacked

    with _bench(drafter, chosen) as bench:
        found = attacked(chosen, bench, wanted, _tell)
    write_text(found.model_dump_json(indent=1) + "\n", out)
    if page is not None:
        write_text(robustness_page(found), page)
    if found.synthetic:
        print(SYNTHETIC)
    for line in told(found):
        print(line)
    return 0


@contextmanager
def _bench(drafter: str, dataset: DataSet) -> "Iterator[Bench]":
    from evals.bench import EmbeddedBench, ModelBench

    settings = load_settings()
    if drafter == "offline":
        with workplace(settings.data, None) as folder:
            yield EmbeddedBench(folder)
        return
    if not settings.has_model:
        raise UserError(
            "Aucun modèle de langage n'est configuré ; régler CRITERIUM_LLM_BASE_URL et CRITERIUM_LLM_MODEL, "
            "ou choisir --drafter offline."
        )
    kept = kept_folder(dataset, settings, Software.here(), "robustness")
    _tell(
        "Chaque dossier est rédigé une trentaine de fois ; interrompue, la même commande ne demande que ce qui manque."
    )
    with workplace(settings.data, kept) as folder:
        bench = ModelBench(folder, settings)
        try:
            yield bench
        finally:
            bench.close()
    shutil.rmtree(kept, ignore_errors=True)


def _part(name: str | None) -> Part | None:
    if name in (None, "tuning", "held_out"):
        return name  # type: ignore[return-value]
    raise UserError(f"« {name} » n'est pas une partie d'un jeu ; choisir tuning ou held_out.")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
