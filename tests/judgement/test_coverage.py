"""What was searched, and what each part of a dossier was found for."""

from assistant.dossier.dossier import Dossier, Page, ReadingWarning
from assistant.dossier.passage import Passage
from assistant.dossier.quote import Anchor
from assistant.judgement.coverage import coverage
from assistant.judgement.draft import Draft, Evidence, RankedPassage


def passage(identity: str, page: int, *path: str, kind: str = "prose") -> Passage:
    return Passage.model_validate(
        {"id": identity, "page": page, "text": "Du texte.", "kind": kind, "path": path, "start": 0, "end": 9}
    )


DOSSIER = Dossier(
    file="d.pdf",
    sha256="ab" * 32,
    format="pdf",
    reader="1",
    pages=(Page(number=1, text="Du texte."), Page(number=2, text="Du texte."), Page(number=3, text="")),
    passages=(
        passage("p1-1", 1, kind="heading"),
        passage("p1-2", 1, "1 Budget"),
        passage("p1-3", 1, "1 Budget"),
        passage("p2-1", 2, "1 Budget"),
        passage("p2-2", 2, "2 Souvenir"),
        passage("p2-3", 2, kind="contents"),
    ),
    warnings=(ReadingWarning(kind="unreadable_page", page=3, text="Page illisible."),),
)


def draft(criterion: str, *passages: str) -> Draft:
    ranked = tuple(RankedPassage(id=p, page=int(p[1]), text="Du texte.", score=1.0) for p in passages)
    return Draft(criterion=criterion, drafter="offline", status="abstained", reason="Rien.", passages=ranked)


def test_pages_and_parts_are_told_both_ways() -> None:
    found = coverage(DOSSIER, [draft("C1-2", "p2-1"), draft("C1-1", "p1-2", "p2-1"), draft("C1-3")])
    assert (found.searched, found.unreadable) == ((1, 2), (3,))
    budget, souvenir = found.stretches
    assert (budget.path, budget.pages) == (("1 Budget",), (1, 2))
    assert budget.criteria == ("C1-2", "C1-1")
    assert budget.unused == ("p1-3",)
    assert souvenir.criteria == ()
    assert found.silent == (souvenir,)
    assert found.as_json() == {"searched": [1, 2], "unreadable": [3], "unused": ["p1-3", "p2-2"]}


def test_only_the_first_passages_and_those_quoted_speak_to_a_criterion() -> None:
    """Five are taken to speak, a sixth or one without a score is not, and what is quoted always does."""
    ranked = [RankedPassage(id=f"x{n}", page=1, text="Du texte.", score=9.0 - n) for n in range(5)]
    last = RankedPassage(id="p1-2", page=1, text="Du texte.", score=2.0)
    sixth = draft("C1-1").model_copy(update={"passages": (*ranked, last)})
    assert coverage(DOSSIER, [sixth]).stretches[0].criteria == ()
    bare = draft("C1-1").model_copy(update={"passages": (last.model_copy(update={"score": 0.0}),)})
    assert coverage(DOSSIER, [bare]).stretches[0].criteria == ()
    anchor = Anchor(passage="p2-1", page=2, start=0, end=3)
    quoted = sixth.model_copy(update={"evidence": (Evidence(quote="Du ", anchors=(anchor,)),)})
    assert coverage(DOSSIER, [quoted]).stretches[0].criteria == ("C1-1",)


def test_without_drafts_everything_is_silent() -> None:
    assert coverage(DOSSIER, []).silent == coverage(DOSSIER, []).stretches
