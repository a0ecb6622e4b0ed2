"""Plots as inline SVG, readable in black and white."""

from collections.abc import Sequence

from evals.agreement.calibration import Bin
from evals.agreement.confusion import Confusion
from evals.agreement.coverage import CoveragePoint
from evals.report.markup import decimal, percent, safe

SIDE = 240
"""Points of a plot's side."""
LEFT, BOTTOM = 52, 62
TALL = 40
"""Points of a confusion row's height."""
_AXIS = "stroke='currentColor' stroke-width='1'"


def confusion_plot(found: Confusion, names: Sequence[str], rows: str, columns: str) -> str:
    """Counts by level, darker where there are more in the row."""
    cell = 104
    left, top = 150, 44
    parts = [f"<text x='{left + cell * len(names) / 2}' y='16' text-anchor='middle'>{safe(columns)}</text>"]
    parts.append(f"<text x='4' y='{top - 8}'>{safe(rows)}</text>")
    for place, name in enumerate(names):
        x, y = left + cell * (place + 0.5), top + TALL * (place + 0.5) + 4
        parts.append(f"<text x='{x}' y='{top - 8}' text-anchor='middle' class=small>{safe(name)}</text>")
        parts.append(f"<text x='{left - 8}' y='{y}' text-anchor='end' class=small>{safe(name)}</text>")
    for first in range(len(names)):
        total = max(int(found.counts[first].sum()), 1)
        for second in range(len(names)):
            count = int(found.counts[first, second])
            x, y = left + cell * second, top + TALL * first
            shade = 0.08 + 0.72 * count / total if count else 0.0
            ink = "#fff" if shade > 0.5 else "currentColor"
            frame = "2" if first == second else "0.5"
            parts.append(
                f"<rect x='{x}' y='{y}' width='{cell}' height='{TALL}' fill='#1f4e79' fill-opacity='{shade:.2f}' "
                f"stroke='currentColor' stroke-width='{frame}'/>"
                f"<text x='{x + cell / 2}' y='{y + TALL / 2 + 5}' text-anchor='middle' fill='{ink}'>{count}</text>"
            )
    return _svg(left + cell * len(names) + 8, top + TALL * len(names) + 8, parts, f"{rows} contre {columns}")


def coverage_plot(curve: Sequence[CoveragePoint]) -> str:
    """Exact agreement and QWK against the share of all criteria that the draft levels."""
    parts = _frame("part des critères auxquels un niveau est donné", "accord")
    exact = [(point.coverage, point.exact) for point in curve]
    kappa = [(point.coverage, point.qwk.value) for point in curve if point.qwk.value is not None]
    parts += _line(exact, "") + _line([(x, max(y, 0.0)) for x, y in kappa], "5 4")
    parts.append(f"<text x='{LEFT}' y='{SIDE + 58}' class=small>— accord exact · - - kappa quadratique</text>")
    return _svg(LEFT + SIDE + 16, SIDE + BOTTOM + 10, parts, "Courbe couverture–accord")


def reliability_plot(bins: Sequence[Bin]) -> str:
    """Share that held against mean confidence; a point's area grows with its count, the diagonal is perfect."""
    parts = _frame("confiance annoncée", "part qui tient")
    parts.append(f"<line x1='{_x(0)}' y1='{_y(0)}' x2='{_x(1)}' y2='{_y(1)}' {_AXIS} stroke-dasharray='2 4'/>")
    parts += [
        f"<circle cx='{_x(one.confidence):.1f}' cy='{_y(one.held):.1f}' r='{3 + one.count**0.5:.1f}' fill='#1f4e79' "
        f"fill-opacity='0.7'><title>{one.count} propositions, confiance {decimal(one.confidence)}, "
        f"{percent(one.held)} tiennent</title></circle>"
        for one in bins
    ]
    return _svg(LEFT + SIDE + 16, SIDE + BOTTOM + 10, parts, "Diagramme de fiabilité")


def _frame(across: str, up: str) -> list[str]:
    parts = [f"<rect x='{LEFT}' y='6' width='{SIDE}' height='{SIDE}' fill='none' {_AXIS}/>"]
    for tick in (0.0, 0.5, 1.0):
        parts.append(f"<text x='{_x(tick)}' y='{SIDE + 22}' text-anchor='middle' class=small>{percent(tick)}</text>")
        parts.append(f"<text x='{LEFT - 6}' y='{_y(tick) + 4}' text-anchor='end' class=small>{decimal(tick, 1)}</text>")
    parts.append(f"<text x='{LEFT + SIDE / 2}' y='{SIDE + 40}' text-anchor='middle' class=small>{safe(across)}</text>")
    parts.append(
        f"<text transform='translate(12 {SIDE / 2}) rotate(-90)' text-anchor='middle' class=small>{safe(up)}</text>"
    )
    return parts


def _line(points: Sequence[tuple[float, float]], dashes: str) -> list[str]:
    if not points:
        return []
    drawn = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    dots = "".join(f"<circle cx='{_x(x):.1f}' cy='{_y(y):.1f}' r='2.5' fill='currentColor'/>" for x, y in points)
    return [f"<polyline points='{drawn}' fill='none' {_AXIS} stroke-dasharray='{dashes}'/>", dots]


def _x(value: float) -> float:
    return LEFT + SIDE * value


def _y(value: float) -> float:
    return 6 + SIDE * (1 - value)


def _svg(width: float, height: float, parts: Sequence[str], title: str) -> str:
    return (
        f"<svg role=img viewBox='0 0 {width:.0f} {height:.0f}' width='{width:.0f}' height='{height:.0f}'>"
        f"<title>{safe(title)}</title>{''.join(parts)}</svg>"
    )
