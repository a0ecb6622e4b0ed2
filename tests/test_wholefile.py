"""A file is whole or not there, whoever else writes it."""

import os
import stat
import threading
from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.wholefile import whole, write_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_the_old_one_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("avant")
    with whole(path) as draft:
        draft.write_text("après")
        assert path.read_text() == "avant"
        assert draft.name.startswith("a.json.")
    assert path.read_text() == "après"
    assert names(tmp_path) == ["a.json"]


def test_what_fails_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("avant")
    with pytest.raises(ZeroDivisionError), whole(path) as draft:
        draft.write_text("à moi")
        1 / 0  # noqa: B018
    assert path.read_text() == "avant"
    assert names(tmp_path) == ["a.json"]


def test_two_who_write_the_same_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with whole(path) as first, whole(path) as second:
        first.write_text("un")
        second.write_text("deux")
    assert path.read_text() == "un", "the last to end"
    assert names(tmp_path) == ["a.json"]


def test_a_text_is_as_open_as_other_files_or_as_it_was(tmp_path: Path) -> None:
    path, plain = tmp_path / "a.txt", tmp_path / "b.txt"
    plain.touch()
    write_text("été", path)
    assert path.read_text("utf-8") == "été"
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    path.chmod(0o640)
    write_text("hiver", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "sortie"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write_text("lu", pipe)
    reader.join(10)
    assert read == ["lu"]
    assert pipe.is_fifo()


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "absent" / "a.txt", tmp_path, tmp_path / ("é" * 300)):
        with pytest.raises(UserError, match="ne peut pas être écrit"):
            write_text("", path)
    assert names(tmp_path) == []
