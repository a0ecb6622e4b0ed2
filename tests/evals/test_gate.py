"""The embedded drafter may not get worse on the shipped set."""

from pathlib import Path

from assistant.settings.settings import Settings
from evals.gate import acceptable, accepted, shortfalls
from evals.running import run_dataset
from evals.shelf import load_dataset
from tests.evals.logs import PLANNED, log, with_changes


def test_a_run_passes_its_own_figures() -> None:
    run = log(PLANNED)
    wanted = acceptable(run)
    assert wanted.at_least["recall@5"] == 1.0
    assert wanted.at_least["precision@5"] == 0.333
    assert wanted.at_most["stuffed_met"] == 0.0
    assert shortfalls(wanted, run) == []


def test_a_worse_run_falls_short_by_name() -> None:
    wanted = acceptable(log(PLANNED))
    found = shortfalls(wanted, log(with_changes(C_1="met", B_2="abstained"), passages=["p1", "p3"]))
    assert [line.split(" is ")[0] for line in found] == [
        "recall@5", "recall@10", "precision@5", "levelled", "qwk", "stuffed_met",
    ]  # fmt: skip


def test_what_was_undefined_may_become_a_figure_but_not_the_other_way() -> None:
    none = log(dict.fromkeys(PLANNED, "abstained"))
    assert acceptable(none).at_least["qwk"] is None
    assert shortfalls(acceptable(none), log(PLANNED)) == []
    assert any(line.startswith("qwk is None") for line in shortfalls(acceptable(log(PLANNED)), none))


def test_another_set_is_no_comparison() -> None:
    run = log(PLANNED)
    other = run.model_copy(update={"dataset": run.dataset.model_copy(update={"sha256": "9" * 64})})
    assert "data set changed" in shortfalls(acceptable(run), other)[0]


def test_the_embedded_drafter_is_as_good_as_it_was(tmp_path: Path) -> None:
    wanted = accepted()
    settings = Settings(data=tmp_path / "data", _env_file=None)  # type: ignore[call-arg]
    assert shortfalls(wanted, run_dataset(load_dataset(wanted.dataset), "offline", settings, wanted.part)) == []
