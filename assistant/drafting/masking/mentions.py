"""Where a text names the people of its dossier, companies and public figures that share their names left alone."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from assistant.drafting.masking.firstnames import WORDS_TOO, is_first_name
from assistant.drafting.masking.folded import WORD, Folded
from assistant.drafting.masking.known import AFTER_COMPANIES, CALENDAR, COMPANIES, OFFICES, PLACES, TOWNS, WHOLE
from assistant.drafting.masking.naming import of_a_thing
from assistant.drafting.masking.person import PARTICLES, Person
from assistant.drafting.masking.runs import IN_CAPITALS, run_at
from assistant.drafting.masking.spellings import Spellings


class Mention(NamedTuple):
    """A span of the folded text that names a person."""

    start: int
    end: int
    person: int
    """Its number among the dossier's people."""


_FIRST_WORD = re.compile(r"(?<!\w)[^\W\d_]+")


def _by_first_word() -> dict[str, re.Pattern[str]]:
    names: dict[str, list[str]] = {}
    for name in sorted(WHOLE, key=len, reverse=True):
        names.setdefault(re.split(r"[ '-]", name)[0], []).append(re.escape(name).replace("\\ ", "[ -]"))
    return {first: re.compile(rf"(?i)(?:{'|'.join(forms)})(?!\w)") for first, forms in names.items()}


_PUBLIC = _by_first_word()
_OF_COMPANY = re.compile(r"(?: de| du| des| d')? +(?=[A-Z])")
_JOINED_NAME = re.compile(r" (?:& |et (?=fils|filles|cie|freres|associes))?(?=[A-Z&fF])")
_BEFORE = re.compile(r"([A-Za-z]+)(['-]| {1,2})$")
_AFTER = re.compile(r" {1,2}(?:& ?|et )?([A-Za-z]+)")
_AFTER_CIVILITY = re.compile(r"(?<!\w)(?:MM?\.?|Mr\.?|Mmes?\.?|Mlles?\.?|Monsieur|Madame|Mademoiselle|Dr\.?|Pr\.?)\s+$")
_OWN_LINE = re.compile(r"[ \t]*[,.]?[ \t]*(?:\n|$)")
_INITIAL_AFTER = re.compile(r"[ \t][A-Z]\.(?:-?[A-Z]\.)?(?! ?[A-Z][a-z])")
_FILE = re.compile(
    r"[\w.'-]+\.(?:pdf|docx?|odt|pptx?|odp|xlsx?|ods|csv|txt|rtf|zip|mp[34]|m4a|wav|jpe?g|png|heic|msg|eml)\b"
)
_PAGE = re.compile(r"(?:https?://|www\.)[^\s<>()«»\"|]*[\w/]")
_HANDLE = re.compile(r"(?<![\w@./-])@?[a-z\d]+(?:[._][a-z\d]+)+(?![\w@/-]|\.\w)")
_LONGEST_REST = 3
"""Letters of another part than the name in a name under which a person writes."""
_DOMAINS = frozenset({"fr", "com", "org", "net", "eu", "io", "be", "ch", "info", "pro"})
_CITED = re.compile(r"(?: [A-Z]\.)?(?: et al\.)?,? \((?:19|20)\d\d[a-z]?[,):]")
_AT_THE_FEAST = re.compile(r"(?i)(?<!\w)(?:a|de|avant|apres|pour|depuis|des|vers) $")
_BY_ITSELF = re.compile(r"[ \t]*(?:[,|:;]|\n|$)")
_HERS = re.compile(r", (?:ma|mon|notre|sa|son) ")
_CUT = re.compile(r"(?<![^\W_])(?:[A-Z][^\W\d_]+-\n[a-z][^\W\d_]*|(?:[A-Z] ){2,}[A-Z])(?![^\W_])")
_CODE = re.compile(r"(?<![\w.'-])[A-Z]{2,4}(?![\w'-])")
_PARTNERS = re.compile(
    r"[A-Z][\w'-]+(?:, [A-Z][\w'-]+)*,? (?:et|&) (?:[Aa]ssociee?s|[Ff]ils|[Ff]illes|[Ff]reres|[Cc]ie|[Pp]artners)(?!\w)"
)
_WITHIN = re.compile(
    r"[ \t]?(?:\n-|-\n|[ \t-]|\n|[A-Z]\.|(?:de la|de|du|des|van|den|el|ben|al|da|dos)[ \t]){0,3}[ \t]?"
)
_LISTED_ARTICLES = """
le la un une du au aux cette cet ce ces quel quelle chaque aucun aucune tout toute
"""
_ARTICLES = frozenset(_LISTED_ARTICLES.split())
_LISTED_NO_VERB = """
un une le la les l des du de d ce cet cette ces son sa ses et ou au aux en pour par
"""
_NO_VERB = frozenset(_LISTED_NO_VERB.split())
_LETTERS = re.compile(r"(?<![^\W_])[A-Z](?:[. -]{0,2}[A-Z]){0,5}(?![^\W_])")
"""Capitals that no other letter follows: initials."""
_STARTS = re.compile(r"(?:^|[.!?:…»\n•–—*|]|^[\W_]+)\s*$")


