"""``criterium serve``: opens the web interface."""

import logging
import os
import shutil
import signal
import socket
import time
import webbrowser
from contextlib import suppress
from importlib.resources import as_file, files
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer
import uvicorn

from assistant.cli.command import application, run_application
from assistant.cli.folder import ADDRESS, sole_user
from assistant.errors import CriteriumError, UserError
from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
from assistant.settings.settings import load_settings
from assistant.web.office import Office
from assistant.web.server import application as web_application

app = application("Ouvrir l'interface.")

FIRST_PORT = 7860
SAMPLE_SCOPE = "A2"
LEAVING = 2
"""Seconds that pages still open are given when the server is told to end."""


class _Server(uvicorn.Server):
    """A server that says nothing of the pages it leaves."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # A page that is still open is cut off, and that would be told with a traceback.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


@app.command()
def serve(
    port: Annotated[
        int | None,
        typer.Option(metavar="PORT", min=0, max=65535, help="Port, jusqu'à 65535 ; par défaut le premier libre."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Ouvrir le navigateur.")] = True,
    sample: Annotated[
        bool, typer.Option("--sample/--no-sample", help="Préparer l'exemple s'il n'y a aucun examen.")
    ] = True,
) -> int:
    """Ouvre l'interface du jury sur cette machine, et sur elle seule."""
    desk = Desk(load_settings())
    lock = sole_user(desk.settings.data)
    address = desk.settings.data / ADDRESS
    address.unlink(missing_ok=True)
    chosen = _free_port(port)
    address.write_text(f"http://127.0.0.1:{chosen}", encoding="utf-8")
    # As Ctrl+C does: what is open is closed, and the lock is released.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    uploads = desk.settings.data / "uploads"
    shutil.rmtree(uploads, ignore_errors=True)
    os.environ["GRADIO_TEMP_DIR"] = str(uploads)
    runner = Runner(desk)
    office = Office(desk, runner)
    try:
        if sample and not desk.records.entries():
            _open_sample(desk)
        office.take_up()
        Thread(target=_announce, args=(chosen, browser), daemon=True).start()
        with suppress(KeyboardInterrupt):
            _Server(
                uvicorn.Config(
                    web_application(office),
                    host="127.0.0.1",
                    port=chosen,
                    log_level="warning",
                    access_log=False,
                    timeout_graceful_shutdown=LEAVING,
                )
            ).run()
    finally:
        runner.close()
        address.unlink(missing_ok=True)
        lock.release()
    return 0


def _announce(port: int, browser: bool) -> None:
    """Says that the page is open once it is, and not before."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    address = f"http://127.0.0.1:{port}"
    print(f"Critérium est ouvert : {address}   (Ctrl+C pour fermer)", flush=True)
    if browser:
        webbrowser.open(address)


def _open_sample(desk: Desk) -> None:
    """The synthetic sample as a first screening, so that a newcomer has something to look at."""
    rubric = shipped("esg-rmc")
    with as_file(files("evals.sample").joinpath("dossier.pdf")) as path:
        try:
            dossier = desk.take_in(Path(path), "exemple-fictif.pdf")
        except CriteriumError as error:
            print(f"L'exemple n'a pas pu être préparé : {error}", flush=True)
            return
    criteria = criteria_in_scope(rubric, [SAMPLE_SCOPE])
    desk.open(rubric, dossier, criteria, "offline", candidate="K-27", session="Exemple fictif")


def _free_port(wanted: int | None) -> int:
    candidates = [wanted] if wanted is not None else [*range(FIRST_PORT, FIRST_PORT + 40), 0]
    for port in candidates:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise UserError(f"Le port {wanted} est occupé ou interdit ; en choisir un autre avec --port.")


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "serve", arguments)
