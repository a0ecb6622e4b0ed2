"""The command's entry: finds the sub-command and imports nothing else, so that help is immediate."""

import errno
import os
import sys
import tempfile
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from assistant import __version__
from assistant.errors import CriteriumError

COMMANDS = {
    "rubrics": "Référentiels : list, show, check, import, export, diff, similar",
    "read": "Lire un dossier et montrer ce qui en est compris",
    "screen": "Examiner un ou plusieurs dossiers au regard d'un référentiel",
    "check": "Dire à un candidat ce qui manque à son brouillon",
    "requests": "Demandes au modèle et réponses par fichiers : export, import, send, fetch",
    "serve": "Ouvrir l'interface du jury",
    "evals": "Mesurer l'accord avec des notes humaines, et le repérage",
    "audit": "Journal des décisions : verify",
    "erase": "Supprimer les examens d'un candidat et tout ce qui en est gardé",
    "doctor": "Réglages en vigueur, et ce qui marche ici",
}

DONE, SOME_FAILED, BAD_INPUT = 0, 1, 2
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""
FULL = (errno.ENOSPC, errno.EDQUOT)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs ``criterium`` with the arguments; ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter of a dossier
    # What a service refuses is asked again more plainly; LangChain's remark on it is for its developers.
    warnings.filterwarnings("ignore", category=UserWarning, module="langchain_openai")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
    except BrokenPipeError:  # whoever reads has read enough, as «head» does
        code = DONE
    except OSError as error:  # the help could not be written
        code = _say(_unwritten(error))
    try:
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if code in (DONE, SOME_FAILED) and not isinstance(error, BrokenPipeError):
            code = _say(_unwritten(error))
    sys.exit(code)


def _run(given: list[str]) -> int:
    if not given or given[0] in ("-h", "--help"):
        print(_help())
        return DONE
    if given[0] == "--version":
        print(f"criterium {__version__}")
        return DONE
    name, rest = given[0], given[1:]
    if name not in COMMANDS:
        return _say(f"La commande « {name} » n'existe pas ; voir « criterium --help ».")
    try:
        return int(import_module(f"assistant.cli.{name}").run(rest) or DONE)
    except CriteriumError as error:
        return _say(str(error))
    except KeyboardInterrupt:
        return _say("Interrompu ; ce qui est fait est conservé, relancer la même commande pour continuer.", INTERRUPTED)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 -- the last door before a person: a traceback is kept for us, not shown to her
        if isinstance(error, OSError) and error.errno in FULL:
            return _say(_unwritten(error))
        kept = _kept(error)
        told = (
            f"le détail est dans {kept}, que vous seul pouvez lire et qui peut citer un dossier"
            if kept
            else "son détail n'a pas pu être gardé, le disque est peut-être plein"
        )
        return _say(f"Erreur inattendue, qui est un défaut de Critérium ; {told}.")


def _help() -> str:
    width = max(len(name) for name in COMMANDS)
    lines = [
        "Critérium aide un jury à lire des dossiers au regard d'un référentiel. Il ne décide de rien.",
        "",
        "Usage : criterium COMMANDE …   (criterium COMMANDE --help pour le détail)",
        "",
        *(f"  {name:<{width}}  {what}" for name, what in COMMANDS.items()),
        "",
        "Codes de sortie : 0 fait · 1 fait, mais des critères ont échoué · 2 entrée ou usage incorrects ·",
        "130 interrompu (Ctrl+C).",
    ]
    return "\n".join(lines)


def _say(sentence: str, code: int = BAD_INPUT) -> int:
    with suppress(OSError):  # nobody reads it, and the code says it too
        print(" ".join(sentence.split()), file=sys.stderr)
    return code


def _unwritten(error: OSError) -> str:
    if error.errno in FULL:
        return "Le disque est plein ; faire de la place, ou écrire ailleurs, puis relancer la même commande."
    return "La sortie ne peut pas être écrite ; l'envoyer ailleurs, puis relancer la même commande."


def _kept(error: Exception) -> Path | None:
    """Where the error's trace is kept: with the data, else in a folder of its own, else nowhere."""
    # Imported when they are needed: help needs no settings.
    for folder in (_data, lambda: Path(tempfile.mkdtemp(prefix="criterium-"))):
        with suppress(Exception):  # whatever fails here must not hide the defect itself
            return Path(import_module("assistant.settings.defect").kept_defect(error, folder()))
    return None


def _data() -> Path:
    settings = import_module("assistant.settings.settings")
    return Path(settings.prepared(settings.load_settings()).data)
