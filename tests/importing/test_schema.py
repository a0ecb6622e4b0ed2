"""The JSON schemas that editors check the YAML files with are those of the models."""

import json
from importlib.resources import files
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from assistant.drafting.prompt import Prompt
from assistant.importing.shelf import shipped_ids
from assistant.rubric.rubric import Rubric

SCHEMAS: list[tuple[str, str, type[BaseModel]]] = [
    ("rubrics", "rubric.schema.json", Rubric),
    ("prompts", "prompt.schema.json", Prompt),
]


@pytest.mark.parametrize(("folder", "name", "model"), SCHEMAS)
def test_the_schema_is_that_of_the_model(folder: str, name: str, model: type[BaseModel]) -> None:
    text = files(folder).joinpath(name).read_text("utf-8")
    assert json.loads(text) == model.model_json_schema()
    assert text == json.dumps(model.model_json_schema(), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(("folder", "name", "_"), SCHEMAS)
def test_every_yaml_file_names_its_schema(folder: str, name: str, _: Any) -> None:
    for file in files(folder).iterdir():
        if file.name.endswith(".yaml"):
            text = file.read_text("utf-8")
            assert text.startswith(f"# yaml-language-server: $schema={name}\n")
            assert isinstance(yaml.safe_load(text), dict)


def test_schemas_are_no_rubrics() -> None:
    assert not any("schema" in identity for identity in shipped_ids())
