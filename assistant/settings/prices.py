"""What models cost, from ``prices.yaml`` in the data folder. The user writes it; no price is shipped as true."""

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import UserError
from assistant.judgement.usage import Usage

FILE = "prices.yaml"
MILLION = 1_000_000
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Price(BaseModel):
    """One model's price, per million tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Amount
    cached_input: Amount | None = None
    """Of input that the provider had in its cache; None is the full price."""
    output: Amount
    currency: str = "EUR"

    def of(self, usage: Usage) -> float:
        """What the usage costs, in the currency."""
        cached = self.input if self.cached_input is None else self.cached_input
        fresh = usage.input_tokens - usage.cached_tokens
        return (fresh * self.input + usage.cached_tokens * cached + usage.output_tokens * self.output) / MILLION


class PriceList(BaseModel):
    """The file: a currency, and a price for each model by its name at the endpoint."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    currency: str = "EUR"
    models: dict[str, Price] = {}


def price_of(data: Path, model: str | None) -> Price | None:
    """The model's price; None when there is no file or it does not name the model.

    Raises:
        UserError: the file is there and cannot be used, or holds two currencies: a cap would be in neither.
    """
    path = data / FILE
    try:
        content: Any = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
        prices = PriceList.model_validate(content or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise UserError(
            f"Le fichier de prix « {path} » est inutilisable ; voir l'exemple de docs/models.md."
        ) from error
    for name, price in prices.models.items():
        if "currency" in price.model_fields_set and price.currency != prices.currency:
            raise UserError(
                f"Le fichier de prix « {path} » compte en {prices.currency} et le prix de {name} en {price.currency} ; "
                "une seule monnaie y vaut pour tous les modèles : l'écrire une fois, avant « models: »."
            )
    found = prices.models.get(model or "")
    return found.model_copy(update={"currency": prices.currency}) if found else None
