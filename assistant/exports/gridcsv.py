"""The decided grid as CSV for a French spreadsheet: semicolons, and a byte order mark so that accents are read."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from assistant.exports.grid import ACTIONS, grid
from assistant.exports.text import harmless, printable
from assistant.judgement.level import Level
from assistant.jury.review import Review

HEADER = (
    "Candidat",
    "Session",
    "Référentiel",
    "Dossier",
    "Critère",
    "Compétences",
    "Libellé officiel",
    "Niveau du jury",
    "Commentaire du jury",
    "Juré",
    "Décidé le",
    "Ce que le juré a fait",
    "Avis (exemption)",
    "Niveau proposé par la machine, hors décision",
)
"""One line a critère, what it belongs to on each, so that the files of several candidates stack."""


def grid_csv(review: Review) -> bytes:
    """The grid as a CSV file.

    Raises:
        UserError: the review is not complete.
    """
    content = printable(grid(review))
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in line] for line in _lines(content))
    return written.getvalue().encode("utf-8-sig")


def _lines(content: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    of = (content["candidate"], content["session"], content["rubric"]["title"], content["dossier"]["file"])
    for row in content["criteria"]:
        decision, exemption = row["decision"], row["decision"]["exemption"]
        yield (
            *of,
            row["id"],
            " + ".join(row["competencies"]),
            row["statement"],
            _level(decision["level"]) or "exempté",
            decision["comment"],
            decision["juror"],
            datetime.fromisoformat(decision["at"]).astimezone().strftime("%d/%m/%Y %H:%M"),
            ACTIONS[decision["action"]],
            f"{exemption['opinion']} ; décidé par {exemption['decided_by']}" if exemption else "",
            _level(row["machine_draft"]["level"]),
        )


def _level(level: str | None) -> str:
    return Level(level).french if level else ""
