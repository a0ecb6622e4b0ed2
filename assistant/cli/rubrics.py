"""``criterium rubrics``: the référentiels."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.command import application, run_application, write_json
from assistant.cli.diff import diff
from assistant.cli.exchange import export
from assistant.cli.importing import import_rubric
from assistant.cli.similar import similar
from assistant.errors import UserError
from assistant.importing.bring import source_text
from assistant.importing.check import Report, check
from assistant.importing.shelf import rubric_named, shipped, shipped_ids
from assistant.rubric.rubric import Rubric

app = application("Référentiels.")
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
    """Montre un référentiel : blocs, compétences, critères."""
    shown = rubric_named(rubric)
    if json is not None:
        write_json(shown.as_json(), json)
        return 0
    print(f"{shown.title} ({shown.id}), version {shown.version[:8]}")
    for block in shown.blocks:
        print(f"\n{block.id} · {block.title}")
        for competency_id in block.competencies:
            print(f"  {competency_id} {shown.competency(competency_id).wording}")
            for criterion in shown.criteria:
                if criterion.competencies[0] == competency_id:
                    mark = {"written": "", "oral": " (à l'oral)", "both": " (écrit et oral)"}[criterion.assessable]
                    print(f"    {criterion.id}{mark} {criterion.statement}")
    return 0


@app.command("check")
def check_rubrics(
    rubrics: Annotated[list[str] | None, typer.Argument(metavar="[ID|FICHIER…]")] = None,
    sources: Annotated[
        Path | None,
        typer.Option(metavar="DOSSIER", help="Dossier des documents sources, pour vérifier les libellés."),
    ] = None,
    json: Json = None,
) -> int:
    """Vérifie des référentiels : forme, numérotation et, avec les sources, chaque libellé mot pour mot."""
    reports = [_checked(rubric_named(name), sources) for name in rubrics or shipped_ids()]
    if json is not None:
        write_json([_report(report) for report in reports], json)
    else:
        for report in reports:
            _print(report)
    if any(report.faults for report in reports):
        raise UserError("Des référentiels ont des défauts ; corriger les points listés.")
    return 0


def _checked(rubric: Rubric, sources: Path | None) -> Report:
    source = None
    if sources is not None:
        path = sources / rubric.document
        if not path.is_file():
            raise UserError(f"La source « {rubric.document} » n'est pas dans « {sources} ».")
        source = source_text(path)
    return check(rubric, source)


def _print(report: Report) -> None:
    source = "source absente" if report.found is None else f"{report.found} libellés retrouvés dans la source"
    print(f"{report.rubric} · version {report.version[:8]} · {report.criteria} critères · {source}")
    for fault in report.faults:
        print(f"  défaut : {fault}")
    for number, line in report.unclaimed:
        print(f"  ligne {number} non reprise : {line[:100]}")


def _report(report: Report) -> dict[str, object]:
    return {
        "rubric": report.rubric,
        "version": report.version,
        "criteria": report.criteria,
        "found": report.found,
        "unclaimed": [{"line": number, "text": line} for number, line in report.unclaimed],
        "faults": report.faults,
    }


def _summary(rubric: Rubric) -> dict[str, object]:
    return {
        "id": rubric.id,
        "title": rubric.title,
        "certifier": rubric.certifier,
        "version": rubric.version,
        "criteria": len(rubric.criteria),
    }


app.command()(similar)
app.command("import")(import_rubric)
app.command()(export)
app.command()(diff)


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "rubrics", arguments)
