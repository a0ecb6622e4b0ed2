"""French figures and escaped HTML: the only place where text becomes markup."""

from collections.abc import Sequence
from html import escape

from evals.agreement.measured import Interval, Measured
from evals.rate import Rate


def safe(text: object) -> str:
    """Text for an element or a quoted attribute."""
    return escape(str(text), quote=True)


def decimal(value: float, digits: int = 2) -> str:
    """``0,46``."""
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")


def percent(value: float) -> str:
    """``46 %``, with a no-break space."""
    return f"{100 * value:.0f}\u00a0%"


def bounds(ends: Interval | None, digits: int = 2) -> str:
    """``[0,31 ; 0,58]``, empty without an interval."""
    return f"[{decimal(ends.low, digits)} ; {decimal(ends.high, digits)}]" if ends else ""


def measured(figure: Measured, digits: int = 2) -> str:
    """The figure, or why there is none."""
    return decimal(figure.value, digits) if figure.value is not None else f"indéfini : {figure.why}"


def share(rate: Rate) -> str:
    """``46 % (12 sur 26)``, or that there was nothing to count."""
    figure = rate.figure
    return f"{percent(figure.value)} ({rate.hits} sur {rate.total})" if figure.value is not None else "rien à compter"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    """A table of escaped cells; the first of each row names it."""
    top = "".join(f'<th scope="col">{safe(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{safe(row[0])}</th>' + "".join(f"<td>{safe(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    named = f"<caption>{safe(caption)}</caption>" if caption else ""
    return f"<div class=wide><table>{named}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"


def paragraphs(texts: Sequence[str]) -> str:
    """Each text in a paragraph of its own."""
    return "".join(f"<p>{safe(text)}</p>" for text in texts)
