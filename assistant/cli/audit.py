"""``criterium audit``: the log of decisions."""

from assistant.cli.command import application, run_application
from assistant.errors import RunError
from assistant.jury.log import DecisionLog
from assistant.screening.database import open_database
from assistant.settings.settings import load_settings, prepared

app = application("Journal des décisions.")


@app.callback()
def audit() -> None:
    """Journal des décisions."""


@app.command()
def verify() -> int:
    """Vérifie que chaque décision du journal suit de la précédente."""
    log = DecisionLog(open_database(prepared(load_settings()).records_url))
    wrong = log.faults()
    if wrong:
        raise RunError(f"Le journal a été altéré à l'entrée {wrong[0]} ; conserver la base et avertir le responsable.")
    print("Journal intact.")
    return 0


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "audit", arguments)
