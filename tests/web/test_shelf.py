"""The référentiel's page: the tree and its search, the official wording first, doubts and losses, ours marked as ours."""

import pytest

from assistant.importing.shelf import shipped, shipped_ids
from assistant.web.card import card, kin
from assistant.web.overview import overview
from assistant.web.tree import branches, matching, tree
from index.similar import Similar
from tests.web.norm import WORDING, norm
from tests.web.reading import Seen, seen
from tests.web.test_hostile import ATTACKS

KNOWN = {"mark", "nav", "p", "a", "details", "summary", "b", "span", "small", "h4", "em", "i"}
KNOWN |= {"article", "section", "h2", "h3", "ul", "li", "div"}


def shown(criterion: str) -> Seen:
    rubric = norm()
    return seen(card(rubric, rubric.criterion(criterion)))


def listed(html: str) -> list[str]:
    return [a["data-criterion"] for a in seen(html).having(data_action="open")]


def test_the_tree_hangs_every_criterion_on_what_the_document_attaches_it_to():
    rubric = norm()
    hung = {
        (block.id, branch.name): [c.id for c in branch.criteria]
        for block in rubric.blocks
        for branch in branches(rubric, block)
    }
    assert hung == {
        ("B1", "C1"): ["C1-1", "C1-2"],
        ("B1", "A1"): ["A1-1"],
        ("B1", "C1 + C2"): ["C1+C2-1"],
        ("B2-1", "C3 à C4"): ["C3..C4-1"],
    }


def test_the_tree_shows_our_labels_and_what_is_particular():
    page = seen(tree(norm()))
    assert "5 critères" in page.text
    assert "B2-1 Numérique au choix dans B2 1" in page.text
    assert "Actions financées1 doute" in page.text
    assert "Calendrier tenuécrit + oralincomplet" in page.text
    assert "Ententeoral" in page.text
    assert "Conduite d'un projet" in page.text
    (first,) = page.having(data_criterion="C1-1")
    assert first["href"] == "/?referentiel=petit&critere=C1-1"
    assert first["title"] == f"C1-1 · {WORDING}"
    (joined,) = page.having(data_criterion="C1+C2-1")
    assert joined["href"] == "/?referentiel=petit&critere=C1%2BC2-1"


def test_a_competency_without_criterion_is_said_to_have_none():
    rubric = norm()
    without = rubric.model_validate(
        rubric.model_dump() | {"criteria": [c.model_dump() for c in rubric.criteria if "C3" not in c.competencies]}
    )
    text = seen(tree(without)).text
    assert "C3 Animer un réseau socialaucun critère dans le document" in text
    assert "aucun critère" not in seen(tree(without, "planning")).text


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("", ["C1-1", "C1-2", "A1-1", "C1+C2-1", "C3..C4-1"]),
        ("BUDGÉTAIRES", ["C1-1"]),
        ("budgetaires enveloppes", ["C1-1"]),
        ("qualite", ["C1-1"]),
        ("oeuvre", ["C1+C2-1"]),
        ("l’unisson", ["C1+C2-1"]),
        ("entente", ["C1+C2-1"]),
        ("calendrier agile", []),
        ("c3..", ["C3..C4-1"]),
        ("  ", ["C1-1", "C1-2", "A1-1", "C1+C2-1", "C3..C4-1"]),
    ],
)
def test_the_search_asks_for_every_word_in_wording_or_label_whatever_the_accents(words, kept):
    assert [c.id for c in matching(norm(), words, "all")] == kept
    assert listed(tree(norm(), words)) == kept


def test_the_search_shows_where_the_wording_answers_it():
    html = tree(norm(), "ACTIONS.")
    assert "<span>Actions financées<small>" in html
    assert "l&#x27;ensemble des <mark>actions.</mark></small>" in html
    assert "<mark>Calendrier</mark> tenu</span>" in tree(norm(), "calendrier")
    assert "<small><mark>Qualité</mark> du budget</small>" in tree(norm(), "qualite")
    assert "<mark>" not in tree(norm())


def test_the_filter_keeps_what_can_be_seen_in_writing_or_at_the_oral():
    assert [c.id for c in matching(norm(), "", "written")] == ["C1-1", "C1-2", "A1-1", "C3..C4-1"]
    assert [c.id for c in matching(norm(), "", "oral")] == ["C1-2", "C1+C2-1"]
    assert "2 critères sur 5" in seen(tree(norm(), "", "oral")).text
    assert listed(tree(norm(), "planning", "oral")) == ["C1-2"]


def test_nothing_found_is_said():
    assert "Aucun critère ne répond à cette recherche." in seen(tree(norm(), "zanzibar")).text


