"""Référentiels by id and in files, and what is said of a faulty one."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.importing.shelf import parsed, rubric_named, shipped, shipped_ids
from tests.rubric.conftest import small

KNOWN = ("ascencia-cmc", "cpmdc", "esg-rmc", "inseec-rpmc", "strategie-marketing")
TEXT = yaml.safe_dump(small(), allow_unicode=True, sort_keys=False)


def told(text: str) -> str:
    with pytest.raises(UserError) as refused:
        parsed(text, "petit.yaml")
    return str(refused.value)


def test_a_file_is_read_as_an_id_is(tmp_path: Path) -> None:
    path = tmp_path / "petit.yaml"
    path.write_text(TEXT, encoding="utf-8-sig")
    assert rubric_named(str(path)).version == parsed(TEXT, "petit.yaml").version
    assert rubric_named("esg-rmc") is shipped("esg-rmc")


def test_an_unknown_id_is_said_with_those_known() -> None:
    with pytest.raises(UserError) as refused:
        rubric_named("esg-rcm")
    assert str(refused.value) == f"Le référentiel « esg-rcm » est inconnu ; connus : {', '.join(KNOWN)}."
    assert shipped_ids() == KNOWN


@pytest.mark.parametrize("name", ["../rubrics/esg-rmc", "esg-rmc.txt", ""])
def test_a_path_is_no_id(name: str) -> None:
    with pytest.raises(UserError, match="est inconnu"):
        rubric_named(name)


def test_a_missing_or_unreadable_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="est introuvable"):
        rubric_named(str(tmp_path / "absent.yaml"))
    with pytest.raises(UserError, match="n'est pas lisible"):
        rubric_named("a" * 300 + ".yaml")
    path = tmp_path / "latin.yaml"
    path.write_bytes(TEXT.encode("cp1252"))
    with pytest.raises(UserError, match="l'enregistrer en UTF-8"):
        rubric_named(str(path))


@pytest.mark.parametrize(
    "text", ["id: 2024-13-45", "id: !!int x", "id: !!python/object/apply:os.getcwd []", "id: \x00", "a: " + "[" * 5000]
)
def test_yaml_of_hostile_values_is_refused(text: str) -> None:
    assert told(text).startswith("petit.yaml")


@given(st.text(alphabet="ab:-[]{}&*!|>'\"# \n\t12é%@`?,", max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_text_is_refused_in_one_sentence(text: str) -> None:
    assert told(text).startswith("petit.yaml")
    assert "\n" not in told(text)
