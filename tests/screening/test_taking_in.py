"""Reading a dossier and keeping a copy of its file."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from assistant.dossier.dossier import Dossier
from assistant.errors import UserError
from assistant.reading.supervised import read_file
from assistant.screening import desk as desk_module
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


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were read, in order."""
    read: list[str] = []

    def counted(path: Path, name: str | None = None) -> Dossier:
        read.append(path.name)
        return read_file(path, name)

    monkeypatch.setattr(desk_module, "read_file", counted)
    return read


def three(folder: Path) -> list[Path]:
    paths = [folder / f"dossier-{number}.md" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(f"# Le budget\n\nLe conseil a voté {number + 2} 500 € pour la saison.\n", encoding="utf-8")
    return paths


def test_several_files_are_read_once_and_not_at_all_when_they_are_kept(
    settings: Settings, tmp_path: Path, reads: list[str]
) -> None:
    paths = three(tmp_path)
    desk = Desk(settings)
    first = desk.take_in_all(paths)
    assert [dossier.file for dossier in first] == reads == ["dossier-0.md", "dossier-1.md", "dossier-2.md"]
    assert [desk.file_of(dossier).read_bytes() for dossier in first] == [path.read_bytes() for path in paths]
    assert desk.take_in_all(paths) == first
    assert len(reads) == 3


def test_one_file_among_several_that_cannot_be_read_leaves_nothing_of_any(settings: Settings, tmp_path: Path) -> None:
    empty = tmp_path / "vide.pdf"
    empty.touch()
    desk = Desk(settings)
    paths = three(tmp_path)
    with pytest.raises(UserError, match="est vide"):
        desk.take_in_all([*paths, empty])
    assert not (settings.data / "files").exists()
