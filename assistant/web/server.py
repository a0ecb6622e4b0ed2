"""The local web server: the pages, the images, the exports, and nothing from elsewhere."""

import json
import os
from collections.abc import Callable

# Gradio reads these when it is imported: it must not ask its vendor about versions, nor count its users.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import CriteriumError, UserError
from assistant.exports.docx import grid_docx
from assistant.exports.gapsdocx import gaps_docx
from assistant.exports.grid import grid
from assistant.exports.gridcsv import grid_csv
from assistant.jury.review import Review
from assistant.reading.supervised import LARGEST
from assistant.settings.defect import kept_defect
from assistant.web.evaluations import Evaluations
from assistant.web.exam import Exam
from assistant.web.home import Form, Home
from assistant.web.imported import Imported
from assistant.web.markup import safe
from assistant.web.office import Office
from assistant.web.script import SCRIPTS, SIGNALS, STYLE
from assistant.web.shelf import Shelf

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; form-action 'self'"
)
"""Whatever a page might hold, a browser loads nothing from and sends nothing to another machine."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GRIDS: dict[str, tuple[Callable[[Review], bytes], str]] = {
    "docx": (grid_docx, DOCX),
    "csv": (grid_csv, "text/csv; charset=utf-8"),
    "json": (lambda review: json.dumps(grid(review), ensure_ascii=False, indent=2).encode(), "application/json"),
}
"""What the decided grid leaves as: how it is written, and its media type."""
FONTS = ["DejaVu Sans", "Segoe UI", "system-ui", "sans-serif"]


def build(office: Office) -> gr.Blocks:
    """The pages' blocks."""
    with gr.Blocks(title="Critérium", analytics_enabled=False, fill_width=True) as blocks:
        with gr.Row(elem_id="barre"):
            gr.HTML("Critérium", elem_id="marque")
            strip = gr.HTML(js_on_load=SIGNALS, elem_id="bandeau")
            back = gr.Button("Tous les examens", elem_id="retour", visible=False, size="sm")
            shelves = gr.Button("Référentiels", elem_id="referentiels", size="sm")
            measures = gr.Button("Évaluations", elem_id="mesures", size="sm")
            juror = gr.Textbox(
                show_label=False,
                container=False,
                placeholder="Juré : initiales",
                max_length=60,
                elem_id="jure",
            )
        remembered = gr.BrowserState("", storage_key="criterium-jure", secret="initials-are-no-secret")  # noqa: S106 -- kept over restarts, on purpose
        home = Home(office)
        exam = Exam(office, juror)
        exam.wire(strip)
        shelf = Shelf(office)
        shelf.wire()
        imported = Imported()
        imported.wire()
        evaluations = Evaluations(office)
        evaluations.wire()
        quiet = {"show_progress": "hidden", "api_visibility": "private"}
        pages = [home.view, exam.view, shelf.view, imported.view, evaluations.view]
        views = [*pages, back, shelves, measures]
        shown = [*views, *exam._view, strip, exam.drawn, exam.timer]

        def only(view: object) -> list[object]:
            """The view alone, and the buttons that lead away from it."""
            seen = [each is view for each in pages]
            # Figures of evaluations are out of reach while an exam is open: a juror judges without them.
            seen += [view is not home.view, view in (home.view, imported.view), view is home.view]
            return [gr.update(visible=visible) for visible in seen]

        def enter(screening_id: str) -> list[object]:
            return [*only(exam.view), *exam.opened(screening_id)]

        def browse(rubric_id: str, criterion_id: str | None) -> list[object]:
            return [*only(shelf.view), *shelf.opened(rubric_id, criterion_id)]

        def choose(event: gr.EventData) -> list[object]:
            data = event._data or {}
            if data.get("action") == "open":
                try:
                    return enter(str(data.get("screening")))
                except KeyError:
                    gr.Warning("Cet examen n'existe plus ; recharger la page.")
            return [gr.skip()] * len(shown)

        def launch(*values: object) -> list[object]:
            try:
                return [*enter(home.open(Form(*values))), None]  # type: ignore[arg-type]
            except CriteriumError as error:
                # Raised, it would stop the chain that gives the button back.
                gr.Warning(safe(str(error)))
                return [gr.skip()] * (len(shown) + 1)

        def foresee(*values: object) -> str:
            try:
                return home.foresee(Form(*values))  # type: ignore[arg-type]
            except CriteriumError as error:
                gr.Warning(safe(str(error)))
                return ""

        def leave() -> list[object]:
            return [*only(home.view), home.listing(), "", gr.Timer(active=False)]

        def arrive(request: gr.Request) -> list[object]:
            asked = request.query_params
            screening_id = str(asked.get("examen", ""))
            known = {entry.screening.id for entry in office.desk.records.entries()}
            still: list[object] = [gr.skip()] * (len(shown) - len(views))
            unread: list[object] = [gr.skip()] * len(shelf.parts)
            if screening_id in known:
                return [home.listing(), *enter(screening_id), *unread]
            if "referentiel" in asked:
                read = browse(str(asked["referentiel"]), asked.get("critere"))
                return [home.listing(), *read[: len(views)], *still, *read[len(views) :]]
            first = imported.view if "import" in asked else evaluations.view if "evaluations" in asked else home.view
            return [home.listing(), *only(first), *still, *unread]

        form = [
            home.rubric,
            home.blocks,
            home.scope,
            home.file,
            home.candidate,
            home.session,
            home.drafter,
            home.blind,
            home.reading,
            home.second_opinion,
        ]
        home.exams.click(choose, None, shown, **quiet).then(None, None, None, js=_KEEP_ADDRESS)
        home.ask.click(
            lambda: (gr.update(value="Lecture du dossier…", interactive=False), ""),
            None,
            [home.ask, home.cost],
            **quiet,
        ).then(foresee, form, home.cost, **quiet).then(
            lambda: gr.update(value="Prévoir ce que le modèle coûtera", interactive=True), None, home.ask, **quiet
        )
        # What was foreseen holds for that form alone.
        weighed = [home.rubric, home.blocks, home.scope, home.file, home.drafter, home.reading, home.second_opinion]
        gr.on([field.change for field in weighed], None, None, home.cost, js="() => ''", **quiet)
        reading = home.launch.click(
            lambda: gr.update(value="Lecture du dossier…", interactive=False), None, home.launch, **quiet
        ).then(launch, form, [*shown, home.file], **quiet)
        reading.then(None, None, None, js=_KEEP_ADDRESS)
        reading.then(lambda: gr.update(value="Lancer l'examen", interactive=True), None, home.launch, **quiet)
        back.click(
            leave,
            None,
            [*views, home.exams, strip, exam.timer],
            js=_FORGET_ADDRESS,
            **quiet,
        )
        shelf.followed(
            shelves.click(
                lambda place: browse(place.rubric, place.criterion), shelf.place, [*views, *shelf.parts], **quiet
            )
        )
        shelf.bring.click(lambda: only(imported.view), None, views, js=_IMPORT_ADDRESS, **quiet)
        measures.click(lambda: only(evaluations.view), None, views, js=_EVALUATIONS_ADDRESS, **quiet).then(
            evaluations.opened, None, evaluations.parts, **quiet
        )
        blocks.load(evaluations.arrived, None, evaluations.parts, **quiet)
        shelf.followed(blocks.load(arrive, None, [home.exams, *shown, *shelf.parts], **quiet))
        # In the browser alone: an answer of the server's would come after she has begun to write.
        blocks.load(None, [remembered, juror], juror, js="(kept, written) => written || kept", **quiet)
        juror.change(None, juror, remembered, js="(written) => written", **quiet)
    return blocks


# A reload, or a bookmark, comes back to the same screening.
_KEEP_ADDRESS = """() => {
  const open = document.querySelector("#bandeau [data-screening]");
  if (open) history.replaceState(null, "", "/?examen=" + encodeURIComponent(open.dataset.screening));
}"""
_IMPORT_ADDRESS = "() => { history.replaceState(null, '', '/?import'); }"
_EVALUATIONS_ADDRESS = "() => { history.replaceState(null, '', '/?evaluations'); }"
_FORGET_ADDRESS = "() => { history.replaceState(null, '', '/'); }"


class Guard:
    """Adds the headers that keep a browser at home. Streams pass through it untouched."""

    def __init__(self, app: ASGIApp) -> None:
        """Around this application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does, with the headers."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self._app(scope, receive, guarded)


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
