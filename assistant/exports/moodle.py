"""A référentiel as the CSV that Moodle's rubric importer takes.

Moodle itself imports no rubric. The plugin ``local_customgradingform_renderer`` («Import rubric from CSV») does, from
columns criterion, level, level_description, score. It reads line by line, passes over rows of less than three cells,
takes the rows of one wording as one criterion, wants the levels of a criterion to differ in score and the best ones to
add up to the activity's maximum grade. Moodle lets a teacher set that grade, up to 100 unless its administrator raised
it, and brings whatever a rubric's points add up to to it.
"""

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.errors import UserError
from assistant.exports.text import harmless
from assistant.judgement.level import Level
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

HEADER = ("criterion", "level", "level_description", "score")
HIGHEST = 100
"""The highest grade that a teacher may give an activity in a Moodle whose administrator changed nothing."""
POINTS = tuple(Decimal(points) for points in ("2", "1", "0.5", "0.2", "0.1"))
"""What a critère may be worth, the same for all: easy to read, and still so when halved."""
LEVELS = (Level.MET, Level.PARTIAL, Level.NOT_MET)
"""«Non évaluable à l'écrit» is no grade, and Moodle has no level without one."""
_SEEN = {"written": "", "oral": " (à l'oral)", "both": " (écrit et oral)"}


@dataclass(frozen=True, slots=True)
class Points:
    """How many points the levels of a critère are worth, and what they come to."""

    criteria: int
    best: Decimal

    @property
    def total(self) -> Decimal:
        """What the best levels add up to: the maximum grade that the activity has to have."""
        return self.best * self.criteria

    def of(self, level: Level) -> Decimal:
        """The points of a level."""
        return {Level.MET: self.best, Level.PARTIAL: self.best / 2}.get(level, Decimal(0))

    @property
    def sentence(self) -> str:
        """What was chosen and what a teacher has to do, in French."""
        said = ", ".join(f"{level.french} {_french(self.of(level))}" for level in LEVELS)
        return (
            f"Points choisis, les mêmes pour chacun des {self.criteria} critères : {said}. Avant d'importer la grille, "
            f"donner à l'activité Moodle la note maximale {_french(self.total)} ; Moodle ramène ensuite à toute autre "
            "note."
        )


def points_of(rubric: Rubric) -> Points:
    """The most points, of those that are easy to read, with which the rubric stays within what Moodle takes.

    Raises:
        UserError: the rubric has no criteria, or too many.
    """
    count = len(rubric.criteria)
    if not count:
        raise UserError(f"{rubric.id} n'a aucun critère ; il n'y a pas de grille à exporter pour Moodle.")
    best = next((points for points in POINTS if points * count <= HIGHEST), None)
    if best is None:
        raise UserError(f"{rubric.id} a {count} critères, plus que Moodle n'en note ; exporter un bloc à la fois.")
    return Points(count, best)


def moodle_csv(rubric: Rubric) -> str:
    """The rubric's criteria with three levels each, as CSV text in UTF-8 without byte order mark.

    Its last line, which Moodle passes over, says what points were chosen.

    Raises:
        UserError: the rubric has no criteria, or too many.
    """
    points = points_of(rubric)
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(HEADER)
    for criterion in rubric.criteria:
        for place, level in enumerate(LEVELS, start=1):
            writer.writerow((_wording(criterion), place, level.french.capitalize(), _number(points.of(level))))
    writer.writerow((points.sentence,))
    return written.getvalue()


def _number(points: Decimal) -> str:
    return f"{points.normalize():f}"


def _french(points: Decimal) -> str:
    return _number(points).replace(".", ",")


def _wording(criterion: Criterion) -> str:
    """The criterion's id and wording on one line, harmless to a spreadsheet and to PHP's CSV and tag strippers."""
    text = " ".join(f"{criterion.id}{_SEEN[criterion.assessable]} · {criterion.statement}".split())
    text = re.sub(r"<(?=\S)", "< ", text)
    text = re.sub(r'\\(?=["\\]|$)', r"\\ ", text)
    return harmless(text)
