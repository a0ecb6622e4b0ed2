"""Rules of style sheets, as they hide parts of a page."""

import pytest

from tests.reading.conftest import Write, concealed, visible

PAGE = '<div id="a" class="b c"><p lang="fr-FR">Un.</p><p class="d">Deux.</p><p>Trois.</p></div><p>Quatre.</p>'


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("#a > p + p {display:none}", "Un. Quatre."),
        (".d ~ p {display:none}", "Un. Deux. Quatre."),
        ("body .b.c [lang|=fr] {display:none}", "Deux. Trois. Quatre."),
        ("* p.d, .nowhere {display:none}", "Un. Trois. Quatre."),
        ("body > p {display:none}", "Un. Deux. Trois."),
        ("p {display:none} div p {display:block}", "Un. Deux. Trois."),
        ("#a p {display:block} p {display:none}", "Un. Deux. Trois."),
        ("p {display:none !important} #a p {display:block}", ""),
        ("@media print {p {display:none}} @media (min-width: 1px) {.d {display:none}}", "Un. Trois. Quatre."),
        ("p:hover, p:not(:hover), p::first-line {display:none} @font-face {src: url(x)}", "Un. Deux. Trois. Quatre."),
        ("p:nth-of-type(1) {display:none}", "Deux. Trois."),
        ("#a p:nth-child(2n + 1) {display:none}", "Deux. Quatre."),
        ("#a p:nth-last-child(1), p:nth-child(n of .d) {display:none}", "Un. Deux. Quatre."),
        ("p:not(.d):not([lang]) {display:none}", "Un. Deux."),
        ("div > p:first-child, :is(p.d) {display:none}", "Trois. Quatre."),
        ("p:only-of-type {display:none}", "Un. Deux. Trois."),
        ("p:nth-child(even) {display:none} #a p:last-child {display:none}", "Un. Quatre."),
        ("/* p { */ .d {display:none} p {", "Un. Trois. Quatre."),
    ],
)
def test_rules_hide_what_they_name(rule: str, shown: str, dossier_of: Write) -> None:
    page = f"<html><head><style>{rule}</style></head><body><h1>Titre</h1>{PAGE}</body></html>"
    assert " ".join(visible(dossier_of("d.html", page)).split()) == f"Titre {shown}".strip()


def test_words_that_are_set_apart_are_words(dossier_of: Write) -> None:
    page = "<style>b {display:block} .r {display:flex}</style><p><b>Un</b><b>Deux</b></p>"
    page += '<div class="r"><i>Trois</i><i>Quatre</i></div><p>Ci<i>nq</i></p>'
    assert visible(dossier_of("d.html", page)) == "Un Deux\nTrois Quatre\nCinq"


def test_a_sheet_made_to_be_slow_is_read(dossier_of: Write) -> None:
    rule = "b " + "div " * 30 + "p {display:none}"
    page = f"<style>{rule}</style>" + "<div>" * 400 + "<p>Le fond.</p>"
    assert "Le fond." in visible(dossier_of("d.html", page))


@pytest.mark.parametrize(("ground", "ink"), [("navy", "#000080"), ("white", "lightyellow"), ("beige", "linen")])
def test_colours_by_their_names_are_compared_with_those_behind_them(ground: str, ink: str, dossier_of: Write) -> None:
    page = f'<p>Visible.</p><div style="background:{ground}"><p style="color:{ink}">Rien à lire</p></div>'
    dossier = dossier_of("d.html", f'<meta charset="utf-8">{page}')
    assert (visible(dossier), concealed(dossier)) == ("Visible.", [("invisible", "Rien à lire")])


def test_a_closed_list_shows_its_chosen_entry_alone(dossier_of: Write) -> None:
    page = "<p>Niveau : <select><option>Débutant<option selected>Confirmé<option>Rien à lire</select></p>"
    dossier = dossier_of("d.html", f'<meta charset="utf-8">{page}<select multiple><option>Un<option>Deux</select>')
    assert visible(dossier).split() == ["Niveau", ":", "Confirmé", "Un", "Deux"]
    assert concealed(dossier) == [("form", "Débutant"), ("form", "Rien à lire")]
