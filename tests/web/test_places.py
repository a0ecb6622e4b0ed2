"""An import's page says where a person finds a text in her own document, not only in the lines that were read of it."""

from assistant.importing.proposal import Doubt, Proposal, Remark
from assistant.rubric.criterion import Criterion
from assistant.web.chosen import chosen_text
from assistant.web.original import original
from assistant.web.proposed import proposed
from assistant.web.sorting import Sorting
from tests.web.imported import proposal


def placed(at: str = "Grille!B{}") -> Proposal:
    """The page's proposal as if each of its lines were a cell of a sheet."""
    known = proposal()
    places = tuple(at.format(number) for number in range(1, len(known.lines) + 1))
    criteria = tuple(c.model_copy(update={"place": places[c.lines[0] - 1]}) for c in known.rubric.criteria)
    return known.model_copy(
        update={
            "places": places,
            "rubric": known.rubric.model_copy(update={"criteria": criteria}),
            "doubts": (Doubt(line=6, text="Ce texte commence par un tiret."),),
            "remarks": (Remark(line=5, kind="typography", text="Un mot est rétabli."),),
        }
    )


def test_doubts_remarks_lines_and_the_chosen_text_say_the_place() -> None:
    sorting = Sorting.of(placed())
    key, line = next((item.key, item.lines[0]) for item in sorting.items if isinstance(item.part, Criterion))
    assert f'data-goto="{line}">Grille!B{line}</a>' in chosen_text(sorting, key, cutting=False)
    page = proposed(sorting, None)
    assert ">Grille!B6</a> Ce texte commence par un tiret." in page
    assert "Rien à décider : 1 remarque de lecture" in page
    assert ">Grille!B5</a> Un mot est rétabli." in page
    assert '<small class="place">Grille!B5</small>' in original(sorting)


def test_what_a_document_calls_its_places_is_shown_as_text() -> None:
    sorting = Sorting.of(placed("<script>{}</script>"))
    key = next(item.key for item in sorting.items if isinstance(item.part, Criterion))
    shown = chosen_text(sorting, key, cutting=False) + proposed(sorting, None) + original(sorting)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_critère_that_is_cut_has_the_places_of_its_parts() -> None:
    sorting = Sorting.of(placed())
    item = next(item for item in sorting.items if isinstance(item.part, Criterion))
    after = sorting.cut(item.key, 2).rubric()
    assert {c.place for c in after.criteria} <= {f"Grille!B{n}" for n in range(1, 30)}
    assert all(c.place == f"Grille!B{c.lines[0]}" for c in after.criteria if c.lines[0] == c.lines[1])


def test_a_text_s_lines_are_its_places() -> None:
    sorting = Sorting.of(proposal())
    item = next(item for item in sorting.items if isinstance(item.part, Criterion))
    assert item.lines == (4, 5)
    assert ">lignes 4 à 5</a> de la source" in chosen_text(sorting, item.key, cutting=False)
    assert 'class="place"' not in original(sorting)
    assert {c.place for c in sorting.rubric().criteria} == {None}
