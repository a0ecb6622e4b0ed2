"""The sheet that every page of figures is written on: its style, its head, and no way to a network."""

from evals.report.markup import safe

_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{margin-top:2.5rem;border-bottom:1px solid}h4{margin-bottom:.2rem}h5{margin:.6rem 0 0}
table{border-collapse:collapse;margin:.5rem 0}th,td{border:1px solid #8888;padding:.25rem .6rem;text-align:left;
vertical-align:top}thead th{background:#8882}caption{text-align:left;font-style:italic}
.wide{overflow-x:auto}.caution{border:2px solid;padding:.6rem 1rem;font-weight:600}
.case{border-left:3px solid #8888;padding-left:1rem;margin:1.5rem 0}.official{font-style:italic}
svg{max-width:100%;height:auto;font:13px system-ui,sans-serif;fill:currentColor}.small{font-size:11px}
.plots{display:flex;flex-wrap:wrap;gap:1.5rem}footer{margin-top:3rem;font-size:.9rem}
@media print{details{display:block}}
"""


def document(title: str, caution: str, body: str) -> str:
    """The page.

    Args:
        title: Text.
        caution: What the figures are not, as text; it stands above and below them. Empty when there is nothing to say.
        body: HTML.
    """
    banner = f"<p class=caution role=note>{safe(caution)}</p>" if caution else ""
    return (
        '<!doctype html>\n<html lang="fr"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{safe(title)}</h1>{banner}{body}<footer>{banner}</footer></body></html>\n"
    )
