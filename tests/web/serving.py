"""``criterium serve`` as a process of its own, on a free port of this machine."""

import http.client
import os
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

PATIENCE = 90
"""Seconds after which a server that does not answer never will."""


class Answer(NamedTuple):
    """One response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Serving:
    """A server on a data folder."""

    def __init__(self, data: Path) -> None:
        """Starts it and waits until it answers."""
        self.data = data
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._start()

    def _start(self) -> None:
        self._launch()
        try:
            self._wait()
        except BaseException:
            self.kill()
            raise

    def _launch(self) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CRITERIUM_")}
        command = [str(Path(sys.executable).with_name("criterium")), "serve", "--no-browser", "--no-sample"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            env={**kept, "CRITERIUM_DATA": str(self.data)},
            cwd=self.data.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def _wait(self) -> None:
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        said = self.process.stdout.readline().decode() if ready else "nothing"
        assert self.address in said, said
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                assert self.get("/").status == 200
                return
            except ConnectionRefusedError:
                assert time.monotonic() < deadline
                assert self.process.poll() is None
                time.sleep(0.05)

    def get(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """The answer to a path that is sent as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body=body, headers=named)
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def kill(self) -> None:
        """Kills it without a word, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def restart(self) -> None:
        """Kills it and starts another on the same data and port."""
        self.kill()
        self._start()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
