"""A référentiel that changes by one critère: a model is asked for that one, and the others' drafts are carried over."""

from pathlib import Path

from assistant.importing.shelf import shipped
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.outcome import all_drafts
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from tests.openai_server import OpenAIServer, asked, well_behaved

DOSSIER = """# 1 Le budget

Le conseil a voté 21 500 € pour la saison et j'ai repris les factures de l'an passé.

Les séances du mercredi seront tenues par des bénévoles ; leurs déplacements ne sont pas comptés.

# 2 Les objectifs

Nous visons 340 adhérents au 30 juin 2027, contre 290 aujourd'hui.
"""


def reworded(rubric: Rubric, criterion: str) -> Rubric:
    content = rubric.model_dump(mode="json")
    for given in content["criteria"]:
        if given["id"] == criterion:
            given["statement"] += " Les sources sont dites."
    return Rubric.model_validate(content)


def test_one_reworded_criterion_is_asked_for_alone(tmp_path: Path) -> None:
    path = tmp_path / "dossier.md"
    path.write_text(DOSSIER, encoding="utf-8")
    first = shipped("esg-rmc")
    with OpenAIServer(well_behaved) as server:
        settings = Settings(
            data=tmp_path / "data",
            llm_base_url=server.url,
            llm_model="modele-test",
            _env_file=None,  # type: ignore[call-arg]
        )
        desk = Desk(settings)
        runner = Runner(desk)
        try:
            for rubric in (first, reworded(first, "C2.1-2")):
                entry = desk.open(rubric, desk.take_in(path), criteria_in_scope(rubric, ["C2.1"]), "llm")
                runner.run(entry.screening.id)
        finally:
            runner.close()
        drafts = all_drafts(desk.records, desk.records.entry(entry.screening.id))
    assert [asked(body) for body in server.bodies] == [["C2.1-1", "C2.1-2", "C2.1-3"], ["C2.1-2"]]
    assert [(draft.criterion, draft.status) for draft in drafts] == [
        ("C2.1-1", "drafted"),
        ("C2.1-2", "drafted"),
        ("C2.1-3", "drafted"),
    ]
