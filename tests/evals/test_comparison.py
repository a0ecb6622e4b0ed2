"""Two runs side by side."""

import pytest

from assistant.errors import UserError
from evals.comparison import compare
from evals.report.difference import told
from tests.evals.logs import PLANNED, log, with_changes


def test_a_run_and_itself_differ_in_nothing() -> None:
    run = log(with_changes(A_1="not_met"))
    found = compare(run, run)
    assert found.common == 6
    assert found.turned == ()
    for change in found.figures.values():
        assert change.difference in (None, 0)
        assert change.interval is None or change.interval == (0, 0)


def test_what_changed_by_hand() -> None:
    found = compare(log(with_changes(A_1="not_met", B_1="abstained")), log(PLANNED))
    exact = found.figures["exact"]
    assert exact.first == pytest.approx(4 / 5)
    assert exact.second == pytest.approx(1.0)
    assert found.figures["levelled"].difference == pytest.approx(1 / 6)
    assert [(turned.candidate, turned.first, turned.second) for turned in found.turned] == [
        ("A", "not_met", "met"),
        ("B", "abstained", "not_met"),
    ]
    assert found.criteria["essai/C1-1"]["exact"].difference == pytest.approx(0.5)
    assert found.criteria["essai/C1-2"]["exact"].difference == pytest.approx(0)


def test_the_interval_is_that_of_the_pairs() -> None:
    # Every candidate gains exactly as much: the difference has no spread, whoever is drawn.
    worse = {key: "abstained" if key[1] == "C1-1" else level for key, level in PLANNED.items()}
    found = compare(log(worse), log(PLANNED)).figures["levelled"]
    assert found.difference == pytest.approx(0.5)
    assert found.interval == (0.5, 0.5)


def test_only_common_criteria_are_compared() -> None:
    part = {key: level for key, level in PLANNED.items() if key[0] != "C"}
    found = compare(log(part), log(PLANNED))
    assert (found.common, found.only_first, found.only_second) == (4, 0, 2)


def test_nothing_in_common_is_refused() -> None:
    first = {key: level for key, level in PLANNED.items() if key[0] == "A"}
    second = {key: level for key, level in PLANNED.items() if key[0] == "B"}
    with pytest.raises(UserError, match="rien à comparer"):
        compare(log(first), log(second))


def test_what_the_runs_do_not_share_is_said() -> None:
    other = log(PLANNED)
    other = other.model_copy(
        update={
            "dataset": other.dataset.model_copy(update={"sha256": "9" * 64}),
            "rubrics": (other.rubrics[0].model_copy(update={"version": "8" * 64}),),
        }
    )
    lines = "\n".join(told(compare(log(PLANNED), other), "Dossiers fictifs."))
    assert "Dossiers fictifs." in lines
    assert "le jeu de données a changé" in lines
    assert "référentiels modifiés entre les deux passages : essai" in lines


def test_it_says_what_it_is_held_against_and_that_parts_are_pooled() -> None:
    graded = {"A.": PLANNED, "B.": PLANNED}
    first = log(with_changes(A_1="abstained"), graded=graded, synthetic=False)
    second = log(PLANNED, graded=graded, synthetic=False)
    lines = "\n".join(told(compare(first, second), ""))
    assert "Référence : le consensus de 2 jurés." in lines
    assert "Partie de réglage et partie réservée sont comptées ensemble" in lines
    assert "A/C1-1 : abstention → démontré (attendu : démontré)" in lines
    assert "comptées ensemble" not in "\n".join(told(compare(first, second, "held_out"), ""))


def test_the_plan_is_said_to_be_no_jury_s() -> None:
    lines = "\n".join(told(compare(log(PLANNED), log(PLANNED)), ""))
    assert "Référence : le niveau prévu, qui n'est la note d'aucun jury." in lines
