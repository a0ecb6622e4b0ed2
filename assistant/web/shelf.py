"""The page to read a référentiel: its tree, and one critère or the whole."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.errors import CriteriumError, UserError
from assistant.importing.shelf import shipped, shipped_ids
from assistant.rubric.rubric import Rubric
from assistant.web.card import card, kin
from assistant.web.markup import safe
from assistant.web.office import Office
from assistant.web.overview import overview
from assistant.web.script import SIGNALS
from assistant.web.tree import Seen, tree
from index.kept import open_kept
from index.similar import SimilarCriteria

MOST_KIN = 6
SEEN: list[tuple[str, Seen]] = [("Tous", "all"), ("Écrit", "written"), ("Oral", "oral")]


@dataclass(frozen=True)
class Place:
    """What one browser's page shows: a rubric, or one of its criteria."""

    rubric: str
    criterion: str | None = None


class Shelf:
    """The page's components and what they do."""

    def __init__(self, office: Office) -> None:
        """Lays the page out, inside the current blocks."""
        self._settings = office.desk.settings
        self.place = gr.State(Place(shipped_ids()[0]))
        with gr.Row(elem_id="etagere", visible=False) as self.view:
            with gr.Column(elem_id="rayon"):
                self.rubric = gr.Dropdown(
                    [(shipped(i).title, i) for i in shipped_ids()],
                    show_label=False,
                    container=False,
                    elem_id="choix-referentiel",
                )
                self.words = gr.Textbox(
                    show_label=False,
                    container=False,
                    placeholder="Chercher un critère",
                    max_length=120,
                    elem_id="cherche",
                )
                self.seen = gr.Radio(SEEN, value="all", show_label=False, container=False, elem_id="vus")
                self.tree = gr.HTML(js_on_load=SIGNALS, elem_id="arbre")
                self.bring = gr.Button("Importer un référentiel…", elem_id="importer", size="sm")
            with gr.Column(elem_id="fiche"):
                self.card = gr.HTML(js_on_load=SIGNALS)
                self.kin = gr.HTML(js_on_load=SIGNALS)

    @property
    def parts(self) -> list[Any]:
        """The components that ``opened`` gives values for."""
        return [self.place, self.rubric, self.words, self.seen, self.tree, self.card, self.kin]

    def wire(self) -> None:
        """Connects the components."""
        quiet: dict[str, Any] = {
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_id": "shelf",
            "concurrency_limit": 1,
        }
        for part in (self.tree, self.card, self.kin):
            self.followed(part.click(self._signal, [self.place, self.words, self.seen], self.parts, **quiet))
        self.followed(self.rubric.input(self.opened, self.rubric, self.parts, **quiet))
        gr.on(
            [self.words.change, self.seen.input],
            lambda place, words, seen: tree(shipped(place.rubric), words or "", seen or "all"),
            [self.place, self.words, self.seen],
            self.tree,
            trigger_mode="always_last",
            **quiet,
        )

    def followed(self, event: Any) -> None:
        """After an event that opened something, what is near to it: its first time takes seconds."""
        event.then(
            self._kin, self.place, self.kin, show_progress="hidden", api_visibility="private", concurrency_id="shelf"
        )

    def opened(self, rubric_id: str, criterion_id: str | None = None) -> list[Any]:
        """Values of every part when a rubric, or one of its criteria, is opened."""
        try:
            rubric = shipped(rubric_id)
        except UserError as error:
            gr.Warning(safe(str(error)))
            rubric = shipped(shipped_ids()[0])
            criterion_id = None
        if criterion_id and criterion_id not in {c.id for c in rubric.criteria}:
            gr.Warning(safe(f"Le critère « {criterion_id} » n'est pas dans {rubric.id} ; le choisir dans la liste."))
            criterion_id = None
        place = Place(rubric.id, criterion_id or None)
        return [place, rubric.id, "", "all", tree(rubric), _shown(rubric, place), ""]

    def _signal(self, place: Place, words: str, seen: Seen, event: gr.EventData) -> list[Any]:
        data: dict[str, Any] = event._data or {}
        wanted, criterion = str(data.get("rubric", "")), str(data.get("criterion", "")) or None
        if data.get("action") not in ("open", "whole") or wanted not in shipped_ids():
            return [gr.skip()] * len(self.parts)
        if wanted != place.rubric:
            return self.opened(wanted, criterion)
        rubric = shipped(wanted)
        if criterion not in {c.id for c in rubric.criteria}:
            criterion = None
        place = Place(wanted, criterion)
        return [place, gr.skip(), gr.skip(), gr.skip(), gr.skip(), _shown(rubric, place), ""]

    def _kin(self, place: Place) -> str:
        if place.criterion is None:
            return ""
        rubric = shipped(place.rubric)
        try:
            found = SimilarCriteria(open_kept(self._settings)).of(
                rubric, rubric.criterion(place.criterion), [shipped(i) for i in shipped_ids()], MOST_KIN
            )
        except CriteriumError as error:
            return f'<section class="kin"><p class="hint">{safe(str(error))}</p></section>'
        return kin(found)


def _shown(rubric: Rubric, place: Place) -> str:
    return card(rubric, rubric.criterion(place.criterion)) if place.criterion else overview(rubric)
