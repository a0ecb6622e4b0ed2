"""What is read of a model's reply: its last word, not its thoughts, and its faults said in French."""

import json
from typing import Any

import pytest

from assistant.drafting.answer import read_answer


def one(name: str = "A", **changes: Any) -> dict[str, Any]:
    return {
        "id": name,
        "evidence": [],
        "indicators": [],
        "reasons": "Le dossier ne dit rien du budget.",
        "level": "abstain",
        "feedback": "Rien sur le budget dans ces passages.",
        "question": None,
    } | changes


def written(*items: dict[str, Any], **before: Any) -> str:
    return json.dumps(before | {"criteria": list(items)})


DRAFT, FINAL = written(one(level="not_met")), written(one(level="abstain"))


@pytest.mark.parametrize(
    "text",
    [
        f"<think>Brouillon : {DRAFT}</think>{FINAL}",
        f"Brouillon : {DRAFT} non, à revoir.</think>\n{FINAL}",
        f"<think>{DRAFT}</think>encore<think>{DRAFT}</think>{FINAL}",
        f"{DRAFT}\nÀ la relecture, je me corrige :\n{FINAL}",
        f"{written(one(level='not_met'), plan='lire')}\nDonc :\n{written(one(level='abstain'), plan='écrire')}",
        f'{FINAL}\nLe format est bien {{"criteria": […]}}.',
        f'{FINAL}\n(et non {{"criteria": "oui"}})',
        f"{{je réfléchis}} {json.dumps({'answer': json.loads(FINAL)})}",
        '{"criteria": ' * 500 + FINAL,
    ],
)
def test_the_last_answer_is_taken_and_never_a_thought(text: str) -> None:
    answers, errors = read_answer(text, {"A"})
    assert answers["A"].level == "abstain"
    assert errors == []


@pytest.mark.parametrize("text", [f"{DRAFT}</think>", f"<think>{DRAFT}", f"<think>{DRAFT}</think>Je ne sais pas."])
def test_thoughts_alone_are_no_answer(text: str) -> None:
    answers, errors = read_answer(text, {"A"})
    assert answers == {}
    assert "le critère A manque" in errors


def test_an_answer_that_breaks_off_after_a_draft_is_taken_up_to_its_break() -> None:
    final = written(one("A"), one("B"))
    answers, errors = read_answer(
        f"{written(one('A', level='not_met'), one('B', level='not_met'))} puis {final[:-40]}", {"A", "B"}
    )
    assert {name: answer.level for name, answer in answers.items()} == {"A": "abstain"}
    assert "le critère B manque" in errors


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"level": "bon"},
            "champ « level » : la valeur doit être l'une de : met, partial, not_met, not_assessable, abstain",
        ),
        ({"reasons": 3}, "champ « reasons » : ce doit être un texte"),
        ({"reasons": "é" * 6001}, "champ « reasons » : le texte dépasse 6000 caractères"),
        ({"feedback": ""}, "champ « feedback » : le texte est vide"),
        ({"evidence": "p1-1"}, "champ « evidence » : ce doit être une liste"),
        ({"evidence": [None] * 21}, "champ « evidence » : la liste dépasse 20 éléments"),
        ({"evidence": ["p1-1"]}, "champ « evidence.0 » : ce doit être un objet"),
        ({"evidence": [{"passage": "p1-1"}]}, "champ « evidence.0.quote » : il manque"),
    ],
)
def test_a_fault_is_told_to_the_model_in_french(changes: dict[str, Any], said: str) -> None:
    answers, errors = read_answer(written(one(**changes)), {"A"})
    assert answers == {}
    assert errors == [f"critère A, {said}"]
