"""The page's own script and style, read once."""

from importlib.resources import files

_HERE = files("assistant.web")

STYLE = _HERE.joinpath("style.css").read_text("utf-8")
KEYS = f"<script>{_HERE.joinpath('keys.js').read_text('utf-8')}</script>"
SIGNALS = _HERE.joinpath("signals.js").read_text("utf-8")
