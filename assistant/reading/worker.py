"""Run as ``python -m assistant.reading.worker FILE NAME``: reads one hostile file and prints one JSON object.

``{"dossier": …}`` on success, ``{"error": "a French sentence"}`` when the file cannot be read.
"""

import json
import resource
import sys
from contextlib import redirect_stdout
from pathlib import Path

from assistant.errors import UserError
from assistant.reading.reader import read

MEMORY = 2 * 1024**3
"""Bytes of address space that reading one file may take."""


def main() -> None:
    """Reads the file named on the command line."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    path, name = Path(sys.argv[1]), sys.argv[2]
    try:
        with redirect_stdout(sys.stderr):  # a library that prints must not spoil the answer
            dossier = read(path, name)
        answer = '{"dossier": ' + dossier.model_dump_json() + "}"
    except UserError as error:
        answer = json.dumps({"error": str(error).replace(f"« {path.name} »", f"« {name} »")})
    sys.stdout.buffer.write(answer.encode())


if __name__ == "__main__":
    main()
