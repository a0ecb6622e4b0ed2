"""What is said of critères whose own words do not decide between writing and oral. Synthetic documents."""

from assistant.importing.interpretation import interpreted
from assistant.importing.readers.markdown import read_markdown


def doubts(text: str) -> list[str]:
    return [doubt.text for doubt in interpreted(read_markdown(text, "essai.md")).doubts]


def test_one_doubt_tells_what_only_the_modality_decides() -> None:
    said = doubts(
        "## Bloc 1 : Souder\n\nModalité : entretien oral de 20 minutes.\n\n"
        "### C1. Pointer\n\n- Le cordon est régulier\n- Le choix est défendu à l'oral\n\n"
        "### C2. Meuler\n\n- La passe est propre\n"
    )
    assert said == [
        "2 critères comptés à l'oral d'après la modalité « entretien oral de 20 minutes » : à vérifier (C1-1, C2-1)."
    ]


def test_one_doubt_tells_what_a_single_word_decides() -> None:
    said = doubts(
        "## Bloc 1 : Cuire\n\n### C1. Recevoir\n\n- La date est inscrite sur la fiche\n- Le texte est rédigé\n"
    )
    assert said == ["1 critère compté à l'écrit d'après un seul mot (« fiche ») : à vérifier (C1-1)."]
