"""The figures of a chart in an Office package, as rows."""

from typing import Any

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MOST_POINTS = 500
"""Points of a series that are read."""


def chart_rows(root: Any) -> tuple[str, list[list[str]]]:
    """The chart's title, and a row per category under the names of the series."""
    title = root.find(f"{C}chart/{C}title")
    named = "" if title is None else " ".join(node.text or "" for node in title.iter(f"{A}t"))
    series = list(root.iter(f"{C}ser"))
    categories: dict[int, str] = {}
    values: list[dict[int, str]] = []
    names: list[str] = []
    for one in series:
        categories.update(_points(one.find(f"{C}cat")))
        found = one.find(f"{C}val")
        values.append(_points(found if found is not None else one.find(f"{C}yVal")))
        name = one.find(f"{C}tx")
        names.append(" ".join(_points(name).values()))
    places = sorted({*categories, *(place for points in values for place in points)})
    rows = [[categories.get(place, ""), *(points.get(place, "") for points in values)] for place in places]
    return named, [["Catégorie", *(name or "Valeur" for name in names)], *rows] if rows else []


def _points(element: Any) -> dict[int, str]:
    """Texts of the points by their place."""
    found: dict[int, str] = {}
    for point in element.iter(f"{C}pt") if element is not None else ():
        place, text = point.get("idx") or "", point.find(f"{C}v")
        if place.isdecimal() and int(place) < MOST_POINTS and text is not None:
            found[int(place)] = _shown(text.text or "")
    return found


def _shown(text: str) -> str:
    """A figure without the noise of binary fractions."""
    try:
        return f"{float(text):.10g}".replace(".", ",") if "." in text or "E" in text else text
    except ValueError:
        return text
