"""Telling French from other languages, well enough to send an answer back."""

import re

SHORTEST = 6
"""Words; a shorter text is not judged."""

_FRENCH = frozenset(
    re.findall(
        r"\S+",
        "le la les un une des du de d l et est sont ne pas n que qui dans pour par sur au aux ce cette ces avec "
        "ou mais il elle aucun aucune rien se s a ont été plus sans en donne montre manque y c j à comme leur leurs sa",
    )
)
_OTHER = (
    frozenset(
        re.findall(
            r"\S+",
            "the of and is are to in for with not that this by from an it on as be has have was were which "
            "der die das und ist nicht mit von den dem ein eine für auf wird sind im zu sich auch "
            "el los las del con por para es no su lo como más al di che è non per della sono gli nel",
        )
    )
    - _FRENCH
)
_WORD = re.compile(r"[^\W\d_]+")


def reads_as_french(text: str) -> bool:
    """Whether the text may be French; a text too short to tell is taken for French.

    Counts little words: French ones must be there, and be more than those of English, German, Spanish and Italian
    that French does not have. Other alphabets are not French.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < SHORTEST:
        letters = [letter for word in words for letter in word]
        return not letters or sum(letter < "\u0250" for letter in letters) > len(letters) / 2
    french = sum(word in _FRENCH for word in words)
    return french >= len(words) / 20 and french > sum(word in _OTHER for word in words)
