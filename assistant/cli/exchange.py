"""``criterium rubrics export``: a référentiel in the forms of other programs."""

from typing import Annotated, Literal

import typer

from assistant.cli.command import write_text
from assistant.exports.case import case_json
from assistant.exports.moodle import moodle_csv, points_of
from assistant.importing.shelf import rubric_named

_WRITERS = {"case": case_json, "moodle": moodle_csv}


def export(
    rubric: Annotated[str, typer.Argument(metavar="ID|FICHIER")],
    form: Annotated[
        Literal["case", "moodle"],
        typer.Option("--format", help="case : 1EdTech CASE 1.1 (JSON) · moodle : grille pour Moodle (CSV)."),
    ],
    out: Annotated[str, typer.Option("--out", metavar="FICHIER|-", help="Où écrire.")] = "-",
) -> int:
    """Écrit un référentiel dans un format d'échange."""
    written = rubric_named(rubric)
    write_text(_WRITERS[form](written), out)
    if form == "moodle" and out != "-":
        print(points_of(written).sentence)
    return 0
