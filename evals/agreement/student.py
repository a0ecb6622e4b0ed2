"""Student's t distribution for whole degrees of freedom."""

import math


def lower_tail(t: float, freedom: int) -> float:
    """P(T ≤ t) with ``freedom`` ≥ 1 degrees of freedom, by the finite series in θ = atan(t / √ν).

    M. Abramowitz, I. A. Stegun, «Handbook of Mathematical Functions», 1964, 26.7.3 and 26.7.4.
    """
    angle = math.atan(t / math.sqrt(freedom))
    cosine, odd = math.cos(angle), freedom % 2 == 1
    term, total = 1.0, 0.0
    if odd:
        for step in range(1, freedom - 1, 2):
            term = cosine if step == 1 else term * cosine**2 * (step - 1) / step
            total += term
        within = 2 / math.pi * (angle + math.sin(angle) * total)
    else:
        for step in range(0, freedom - 1, 2):
            term = 1.0 if step == 0 else term * cosine**2 * (step - 1) / step
            total += term
        within = math.sin(angle) * total
    return (1 + within) / 2
