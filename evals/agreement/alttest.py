"""The alternative annotator test: may a draft stand in for one of the jurors?

N. Calderon, R. Reichart, R. Dror, «The alternative annotator test for LLM-as-a-judge: how to statistically justify
replacing human annotators with LLMs», 2025. Each juror j is left out in turn. On an item, the draft's alignment is the
share of the other jurors that it agrees with, juror j's likewise; W_f = 1 when the draft's is at least j's, W_h = 1
when j's is at least the draft's. With d = W_h - W_f, H0: mean d ≥ ε is tested by a one-sided t test, over the jurors
with the Benjamini–Yekutieli correction. Winning rate ω: the share of jurors whose H0 is rejected; the draft passes
when ω ≥ 1/2. Here d is first averaged by candidate, as the items of one candidate are not independent.
"""

import math
from dataclasses import dataclass

import numpy as np

from evals.agreement.ratings import Ratings
from evals.agreement.student import lower_tail
from evals.agreement.tally import Array

EPSILON = 0.2
"""How much of a cost a juror's time is worth; the paper's figure for experts."""
FALSE_DISCOVERIES = 0.05
FEWEST_JURORS = 3
FEWEST_CANDIDATES = 30
"""The t test needs about as many."""


@dataclass(frozen=True)
class JurorLeftOut:
    """The draft against one juror, both measured by the other jurors."""

    juror: str
    candidates: int
    draft_ahead: float
    """ρ_f: how often the draft agrees with the others at least as well as she does."""
    juror_ahead: float
    """ρ_h: how often she does so at least as well as the draft."""
    p: float
    rejected: bool
    """Whether the draft is as good, by more than chance."""


@dataclass(frozen=True)
class AltTest:
    """The test's result, or why it could not be made."""

    winning_rate: float | None
    advantage: float | None
    """Mean of ρ_f."""
    jurors: tuple[JurorLeftOut, ...] = ()
    why: str | None = None

    @property
    def passed(self) -> bool | None:
        """Whether the draft may stand in; None when the test could not be made."""
        return None if self.winning_rate is None else self.winning_rate >= 0.5


def alt_test(ratings: Ratings, draft: str) -> AltTest:
    """The test of the column ``draft`` against all the other raters of the table."""
    jurors = [rater for rater in ratings.raters if rater != draft]
    if len(jurors) < FEWEST_JURORS:
        return AltTest(None, None, why=f"il faut au moins {FEWEST_JURORS} jurés, il y en a {len(jurors)}")
    parts = {juror: _by_candidate(ratings, draft, juror) for juror in jurors}
    fewest = min(len(ahead) for ahead in parts.values())
    if fewest < FEWEST_CANDIDATES:
        return AltTest(
            None, None, why=f"il faut au moins {FEWEST_CANDIDATES} candidats par juré, un juré en a {fewest}"
        )
    p_values = {juror: _p(ahead[:, 1] - ahead[:, 0]) for juror, ahead in parts.items()}
    rejected = _rejected(p_values)
    found = tuple(
        JurorLeftOut(
            juror,
            len(ahead),
            float(ahead[:, 0].mean()),
            float(ahead[:, 1].mean()),
            p_values[juror],
            juror in rejected,
        )
        for juror, ahead in parts.items()
    )
    return AltTest(len(rejected) / len(jurors), sum(one.draft_ahead for one in found) / len(found), found)


def _by_candidate(ratings: Ratings, draft: str, juror: str) -> Array:
    """Shape (candidates, 2): means of W_f and W_h over each candidate's items."""
    others = [rater for rater in ratings.raters if rater not in (draft, juror)]
    table = ratings.among((draft, juror, *others)).codes
    used = (table[:, 0] >= 0) & (table[:, 1] >= 0) & (table[:, 2:] >= 0).any(axis=1)
    table = table[used]
    if not len(table):
        return np.zeros((0, 2))
    asked = (table[:, 2:] >= 0).sum(axis=1)
    by_draft = (table[:, 2:] == table[:, :1]).sum(axis=1) / asked
    by_juror = (table[:, 2:] == table[:, 1:2]).sum(axis=1) / asked
    names, places = np.unique(np.asarray(ratings.clusters)[used], return_inverse=True)
    ahead = np.stack([by_draft >= by_juror, by_juror >= by_draft], axis=1).astype(np.float64)
    sums = np.zeros((len(names), 2))
    np.add.at(sums, places.reshape(-1), ahead)
    means: Array = sums / np.bincount(places.reshape(-1))[:, None]
    return means


def _p(differences: Array) -> float:
    """One-sided p of mean < ε."""
    excess, spread = float(differences.mean()) - EPSILON, float(differences.std(ddof=1))
    if spread == 0:
        return 0.0 if excess < 0 else 1.0
    return lower_tail(excess / (spread / math.sqrt(len(differences))), len(differences) - 1)


def _rejected(p_values: dict[str, float]) -> set[str]:
    """Y. Benjamini, D. Yekutieli, «The control of the false discovery rate under dependency», 2001."""
    ordered = sorted(p_values, key=lambda juror: p_values[juror])
    harmonic = sum(1 / rank for rank in range(1, len(ordered) + 1))
    last = 0
    for rank, juror in enumerate(ordered, start=1):
        if p_values[juror] <= rank * FALSE_DISCOVERIES / (len(ordered) * harmonic):
            last = rank
    return set(ordered[:last])
