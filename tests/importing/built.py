"""Synthetic référentiels in formats that are not text: written by the libraries of the formats."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from odf import opendocument
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import H, List, ListItem, P
from openpyxl import Workbook


def atelier(path: Path) -> None:
    """DOCX: a table with merged cells, list styles, a second table that goes on without a header."""
    document = Document()
    document.add_heading("Menuisier d'agencement – référentiel synthétique", level=1)
    document.add_paragraph("Le jury de certification statue bloc par bloc ; la capitalisation de bloc est possible.")
    table = document.add_table(rows=5, cols=4)
    for cell, text in zip(
        table.rows[0].cells,
        ("ACTIVITÉS", "COMPÉTENCES", "MODALITÉS D’ÉVALUATION", "CRITÈRES D’ÉVALUATION"),
        strict=True,
    ):
        cell.text = text
    title = table.cell(1, 0).merge(table.cell(1, 3))
    title.text = "Bloc 1 – Fabriquer un agencement"
    activity = table.cell(2, 0).merge(table.cell(3, 0))
    activity.text = "A1 – Usinage"
    table.cell(2, 1).text = "C1 – Usiner des panneaux sur machine"
    table.cell(3, 1).text = "C2 – Relever les cotes d'un local"
    table.cell(2, 2).merge(table.cell(3, 2)).text = "Mise en situation en atelier, travail individuel"
    _listed(table.cell(2, 3), ["Les gestes sont sûrs et dans l'ordre", "Le poste est rangé en fin de travail"])
    table.cell(3, 3).text = "Les cotes sont relevées au dixième\nLe croquis porte toutes les cotes utiles"
    table.cell(4, 0).text = "A2 – Pose"
    table.cell(4, 1).text = "C3 – Poser un agencement chez le client"
    table.cell(4, 1).add_paragraph("C4 – Rendre compte de la pose")
    table.cell(4, 2).text = "Dossier écrit remis au jury"
    _listed(table.cell(4, 3), ["Le compte rendu est daté et signé", "Les aléas sont signalés au client"])
    document.save(str(path))


def _listed(cell: Any, items: list[str]) -> None:
    cell.text = ""
    cell.paragraphs[0].text = items[0]
    cell.paragraphs[0].style = "List Bullet"
    for item in items[1:]:
        cell.add_paragraph(item, style="List Bullet")


def lecture(path: Path) -> None:
    """DOCX: headings and lists, no table; critères under headings, codes CP1 and CP2."""
    document = Document()
    document.add_heading("Médiateur du livre (synthétique)", level=0)
    document.add_heading("Bloc 1 : Faire vivre une bibliothèque", level=1)
    document.add_heading("CP1 Mettre en valeur un fonds", level=2)
    document.add_heading("Modalités d’évaluation", level=3)
    document.add_paragraph("Étude de cas écrite à partir d'une bibliothèque réelle")
    document.add_heading("Critères d’évaluation", level=3)
    document.add_paragraph("Le fonds est présenté par genre", style="List Bullet")
    document.add_paragraph("Les nouveautés sont mises en avant", style="List Bullet")
    document.add_heading("CP2 Animer une séance de lecture", level=2)
    document.add_heading("Critères d’évaluation", level=3)
    document.add_paragraph("Conduite de la séance :", style="List Bullet")
    document.add_paragraph("Le public est invité à réagir", style="List Bullet 2")
    document.add_paragraph("La séance tient dans le temps annoncé", style="List Bullet 2")
    document.add_paragraph("Choix des œuvres :", style="List Bullet")
    document.add_paragraph("Les œuvres choisies conviennent à l'âge du public", style="List Bullet 2")
    document.save(str(path))


def ruche(path: Path) -> None:
    """ODT: a table whose activity covers two rows, lists in cells, typed dashes in another."""
    document = opendocument.OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Apiculteur – référentiel synthétique"))
    table = Table()
    for row in (
        ["Bloc / activités", "Compétences évaluées", "Épreuve", "Indicateurs d'évaluation"],
        [("Activité 1 : Conduite du rucher", 2), "C1.1 Visiter les colonies", "Observation au rucher", [
            "L'état sanitaire de chaque colonie est noté", "Les interventions sont faites par temps favorable"]],
        [None, "C1.2 Récolter le miel", "Rapport écrit", "- La récolte laisse assez de provisions - Le taux d'humidité du miel est mesuré"],
    ):  # fmt: skip
        table.addElement(_odt_row(row))
    document.text.addElement(table)
    document.save(str(path))


def _odt_row(cells: list[Any]) -> Any:
    row = TableRow()
    for content in cells:
        if content is None:
            row.addElement(CoveredTableCell())
            continue
        text, rows = content if isinstance(content, tuple) else (content, 1)
        cell = TableCell(numberrowsspanned=rows)
        if isinstance(text, list):
            cell.addElement(_odt_list(text))
        else:
            cell.addElement(P(text=text))
        row.addElement(cell)
    return row


def _odt_list(items: list[Any]) -> Any:
    made = List()
    for item in items:
        entry = ListItem()
        if isinstance(item, tuple):
            entry.addElement(P(text=item[0]))
            entry.addElement(_odt_list(item[1]))
        else:
            entry.addElement(P(text=item))
        made.addElement(entry)
    return made


def marche(path: Path) -> None:
    """ODT: no table, no code: a nested list below a heading for each competency."""
    document = opendocument.OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Vendeur sur les marchés (synthétique)"))
    document.text.addElement(P(text="Compétences et critères d'évaluation"))
    document.text.addElement(
        _odt_list(
            [
                ("Installer son étal", ["L'étal est monté avant l'ouverture", "Les prix sont affichés au kilo"]),
                ("Encaisser les achats", ["La monnaie rendue est juste", "Le client est remercié"]),
            ]
        )
    )
    document.save(str(path))


def cuisine(path: Path) -> None:
    """XLSX: a grid with points and described levels, merged competency cells and a title above."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Grille"
    sheet.append(["Commis de cuisine – grille synthétique"])
    sheet.append([])
    sheet.append(["Compétences", "Critères d'évaluation", "Barème", "Insuffisant", "Satisfaisant", "Très satisfaisant"])
    sheet.append(
        ["C1 Travailler dans l'hygiène", "Les plans de travail sont désinfectés", 4, "jamais", "parfois", "toujours"]
    )
    sheet.append([None, "La chaîne du froid n'est jamais rompue", 6, None, None, None])
    sheet.append(["C2 Réaliser un plat", "L'assaisonnement est équilibré", 2.5, None, None, None])
    sheet.append([None, "Le dressage est net", 2.5, None, None, None])
    sheet.append([None, "Les cuissons sont à point", 5, None, None, None])
    sheet.append(["Total", None, "=SUM(C4:C8)", None, None, None])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("A6:A8")
    book.save(path)


