"""Sources into proposals: attachments, losses, doubts, what has no place. Synthetic documents."""

import pytest

from assistant.errors import UserError
from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.markdown import read_markdown
from assistant.importing.readers.plain import read_plain
from assistant.importing.readers.tabbed import read_tabbed

HEADER = "Activités\tCompétences\tModalités d'évaluation\tCritères d'évaluation"


def tabbed(*rows: str, before: str = "") -> Proposal:
    return interpreted(read_tabbed("\n".join([before, HEADER, *rows]), "essai.txt"))


def critères(proposal: Proposal) -> list[tuple[str, str]]:
    return [(c.id, c.statement) for c in proposal.rubric.criteria]


def said(proposal: Proposal) -> str:
    return " / ".join(f"{doubt.line}: {doubt.text}" for doubt in proposal.doubts)


def test_a_row_gives_its_critères_to_its_competency() -> None:
    proposal = tabbed(
        "A1 Vente\tC1.1 Accueillir\tOral\t<p>Le client est salué</p><p>La demande est notée</p><p>Le délai est dit</p>",
        "\tC1.2 Conseiller\tOral\t<p>Le produit convient</p>",
    )
    assert critères(proposal) == [
        ("C1.1-1", "Le client est salué"),
        ("C1.1-2", "La demande est notée"),
        ("C1.1-3", "Le délai est dit"),
        ("C1.2-1", "Le produit convient"),
    ]
    assert [c.activities for c in proposal.rubric.competencies] == [("A1",), ("A1",)]
    assert {c.assessable for c in proposal.rubric.criteria} == {"oral"}
    assert proposal.placed == 1.0
    assert proposal.unplaced == ()


def test_groups_in_one_cell_go_to_the_competencies_of_their_rank_with_a_doubt() -> None:
    proposal = tabbed(
        "A1 Vente\t<p>C1 Accueillir le client</p><p>C2 Tenir la caisse</p>\tOral\t"
        "<p>Qualité de l'accueil du client :</p><ul>- Le client est salué - Le délai est dit</ul>"
        "<p>Tenue de la caisse :</p><ul>- Le compte est juste</ul>"
    )
    assert [(c.id, c.heading) for c in proposal.rubric.criteria] == [
        ("C1-1", "Qualité de l'accueil du client"),
        ("C1-2", "Qualité de l'accueil du client"),
        ("C2-1", "Tenue de la caisse"),
    ]
    assert "rattaché à la compétence du même rang" in said(proposal)


def test_groups_that_match_no_rank_stay_with_the_whole_activity() -> None:
    proposal = tabbed(
        "A1 Vente\t<p>C1 Accueillir le client</p><p>C2 Tenir la caisse</p>\tOral\t"
        "<p>Tenue :</p><ul>- Le poste est propre</ul><p>Rigueur :</p><ul>- Les gestes sont sûrs</ul>"
        "<p>Soin :</p><ul>- Rien n'est cassé</ul>",
        "A2 Stock\tC3 Compter\tÉcrit\tLe compte est juste",
    )
    first = proposal.rubric.criteria[0]
    assert (first.id, first.attached, first.activity, first.competencies) == ("A1-1", "activity", "A1", ("C1", "C2"))


def test_a_critère_may_name_the_competencies_it_reaches() -> None:
    proposal = tabbed(
        "A1 Vente\t<p>C16 Accueillir</p><p>C17 Encaisser</p>\tOral\t"
        "<p>Pour C16 et C17. Les gestes sont sûrs</p><p>Pour C17 : le compte est juste</p><p>Pour C16 : bonjour est dit</p>"
    )
    assert critères(proposal) == [
        ("C16+C17-1", "Les gestes sont sûrs"),
        ("C17-1", "le compte est juste"),
        ("C16-1", "bonjour est dit"),
    ]


def test_an_announced_competency_without_wording_is_lost_and_invents_nothing() -> None:
    proposal = tabbed(
        "A1 Vente\tC1.1 Accueillir le client\t<p>Cas pratique (C1.1 à C1.2)</p><p>Travail écrit</p>\t"
        "<p>Accueil du client :</p><ul>- Le client est salué</ul><p>Tenue de la caisse :</p><ul>- Le compte est juste</ul>",
        "A2 Stock\tC2.1 Compter\tOral\tLe compte est juste",
    )
    lost = proposal.rubric.competency("C1.2")
    assert lost.statement is None
    assert lost.notes == ("Le document annonce C1.2 (modalité) mais son énoncé y manque.",)
    assert [c.id for c in proposal.rubric.criteria] == ["C1.1-1", "C1.2-1", "C2.1-1"]
    assert "annonce C1.2" in said(proposal)


