"""Every setting, with what it is for. ``criterium doctor`` and the documentation list this file's fields."""

import codecs
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, SettingsConfigDict

from assistant.errors import UserError
from assistant.settings.address import is_local
from assistant.settings.fault import told

PREFIX = "CRITERIUM_"


class Settings(BaseSettings):
    """Read from variables prefixed ``CRITERIUM_``, then from ``.env`` in the current folder."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8-sig",  # Notepad begins a file with its mark
        extra="ignore",
        env_ignore_empty=True,
    )

    data: Path = Field(
        default_factory=lambda: user_data_path("criterium"),
        description="Dossier où tout est conservé : dossiers lus, brouillons, décisions, index.",
    )
    database_url: str | None = Field(
        default=None,
        description="Base des enregistrements, en URL SQLAlchemy ; par défaut SQLite dans CRITERIUM_DATA.",
    )
    chroma_url: str | None = Field(
        default=None,
        description="Adresse d'un serveur Chroma ; par défaut Chroma est embarqué dans CRITERIUM_DATA.",
    )
    llm_base_url: str | None = Field(
        default=None,
        description="Adresse d'un service compatible OpenAI, par exemple http://127.0.0.1:11434/v1.",
    )
    llm_model: str | None = Field(default=None, description="Nom du modèle de langage à cette adresse.")
    llm_api_key: SecretStr | None = Field(default=None, description="Clé d'accès à cette adresse, s'il en faut une.")
    llm_concurrency: int = Field(default=4, ge=1, le=64, description="Appels au modèle menés de front.")
    llm_timeout: float = Field(default=120.0, gt=0, description="Secondes accordées à un appel du modèle.")
    llm_group_tokens: int = Field(
        default=10_000,
        ge=500,
        description="Jetons d'un appel, à peu près, au-delà desquels les critères sont séparés.",
    )
    llm_context: int | None = Field(
        default=None,
        ge=1000,
        description="Jetons que le modèle peut lire en une fois ; sans ce réglage, le dossier est lu par passages.",
    )
    llm_screening_timeout: float | None = Field(
        default=None, gt=0, description="Secondes accordées à tous les appels d'un examen ; sans limite par défaut."
    )
    llm_requests_per_minute: int | None = Field(
        default=None, ge=1, description="Appels permis par minute ; sans limite par défaut."
    )
    llm_tokens_per_minute: int | None = Field(
        default=None, ge=1000, description="Jetons permis par minute ; sans limite par défaut."
    )
    llm_most_tokens: int | None = Field(
        default=None, ge=1, description="Plafond d'un examen en jetons lus et écrits ; le relever permet de continuer."
    )
    llm_most_cost: float | None = Field(
        default=None,
        gt=0,
        description="Plafond d'un examen dans la monnaie de prices.yaml ; le relever permet de continuer.",
    )
    pseudonyms: Literal["auto", "always", "never"] = Field(
        default="auto",
        description="Noms et coordonnées remplacés par des pseudonymes dans ce qui part vers un modèle : auto (sauf "
        "adresse locale), always (toujours) ou never (jamais).",
    )
    embedding_model: str | None = Field(
        default=None,
        description="Modèle d'embeddings à CRITERIUM_EMBEDDING_BASE_URL ; par défaut le modèle français embarqué.",
    )
    embedding_base_url: str | None = Field(
        default=None, description="Adresse des embeddings ; par défaut CRITERIUM_LLM_BASE_URL."
    )
    embedding_api_key: SecretStr | None = Field(
        default=None,
        description="Clé d'accès aux embeddings ; par défaut CRITERIUM_LLM_API_KEY, si l'adresse est celle du modèle.",
    )

    @property
    def records_url(self) -> str:
        """URL of the records' database."""
        return self.database_url or f"sqlite:///{self.data / 'criterium.sqlite'}"

    @property
    def runs_url(self) -> str:
        """URL of the durable runs' own database."""
        if self.database_url and not self.database_url.startswith("sqlite"):
            return self.database_url
        return f"sqlite:///{self.data / 'runs.sqlite'}"

    @property
    def has_model(self) -> bool:
        """Whether a language model is configured."""
        return bool(self.llm_base_url and self.llm_model)

    @property
    def embedding_address(self) -> str | None:
        """Where passages are sent to be indexed; None when the embedded model does it."""
        return (self.embedding_base_url or self.llm_base_url) if self.embedding_model else None

    def hides_names_from(self, address: str | None) -> bool:
        """Whether what is sent there has pseudonyms; an address that is not known yet is taken for a remote one."""
        return self.pseudonyms == "always" or (self.pseudonyms == "auto" and not is_local(address))


def load_settings() -> Settings:
    """The settings in force.

    Raises:
        UserError: a setting has an unusable value, which the message names with what is expected; or ``.env`` cannot
            be read.
    """
    try:
        return Settings()
    except UnicodeDecodeError as error:
        marked = error.object.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        found = "en UTF-16" if marked else "sans doute en Latin-1 ou Windows-1252"
        raise UserError(f"Le fichier .env n'est pas en UTF-8, mais {found} ; l'enregistrer en UTF-8.") from error
    except OSError as error:
        raise UserError("Le fichier .env ne peut pas être lu ; vérifier ses droits d'accès.") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        name = str(fault["loc"][0])
        raise UserError(told(f"{PREFIX}{name.upper()}", Settings.model_fields[name], fault["input"])) from error


def stray_settings() -> list[str]:
    """Variables of the environment and of ``.env`` that have the prefix and are no setting, in alphabetical order.

    To be asked for once ``load_settings`` has read them.
    """
    given = {**EnvSettingsSource(Settings).env_vars, **DotEnvSettingsSource(Settings).env_vars}
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    return sorted({name.upper() for name in given if name.upper().startswith(PREFIX)} - known)


def prepared(settings: Settings) -> Settings:
    """The same settings, once the data folder exists and can be written.

    Raises:
        UserError: it cannot.
    """
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = settings.data / ".écriture"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise UserError(
            f"Le dossier de données « {settings.data} » n'est pas accessible en écriture ; régler CRITERIUM_DATA."
        ) from error
    return settings