def mentions(
    text: Folded,
    people: Sequence[Spellings],
    common: frozenset[str],
    letters_of: Mapping[str, int],
    others: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """The mentions, in order, none over another.

    Args:
        text: What is searched.
        people: Whom to look for; those who stand first win what several could be.
        common: Words that the dossier also writes in small letters.
        letters_of: Letters by which its minutes name people, with their numbers.
        others: Spans of the original that are no names: contacts.
    """
    lowered = text.text.lower()
    named = [(number, person) for number, person in enumerate(people) if person.may_stand_in(lowered)]
    letters = {frozenset(found) for found in _LETTERS.findall(text.text)}
    lettered = [(n, person) for n, person in enumerate(people) if person.may_be_initials_in(letters)] if letters else []
    shortened = [(number, person) for number, person in enumerate(people) if person.may_be_shortened_in(lowered)]
    cut = list(_cut(text.text, people))
    if not (named or lettered or shortened or cut):
        return []
    public = list(_of_the_public(text.text, lowered))
    things = [*public, *_companies(text.text)]
    taken: list[Mention] = []

    def take(number: int, pattern: re.Pattern[str] | None, allowed: Callable[[re.Match[str]], bool]) -> None:
        if pattern is not None:
            _take(taken, (Mention(*m.span(), number) for m in pattern.finditer(text.text) if allowed(m)))

    def alone(found: re.Match[str], person: Person) -> bool:
        return not _in(found.span(), things) and _means_a_person(text.text, found, person, common)

    def beginning(found: re.Match[str], person: Person) -> bool:
        return found[0].strip("'").lower() not in common and alone(found, person)

    def whole(found: re.Match[str], *, namesake: bool) -> bool:
        return not _in(found.span(), public) or (namesake and not of_a_thing(text.text, found.start()))

    for number, one in named:
        take(number, one.whole, partial(whole, namesake=one.of_the_public))
    for number, one in lettered:
        take(number, one.initials, lambda m: not _in(m.span(), public))
    for number, one in named:
        take(number, one.alone, partial(alone, person=one.person))
    for number, one in shortened:
        take(number, one.short, partial(beginning, person=one.person))
    if letters_of:
        _take(taken, (
            Mention(*m.span(), letters_of[m[0]]) for m in _CODE.finditer(text.text) if m[0] in letters_of
        ))  # fmt: skip
    for number, start, end in cut:
        _take(taken, [Mention(start, end, number)])
    for number, start, end in _addresses(text.text, named):
        _take(taken, [Mention(start, end, number)])
    for file in _FILE.finditer(text.text):
        for number, person in named:
            if person.in_files is not None:
                _take(taken, (
                    Mention(file.start() + m.start(), file.start() + m.end(), number)
                    for m in person.in_files.finditer(file[0])
                ))  # fmt: skip
    free = [one for one in taken if not _touches(text.original(one.start, one.end), others)]
    return _joined(text.text, free)


def _touches(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _joined(text: str, taken: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that are parts of one name made one."""
    found: list[Mention] = []
    for mention in taken:
        initial = _INITIAL_AFTER.match(text, mention.end) if text[mention.end - 1].isalpha() else None
        one = Mention(mention.start, initial.end(), mention.person) if initial else mention
        before = found[-1] if found else None
        if before and before.person == one.person and _WITHIN.fullmatch(text, before.end, one.start):
            found[-1] = Mention(before.start, one.end, before.person)
        else:
            found.append(one)
    return found


def _take(taken: list[Mention], found: Iterable[Mention]) -> None:
    """Adds to the mentions, which are in order, those that are longer than what they lie over."""
    for one in found:
        first = bisect_left(taken, (one.start,))
        if first and taken[first - 1].end > one.start:
            first -= 1
        last = first
        while last < len(taken) and taken[last].start < one.end:
            last += 1
        if all(known.end - known.start < one.end - one.start for known in taken[first:last]):
            taken[first:last] = [one]


def _cut(text: str, people: Sequence[Spellings]) -> Iterator[tuple[int, int, int]]:
    """Names that the end of a line or spaces between the letters cut: «Gar-(line)nier», «R O Y»."""
    for found in _CUT.finditer(text):
        word = re.sub(r"[\s-]", "", found[0]).lower()
        for number, person in enumerate(people):
            if len(word) > 2 and word in person.person.words:
                yield number, found.start(), found.end()
                break


def _addresses(text: str, people: Sequence[tuple[int, Spellings]]) -> Iterator[tuple[int, int, int]]:
    """Pages of a person's own, and names under which she writes: «claude.a»."""
    for found in _PAGE.finditer(text):
        for number, person in people:
            if person.whole is not None and person.whole.search(found[0]):
                yield number, found.start(), found.end()
    for found in _HANDLE.finditer(text):
        parts = re.split(r"[._]", found[0].strip("@"))
        if parts[-1] in _DOMAINS and "_" not in found[0]:
            continue
        for number, person in people:
            own = [part for part in parts if len(part) > 3 and part in (*person.first, *person.last)]
            most = _LONGEST_REST + 2 * found[0].startswith("@")
            if own and all(part in own or len(part) <= most or part.isdigit() for part in parts):
                yield number, found.start(), found.end()


def _of_the_public(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Spans of names that the public knows."""
    for word in _FIRST_WORD.finditer(lowered):
        names = _PUBLIC.get(word[0])
        found = names.match(text, word.start()) if names else None
        if found:
            yield found.span()


def _companies(text: str) -> Iterator[tuple[int, int]]:
    for partners in _PARTNERS.finditer(text):
        yield partners.span()
    for word in WORD.finditer(text):
        found = _OF_COMPANY.match(text, word.end()) if word[0].lower() in COMPANIES else None
        run = run_at(text, found.end()) if found else None
        if run is None:
            continue
        end = run.end
        joint = _JOINED_NAME.match(text, end)
        if joint is not None and (following := WORD.match(text, joint.end())) is not None and len(joint[0]) > 1:
            end = following.end()
        yield word.start(), end


def _in(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _another_s(before: str, between: str, person: Person) -> bool:
    """Whether the word before is another's first name: «Rose Merlin», of somebody else's Merlin."""
    return (
        between.isspace()
        and before[0].isupper()
        and is_first_name(before)
        and before.lower() not in person.words
        and not (person.first and before[0].lower() == person.first[0][0])
    )


def _means_a_person(text: str, found: re.Match[str], person: Person, common: frozenset[str]) -> bool:
    start, end = found.span()
    if _AFTER_CIVILITY.search(text[max(0, start - 16) : start]):
        return True
    single = len(found[0].split()) == 1
    if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
        return False
    after = _AFTER.match(text, end)
    if after is not None:
        word = after[1].lower()
        if word in AFTER_COMPANIES and (after[1][0].isupper() or "&" in after[0]):
            return False
        if (
            after[1][0].isupper()
            and not (found[0].isupper() and after[1].isupper() and after[1] in IN_CAPITALS)
            and (len(after[1]) > 1 or text[after.end() : after.end() + 1] != ".")
            and "et" not in after[0]
            and word not in PARTICLES | OFFICES | CALENDAR
            and word not in {*person.first, *person.last}
        ):
            return False
    if _CITED.match(text, end):
        return False
    if found[0].lower() in TOWNS and found[0].lower() in person.last:
        return False
    if found[0].lower() == "noel" and _AT_THE_FEAST.search(text, max(0, start - 8), start):
        return False
    before = _BEFORE.search(text, max(0, start - 40), start)
    if before is not None:
        word = before[1].lower()
        if word in PLACES | COMPANIES or (single and before[2].isspace() and word in _ARTICLES):
            return False
        if _another_s(before[1], before[2], person):
            return False
        if word == "chez" and single and found[0].lower() not in person.first:
            return False
    if _OWN_LINE.match(text, end) and text[text.rfind("\n", 0, start) + 1 : start].strip(" >*-–—|") == "":
        return True
    if not single or not _STARTS.search(text[max(0, start - 12) : start]):
        return True
    # At the beginning of a sentence a capital says nothing.
    word = found[0].lower()
    if word in CALENDAR:
        return _HERS.match(text, end) is not None
    if word not in common and word not in WORDS_TOO:
        return True
    if word not in common and _BY_ITSELF.match(text, end):
        return True
    follows = re.compile(r" +([a-z]+)").match(text, end)
    return follows is not None and follows[1] not in _NO_VERB
