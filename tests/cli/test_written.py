"""What a command writes to: a file, or a pipe or device that must stay what it is."""

import os
import threading
from pathlib import Path

import pytest

from assistant.cli.command import write_json
from assistant.errors import UserError


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "sortie"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write_json({"lu": True}, str(pipe))
    reader.join(10)
    assert read == ['{\n  "lu": true\n}\n']
    assert pipe.is_fifo()


def test_a_folder_is_refused_in_a_sentence_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ne peut pas être écrit"):
        write_json({}, str(tmp_path))
    assert list(tmp_path.parent.glob(".*.part")) == []
