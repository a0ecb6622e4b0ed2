"""Settings: every one documented, and an unusable one named."""

import re
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.errors import UserError
from assistant.settings.settings import Settings, load_settings, prepared

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_document_lists_every_setting_with_its_description() -> None:
    rows = dict(re.findall(r"^\| `(CRITERIUM_\w+)` \| (.+) \|$", DOCUMENT.read_text("utf-8"), re.MULTILINE))
    fields = {f"CRITERIUM_{name.upper()}": field.description for name, field in Settings.model_fields.items()}
    assert rows == fields


def test_doctor_shows_every_setting_and_no_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_API_KEY", "sk-très-secret")
    with pytest.raises(SystemExit) as ended:
        main(["doctor"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    for name in Settings.model_fields:
        assert f"CRITERIUM_{name.upper()} = " in shown
    assert "sk-très-secret" not in shown
    assert "CRITERIUM_LLM_API_KEY = (secret)" in shown


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("LLM_MOST_TOKENS", "abc", "un nombre entier d'au moins 1"),
        ("LLM_CONTEXT", "1.5", "un nombre entier d'au moins 1000"),
        ("LLM_CONCURRENCY", "100", "un nombre entier de 1 à 64"),
        ("LLM_MOST_COST", "-1", "un nombre supérieur à 0"),
        ("PSEUDONYMS", "oui", "auto, always ou never"),
    ],
)
def test_an_unusable_value_is_shown_with_what_is_expected(
    name: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"CRITERIUM_{name}", value)
    with pytest.raises(UserError) as told:
        load_settings()
    assert str(told.value) == (
        f"Le réglage CRITERIUM_{name} vaut « {value} » ; donner {expected}, ou enlever ce réglage."
    )


def test_a_long_unusable_value_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_TIMEOUT", "x" * 500)
    with pytest.raises(UserError, match=f"vaut « {'x' * 79}… » ; donner un nombre supérieur à 0, ou"):
        load_settings()


def test_a_data_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "fichier"
    blocked.write_text("")
    with pytest.raises(UserError, match="n'est pas accessible en écriture"):
        prepared(Settings(data=blocked / "data", _env_file=None))  # type: ignore[call-arg]


def test_a_dot_env_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("CRITERIUM_LLM_MODEL=modele-local\nAUTRE=1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().llm_model == "modele-local"
