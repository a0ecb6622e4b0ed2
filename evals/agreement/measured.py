"""A figure, or why there is none."""

from typing import NamedTuple, Self


class Measured(NamedTuple):
    """A measure's value. ``value`` is None exactly when ``why`` says, in French, why it is undefined."""

    value: float | None
    why: str | None = None

    @classmethod
    def undefined(cls, why: str) -> Self:
        """No figure, for this reason."""
        return cls(None, why)


class Interval(NamedTuple):
    """A 95 % interval; both ends in the measure's own unit."""

    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside: for a difference, that it is more than chance."""
        return self.low > 0 or self.high < 0
