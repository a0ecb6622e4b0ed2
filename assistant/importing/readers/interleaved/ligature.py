"""Letters that a font drew as one glyph («ti», «ff») and that a text has lost: «ac\ufffdvité» was «activité».

Two ways of losing them are known: a sign for an unknown character stands in their place, or one letter of a pair is
gone («permetent»). The second is only undone where the text has lost the pair, for else it is a slip of the author's,
and those are kept.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

LOST = "\ufffd"
Said = tuple[int, str]
"""A line and a French sentence about it."""
_FORMS = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ft",
    "\ufb06": "st",
}
_WORD = re.compile(rf"[\w{LOST}'’-]+")
_STEMS: dict[str, str] = {
    "ffi": "effica effici suffi diffici affich affirm affin affili affinit offici office coeffici raffin griffi",
    "ffl": "souffl affluen affleur",
    "ff": "effet effect effort effectu effac offr offert offen différ diffus affect affair affér chiffr étoff staff",
    "fi": "financ final finit fidél fichier fixe fin fic fid fix fil fig fiab fisc fiche fier définit défin confi profi"
    " ifié ifier ifian ifiab ifie ific bénéfic défi infini artific superfic trafic pacifi",
    "fl": "influ reflet refl réfl flux flex flu conflit fluid flot flyer flor flèch",
    "tti": "attir attitud quitti netti",
    "tt": "attent attend attein attrac attray attrib attest attach attaqu mett lettr cette nette débatt battr quitt"
    " jett flott maquett étiquett vignett plaquett tablett recett facett palett assiett dette toilett",
    "ft": "soft shift craft draft",
    "ti": "tion ctiv ativ itiv utiv tif tive tique tiqu tial tiel tien tiers timent tité tivité ticul ticip tise tiss"
    " tim tir tin tit tis tic til tib tig tier tie",
}
"""What tells each group of letters: beginnings of words and parts of them."""
_USUAL = {
    "ti": 0.011,
    "tt": 0.0025,
    "fi": 0.0022,
    "ff": 0.0015,
    "fl": 0.0006,
    "ffi": 0.0004,
    "tti": 0.0002,
    "ffl": 0.0001,
    "ft": 0.0001,
}
"""Share of a French text's letters at which each group begins."""
_SILENT: dict[str, tuple[str, ...]] = {
    "tt": (
        r"\b((?:ad|com|é|o|per|pro|re|sou|trans)?me)t(?=[eaéio]|r[aeoi])",
        r"\b((?:in)?a)t(?=en[dt]|ein|eign|ir[ae]|rac|ray|ribu|est|itud|ach|aqu)",
        r"\b([cn]e)t(?=es?\b|ement\b)",
        r"\b(le)t(?=res?\b)",
        r"\b((?:dé|com)ba)t(?=re)",
        r"\b(maque|vigne|étique)t(?=es?\b)",
    ),
    "ff": (
        r"\b(di)f(?=ér|us|ic)",
        r"\b(e)f(?=et|ec|or|ica|ici|ac)",
        r"\b(o)f(?=r[eia]|er|ici)",
        r"\b(a)f(?=ec|ich|irm|air|ér|ili)",
        r"\b(chi)f(?=r)",
        r"\b(su)f(?=is)",
    ),
}
"""One letter where the language has two, by what stands around it."""
_LONGEST = 60
"""Letters of the longest word worth looking at."""
_ENOUGH = 4000
"""Letters from which on the absence of a frequent pair is no chance."""


def restored(lines: Sequence[str]) -> tuple[list[str], list[Said], list[Said]]:
    """The lines with the lost letters back in their places; what to decide, and what was done beyond doubt."""
    usual = _usual(lines)
    doubles = _doubles(lines)
    found: list[str] = []
    done: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, 1):
        mended = "".join(_FORMS.get(character, character) for character in line)
        if LOST in mended:
            mended = _WORD.sub(lambda hit: _mended(hit[0], usual), mended)
        for pattern in doubles(number):
            mended = pattern.sub(lambda hit: hit[0] + hit[0][-1], mended)
        if mended != line:
            for damaged, word in zip(_words(line), _words(mended), strict=False):
                if damaged != word and not any(form in damaged for form in _FORMS):
                    done[damaged, word] += 1
                    first.setdefault((damaged, word), number)
        found.append(mended)
    return found, *_said(done, first, usual)