def test_codes_are_ours_where_the_document_has_none() -> None:
    proposal = tabbed("Vente\tAccueillir le client\tOral\tLe client est salué")
    assert [c.id for c in proposal.rubric.competencies] == ["C1"]
    assert [a.id for a in proposal.rubric.activities] == ["A1"]
    assert "ceux du brouillon sont les nôtres" in said(proposal)


def test_codes_that_begin_again_in_each_block_bear_the_block_s() -> None:
    proposal = tabbed(
        "BC01 Vendre\t\t\t",
        "A1 Vente\tC1 Accueillir\tOral\tLe client est salué",
        "BC02 Gérer\t\t\t",
        "A1 Stock\tC1 Compter\tOral\tLe compte est juste",
    )
    assert [c.id for c in proposal.rubric.criteria] == ["BC01-C1-1", "BC02-C1-1"]


def test_the_same_code_for_two_wordings_is_a_doubt() -> None:
    proposal = tabbed(
        "A1 Vente\tC1 Accueillir\tOral\tLe client est salué",
        "A1 Vente\tC1 Encaisser\tOral\tLe compte est juste",
    )
    assert [c.id for c in proposal.rubric.competencies] == ["C1", "C1bis"]
    assert "donné deux fois" in said(proposal)


def test_empty_cells_under_critères_may_be_a_merged_cell() -> None:
    proposal = tabbed(
        "A1 Vente\tC1 Accueillir\tOral\t<p>Le client est salué</p><p>Le ton est juste</p><p>Le délai est dit</p>",
        "\tC2 Conseiller\t\t",
        "A2 Stock\tC3 Compter\tOral\tLe compte est juste",
    )
    assert proposal.rubric.criteria[0].competencies == ("C1", "C2")
    assert "C2 sont vides" in said(proposal)


def test_a_competency_without_critères_is_a_doubt() -> None:
    proposal = interpreted(read_plain("C1 Accueillir\nCritères :\n- le client est salué\nC2 Vendre\n", "essai.txt"))
    assert "La compétence C2 n'a aucun critère" in said(proposal)


def test_a_document_without_critères_is_blocks_and_competencies_and_says_so() -> None:
    text = "Bloc 1 : Vendre\nC1 Accueillir un client\nC2 Encaisser\n\nBloc 2 : Gérer\nC3 Compter le stock\n"
    proposal = interpreted(read_plain(text, "fiche.txt"))
    assert [(b.id, b.title, b.competencies) for b in proposal.rubric.blocks] == [
        ("B1", "Vendre", ("C1", "C2")),
        ("B2", "Gérer", ("C3",)),
    ]
    assert proposal.rubric.criteria == ()
    assert "ne donne aucun critère d'évaluation" in said(proposal)


def test_a_general_competency_without_code_is_the_activity_s() -> None:
    proposal = tabbed(
        "A1 Vente\t<p>Vendre dans le respect des règles</p><p>C1 Accueillir</p><p>C2 Encaisser</p>\tOral\tLe client est salué"
    )
    assert [c.id for c in proposal.rubric.competencies] == ["C1", "C2"]
    assert proposal.rubric.activities[0].competency == "Vendre dans le respect des règles"


def test_text_that_explains_is_a_rule_and_a_stray_line_has_no_place() -> None:
    before = (
        "Certificateur : École du pain\n\nRéférentiel du boulanger\n\nUn mot de la présidente\n\n"
        "Sur avis du référent handicap, le jury de certification peut exempter un candidat de certains critères.\n"
    )
    proposal = tabbed("A1 Vente\tC1 Accueillir\tOral\tLe client est salué", before=before)
    assert proposal.rubric.certifier == "École du pain"
    assert proposal.rubric.title == "Référentiel du boulanger"
    assert [rule.lines for rule in proposal.rubric.rules] == [(5, 7)]
    assert all("handicap" in rule.text for rule in proposal.rubric.rules)
    assert [c.statement for c in proposal.rubric.criteria] == ["Le client est salué"]


def test_what_is_no_référentiel_is_refused() -> None:
    with pytest.raises(UserError, match="ne contient ni compétence ni critère reconnaissable"):
        interpreted(read_plain("Une lettre.\n\nDeux paragraphes, sans plus.\n", "lettre.txt"))


def test_a_modality_goes_on_over_the_rows_of_its_range() -> None:
    proposal = tabbed(
        "A1 Vente\tC1.1 Accueillir\t<p>Dossier (C1.1 à C1.2)</p><p>Travail individuel écrit</p>\tLe client est salué",
        "\tC1.2 Encaisser\t<p>Lorsqu'un candidat se présente uniquement sur un bloc, le dossier est réduit.</p>\tLe compte est juste",
    )
    [assessment] = proposal.rubric.assessments
    assert assessment.competencies == ("C1.1", "C1.2")
    assert assessment.text == "Dossier (C1.1 à C1.2)\nTravail individuel écrit"
    assert assessment.block_text == "Lorsqu'un candidat se présente uniquement sur un bloc, le dossier est réduit."
    assert (assessment.mode, assessment.work) == (("written",), "individual")


