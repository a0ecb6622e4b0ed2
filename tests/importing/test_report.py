"""What the report says: doubts to decide, remarks that leave nothing to decide. Synthetic documents."""

from pathlib import Path

from assistant.importing.proposal import Proposal
from assistant.importing.reader import read

NO_TITLE = "L'intitulé de la certification n'a pas été trouvé : le brouillon porte le nom du fichier, à remplacer."
NO_CERTIFIER = "Le certificateur n'a pas été trouvé dans le document : à écrire (certifier)."


def imported(tmp_path: Path, name: str, text: str) -> Proposal:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path, name)


def test_a_title_and_a_certifier_that_are_not_found_are_doubts(tmp_path: Path) -> None:
    proposal = imported(tmp_path, "grille 12.csv", "Bloc;Compétence;Critère\nB1 Tenir;C1 Réparer;La zone est balisée\n")
    assert proposal.rubric.title == "grille 12"
    assert [doubt.text for doubt in proposal.doubts][:2] == [NO_TITLE, NO_CERTIFIER]


def test_a_title_and_a_certifier_that_are_found_are_none(tmp_path: Path) -> None:
    text = "# Plombier\n\nCertificateur : École de l'eau\n\n## Bloc 1 : Tenir\n\n### C1 Réparer\n\nCritères :\n\n- La zone est balisée\n"
    proposal = imported(tmp_path, "p.md", text)
    assert (proposal.rubric.title, proposal.rubric.certifier) == ("Plombier", "École de l'eau")
    assert not {NO_TITLE, NO_CERTIFIER} & {doubt.text for doubt in proposal.doubts}


def test_the_number_before_the_name_of_a_part_is_no_title(tmp_path: Path) -> None:
    text = "5 - RÉFÉRENTIELS\n\nBloc 1 : Tenir\n\nC1 Réparer\nCritères :\n- La zone est balisée\n"
    assert imported(tmp_path, "p.txt", text).rubric.title == "p"


def test_points_and_levels_in_notes_are_a_remark_and_no_doubt(tmp_path: Path) -> None:
    text = "Compétence;Critère;Poids;Niveau 1\nC1 Réparer;La zone est balisée;3;Un cône\nC1 Réparer;Le joint tient;2;\n"
    proposal = imported(tmp_path, "g.csv", text)
    [remark] = proposal.remarks
    assert (remark.kind, remark.line) == ("kept", 2)
    assert remark.text == (
        "Gardé mot pour mot dans les notes de 2 critères, un référentiel n'ayant pas de champ pour cela : Poids, Niveau 1."
    )
    assert not any("notes" in doubt.text for doubt in proposal.doubts)
    assert proposal.as_json()["remarks"] == [
        {"line": 2, "kind": "kept", "text": remark.text, "place": "ligne 2"},
    ]


def test_letters_that_were_mended_are_a_remark_and_no_doubt(tmp_path: Path) -> None:
    text = "Bloc 1 : Tenir\n" + "".join(
        f"C{n} Mener une ac\ufffdvité de type {n} dans une organisa\ufffdon\nCritères d'évaluation\n"
        f"Le plan de l'ac\ufffdvité est tenu\net la collec\ufffdvité le sait\nLe compte\nest juste\n"
        for n in range(1, 8)
    )
    proposal = imported(tmp_path, "t.txt", text)
    assert [remark.kind for remark in proposal.remarks] == ["typography"]
    assert "« ac\ufffdvité » lu « activité »" in proposal.remarks[0].text
    assert not any("rétablies" in doubt.text for doubt in proposal.doubts)


def test_what_neither_the_modalité_nor_the_critère_decides_is_one_doubt_a_modalité(tmp_path: Path) -> None:
    text = (
        "Compétence;Modalité d'évaluation;Critère\n"
        "C1 Réparer;Dossier écrit et soutenance;La zone est balisée\n"
        "C1 Réparer;Dossier écrit et soutenance;Le rapport est daté\n"
        "C1 Réparer;Dossier écrit et soutenance;Le joint tient\n"
        "C2 Peindre;Soutenance;Le mur est lisse\n"
    )
    proposal = imported(tmp_path, "g.csv", text)
    assert [c.assessable for c in proposal.rubric.criteria] == ["both", "written", "both", "oral"]
    [doubt] = [doubt for doubt in proposal.doubts if "écrit ou oral" in doubt.text]
    assert doubt.line == 2
    assert doubt.text == "M1 : écrit ou oral ? La modalité demande les deux ; à décider pour 2 critères : C1-1, C1-3."


def test_a_document_without_modalité_leaves_all_but_the_critères_that_tell_to_decide(tmp_path: Path) -> None:
    text = "Compétence;Critère\nC1 Réparer;La zone est balisée\nC1 Réparer;Le prix est dit à l'oral\n"
    proposal = imported(tmp_path, "g.csv", text)
    assert [c.assessable for c in proposal.rubric.criteria] == ["both", "oral"]
    assert "Écrit ou oral ? Aucune modalité ne le dit ; à décider pour 1 critère : C1-1." in {
        doubt.text for doubt in proposal.doubts
    }


def test_a_critère_that_enumerates_within_a_sentence_is_a_doubt(tmp_path: Path) -> None:
    text = "Compétence;Critère\nC1 Réparer;Le client reçoit a) un devis daté b) une facture et c) une garantie\n"
    proposal = imported(tmp_path, "g.csv", text)
    assert len(proposal.rubric.criteria) == 1
    assert any("énumère des points" in doubt.text for doubt in proposal.doubts)


def test_what_a_grid_says_of_marking_is_a_rule(tmp_path: Path) -> None:
    text = (
        "# Plombier\n\n| Compétence | Critère |\n|---|---|\n| C1 Réparer | La zone est balisée |\n\n"
        "## Consignes\n\nLe jury note chaque ligne. Les points ne se compensent pas.\n"
    )
    proposal = imported(tmp_path, "p.md", text)
    assert [rule.text for rule in proposal.rubric.rules] == [
        "Consignes\nLe jury note chaque ligne. Les points ne se compensent pas."
    ]
    assert proposal.unplaced == ()
