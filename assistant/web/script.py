"""The page's own script and style, read once."""

from importlib.resources import files

_HERE = files("assistant.web")

SCRIPT_NAMES = ("address.js", "keys.js", "french.js", "shelf.js", "imported.js")

STYLE = "".join(
    _HERE.joinpath(name).read_text("utf-8") for name in ("style.css", "shelf.css", "imported.css", "evaluations.css")
)
SCRIPTS = "".join(f"<script>{_HERE.joinpath(name).read_text('utf-8')}</script>" for name in SCRIPT_NAMES)
SIGNALS = _HERE.joinpath("signals.js").read_text("utf-8")
SORTING = _HERE.joinpath("sorting.js").read_text("utf-8")
