"""The data folder as the one program that has its interface open."""

from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import RunError

ADDRESS = "serveur.adresse"
"""File of the data folder that says where its server is; the lock says whether there is one."""


def sole_user(data: Path) -> FileLock:
    """The folder's lock, acquired: no interface is open on it, and none is opened until it is released.

    Raises:
        RunError: one is open.
    """
    lock = FileLock(data / "serveur.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise RunError(_already_open(data / ADDRESS)) from error
    return lock


def _already_open(address: Path) -> str:
    """Says that another server has these data, and where when it has come that far."""
    where = f", à {address.read_text('utf-8')}" if address.is_file() else ""
    return f"Une interface est déjà ouverte sur ces données{where} ; l'utiliser, ou la fermer d'abord."
