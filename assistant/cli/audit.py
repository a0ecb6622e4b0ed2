"""``criterium audit``: the log of decisions, and the model's replies."""

from assistant.cli.command import application, run_application
from assistant.errors import RunError
from assistant.jury.log import DecisionLog
from assistant.screening.database import open_database
from assistant.screening.replies import RecordedReplies
from assistant.settings.settings import load_settings, prepared

app = application("Journal des décisions.")


@app.callback()
def audit() -> None:
    """Journal des décisions."""


@app.command()
def verify() -> int:
    """Vérifie que chaque décision suit de la précédente, et que chaque réponse d'un modèle est celle d'origine."""
    engine = open_database(prepared(load_settings()).records_url)
    log = DecisionLog(engine)
    wrong = log.faults()
    if wrong:
        raise RunError(f"Le journal a été altéré à l'entrée {wrong[0]} ; conserver la base et avertir le responsable.")
    wrong = RecordedReplies(engine).faults()
    if wrong:
        raise RunError(
            f"La réponse enregistrée n° {wrong[0]} a été altérée ; conserver la base et avertir le responsable."
        )
    print(f"Journal intact ({log.head().entries} entrée(s)).")
    for erased in log.erasures():
        print(
            f"  Le {erased.at.astimezone():%d/%m/%Y à %H:%M}, un examen ({erased.rubric}) a été supprimé ; "
            f"décisions parties avec lui : {erased.decisions}."
        )
    print("Réponses des modèles intactes.")
    return 0


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "audit", arguments)
