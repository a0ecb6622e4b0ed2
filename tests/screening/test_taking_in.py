"""The copy that is kept of a dossier's file."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from assistant.screening.desk import Desk
from assistant.settings.settings import Settings


def test_the_same_file_handed_in_twice_at_once_is_kept_whole(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dossier.md"
    path.write_text("# Le budget\n\nLe conseil a voté 21 500 € pour la saison.\n" * 50, encoding="utf-8")
    both = Barrier(2, timeout=30)
    copy = shutil.copyfile

    def together(source: Path, target: Path) -> object:
        both.wait()
        made = copy(source, target)
        both.wait()
        return made

    monkeypatch.setattr(shutil, "copyfile", together)
    desk = Desk(settings)
    with ThreadPoolExecutor(2) as threads:
        kept = list(threads.map(desk.take_in, [path, path]))
    assert [file.name for file in (settings.data / "files").iterdir()] == [f"{kept[0].sha256}.markdown"]
    assert desk.file_of(kept[1]).read_bytes() == path.read_bytes()
