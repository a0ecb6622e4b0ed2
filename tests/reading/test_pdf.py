"""Pages of a PDF as paragraphs, headings, rows and notes."""

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from assistant.dossier.quote import find_quote
from assistant.errors import UserError
from tests.reading.conftest import Write, visible
from tests.reading.paper import BODY, lines, pdf, ruled, written


@pytest.mark.parametrize(("turn", "corner"), [(0, (60, 780)), (90, (62, 60)), (180, (535, 62)), (270, (780, 535))])
def test_a_turned_page_is_read_as_it_is_seen(turn: int, corner: tuple[int, int], dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(*corner)
        canvas.rotate(turn)
        lines(canvas, [BODY], x=0, top=0)

    dossier = dossier_of("dossier.pdf", pdf(draw))
    page, (passage,) = dossier.pages[0], dossier.passages
    assert passage.text == BODY
    assert (round(page.width or 0), round(page.height or 0)) == (595, 842)
    (box,) = passage.boxes(0, len(BODY))
    assert 55 < box.x0 < 65
    assert 340 < box.x1 < 370
    assert 45 < box.top < 62 < box.bottom < 75


def test_a_protected_pdf_that_opens_without_a_password_is_read(dossier_of: Write) -> None:
    content = pdf(written(BODY), encrypt=StandardEncryption("", ownerPassword="maître", canCopy=0))
    assert visible(dossier_of("dossier.pdf", content)) == BODY


def test_a_page_that_is_a_picture_is_warned_of(dossier_of: Write, tmp_path: object) -> None:
    from PIL import Image

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("RGB", (40, 40), "navy"), 60, 300, 400, 400)

    dossier = dossier_of("dossier.pdf", pdf(written(BODY), draw, written("La suite est du texte.")))
    assert [(w.kind, w.page) for w in dossier.warnings] == [("unreadable_page", 2)]
    assert dossier.unreadable_pages == (2,)
    assert [page.number for page in dossier.pages] == [1, 2, 3]
    assert [passage.page for passage in dossier.passages] == [1, 3]


def test_a_word_cut_at_a_line_end_is_joined_and_has_a_box_on_each_line(dossier_of: Write) -> None:
    dossier = dossier_of("dossier.pdf", pdf(written("Le plan de communi-", "cation est tenu.")))
    (passage,) = dossier.passages
    assert passage.text == "Le plan de communication est tenu."
    start = passage.text.index("communication")
    first, second = passage.boxes(start, start + len("communication"))
    assert first.bottom <= second.top + 2
    assert second.x0 < first.x0


def test_a_true_hyphen_at_a_line_end_stays(dossier_of: Write) -> None:
    page = written(
        "Le plan est peut-être tenu, et c’est peut-", "être la plus-value du trimestre, une vraie plus-", "value."
    )
    assert visible(dossier_of("dossier.pdf", pdf(page))) == (
        "Le plan est peut-être tenu, et c’est peut-être la plus-value du trimestre, une vraie plus-value."
    )


def test_running_lines_are_told_once_apart_from_the_text_and_page_numbers_not_at_all(dossier_of: Write) -> None:
    def page(number: int) -> object:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 810, f"Dossier K-31 – section {number}")
            lines(
                canvas,
                [f"La page {'abcde'[number]} parle de {['prix', 'offre', 'place', 'vente', 'marge'][number]}."],
                top=700,
            )
            canvas.drawString(290, 30, f"– {number + 1} / 5 –")

        return draw

    dossier = dossier_of("dossier.pdf", pdf(*(page(number) for number in range(5))))  # type: ignore[arg-type]
    assert [(p.page, p.text) for p in dossier.passages if not p.is_evidence] == [(1, "Dossier K-31 – section 0")]
    assert dossier.passages[1].kind == "running"
    assert [p.text for p in dossier.passages if p.is_evidence] == [
        "La page a parle de prix.",
        "La page b parle de offre.",
        "La page c parle de place.",
        "La page d parle de vente.",
        "La page e parle de marge.",
    ]


