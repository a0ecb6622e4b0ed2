"""The page's own script and style, read once."""

from importlib.resources import files

_HERE = files("assistant.web")

STYLE = _HERE.joinpath("style.css").read_text("utf-8")
SCRIPTS = "".join(f"<script>{_HERE.joinpath(name).read_text('utf-8')}</script>" for name in ("keys.js", "french.js"))
SIGNALS = _HERE.joinpath("signals.js").read_text("utf-8")
