"""``criterium evals``: how far drafts agree with human grades."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.agreeing import agree
from assistant.cli.attacking import robustness
from assistant.cli.calibrating import calibrate
from assistant.cli.command import application, run_application, write_json
from assistant.errors import UserError
from assistant.judgement.draft import DrafterName
from assistant.jury.log import DecisionLog
from assistant.screening.database import open_database
from assistant.screening.records import Records
from assistant.settings.settings import load_settings, prepared
from assistant.wholefile import write_text
from evals.comparison import compare as compare_runs
from evals.dataset import Part
from evals.gradesheet import grouped, level_names, matched
from evals.judged import judged_in
from evals.report.difference import told
from evals.report.figures import figures
from evals.report.page import report as report_page
from evals.report.words import caution
from evals.retrieval import measured, read_corpus, read_queries
from evals.reviews import exported, matched_reviews, read_reviews
from evals.robustness import read_robustness
from evals.runfolder import file_name, run_folder
from evals.runlog import read_run, write_run
from evals.shelf import file_sha256, folder_of, grades_text, load_dataset, scopes_of
from evals.shelf import read_sheet as read_dataset_sheet
from evals.workbook import read_sheet

app = application("Mesurer l'accord avec des notes humaines, et le repérage.")
app.command()(agree)
app.command()(calibrate)
app.command()(robustness)
Json = Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")]


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


@app.command("run")
def run_drafter(
    dataset: Annotated[str, typer.Argument(metavar="JEU", help="Identifiant d'un jeu livré, ou dossier d'un jeu.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="PASSAGE.json", help="Journal à écrire ; sinon, un dans CRITERIUM_DATA/evals."),
    ] = None,
    drafter: Annotated[str, typer.Option("--drafter", metavar="offline|llm|replay", help="Qui propose.")] = "offline",
    replies: Annotated[
        Path | None,
        typer.Option("--replies", metavar="PASSAGE.json", help="Avec replay : le journal dont rejouer les réponses."),
    ] = None,
    part: Annotated[str | None, typer.Option("--part", metavar="tuning|held_out", help="Une partie du jeu.")] = None,
) -> int:
    """Fait proposer un niveau pour chaque critère d'un jeu, et consigne tout dans un seul journal."""
    if drafter not in ("offline", "llm", "replay"):
        raise UserError(f"« {drafter} » n'est pas un rédacteur ; choisir offline, llm ou replay.")
    if (drafter == "replay") != (replies is not None):
        raise UserError("--drafter replay et --replies PASSAGE.json vont ensemble ; donner les deux, ou aucun.")
    if out is not None and not out.parent.is_dir():
        raise UserError(f"Le dossier « {out.parent} » n'existe pas ; le créer, ou choisir un autre emplacement.")
    chosen, wanted = load_dataset(dataset), _part(part)
    recorded = read_run(replies) if replies is not None else None
    # Imported here because the index and the durable runs take seconds to load; the other sub-commands do without.
    from evals.running import run_dataset

    name: DrafterName = "offline" if drafter == "offline" else "llm"
    settings = load_settings()
    folder = run_folder(prepared(settings).data) if out is None else out.parent
    log = run_dataset(chosen, name, settings, wanted, _tell, recorded)
    out = out or folder / file_name(log)
    write_run(log, out)
    _tell(f"{len(log.drafts)} propositions de {len(log.dossiers)} dossiers, écrites dans {out}.")
    return 1 if log.failed else 0


@app.command()
def report(
    log: Annotated[Path, typer.Argument(metavar="PASSAGE.json", help="Journal de « evals run ».")],
    out: Annotated[Path | None, typer.Option("--out", metavar="RAPPORT.html", help="Page à écrire.")] = None,
    robust: Annotated[
        Path | None,
        typer.Option("--robustness", metavar="ESSAIS.json", help="Ce qu'« evals robustness » a écrit, à y joindre."),
    ] = None,
    json: Json = None,
) -> int:
    """Écrit le rapport d'un passage : une page sans réseau, ou ses chiffres en JSON."""
    if out is None and json is None:
        raise UserError("Indiquer où écrire : --out RAPPORT.html, ou --json FICHIER|-.")
    found = read_run(log)
    tried = read_robustness(robust) if robust is not None else None
    if tried is not None and (tried.sha256, tried.drafter, tried.model) != (
        found.dataset.sha256,
        "offline" if found.drafter == "offline" else "llm",
        found.model,
    ):
        raise UserError(
            f"{robust} n'est pas du même jeu et du même rédacteur que {log} ; refaire « evals robustness » sur ce jeu."
        )
    if json is not None:
        write_json(figures(found), json)
    if out is not None:
        write_text(report_page(found, tried), out)
    return 0


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="A.json", help="Premier passage.")],
    second: Annotated[Path, typer.Argument(metavar="B.json", help="Second passage.")],
    part: Annotated[str | None, typer.Option("--part", metavar="tuning|held_out", help="Une partie du jeu.")] = None,
    json: Json = None,
) -> int:
    """Montre ce qui change d'un passage à l'autre, avec l'intervalle de chaque différence."""
    logs = read_run(first), read_run(second)
    found = compare_runs(*logs, _part(part))
    warning = caution(logs[0], judged_in(logs[0], _part(part)))
    if json is not None:
        write_json({**found.as_json(), "caution": warning or None}, json)
        return 0
    for line in told(found, warning):
        print(line)
    return 0


