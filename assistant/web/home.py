"""The first page: screenings under way, and the form of a new one."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple

import gradio as gr

from assistant.errors import CriteriumError, UserError
from assistant.importing.shelf import shipped, shipped_ids
from assistant.judgement.draft import DrafterName
from assistant.judgement.screening import Screening
from assistant.jury.erasure import GOES, STAYS
from assistant.jury.standing import Standing, standings
from assistant.reading.format import EXTENSIONS, NAMES
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Asked
from assistant.settings.settings import Settings
from assistant.web.foreseen import foreseen
from assistant.web.leaving import leaves
from assistant.web.markup import button, plural, safe
from assistant.web.office import Office
from assistant.web.script import SIGNALS

LEAD = (
    "Critérium retrouve dans un dossier les passages qui parlent de chaque critère, cite, et propose. "
    "Il ne décide de rien : chaque critère attend votre décision."
)

READINGS = [("Au choix de Critérium", "auto"), ("Des extraits", "passages"), ("Le dossier entier", "whole")]


class Form(NamedTuple):
    """What the form of a new screening holds, in the order of its fields."""

    rubric: str
    blocks: list[str] | None
    competencies: list[str] | None
    file: str | None
    candidate: str
    session: str
    drafter: str
    blind: bool
    reading: Asked = "auto"
    second_opinion: bool = False


class Home:
    """The page's components."""

    def __init__(self, office: Office) -> None:
        """Lays the page out, inside the current blocks."""
        self._office = office
        settings = office.desk.settings
        first = shipped(shipped_ids()[0])
        with gr.Row(elem_id="accueil") as self.view:
            with gr.Column(scale=6, min_width=420):
                gr.HTML(f"<h2>Examens</h2><p class='lead'>{LEAD}</p>")
                self.exams = gr.HTML(js_on_load=SIGNALS, elem_id="examens")
            with gr.Column(scale=5, min_width=400, elem_id="nouveau"):
                gr.HTML("<h2>Nouvel examen</h2>")
                self.file = gr.File(
                    label=f"Dossier : {', '.join(NAMES.values())}",
                    file_types=list(EXTENSIONS),
                    height=110,
                    elem_id="dossier",
                )
                self.rubric = gr.Dropdown(
                    [(shipped(i).title, i) for i in shipped_ids()],
                    value=first.id,
                    label="Référentiel",
                    elem_id="referentiel",
                )
                self.blocks = gr.CheckboxGroup(
                    blocks_of(first), label="Blocs (tous si aucun n'est coché)", elem_id="blocs"
                )
                self.scope = gr.Dropdown(
                    competencies_of(first, ()),
                    label="Compétences ou activités (toutes si aucune n'est choisie)",
                    multiselect=True,
                    elem_id="competences",
                )
                with gr.Row():
                    self.candidate = gr.Textbox(
                        label="Candidat (un code, pas un nom)",
                        placeholder="K-27",
                        max_length=40,
                        elem_id="candidat",
                    )
                    self.session = gr.Textbox(
                        label="Session", placeholder="Session de juin", max_length=60, elem_id="session"
                    )
                self.drafter = gr.Radio(
                    drafters(settings),
                    value="offline",
                    label="Qui prépare les propositions",
                    elem_id="redacteur",
                )
                gr.HTML(f"<p class='leaves'>{leaves(settings)}</p>")
                self.reading = gr.Radio(
                    READINGS, value="auto", label="Ce que lit le modèle", elem_id="lecture", visible=settings.has_model
                )
                self.second_opinion = gr.Checkbox(
                    label="Demander deux avis au modèle", elem_id="second-avis", visible=settings.has_model
                )
                self.blind = gr.Checkbox(
                    label="Cacher la proposition jusqu'à ce que le juré ait choisi un niveau",
                    elem_id="aveugle",
                )
                with gr.Column(elem_id="depart"):
                    self.cost = gr.HTML(elem_id="cout", visible=settings.has_model)
                    with gr.Row():
                        self.ask = gr.Button(
                            "Prévoir ce que le modèle coûtera", elem_id="prevision", visible=settings.has_model
                        )
                        self.launch = gr.Button("Lancer l'examen", variant="primary", elem_id="lancer")
        self.exams.click(self._erase, None, self.exams, show_progress="hidden", api_visibility="private")
        self.rubric.change(
            self._choices,
            [self.rubric, self.blocks],
            [self.blocks, self.scope],
            show_progress="hidden",
            api_visibility="private",
        )
        self.blocks.change(
            self._competencies,
            [self.rubric, self.blocks],
            self.scope,
            show_progress="hidden",
            api_visibility="private",
        )

    @property
    def form(self) -> list[Any]:
        """The fields, in the order of ``Form``."""
        return [
            self.rubric,
            self.blocks,
            self.scope,
            self.file,
            self.candidate,
            self.session,
            self.drafter,
            self.blind,
            self.reading,
            self.second_opinion,
        ]

    @property
    def weighed(self) -> list[Any]:
        """The fields that a forecast depends on."""
        aside = (self.candidate, self.session, self.blind)
        return [field for field in self.form if field not in aside]

    def _choices(self, rubric_id: str, _: Any) -> tuple[Any, Any]:
        rubric = shipped(rubric_id)
        return (
            gr.update(choices=blocks_of(rubric), value=[]),
            gr.update(choices=competencies_of(rubric, ()), value=[]),
        )

    def _competencies(self, rubric_id: str, chosen: list[str]) -> Any:
        return gr.update(choices=competencies_of(shipped(rubric_id), chosen or ()), value=[])

    def open(self, form: Form) -> str:
        """Reads the file, opens the screening, starts it, and gives its id.

        Raises:
            UserError: no file, a file that cannot be read, an empty scope, no model.
            RunError: another program is running it, or the database is busy.
        """
        try:
            screening = self._screening(form)
        finally:
            if form.file:
                # The desk has its own copy; the browser's upload is one copy of personal data too many, read or refused.
                Path(form.file).unlink(missing_ok=True)
        entry = self._office.desk.records.open_screening(screening)
        self._office.start(entry.screening.id)
        return entry.screening.id

    def foresee(self, form: Form) -> str:
        """What the screening that the form describes would take, as HTML; nothing is asked or opened.

        Raises:
            UserError: as for ``open``.
        """
        return foreseen(self._office.desk, self._screening(form))

    def _screening(self, form: Form) -> Screening:
        if not form.file:
            raise UserError("Déposer d'abord le dossier du candidat.")
        rubric = shipped(form.rubric)
        names = list(form.competencies or ())
        if not names:
            names = [c for b in rubric.blocks if b.id in (form.blocks or ()) for c in b.competencies]
        criteria = criteria_in_scope(rubric, names)
        chosen: DrafterName = "llm" if form.drafter == "llm" else "offline"
        return self._office.desk.screening(
            rubric,
            self._office.desk.take_in(Path(form.file)),
            criteria,
            chosen,
            candidate=form.candidate.strip(),
            session=form.session.strip(),
            blind=form.blind,
            reading=form.reading,
            second_opinion=form.second_opinion,
        )

    def listing(self) -> str:
        """The screenings' HTML, newest first."""
        found = standings(self._office.desk.records)
        if not found:
            return "<p class='empty'>Aucun examen pour l'instant.</p>"
        return f"<div class='exams'>{''.join(self._exam(standing) for standing in found)}</div>"

    def _exam(self, standing: Standing) -> str:
        entry, screening = standing.entry, standing.entry.screening
        title = self._office.desk.records.rubric(screening.rubric_version).title
        return (
            f"<div class='listed'><button type='button' class='exam' data-action='open' data-screening='{safe(screening.id)}'>"
            f"<span><b>{safe(screening.candidate or screening.file)}</b> · {safe(title)}"
            f"<span class='soft'>{safe(screening.session or 'sans session')} · {safe(screening.file)} · "
            f"{plural(len(screening.criteria), 'critère', 'critères')} · {entry.created_at:%d/%m/%Y}</span></span>"
            f"<span>{_stage(standing, here=self._office.runs(screening.id))}</span></button>{_erasing(screening, standing.shared)}</div>"
        )

    def _erase(self, event: gr.EventData) -> Any:
        data: dict[str, Any] = event._data or {}
        if data.get("action") != "erase":
            return gr.skip()
        try:
            self._office.erase(str(data.get("screening")))
        except KeyError:
            gr.Info("Cet examen est déjà supprimé.")
        except CriteriumError as error:
            gr.Warning(safe(str(error)))
        else:
            gr.Info(f"Examen supprimé. Reste {STAYS}.")
        return self.listing()


