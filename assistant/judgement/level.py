"""The four levels of the scale."""

from enum import StrEnum


class Level(StrEnum):
    """What a dossier shows of a criterion."""

    MET = "met"
    PARTIAL = "partial"
    NOT_MET = "not_met"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def french(self) -> str:
        """The level as people here say it."""
        return _FRENCH[self]


_FRENCH = {
    Level.MET: "démontré",
    Level.PARTIAL: "partiel",
    Level.NOT_MET: "non démontré",
    Level.NOT_ASSESSABLE: "non évaluable à l'écrit",
}
