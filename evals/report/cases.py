"""The cases to look at first: levels farthest from the reference, and evidence that was never shown."""

from collections.abc import Iterator, Sequence

from evals.judged import Judged
from evals.report.markup import decimal, percent, safe
from evals.runlog import RunLog
from evals.scale import points
from evals.scoring import Score

MOST = 20
LONGEST = 420
"""Characters of a passage that are shown."""


def worst(score: Score) -> list[Judged]:
    """Rows with a draft's level off the reference, farthest first, then those whose evidence was not retrieved."""
    off = sorted(
        (row for row in score.rows if _distance(score, row) > 0), key=lambda row: (-_distance(score, row), row.key)
    )
    blind = [row for row in score.rows if row.marked and not _ranks(row) and row not in off]
    return (off + blind)[:MOST]


def cases(log: RunLog, score: Score) -> str:
    """One section a case, with what was marked and what was quoted."""
    found = worst(score)
    if not found:
        return "<p>Aucun niveau ne s'écarte de la référence, aucune preuve marquée n'est passée sous silence.</p>"
    listed = "".join(
        f'<li><a href="#{_anchor(row)}">{safe(row.key)}</a> · {safe(_verdict(score, row))}</li>' for row in found
    )
    return f"<ol>{listed}</ol>" + "".join(_case(log, score, row) for row in found)


def _case(log: RunLog, score: Score, row: Judged) -> str:
    known = log.criterion(row.candidate.id, row.criterion)
    comment = "".join(_comments(score, row))
    quotes = "".join(
        f"<li>« {safe(evidence.quote)} » {'' if evidence.verified else '<b>non retrouvée</b>'}</li>"
        for evidence in row.draft.evidence
    )
    return (
        f'<section class=case id="{_anchor(row)}"><h4>{safe(row.key)} · {safe(known.label)}</h4>'
        f"<p class=official>{safe(known.statement)}</p><p><b>{safe(_verdict(score, row))}</b></p>{comment}"
        f"<h5>Preuves marquées</h5>{_marks(row)}"
        f"<h5>Citations de la proposition</h5>{f'<ul>{quotes}</ul>' if quotes else '<p>Aucune.</p>'}"
        f"<details><summary>Premiers passages proposés</summary><ol>{_passages(row)}</ol></details></section>"
    )


def _comments(score: Score, row: Judged) -> Iterator[str]:
    raters = score.reference.raters if score.reference else ()
    for rater in raters:
        grade = row.grades.get(rater)
        if grade and grade.comment:
            who = f" ({safe(rater)})" if len(raters) > 1 else ""
            yield f"<p>Commentaire de la référence{who} : {safe(grade.comment)}</p>"


def _marks(row: Judged) -> str:
    ranks = {passage.id: rank for rank, passage in enumerate(row.draft.passages, start=1)}
    items = []
    for logged in row.marks:
        rank = min((ranks[p] for p in logged.passages if p in ranks), default=None)
        where = (
            f"rang {rank}" if rank else "hors des dix premiers" if logged.passages else "absente du dossier tel que lu"
        )
        kind = "leurre, " if logged.mark.decoy else ""
        items.append(f"<li>« {safe(logged.mark.quote)} » ({kind}{where})</li>")
    return f"<ul>{''.join(items)}</ul>" if items else "<p>Aucune.</p>"


def _passages(row: Judged) -> str:
    lines = []
    for passage in row.draft.passages[:5]:
        mark = " · <b>marqué</b>" if passage.id in row.marked else ""
        lines.append(f"<li>passage {safe(passage.id)}{mark} · {safe(_short(passage.text))}</li>")
    return "".join(lines)


def _verdict(score: Score, row: Judged) -> str:
    given = score.reference.level(row) if score.reference else None
    expected = given.french if given else "sans note"
    draft = row.draft
    if draft.level is None:
        said = "abstention" if draft.status == "abstained" else "échec"
    else:
        sure = f", confiance {percent(draft.confidence)}" if draft.confidence is not None else ""
        said = f"{draft.level.french}{sure}"
    distance = _distance(score, row)
    gap = f" (écart {decimal(distance, 0)})" if 0 < distance < 9 else ""
    return f"attendu : {expected} ; proposé : {said}{gap}"


def _distance(score: Score, row: Judged) -> float:
    """Points between draft and reference; 9 when only one of them is ``not_assessable``; 0 without a level."""
    given = score.reference.level(row) if score.reference else None
    if given is None or row.draft.level is None:
        return 0.0
    first, second = points(given), points(row.draft.level)
    if first is None or second is None:
        return 0.0 if first == second else 9.0
    return abs(first - second)


def _ranks(row: Judged) -> Sequence[int]:
    return [rank for rank, passage in enumerate(row.draft.passages, start=1) if passage.id in row.marked]


def _anchor(row: Judged) -> str:
    return safe("cas-" + "".join(c if c.isalnum() else "-" for c in row.key))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"
