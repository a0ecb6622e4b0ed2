"""The page of evaluations: the runs that were kept, the report of one, and what changes to another."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.errors import CriteriumError, UserError
from assistant.web.markup import plural, safe
from assistant.web.office import Office
from assistant.web.script import SIGNALS
from evals.comparison import compare
from evals.judged import judged_in
from evals.report.compared import compared
from evals.report.page import report
from evals.report.words import DRAFTERS, PARTS, caution
from evals.runfolder import KeptRun, Unreadable, kept_runs
from evals.runlog import read_run

LEAD = (
    "Ce que valent les propositions sur un jeu de dossiers dont les niveaux sont connus : notes de jurés, ou, pour des "
    "dossiers fictifs, niveaux prévus d'avance."
)
HOW = "<p>Pour en faire une, sur cette machine :</p><pre>criterium evals run synthetique-2026</pre>"
ALONE = ("Rien : le rapport seul", "")
CHOOSE = "<p class='hint'>Choisir une évaluation dans la liste.</p>"
WAIT = "<p class='hint'>Calcul des mesures et de leurs intervalles… quelques secondes.</p>"


class Evaluations:
    """The page's components and what they do."""

    def __init__(self, office: Office) -> None:
        """Lays the page out, inside the current blocks."""
        self._data = office.desk.settings.data
        self.chosen = gr.State("")
        with gr.Row(elem_id="evaluations", visible=False) as self.view:
            with gr.Column(elem_id="mesurees"):
                gr.HTML(f"<h2>Évaluations</h2><p class='lead'>{LEAD}</p>")
                self.runs = gr.HTML(js_on_load=SIGNALS, elem_id="liste-evaluations")
                self.other = gr.Dropdown([ALONE], value="", label="Comparer à", visible=False, elem_id="comparer")
            self.page = gr.HTML(elem_id="rapport")

    @property
    def parts(self) -> list[Any]:
        """The components that ``opened`` gives values for."""
        return [self.chosen, self.runs, self.other, self.page]

    def wire(self) -> None:
        """Connects the components."""
        # One report at a time: each takes a whole processor for seconds.
        quiet: dict[str, Any] = {
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_id": "evaluations",
            "concurrency_limit": 1,
        }
        self.runs.click(self._choose, self.chosen, self.parts, **quiet).then(
            self._drawn, [self.chosen, self.other], self.page, **quiet
        )
        self.other.input(lambda: WAIT, None, self.page, **quiet).then(
            self._drawn, [self.chosen, self.other], self.page, **quiet
        )

    def opened(self) -> list[Any]:
        """Values of every part when the page is opened."""
        runs, others = kept_runs(self._data)
        return ["", listing(runs, others), gr.update(visible=False), CHOOSE if runs else ""]

    def arrived(self, request: gr.Request) -> list[Any]:
        """The same for whoever comes by the page's address; nothing for others."""
        return self.opened() if "evaluations" in request.query_params else [gr.skip()] * len(self.parts)

    def _choose(self, chosen: str, event: gr.EventData) -> list[Any]:
        runs, others = kept_runs(self._data)
        wanted = str((event._data or {}).get("run", ""))
        if wanted not in {run.name for run in runs}:
            gr.Warning("Cette évaluation n'est plus dans le dossier ; en choisir une autre.")
            return [chosen, listing(runs, others, chosen), gr.skip(), gr.skip()]
        choices = [ALONE, *((titled(run), run.name) for run in runs if run.name != wanted)]
        return [
            wanted,
            listing(runs, others, wanted),
            gr.update(choices=choices, value="", visible=len(choices) > 1),
            WAIT,
        ]

    def _drawn(self, chosen: str, other: str | None) -> str:
        runs = {run.name: run for run in kept_runs(self._data)[0]}
        if chosen not in runs:
            return CHOOSE if runs else ""
        try:
            return framed(shown(runs[chosen], runs.get(other or "")))
        except CriteriumError as error:
            return f"<p class='hint'>{safe(str(error))}</p>"


def listing(runs: list[KeptRun], others: list[Unreadable], chosen: str = "") -> str:
    """The list's HTML, and how to make a run when there is none."""
    told = "".join(f"<p class='not-read'>{safe(one.why)}</p>" for one in others)
    if not runs:
        return f"<div class='empty'><p>Aucune évaluation pour l'instant.</p>{HOW}</div>{told}"
    return f"<div class='exams'>{''.join(_line(run, run.name == chosen) for run in runs)}</div>{told}"


def _line(run: KeptRun, on: bool) -> str:
    kind = "dossiers fictifs" if run.synthetic else "dossiers réels"
    failed = f" · {plural(run.failed, 'échec', 'échecs')}" if run.failed else ""
    now = " aria-current='true'" if on else ""
    return (
        f"<button type='button' class='exam'{now} data-action='open' data-run='{safe(run.name)}'>"
        f"<span><b>{safe(run.dataset)}</b> · {PARTS[run.part]}"
        f"<span class='soft'>{safe(_who(run))}</span>"
        f"<span class='soft'>{run.started:%d/%m/%Y %H:%M} UTC · {kind} · {plural(run.dossiers, 'dossier', 'dossiers')} · "
        f"{plural(run.drafts, 'critère', 'critères')}{failed}</span></span></button>"
    )


def _who(run: KeptRun) -> str:
    return DRAFTERS.get(run.drafter, run.drafter) + (f" {run.model}" if run.model else "")


def titled(run: KeptRun) -> str:
    """The run in one line."""
    return f"{run.started:%d/%m/%Y %H:%M} · {run.dataset} · {PARTS[run.part]} · {run.model or run.drafter}"


def shown(run: KeptRun, other: KeptRun | None = None) -> str:
    """The run's report, or what changes between it and another: from the older to the newer.

    Raises:
        UserError: a log is gone, holds no draft, or the two have nothing in common.
    """
    try:
        stamps = [one.path.stat().st_mtime_ns for one in (run, other) if one]
    except OSError as error:
        raise UserError("Ce journal n'est plus dans le dossier ; en choisir un autre.") from error
    if other is None:
        return _report(run.path, stamps[0])
    (first, before), (second, after) = sorted(zip((run, other), stamps, strict=True), key=lambda one: one[0].started)
    return _compared(first, second, before, after)


@lru_cache(maxsize=8)
def _report(path: Path, _written: int) -> str:
    return report(read_run(path))


@lru_cache(maxsize=8)
def _compared(first: KeptRun, second: KeptRun, _written: int, _other_written: int) -> str:
    logs = read_run(first.path), read_run(second.path)
    warning = next(filter(None, (caution(log, judged_in(log)) for log in logs)), "")
    return compared(compare(*logs), warning, titled(first), titled(second))


def framed(page: str) -> str:
    """The page in a frame where no script runs and no address can be reached."""
    return f'<iframe sandbox="" title="Rapport" srcdoc="{safe(page)}"></iframe>'
