"""The nearest criteria of other rubrics: by what they are about, never of the rubric itself."""

from pathlib import Path

import pytest

from assistant.rubric.criterion import Aids, Criterion
from assistant.rubric.rubric import Block, Competency, Rubric
from index.embedder import FrenchStatic
from index.kept import KeptVectors
from index.similar import Similar, SimilarCriteria

BUDGET = ("Le budget est chiffré.", "Dépenses chiffrées", ("un total par poste", "un devis joint"), ("euros", "devis"))
COST = ("Les coûts sont estimés.", "Estimation des dépenses", ("un devis par poste",), ("euros", "dépenses", "total"))
TEAM = ("L'équipe est animée.", "Vie d'équipe", ("des réunions datées",), ("réunion", "collègues", "entraide"))
GROUP = ("Le collectif est réuni.", "Réunions tenues", ("un compte rendu de réunion",), ("collègues", "réunion"))
SHARED = "Le candidat justifie ses choix au regard des objectifs de l'entreprise. "


class Counted(FrenchStatic):
    """Counts the texts that it is asked to embed."""

    asked = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked += len(texts)
        return super().embed_documents(texts)


def rubric(identity: str, *told: tuple[str, str, tuple[str, ...], tuple[str, ...]]) -> Rubric:
    """One competency, whose criteria all begin with the same sentence."""
    return Rubric(
        id=identity,
        title=identity,
        document="essai.txt",
        blocks=(Block(id="B1", title="Bloc", competencies=("C1",), lines=(1, 9)),),
        competencies=(Competency(id="C1", statement="Conduire un projet", lines=(1, 9)),),
        criteria=tuple(
            Criterion(
                id=f"C1-{number}",
                competencies=("C1",),
                statement=SHARED + statement,
                assessable="written",
                lines=(number, number),
                aids=Aids(label=label, indicators=indicators, vocabulary=vocabulary),
            )
            for number, (statement, label, indicators, vocabulary) in enumerate(told, start=1)
        ),
    )


@pytest.fixture
def embeddings() -> Counted:
    return Counted()


@pytest.fixture
def similar(tmp_path: Path, embeddings: Counted) -> SimilarCriteria:
    return SimilarCriteria(KeptVectors(tmp_path / "kindred", embeddings, "un"))


def named(found: list[Similar]) -> list[tuple[str, str]]:
    return [(of.id, member.id) for of, member, *_ in found]


def test_the_nearest_is_the_one_about_the_same_thing(similar: SimilarCriteria) -> None:
    ours, theirs = rubric("a", BUDGET, TEAM), rubric("b", GROUP, COST)
    assert named(similar.of(ours, ours.criteria[0], [ours, theirs], 2)) == [("b", "C1-2"), ("b", "C1-1")]
    assert named(similar.of(ours, ours.criteria[1], [theirs, ours], 2)) == [("b", "C1-1"), ("b", "C1-2")]


def test_a_sentence_that_all_share_brings_nothing_near(similar: SimilarCriteria) -> None:
    ours, theirs = rubric("a", BUDGET, TEAM), rubric("b", GROUP, COST)
    near, far = similar.of(ours, ours.criteria[0], [theirs], 2)
    assert near.score > 0.2
    assert far.score < 0


def test_the_rubric_itself_is_never_among_them_and_no_more_than_asked_are_given(similar: SimilarCriteria) -> None:
    ours, theirs, third = rubric("a", BUDGET, COST), rubric("b", GROUP), rubric("c", TEAM, BUDGET)
    found = similar.of(ours, ours.criteria[0], [ours, theirs, third], 10)
    assert named(found)[0] == ("c", "C1-2")
    assert {of for of, _ in named(found)} == {"b", "c"}
    assert len(found) == 3
    assert named(similar.of(ours, ours.criteria[0], [ours, theirs, third], 1)) == [("c", "C1-2")]
    assert [near.score for near in found] == sorted((near.score for near in found), reverse=True)


def test_alone_a_rubric_has_no_neighbour(similar: SimilarCriteria) -> None:
    ours = rubric("a", BUDGET, TEAM)
    assert similar.of(ours, ours.criteria[0], [ours], 5) == []


def test_a_rubric_without_criteria_stands_in_nobodys_way(similar: SimilarCriteria) -> None:
    ours, empty, theirs = rubric("a", BUDGET, TEAM), rubric("b"), rubric("c", COST)
    assert named(similar.of(ours, ours.criteria[0], [empty, theirs], 5)) == [("c", "C1-1")]


def test_a_version_is_embedded_once_and_another_version_is_not_taken_for_it(
    similar: SimilarCriteria, embeddings: Counted
) -> None:
    ours, theirs = rubric("a", BUDGET), rubric("b", GROUP)
    similar.of(ours, ours.criteria[0], [theirs], 5)
    similar.of(ours, ours.criteria[0], [theirs], 5)
    assert embeddings.asked == 2
    later = rubric("b", TEAM, COST)
    assert named(similar.of(ours, ours.criteria[0], [later], 5)) == [("b", "C1-2"), ("b", "C1-1")]
    assert embeddings.asked == 4


def test_the_same_wording_comes_first_however_it_is_set_and_is_said_to_be_the_same(similar: SimilarCriteria) -> None:
    ours = rubric("a", ("L’œuvre est livrée.", "Livraison", ("un bon de livraison",), ("colis", "bon")))
    theirs = rubric("b", BUDGET, ("l'oeuvre  EST livrée", "Vie d'équipe", ("des réunions datées",), ("entraide",)))
    near = rubric("c", ("Le produit est livré.", "Livraison", ("un bon de livraison",), ("colis", "bon")))
    found = similar.of(ours, ours.criteria[0], [near, theirs], 3)
    assert named(found)[0] == ("b", "C1-2")
    assert [each.identical for each in found] == [True, False, False]
    assert found[1].score > found[0].score
