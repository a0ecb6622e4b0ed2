"""Pseudonyms seen from a whole screening: what leaves, what the juror gets back, what is kept."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.errors import UserError
from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.batch import export_requests
from assistant.screening.database import replies
from assistant.screening.desk import Desk
from assistant.screening.outcome import all_drafts
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from tests.openai_server import Answer, Body, OpenAIServer, answers, passages

TEXT = """# Dossier professionnel

Candidate : Maëlys Kerdoncuff

12 rue des Capucins, 29200 Brest

maelys.kerdoncuff@exemple.fr, 06 11 22 33 44

Tuteur : Gaël Prigent

# 1 Le budget

Avec Mme Prigent-Roux, j'ai réparti 21 500 € entre trois actions, et Kerdoncuff a signé les bons de commande du mois.

Le conseil a voté 7 320 € pour les mallettes de jeux ; la Librairie Prigent a fourni les affiches imprimées.
"""
LEAKS = ("kerdoncuff", "maelys", "maëlys", "capucins", "06 11", "gaël")


def quoting(body: Body, _: int) -> Answer:
    """Quotes the passage about the budget with its placeholders, and names the candidate in its sentences."""
    name, text = next((n, t) for n, t in passages(body) if "21 500" in t)
    quote = re.search(r"et \[CANDIDAT\] a signé les bons de commande", text)
    return answers(
        body,
        evidence=[{"passage": name, "quote": quote[0] if quote else text[-60:]}],
        feedback="[CANDIDAT] répartit le budget avec [PERSONNE 2] [" + name + "].",
        question="Que demanderait [Candidate] à [PERSONNE 1] ?",
        level="partial",
    )


def a_desk(tmp_path: Path, url: str, **changes: object) -> Desk:
    given = {"llm_base_url": url, "llm_model": "modele-test", "llm_timeout": 5.0, **changes}
    return Desk(Settings(data=tmp_path / "data", _env_file=None, **given))  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_leaves_has_pseudonyms_and_what_comes_back_has_names(tmp_path: Path, file: Path) -> None:
    rubric = shipped("esg-rmc")
    with OpenAIServer(quoting) as server:
        desk = a_desk(tmp_path, server.url, pseudonyms="always", llm_context=200_000)
        entry = desk.open(rubric, desk.take_in(file), criteria_in_scope(rubric, ("C2.1",)), "llm", reading="whole")
        assert entry.screening.pseudonyms
        runner = Runner(desk)
        try:
            runner.run(entry.screening.id)
        finally:
            runner.close()
        sent = json.dumps(server.bodies, ensure_ascii=False)
    assert not [leak for leak in LEAKS if leak in sent.lower()]
    assert "la Librairie Prigent a fourni" in sent, "a company's name stays"
    assert "les recopier tels quels" in sent
    for draft in all_drafts(desk.records, desk.records.entry(entry.screening.id)):
        assert draft.status == "drafted"
        assert draft.evidence[0].quote == "et Kerdoncuff a signé les bons de commande"
        assert draft.evidence[0].verified
        anchor = draft.evidence[0].anchors[0]
        passage = desk.take_in(file).passage(anchor.passage)
        assert passage.text[anchor.start : anchor.end] == "et Kerdoncuff a signé les bons de commande"
        assert draft.feedback == f"Maëlys Kerdoncuff répartit le budget avec Prigent-Roux (section {anchor.page})."
        assert draft.question == "Que demanderait Maëlys Kerdoncuff à Gaël Prigent ?"
    with desk.records.engine.connect() as connection:
        kept = " ".join(f"{row.request} {row.text}" for row in connection.execute(select(replies))).lower()
    assert not [leak for leak in LEAKS if leak in kept], "the names are not kept with the replies"
    desk.records.engine.dispose()


def test_a_local_model_reads_the_names_and_a_remote_one_does_not(tmp_path: Path, file: Path) -> None:
    rubric = shipped("esg-rmc")
    opened = {}
    for url in ("http://127.0.0.1:9/v1", "https://modeles.exemple.fr/v1"):
        desk = a_desk(tmp_path, url)
        opened[url] = desk.open(rubric, desk.take_in(file), criteria_in_scope(rubric, ("C2.1",)), "llm").screening
        desk.records.engine.dispose()
    local, remote = opened.values()
    assert (local.pseudonyms, remote.pseudonyms) == (False, True)
    assert local.id != remote.id


def test_an_exam_opened_for_a_local_model_is_not_sent_elsewhere(tmp_path: Path, file: Path) -> None:
    rubric = shipped("esg-rmc")
    desk = a_desk(tmp_path, "http://127.0.0.1:9/v1")
    screening = desk.open(rubric, desk.take_in(file), criteria_in_scope(rubric, ("C2.1",)), "llm").screening
    desk.records.engine.dispose()
    elsewhere = a_desk(tmp_path, "https://modeles.exemple.fr/v1")
    with pytest.raises(UserError, match="ouvrir un nouvel examen"):
        elsewhere.drafter(screening)
    elsewhere.records.engine.dispose()


def test_a_file_of_requests_has_pseudonyms_too(tmp_path: Path, file: Path) -> None:
    rubric = shipped("esg-rmc")
    desk = Desk(Settings(data=tmp_path / "data", llm_model="modele-test", _env_file=None))  # type: ignore[call-arg]
    screening = desk.screening(
        rubric, desk.take_in(file), criteria_in_scope(rubric, ("C2.1",)), "llm", reading="whole", connected=False
    )
    sent = json.dumps(export_requests(desk, screening), ensure_ascii=False).lower()
    desk.records.engine.dispose()
    assert "[candidat]" in sent
    assert not [leak for leak in LEAKS if leak in sent]


def test_embeddings_elsewhere_get_pseudonyms(tmp_path: Path, file: Path) -> None:
    rubric = shipped("esg-rmc")
    with OpenAIServer() as server:
        desk = a_desk(tmp_path, server.url, embedding_model="vecteurs", pseudonyms="always")
        screening = desk.open(rubric, desk.take_in(file), criteria_in_scope(rubric, ("C2.1",)), "offline").screening
        desk.ranked(screening, screening.criteria)
        sent = json.dumps(server.bodies, ensure_ascii=False).lower()
    desk.records.engine.dispose()
    assert "[candidat]" in sent
    assert not [leak for leak in LEAKS if leak in sent]
