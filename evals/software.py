"""What a run was made with: packages, Python, commit, and whether the tree had changes of its own."""

import platform
import shutil
import subprocess
from importlib.metadata import distributions
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

from assistant import __version__

ROOT = Path(__file__).parent.parent
"""Where the packages stand; a checkout when there is a ``.git`` in it."""


class Software(BaseModel):
    """The program and everything under it."""

    model_config = ConfigDict(frozen=True)

    criterium: str
    python: str
    system: str
    packages: dict[str, str]
    commit: str | None
    """None outside a checkout."""
    dirty: bool | None
    """Whether files differed from the commit; None outside a checkout."""

    @classmethod
    def here(cls) -> Self:
        """That of this process."""
        commit = _git("rev-parse", "HEAD") if (ROOT / ".git").exists() else None
        changes = _git("status", "--porcelain") if commit else None
        return cls(
            criterium=__version__,
            python=platform.python_version(),
            system=f"{platform.system()} {platform.machine()}",
            packages={found.metadata["Name"]: found.version for found in sorted(distributions(), key=_name)},
            commit=commit.strip() if commit else None,
            dirty=bool(changes.strip()) if changes is not None else None,
        )


def _name(distribution: object) -> str:
    return str(distribution.metadata["Name"]).casefold()  # type: ignore[attr-defined]


def _git(*arguments: str) -> str | None:
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run([git, "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None
