"""Addresses that stay on the machine or its private network, and those that do not."""

import pytest

from assistant.settings.address import is_local
from assistant.settings.settings import Settings


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://127.0.0.1:11434/v1", True),
        ("http://localhost:8000/v1", True),
        ("http://LOCALHOST./v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://10.0.3.4/v1", True),
        ("http://192.168.1.20:8000", True),
        ("http://[::ffff:192.168.1.20]/v1", True),
        ("https://api.exemple.fr/v1", False),
        ("https://localhost.exemple.fr/v1", False),
        ("https://127.0.0.1.exemple.fr/v1", False),
        ("http://user@127.0.0.1@exemple.fr/v1", False),
        ("http://8.8.8.8/v1", False),
        ("http://0.0.0.0/v1", False),
        ("http://[::ffff:8.8.8.8]/v1", False),
        ("http://[/v1", False),
        ("modele", False),
        ("", False),
        (None, False),
    ],
)
def test_only_loopback_and_private_addresses_are_local(address: str | None, local: bool) -> None:
    assert is_local(address) is local


@pytest.mark.parametrize(
    ("setting", "local", "remote"), [("auto", False, True), ("always", True, True), ("never", False, False)]
)
def test_names_are_hidden_as_the_setting_says(setting: str, local: bool, remote: bool) -> None:
    settings = Settings(pseudonyms=setting, _env_file=None)  # type: ignore[arg-type, call-arg]
    assert settings.hides_names_from("http://127.0.0.1:11434/v1") is local
    assert settings.hides_names_from("https://api.exemple.fr/v1") is remote
