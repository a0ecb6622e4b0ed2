"""The hash of a value: what two values of the same content share, whatever the order of their keys."""

import hashlib
import json
from typing import Any


def fingerprint(content: Any, *, spaced: bool = False) -> str:
    """SHA-256 (64 hexadecimal digits) of the content as JSON with its keys in order.

    Args:
        content: What JSON can hold.
        spaced: With a space after each comma and colon, as the ids of screenings and the seals of the log have always
            been made: they are kept, and must come out the same.
    """
    separators = (", ", ": ") if spaced else (",", ":")
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=separators)
    # Half a character may stand in a model's reply; it is part of what was said.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
