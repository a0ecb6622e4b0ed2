"""A référentiel as the CSV that Moodle's rubric importer takes.

Moodle itself imports no rubric. The plugin ``local_customgradingform_renderer`` («Import rubric from CSV») does, from
columns criterion, level, level_description, score. It reads line by line, takes the rows of one wording as one
criterion, wants the levels of a criterion to differ in score and the best ones to add up to the activity's grade.
"""

import csv
import io
import re
from decimal import ROUND_DOWN, Decimal

from assistant.errors import UserError
from assistant.judgement.level import Level
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

HEADER = ("criterion", "level", "level_description", "score")
GRADE = 100
"""The grade that Moodle gives an activity unless told otherwise: what the best levels add up to."""
LEVELS = (Level.MET, Level.PARTIAL, Level.NOT_MET)
"""«Non évaluable à l'écrit» is no grade, and Moodle has no level without one."""
_STEP = Decimal("0.00001")
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]")
_SEEN = {"written": "", "oral": " (à l'oral)", "both": " (écrit et oral)"}


def moodle_csv(rubric: Rubric) -> str:
    """The rubric's criteria with three levels each, as CSV text in UTF-8 without byte order mark.

    Raises:
        UserError: the rubric has no criteria.
    """
    if not rubric.criteria:
        raise UserError(f"{rubric.id} n'a aucun critère ; il n'y a pas de grille à exporter pour Moodle.")
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(HEADER)
    best = (Decimal(GRADE) / len(rubric.criteria)).quantize(_STEP, ROUND_DOWN)
    for number, criterion in enumerate(rubric.criteria, start=1):
        # The last one takes what rounding left over, so that the sum is the grade.
        top = best if number < len(rubric.criteria) else GRADE - best * (len(rubric.criteria) - 1)
        scores = (top, (top / 2).quantize(_STEP, ROUND_DOWN), Decimal(0))
        for place, (level, score) in enumerate(zip(LEVELS, scores, strict=True), start=1):
            writer.writerow((_wording(criterion), place, level.french.capitalize(), f"{score:f}"))
    return written.getvalue()


def _wording(criterion: Criterion) -> str:
    """The criterion's id and wording on one line, harmless to a spreadsheet and to PHP's CSV and tag strippers."""
    text = " ".join(f"{criterion.id}{_SEEN[criterion.assessable]} · {criterion.statement}".split())
    text = re.sub(r"<(?=\S)", "< ", text)
    text = re.sub(r'\\(?=["\\]|$)', r"\\ ", text)
    return f"'{text}" if _FORMULA.match(text) else text
