"""A référentiel written as YAML, for a person to go on with."""

from typing import Any

import yaml

from assistant.rubric.rubric import Rubric

_HEAD = """\
# yaml-language-server: $schema=rubric.schema.json
# Brouillon importé de « {document} ». À relire : les doutes que l'import a signalés, ligne par ligne.
# Les libellés (statement, title, text) sont ceux du document et ne se récrivent pas.
# À écrire : sous « aids », un vrai label, les indicators, le vocabulary et les examples de chaque critère.
"""


def written(rubric: Rubric) -> str:
    """The YAML text of a draft; ``shelf.parsed`` reads it back as the same référentiel."""
    content = _plain(rubric.model_dump(mode="json", exclude_defaults=True))
    body = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return _HEAD.format(document=" ".join(rubric.document.split())) + body


class _Dumper(yaml.SafeDumper):
    """Several lines as a block, pairs of line numbers in one line, no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Pair(list[int]):
    """First and last line."""


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _Pair(held) if key.endswith("lines") else _plain(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_plain(held) for held in value]
    return value


def _pair(dumper: yaml.SafeDumper, pair: _Pair) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", pair, flow_style=True)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(_Pair, _pair)
_Dumper.add_representer(str, _text)
