"""``criterium doctor``: every setting, and what works here."""

from importlib import import_module
from typing import Any

from pydantic import SecretStr

from assistant.cli.command import application, run_application
from assistant.errors import CriteriumError
from assistant.reading.page.tesseract import missing
from assistant.screening.database import open_database
from assistant.settings.presets import PRESETS
from assistant.settings.prices import price_of
from assistant.settings.settings import Settings, load_settings, prepared

app = application("Réglages et état.")


@app.command()
def doctor() -> int:
    """Montre chaque réglage avec sa valeur, et essaie ce qu'il faut : dossier de données, base, Tesseract, modèle."""
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
    install = missing()
    if install is None:
        print("Tesseract et son français : présents ; les pages numérisées et les images sont lues.")
    else:
        print(f"Tesseract ou son français : absent ; les pages numérisées et les images ne sont pas lues ; {install}.")
    if settings.has_model:
        hidden = settings.hides_names_from(settings.llm_base_url)
        how = "noms remplacés par des pseudonymes" if hidden else "noms compris"
        print(f"Modèle de langage : {settings.llm_model} à {settings.llm_base_url}, {how}.")
        _try(settings)
    else:
        print("Modèle de langage : aucun ; le repérage embarqué travaille sans réseau.")
        print(
            "Pour en régler un, CRITERIUM_LLM_BASE_URL, CRITERIUM_LLM_MODEL, CRITERIUM_LLM_CONTEXT (docs/models.md) :"
        )
        for preset in PRESETS:
            print(f"  {preset.service} : {preset.base_url} ; {preset.model} ; contexte : {preset.context}")
    return 0


def _try(settings: Settings) -> None:
    try:
        known = price_of(settings.data, settings.llm_model) is not None
        print(f"  {'✓ Prix connu' if known else '· Prix inconnu : prices.yaml ne le donne pas'}.")
    except CriteriumError as error:
        print(f"  ✗ {error}")
    # The vendor's client takes a second, and is needed only where a model is configured.
    probe = import_module("assistant.drafting.probe")
    try:
        for finding in probe.probed(
            base_url=settings.llm_base_url,
            model=settings.llm_model,
            api_key=settings.llm_api_key.get_secret_value() if settings.llm_api_key else None,
            timeout=settings.llm_timeout,
            context=settings.llm_context,
        ):
            print(f"  {'✓' if finding.works else '✗'} {finding.text}", flush=True)
    except CriteriumError as error:
        print(f"  ✗ {error}")


def _shown(value: Any) -> str:
    if value is None:
        return "(non réglé)"
    return "(secret)" if isinstance(value, SecretStr) else str(value)


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "doctor", arguments)
