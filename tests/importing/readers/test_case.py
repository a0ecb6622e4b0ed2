"""CASE packages that other hands wrote. All of them are synthetic."""

import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.importing.proposal import Proposal
from assistant.importing.readers.case import read_case

Tree = list[tuple[str, str | None, str]]
"""(code, item type, code of the parent or nothing) of each item; its statement is «Énoncé» and the code."""


def uuid(code: str) -> str:
    return f"00000000-0000-4000-8000-{zlib.crc32(code.encode()):012d}"


def link(code: str) -> dict[str, str]:
    return {"title": code, "identifier": uuid(code), "uri": f"https://cadre.example/{uuid(code)}"}


def item(code: str, kind: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "identifier": uuid(code),
        "uri": f"https://cadre.example/{uuid(code)}",
        "fullStatement": f"Énoncé {code}",
        "humanCodingScheme": code,
        "CFItemType": kind,
        "lastChangeDateTime": "2024-05-01T10:00:00+00:00",
        **more,
    }


def tie(origin: str, destination: str, kind: str = "isChildOf", number: int | None = None) -> dict[str, Any]:
    return {
        "identifier": uuid(origin + kind + destination),
        "associationType": kind,
        "sequenceNumber": number,
        "originNodeURI": link(origin),
        "destinationNodeURI": link(destination),
    }


def package(items: list[dict[str, Any]], ties: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "CFDocument": {
            "identifier": uuid("cadre"),
            "uri": "https://cadre.example/cadre",
            "creator": "École du pain",
            "title": "Cadre de la boulangerie",
            "lastChangeDateTime": "2024-05-01T10:00:00+00:00",
            "language": "fr",
        },
        "CFItems": items,
        "CFAssociations": ties,
        **more,
    }


def read(content: Any) -> Proposal:
    return read_case(json.dumps(content).encode(), "cadre.json")


def told(proposal: Proposal) -> list[str]:
    return [doubt.text for doubt in proposal.doubts]


TYPED = package(
    [
        item("D1", "Domain"),
        item("S1", "Skill"),
        item("S2", "Compétence visée"),
        item("K1", "Performance criterion"),
        item("K2", "Critère", conceptKeywords=["oral"]),
    ],
    [tie("D1", "cadre"), tie("S2", "D1", number=1), tie("S1", "D1", number=2), tie("K1", "S1"), tie("K2", "S2")],
)


def test_types_in_common_words_are_known() -> None:
    proposal = read(TYPED)
    rubric = proposal.rubric
    assert (rubric.id, rubric.title, rubric.certifier) == (
        "cadre-de-la-boulangerie", "Cadre de la boulangerie", "École du pain",
    )  # fmt: skip
    assert [(b.id, b.title, b.competencies) for b in rubric.blocks] == [("D1", "Énoncé D1", ("S2", "S1"))]
    assert [c.id for c in rubric.competencies] == ["S2", "S1"]
    assert [(c.id, c.competencies, c.statement, c.assessable) for c in rubric.criteria] == [
        ("S2-1", ("S2",), "Énoncé K2", "oral"),
        ("S1-1", ("S1",), "Énoncé K1", "both"),
    ]
    assert rubric.criterion("S1-1").notes == ("Code dans le document : K1.",)
    assert proposal.unplaced == ()


def test_every_wording_is_a_line_of_the_source() -> None:
    proposal = read(TYPED)
    for part in (*proposal.rubric.competencies, *proposal.rubric.criteria):
        first, last = part.lines
        assert part.statement == "\n".join(proposal.lines[first - 1 : last])
    assert proposal.rubric.document == "cadre.json"


def test_a_package_may_be_wrapped() -> None:
    assert read({"CFPackage": TYPED}).rubric == read(TYPED).rubric


def test_a_tree_without_types_is_read_by_its_shape_and_doubted() -> None:
    proposal = read(package([item("1"), item("1.a"), item("1.b"), item("2")], [tie("1.a", "1"), tie("1.b", "1")]))
    assert [(b.id, b.competencies) for b in proposal.rubric.blocks] == [("1", ("1.a", "1.b")), ("B1", ("2",))]
    assert proposal.rubric.criteria == ()
    assert "Des éléments n'ont pas de type : leur place dans l'arbre a décidé, ici bloc ; à vérifier." in told(proposal)
    assert any("le bloc B1, au titre du document, est de nous" in text for text in told(proposal))


