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


def line_of(part: str, text: str) -> int:
    """The line of the first mention of the part, from 1."""
    return text[: text.index(part)].count("\n") + 1


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


def test_an_unknown_key_names_file_line_and_field() -> None:
    text = TEXT.replace("  assessable: oral\n", "  assessable: oral\n  asessable: oral\n", 1)
    line = line_of("  asessable", text)
    assert told(text) == f"petit.yaml, ligne {line}, champ « criteria.1.asessable » : cette clé n'est pas connue."


def test_a_missing_statement_names_the_criterion_s_line() -> None:
    text = TEXT.replace("  statement: Le plan C1-2 est tenu.\n", "")
    line = line_of("- id: C1-2", text)
    assert told(text) == f"petit.yaml, ligne {line}, champ « criteria.1.statement » : ce champ manque."


def test_an_empty_statement_is_refused() -> None:
    text = TEXT.replace("statement: Le plan C1-2 est tenu.", "statement: '  '")
    line = line_of("statement: '  '", text)
    assert told(text).startswith(f"petit.yaml, ligne {line}, champ « criteria.1.statement » : le texte est vide")


def test_a_value_that_is_not_one_of_those_expected_names_them() -> None:
    text = TEXT.replace("assessable: oral", "assessable: orale")
    line = line_of("assessable: orale", text)
    assert told(text) == (
        f"petit.yaml, ligne {line}, champ « criteria.1.assessable » : "
        "valeur inattendue ; attendu : 'written', 'oral' ou 'both'."
    )


def test_a_repeated_id_is_refused() -> None:
    text = TEXT.replace("id: C1-2", "id: C1-1")
    line = text[: text.rindex("- id: C1-1")].count("\n") + 1
    assert told(text) == (
        f"petit.yaml, ligne {line}, champ « criteria.1.id » : criteria: l'identifiant C1-1 est donné 2 fois."
    )


def test_an_unknown_reference_names_the_part_that_makes_it() -> None:
    text = TEXT.replace(
        "- id: E1\n  title: Dossier\n  competencies:\n  - C1\n", "- id: E1\n  title: Dossier\n  competencies:\n  - C9\n"
    )
    line = line_of("- id: E1", text)
    assert told(text) == f"petit.yaml, ligne {line}, champ « assessments.0 » : E1: la compétence C9 n'existe pas."


def test_a_block_that_is_an_option_of_itself_is_refused() -> None:
    text = TEXT.replace("blocks:\n- id: B1\n", "blocks:\n- id: B1\n  option_of: B1\n")
    assert told(text) == (
        f"petit.yaml, ligne {line_of('- id: B1', text)}, champ « blocks.0 » : B1: le bloc est une option de lui-même."
    )


def test_a_repeated_key_is_refused() -> None:
    text = TEXT.replace("  statement: Le plan C1-2 est tenu.\n", "  statement: Un.\n  statement: Deux.\n")
    line = line_of("  statement: Deux.", text)
    assert told(text) == f"petit.yaml, ligne {line} : la clé « statement » est donnée deux fois au même endroit."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: petit\n title: mal\n", 2),
        ("id: petit\nblocks: [a, b\n", 3),
        ("id: petit\ntitle: 'ouvert\n", 3),
        ("\t- a", 1),
    ],
)
def test_malformed_yaml_names_the_line(text: str, line: int) -> None:
    assert told(text).startswith(f"petit.yaml, ligne {line} : le YAML est mal formé")


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "un texte", "12"])
def test_a_file_that_is_no_mapping_says_what_is_expected(text: str) -> None:
    assert told(text) == ("petit.yaml, ligne 1 : le fichier doit commencer par les clés d'un référentiel (id, title…).")


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


def test_values_that_are_written_in_place_of_text_are_refused() -> None:
    assert "champ « title » : un texte est attendu" in told(TEXT.replace("title: Petit plan", "title: 12"))
    assert "champ « blocks »" in told(TEXT.replace("blocks:\n", "blocks: {}\nautres:\n"))
