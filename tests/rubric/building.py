"""Référentiels of every shape, built at random."""

from typing import Any

from hypothesis import strategies as st

from assistant.rubric.rubric import Rubric

_ANY = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t\r"), max_size=24)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A wording with at least one letter, and anything around it: line breaks, signs, other scripts."""
    return draw(_ANY) + draw(st.sampled_from("aéZ=+-@")) + "x" + draw(_ANY)


LINES = st.tuples(st.integers(1, 99), st.integers(1, 99))
NOTES = st.lists(texts(), max_size=2)


def _ids(draw: st.DrawFn, letter: str, least: int, most: int) -> list[str]:
    return [f"{letter}{number}" for number in range(1, draw(st.integers(least, most)) + 1)]


def _some(draw: st.DrawFn, names: list[str], least: int = 1) -> list[str]:
    return draw(st.lists(st.sampled_from(names), min_size=least, max_size=3, unique=True)) if names else []


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """A référentiel whose references hold."""
    competencies = _ids(draw, "C", 1, 4)
    blocks = {block: _some(draw, competencies) for block in _ids(draw, "B", 1, 3)}
    housed = {competency for members in blocks.values() for competency in members}
    blocks["B1"] += [competency for competency in competencies if competency not in housed]
    activities = _ids(draw, "A", 0, 3)
    return Rubric.model_validate(
        {
            "id": draw(st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)),
            "title": draw(texts()),
            "certifier": draw(st.none() | st.just("") | texts()),
            "document": draw(texts()),
            "rules": [
                {"id": name, "title": draw(texts()), "text": draw(texts()), "lines": draw(LINES)}
                for name in _ids(draw, "R", 0, 2)
            ],
            "blocks": [
                {
                    "id": name,
                    "title": draw(texts()),
                    "competencies": members,
                    "option_of": draw(st.none() | st.just("B9")),
                    "notes": draw(NOTES),
                    "lines": draw(LINES),
                }
                for name, members in blocks.items()
            ],
            "activities": [
                {
                    "id": name,
                    "title": draw(texts()),
                    "tasks": draw(st.lists(texts(), max_size=2)),
                    "block": draw(st.sampled_from(sorted(blocks))),
                    "competency": draw(st.none() | texts()),
                    "competency_lines": draw(st.none() | LINES),
                    "notes": draw(NOTES),
                    "lines": draw(LINES),
                }
                for name in activities
            ],
            "competencies": [
                {
                    "id": name,
                    "statement": draw(st.none() | texts()),
                    "activities": _some(draw, activities, 0),
                    "notes": draw(NOTES),
                    "lines": draw(LINES),
                }
                for name in competencies
            ],
            "assessments": [
                {
                    "id": name,
                    "title": draw(texts()),
                    "competencies": _some(draw, competencies),
                    "mode": draw(st.lists(st.sampled_from(["written", "oral"]), min_size=1, unique=True)),
                    "work": draw(st.sampled_from([None, "individual", "group", "both"])),
                    "company": draw(st.lists(st.sampled_from(["real", "in_creation", "fictional"]), unique=True)),
                    "text": draw(texts()),
                    "block_text": draw(st.none() | st.just("") | texts()),
                    "notes": draw(NOTES),
                    "lines": draw(LINES),
                }
                for name in _ids(draw, "M", 0, 2)
            ],
            "criteria": [_criterion(draw, name, competencies, activities) for name in _ids(draw, "K", 0, 4)],
            "losses": [
                {"competencies": _some(draw, competencies, 0), "text": draw(texts()), "lines": draw(LINES)}
                for _ in range(draw(st.integers(0, 1)))
            ],
        }
    )


def _criterion(draw: st.DrawFn, name: str, competencies: list[str], activities: list[str]) -> dict[str, Any]:
    attached = draw(st.sampled_from(["competency", "production", *(["activity"] if activities else [])]))
    others = st.sampled_from([None, "A9", *activities])
    return {
        "id": name,
        "attached": attached,
        "competencies": _some(draw, competencies),
        "activity": draw(st.sampled_from(activities) if attached == "activity" else others),
        "heading": draw(st.none() | st.just("") | texts()),
        "statement": draw(texts()),
        "assessable": draw(st.sampled_from(["written", "oral", "both"])),
        "notes": draw(NOTES),
        "lost": draw(st.booleans()),
        "lines": draw(LINES),
        "aids": {
            "label": draw(texts()),
            "indicators": draw(st.lists(texts(), max_size=2)),
            "vocabulary": draw(st.lists(texts(), max_size=2)),
            "examples": draw(st.lists(texts(), max_size=1)),
        },
    }
