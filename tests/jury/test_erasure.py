"""An examination that is erased leaves nothing of the dossier, of the candidate or of the jurors' words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.dossier.dossier import Dossier
from assistant.errors import RunError
from assistant.importing.shelf import shipped
from assistant.judgement.draft import DrafterName
from assistant.judgement.level import Level
from assistant.jury.erasure import Eraser
from assistant.jury.review import Jury
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.replies import RecordedReplies
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from tests.openai_server import Answer, Body, OpenAIServer, answers, completion

TOLD = ("zorglubiade", "kandidat-77", "fichier-zorglub", "commentaire-zorglub", "brouillon-zorglub", "zorglub-signe")
"""Words of the dossier, the candidate's code, the file's name, and what a juror wrote and signed."""


class Office:
    """A desk with a runner, and what is done at them."""

    def __init__(self, folder: Path, server: OpenAIServer) -> None:
        self.folder = folder
        self.desk = Desk(
            Settings(
                data=folder / "data",
                llm_base_url=server.url,
                llm_model="modele-test",
                _env_file=None,  # type: ignore[call-arg]
            )
        )
        self.runner = Runner(self.desk)
        self.eraser = Eraser(self.desk, self.runner)
        self.jury = Jury(self.desk.records)

    def dossier(self, name: str, word: str) -> Dossier:
        """A synthetic dossier about a word."""
        path = self.folder / f"{name}.md"
        told = "\n\n".join(
            f"Le budget n° {n} de la {word} fait {n} 500 € pour la saison, {word}." for n in range(2, 40)
        )
        path.write_text(f"# La {word}\n\n{told}\n", encoding="utf-8")
        return self.desk.take_in(path)

    def examined(
        self, dossier: Dossier, candidate: str, scope: str = "C2.1", drafter: DrafterName = "llm", **how: bool
    ) -> str:
        """Id of an examination that has run."""
        rubric = shipped("esg-rmc")
        criteria = criteria_in_scope(rubric, [scope])
        entry = self.desk.open(rubric, dossier, criteria, drafter, candidate=candidate, **how)
        self.runner.run(entry.screening.id)
        return entry.screening.id

    def traces(self, *words: str) -> dict[str, list[str]]:
        """Files of the data folder that hold a word, by word."""
        files = {path: path.read_bytes() for path in (self.folder / "data").rglob("*") if path.is_file()}
        named = {
            word: [str(path) for path, held in files.items() if word.encode() in held or word in str(path)]
            for word in words
        }
        return {word: paths for word, paths in named.items() if paths}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        yield running


@pytest.fixture
def office(tmp_path: Path, server: OpenAIServer) -> Iterator[Office]:
    made = Office(tmp_path, server)
    yield made
    made.runner.close()
    made.desk.records.engine.dispose()


def test_no_byte_of_the_dossier_the_candidate_or_the_jurors_words_is_left(
    office: Office, server: OpenAIServer, sample: Path
) -> None:
    def hesitant(body: Body, before: int) -> Answer:
        return completion("je ne sais pas") if before == 0 else answers(body)

    server.behaviour = hesitant
    other = office.examined(office.dossier("autre", "brocante"), "kandidat-12")
    server.bodies.clear()
    dossier = office.dossier("fichier-zorglub", "zorglubiade")
    identity = office.examined(dossier, "kandidat-77", second_opinion=True)
    office.jury.decide(identity, "C2.1-1", juror="zorglub-signe", level=Level.NOT_MET, comment="commentaire-zorglub")
    office.jury.decide(other, "C2.1-1", juror="A. B.", level=Level.MET, comment="Bien.")
    office.jury.decide(identity, "C2.1-2", juror="zorglub-signe", level=Level.MET, comment="commentaire-zorglub 2")
    office.jury.log.jot(identity, "C2.1-3", None, "brouillon-zorglub")
    pictures = office.desk.settings.data / "pages" / dossier.sha256
    pictures.mkdir(parents=True)
    (pictures / "1.png").write_bytes(b"zorglubiade")
    assert set(office.traces(*TOLD)) == set(TOLD)

    office.eraser.erase(identity)

    assert office.traces(*TOLD, identity, dossier.sha256, dossier.sha256[:32]) == {}
    assert [entry.screening.id for entry in office.desk.records.entries()] == [other]


def test_what_other_examinations_need_is_untouched(office: Office) -> None:
    other = office.examined(office.dossier("autre", "brocante"), "kandidat-12")
    kept = RecordedReplies(office.desk.records.engine).every()
    before = office.jury.review(other)
    gone = office.examined(office.dossier("fichier-zorglub", "zorglubiade"), "kandidat-77")
    office.eraser.erase(gone)
    assert RecordedReplies(office.desk.records.engine).every() == kept
    assert office.jury.review(other) == before
    assert office.desk.file_of(before.dossier).exists()


def test_a_dossier_that_another_examination_reads_stays_with_the_replies_it_uses(office: Office) -> None:
    dossier = office.dossier("fichier-zorglub", "zorglubiade")
    first = office.examined(dossier, "kandidat-77")
    same = office.examined(dossier, "kandidat-78")  # its drafts are carried over from the first's replies
    wider = office.examined(dossier, "kandidat-79", scope="C2.2")
    replies = RecordedReplies(office.desk.records.engine)
    assert len(replies.every()) == 2
    office.eraser.erase(first)
    assert len(replies.every()) == 2
    assert office.traces("kandidat-77") == {}
    assert office.jury.review(same).dossier.sha256 == dossier.sha256
    office.eraser.erase(same)
    assert len(replies.every()) == 1
    assert office.desk.file_of(dossier).exists()
    office.eraser.erase(wider)
    assert replies.every() == []
    assert office.traces(*TOLD) == {}


def test_the_log_still_holds_and_says_that_an_examination_went(office: Office) -> None:
    gone = office.examined(office.dossier("fichier-zorglub", "zorglubiade"), "kandidat-77", drafter="offline")
    other = office.examined(office.dossier("autre", "brocante"), "kandidat-12", drafter="offline")
    for identity in (gone, other, gone):
        office.jury.decide(identity, "C2.1-1", juror="A. B.", level=Level.NOT_ASSESSABLE, comment="Non.")
    office.eraser.erase(gone)
    log = office.jury.log
    assert log.faults() == []
    assert [(erased.rubric, erased.decisions) for erased in log.erasures()] == [("esg-rmc", 2)]
    assert log.history(gone) == []
    assert len(log.history(other)) == 1
    office.jury.decide(other, "C2.1-2", juror="A. B.", level=Level.NOT_ASSESSABLE, comment="Non.")
    assert log.faults() == []


def test_an_examination_under_way_is_refused_and_keeps_everything(office: Office) -> None:
    dossier = office.dossier("fichier-zorglub", "zorglubiade")
    identity = office.examined(dossier, "kandidat-77", drafter="offline")
    with office.runner.alone(identity), pytest.raises(RunError, match="Cet examen est en cours"):
        office.eraser.erase(identity)
    assert office.jury.review(identity).dossier.sha256 == dossier.sha256
    assert office.desk.file_of(dossier).exists()
    assert office.jury.log.erasures() == []


def test_while_another_examination_runs_nothing_is_erased(office: Office) -> None:
    identity = office.examined(office.dossier("fichier-zorglub", "zorglubiade"), "kandidat-77", drafter="offline")
    other = office.examined(office.dossier("autre", "brocante"), "kandidat-12", drafter="offline")
    office.desk.records.set_state(other, "running", 1)
    with office.runner.alone(other), pytest.raises(RunError, match="Un autre examen est en cours"):
        office.eraser.erase(identity)
    assert office.traces("kandidat-77")
    # One that a dead process left so is none.
    office.eraser.erase(identity)
    assert office.traces(*TOLD) == {}


def test_an_examination_that_never_ran_and_one_erased_before_are_told_apart(office: Office) -> None:
    rubric = shipped("esg-rmc")
    dossier = office.dossier("fichier-zorglub", "zorglubiade")
    entry = office.desk.open(rubric, dossier, rubric.criteria[:2], "offline", candidate="kandidat-77")
    office.eraser.erase(entry.screening.id)
    assert office.traces(*TOLD) == {}
    with pytest.raises(KeyError):
        office.eraser.erase(entry.screening.id)


def test_the_same_examination_can_be_made_again(office: Office) -> None:
    first = office.examined(office.dossier("fichier-zorglub", "zorglubiade"), "kandidat-77")
    office.eraser.erase(first)
    again = office.examined(office.dossier("fichier-zorglub", "zorglubiade"), "kandidat-77")
    assert again == first
    assert {draft.status for draft in office.jury.review(again).drafts.values()} <= {"drafted", "abstained"}


def test_a_dossier_read_for_a_forecast_alone_is_found_by_its_file_and_goes(office: Office) -> None:
    office.examined(office.dossier("autre", "brocante"), "kandidat-12", drafter="offline")
    dossier = office.dossier("fichier-zorglub", "zorglubiade")
    assert office.eraser.named("fichier-zorglub.md") == []
    assert office.eraser.unexamined("Fichier-Zorglub.md") == [dossier]
    assert office.eraser.unexamined("autre.md") == []
    office.eraser.erase_dossier(dossier)
    assert office.traces(*TOLD) == {}


def test_examinations_are_named_by_candidate_file_or_id(office: Office) -> None:
    identity = office.examined(office.dossier("fichier-zorglub", "zorglubiade"), "kandidat-77", drafter="offline")
    office.examined(office.dossier("autre", "brocante"), "", drafter="offline")
    for name in ("kandidat-77", " KANDIDAT-77 ", "fichier-zorglub.md", identity):
        assert [entry.screening.id for entry in office.eraser.named(name)] == [identity]
    assert office.eraser.named("") == []
    assert office.eraser.named("kandidat") == []
