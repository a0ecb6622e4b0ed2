"""``criterium erase``: removes a candidate's examinations and everything that was kept of them."""

import sys
from typing import Annotated

import typer

from assistant.cli.command import application, run_application
from assistant.cli.folder import sole_user
from assistant.errors import UserError
from assistant.jury.erasure import GOES, STAYS, Eraser
from assistant.jury.log import DecisionLog
from assistant.screening.desk import Desk
from assistant.screening.records import Entry
from assistant.screening.run import Runner
from assistant.settings.settings import load_settings

app = application("Supprimer les examens d'un candidat.")

NOTHING_DONE = 2


@app.command()
def erase(
    name: Annotated[
        str, typer.Argument(metavar="NOM", help="Code du candidat, nom du fichier déposé, ou identifiant d'un examen.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Supprimer ; sans cela, dire seulement ce qui partirait.")] = False,
) -> int:
    """Supprime les examens d'un candidat et tout ce qui en est gardé, sans retour possible."""
    desk = Desk(load_settings())
    lock = sole_user(desk.settings.data)
    runner = Runner(desk)
    try:
        return _erased(desk, Eraser(desk, runner), name, sure=yes)
    finally:
        runner.close()
        lock.release()


def _erased(desk: Desk, eraser: Eraser, name: str, *, sure: bool) -> int:
    entries, unexamined = eraser.named(name), eraser.unexamined(name)
    if not entries and not unexamined:
        raise UserError(
            f"Aucun examen de « {name} » ; donner le code du candidat ou le nom du fichier, comme à l'accueil."
        )
    for entry in entries:
        print(_described(desk, eraser, entry))
    for dossier in unexamined:
        print(f"{dossier.file}, lu et jamais examiné : son fichier et son texte.")
    if not sure:
        print("Rien n'est supprimé : ajouter --yes pour supprimer, sans retour possible.", file=sys.stderr)
        return NOTHING_DONE
    for entry in entries:
        eraser.erase(entry.screening.id)
    for dossier in unexamined:
        eraser.erase_dossier(dossier)
    print(f"Supprimé. Reste {STAYS}." if entries else "Supprimé.")
    return 0


def _described(desk: Desk, eraser: Eraser, entry: Entry) -> str:
    screening = entry.screening
    who = " · ".join(part for part in (screening.candidate, screening.session, screening.file) if part)
    decided = len(DecisionLog(desk.records.engine).decisions(screening.id))
    goes = GOES
    if eraser.shared(screening):
        goes = "les propositions, les décisions et les demandes au modèle ; un autre examen garde le même dossier"
    return (
        f"{screening.id} · {who} · {screening.rubric}, {entry.created_at:%d/%m/%Y}, "
        f"{decided} critères décidés sur {len(screening.criteria)} : {goes}."
    )


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "erase", arguments)
