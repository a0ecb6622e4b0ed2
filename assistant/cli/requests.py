"""``criterium requests``: drafting by files, in the format of OpenAI's Batch API."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.command import application, run_application, write_json, write_text
from assistant.cli.scope import Block, Scope, criteria_asked
from assistant.cli.screen import asked_reading, tell_leaving
from assistant.drafting.batchfile import read_replies, request_line
from assistant.drafting.batchservice import BatchService
from assistant.errors import UserError
from assistant.importing.shelf import rubric_named
from assistant.reading.format import READ
from assistant.screening.batch import export_requests, import_replies
from assistant.screening.desk import Desk
from assistant.screening.outcome import outcome
from assistant.settings.settings import Settings, load_settings
from index.store import close_stores

app = application("Demandes et réponses par fichiers (API Batch).")


@app.callback()
def requests() -> None:
    """Demandes et réponses par fichiers, au format de l'API Batch d'OpenAI."""


@app.command("export")
def export(
    files: Annotated[list[Path], typer.Argument(metavar="FICHIER…", help=f"Dossiers à examiner : {READ}.")],
    rubric: Annotated[str, typer.Option("--rubric", metavar="ID|FICHIER", help="Référentiel.")],
    out: Annotated[str, typer.Option("--out", metavar="FICHIER|-", help="Où écrire les demandes, en JSONL.")],
    scope: Scope = None,
    block: Block = None,
    reading: Annotated[
        str, typer.Option("--reading", metavar="auto|passages|whole", help="Ce que lit le modèle.")
    ] = "auto",
    second_opinion: Annotated[bool, typer.Option("--second-opinion", help="Demander deux avis.")] = False,
) -> int:
    """Écrit les demandes au modèle CRITERIUM_LLM_MODEL ; rien ne lui est envoyé."""
    norm = rubric_named(rubric)
    criteria = criteria_asked(norm, scope, block)
    way = asked_reading(reading)
    desk = Desk(load_settings())
    dossiers = desk.take_in_all(files)
    try:
        screenings = [
            desk.screening(norm, dossier, criteria, "llm", reading=way, second_opinion=second_opinion, connected=False)
            for dossier in dossiers
        ]
        tell_leaving(desk, screenings)
        # Two files with the same content are one screening.
        written = [export_requests(desk, screening) for screening in {s.id: s for s in screenings}.values()]
    finally:
        close_stores()
    lines = {request_line(request): None for found in written for request in found}
    if not lines:
        raise UserError("Il ne reste rien à demander pour ces dossiers ; « criterium screen » montre les propositions.")
    write_text("".join(f"{line}\n" for line in lines), out)
    print(f"{len(lines)} demande(s) pour {len(written)} dossier(s).", file=sys.stderr)
    return 0


@app.command("import")
def import_(
    replies: Annotated[Path, typer.Argument(metavar="RÉPONSES.jsonl", help="Réponses de l'API Batch.")],
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Fait les propositions à partir d'un fichier de réponses."""
    given = read_replies(_text_of(replies))
    desk = Desk(load_settings())
    try:
        imported = import_replies(desk, given)
    finally:
        close_stores()
    found = [outcome(desk.records, desk.records.entry(screening)) for screening in imported.screenings]
    if json is not None:
        write_json(found[0] if len(found) == 1 else found, json)
    if imported.unknown:
        print(f"{imported.unknown} réponse(s) à des demandes inconnues ici, laissées de côté.", file=sys.stderr)
    for trouble in imported.troubles[:5]:
        print(f"Demande en échec : {' '.join(trouble.split())}", file=sys.stderr)
    failed = sum(c["status"] == "failed" for one in found for c in one["criteria"])
    total = sum(len(one["criteria"]) for one in found)
    print(f"{total - failed} critère(s) sur {total} ont une proposition, {len(found)} dossier(s).", file=sys.stderr)
    return 1 if failed else 0


@app.command("send")
def send(
    file: Annotated[Path, typer.Argument(metavar="DEMANDES.jsonl", help="Fichier écrit par « requests export ».")],
) -> int:
    """Confie les demandes au service configuré, s'il traite des lots, et donne le numéro du lot."""
    if not file.is_file():
        raise UserError(f"Le fichier « {file} » n'existe pas ; l'écrire avec « criterium requests export ».")
    service = _service(load_settings())
    try:
        print(service.send(file).id)
    finally:
        service.close()
    return 0


@app.command("fetch")
def fetch(
    batch: Annotated[str, typer.Argument(metavar="LOT", help="Numéro donné par « requests send ».")],
    out: Annotated[str, typer.Option("--out", metavar="FICHIER|-", help="Où écrire les réponses.")],
) -> int:
    """Demande où en est un lot, et écrit ses réponses s'il est terminé."""
    service = _service(load_settings())
    try:
        state = service.state(batch)
        if not state.over:
            raise UserError(
                f"Le lot n'est pas terminé ({state.done} sur {state.total}, {state.status}) ; redemander plus tard."
            )
        if not state.files:
            raise UserError(f"Le lot s'est terminé sans réponse ({state.status}) ; voir la console du service.")
        write_text(f"{service.replies(state)}\n", out)
    finally:
        service.close()
    return 0


def _service(settings: Settings) -> BatchService:
    if settings.llm_base_url is None:
        raise UserError("Aucun service n'est configuré ; régler CRITERIUM_LLM_BASE_URL, ou passer par un fichier.")
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    return BatchService(base_url=settings.llm_base_url, api_key=key, timeout=settings.llm_timeout)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être lu ; vérifier son nom et son encodage.") from error


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "requests", arguments)
