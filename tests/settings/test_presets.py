"""The services that doctor proposes are those of the documentation, word for word."""

import re
from pathlib import Path

from assistant.settings.presets import PRESETS

TABLE = Path(__file__).parents[2] / "docs" / "models.md"


def test_doctor_and_the_documentation_propose_the_same() -> None:
    rows = re.findall(r"^\| ([^|]+) \| `(http[^`|]+)` \| ([^|]+) \| ([^|]+) \|", TABLE.read_text("utf-8"), re.MULTILINE)
    written = [
        (service, url, model.replace("`", ""), context.replace("`", "")) for service, url, model, context in rows
    ]
    assert written == [tuple(preset) for preset in PRESETS]
