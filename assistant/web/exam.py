"""The juror's page: criteria, the dossier's page, and the wording, draft and decision."""

from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.errors import CriteriumError, UserError
from assistant.exports.grid import require_complete
from assistant.judgement.decision import Decision, Exemption
from assistant.judgement.level import Level
from assistant.judgement.screening import State
from assistant.jury.review import Review
from assistant.web.banner import banner
from assistant.web.foreseen import taken
from assistant.web.leaving import sent
from assistant.web.markup import plural, safe
from assistant.web.office import Office
from assistant.web.panel import panel
from assistant.web.resuming import KEPT, lacking, ways
from assistant.web.roll import roll
from assistant.web.script import SIGNALS
from assistant.web.sheet import ZOOMS, Spot, first_spot, sheet
from assistant.web.where import Where, moved

LEVELS = [(level.french.capitalize(), level.value) for level in Level]


Subject = dict[str, Any]
"""Screening, criterion, the moment of the decision that was in force when the controls were filled, and what the juror
was asked to confirm once more."""


class Exam:
    """The page's components and what they do."""

    def __init__(self, office: Office, juror: gr.Textbox) -> None:
        """Lays the page out, inside the current blocks."""
        self._office = office
        self.where = gr.State(Where())
        # What the level and the comment are about. The browser sends it with them: an act that was on its way while
        # the page moved on is never taken for one on the next criterion.
        self.subject = gr.JSON(visible=False)
        self.drawn = gr.State(-1)
        with gr.Row(elem_id="examen", visible=False) as self.view:
            self.roll = gr.HTML(js_on_load=SIGNALS, elem_id="liste")
            self.sheet = gr.HTML(js_on_load=SIGNALS, elem_id="page")
            with gr.Column(elem_id="droite"):
                self.panel = gr.HTML(js_on_load=SIGNALS, elem_id="critere")
                with gr.Column(elem_id="decision"):
                    self.level = gr.Radio(LEVELS, show_label=False, container=False, elem_id="niveaux")
                    self.comment = gr.Textbox(
                        show_label=False,
                        container=False,
                        lines=2,
                        max_lines=4,
                        max_length=4000,
                        elem_id="commentaire",
                        placeholder="Commentaire du jury (obligatoire si le niveau s'écarte de la proposition)",
                    )
                    with gr.Row(elem_id="actes"):
                        self.confirm = gr.Button("Confirmer, suivant ⏎", variant="primary", elem_id="confirmer")
                        self.take = gr.Button("Copier la note", elem_id="reprendre")
                        self.aside = gr.Button("De côté", elem_id="cote")
                        self.exempt = gr.Button("Exempter…", elem_id="exempter")
                    with gr.Column(visible=False, elem_id="exemption") as self.exemption:
                        self.capacity = gr.Checkbox(
                            label="La capacité professionnelle globale n'est pas remise en question"
                        )
                        self.practice = gr.Checkbox(
                            label="Le critère n'a pas vocation à s'appliquer dans la pratique future"
                        )
                        self.opinion = gr.Textbox(
                            label="Référence de l'avis motivé du référent handicap (aucun détail de santé)",
                            max_length=120,
                        )
                        self.decider = gr.Textbox(label="Décidé par", max_length=120)
                        self.exempting = gr.Button("Enregistrer l'exemption", elem_id="exempter-oui")
        self.timer = gr.Timer(0.7, active=False)
        self.exemption_open = gr.State(False)
        self._juror = juror

    @property
    def _view(self) -> list[Any]:
        return [self.where, self.subject, self.roll, self.sheet, self.panel, self.level, self.comment]

    @property
    def everything(self) -> list[Any]:
        """All that an act may change, the banner among it."""
        return [*self._view, self._strip, self.drawn, self.timer]

    def wire(self, strip: gr.HTML) -> None:
        """Connects the components; ``strip`` shows the banner."""
        self._strip = strip
        # One at a time and in their order: what a juror did first is done first.
        quiet: dict[str, Any] = {
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_id": "exam",
            "concurrency_limit": 1,
        }
        everything = self.everything
        for part in (self.roll, self.sheet, self.panel):
            part.click(self._signal, [self.where, self.subject, self._juror], everything, **quiet)
        strip.click(self._on_strip, [self.where, self.subject], everything, **quiet)
        gr.on(
            [self.level.input, self.comment.input],
            self._jot,
            [self.subject, self.level, self.comment],
            None,
            trigger_mode="always_last",
            **quiet,
        )
        acted = [self.where, self.subject, self._juror]
        self.confirm.click(self._confirm, [*acted, self.level, self.comment], everything, **quiet)
        self.aside.click(self._set_aside, [*acted, self.comment], everything, **quiet)
        self.take.click(self._take, [self.subject, self.level, self.comment], self.comment, **quiet)
        self.exempt.click(
            lambda is_open: (gr.update(visible=not is_open), not is_open),
            self.exemption_open,
            [self.exemption, self.exemption_open],
            **quiet,
        )
        self.exempting.click(
            self._exempt,
            [*acted, self.capacity, self.practice, self.opinion, self.decider],
            [
                *everything,
                self.exemption,
                self.exemption_open,
                self.capacity,
                self.practice,
                self.opinion,
                self.decider,
            ],
            **quiet,
        )
        self.timer.tick(
            self._tick,
            [self.where, self.drawn],
            [self.roll, self.panel, self.sheet, self.where, strip, self.drawn, self.timer],
            **quiet,
        )

    def opened(self, screening_id: str, criterion_id: str | None = None) -> list[Any]:
        """Values of every component when a screening is opened, on that criterion if it is one of its."""
        review = self._office.jury.review(screening_id)
        first = (review.left or review.screening.criteria)[0]
        if criterion_id in review.screening.criteria:
            first = criterion_id
        where = Where(screening=screening_id, criterion=first, filter="todo" if review.left else "all")
        return self._drawn(replace(where, spot=first_spot(review.drafts[first])), review)

    def _drawn(self, where: Where, review: Review, filled: bool = True) -> list[Any]:
        """Values of everything; the controls are left as they are in the browser when they are not to be ``filled``."""
        criterion = review.rubric.criterion(where.criterion)
        subject, level, comment = gr.skip(), gr.skip(), gr.skip()
        if filled:
            subject = _subject(review, where.criterion)
            level, comment = self._begun(where, review)
        draft = review.drafts[where.criterion]
        _, progress = self._progress(where.screening)
        return [
            where,
            subject,
            roll(review, where.criterion, where.filter),
            sheet(review.dossier, draft, where.spot, ZOOMS[where.zoom]),
            panel(review, criterion),
            level,
            comment,
            self._banner(review),
            progress,
            # By what is drawn: a run that has just ended is drawn once more.
            gr.Timer(active=self._under_way(review.screening.id, review.entry.state)),
        ]

    def _under_way(self, screening_id: str, state: State) -> bool:
        return state in ("waiting", "running") or self._office.runs(screening_id)

    def _progress(self, screening_id: str) -> tuple[bool, int]:
        """(whether the exam is under way, a number that changes whenever there is something new to draw).

        Every viewer asks several times a second: nothing is read for it but counts.
        """
        revision = self._office.desk.records.revision(screening_id)
        return self._under_way(screening_id, revision[0]), hash((revision, self._office.runs(screening_id)))

    def _banner(self, review: Review) -> str:
        desk = self._office.desk
        leaving = f"{sent(review.screening, desk.settings)} {taken(desk, review.screening)}".strip()
        identity = review.screening.id
        run = ways(review, here=self._office.runs(identity), stops=self._office.stops(identity))
        return banner(review, leaving, run)

    def _begun(self, where: Where, review: Review) -> tuple[str | None, str]:
        """The level and comment that the controls should show: words not yet confirmed, else the decision."""
        jotted = self._office.jury.log.jotted(where.screening, where.criterion)
        if jotted is not None:
            return (jotted.level.value if jotted.level else None), jotted.comment
        decision = review.decisions.get(where.criterion)
        if decision is None:
            return None, ""
        return (decision.level.value if decision.level else None), decision.comment

    def _signal(self, where: Where, subject: Subject, juror: str, event: gr.EventData) -> list[Any]:
        data: dict[str, Any] = event._data or {}
        if not where.screening:
            # The server was started anew under an open page.
            where = _acting(where, subject)
        if data.get("action") == "withdraw":
            return self._withdraw(where, subject, juror)
        review = self._office.jury.review(where.screening)
        now = moved(where, review, data)
        # On the same criterion the controls may hold words that have not come here yet.
        return self._drawn(now, review, filled=now.criterion != subject["criterion"])

    def _tick(self, where: Where, drawn: int) -> list[Any]:
        if not where.screening:
            return [gr.skip()] * 6 + [gr.Timer(active=False)]
        under_way, progress = self._progress(where.screening)
        if progress == drawn and under_way:
            return [gr.skip()] * 6 + [gr.Timer(active=True)]
        review = self._office.jury.review(where.screening)
        if review.entry.trouble and not under_way:
            gr.Warning(safe(review.entry.trouble), duration=None)
        if where.spot == Spot(page=1):
            where = replace(where, spot=first_spot(review.drafts[where.criterion]))
        draft = review.drafts[where.criterion]
        return [
            roll(review, where.criterion, where.filter),
            panel(review, review.rubric.criterion(where.criterion)),
            sheet(review.dossier, draft, where.spot, ZOOMS[where.zoom]),
            where,
            self._banner(review),
            progress,
            gr.Timer(active=under_way),
        ]

    def _jot(self, subject: Subject | None, level: str | None, comment: str) -> None:
        """Keeps unconfirmed words, unless a decision was taken or the exam erased while they were on their way."""
        if not subject:
            return
        screening, criterion = subject["screening"], subject["criterion"]
        if screening not in {entry.screening.id for entry in self._office.desk.records.entries()}:
            return
        decision = self._office.jury.log.decisions(screening).get(criterion)
        if subject["decided"] == _decided(decision):
            try:
                self._office.jury.log.jot(screening, criterion, Level(level) if level else None, comment or "")
            except CriteriumError as error:
                gr.Warning(safe(str(error)))

    def _take(self, subject: Subject, level: str | None, comment: str) -> str:
        review = self._office.jury.review(subject["screening"])
        criterion = subject["criterion"]
        if not review.shows(criterion):
            gr.Info("La proposition reste masquée jusqu'à ce que votre niveau soit confirmé.")
            return gr.skip()  # type: ignore[no-any-return]
        if (comment or "").strip():
            gr.Info("Votre commentaire est gardé : l'effacer d'abord pour copier la note proposée.")
            return gr.skip()  # type: ignore[no-any-return]
        feedback = review.drafts[criterion].feedback
        self._jot(subject, level, feedback)
        return feedback

    def _confirm(self, where: Where, subject: Subject, juror: str, level: str | None, comment: str) -> list[Any]:
        where = _acting(where, subject)
        if level:
            question = f"remplacer cette décision par la vôtre, « {Level(level).french} » ? Confirmer de nouveau."
            if asked := self._asked(subject, juror, question):
                return asked
        try:
            self._office.jury.decide(
                where.screening,
                where.criterion,
                juror=juror or "",
                level=Level(level) if level else None,
                comment=comment or "",
            )
        except CriteriumError as error:
            raise gr.Error(safe(str(error)), duration=4, print_exception=False) from error
        return self._next(where)

    def _asked(self, subject: Subject, juror: str, question: str) -> list[Any] | None:
        """The page as it is, the juror asked whether she replaces a colleague's decision; None once she has said so."""
        others = self._office.jury.colleagues(subject["screening"], subject["criterion"], juror or "")
        said = f"{others.juror} avait décidé « {others.said} » : {question}" if others else ""
        # Told of that decision and that act: another of either is asked about anew.
        told = [_decided(others), juror, said]
        if not others or subject.get("told") == told:
            return None
        gr.Warning(safe(said))
        return [gr.skip() if part is not self.subject else {**subject, "told": told} for part in self.everything]

    def _set_aside(self, where: Where, subject: Subject, juror: str, comment: str) -> list[Any]:
        where = _acting(where, subject)
        return self._take_back(where, subject, juror, comment) or self._next(where)

    def _withdraw(self, where: Where, subject: Subject, juror: str) -> list[Any]:
        where = _acting(where, subject)
        asked = self._take_back(where, subject, juror, "")
        return asked or self._drawn(where, self._office.jury.review(where.screening))

    def _take_back(self, where: Where, subject: Subject, juror: str, comment: str) -> list[Any] | None:
        """The criterion is to decide, again where it was decided; or the page that asks about a colleague's decision."""
        if asked := self._asked(subject, juror, "retirer cette décision ? Presser de nouveau."):
            return asked
        try:
            self._office.jury.set_aside(where.screening, where.criterion, juror=juror or "", comment=comment or "")
        except CriteriumError as error:
            raise gr.Error(safe(str(error)), duration=4, print_exception=False) from error
        return None

    def _exempt(
        self,
        where: Where,
        subject: Subject,
        juror: str,
        capacity: bool,
        practice: bool,
        opinion: str,
        decider: str,
    ) -> list[Any]:
        where = _acting(where, subject)
        if asked := self._asked(subject, juror, "la remplacer par une exemption ? Enregistrer de nouveau."):
            return [*asked, *[gr.skip()] * 6]
        try:
            exemption = Exemption(
                capacity_kept=capacity,
                not_in_practice=practice,
                opinion=opinion or "",
                decided_by=decider or "",
            )
            self._office.jury.exempt(where.screening, where.criterion, juror=juror or "", exemption=exemption)
        except CriteriumError as error:
            raise gr.Error(safe(str(error)), duration=4, print_exception=False) from error
        return [*self._next(where), gr.update(visible=False), False, False, False, "", ""]

    def _next(self, where: Where) -> list[Any]:
        """The page on the next criterion to decide; on the same one when none is left."""
        review = self._office.jury.review(where.screening)
        order = list(review.screening.criteria)
        at = order.index(where.criterion)
        later = [c for c in order[at + 1 :] + order[:at] if c in review.left and c not in review.decisions]
        aside = [c for c in order[at + 1 :] + order[:at] if c in review.left]
        following = (later or aside or [where.criterion])[0]
        if not review.left:
            where = replace(where, filter="all")
        return self._drawn(replace(where, criterion=following, spot=first_spot(review.drafts[following])), review)

    def _on_strip(self, where: Where, subject: Subject, event: gr.EventData) -> list[Any]:
        data: dict[str, Any] = event._data or {}
        where = where if where.screening else _acting(where, subject)
        review = self._office.jury.review(where.screening)
        match data.get("action"):
            case "export":
                try:
                    require_complete(review)
                except UserError as error:
                    gr.Warning(safe(str(error)))
                return [gr.skip()] * len(self.everything)
            case "stop":
                self._office.stop(where.screening)
                gr.Info("Arrêt demandé : ce qui est déjà parti est attendu et gardé, le reste n'est plus demandé.")
            case "resume":
                count = lacking(review)
                try:
                    self._office.start(where.screening)
                    gr.Info(f"Examen relancé : {plural(count, 'critère demandé', 'critères demandés')} ; {KEPT}.")
                except CriteriumError as error:
                    gr.Warning(safe(str(error)))
        now = moved(where, review, data)
        return self._drawn(now, self._office.jury.review(where.screening), filled=False)


def _subject(review: Review, criterion: str) -> Subject:
    decision = review.decisions.get(criterion)
    return {"screening": review.screening.id, "criterion": criterion, "decided": _decided(decision)}


def _decided(decision: Decision | None) -> str | None:
    return decision.at.isoformat() if decision else None


def _acting(where: Where, subject: Subject) -> Where:
    """The page on the criterion that the juror had before her when she acted."""
    return replace(where, screening=str(subject["screening"]), criterion=str(subject["criterion"]))
