"""The interface says what leaves the machine, to where, and whether names go with it."""

from assistant.judgement.screening import Screening
from assistant.screening.leaving import leaves, sent
from assistant.settings.settings import Settings

LOCAL, REMOTE = "http://127.0.0.1:11434/v1", "https://modeles.exemple.fr/v1"


def settings(**given: object) -> Settings:
    return Settings(_env_file=None, **given)  # type: ignore[arg-type, call-arg]


def screening(**given: object) -> Screening:
    kept = {"rubric": "r", "rubric_version": "1", "dossier": "d", "reader": "1", "file": "f", "criteria": ("C1-1",)}
    return Screening(**kept | {"drafter": "llm", "model": "modele-x"} | given)  # type: ignore[arg-type]


def test_without_a_model_nothing_leaves() -> None:
    assert "rien ne sort de cette machine" in leaves(settings())
    assert sent(screening(drafter="offline"), settings()) == "Rien de ce dossier ne sort de cette machine."


def test_a_remote_model_gets_pseudonyms_and_a_local_one_the_names() -> None:
    remote = leaves(settings(llm_base_url=REMOTE, llm_model="modele-x"))
    assert f"envoyés à {REMOTE}, noms et coordonnées remplacés par des pseudonymes" in remote
    assert f"envoyés à {LOCAL}, noms compris" in leaves(settings(llm_base_url=LOCAL, llm_model="modele-x"))
    never = leaves(settings(llm_base_url=REMOTE, llm_model="modele-x", pseudonyms="never"))
    assert "noms compris" in never


def test_remote_embeddings_are_said_even_without_a_model() -> None:
    said = leaves(settings(embedding_model="vecteurs", embedding_base_url=REMOTE))
    assert "rien ne sort" not in said
    assert f"{REMOTE} pour l'index, noms et coordonnées remplacés" in said


def test_an_open_exam_says_what_it_was_opened_with() -> None:
    now = settings(llm_base_url=REMOTE, llm_model="modele-x")
    assert sent(screening(pseudonyms=True, reading="whole"), now) == (
        f"Le modèle modele-x reçoit à {REMOTE} le dossier entier, noms et coordonnées remplacés par des pseudonymes."
    )
    assert "des passages du dossier, noms compris" in sent(screening(), now)
