"""Small pieces of HTML. Every text that comes from a dossier or a person goes through ``safe``."""

from html import escape

from assistant.judgement.level import Level

MARKS = {
    Level.MET: ("met", "✓"),
    Level.PARTIAL: ("part", "◐"),
    Level.NOT_MET: ("not", "✕"),
    Level.NOT_ASSESSABLE: ("oral", "?"),
}


def safe(text: str) -> str:
    """The text as HTML that shows it and does nothing else."""
    return escape(text, quote=True)


def tag(level: Level) -> str:
    """A level as a coloured label."""
    return f'<span class="tag {MARKS[level][0]}">{safe(level.french)}</span>'


def button(action: str, label: str, title: str, **data: str) -> str:
    """A button that the page's script turns into an event."""
    extra = "".join(f' data-{name}="{safe(value)}"' for name, value in data.items())
    return (
        f'<button type="button" class="btn" data-action="{safe(action)}" title="{safe(title)}"{extra}>{label}</button>'
    )


def plural(count: int, singular: str, many: str) -> str:
    """The count with its noun."""
    return f"{count} {singular if count < 2 else many}"
