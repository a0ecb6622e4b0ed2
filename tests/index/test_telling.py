"""Sentences of ours that widen what an index is asked."""

import re

import pytest

from assistant.importing.shelf import shipped, shipped_ids
from index.expansion import asked
from index.telling import tellings

WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize("identity", shipped_ids())
def test_every_criterion_of_a_shipped_referentiel_has_24_tellings_written_for_its_wording(identity: str) -> None:
    told = {criterion.id: tellings(criterion) for criterion in shipped(identity).criteria}
    assert [name for name, sentences in told.items() if len(set(sentences)) != 24] == []


@pytest.mark.parametrize("identity", shipped_ids())
def test_a_telling_is_a_sentence_or_a_row_of_9_to_50_words_and_belongs_to_one_criterion(identity: str) -> None:
    sentences = [sentence for criterion in shipped(identity).criteria for sentence in tellings(criterion)]
    assert [sentence for sentence in sentences if not 9 <= len(WORD.findall(sentence)) <= 50] == []
    assert len(set(sentences)) == len(sentences)


def test_a_mended_wording_no_longer_has_the_tellings_of_the_old_one() -> None:
    criterion = shipped("ascencia-cmc").criteria[0]
    mended = criterion.model_copy(update={"statement": f"{criterion.statement} Et autre chose."})
    assert tellings(criterion)
    assert tellings(mended) == ()


def test_the_tellings_are_asked_with_the_wording() -> None:
    criterion = shipped("ascencia-cmc").criteria[0]
    assert all(sentence in asked(criterion) for sentence in tellings(criterion))
