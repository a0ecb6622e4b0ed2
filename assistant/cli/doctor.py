"""``criterium doctor``: every setting, and what works here."""

from difflib import get_close_matches
from importlib import import_module
from typing import Any

from pydantic import SecretStr

from assistant.cli.command import application, run_application
from assistant.errors import CriteriumError
from assistant.reading.page.tesseract import missing
from assistant.screening.database import open_database
from assistant.settings.address import is_address
from assistant.settings.presets import PRESETS
from assistant.settings.prices import price_of
from assistant.settings.settings import PREFIX, Settings, load_settings, prepared, stray_settings

app = application("Réglages et état.")

SOMETHING_BROKEN = 2


@app.command()
def doctor() -> int:
    """Montre chaque réglage avec sa valeur, et essaie ce qu'il faut : dossier de données, base, Tesseract, modèle.

    Code de sortie 2 si quelque chose de réglé ne marche pas, 0 sinon.
    """
    settings = load_settings()
    print("Réglages (variables d'environnement ou fichier .env) :")
    for name, field in Settings.model_fields.items():
        print(f"  CRITERIUM_{name.upper()} = {_shown(getattr(settings, name))}")
        print(f"      {field.description}")
    for stray in stray_settings():
        near = get_close_matches(stray, [f"{PREFIX}{name.upper()}" for name in Settings.model_fields], 1)
        print(f"{stray} n'est pas un réglage et ne fait rien{f' ; lire {near[0]} ?' if near else '.'}")
    works = _has_records(settings)
    for name in ("llm_base_url", "embedding_base_url"):
        address = getattr(settings, name)
        if address is not None and not is_address(address):
            print(f"  ✗ {PREFIX}{name.upper()} : « {address} » n'est pas une adresse ; écrire http://… ou https://…")
            works = False
    install = missing()
    if install is None:
        print("Tesseract et son français : présents ; les pages numérisées et les images sont lues.")
    else:
        print(f"Tesseract ou son français : absent ; les pages numérisées et les images ne sont pas lues ; {install}.")
    if settings.has_model:
        hidden = settings.hides_names_from(settings.llm_base_url)
        how = "noms remplacés par des pseudonymes" if hidden else "noms compris"
        print(f"Modèle de langage : {settings.llm_model} à {settings.llm_base_url}, {how}.")
        works = is_address(settings.llm_base_url or "") and _try(settings) and works
    else:
        print("Modèle de langage : aucun ; le repérage embarqué travaille sans réseau.")
        print(
            "Pour en régler un, CRITERIUM_LLM_BASE_URL, CRITERIUM_LLM_MODEL, CRITERIUM_LLM_CONTEXT (docs/models.md) :"
        )
        for preset in PRESETS:
            print(f"  {preset.service} : {preset.base_url} ; {preset.model} ; contexte : {preset.context}")
    return 0 if works else SOMETHING_BROKEN


def _has_records(settings: Settings) -> bool:
    try:
        open_database(prepared(settings).records_url)
    except CriteriumError as error:
        print(f"Dossier de données et base : {error}")
        return False
    print("Dossier de données et base : utilisables.")
    return True


def _try(settings: Settings) -> bool:
    """Whether the model and its price can be used; says of each what was found."""
    works = True
    try:
        known = price_of(settings.data, settings.llm_model) is not None
        print(f"  {'✓ Prix connu' if known else '· Prix inconnu : prices.yaml ne le donne pas'}.")
    except CriteriumError as error:
        print(f"  ✗ {error}")
        works = False
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
            works = works and (finding.works or finding.bearable)
    except CriteriumError as error:
        print(f"  ✗ {error}")
        return False
    return works


def _shown(value: Any) -> str:
    if value is None:
        return "(non réglé)"
    return "(secret)" if isinstance(value, SecretStr) else str(value)


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "doctor", arguments)
