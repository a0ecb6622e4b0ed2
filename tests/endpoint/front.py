"""A server that stands where something must not go, or that only shows where it went."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Front:
    """A server that answers everything with one head, and keeps what it was asked for."""

    def __init__(self, status: int, **headers: str) -> None:
        self.asked: list[str] = []
        front = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                front.asked.append(self.path)
                self.rfile.read(int(self.headers["Content-Length"]))
                self._say()

            def do_GET(self) -> None:
                front.asked.append(self.path)
                self._say()

            def _say(self) -> None:
                self.send_response(status)
                for name, value in ({"Content-Length": "0"} | headers).items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._http.server_address[1]}"
        self.url = f"{self.address}/v1"

    def __enter__(self) -> "Front":
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