def _erasing(screening: Screening, shared: bool) -> str:
    """The way to erase an examination, which says what goes before it is taken."""
    goes = GOES
    if shared:
        goes = "les propositions, les décisions et les demandes au modèle. Un autre examen garde le même dossier"
    sent = " Ce qu'un service distant a reçu ne se rappelle pas." if screening.drafter == "llm" else ""
    erase = button("erase", "Supprimer définitivement", "Sans retour possible", screening=screening.id)
    return (
        f"<details class='erasing'><summary>Supprimer…</summary><div><p>Partent : {goes}. Reste {STAYS}.{sent} "
        f"<b>C'est sans retour.</b></p>{erase}</div></details>"
    )


def _stage(standing: Standing, *, here: bool) -> str:
    if here:
        return "examen en cours"
    if standing.entry.state in ("waiting", "running"):
        return "interrompu, ou en cours ailleurs"
    left, lacks = standing.left, standing.lacking
    decided = "<b>tout est décidé</b>" if not left else f"{plural(left, 'critère', 'critères')} à décider"
    return f"{decided}<span class='soft'>{lacks} sans proposition, à relancer</span>" if lacks and left else decided


def blocks_of(rubric: Rubric) -> list[tuple[str, str]]:
    """Choices of blocks: (label, id)."""
    return [(f"{block.id} · {block.title}", block.id) for block in rubric.blocks]


def competencies_of(rubric: Rubric, blocks: Sequence[str]) -> list[tuple[str, str]]:
    """Choices of competencies of the blocks, of all when none is named: (label, id).

    Of activities, where the document gives its criteria to whole activities.
    """
    judged = {criterion.activity for criterion in rubric.criteria if criterion.attached == "activity"}
    activities = [a for a in rubric.activities if a.id in judged and (not blocks or a.block in blocks)]
    if activities:
        return [(f"{a.id} · {shorten(a.title, 60, placeholder='…')}", a.id) for a in activities]
    wanted = [c for block in rubric.blocks if not blocks or block.id in blocks for c in block.competencies]
    return [(f"{c} · {shorten(rubric.competency(c).wording, 60, placeholder='…')}", c) for c in wanted]


def drafters(settings: Settings) -> list[tuple[str, str]]:
    """Choices of drafters that the settings allow."""
    choices = [("Repérage embarqué, sans modèle de langage", "offline")]
    if settings.has_model:
        choices.append((f"Modèle de langage {settings.llm_model}", "llm"))
    return choices
