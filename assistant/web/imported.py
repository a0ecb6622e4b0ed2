"""The page where a person reviews an imported référentiel beside its source, and takes the YAML away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.errors import CriteriumError
from assistant.importing.bring import propose
from assistant.importing.draft import written
from assistant.importing.format import EXTENSIONS
from assistant.web.markup import safe
from assistant.web.original import original
from assistant.web.proposed import proposed, sorted_text, summary
from assistant.web.script import SIGNALS
from assistant.web.sorting import Sorting, assessable_of, attachment_names, attachments

LEAD = (
    "Critérium lit le document, propose blocs, compétences et critères, et dit ce dont il doute. Rien n'est inventé : "
    "chaque libellé est un extrait du document, à relire à côté de lui. Le fichier n'est pas conservé."
)
ROLES = [("Critère", "criterion"), ("Note", "note"), ("Pas un critère", "aside")]
PLACES = [("À l'écrit", "written"), ("À l'oral", "oral"), ("Les deux", "both")]
KEPT_SECONDS = 4 * 3600


@dataclass(frozen=True)
class Review:
    """One browser's import under way. It lives in the page's session and nowhere else."""

    sorting: Sorting | None = None
    chosen: int | None = None
    cutting: bool = False


class Imported:
    """The page's components and what they do."""

    def __init__(self) -> None:
        """Lays the page out, inside the current blocks."""
        self.review = gr.State(Review(), time_to_live=KEPT_SECONDS)
        self.yaml = gr.JSON(visible=False)
        with gr.Column(elem_id="import", visible=False) as self.view:
            with gr.Column(elem_id="apport") as self.start:
                gr.HTML(f"<h2>Importer un référentiel</h2><p class='lead'>{LEAD}</p>")
                self.file = gr.File(
                    label="Référentiel (PDF, DOCX, ODT, XLSX, CSV, HTML, Markdown, texte, RNCP, CASE)",
                    file_types=list(EXTENSIONS),
                    height=130,
                    elem_id="source-import",
                )
                self.state = gr.HTML("", elem_id="lecture")
            with gr.Row(elem_id="relecture", visible=False) as self.desk:
                self.source = gr.HTML(js_on_load=SIGNALS, elem_id="source")
                with gr.Column(elem_id="brouillon"):
                    with gr.Row(elem_id="entete"):
                        self.summary = gr.HTML(elem_id="resume")
                        self.again = gr.Button("Autre document…", size="sm", elem_id="autre")
                        self.undo = gr.Button("Annuler", size="sm", elem_id="annuler")
                        self.take = gr.Button("Télécharger le YAML", size="sm", elem_id="telecharger")
                    self.draft = gr.HTML(js_on_load=SIGNALS, elem_id="propositions")
                    with gr.Column(elem_id="tri"):
                        self.text = gr.HTML(js_on_load=SIGNALS, elem_id="texte")
                        with gr.Column(elem_id="reglages", visible=False) as self.controls:
                            with gr.Row(elem_id="choix"):
                                self.role = gr.Radio(ROLES, show_label=False, container=False, elem_id="role")
                                self.place = gr.Radio(PLACES, show_label=False, container=False, elem_id="lieu")
                            self.attached = gr.Dropdown(
                                [], multiselect=True, show_label=False, container=False, elem_id="attache"
                            )
                            with gr.Row(elem_id="nommer"):
                                self.label = gr.Textbox(
                                    show_label=False,
                                    container=False,
                                    max_length=80,
                                    max_lines=1,
                                    placeholder="Nom court, six mots au plus (le nôtre, pas l'officiel)",
                                    elem_id="nom-court",
                                )
                                self.merge = gr.Button("Fusionner avec le suivant", size="sm", elem_id="fusionner")
                                self.cut = gr.Button("Couper…", size="sm", elem_id="couper")

    @property
    def parts(self) -> list[Any]:
        """The components that every change gives values for."""
        return [
            self.review,
            self.start,
            self.desk,
            self.source,
            self.summary,
            self.draft,
            self.text,
            self.controls,
            self.role,
            self.place,
            self.attached,
            self.label,
        ]

    def wire(self) -> None:
        """Connects the components."""
        # One at a time and in their order: a label that is left is kept before another text is chosen.
        quiet: dict[str, Any] = {
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_id": "import",
            "concurrency_limit": 1,
        }
        reading = self.file.upload(
            lambda: "<p class='soft'>Lecture du document… un long PDF prend une minute.</p>", None, self.state, **quiet
        )
        reading.then(self._read, self.file, [*self.parts, self.file, self.state], **quiet)
        self.again.click(self._closed, None, [*self.parts, self.file, self.state], **quiet)
        for part in (self.source, self.draft, self.text):
            part.click(self._signal, self.review, self.parts, **quiet)
        self.role.input(
            self._told(lambda of, key, role: of.with_role(key, role)), [self.review, self.role], self.parts, **quiet
        )
        self.place.input(
            self._told(lambda of, key, place: of.assessable(key, assessable_of(place))),
            [self.review, self.place],
            self.parts,
            **quiet,
        )
        self.attached.input(
            self._told(lambda of, key, names: of.attached(key, names)),
            [self.review, self.attached],
            self.parts,
            **quiet,
        )
        gr.on(
            [self.label.blur, self.label.submit],
            self._labelled,
            [self.review, self.label],
            [self.review, self.label],
            **quiet,
        )
        self.merge.click(self._told(lambda of, key: of.merged(key)), self.review, self.parts, **quiet)
        self.cut.click(self._cutting, self.review, self.parts, **quiet)
        self.undo.click(self._undone, self.review, self.parts, **quiet)
        self.take.click(self._yaml, self.review, self.yaml, **quiet).then(None, self.yaml, None, js=_SAVE)

    def _read(self, file: str | None) -> list[Any]:
        if not file:
            return [*[gr.skip()] * len(self.parts), gr.skip(), ""]
        path = Path(file)
        try:
            proposal = propose(path)
        except CriteriumError as error:
            gr.Warning(safe(str(error)), duration=None)
            return [*[gr.skip()] * len(self.parts), None, ""]
        finally:
            path.unlink(missing_ok=True)
        sorting = Sorting.of(proposal)
        chosen = sorting.items[0].key if sorting.items else None
        choices = gr.update(choices=attachments(proposal.rubric))
        values = self._drawn(Review(sorting, chosen))
        values[self.parts.index(self.attached)] = choices | {"value": values[self.parts.index(self.attached)]}
        return [*values, None, ""]

    def _closed(self) -> list[Any]:
        shown = [Review(), gr.update(visible=True), gr.update(visible=False), "", "", "", "", gr.update(visible=False)]
        return [*shown, *[gr.skip()] * (len(self.parts) - len(shown)), None, ""]

    def _signal(self, review: Review, event: gr.EventData) -> list[Any]:
        data: dict[str, Any] = event._data or {}
        if review.sorting is None:
            return self._gone()
        action = data.get("action")
        if action == "select":
            keys = {item.key for item in review.sorting.items}
            key = int(data.get("key", -1))
            return self._drawn(replace(review, chosen=key, cutting=False) if key in keys else review, source=False)
        if action == "cut" and review.chosen is not None:
            return self._tried(review, lambda of: of.cut(review.chosen or 0, int(data.get("words", 0))))
        if action == "bring":
            return self._tried(review, lambda of: of.brought(int(data.get("number", -1))), newest=True)
        return [gr.skip()] * len(self.parts)

    def _told(self, change: Callable[..., Sorting]) -> Callable[..., list[Any]]:
        """A handler that makes the change to the text that is chosen."""

        def handler(review: Review, *values: Any) -> list[Any]:
            if review.sorting is None or review.chosen is None:
                return self._gone()
            key = review.chosen
            return self._tried(review, lambda of: change(of, key, *values))

        return handler

    def _tried(self, review: Review, change: Callable[[Sorting], Sorting], newest: bool = False) -> list[Any]:
        """The page after the change, or as it was with the reason why the change cannot be made."""
        if review.sorting is None:
            return self._gone()
        try:
            after = change(review.sorting)
        except CriteriumError as error:
            gr.Warning(safe(str(error)))
            return self._drawn(review, source=False)
        chosen = max(item.key for item in after.items) if newest else review.chosen
        return self._drawn(Review(after, chosen))

    def _labelled(self, review: Review, label: str) -> tuple[Any, Any]:
        """Only the label: the list, which does not show it, must not be redrawn under a click on its way."""
        if review.sorting is None or review.chosen is None:
            return gr.skip(), gr.skip()
        try:
            return replace(review, sorting=review.sorting.labelled(review.chosen, label or "")), gr.skip()
        except CriteriumError as error:
            gr.Warning(safe(str(error)))
            return gr.skip(), review.sorting.item(review.chosen).criterion.label

    def _cutting(self, review: Review) -> list[Any]:
        return self._drawn(replace(review, cutting=not review.cutting), source=False)

    def _undone(self, review: Review) -> list[Any]:
        if review.sorting is None:
            return self._gone()
        before = review.sorting.undone()
        keys = [item.key for item in before.items]
        chosen = review.chosen if review.chosen in keys else next(iter(keys), None)
        return self._drawn(Review(before, chosen))

    def _yaml(self, review: Review) -> Any:
        if review.sorting is None:
            gr.Warning(_GONE)
            return None
        rubric = review.sorting.rubric()
        return {"name": f"{rubric.id}.yaml", "text": written(rubric)}

    def _gone(self) -> list[Any]:
        gr.Warning(_GONE)
        return [gr.skip()] * len(self.parts)

    def _drawn(self, review: Review, source: bool = True) -> list[Any]:
        sorting = review.sorting
        if sorting is None:
            return [gr.skip()] * len(self.parts)
        controls: list[Any] = [gr.update(visible=False), *[gr.skip()] * 4]
        if review.chosen is not None:
            item = sorting.item(review.chosen)
            names = attachment_names(sorting.proposal.rubric, item.criterion)
            controls = [gr.update(visible=True), item.role, item.criterion.assessable, names, item.criterion.label]
        return [
            review,
            gr.update(visible=False),
            gr.update(visible=True),
            original(sorting) if source else gr.skip(),
            summary(sorting) if source else gr.skip(),
            proposed(sorting, review.chosen),
            sorted_text(sorting, review.chosen, review.cutting),
            *controls,
        ]


_GONE = "Cet import n'est plus en mémoire ; déposer à nouveau le document."
_SAVE = """(file) => {
  if (!file) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: "application/yaml" }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}"""
