"""A référentiel as text for a terminal."""

import re

import pytest

from assistant.cli.rubrictext import rubric_text
from assistant.importing.shelf import shipped, shipped_ids
from assistant.rubric.rubric import Rubric
from tests.rubric.conftest import small

PAGE = """\
Petit plan (petit-plan), version {version}
Certificateur : École
Document source : petit.txt
2 blocs · 3 activités · 3 compétences · 2 modalités · 5 critères

B1 · Concevoir

  Activités
    A1 · Étudier

  Modalités d'évaluation
    E1 · Dossier
      Couvre : C1, C2
      Forme : à l'écrit · en groupe · entreprise réelle
      Texte : Un dossier de groupe.

  Compétences et critères
    C1 · Étudier un marché [A1]
      C1-1  Le plan C1-1 est tenu.
      C1-2  [à l'oral] Le plan C1-2 est tenu.
    C2 · (énoncé perdu dans le document source) [A1]
      Note : Il ne reste que le code.

  Critères communs à C2 et C3
    « Buts »
      C2+C3-1  Le plan C2+C3-1 est tenu.

B2 · Mener (au choix pour B9)
  Note : Un choix.

  Activités
    A2 · Conduire
      – Écrire
    A3 · Rendre compte

  Modalités d'évaluation
    E2 · Oral
      Couvre : C3
      Forme : à l'oral
      Texte : Un oral.
      Bloc seul : Un entretien.

  Compétences
    C3 · Conduire un plan [A2]

  Critères de toute l'activité A2 · Conduire (compétences C3)
    A2-1  Le plan A2-1 est tenu.
      Note : Un doute.

  Critères de toute l'activité A3 · Rendre compte (compétences C3)
    A3-1  [la source s'interrompt] Le plan A3-1 est tenu.

Ce que le document source a perdu
  C2 · L'énoncé de C2.

Règles (texte officiel qui explique ; aucun n'est un critère)
  Article 1
    Les blocs ne se compensent pas.

Les aides de lecture (indicateurs, vocabulaire, exemples), qui ne sont pas officielles, sont dans
--json.
"""


def test_a_référentiel_in_full() -> None:
    content = small()
    content["competencies"][1].update(statement=None, notes=["Il ne reste que le code."])
    content["blocks"][1].update(option_of="B9", notes=["Un choix."])
    content["activities"][1]["tasks"] = ["Écrire"]
    content["assessments"][1]["block_text"] = "Un entretien."
    content["criteria"][4]["lost"] = True
    content["losses"] = [{"competencies": ["C2"], "text": "L'énoncé de C2.", "lines": [6, 6]}]
    content["rules"] = [{"id": "r", "title": "Article 1", "text": "Les blocs ne se compensent pas.", "lines": [1, 1]}]
    rubric = Rubric.model_validate(content)
    assert rubric_text(rubric, 100) == PAGE.format(version=rubric.version[:8])


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("name", shipped_ids())
def test_every_part_of_a_shipped_one_stands_once_and_whole(name: str, width: int) -> None:
    rubric = shipped(name)
    text = rubric_text(rubric, width)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    lists = (rubric.criteria, rubric.competencies, rubric.activities, rubric.assessments, rubric.blocks)
    for identity in [part.id for parts in lists for part in parts]:
        own = re.compile(rf" *{re.escape(identity)}(?: · |  )")
        assert sum(bool(own.match(line)) for line in lines) == 1, identity
    assert sum(line.lstrip().startswith("Note : ") for line in lines) == sum(
        len(part.notes)
        for parts in (rubric.blocks, rubric.activities, rubric.competencies, rubric.assessments, rubric.criteria)
        for part in parts
    )
    whole = " ".join(text.split())
    for criterion in rubric.criteria:
        assert " ".join(criterion.statement.split()) in whole
    for rule in rubric.rules:
        assert " ".join(rule.text.split()) in whole


def test_critères_of_an_activity_are_under_it_and_not_under_a_competency() -> None:
    text = rubric_text(shipped("cpmdc"), 100)
    _, _, after = text.partition("Critères de toute l'activité A.1 · ")
    assert after.split("\n\n")[0].count("\n      A.1-") == sum(c.activity == "A.1" for c in shipped("cpmdc").criteria)
    assert "Compétences et critères" not in text
