"""What the web pages share: the desk, the jury, the runner."""

from contextlib import suppress

from assistant.errors import RunError
from assistant.jury.erasure import Eraser
from assistant.jury.review import Jury
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
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

    def start(self, screening_id: str) -> None:
        """Runs the screening in the background, for what has no proposal yet; what stops it is kept with it.

        Raises:
            RunError: another program is running it, or the database is busy.
        """
        if not self._runner.runs(screening_id):
            self._runner.submit(screening_id)

    def runs(self, screening_id: str) -> bool:
        """Whether the screening is run here, now."""
        return self._runner.runs(screening_id)

    def stops(self, screening_id: str) -> bool:
        """Whether the screening is run here and is about to stop."""
        return self._runner.stops(screening_id)

    def stop(self, screening_id: str) -> None:
        """Stops the screening's run; what it was given is kept."""
        self._runner.stop(screening_id)

    def take_up(self) -> None:
        """Goes on with the screenings that a stopped server left unfinished, and that no other program has."""
        for screening_id in self._runner.unfinished():
            with suppress(RunError):
                self.start(screening_id)

    def erase(self, screening_id: str) -> None:
        """Erases the examination and what was kept of it.

        Raises:
            KeyError: there is none.
            RunError: it or another one is under way, or something of it does not let itself be erased.
        """
        dossier = self.desk.records.entry(screening_id).screening.dossier
        with self.pictures.drawing(dossier):
            self._eraser.erase(screening_id)
