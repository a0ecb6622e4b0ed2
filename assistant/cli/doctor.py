"""``criterium doctor``: every setting, and what works here."""

from typing import Any

from pydantic import SecretStr

from assistant.cli.command import application, run_application
from assistant.errors import CriteriumError
from assistant.screening.database import open_database
from assistant.settings.settings import Settings, load_settings, prepared

app = application("Réglages et état.")


@app.command()
def doctor() -> int:
    """Montre chaque réglage avec sa valeur, et si le dossier de données et la base répondent."""
    settings = load_settings()
    print("Réglages (variables d'environnement ou fichier .env) :")
    for name, field in Settings.model_fields.items():
        print(f"  CRITERIUM_{name.upper()} = {_shown(getattr(settings, name))}")
        print(f"      {field.description}")
    try:
        open_database(prepared(settings).records_url)
        print("Dossier de données et base : utilisables.")
    except CriteriumError as error:
        print(f"Dossier de données et base : {error}")
    if settings.has_model:
        print(f"Modèle de langage : {settings.llm_model} à {settings.llm_base_url}.")
    else:
        print("Modèle de langage : aucun ; le repérage embarqué travaille sans réseau.")
    return 0


def _shown(value: Any) -> str:
    if value is None:
        return "(non réglé)"
    return "(secret)" if isinstance(value, SecretStr) else str(value)


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "doctor", arguments)
