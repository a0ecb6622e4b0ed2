"""What is said of a faulty YAML: one sentence with the file, the line and the field, in words."""

from pathlib import Path

import pytest
import yaml

from assistant.errors import UserError
from assistant.importing.shelf import rubric_named
from tests.rubric.conftest import small

TEXT = yaml.safe_dump(small(), allow_unicode=True, sort_keys=False)
CRITERION = "  statement: Le plan C1-2 est tenu.\n"
BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))


def told(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        rubric_named(str(path))
    sentence = str(refused.value)
    assert "\n" not in sentence
    return sentence


def line_of(part: str, text: str) -> int:
    """The line of the first mention of the part, from 1."""
    return text[: text.index(part)].count("\n") + 1


FAULTS = {
    "a tab": (
        CRITERION,
        "\tstatement: Le plan C1-2 est tenu.\n",
        "\tstatement",
        "le YAML est mal formé ; une tabulation est en tête de ligne ; n'y mettre que des espaces.",
    ),
    "a quotation left open to the end": (
        CRITERION,
        "  statement: 'Le plan C1-2 est tenu.\n",
        "  statement: 'Le plan C1-2",
        "le YAML est mal formé ; le guillemet ou l'apostrophe ouvert ici n'est pas refermé ; le refermer.",
    ),
    "a quotation that a later one closes": (
        CRITERION + "  assessable: oral\n",
        '  statement: "Le plan C1-2 est tenu.\n  assessable: "oral"\n',
        '  statement: "Le plan',
        "le YAML est mal formé ; le guillemet ou l'apostrophe ouvert ici ne se ferme qu'à la ligne 105 ; le refermer.",
    ),
    "an apostrophe that ends a text": (
        CRITERION,
        "  statement: 'L'oral est tenu.'\n",
        "  statement: 'L'oral",
        "le YAML est mal formé ; un guillemet ou une apostrophe ferme le texte trop tôt ; doubler l'apostrophe : « l''oral ».",
    ),
    "a bracket left open": (
        "  competencies:\n  - C3\n",
        "  competencies: [C3\n",
        "  competencies: [C3",
        "le YAML est mal formé ; le crochet ou l'accolade ouvert ici n'est pas refermé ; le refermer.",
    ),
    "a colon within a text": (
        CRITERION,
        "  statement: Le plan : tenu.\n",
        "  statement: Le plan : tenu",
        "le YAML est mal formé ; un « : » est de trop, ou l'alinéa est décalé ; mettre le texte entre guillemets.",
    ),
    "a repeated key": (
        CRITERION,
        CRITERION + "  statement: Deux.\n",
        "  statement: Deux.",
        "critère C1-2, champ « statement » donné deux fois, déjà à la ligne 104 ; n'en garder qu'un.",
    ),
    "a repeated id": (
        "- id: C1-2\n",
        "- id: C1-1 # bis\n",
        "- id: C1-1 # bis",
        "critère C1-1, champ « id » refusé : l'identifiant C1-1 est donné 2 fois, déjà à la ligne 88.",
    ),
    "a number for a text": (
        "title: Petit plan",
        "title: 12",
        "title: 12",
        "champ « title » refusé : un texte est attendu, pas un nombre ; mettre « 12 » entre guillemets.",
    ),
    "a yes for a text": (
        CRITERION,
        "  statement: On\n",
        "  statement: On",
        "critère C1-2, champ « statement » refusé : un texte est attendu, pas vrai ou faux ; mettre « On » entre guillemets.",
    ),
    "a list for a text": (
        CRITERION,
        "  statement:\n  - Un\n",
        "  statement:\n  - Un",
        "critère C1-2, champ « statement » refusé : un texte est attendu, pas une liste.",
    ),
    "a text for a list": (
        "    indicators:\n    - Une date est donnée.\n    - Un montant est donné.\n",
        "    indicators: Une date\n",
        "    indicators: Une date",
        "critère C1-1, champ « aids.indicators » refusé : une liste est attendue, pas un texte.",
    ),
    "a text for a number": (
        "- id: B2\n  title: Mener\n  competencies:\n  - C3\n  lines:\n  - 2\n",
        "- id: B2\n  title: Mener\n  competencies:\n  - C3\n  lines:\n  - deux\n",
        "  - deux",
        "bloc B2, champ « lines », élément 1 refusé : un nombre entier est attendu, pas un texte.",
    ),
    "a missing field": (CRITERION, "", "- id: C1-2", "critère C1-2, champ « statement » manquant."),
    "an empty field": (
        CRITERION,
        "  statement: '  '\n",
        "  statement: '  '",
        "critère C1-2, champ « statement » vide ; un texte est attendu.",
    ),
    "an unknown key near a known one": (
        CRITERION,
        "  statment: Le plan C1-2 est tenu.\n",
        "  statment",
        "critère C1-2, champ « statment » inconnu ; vouliez-vous « statement » ?",
    ),
    "an unknown key near none": (
        "certifier: École\n",
        "certifier: École\nxyz: 1\n",
        "xyz: 1",
        "champ « xyz » inconnu ; champs connus : id, title, certifier, language, document, rules, blocks, activities, "
        "competencies, assessments, criteria, losses.",
    ),
    "an unknown key among the aids": (
        "    label: Plan tenu\n",
        "    label: Plan tenu\n    exemples: []\n",
        "    exemples",
        "critère C1-1, champ « aids.exemples » inconnu ; vouliez-vous « examples » ?",
    ),
    "an unknown choice": (
        "assessable: oral",
        "assessable: orale",
        "  assessable: orale",
        "critère C1-2, champ « assessable » refusé ; valeurs possibles : « written », « oral », « both ».",
    ),
    "an unknown competency": (
        "- id: E2\n  title: Oral\n  competencies:\n  - C3\n",
        "- id: E2\n  title: Oral\n  competencies:\n  - C9\n",
        "  - C9",
        "modalité E2, champ « competencies », élément 1 refusé : la compétence C9 n'existe pas.",
    ),
    "an unknown bloc": (
        "block: B1\n",
        "block: B7\n",
        "  block: B7",
        "activité A1, champ « block » refusé : le bloc B7 n'existe pas.",
    ),
    "a cycle": (
        "- id: B1\n",
        "- id: B1\n  option_of: B1\n",
        "  option_of: B1",
        "bloc B1, champ « option_of » refusé : le bloc est une option de lui-même.",
    ),
    "a competency in no bloc": (
        "  competencies:\n  - C3\n  lines:\n  - 2\n",
        "  competencies:\n  - C1\n  lines:\n  - 2\n",
        "- id: C3\n",
        "compétence C3 : la compétence n'est dans aucun bloc.",
    ),
    "a python object": (
        "certifier: École",
        "certifier: !!python/object/apply:os.getcwd []",
        "certifier:",
        "le YAML est mal formé ; les balises « !… » ne sont pas acceptées ; n'écrire que des textes et des listes.",
    ),
    "a date that is none": (
        "title: Petit plan",
        "title: 2024-13-45",
        "title: 2024",
        "champ « title » a une valeur qui ne se lit pas ; la mettre entre guillemets.",
    ),
    "a part that is referred to": (
        "certifier: École\n",
        "certifier: &nom École\nlanguage: *nom\n",
        "certifier: &nom",
        "cette partie est reprise ailleurs par un renvoi (« & » et « * »), ce qui n'est pas accepté ; l'écrire en toutes "
        "lettres à chaque endroit.",
    ),
    "a second document": (
        "certifier: École\n",
        "certifier: École\n---\n",
        "---",
        "le YAML est mal formé ; « --- » commence un second document ; n'en garder qu'un.",
    ),
    "an invisible character": (
        "certifier: École",
        "certifier: \x01",
        "certifier:",
        "le YAML est mal formé ; un caractère invisible est interdit ici ; retaper la ligne.",
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_at_its_line_and_field(kind: str, tmp_path: Path) -> None:
    right, wrong, at, sentence = FAULTS[kind]
    assert right in TEXT
    text = TEXT.replace(right, wrong, 1)
    path = tmp_path / "petit.yaml"
    path.write_text(text, encoding="utf-8")
    assert told(path) == f"petit.yaml, ligne {line_of(at, text)} : {sentence}"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "petit.yaml est vide ; il doit donner les clés d'un référentiel (id, title…)."),
        (b"# rien\n", "petit.yaml est vide ; il doit donner les clés d'un référentiel (id, title…)."),
        (
            b"- a\n- b\n",
            "petit.yaml, ligne 1 : le fichier est une liste ; il doit commencer par les clés d'un référentiel (id, title…).",
        ),
        (
            b"un texte",
            "petit.yaml, ligne 1 : le fichier est un seul texte ; il doit commencer par les clés d'un référentiel (id, title…).",
        ),
        (
            "id: petit\ntitle: Été\n".encode("cp1252"),
            "petit.yaml, ligne 2 : le texte n'est pas en UTF-8 ; l'enregistrer en UTF-8.",
        ),
        (b"#" * (50 * 1024**2), "« petit.yaml » dépasse 20 Mo ; un référentiel tient en bien moins."),
        (
            BOMB.encode(),
            "petit.yaml, ligne 1 : cette partie est reprise ailleurs par un renvoi (« & » et « * »), ce qui n'est pas "
            "accepté ; l'écrire en toutes lettres à chaque endroit.",
        ),
        (
            b"a: &a {x: 1}\nb: {<<: [*a, *a, *a]}\n",
            "petit.yaml, ligne 1 : cette partie est reprise ailleurs par un renvoi (« & » et « * »), ce qui n'est pas "
            "accepté ; l'écrire en toutes lettres à chaque endroit.",
        ),
        (
            b"id: a\nb:\n  " + b"[" * 1_000_000,
            "petit.yaml, ligne 3 : trop de niveaux sont emboîtés ici ; écrire un référentiel (id, title…).",
        ),
        (
            b"id: a\n" + b"- " * 100_000,
            "petit.yaml, ligne 2 : le YAML est mal formé ; l'alinéa ou la ponctuation est fautif.",
        ),
    ],
    ids=["empty", "comment", "list", "text", "latin", "50 MB", "bomb", "merge", "brackets", "dashes"],
)
def test_a_file_that_is_none_is_told(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "petit.yaml"
    path.write_bytes(content)
    assert told(path) == sentence


def test_several_faults_are_counted(tmp_path: Path) -> None:
    text = TEXT.replace("block: B1\n", "block: B7\n").replace("block: B2\n", "block: B8\n")
    path = tmp_path / "petit.yaml"
    path.write_text(text, encoding="utf-8")
    assert told(path) == (
        f"petit.yaml, ligne {line_of('  block: B7', text)} : activité A1, champ « block » refusé : le bloc B7 n'existe pas "
        "(et 2 autres défauts)."
    )
