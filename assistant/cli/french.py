"""Typer's own words in a command's help, in French."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

HELP = "--help"
_WORDS = {
    "ARGUMENTS_PANEL_TITLE": "Arguments",
    "OPTIONS_PANEL_TITLE": "Options",
    "COMMANDS_PANEL_TITLE": "Commandes",
    "DEFAULT_STRING": "[par défaut : {}]",
    "REQUIRED_LONG_STRING": "[obligatoire]",
}


def speak_french(command: Any, arguments: list[str]) -> None:
    """Puts in French what Typer says of the command and of those below it, when the arguments ask for help."""
    if HELP not in arguments:
        return
    # What draws the help takes a while to import, and nothing else needs it.
    drawing = import_module("typer.rich_utils")
    for name, word in _WORDS.items():
        setattr(drawing, name, word)
    _translate(command)


def _translate(command: Any) -> None:
    option = command.get_help_option(typer.Context(command))
    if option is not None:
        option.help = "Montrer cette aide."
    command.get_usage = _usage_of(command.get_usage)
    for parameter in (*command.params, option):
        if parameter is not None:
            parameter.display_type_rich = _shown_type(parameter.display_type_rich)
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = "COMMANDE [ARGUMENTS]…"
        for below in command.commands.values():
            _translate(below)


def _usage_of(said: Callable[..., str]) -> Callable[..., str]:
    return lambda context: said(context).replace("Usage: ", "Usage : ", 1)


def _shown_type(said: Callable[..., str | None]) -> Callable[..., str | None]:
    """Names of Python's types say nothing to a reader; the choices that an option has do."""

    def shown(**given: Any) -> str | None:
        told = said(**given)
        return None if told is None or (told.startswith("<") and "|" not in told) else told

    return shown
