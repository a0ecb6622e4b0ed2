"""What an element of a web page says that the page does not show: descriptions, titles, metadata, unread parts."""

from collections.abc import Iterator
from typing import Any

from assistant.dossier.dossier import ConcealedKind

_SAID = ("alt", "title", "aria-label", "aria-description", "placeholder", "summary")
_UNREAD = frozenset({"template", "noscript", "noframes", "datalist"})
_NAMED = frozenset({"description", "keywords", "author", "subject", "abstract", "title", "og:title", "og:description"})


def beside(element: Any) -> Iterator[tuple[ConcealedKind, str]]:
    """Kind and text of what the element itself holds beside its text; its children are not looked into."""
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    seen: set[str] = set()
    for name in _SAID:
        text = (element.get(name) or "").strip()
        if text and text not in seen:
            seen.add(text)
            yield "alternative", text
    if tag == "meta" and (element.get("name") or element.get("property") or "").lower() in _NAMED:
        yield "metadata", element.get("content") or ""
    elif tag == "title":
        yield "metadata", element.text or ""
    elif tag in _UNREAD or (tag == "script" and _is_text(element.get("type") or "")):
        yield "hidden_run", " ".join(str(part) for part in element.itertext())
        for option in element.iter("option"):
            yield "hidden_run", option.get("value") or ""


def _is_text(kind: str) -> bool:
    """Whether a script is of a type that no browser runs."""
    kind = kind.lower()
    return bool(kind) and not any(word in kind for word in ("javascript", "ecmascript", "json", "module", "importmap"))
