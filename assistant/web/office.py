"""What the web pages share: the desk, the jury, the runner, and the errors of runs under way."""

from collections.abc import Callable
from threading import Lock

from assistant.errors import CriteriumError
from assistant.judgement.screening import Screening
from assistant.jury.erasure import Eraser
from assistant.jury.review import Jury
from assistant.screening.desk import Desk
from assistant.screening.run import Runner, unanswered
from assistant.web.pictures import Pictures


class Office:
    """One server's services."""

    def __init__(self, desk: Desk, runner: Runner) -> None:
        """Services on an open desk and a running runner."""
        self.desk = desk
        self.jury = Jury(desk.records)
        self.pictures = Pictures(desk)
        self._runner = runner
        self._eraser = Eraser(desk, runner)
        self._troubles: dict[str, str] = {}
        self._lock = Lock()

    def start(self, screening_id: str) -> None:
        """Runs the screening in the background, for what has no proposal yet; a trouble is kept for whoever looks."""
        if self._runner.runs(screening_id):
            return
        with self._lock:
            self._troubles.pop(screening_id, None)
        entry = self.desk.records.entry(screening_id)
        if unanswered(self.desk, entry.screening):
            self.desk.records.set_state(screening_id, "waiting", entry.attempt)
        self._runner.submit(screening_id, self._keeper(screening_id))

    def runs(self, screening_id: str) -> bool:
        """Whether the screening is run here, now."""
        return self._runner.runs(screening_id)

    def stop(self, screening_id: str) -> None:
        """Stops the screening's run; what it was given is kept."""
        self._runner.stop(screening_id)

    def take_up(self) -> None:
        """Goes on with the screenings that a stopped server left unfinished."""
        for screening_id in self._runner.unfinished():
            self.start(screening_id)

    def shared(self, screening: Screening) -> bool:
        """Whether another examination reads the same dossier."""
        return self._eraser.shared(screening)

    def erase(self, screening_id: str) -> None:
        """Erases the examination and what was kept of it.

        Raises:
            KeyError: there is none.
            RunError: it or another one is under way, or something of it does not let itself be erased.
        """
        with self.pictures.drawing:
            self._eraser.erase(screening_id)

    def trouble(self, screening_id: str) -> str | None:
        """Why the screening's run stopped, told once."""
        with self._lock:
            return self._troubles.pop(screening_id, None)

    def _keeper(self, screening_id: str) -> Callable[[Exception], None]:
        def keep(error: Exception) -> None:
            known = isinstance(error, CriteriumError)
            sentence = str(error) if known else "L'examen s'est arrêté sur un défaut de Critérium ; le relancer."
            with self._lock:
                self._troubles[screening_id] = sentence

        return keep
