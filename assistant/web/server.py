"""The local web server: the pages, the images, the exports, and nothing from elsewhere."""

import json
from collections.abc import Callable

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.errors import UserError
from assistant.exports.docx import grid_docx
from assistant.exports.gapsdocx import gaps_docx
from assistant.exports.grid import grid
from assistant.exports.gridcsv import grid_csv
from assistant.jury.review import Review
from assistant.reading.supervised import LARGEST
from assistant.settings.defect import kept_defect
from assistant.web.guard import Guard
from assistant.web.office import Office
from assistant.web.pages import build
from assistant.web.script import SCRIPTS, STYLE

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GRIDS: dict[str, tuple[Callable[[Review], bytes], str]] = {
    "docx": (grid_docx, DOCX),
    "csv": (grid_csv, "text/csv; charset=utf-8"),
    "json": (lambda review: json.dumps(grid(review), ensure_ascii=False, indent=2).encode(), "application/json"),
}
"""What the decided grid leaves as: how it is written, and its media type."""
FONTS = ["DejaVu Sans", "Segoe UI", "system-ui", "sans-serif"]


def _name(review: Review) -> str:
    """The candidate's code, or the exam's id, in letters that any system takes in a file's name."""
    named = review.screening.candidate or review.screening.id
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in named)


def _download(content: bytes, media: str, name: str) -> Response:
    return Response(content, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def application(office: Office) -> FastAPI:
    """The whole server."""
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    server.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])

    server.add_middleware(Guard)

    @server.get("/page/{sha256}/{number:int}.png")
    def picture(sha256: str, number: int) -> Response:
        known = {e.screening.dossier: e.screening.reader for e in office.desk.records.entries()}
        dossier = office.desk.records.dossier(sha256, known[sha256]) if sha256 in known else None
        image = office.pictures.of(dossier, number) if dossier else None
        if image is None:
            return PlainTextResponse("Cette page n'a pas d'image.", status_code=404)
        return FileResponse(image, headers={"Cache-Control": "private, max-age=3600"})

    def written(screening_id: str, write: Callable[[Review], bytes], media: str, stem: str, kind: str) -> Response:
        if screening_id not in {entry.screening.id for entry in office.desk.records.entries()}:
            return PlainTextResponse("Cet examen n'existe pas.", status_code=404)
        try:
            review = office.jury.review(screening_id)
            return _download(write(review), media, f"{stem}-{_name(review)}.{kind}")
        except UserError as error:
            return PlainTextResponse(str(error), status_code=409)
        except Exception as error:  # noqa: BLE001 -- the last door before a person, as on the command line
            where = kept_defect(error, office.desk.settings.data)
            return PlainTextResponse(
                f"Ce fichier n'a pas pu être écrit, par un défaut de Critérium ; le détail est dans {where}.",
                status_code=500,
            )

    @server.get("/export/{screening_id}.{kind}")
    def export(screening_id: str, kind: str) -> Response:
        if kind not in GRIDS:
            return PlainTextResponse("Cet export n'existe pas.", status_code=404)
        write, media = GRIDS[kind]
        return written(screening_id, write, media, "grille", kind)

    @server.get("/manques/{screening_id}.docx")
    def lacking(screening_id: str) -> Response:
        return written(screening_id, gaps_docx, DOCX, "manques", "docx")

    return gr.mount_gradio_app(  # type: ignore[no-any-return]
        server,
        build(office),
        path="/",
        css=STYLE,
        head=SCRIPTS,
        theme=gr.themes.Base(font=FONTS, font_mono=["monospace"]),
        footer_links=[],
        max_file_size=LARGEST,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
    )
