"""``criterium rubrics``: the référentiels."""

from importlib import import_module
from typing import Annotated

import typer

from assistant.cli.checking import check_rubrics
from assistant.cli.command import application, run_application, write_json
from assistant.cli.exchange import export
from assistant.cli.importing import import_rubric
from assistant.cli.rubrictext import columns, rubric_text
from assistant.importing.shelf import rubric_named, shipped, shipped_ids
from assistant.rubric.rubric import Rubric

app = application("Référentiels.")
APART = {
    "diff": "Montre ce qui change d'une version d'un référentiel à une autre : libellés, rattachements, modalités.",
    "similar": "Montre les critères les plus proches dans les autres référentiels : une piste, pas une équivalence.",
}
"""Sub-commands whose modules open stores, a second's loading that the others do without: loaded when asked for."""
Json = Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")]


@app.command("list")
def list_rubrics(json: Json = None) -> int:
    """Montre les référentiels connus."""
    rubrics = [shipped(identity) for identity in shipped_ids()]
    if json is not None:
        write_json([_summary(rubric) for rubric in rubrics], json)
        return 0
    for rubric in rubrics:
        print(f"{rubric.id}  {rubric.title} · {len(rubric.criteria)} critères · version {rubric.version[:8]}")
    return 0


@app.command()
def show(
    rubric: Annotated[str, typer.Argument(metavar="ID|FICHIER")],
    json: Json = None,
) -> int:
    """Montre un référentiel : blocs, activités, modalités, compétences, critères, notes et règles."""
    shown = rubric_named(rubric)
    if json is not None:
        write_json(shown.as_json(), json)
        return 0
    print(rubric_text(shown, columns()), end="")
    return 0


def _summary(rubric: Rubric) -> dict[str, object]:
    return {
        "id": rubric.id,
        "title": rubric.title,
        "certifier": rubric.certifier,
        "version": rubric.version,
        "criteria": len(rubric.criteria),
    }


app.command("check")(check_rubrics)
app.command("import")(import_rubric)
app.command()(export)


def _listed() -> None:
    """Stands for a sub-command that was not asked for."""


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    asked = arguments[0] if arguments else ""
    for name, what in APART.items():
        command = getattr(import_module(f"assistant.cli.{name}"), name) if name == asked else _listed
        app.command(name, help=what)(command)
    return run_application(app, "rubrics", arguments)
