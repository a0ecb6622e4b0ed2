"""What all tests share: a data folder of their own, and the parts of the machine that some tests need."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from assistant.settings.settings import Settings
from index.store import close_stores

# The same examples every time: a check that fails today fails tomorrow.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")

SAMPLE = Path(__file__).parent.parent / "evals" / "sample"
REQUIRE_ALL = os.environ.get("CRITERIUM_TESTS_REQUIRE_ALL") == "1"


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the developer's settings or writes in her data folder."""
    for name in list(os.environ):
        if name.startswith("CRITERIUM_") and not name.startswith("CRITERIUM_TESTS_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CRITERIUM_DATA", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def no_store_left_open() -> Iterator[None]:
    """Every test has a store of its own; left open, they would use up the process's files."""
    yield
    close_stores()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings on an empty data folder."""
    return Settings(data=tmp_path / "data", _env_file=None)  # type: ignore[call-arg]


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of the synthetic sample."""
    return SAMPLE


@pytest.fixture(scope="session")
def chromium() -> Iterator[str]:
    """The system's Chromium; without it the test is skipped, unless everything is required."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        if REQUIRE_ALL:
            pytest.fail("Chromium is required here and is not installed")
        pytest.skip("Chromium is not installed")
    yield found


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Tesseract with its French; without it the test is skipped, unless everything is required."""
    found = shutil.which("tesseract")
    languages = subprocess.run([found, "--list-langs"], capture_output=True, text=True, check=True) if found else None
    if found is None or languages is None or "fra" not in languages.stdout.split():
        if REQUIRE_ALL:
            pytest.fail("Tesseract with its French is required here and is not installed")
        pytest.skip("Tesseract with its French is not installed")
    return found
