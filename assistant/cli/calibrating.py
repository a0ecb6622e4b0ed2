"""``criterium evals calibrate``: fits what turns a draft's grounds into a level or a confidence."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import UserError
from assistant.settings.calibrations import keep_calibration
from assistant.settings.settings import load_settings, prepared
from assistant.wholefile import write_text
from evals.agreement.coverage import at_coverage
from evals.modelfit import fit_map
from evals.runlog import read_run
from evals.shelf import load_dataset


def calibrate(
    source: Annotated[
        str, typer.Argument(metavar="JEU|PASSAGE.json", help="Un jeu noté, ou le passage d'un modèle de langage.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FICHIER.json", help="Réglages à écrire ; sinon, ceux d'un modèle sont en service."
        ),
    ] = None,
) -> int:
    """Ajuste les niveaux du repérage embarqué (JEU) ou la confiance d'un modèle (PASSAGE.json), partie de réglage."""
    if source.endswith(".json"):
        log = read_run(Path(source))
        fitted = fit_map(log)
        if out is not None:
            write_text(fitted.model_dump_json(indent=1) + "\n", out)
        elif log.dataset.synthetic:
            raise UserError(
                f"Le jeu « {log.dataset.id} » est fictif, et la confiance montrée à un juré se cale sur des notes "
                "humaines ; donner --out FICHIER.json pour en garder la mesure sans la mettre en service."
            )
        else:
            kept = keep_calibration(prepared(load_settings()).data, fitted)
            print(f"Confiance de {fitted.model} calibrée pour les prochains examens : {kept}.")
        return 0
    if out is None:
        raise UserError("Indiquer où écrire les niveaux ajustés : --out FICHIER.json.")
    chosen = load_dataset(source)
    # Imported here because the index takes seconds to load; a run's map does without.
    from evals.levelfit import fit_levels

    fit = fit_levels(chosen, _tell)
    write_text(fit.levels.model_dump_json(indent=1) + "\n", out)
    print(f"{fit.cases} critères notés ; chaque dossier proposé par un réglage fait sur les autres :")
    for share in (0.25, 0.5, 0.6, 0.75, 1.0):
        point = at_coverage(fit.left_out, share) or (fit.left_out[-1] if fit.left_out else None)
        if point is None:
            print("  aucun niveau proposé")
            break
        qwk = "indéfini" if point.qwk.value is None else f"{point.qwk.value:.2f}"
        print(f"  couverture {point.coverage:.2f}   exact {point.exact:.2f}   kappa quadratique {qwk}")
        if point is fit.left_out[-1]:
            break
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