def cirque(path: Path) -> None:
    """XLSX: two sheets, one a block; codes in a column of their own, critères numbered, check boxes."""
    book = Workbook()
    first = book.active
    first.title = "Bloc 1 - Préparer"
    first.append(["N°", "Compétence", "N°", "Critère", "Acquis", "Non acquis", "Observations"])
    first.append(
        ["C1", "Préparer une séance d'acrobatie", "1.1", "L'échauffement prépare aux figures annoncées", "☐", "☐"]
    )
    first.append(["C1", "Préparer une séance d'acrobatie", "1.2", "Les parades sont tenues par deux élèves", "☐", "☐"])
    second = book.create_sheet("Bloc 2 - Animer")
    second.append(["N°", "Compétence", "N°", "Critère", "Acquis", "Non acquis", "Observations"])
    second.append(["C2", "Animer une séance d'acrobatie", "2.1", "Chaque élève passe au moins trois fois", "☐", "☐"])
    second.append(["C2", "Animer une séance d'acrobatie", "2.2", "Les progrès sont dits à chacun", "☐", "☐"])
    hidden = book.create_sheet("listes")
    hidden.append(["Acquis"])
    hidden.sheet_state = "hidden"
    book.save(path)


def transport(path: Path) -> None:
    """DOCX: critères given to a whole activity, two tables, the second without a header, dashes typed in a cell."""
    document = Document()
    document.add_heading("Conducteur livreur, référentiel synthétique", level=1)
    document.add_heading("Bloc de compétences n°1 – Conduire et livrer", level=2)
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Activités", "Compétences", "Critères d'évaluation"), strict=True):
        cell.text = text
    table.cell(1, 0).text = "A.1 Conduite d'un véhicule léger"
    table.cell(1, 1).text = "C.1.1 Préparer sa tournée"
    table.cell(1, 1).add_paragraph("C.1.2 Conduire en sécurité")
    table.cell(1, 2).text = "Régularité de la conduite"
    for text in ("les horaires", "le disque", "les arrimages"):
        table.cell(1, 2).add_paragraph(
            {
                "les horaires": "- Les horaires de conduite sont respectés",
                "le disque": "- Le disque est archivé chaque soir",
                "les arrimages": "- Les arrimages sont vérifiés à chaque arrêt",
            }[text]
        )
    document.add_paragraph("")
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "A.2 Remise des colis"
    table.cell(0, 1).text = "C.2.1 Remettre un colis contre signature"
    table.cell(0, 2).text = "Le bon de livraison est signé"
    table.cell(0, 2).add_paragraph("Les réserves sont notées avant signature")
    table.cell(1, 1).text = "C.2.2 Traiter un litige"
    table.cell(1, 2).text = "Le litige est déclaré sous trois jours"
    document.save(str(path))