def test_the_official_wording_comes_first_and_ours_last():
    text = shown("C1-1").text
    places = [
        text.index("Sous l'intitulé : Qualité du budget"),
        text.index(WORDING),
        text.index("Libellé officiel · Organisme d'essai · essai.txt, ligne 7 · version "),
        text.index("Doutes sur le document"),
        text.index("C1 Construire un plan d'actions"),
        text.index("Mise en situation"),
        text.index("Texte perdu dans le document, près de ce critère"),
        text.index("Notre lecture — non officielle"),
        text.index("un signe de actions financées"),
        text.index("Phrases inventées, d'aucun dossier :"),
    ]
    assert places == sorted(places)
    (wording,) = shown("C1-1").having(class_="wording")
    assert wording == {"class": "wording"}


def test_modalities_say_how_and_keep_their_texts_in_folds():
    text = shown("C1-1").text
    assert "écrit + oraltravail de groupeentreprise réelle ou entreprise fictive" in text
    assert "Texte de la modalité · C1 … C2 (2 compétences) · lignes 8 à 9Un dossier de vingt pages." in text
    assert "Si le candidat présente un bloc seulUn dossier professionnel." in text
    assert "Le document n’en donne pas." in shown("C3..C4-1").text


def test_what_is_lost_is_marked_as_lost():
    assert "Le document source s'interrompt dans ce libellé : ce qui suit y est perdu." in shown("C1-2").text
    assert "s'interrompt" not in shown("C1-1").text
    assert "C2 (énoncé perdu dans le document source)" in shown("C1+C2-1").text
    assert "Qualité du suivi : Les critères manquent. (ligne 9)" in shown("C1-1").text


def test_an_attachment_is_told_as_the_document_makes_it():
    activity = shown("A1-1").text
    assert "à une activité, et à aucune de ses compétences en particulier :A1 Conduite d'un projet" in activity
    assert "Conduire un projet de bout en bout" in activity
    assert "Tenir un planning" in activity
    assert "à l'ensemble d'une production" in shown("C3..C4-1").text
    assert "Compétences concernées (2)" in shown("C3..C4-1").text


def test_doubts_about_what_is_around_are_in_a_fold_with_their_count():
    text = shown("C1+C2-1").text
    assert "Doutes sur ce qui entoure ce critère (3)" in text
    assert "C2 : Il manque une cellule." in text
    assert "M1 : Le nombre de pages est douteux." in text
    assert "A1 : Le titre est répété." in shown("A1-1").text


def test_the_whole_shows_rules_losses_and_competencies():
    text = seen(overview(norm())).text
    for told in (
        "Responsable d'essai",
        "2 blocs · 1 activité · 4 compétences · 1 modalité · 5 critères · 1 doute sur un critère",
        "C2 : l'énoncé de la compétence manque (ligne 6)",
        "C1-2 : le libellé est incomplet (ligne 7)",
        "C1 · Qualité du suivi : Les critères manquent. (ligne 9)",
        "Handicap · lignes 1 à 2Le jury peut exempter.",
        "B2-1 Numérique · au choix dans B2 · 2 compétences",
        "C1 : une virgule.",
    ):
        assert told in text


def test_near_criteria_are_called_a_lead_with_their_score():
    rubric = norm()
    first = Similar(rubric, rubric.criterion("C1+C2-1"), 0.4567, identical=True)
    page = seen(kin([first, Similar(rubric, rubric.criteria[0], -0.2)]))
    assert "Une piste, pas une équivalence" in page.text
    assert "0,46Entente · petit C1+C2-1 libellé identiqueL'équipe œuvre à l'unisson." in page.text
    assert page.text.count("libellé identique") == 1
    assert "Le score va de 1 (le même propos)" in page.text
    assert "0,00Actions financées" in page.text
    (link,) = page.having(data_criterion="C1+C2-1")
    assert link["href"] == "/?referentiel=petit&critere=C1%2BC2-1"
    assert kin([]) == ""


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_any_text_of_a_rubric_is_shown_as_text(attack):
    rubric = norm(attack)
    views = [tree(rubric), overview(rubric), kin([Similar(rubric, c, 0.1) for c in rubric.criteria])]
    views += [card(rubric, criterion) for criterion in rubric.criteria]
    for html in views:
        page = seen(html)
        assert page.names <= KNOWN
        assert page.handlers == []
        assert all(a["href"].startswith("/?referentiel=petit") for name, a in page.tags if name == "a")
        assert attack in page.text or attack in " ".join(a.get("title", "") for _, a in page.tags)


@pytest.mark.parametrize("identity", shipped_ids())
def test_every_page_of_the_shipped_ones_is_whole(identity):
    rubric = shipped(identity)
    assert sorted(listed(tree(rubric))) == sorted(c.id for c in rubric.criteria)
    assert rubric.title in seen(overview(rubric)).text
    for criterion in rubric.criteria:
        page = seen(card(rubric, criterion))
        assert criterion.statement in page.text
        assert all(note in page.text for note in criterion.notes)
        assert all(indicator.text in page.text for indicator in criterion.indicators)