def test_without_codes_the_codes_are_ours_and_said_to_be() -> None:
    proposal = read(
        package([item("x", "Compétence", humanCodingScheme=None), item("y", "Compétence", humanCodingScheme="C1")], [])
    )
    assert [c.id for c in proposal.rubric.competencies] == ["C2", "C1"]
    assert "Le document ne donne pas de code propre ; ceux-ci sont de nous : C2." in told(proposal)


def rubric_of(*criteria: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"identifier": uuid("grille"), "uri": "", "CFRubricCriteria": list(criteria)}]


def criterion(description: str | None, about: str | None, **more: Any) -> dict[str, Any]:
    return {
        "identifier": uuid(f"{description}{about}"),
        "description": description,
        "CFItemURI": about and link(about),
        **more,
    }


def test_criteria_that_only_the_rubric_states_are_read_and_their_levels_left() -> None:
    levels = [{"identifier": uuid("n1"), "quality": "Fin", "description": "Pain doré à cœur"}]
    grid = rubric_of(
        criterion("La croûte chante.", "S1", position=2, category="Cuisson", CFRubricCriterionLevels=levels),
        criterion("La mie est aérée.", "S1", position=1),
        criterion("Sans attache.", None),
        criterion(None, "S1"),
    )
    proposal = read(package([item("S1", "Compétence")], [], CFRubrics=grid))
    assert [(c.id, c.heading, c.statement) for c in proposal.rubric.criteria] == [
        ("S1-1", None, "La mie est aérée."),
        ("S1-2", "Cuisson", "La croûte chante."),
    ]
    assert {piece.text for piece in proposal.unplaced} == {"Pain doré à cœur", "Sans attache."}
    assert proposal.placed < 1
    assert "Un critère de la grille n'a pas de libellé : il n'est pas repris." in told(proposal)
    assert "Niveaux décrits dans la grille, non repris : « La croûte chante. »." in told(proposal)


def test_a_criterion_under_a_block_reaches_the_whole_block() -> None:
    items = [item("B1", "Bloc"), item("C1", "Compétence"), item("C2", "Compétence"), item("K", "Critère")]
    proposal = read(package(items, [tie("C1", "B1"), tie("C2", "B1"), tie("K", "B1")]))
    (found,) = proposal.rubric.criteria
    assert (found.id, found.attached, found.competencies) == ("C1..C2-1", "production", ("C1", "C2"))
    assert any("ne tiennent qu'au bloc B1" in text for text in told(proposal))


def test_a_criterion_under_an_activity_reaches_its_competencies() -> None:
    items = [item("B1", "Bloc"), item("A1", "Activité"), item("C1", "Compétence"), item("K", "Critère")]
    ties = [tie("A1", "B1"), tie("C1", "B1"), tie("C1", "A1", "isRelatedTo"), tie("K", "A1")]
    (found,) = read(package(items, ties)).rubric.criteria
    assert (found.id, found.attached, found.activity, found.competencies) == ("A1-1", "activity", "A1", ("C1",))


def test_a_criterion_attached_to_nothing_is_not_placed() -> None:
    proposal = read(package([item("C1", "Compétence"), item("K", "Critère")], []))
    assert proposal.rubric.criteria == ()
    assert [piece.text for piece in proposal.unplaced] == ["Énoncé K"]
    assert "Rien ne rattache ce critère à une compétence : il n'est pas repris." in told(proposal)


def test_a_modality_says_mode_and_work_in_its_words() -> None:
    statement = "Soutenance orale en groupe devant un jury."
    items = [item("C1", "Compétence"), item("M1", "Assessment", fullStatement=statement)]
    proposal = read(package(items, []))
    (found,) = proposal.rubric.assessments
    assert (found.mode, found.work, found.competencies) == (("oral",), "group", ("C1",))
    assert any("toutes lui sont données" in text for text in told(proposal))


