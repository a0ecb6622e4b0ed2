"""The middle column: a page of the dossier with the evidence boxed."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.dossier.place import NOUNS
from assistant.dossier.quote import Anchor
from assistant.judgement.draft import Draft
from assistant.web.markup import button, safe

ZOOMS = (70, 85, 100, 125, 150, 200)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the middle column looks: a piece of evidence, a ranked passage, or just a page."""

    page: int
    evidence: int | None = None
    passage: str | None = None


def first_spot(draft: Draft) -> Spot:
    """The first quote that was found, else the first ranked passage, else the first page."""
    for number, evidence in enumerate(draft.evidence):
        if evidence.anchors:
            return Spot(page=evidence.anchors[0].page, evidence=number)
    if draft.passages:
        return Spot(page=draft.passages[0].page, passage=draft.passages[0].id)
    return Spot(page=1)


def shown_evidence(draft: Draft) -> list[int]:
    """Places of the draft's quotes that can be shown."""
    return [number for number, evidence in enumerate(draft.evidence) if evidence.anchors]


def sheet(dossier: Dossier, draft: Draft, spot: Spot, zoom: int) -> str:
    """The column's HTML."""
    place = safe(f"{draft.criterion} {spot.page} {spot.evidence} {spot.passage} {zoom}")
    return (
        f'<section class="page">{_tools(dossier, draft, spot)}<div class="desk" tabindex="0" aria-label="Page du dossier" '
        f'data-place="{place}">{_paper(dossier, draft, spot, zoom)}</div></section>'
    )


def _tools(dossier: Dossier, draft: Draft, spot: Spot) -> str:
    shown = shown_evidence(draft)
    if spot.evidence in shown:
        where = f"Preuve <b>{shown.index(spot.evidence) + 1}</b> sur {len(shown)}"
    elif shown:
        where = plural_evidence(len(shown))
    else:
        where = "Aucune citation"
    steps = (
        button("evidence", "‹", "Citation précédente", step="-1")
        + button("evidence", "›", "Citation suivante", step="1")
        if shown
        else ""
    )
    noun = NOUNS[dossier.pages[spot.page - 1].unit]
    return (
        f'<div class="tools"><span>{where}</span>{steps}<span class="gap"></span>'
        f"{button('page', '‹', f'{noun.capitalize()} précédente', step='-1')}"
        f"<span>{dossier.titled(spot.page)} sur {len(dossier.pages)}</span>"
        f"{button('page', '›', f'{noun.capitalize()} suivante', step='1')}"
        f"{button('zoom', '−', 'Réduire', step='-1')}{button('zoom', '+', 'Agrandir', step='1')}</div>"
    )


def plural_evidence(count: int) -> str:
    """How many quotes there are."""
    return f"{count} citation{'s' if count > 1 else ''}"


def _paper(dossier: Dossier, draft: Draft, spot: Spot, zoom: int) -> str:
    page = dossier.pages[spot.page - 1]
    if page.width and page.height:
        boxes = "".join(
            f'<i class="{kind}" style="left:{100 * (box.x0 - 1) / page.width:.2f}%;top:{100 * (box.top - 1) / page.height:.2f}%;'
            f'width:{100 * (box.x1 - box.x0 + 2) / page.width:.2f}%;height:{100 * (box.bottom - box.top + 2) / page.height:.2f}%"></i>'
            for kind, passage, start, end in _marks(dossier, draft, spot)
            for box in passage.boxes(start, end)
        )
        return (
            f'<div class="paper" style="width:calc(min(100%, 900px) * {zoom / 100});aspect-ratio:{page.width:.0f}/{page.height:.0f}">'
            f'<img src="/page/{dossier.sha256}/{spot.page}.png" alt="{dossier.titled(spot.page)} du dossier">{boxes}</div>'
        )
    blocks = "".join(_block(passage, dossier, draft, spot) for passage in dossier.passages if passage.page == spot.page)
    return f'<div class="paper text" style="font-size:{zoom}%">{blocks}</div>'


def _marks(dossier: Dossier, draft: Draft, spot: Spot) -> Iterator[tuple[str, Passage, int, int]]:
    """(class, passage, start, end) of everything to box on the page, the current one last, on top."""
    anchors: list[tuple[str, Anchor]] = []
    for number, evidence in enumerate(draft.evidence):
        kind = "box now" if number == spot.evidence else "box"
        anchors.extend((kind, anchor) for anchor in evidence.anchors if anchor.page == spot.page)
    for kind, anchor in sorted(anchors, key=lambda pair: pair[0] == "box now"):
        yield kind, dossier.passage(anchor.passage), anchor.start, anchor.end
    if spot.passage is not None:
        passage = dossier.passage(spot.passage)
        if passage.page == spot.page:
            yield "area", passage, 0, len(passage.text)


def _block(passage: Passage, dossier: Dossier, draft: Draft, spot: Spot) -> str:
    spans = sorted({(start, end, kind) for kind, of, start, end in _marks(dossier, draft, spot) if of.id == passage.id})
    html, at = "", 0
    for start, end, kind in spans:
        if start < at:
            continue
        html += safe(passage.text[at:start]) + f'<mark class="{kind}">{safe(passage.text[start:end])}</mark>'
        at = end
    html += safe(passage.text[at:])
    name = {"heading": "h4", "note": "small", "caption": "em"}.get(passage.kind, "p")
    return f'<{name} class="{passage.kind}">{html.replace(chr(10), "<br>")}</{name}>'
