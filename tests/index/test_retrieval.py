"""From a criterion to passages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.dossier.dossier import Dossier, Page
from assistant.dossier.passage import Passage
from assistant.reading.reader import read
from assistant.rubric.rubric import Rubric
from assistant.settings.settings import Settings
from index.expansion import asked, belonging, spoken, whole
from index.models import open_store
from index.retrieval import DossierIndex
from tests.rubric.conftest import criterion, small

DOSSIER = """# 1 Le marché

La ludothèque compte 290 adhérents, surtout des familles du quartier.

# 2 Le budget

Le conseil a voté une enveloppe de 21 500 € et chaque dépense a son devis signé par la trésorière.

| Action | Montant |
| ------ | ------- |
| Mallettes de jeux | 7 320 € |

# 3 Le calendrier

Les séances commencent le 14 septembre et s’arrêtent pendant les vacances.

# 4 Un souvenir

Le premier soir, la pluie a traversé le toit et nous avons joué aux cartes sous un parasol.
"""


def aids(label: str, *vocabulary: str) -> dict[str, object]:
    return {"label": label, "vocabulary": list(vocabulary)}


@pytest.fixture
def norm() -> Rubric:
    content = small()
    content["criteria"] = [
        criterion(
            "C1-1", "C1", statement="Le budget est chiffré.", aids=aids("Budget", "devis", "enveloppe", "dépense")
        ),
        criterion("C1-2", "C1", statement="Le planning est daté.", aids=aids("Planning", "septembre", "calendrier")),
        criterion("C2-1", "C2", statement="La cible est connue.", aids=aids("Cible", "familles", "adhérents")),
    ]
    return Rubric.model_validate(content)


Write = Callable[[str], Dossier]


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    path = tmp_path / "d.md"
    path.write_text(DOSSIER, encoding="utf-8")
    return read(path, path.name)


@pytest.fixture
def index(dossier: Dossier, settings: Settings) -> DossierIndex:
    return DossierIndex(dossier, open_store(settings))


def test_each_criterion_finds_its_passage_first(index: DossierIndex, dossier: Dossier, norm: Rubric) -> None:
    found = index.passages_for(norm, norm.criteria, 10)
    first = {identity: dossier.passage(ranked[0].id).text for identity, ranked in found.items()}
    assert "21 500 €" in first["C1-1"]
    assert "14 septembre" in first["C1-2"]
    assert "290 adhérents" in first["C2-1"]


def test_passages_are_ranked_and_no_more_than_asked_for(index: DossierIndex, norm: Rubric) -> None:
    ranked = index.passages_for(norm, norm.criteria[:1], 2)["C1-1"]
    assert len(ranked) == 2
    assert ranked[0].score >= ranked[1].score > 0


def test_headings_and_contents_are_never_retrieved(index: DossierIndex, dossier: Dossier, norm: Rubric) -> None:
    assert {passage.kind for passage in index.passages} == {"prose", "table"}
    for ranked in index.passages_for(norm, norm.criteria, 100).values():
        assert all(dossier.passage(r.id).is_evidence for r in ranked)


def made(*passages: tuple[str, str]) -> Dossier:
    """A dossier of paragraphs, each given with its heading."""
    kept = tuple(
        Passage(id=f"p1-{number}", page=1, text=text, path=(heading,), start=0, end=len(text))
        for number, (heading, text) in enumerate(passages, start=1)
    )
    return Dossier(file="d.md", sha256="cd" * 32, format="markdown", reader="1", pages=PAGES, passages=kept)


PAGES = (Page(number=1, text=""),)
SAME = "Tout est décrit dans une annexe."


def test_the_heading_above_helps_to_find_a_passage(norm: Rubric, settings: Settings) -> None:
    dossier = made(("Un souvenir", SAME), ("Devis et dépenses", SAME))
    ranked = DossierIndex(dossier, open_store(settings)).passages_for(norm, norm.criteria, 10)["C1-1"]
    assert ranked[0].id == "p1-2"


def test_the_neighbour_of_a_good_passage_gains_by_it(norm: Rubric, settings: Settings) -> None:
    best = "Chaque dépense de l’enveloppe a son devis ; les dépenses et les devis sont joints."
    dossier = made(("Deux", "Le devis suit."), ("Un", best), ("Un", "Le devis suit."))
    ranked = DossierIndex(dossier, open_store(settings)).passages_for(norm, norm.criteria, 10)["C1-1"]
    assert [r.id for r in ranked] == ["p1-2", "p1-3", "p1-1"]
    assert ranked[1].score > ranked[2].score


def test_indexing_again_gives_the_same_ranking(
    index: DossierIndex, dossier: Dossier, norm: Rubric, settings: Settings
) -> None:
    again = DossierIndex(dossier, open_store(settings))
    assert again.passages_for(norm, norm.criteria, 10) == index.passages_for(norm, norm.criteria, 10)


def test_two_dossiers_in_one_store_do_not_mix(
    index: DossierIndex, tmp_path: Path, norm: Rubric, settings: Settings
) -> None:
    path = tmp_path / "autre.md"
    path.write_text("# 1 Le budget\n\nLe budget et les dépenses ont un devis.\n", encoding="utf-8")
    before = index.passages_for(norm, norm.criteria, 10)
    other = DossierIndex(read(path, path.name), open_store(settings))
    assert len(other.passages_for(norm, norm.criteria, 10)["C1-1"]) == 1
    assert index.passages_for(norm, norm.criteria, 10) == before


def test_a_changed_rubric_is_asked_in_its_new_wording(index: DossierIndex, dossier: Dossier, norm: Rubric) -> None:
    content = norm.model_dump(mode="json")
    content["criteria"][0] |= {"statement": "On joue dehors.", "aids": aids("Jeu", "parasol", "toit", "pluie")}
    changed = Rubric.model_validate(content)
    before = index.passages_for(norm, norm.criteria[:1], 1)["C1-1"]
    after = index.passages_for(changed, changed.criteria[:1], 1)["C1-1"]
    assert "devis" in dossier.passage(before[0].id).text
    assert "parasol" in dossier.passage(after[0].id).text


def test_a_passage_that_fits_every_criterion_is_no_better_for_one_of_them(norm: Rubric, settings: Settings) -> None:
    """Stuffed with everyone's words, it is passed by the one that speaks of the budget alone."""
    stuffed = "Le budget est chiffré, devis, enveloppe, planning, septembre, calendrier, cible, familles, adhérents."
    told = "Le conseil a voté 21 500 € et la trésorière a signé chaque devis."
    rest = [("Divers", f"Un souvenir numéro {number} de la ludothèque.") for number in range(4)]
    dossier = made(("Un", stuffed), ("Deux", told), *rest)
    ranked = DossierIndex(dossier, open_store(settings)).passages_for(norm, norm.criteria, len(dossier.passages))
    first = ranked["C1-1"][0]
    assert first.id == "p1-2"
    assert first.score > 0
    spread = [found.score for of_one in ranked.values() for found in of_one if found.id == "p1-1"]
    assert len(spread) == len(norm.criteria)
    assert max(spread) < first.score


def test_what_is_asked_for_a_criterion(norm: Rubric) -> None:
    one = norm.criteria[0]
    assert asked(one) == "Le budget est chiffré."
    assert spoken(one) == "devis enveloppe dépense"
    assert whole(one) == "Le budget est chiffré. devis enveloppe dépense"
    assert belonging(norm, one) == "Budget Étudier un marché"
