"""What every sub-command shares: running a Typer application in French, and writing JSON."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from assistant.cli.french import HELP, speak_french
from assistant.errors import UserError
from assistant.wholefile import write_text as write_whole

INTERRUPTED = 130
"""What Typer makes of Ctrl+C."""
_WORD = re.compile(r"^No such command '(.*?)'\.(?= |$)|^Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
"""The words that Typer does not understand, in its own sentences."""


def application(help_text: str) -> typer.Typer:
    """A Typer application without completion or fancy tracebacks."""
    return typer.Typer(help=help_text, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


def run_application(app: typer.Typer, name: str, arguments: list[str]) -> int:
    """Runs the application; the code that a command returns is the exit code.

    Raises:
        UserError: the usage is wrong, in French.
    """
    command = get_command(app)
    if isinstance(command, TyperGroup) and not arguments:
        arguments = [HELP]
    speak_french(command, arguments)
    try:
        returned = command.main(arguments, prog_name=f"criterium {name}", standalone_mode=False)
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except SystemExit as leaving:  # only when nobody reads standard output any more
        raise BrokenPipeError from leaving
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except Exception as error:
        sentence = _usage(error, name)
        if sentence is None:
            raise
        raise UserError(sentence) from error
    if returned == INTERRUPTED:
        raise KeyboardInterrupt
    return returned if isinstance(returned, int) else 0


def _usage(error: Exception, name: str) -> str | None:
    """A French sentence for a usage error of Typer's, None for any other."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if "UsageError" not in kinds:
        return None
    context = getattr(error, "ctx", None)
    see = f"voir « {context.command_path if context else f'criterium {name}'} --help »."
    parameter = getattr(error, "param", None)
    flags = [flag for flag in getattr(parameter, "opts", ()) if flag.startswith("-")]
    shown = flags[0] if flags else getattr(parameter, "metavar", None) or getattr(error, "param_hint", None) or ""
    if "NoSuchOption" in kinds:
        return f"L'option « {getattr(error, 'option_name', '?')} » n'existe pas ; {see}"
    if "BadOptionUsage" in kinds:
        return f"L'option « {getattr(error, 'option_name', '?')} » attend une valeur ; {see}"
    if "MissingParameter" in kinds:
        return f"Il manque « {shown} » ; {see}"
    if "BadParameter" in kinds:
        return f"La valeur donnée pour « {shown} » ne convient pas ; {see}"
    word = _WORD.search(str(getattr(error, "message", "")))
    where = f" à « {word[1] or word[2]} »" if word else ""
    return f"La commande n'est pas comprise{where} ; {see}"


def write_json(content: Any, target: str) -> None:
    """Writes JSON to a file, or to standard output for ``-``; a file is written whole or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", target)


def write_text(text: str, target: str) -> None:
    """Writes text in UTF-8 to a file, or to standard output for ``-``; a file is written whole or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    if target == "-":
        sys.stdout.write(text)
        return
    write_whole(text, Path(target))
