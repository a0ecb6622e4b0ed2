"""The interface as one page whose views take each other's place: home, examination, référentiels, import, evaluations."""

from typing import Any

import gradio as gr

from assistant.errors import CriteriumError
from assistant.web.evaluations import Evaluations
from assistant.web.exam import Exam
from assistant.web.home import Form, Home
from assistant.web.imported import Imported
from assistant.web.markup import safe
from assistant.web.office import Office
from assistant.web.script import SIGNALS
from assistant.web.shelf import Shelf

GONE = "<p class='gone'>L'examen de ce lien n'existe pas, ou n'existe plus : en choisir un dans la liste.</p>"
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_IMPORT_ADDRESS = "() => { criterium.at('/?import'); }"
_EVALUATIONS_ADDRESS = "() => { criterium.at('/?evaluations'); }"
_HOME_ADDRESS = "() => { criterium.at('/'); }"


def build(office: Office) -> gr.Blocks:
    """The pages' blocks."""
    with gr.Blocks(title="Critérium", analytics_enabled=False, fill_width=True) as blocks:
        pages = Pages(office)
        pages.wire()
        pages.wire_arrival(blocks)
    return blocks


class Pages:
    """The bar and the views, and the ways from one to another."""

    def __init__(self, office: Office) -> None:
        """Lays everything out, inside the current blocks."""
        self._office = office
        with gr.Row(elem_id="barre"):
            gr.HTML("Critérium", elem_id="marque")
            self._strip = gr.HTML(js_on_load=SIGNALS, elem_id="bandeau")
            self._back = gr.Button("Tous les examens", elem_id="retour", visible=False, size="sm")
            self._shelves = gr.Button("Référentiels", elem_id="referentiels", size="sm")
            self._measures = gr.Button("Évaluations", elem_id="mesures", size="sm")
            self._juror = gr.Textbox(
                show_label=False,
                container=False,
                placeholder="Juré : initiales",
                max_length=60,
                elem_id="jure",
            )
        self._remembered = gr.BrowserState("", storage_key="criterium-jure", secret="initials-are-no-secret")  # noqa: S106 -- kept over restarts, on purpose
        self._home = Home(office)
        self._exam = Exam(office, self._juror)
        self._exam.wire(self._strip)
        self._shelf = Shelf(office)
        self._shelf.wire()
        self._imported = Imported()
        self._imported.wire()
        self._evaluations = Evaluations(office)
        self._evaluations.wire()
        self._pages = [each.view for each in (self._home, self._exam, self._shelf, self._imported, self._evaluations)]
        self._views = [*self._pages, self._back, self._shelves, self._measures]
        self._shown = [*self._views, *self._exam.everything]

    def wire(self) -> None:
        """Connects the home page's form and the bar's buttons."""
        home = self._home
        home.exams.click(self._choose, None, self._shown, **QUIET)
        home.ask.click(
            lambda: (gr.update(value="Lecture du dossier…", interactive=False), ""),
            None,
            [home.ask, home.cost],
            **QUIET,
        ).then(self._foresee, home.form, home.cost, **QUIET).then(
            lambda: gr.update(value="Prévoir ce que le modèle coûtera", interactive=True), None, home.ask, **QUIET
        )
        # What was foreseen holds for that form alone.
        gr.on([field.change for field in home.weighed], None, None, home.cost, js="() => ''", **QUIET)
        reading = home.launch.click(
            lambda: gr.update(value="Lecture du dossier…", interactive=False), None, home.launch, **QUIET
        ).then(self._launch, home.form, [*self._shown, home.file], **QUIET)
        reading.then(lambda: gr.update(value="Lancer l'examen", interactive=True), None, home.launch, **QUIET)
        self._back.click(
            self._leave,
            None,
            [*self._views, home.exams, self._strip, self._exam.timer],
            js=_HOME_ADDRESS,
            **QUIET,
        )
        shelf, evaluations = self._shelf, self._evaluations
        shelf.followed(
            self._shelves.click(
                lambda place: self._browse(place.rubric, place.criterion),
                shelf.place,
                [*self._views, *shelf.parts],
                **QUIET,
            )
        )
        shelf.bring.click(lambda: self._only(self._imported.view), None, self._views, js=_IMPORT_ADDRESS, **QUIET)
        self._measures.click(
            lambda: self._only(evaluations.view), None, self._views, js=_EVALUATIONS_ADDRESS, **QUIET
        ).then(evaluations.opened, None, evaluations.parts, **QUIET)

    def wire_arrival(self, blocks: gr.Blocks) -> None:
        """Connects what a browser shows first: what its address asks for, and the juror's initials."""
        evaluations, shelf = self._evaluations, self._shelf
        blocks.load(evaluations.arrived, None, evaluations.parts, **QUIET)
        shelf.followed(blocks.load(self._arrive, None, [self._home.exams, *self._shown, *shelf.parts], **QUIET))
        # In the browser alone: an answer of the server's would come after she has begun to write.
        kept = "(kept, written) => written || kept"
        blocks.load(None, [self._remembered, self._juror], self._juror, js=kept, **QUIET)
        self._juror.change(None, self._juror, self._remembered, js="(written) => written", **QUIET)

    def _only(self, view: object) -> list[object]:
        """The view alone, and the buttons that lead away from it."""
        home, imported = self._home.view, self._imported.view
        seen = [each is view for each in self._pages]
        # Figures of evaluations are out of reach while an exam is open: a juror judges without them.
        seen += [view is not home, view in (home, imported), view is home]
        return [gr.update(visible=visible) for visible in seen]

    def _enter(self, screening_id: str, criterion_id: str | None = None) -> list[object]:
        return [*self._only(self._exam.view), *self._exam.opened(screening_id, criterion_id)]

    def _browse(self, rubric_id: str, criterion_id: str | None) -> list[object]:
        return [*self._only(self._shelf.view), *self._shelf.opened(rubric_id, criterion_id)]

    def _choose(self, event: gr.EventData) -> list[object]:
        data = event._data or {}
        if data.get("action") == "open":
            try:
                return self._enter(str(data.get("screening")))
            except KeyError:
                gr.Warning("Cet examen n'existe plus ; recharger la page.")
        return [gr.skip()] * len(self._shown)

    def _launch(self, *values: object) -> list[object]:
        try:
            return [*self._enter(self._home.open(Form(*values))), None]  # type: ignore[arg-type]
        except CriteriumError as error:
            # Raised, it would stop the chain that gives the button back.
            gr.Warning(safe(str(error)))
            return [gr.skip()] * (len(self._shown) + 1)

    def _foresee(self, *values: object) -> str:
        try:
            return self._home.foresee(Form(*values))  # type: ignore[arg-type]
        except CriteriumError as error:
            gr.Warning(safe(str(error)))
            return ""

    def _leave(self) -> list[object]:
        return [*self._only(self._home.view), self._home.listing(), "", gr.Timer(active=False)]

    def _arrive(self, request: gr.Request) -> list[object]:
        asked = request.query_params
        screening_id = str(asked.get("examen", ""))
        known = {entry.screening.id for entry in self._office.desk.records.entries()}
        still: list[object] = [gr.skip()] * len(self._exam.everything)
        unread: list[object] = [gr.skip()] * len(self._shelf.parts)
        listing = self._home.listing()
        if screening_id in known:
            return [listing, *self._enter(screening_id, asked.get("critere")), *unread]
        if screening_id:
            listing = GONE + listing
        if "referentiel" in asked:
            read = self._browse(str(asked["referentiel"]), asked.get("critere"))
            return [listing, *read[: len(self._views)], *still, *read[len(self._views) :]]
        asked_for = {"import": self._imported.view, "evaluations": self._evaluations.view}
        first = next((view for name, view in asked_for.items() if name in asked), self._home.view)
        return [listing, *self._only(first), *still, *unread]
