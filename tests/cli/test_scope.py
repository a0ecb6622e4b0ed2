"""``--scope`` and ``--block``, wherever they are options."""

import pytest

from tests.cli.conftest import Run, refused

COMMANDS = [
    ("screen", "d.md", "--rubric", "esg-rmc"),
    ("check", "d.md", "--rubric", "esg-rmc"),
    ("requests", "export", "d.md", "--rubric", "esg-rmc", "--out", "-"),
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("scope", ["", " , "])
def test_an_empty_scope_is_not_taken_for_everything(command: tuple[str, ...], scope: str, criterium: Run) -> None:
    assert refused(criterium(*command, "--scope", scope)) == (
        "--scope est vide ; nommer des compétences, activités ou critères, ou enlever cette option."
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_scope_and_a_block_exclude_each_other(command: tuple[str, ...], criterium: Run) -> None:
    assert refused(criterium(*command, "--scope", "C2.1", "--block", "B1")) == (
        "--scope et --block ne vont pas ensemble ; donner l'un ou l'autre."
    )
