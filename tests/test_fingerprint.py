"""A hash that is kept comes out the same for ever."""

import hashlib

import pytest

from assistant.fingerprint import fingerprint


@pytest.mark.parametrize(
    ("spaced", "written"),
    [(False, '{"a":["é",1.5,null],"b":true}'), (True, '{"a": ["é", 1.5, null], "b": true}')],
)
def test_the_hash_is_of_the_canonical_text(spaced: bool, written: str) -> None:
    expected = hashlib.sha256(written.encode()).hexdigest()
    assert fingerprint({"b": True, "a": ["é", 1.5, None]}, spaced=spaced) == expected
    assert fingerprint({"a": ["é", 1.5, None], "b": True}, spaced=spaced) == expected


def test_half_a_character_has_its_own_hash() -> None:
    assert fingerprint("\ud83d") == "12d56cc70edb61b7c2d5e707493b752a91a084e5ae581e46aff55760a245ac17"
    assert fingerprint("\ud83d") != fingerprint("")
