"""A service that speaks OpenAI's protocol, and the settings with which a person mends what is wrong with it."""

from dataclasses import dataclass, field

from assistant.errors import UserError

_NO_KEY = "sans-cle"
"""A local service wants none, and the clients want something."""


@dataclass(frozen=True, slots=True)
class Service:
    """One model at one address, or an address alone."""

    url: str
    model: str = ""
    api_key: str | None = field(default=None, repr=False)
    url_setting: str = "CRITERIUM_LLM_BASE_URL"
    model_setting: str = "CRITERIUM_LLM_MODEL"
    key_setting: str = "CRITERIUM_LLM_API_KEY"
    timeout_setting: str | None = "CRITERIUM_LLM_TIMEOUT"
    """None where nobody sets how long it may take."""

    @property
    def key(self) -> str:
        """The key, or a word in its place where there is none.

        Raises:
            UserError: it has characters that no HTTP header can carry.
        """
        key = self.api_key or _NO_KEY
        if not (key.isascii() and key.isprintable() and key == key.strip()):
            raise UserError(f"{self.key_setting} contient des caractères imprévus ; la copier à nouveau.")
        return key
