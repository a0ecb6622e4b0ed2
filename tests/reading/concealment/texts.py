"""Ways to hide text in plain text, Markdown and HTML."""

from tests.reading.concealment.words import selectors, tags

TEXT = {
    "tags": lambda text: f"Voir le plan{tags(text)} affiché dans la réserve.",
    "selectors": lambda text: f"Voir le plan{selectors(text)} affiché dans la réserve.",
}
MARKDOWN = {
    **TEXT,
    "comment": lambda text: f"<!-- {text} -->",
    "inline comment": lambda text: f"Voir le plan <!-- {text} --> affiché dans la réserve.",
    "long comment": lambda text: f"<!--\n\n{text}\n\n-->",
    "reference": lambda text: f"[//]: # ({text})",
    "reference title": lambda text: f'[plan]: https://example.org "{text}"',
    "picture": lambda text: f"![{text}](plan.png)",
    "link title": lambda text: f'Voir [le plan](https://example.org "{text}") affiché.',
    "hidden block": lambda text: f'<div style="display:none">{text}</div>',
    "hidden span": lambda text: f'Voir le plan <span style="display: none">{text}</span> affiché.',
    "white span": lambda text: f'Voir le plan <span style="color:#fff">{text}</span> affiché.',
    "hidden attribute": lambda text: f"<p hidden>{text}</p>",
    "tiny span": lambda text: f'Voir le plan <span style="font-size:1px">{text}</span> affiché.',
    "block around": lambda text: f'<div style="display:none">\n\n{text}\n\n</div>',
    "division": lambda text: f'::: {{style="display:none"}}\n{text}\n:::',
    "bracketed span": lambda text: f'Voir le plan [{text}]{{style="color:white"}} affiché.',
    "note never called": lambda text: f"[^jamais]: {text}",
    "front matter": None,
}
HTML = {
    **TEXT,
    "comment": lambda text: f"<!-- {text} -->",
    "display none": lambda text: f'<p style="display:none">{text}</p>',
    "display rule": lambda text: f'<style>.q {{ display : none }}</style><p class="q">{text}</p>',
    "visibility": lambda text: f'<p style="visibility:hidden">{text}</p>',
    "opacity": lambda text: f'<p style="opacity:0">{text}</p>',
    "white": lambda text: f'<p style="color:#ffffff">{text}</p>',
    "white name": lambda text: f'<p><font color="white">{text}</font></p>',
    "same ground": lambda text: f'<p style="background:#123456;color:#123457">{text}</p>',
    "tiny": lambda text: f'<p style="font-size:1px">{text}</p>',
    "zero size": lambda text: f'<p style="font-size:0">{text}</p>',
    "away": lambda text: f'<p style="position:absolute;left:-9999px">{text}</p>',
    "indented away": lambda text: f'<p style="text-indent:-9999px">{text}</p>',
    "hidden attribute": lambda text: f"<p hidden>{text}</p>",
    "template": lambda text: f"<template><p>{text}</p></template>",
    "script": lambda text: f'<script type="text/plain">{text}</script>',
    "noscript": lambda text: f"<noscript>{text}</noscript>",
    "alternative": lambda text: f'<img src="x.png" alt="{text}">',
    "title": lambda text: f'<p title="{text}">Le plan est affiché.</p>',
    "hidden input": lambda text: f'<input type="hidden" value="{text}">',
    "meta": lambda text: f'<meta name="description" content="{text}">',
}


def text_file(made: str, body: tuple[str, ...], position: int) -> bytes:
    parts = list(body)
    parts.insert(position, made)
    return "\n\n".join(parts).encode()


def markdown_file(way: str, text: str, body: tuple[str, ...], position: int) -> bytes:
    if way == "front matter":
        return f"---\ntitle: {text}\n---\n\n".encode() + "\n\n".join(body).encode()
    return text_file(MARKDOWN[way](text), body, position)


def html_file(made: str, body: tuple[str, ...], position: int) -> bytes:
    parts = [f"<p>{line}</p>" for line in body]
    parts.insert(position, made)
    head = '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"></head><body>'
    return f"{head}{''.join(parts)}</body></html>".encode()
