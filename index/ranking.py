"""From scores to a ranking: standardised, fused, weighed against other criteria, and lent to neighbours."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
"""(criteria or queries, passages)."""

NEXT, AFTER = 0.4, 0.15
"""Share of its score that a passage lends to the next one, and to the one after, under the same heading."""


def standardised(scores: NDArray[np.floating]) -> Matrix:
    """Each row's z-scores, (x − mean) / standard deviation; a row without variance says nothing and becomes zeros."""
    values: Matrix = np.asarray(scores, dtype=np.float64)
    if values.shape[1] == 0:
        return values
    spread = values.std(axis=1, keepdims=True)
    centred: Matrix = values - values.mean(axis=1, keepdims=True)
    np.divide(centred, spread, out=centred, where=spread > 0)
    return centred


def set_against_each_other(scores: Matrix) -> Matrix:
    """Each passage's scores less its mean over all criteria.

    A passage that speaks a little of everything, as one stuffed with the référentiel's words does, is no better
    evidence for any criterion than for another.
    """
    return scores - scores.mean(axis=0, keepdims=True) if len(scores) > 1 else scores


def yielded(scores: Matrix, share: float) -> Matrix:
    """Scores less ``share`` times what each passage's best criterion has over them.

    A passage that speaks above all for one criterion is behind for the others; where several claim it about equally,
    all keep it.
    """
    return scores - share * (scores.max(axis=0, keepdims=True) - scores) if len(scores) > 1 else scores


def lent_to_neighbours(scores: Matrix, paths: Sequence[tuple[str, ...]]) -> Matrix:
    """Passages lend part of their score to the two after and before them under the same heading."""
    lent = scores.copy()
    for step, share in ((1, NEXT), (2, AFTER)):
        for place in range(len(paths) - step):
            if paths[place] == paths[place + step]:
                lent[:, place] += share * scores[:, place + step]
                lent[:, place + step] += share * scores[:, place]
    return lent


def lent_by_kin(
    scores: Matrix, kin: Sequence[Sequence[int]], chapters: Sequence[Sequence[int]], share: float
) -> Matrix:
    """Criteria of one competency point each other to the chapter that they all speak of.

    For each group of criteria and each chapter, all scores of the group in the chapter gain ``share`` times the highest
    of the group's mean scores there: a dossier tells of a survey in one place, whatever words it uses for its parts.
    """
    lent = scores.copy()
    for group in kin:
        mean = scores[list(group)].mean(axis=0)
        for chapter in chapters:
            lent[np.ix_(list(group), list(chapter))] += share * mean[list(chapter)].max()
    return lent


def chapters_of(paths: Sequence[tuple[str, ...]]) -> list[list[int]]:
    """Places of the passages by chapter: the outermost level of headings that has more than two.

    A title page and a body, or a body and its annexes, are two: not yet a division by what is told.
    """
    deepest = max((len(path) for path in paths), default=0)
    level = next((depth for depth in range(1, deepest + 1) if len({path[:depth] for path in paths}) > 2), deepest)
    places: dict[tuple[str, ...], list[int]] = {}
    for place, path in enumerate(paths):
        places.setdefault(path[:level], []).append(place)
    return list(places.values())


def best(scores: Sequence[float] | NDArray[np.floating], most: int) -> list[int]:
    """Places of the highest scores, best first; equal ones in reading order."""
    return [int(place) for place in np.argsort(-np.asarray(scores), kind="stable")[:most]]