def test_tall_lines_and_bold_lines_are_headings(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        lines(canvas, ["2 Le plan"], top=800)
        canvas.setFont("Helvetica-Bold", 11)
        lines(canvas, ["2.1 Les moyens"], top=770)
        canvas.setFont("Helvetica", 11)
        lines(canvas, [BODY, "Il reste à répartir entre les actions."], top=740)
        canvas.setFont("Helvetica-Bold", 11)
        lines(canvas, ["2.2 Le calendrier"], top=690)
        canvas.setFont("Helvetica", 11)
        lines(canvas, ["Tout commence en septembre."], top=660)

    dossier = dossier_of("dossier.pdf", pdf(draw))
    assert [(p.kind, p.path) for p in dossier.passages] == [
        ("heading", ()),
        ("heading", ("2 Le plan",)),
        ("prose", ("2 Le plan", "2.1 Les moyens")),
        ("heading", ("2 Le plan",)),
        ("prose", ("2 Le plan", "2.2 Le calendrier")),
    ]


def test_columns_are_read_one_after_the_other(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["La colonne de gauche dit d’abord", "ce que veut le conseil,", "puis ce qu’il paie."], x=60)
        lines(canvas, ["La colonne de droite dit ensuite", "qui le fait et quand."], x=320)

    text = visible(dossier_of("dossier.pdf", pdf(draw))).replace("\n", " ")
    assert text == (
        "La colonne de gauche dit d’abord ce que veut le conseil, puis ce qu’il paie. "
        "La colonne de droite dit ensuite qui le fait et quand."
    )


def test_a_sentence_goes_on_at_the_top_of_the_next_column(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Le bureau se réunit en mai et", "arrête le programme, puis le"], x=60)
        lines(canvas, ["conseil le vote en juin.", "Rien ne change ensuite."], x=320)

    assert visible(dossier_of("dossier.pdf", pdf(draw))) == (
        "Le bureau se réunit en mai et arrête le programme, puis le conseil le vote en juin. Rien ne change ensuite."
    )


def test_another_sentence_at_the_top_of_the_next_column_is_another_paragraph(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Le bureau se réunit en mai et", "arrête le programme"], x=60)
        lines(canvas, ["Autre sujet : le toit fuit", "depuis un an"], x=320)

    assert visible(dossier_of("dossier.pdf", pdf(draw))).split("\n") == [
        "Le bureau se réunit en mai et arrête le programme",
        "Autre sujet : le toit fuit depuis un an",
    ]


def test_a_page_number_is_no_text_even_in_a_short_document(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["2026 est l’année visée,", "12", "mois en tout."], top=500)
        canvas.drawString(290, 30, "Page 3")

    assert visible(dossier_of("dossier.pdf", pdf(draw))) == "2026 est l’année visée, 12 mois en tout."


def test_a_ruled_table_gives_rows_with_their_headers(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Tableau 1 – Les actions", "Les montants sont hors taxes."], top=780, leading=40)
        ruled(canvas, [["Action", "Qui", "Montant"], ["Affiches", "Atelier", "2 140 €"], ["Vidéo", "", "5 900 €"]])
        lines(canvas, ["Le reste est en réserve."], top=600)

    dossier = dossier_of("dossier.pdf", pdf(draw))
    assert [(p.kind, p.text) for p in dossier.passages] == [
        ("caption", "Tableau 1 – Les actions"),
        ("prose", "Les montants sont hors taxes."),
        ("table", "Action : Affiches ; Qui : Atelier ; Montant : 2 140 €\nAction : Vidéo ; Montant : 5 900 €"),
        ("prose", "Le reste est en réserve."),
    ]


def test_a_table_that_goes_on_overleaf_keeps_its_headers(dossier_of: Write) -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, [BODY], top=760)
        ruled(canvas, [["Action", "Qui", "Montant"], ["Affiches", "Atelier", "2 140 €"]])

    def second(canvas: Canvas) -> None:
        ruled(canvas, [["Vidéo", "Régie", "5 900 €"], ["Mallettes", "École", "7 320 €"]])

    dossier = dossier_of("dossier.pdf", pdf(first, second))
    assert dossier.passages[-1].text == (
        "Action : Vidéo ; Qui : Régie ; Montant : 5 900 €\nAction : Mallettes ; Qui : École ; Montant : 7 320 €"
    )


def test_a_table_of_figures_alone_has_no_headers(dossier_of: Write) -> None:
    page = pdf(lambda canvas: ruled(canvas, [["2024", "12 %", "340"], ["2025", "15 %", "410"]]))
    assert visible(dossier_of("dossier.pdf", page)) == "2024 ; 12 % ; 340\n2025 ; 15 % ; 410"


def test_a_table_in_a_cell_says_each_word_once(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 260, 520], [700, 680, 560])
        canvas.drawString(64, 686, "Forces")
        canvas.drawString(264, 686, "Faiblesses")
        canvas.drawString(64, 640, "Produit connu")
        ruled(canvas, [["Risque", "Gravité"], ["Rupture", "Haute"]], top=660, left=290, width=100)

    words = visible(dossier_of("dossier.pdf", pdf(draw))).replace(" ; ", " ").replace(" : ", " ").split()
    for word in ("Produit", "Rupture", "Haute"):
        assert words.count(word) == 1


def test_a_frame_around_text_is_no_table(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 690, 480, 40)
        lines(canvas, [BODY], top=705)

    (passage,) = dossier_of("dossier.pdf", pdf(draw)).passages
    assert (passage.kind, passage.text) == ("prose", BODY)


def test_footnote_calls_are_no_words_and_notes_stay_whole(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 780, "Les ateliers ont lieu le mercredi")
        end = 60 + canvas.stringWidth("Les ateliers ont lieu le mercredi", "Helvetica", 11)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(end, 785, "4")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(end + 4, 780, ". Ils sont gratuits.")
        lines(canvas, [BODY, "Le reste est en réserve, comme chaque année."], top=760)
        canvas.setFont("Helvetica", 8)
        lines(canvas, ["4 Sauf pendant les vacances, où ils durent"], top=80)
        lines(canvas, ["12 heures sur la semaine.", "5 Décision du bureau."], top=70, leading=10)

    dossier = dossier_of("dossier.pdf", pdf(draw))
    assert "le mercredi. Ils sont gratuits." in visible(dossier)
    assert [p.text for p in dossier.passages if p.kind == "note"] == [
        "4 Sauf pendant les vacances, où ils durent 12 heures sur la semaine.",
        "5 Décision du bureau.",
    ]


def test_square_metres_are_not_a_footnote_call(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 780, "Le local mesure 120 m")
        end = 60 + canvas.stringWidth("Le local mesure 120 m", "Helvetica", 11)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(end, 785, "2")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(end + 6, 780, "et reste libre le soir.")

    assert visible(dossier_of("dossier.pdf", pdf(draw))) == "Le local mesure 120 m2 et reste libre le soir."


def test_items_of_a_list_are_lines(dossier_of: Write) -> None:
    page = written("Trois actions :", "• une affiche ;", "• une vidéo ;", "– un stand.")
    assert (
        visible(dossier_of("dossier.pdf", pdf(page))) == "Trois actions :\n• une affiche ;\n• une vidéo ;\n– un stand."
    )


def test_a_table_of_contents_with_leaders_is_no_evidence(dossier_of: Write) -> None:
    page = written(
        "1 Le marché local . . . . . . . . . . . 3", "2 Le plan d’action . . . . . . . . . . 7", BODY, leading=30
    )
    dossier = dossier_of("dossier.pdf", pdf(page))
    assert [p.kind for p in dossier.passages] == ["contents", "prose"]
    assert find_quote("2 Le plan d’action", dossier.passages) == ()


def test_a_pdf_without_text_says_what_to_do(dossier_of: Write) -> None:
    with pytest.raises(UserError, match="pas de couche de texte"):
        dossier_of("scan.pdf", pdf(lambda canvas: canvas.circle(300, 400, 100)))


def test_characters_written_as_two_halves_are_one(dossier_of: Write) -> None:
    content = pdf(written("Notre slogan A la carpe."), pageCompression=0)
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 1 beginbfchar <41> <d83dde00> endbfchar endcmap end end"
    )
    stream = b"99 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(to_unicode), to_unicode)
    content = content.replace(b"/BaseFont /Helvetica", b"/ToUnicode 99 0 R /BaseFont /Helvetica")
    content = content.replace(b"xref\n", stream + b"xref\n", 1)
    assert visible(dossier_of("dossier.pdf", content)) == "Notre slogan 😀 la carpe."


def test_columns_whose_file_goes_from_side_to_side_are_read_one_after_the_other(dossier_of: Write) -> None:
    left = [f"À gauche, la ligne {word} continue" for word in ("une", "deux", "trois", "quatre", "cinq", "six")]
    right = [f"et à droite, la suite {word} arrive" for word in ("une", "deux", "trois", "quatre", "cinq", "six")]

    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Un titre long qui va d’un bord à l’autre de la page, au-dessus des colonnes."], top=800)
        for place, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(60, 760 - 14 * place, one)
            canvas.drawString(320, 760 - 14 * place, other)

    text = visible(dossier_of("d.pdf", pdf(draw))).replace("\n", " ")
    assert text.endswith(" ".join([*left, *right]))


def test_rows_of_a_table_without_rules_stay_rows(dossier_of: Write) -> None:
    rows = [("Affiches", "2 140 €"), ("Vidéo", "5 900 €"), ("Stand", "800 €"), ("Tracts", "90 €"), ("Site", "7 €")]

    def draw(canvas: Canvas) -> None:
        for place, (action, cost) in enumerate(rows):
            canvas.drawString(60, 700 - 14 * place, action)
            canvas.drawString(320, 700 - 14 * place, cost)

    text = visible(dossier_of("d.pdf", pdf(draw))).replace("\n", " ")
    assert text == " ".join(f"{action} {cost}" for action, cost in rows)


def test_a_bold_line_that_says_something_may_be_evidence(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        lines(canvas, ["Le budget voté est de 21 500 € hors taxes", "Nous avons relancé les douze revendeurs, un à un"])
        canvas.setFont("Helvetica", 11)
        lines(canvas, [BODY], top=700)

    dossier = dossier_of("d.pdf", pdf(draw))
    assert find_quote("Le budget voté est de 21 500 € hors taxes", dossier.passages)
    assert find_quote("Nous avons relancé les douze revendeurs", dossier.passages)
