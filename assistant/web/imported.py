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
from assistant.web.chosen import CHOICES, chosen_text
from assistant.web.markup import safe
from assistant.web.original import original
from assistant.web.proposed import proposed, summary
from assistant.web.script import SIGNALS, SORTING
from assistant.web.sorting import Sorting, assessable_of

LEAD = (
    "Critérium lit le document, propose blocs, compétences et critères, et dit ce dont il doute. Rien n'est inventé : "
    "chaque libellé est un extrait du document, à relire à côté de lui. Le fichier n'est pas conservé."
)
KEPT_SECONDS = 4 * 3600


@dataclass(frozen=True)
class Review:
    """One browser's import under way. It lives in the page's session and nowhere else."""

    sorting: Sorting | None = None
    chosen: int | None = None
    cutting: bool = False
    answered: int = 0
    """Number of the last change of a field that the page has been drawn after."""


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
                    self.text = gr.HTML(js_on_load=SORTING, elem_id="texte")

    @property
    def parts(self) -> list[Any]:
        """The components that every change gives values for."""
        return [self.review, self.start, self.desk, self.source, self.summary, self.draft, self.text]

    def wire(self) -> None:
        """Connects the components."""
        # One at a time and in their order, and none refused because another is under way: no change is lost.
        quiet: dict[str, Any] = {
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_id": "import",
            "concurrency_limit": 1,
        }
        often: dict[str, Any] = quiet | {"trigger_mode": "multiple"}
        reading = self.file.upload(
            lambda: "<p class='soft'>Lecture du document… un long PDF prend une minute.</p>", None, self.state, **quiet
        )
        reading.then(self._read, self.file, [*self.parts, self.file, self.state], **quiet)
        self.again.click(self._closed, None, [*self.parts, self.file, self.state], **quiet)
        for part in (self.source, self.draft, self.text):
            part.click(self._signal, self.review, self.parts, **often)
        self.undo.click(self._undone, self.review, self.parts, **often)
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
        criteria = [item.key for item in sorting.items if item.role == "criterion"]
        others = [item.key for item in sorting.items if item.role not in ("criterion", "free")]
        return [*self._drawn(Review(sorting, next(iter(criteria + others), None))), None, ""]

    def _closed(self) -> list[Any]:
        return [Review(), gr.update(visible=True), gr.update(visible=False), "", "", "", "", None, ""]

    def _signal(self, review: Review, event: gr.EventData) -> list[Any]:
        data: dict[str, Any] = event._data or {}
        sorting = review.sorting
        if sorting is None:
            return self._gone()
        review = replace(review, answered=max(review.answered, _number(data, "number", 0) if "field" in data else 0))
        key = _number(data, "key", -1)
        known = key in {item.key for item in sorting.items}
        match data.get("action"):
            case "select" if known:
                return self._drawn(replace(review, chosen=key, cutting=False), source=False)
            case "cutting" if known:
                return self._drawn(replace(review, chosen=key, cutting=not review.cutting), source=False)
            case "take":
                line, start, end = (_number(data, name, 0) for name in ("line", "start", "end"))
                return self._tried(review, lambda: sorting.taken(line, start, end), newest=True)
            case "settle" | "reopen" as how:
                number = _number(data, "number", -1)
                return self._tried(review, lambda: sorting.with_doubt(number, how == "settle"))
            case str() as action if known and (change := _change(sorting, key, action, data)) is not None:
                # A field tells of the item it was typed for; another may be on the page by now.
                here = key if action != "set" else review.chosen
                return self._tried(replace(review, chosen=here), change)
        return [gr.skip()] * len(self.parts)

    def _tried(self, review: Review, change: Callable[[], Sorting], newest: bool = False) -> list[Any]:
        """The page after the change, or as it was with the reason why the change cannot be made."""
        try:
            after = change()
        except CriteriumError as error:
            gr.Warning(safe(str(error)))
            return self._drawn(review, source=False)
        chosen = max(item.key for item in after.items) if newest else review.chosen
        return self._drawn(
            replace(review, sorting=after, chosen=chosen, cutting=False), source=after is not review.sorting
        )

    def _undone(self, review: Review) -> list[Any]:
        if review.sorting is None:
            return self._gone()
        before = review.sorting.undone()
        keys = [item.key for item in before.items]
        chosen = review.chosen if review.chosen in keys else next(iter(keys), None)
        return self._drawn(replace(review, sorting=before, chosen=chosen, cutting=False))

    def _yaml(self, review: Review) -> Any:
        if review.sorting is None:
            gr.Warning(_GONE)
            return None
        try:
            rubric = review.sorting.rubric()
        except CriteriumError as error:
            gr.Warning(safe(str(error)))
            return None
        return {"name": f"{rubric.id}.yaml", "text": written(rubric)}

    def _gone(self) -> list[Any]:
        gr.Warning(_GONE)
        return [gr.skip()] * len(self.parts)

    def _drawn(self, review: Review, source: bool = True) -> list[Any]:
        sorting = review.sorting
        if sorting is None:
            return [gr.skip()] * len(self.parts)
        return [
            review,
            gr.update(visible=False),
            gr.update(visible=True),
            original(sorting) if source else gr.skip(),
            summary(sorting) if source else gr.skip(),
            proposed(sorting, review.chosen),
            chosen_text(sorting, review.chosen, review.cutting, review.answered),
        ]


def _number(data: dict[str, Any], name: str, otherwise: int) -> int:
    """A number that the page sent as text."""
    sent = str(data.get(name, ""))
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < _MOST_DIGITS else otherwise


def _change(sorting: Sorting, key: int, action: str, data: dict[str, Any]) -> Callable[[], Sorting] | None:
    """What the page asks for; None when it is nothing that is known."""
    match action:
        case "cut":
            return lambda: sorting.cut(key, _number(data, "words", 0))
        case "merge":
            return lambda: sorting.merged(key)
        case "gather":
            return lambda: sorting.gathered(key)
        case "as-criterion":
            return lambda: sorting.with_role(key, "criterion")
        case "as-aside":
            return lambda: sorting.with_role(key, "aside")
        case "unhang":
            parent = _number(data, "parent", -1)
            return lambda: sorting.unhung(key, parent)
        case "set":
            return _set(sorting, key, str(data.get("field", "")), str(data.get("value", "")))
    return None


def _set(sorting: Sorting, key: int, field: str, value: str) -> Callable[[], Sorting] | None:
    match field:
        case "role":
            role = next((each for each, _ in CHOICES if each == value), None)
            return (lambda: sorting.with_role(key, role)) if role else None
        case "where" if value in ("written", "oral", "both"):
            return lambda: sorting.assessable(key, assessable_of(value))
        case "label":
            return lambda: sorting.labelled(key, value)
        case "code":
            return lambda: sorting.coded(key, value)
        case "above":
            return lambda: sorting.hung_also(key, _number({"above": value}, "above", -1))
    return None


_MOST_DIGITS = 10
_GONE = "Cet import n'est plus en mémoire ; déposer à nouveau le document."
_SAVE = """(file) => {
  if (!file) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: "application/yaml" }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}"""