JARDIN = "<p>C1 Semer</p><p>C2 Planter</p><p>C3 Tailler</p>"


def test_what_stands_before_the_critères_that_name_a_competency_is_the_whole_production_s() -> None:
    proposal = tabbed(
        f"A1 Jardin\t{JARDIN}\tÉcrit\t<p>Le dossier est complet.</p><p>Les sources sont citées.</p>"
        "<p>Pour C1. Le rang est droit.</p><p>Pour C2 et C3. Le geste est sûr.</p>"
    )
    assert [(c.id, c.attached, c.statement) for c in proposal.rubric.criteria] == [
        ("C1..C3-1", "production", "Le dossier est complet."),
        ("C1..C3-2", "production", "Les sources sont citées."),
        ("C1-1", "competency", "Le rang est droit."),
        ("C2+C3-1", "competency", "Le geste est sûr."),
    ]


def test_a_critère_that_names_another_table_s_competency_goes_where_one_is_missing() -> None:
    proposal = tabbed(
        f"A1 Jardin\t{JARDIN}\tÉcrit\t"
        "<p>Pour C1. Le rang est droit.</p><p>Pour C8 Le trou est profond.</p><p>Pour C3. La coupe est nette.</p>",
        "A2 Vente\tC8 Encaisser\tOral\tLe compte est juste",
    )
    assert critères(proposal) == [
        ("C1-1", "Le rang est droit."),
        ("C2-1", "Le trou est profond."),
        ("C3-1", "La coupe est nette."),
        ("C8-1", "Le compte est juste"),
    ]
    assert "nomme C8, qui est d'un autre tableau ; il est rattaché à C2 d'après l'ordre" in said(proposal)


def test_a_critère_that_names_another_table_s_competency_stays_there_where_nothing_is_missing() -> None:
    proposal = tabbed(
        f"A1 Jardin\t{JARDIN}\tÉcrit\t<p>Pour C1. Le rang est droit.</p><p>Pour C2. Le trou est profond.</p>"
        "<p>Pour C8. Le prix est dit.</p><p>Pour C3. La coupe est nette.</p>",
        "A2 Vente\tC8 Encaisser\tOral\tLe compte est juste",
    )
    assert ("C8-1", "Le prix est dit.") in critères(proposal)
    assert "nomme C8, qui est d'un autre tableau ; il y est rattaché tel quel" in said(proposal)


def test_options_of_a_bloc_are_blocs_with_a_doubt() -> None:
    text = (
        "# Bloc 1 : Semer\n\nC1 : Semer\n\nCritères :\n- Le rang est droit\n\n"
        "# Bloc 2 option 1 : Tailler\n\nC2 : Tailler\n\nCritères :\n- La coupe est nette\n\n"
        "# Bloc 2 option 2 : Vendre\n\nC3 : Vendre\n\nCritères :\n- Le prix est dit\n"
    )
    proposal = interpreted(read_markdown(text, "jardin.md"))
    assert [(b.id, b.title, b.option_of, b.competencies) for b in proposal.rubric.blocks] == [
        ("B1", "Semer", None, ("C1",)),
        ("B2-1", "Tailler", "B2", ("C2",)),
        ("B2-2", "Vendre", "B2", ("C3",)),
    ]
    assert "B2-1, B2-2 : ces blocs sont lus comme des choix pour B2" in said(proposal)


@pytest.mark.parametrize("mark", ["-", "*", "+", "1."])
def test_a_critère_with_its_list_is_word_for_word_in_a_markdown(mark: str) -> None:
    text = f"# Bloc 1 : Semer\n\nC1 : Semer\n\nCritères :\n\n- Le rang est dit par les points de repère suivants :\n    {mark} Ficelle\n"
    proposal = interpreted(read_markdown(text, "jardin.md"))
    assert critères(proposal) == [("C1-1", f"Le rang est dit par les points de repère suivants : {mark} Ficelle")]


def test_what_comes_again_without_a_place_is_listed_once() -> None:
    proposal = interpreted(
        read_plain(
            "Jardinier\n=========\n\nBloc 1 : Semer\n\nQuelques mots de trop\n\nC1 : Semer\n\nQuelques mots de trop\n\n"
            "Critères :\n- Le rang est droit\n",
            "jardin.txt",
        )
    )
    assert [(piece.line, piece.text) for piece in proposal.unplaced] == [(6, "Quelques mots de trop")]