def maconnerie(path: Path) -> None:
    """DOCX: no table and no style: bold lines for titles, dashes typed in the text."""
    document = Document()
    document.add_paragraph().add_run("MAÇON DU BÂTI ANCIEN (référentiel synthétique)").bold = True
    for title, items in (
        ("Compétence 1 – Monter un mur de pierre", ["Le mortier est dosé selon la fiche", "Les joints sont réguliers"]),
        ("Compétence 2 – Couler un linteau", ["Le coffrage tient sans fuite", "Le ferraillage est enrobé de trois centimètres"]),
    ):  # fmt: skip
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph("Modalités : mise en situation sur un chantier école")
        document.add_paragraph("Critères de réussite :")
        for item in items:
            document.add_paragraph(f"– {item}")
    document.save(str(path))


def danse(path: Path) -> None:
    """ODT: a grid whose titles of competencies span the columns, with points and a box."""
    document = opendocument.OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Danseur interprète – grille synthétique"))
    table = Table()
    for cells in (["Critères", "Points", "Observé"], [("Compétence 1 : Interpréter une pièce", 3)],
                  ["Les appuis sont stables", "/ 5", "☐"], ["La musique est suivie", "/ 5", "☐"],
                  [("Compétence 2 : Transmettre une phrase dansée", 3)],
                  ["La phrase est reconnaissable à chaque reprise", "/ 10", "☐"]):  # fmt: skip
        row = TableRow()
        for content in cells:
            text, columns = content if isinstance(content, tuple) else (content, 1)
            cell = TableCell(numbercolumnsspanned=columns)
            cell.addElement(P(text=text))
            row.addElement(cell)
            for _ in range(columns - 1):
                row.addElement(CoveredTableCell())
        table.addElement(row)
    document.text.addElement(table)
    document.save(str(path))


def coiffure(path: Path) -> None:
    """XLSX: one row a critère, everything repeated, codes that begin again in each block, levels from 0 to 3."""
    book = Workbook()
    sheet = book.active
    sheet.append(
        [
            "Bloc",
            "Code compétence",
            "Compétence",
            "N° critère",
            "Critère d'évaluation",
            "Coefficient",
            "0",
            "1",
            "2",
            "3",
        ]
    )
    for row in (
        ["BC01 Soigner", "C1", "Réaliser un soin", 1, "Le cuir chevelu est observé avant le soin", 2],
        ["BC01 Soigner", "C1", "Réaliser un soin", 2, "Le produit est choisi selon la nature du cheveu", 1],
        ["BC01 Soigner", "C2", "Réaliser une coupe", 1, "La coupe correspond à la demande", 3],
        ["BC02 Vendre", "C1", "Établir un devis", 1, "Le devis est signé avant la couleur", 1],
    ):
        sheet.append(row)
    book.save(path)


BUILT: dict[str, Callable[[Path], None]] = {
    "atelier.docx": atelier,
    "lecture.docx": lecture,
    "ruche.odt": ruche,
    "marche.odt": marche,
    "cuisine.xlsx": cuisine,
    "cirque.xlsx": cirque,
    "transport.docx": transport,
    "maconnerie.docx": maconnerie,
    "danse.odt": danse,
    "coiffure.xlsx": coiffure,
}
