"""``criterium rubrics similar``."""

import json
from pathlib import Path

import pytest
import yaml

from assistant.importing.shelf import shipped_ids
from tests.cli.conftest import Run, refused
from tests.importing.test_check import content


def test_the_same_wording_of_another_rubric_comes_first(criterium: Run) -> None:
    found = criterium("rubrics", "similar", "strategie-marketing:C2.1-1", "--limit", 3, "--json", "-").json
    assert list(found) == ["criterion", "rubric", "similar", "score"]
    assert found["score"].startswith("Le score va de 1 (le même propos) à 0")
    assert (found["criterion"], found["rubric"]) == ("C2.1-1", "strategie-marketing")
    assert [list(near) for near in found["similar"]] == [
        ["rubric", "id", "statement", "label", "score", "identical"]
    ] * 3
    first = found["similar"][0]
    assert (first["rubric"], first["id"]) == ("esg-rmc", "C2.1-1")
    assert first["statement"].startswith("Les objectifs opérationnels sont SMART (spécifique, mesurable,")
    assert first["identical"] is True
    order = [(not near["identical"], -near["score"]) for near in found["similar"]]
    assert order == sorted(order)
    scores = [near["score"] for near in found["similar"]]
    assert all(-1 <= score <= 1 for score in scores)


def test_the_rubric_may_be_named_apart_and_an_id_that_is_unique_needs_none(criterium: Run, tmp_path: Path) -> None:
    apart = criterium("rubrics", "similar", "C2.1-1", "--rubric", "esg-rmc", "--limit", 1)
    assert apart.code == 0
    assert "une piste, pas une équivalence" in apart.out
    assert "Le score va de 1" in apart.out
    assert "LIBELLÉ IDENTIQUE" in apart.out
    assert "strategie-marketing:C2." in apart.out
    target = tmp_path / "proches.json"
    assert criterium("rubrics", "similar", "C5.3-2", "--rubric", "esg-rmc", "--json", target).out == ""
    near = json.loads(target.read_text("utf-8"))["similar"]
    assert len(near) == 10
    assert {member["rubric"] for member in near} <= set(shipped_ids()) - {"esg-rmc"}


def test_a_certifiers_own_file_is_compared_with_the_shipped_ones(criterium: Run, tmp_path: Path) -> None:
    path = tmp_path / "petit.yaml"
    path.write_text(yaml.safe_dump(content(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    first = content()["criteria"][0]["id"]
    found = criterium("rubrics", "similar", first, "--rubric", path, "--limit", 100, "--json", "-").json
    assert {near["rubric"] for near in found["similar"]} <= set(shipped_ids())
    assert len(found["similar"]) == 100


def test_an_id_that_several_rubrics_have_is_refused_with_the_choices(criterium: Run) -> None:
    said = refused(criterium("rubrics", "similar", "C2.1-1"))
    assert said.startswith("Plusieurs référentiels ont un critère « C2.1-1 » : ")
    assert "esg-rmc:C2.1-1, " in said
    assert "strategie-marketing:C2.1-1 ; en nommer un." in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("C99-1",), "Le critère « C99-1 » n'existe dans aucun référentiel ; voir « criterium rubrics show »."),
        (("esg-rmc:C99-1",), "Le critère « C99-1 » n'existe pas dans esg-rmc ; voir « criterium rubrics show »."),
        (("C1.1-1", "--rubric", "nulle-part"), "Le référentiel « nulle-part » est inconnu"),
        (("esg-rmc:C1.1-1", "--rubric", "esg-rmc"), "Le référentiel est donné deux fois"),
        (("esg-rmc:C1.1-1", "--limit", "0"), "La valeur donnée pour « --limit » ne convient pas"),
    ],
)
def test_what_cannot_be_found_is_said_in_a_sentence(
    arguments: tuple[str, ...], said: str, criterium: Run, tmp_path: Path
) -> None:
    assert refused(criterium("rubrics", "similar", *arguments)).startswith(said)
    assert not (tmp_path / "data" / "chroma").exists()
