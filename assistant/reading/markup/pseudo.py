"""Pseudo-classes of style sheets that tell where an element stands among the others of its parent."""

import re
from itertools import islice
from typing import Any

FURTHEST = 1000
"""Place among its siblings after which an element is not counted."""
_NTH = re.compile(r"^([+-]?\d*)n\s*(?:([+-])\s*(\d+))?$")
_FORMULAS = {"odd": "2n+1", "even": "2n"}
_PLACES = {
    "first-child": ("nth-child", "1"), "last-child": ("nth-last-child", "1"),
    "first-of-type": ("nth-of-type", "1"), "last-of-type": ("nth-last-of-type", "1"),
}  # fmt: skip
_ONLY = {"only-child": ("first-child", "last-child"), "only-of-type": ("first-of-type", "last-of-type")}
_COUNTED = ("nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type")


def is_followed(name: str, argument: str) -> bool:
    """Whether the pseudo-class can be told of an element: no hovering, no generated text."""
    if name in _COUNTED:
        return _formula(argument) is not None
    return not argument and (name == "root" or name in _PLACES or name in _ONLY)


def stands(element: Any, name: str, argument: str) -> bool:
    """Whether the element is where a pseudo-class that is followed says."""
    if name == "root":
        return element.getparent() is None
    if name in _ONLY:
        return all(stands(element, one, "") for one in _ONLY[name])
    name, argument = _PLACES.get(name, (name, argument))
    formula = _formula(argument)
    if formula is None or element.getparent() is None:
        return False
    tag = element.tag if name.endswith("of-type") else "*"
    before = element.itersiblings(tag, preceding="last" not in name)
    place = 1 + sum(1 for _ in islice(before, FURTHEST))
    step, start = formula
    if place > FURTHEST:
        return False
    return place == start if not step else (place - start) % step == 0 and (place - start) // step >= 0


def _formula(argument: str) -> tuple[int, int] | None:
    """The step and the start of «2n+1», «odd» or «3»; None for what is none of them."""
    text = _FORMULAS.get(argument.strip(), argument.strip())
    if text.isdecimal():
        return 0, int(text)
    found = _NTH.match(text)
    if found is None:
        return None
    step = int(f"{found[1]}1") if found[1] in ("", "+", "-") else int(found[1])
    return step, int(f"{found[2]}{found[3]}") if found[3] else 0