def test_links_elsewhere_and_another_language_are_doubts() -> None:
    content = package([item("C1", "Compétence")], [tie("C1", "ailleurs", "exactMatchOf")])
    content["CFDocument"]["language"] = "en"
    assert told(read(content)) == [
        "Le document est en « en » ; Critérium tient ses textes pour du français.",
        "Liens vers d'autres documents, non repris : 1.",
        "Le document ne donne aucun critère d'évaluation : blocs et compétences seuls sont repris.",
        "Des compétences ne sont dans aucun bloc : le bloc B1, au titre du document, est de nous.",
    ]


def test_what_another_wrote_under_our_name_is_not_trusted() -> None:
    ours = {"criterium": {"position": "un", "lines": [0, "x"], "aids": {"label": ""}, "notes": [1], "lost": "oui"}}
    items = [item("C1", "Compétence", extensions=ours), item("K", "Critère", extensions=ours)]
    proposal = read(package(items, [tie("K", "C1")]))
    (found,) = proposal.rubric.criteria
    assert (found.label, found.lost, found.notes) == ("Énoncé K", False, ("Code dans le document : K.",))
    assert "Les aides de lecture de ce critère sont illisibles : elles sont à récrire." in told(proposal)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "cadre.json : le JSON est mal formé ; exporter de nouveau le document CASE."),
        (b"\xff\xfe", "cadre.json : le JSON est mal formé ; exporter de nouveau le document CASE."),
        (b"[" * 100_000, "cadre.json : le JSON est mal formé ; exporter de nouveau le document CASE."),
        (b"[]", "cadre.json : ce JSON n'est pas un paquet CASE (CFPackage) ; il y manque « CFDocument »."),
        (
            b'{"CFDocument": {}}',
            "cadre.json : le champ CASE « CFDocument.identifier » manque ou n'a pas la forme attendue.",
        ),
        (
            json.dumps(package([], [])).encode(),
            "cadre.json : le document CASE ne contient aucune compétence ; il n'y a rien à importer.",
        ),
        (
            json.dumps(package([item("A"), item("B")], [tie("A", "B"), tie("B", "A")])).encode(),
            "cadre.json : « A » est dans une boucle de liens isChildOf ; corriger le document.",
        ),
        (
            json.dumps(package([item("A"), item("A")], [])).encode(),
            f"cadre.json : l'identifiant CASE « {uuid('A')} » est donné deux fois ; corriger le document.",
        ),
    ],
)
def test_what_is_no_package_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read_case(content, "cadre.json")
    assert str(refused.value) == sentence


def test_a_package_too_large_is_refused() -> None:
    with pytest.raises(UserError, match="dépasse 32 Mo"):
        read_case(b" " * (32 * 1024 * 1024 + 1), "cadre.json")


KINDS = st.sampled_from([None, "Bloc", "Activité", "Compétence", "Critère", "Modalité", "Règle", "Tâche", "Cluster"])


@given(st.data())
def test_any_tree_is_read_or_refused_in_one_sentence(data: st.DataObject) -> None:
    count = data.draw(st.integers(0, 7))
    codes = [str(number) for number in range(count)]
    items = [item(code, data.draw(KINDS)) for code in codes]
    nodes = st.sampled_from([*codes, "cadre", "ailleurs"])
    kinds = st.sampled_from(["isChildOf", "isPartOf", "isRelatedTo", "precedes"])
    ties = [tie(data.draw(nodes), data.draw(nodes), data.draw(kinds)) for _ in range(data.draw(st.integers(0, 8)))]
    grid = rubric_of(*(criterion(data.draw(st.sampled_from([None, "Texte"])), data.draw(nodes)) for _ in range(2)))
    try:
        proposal = read(package(items, ties, CFRubrics=grid))
    except UserError as error:
        assert str(error).startswith("cadre.json : ")
        return
    assert 0 <= proposal.placed <= 1
    everything = set(proposal.lines)
    rubric = proposal.rubric
    for text in [c.statement for c in (*rubric.competencies, *rubric.criteria)] + [b.title for b in rubric.blocks]:
        assert text in everything