@app.command("import")
def import_grades(
    file: Annotated[
        Path,
        typer.Argument(metavar="NOTES", help="Tableur XLSX ou CSV, feuille Moodle, ou relectures exportées (JSON)."),
    ],
    dataset: Annotated[str, typer.Option("--dataset", metavar="JEU", help="Jeu dont ce sont les notes.")],
    out: Annotated[Path, typer.Option("--out", metavar="grades.csv", help="Fichier de notes à écrire.")],
    rater: Annotated[
        str | None, typer.Option("--rater", metavar="NOM", help="Qui a noté, si le fichier ne le dit pas.")
    ] = None,
    criterion: Annotated[
        str | None, typer.Option("--criterion", metavar="ID", help="Critère noté, pour une feuille Moodle.")
    ] = None,
    levels: Annotated[
        str, typer.Option("--levels", metavar="0=not_met,1=partial,2=met", help="Comment le fichier nomme les niveaux.")
    ] = "",
    json: Json = None,
) -> int:
    """Traduit les notes d'un certificateur pour un jeu, et dit tout ce qui n'a pas trouvé sa place."""
    if out.exists():
        raise UserError(f"« {out} » existe déjà ; le renommer, ou écrire ailleurs.")
    folder = folder_of(dataset)
    sheet = read_dataset_sheet(folder)
    scopes = scopes_of(folder, sheet)
    if file.suffix.lower() == ".json":
        dossiers = {file_sha256(folder / candidate.dossier): candidate.id for candidate in sheet.candidates}
        found = matched_reviews(read_reviews(file), scopes, dossiers)
    else:
        cells = read_sheet(file)
        if cells.others:
            _tell(f"À savoir : seule la première feuille est lue ; laissées de côté : {', '.join(cells.others)}.")
        found = matched(cells, scopes, levels=level_names(levels), rater=rater, criterion=criterion)
    if not found.grades:
        raise UserError(f"{file.name} : aucune note ne correspond au jeu{grouped(found.unmatched)}.")
    write_text(grades_text(found.grades), out)
    if json is not None:
        unmatched = [line._asdict() for line in found.unmatched]
        write_json({"form": found.form, "grades": len(found.grades), "unmatched": unmatched}, json)
        return 0
    print(f"{len(found.grades)} notes écrites dans {out} ({found.form}).")
    for line in found.unmatched:
        print(f"  sans correspondance, ligne {line.line}, {line.what} : {line.why}")
    return 0


@app.command("export-reviews")
def export_reviews(
    out: Annotated[Path, typer.Option("--out", metavar="RELECTURES.json", help="Fichier à écrire.")],
    rubric: Annotated[str | None, typer.Option("--rubric", metavar="ID", help="Un référentiel seul.")] = None,
) -> int:
    """Écrit les décisions des jurés sous pseudonymes, sans commentaire ni exemption, pour mesurer l'accord."""
    records = Records(open_database(prepared(load_settings()).records_url))
    found = exported(records, DecisionLog(records.engine), rubric)
    write_text(found.model_dump_json(indent=1) + "\n", out)
    acts = sum(len(review.acts) for review in found.reviews)
    print(f"{acts} décisions sur {len(found.reviews)} examens, sous pseudonymes, dans {out}.")
    if found.exemptions_left_out:
        print(f"{found.exemptions_left_out} exemption(s) laissée(s) de côté.")
    return 0


def _part(name: str | None) -> Part | None:
    if name is None:
        return None
    if name == "tuning":
        return "tuning"
    if name == "held_out":
        return "held_out"
    raise UserError(f"« {name} » n'est pas une partie d'un jeu ; choisir tuning ou held_out.")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "evals", arguments)