def _said(
    done: Counter[tuple[str, str]], first: dict[tuple[str, str], int], usual: str
) -> tuple[list[Said], list[Said]]:
    """A sentence for each word whose stem told nothing, and one for all the others."""
    doubts: list[Said] = []
    repairs: list[Said] = []
    told = [pair for pair in done if LOST not in pair[0] or _group(pair[0], usual)]
    if told:
        shown = ", ".join(f"« {damaged} » lu « {mended} »" for damaged, mended in told[:3])
        count = sum(done[pair] for pair in told)
        words = f"{count} mots" if count > 1 else "un mot"
        text = f"Des lettres perdues par la police du document sont rétablies dans {words} ({shown}…)."
        repairs.append((first[told[0]], text))
    for pair in done:
        if pair not in told:
            text = f"« {pair[0]} » a perdu des lettres ; il est lu « {pair[1]} », à vérifier."
            doubts.append((first[pair], text))
    return doubts, repairs


def _usual(lines: Sequence[str]) -> str:
    """The group that the lost sign stands for in most of the words whose stems tell."""
    votes: Counter[str] = Counter()
    for line in lines:
        if LOST in line:
            votes.update(
                group
                for word in _words(line)
                if word.count(LOST) == 1 and len(word) <= _LONGEST and (group := _group(word, ""))
            )
    return max(_USUAL, key=lambda group: (votes[group], _USUAL[group]))


def _doubles(lines: Sequence[str]) -> Callable[[int], list[re.Pattern[str]]]:
    """For a line, counted from 1, the patterns of the pairs that the text around it has lost.

    A pair is lost where the text never has it though it is long, and in lines with a lost sign that do not have it.
    """
    text = "\n".join(lines).lower()
    letters = sum(character.isalpha() for character in text)
    patterns = {pair: [re.compile(one, re.IGNORECASE) for one in given] for pair, given in _SILENT.items()}
    everywhere = {pair for pair in _SILENT if letters >= _ENOUGH and text.count(pair) < 0.1 * _USUAL[pair] * letters}
    regions = _regions(lines)

    def lost(number: int) -> list[re.Pattern[str]]:
        region = regions.get(number, "")
        return [
            one
            for pair, given in patterns.items()
            if pair in everywhere or (region and pair not in region)
            for one in given
        ]

    return lost


def _regions(lines: Sequence[str]) -> dict[int, str]:
    """For the lines that stand together with a lost sign, counted from 1, the text that stands together."""
    found: dict[int, str] = {}
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].strip() and not (at > start and lines[at][:1].isspace()):
            continue
        region = "\n".join(lines[start:at]).lower()
        if LOST in region:
            found.update(dict.fromkeys(range(start + 1, at + 1), region))
        start = at if at < len(lines) and lines[at].strip() else at + 1
    return found


def _words(line: str) -> list[str]:
    return _WORD.findall(line)


def _mended(word: str, usual: str) -> str:
    """The word with each lost sign read as the group whose stems it then shows; without any, as the usual one."""
    if len(word) > _LONGEST:
        return word.replace(LOST, usual)
    while LOST in word:
        at = word.index(LOST)
        word = word[:at] + (_group(word, usual) or usual) + word[at + 1 :]
    return word


@lru_cache(maxsize=4096)
def _group(word: str, usual: str) -> str:
    """The group whose longest stem the word shows when it takes the place of the first lost sign."""
    at = word.index(LOST)
    fits = [
        (len(stem), group == usual, _USUAL[group], group)
        for group, stems in _STEMS.items()
        for stem in stems.split()
        if group in stem and _shows(word[:at] + group + word[at + 1 :], stem, at, len(group))
    ]
    return max(fits)[3] if fits else ""


def _shows(word: str, stem: str, at: int, length: int) -> bool:
    """Whether the stem stands in the word so that it covers the letters put back."""
    lowered, start = word.lower(), -1
    while (start := lowered.find(stem, start + 1)) != -1:
        if start <= at and at + length <= start + len(stem):
            return True
    return False
