"""How an Office file shows a picture that it holds."""

from typing import Any

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def is_plain(blip: Any) -> bool:
    """Whether a picture of an Office file is shown in its own colours."""
    local = [str(node.tag).rpartition("}")[2] for node in blip.iter() if node is not blip]
    return blip.tag == f"{_A}blip" and set(local) <= {"extLst", "ext", "useLocalDpi"}


def cropped(blip: Any) -> tuple[float, float, float, float]:
    """Shares of a picture of an Office file that are cut off on the left, at the top, on the right, at the bottom."""
    cut = None if blip.getparent() is None else blip.getparent().find(f"{_A}srcRect")
    left, top, right, bottom = ("0" if cut is None else cut.get(side) or "0" for side in "ltrb")
    return _share(left), _share(top), _share(right), _share(bottom)


def _share(said: str) -> float:
    """A share from thousandths of a hundredth, or as a percentage; all of it when it is neither."""
    number = said.removesuffix("%").removeprefix("-")
    if not number.replace(".", "", 1).isdecimal():
        return 1.0
    return 0.0 if said.startswith("-") else float(number) / (100 if said.endswith("%") else 100_000)
