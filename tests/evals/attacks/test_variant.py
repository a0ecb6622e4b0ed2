"""Variants: deterministic, of every kind, and doing only what they say."""

from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.importing.shelf import shipped
from assistant.reading.supervised import read_file
from evals.attacks.manuscript import Manuscript
from evals.attacks.variant import Variant, variants
from evals.attacks.word import manuscript_of, word_file

TEXT = """# Un dossier fictif

Dans ce dossier, le prix est souvent vérifié par le groupe.

## 1 Le budget

Le conseil a voté 21 500 € pour la saison, donc la dépense est prévue.

| Action | Montant |
|---|---|
| Mallettes | 7 320 € |

## 2 Les objectifs

Nous visons 340 adhérents au 30 juin 2027, mais le résultat manque.
"""
CRITERIA = shipped("esg-rmc").criteria[:3]


def made() -> dict[str, Variant]:
    return {variant.kind: variant for variant in variants(Manuscript.of_markdown(TEXT), CRITERIA)}


def test_a_manuscript_is_written_as_it_was_read() -> None:
    assert Manuscript.of_markdown(TEXT).as_markdown() == TEXT


def test_the_same_seed_gives_the_same_variants() -> None:
    first, second = made(), made()
    assert first.keys() == second.keys()
    assert all(first[kind].content == second[kind].content for kind in first if first[kind].suffix == ".md")


def test_every_kind_is_there_in_french_and_english() -> None:
    kinds = made().keys()
    for name in ("white", "tiny", "hidden_run", "comment", "html_comment", "zero_width", "ignore", "role_play"):
        assert {f"{name}.fr", f"{name}.en"} <= kinds
    assert {"padding", "stuffing", "invention", "paraphrase", "order", "hollow"} <= kinds


@pytest.mark.parametrize("kind", ["white.fr", "tiny.en", "hidden_run.fr", "comment.en", "html_comment.fr"])
def test_what_is_hidden_is_not_in_what_is_read(kind: str, tmp_path: Path) -> None:
    variant = made()[kind]
    path = tmp_path / f"x{variant.suffix}"
    path.write_bytes(variant.content)
    dossier = read_file(path)
    assert not any("87 %" in passage.text for passage in dossier.passages)
    assert any("87 %" in hidden.text for hidden in dossier.concealed)


def test_another_order_keeps_every_block() -> None:
    shuffled = Manuscript.of_markdown(made()["order"].content.decode())
    assert sorted(p.text for p in shuffled.parts) == sorted(p.text for p in Manuscript.of_markdown(TEXT).parts)


def test_a_paraphrase_keeps_figures_and_headings() -> None:
    text = made()["paraphrase"].content.decode()
    for kept in ("21 500 €", "340 adhérents", "## 1 Le budget", "| Mallettes | 7 320 € |"):
        assert kept in text
    assert text != TEXT


def test_stuffing_adds_the_wording_and_no_figure() -> None:
    text = made()["stuffing"].content.decode()
    assert all(criterion.statement.strip().rstrip(".") in text for criterion in CRITERIA)
    hollow = made()["hollow"].content.decode()
    assert "21 500" not in hollow


def test_a_word_file_gives_its_manuscript_back(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(word_file(Manuscript.of_markdown(TEXT)))
    found = manuscript_of(path)
    assert [p.title for p in found.parts if p.level] == ["Un dossier fictif", "1 Le budget", "2 Les objectifs"]
    assert ["Mallettes", "7 320 €"] in [row for part in found.parts for row in part.rows]


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ni du Markdown ni du DOCX"):
        manuscript_of(tmp_path / "x.pdf")
