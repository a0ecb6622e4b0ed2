"""What a browser would make of a piece of HTML."""

from html.parser import HTMLParser

VOID = {"br", "img", "input", "hr", "meta", "link"}


class Seen(HTMLParser):
    """Tags, attributes and text, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def names(self) -> set[str]:
        """Names of the elements."""
        return {tag for tag, _ in self.tags}

    @property
    def handlers(self) -> list[str]:
        """Attributes that would run a script."""
        return [name for _, attributes in self.tags for name in attributes if name.startswith("on")]

    def having(self, **wanted: str) -> list[dict[str, str]]:
        """Attributes of the elements that have these; ``data_action`` stands for ``data-action``."""
        named = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [attributes for _, attributes in self.tags if named.items() <= attributes.items()]


def seen(html: str) -> Seen:
    """The HTML as read; it must be closed element by element."""
    page = Seen(html)
    assert page.open == []
    return page
