"""Synthetic référentiels of invented trades, to be printed as PDF, with the critères expected of them."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, ListFlowable, ListItem, Paragraph, SimpleDocTemplate

from tests.importing.press import Press, Row, Style

LABELS = ("Activités", "Compétences", "Modalités d'évaluation", "Critères d'évaluation")

RESTAURATION = [
    ("Bloc 1 – Diagnostiquer un instrument ancien", [
        ("A1 – Examen de l'instrument confié et dialogue avec son propriétaire", "Étude de cas écrite, travail individuel", [
            ("C1.1 – Relever l'état de la caisse et du manche, en distinguant l'usure ordinaire des dommages, afin de préparer un constat signé", [
                "Le constat distingue l'usure ordinaire des dommages dus à un accident ou à un mauvais entreposage",
                "Chaque fissure est située sur un croquis coté de la table et du fond",
                "Les essences de bois sont nommées sans erreur"]),
            ("C1.2 – Interroger le propriétaire sur l'usage de l'instrument pour ajuster l'intervention à ses attentes", [
                "Les questions posées portent sur le jeu, le lieu de garde et les réparations déjà faites",
                "Les attentes du propriétaire sont reformulées avant toute proposition"])]),
        ("A2 – Estimation du travail", "Dossier écrit remis au jury deux semaines avant la soutenance orale", [
            ("C1.3 – Chiffrer une restauration poste par poste", [
                "Le devis sépare la main-d'œuvre, les fournitures et les travaux confiés à un tiers",
                "Une solution moins coûteuse est proposée lorsque la valeur de l'instrument le justifie"])])]),
    ("Bloc 2 – Restaurer et remettre en jeu", [
        ("A3 – Intervention à l'établi", "Mise en situation professionnelle à l'atelier", [
            ("C2.1 – Recoller une table fendue avec une colle réversible", [
                "La colle choisie est réversible et compatible avec le vernis d'origine",
                "Le serrage est réparti sans marquer le bois",
                "Les taquets posés à l'intérieur suivent le fil du bois"]),
            ("C2.2 – Retoucher un vernis à l'alcool", [
                "La retouche reste invisible à la distance d'écoute d'un auditeur assis au premier rang de la salle",
                "Le vernis d'origine n'est jamais recouvert"])]),
        ("A4 – Réglage et restitution", "Mise en situation professionnelle à l'atelier", [
            ("C2.3 – Régler l'instrument avec le musicien", [
                "L'âme et le chevalet sont ajustés après écoute du musicien",
                "Les réglages sont consignés dans une fiche remise avec l'instrument"])])]),
]  # fmt: skip


def restauration() -> tuple[list[Row], list[tuple[str, str]]]:
    """Rows of blocks, activities over several rows, competencies and critères; and (competency, critère) expected."""
    rows: list[Row] = []
    expected: list[tuple[str, str]] = []
    for block, activities in RESTAURATION:
        rows.append(Row([[block]], section=True))
        for title, assessment, skills in activities:
            for place, (skill, criteria) in enumerate(skills):
                shared = [[title], [skill], [assessment]] if not place else [None, [skill], None]
                rows.append(Row([*shared, [f"- {text}" for text in criteria]]))
                expected.extend((skill.split(" ")[0], text) for text in criteria)
    return rows, expected


def printed(style: Style, times: int = 1) -> tuple[bytes, list[tuple[str, str]]]:
    """The restorer's référentiel in a style."""
    rows, expected = restauration()
    title = ["# Restaurateur d'instruments à cordes – référentiel synthétique"]
    return Press(style, LABELS).pdf(title, rows * times), expected * times


GRID_LABELS = ("Compétences", "Critères d'évaluation", "Points", "Acquis", "En cours", "Non acquis")
GRID = [
    ("C1 Conduire un élevage d'escargots", [
        ("Les parcs sont arrosés à la tombée du jour pendant toute la saison de croissance des escargots", "4"),
        ("La mortalité est relevée chaque semaine dans le registre", "3"),
        ("Les prédateurs sont tenus à distance sans produit toxique", "3")]),
    ("C2 Transformer la récolte", [
        ("Le jeûne avant abattage dure le temps prévu par la fiche", "5"),
        ("La chaîne du froid est tenue jusqu'à la vente", "5")]),
]  # fmt: skip


def grid(style: Style) -> tuple[bytes, list[tuple[str, str]]]:
    """A grid with check boxes and points; the competency covers its critères' rows."""
    rows: list[Row] = []
    expected: list[tuple[str, str]] = []
    for skill, criteria in GRID:
        for place, (text, points) in enumerate(criteria):
            rows.append(Row([None if place else [skill], [text], [points], ["☐"], ["☐"], ["☐"]]))
            expected.append((skill[:2], text))
    return Press(style, GRID_LABELS).pdf(["# Héliciculteur – grille synthétique"], rows), expected


def narrative() -> tuple[bytes, list[tuple[str, str]]]:
    """No table: headings by size, paragraphs, bullets on two levels, long enough for two pages."""
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=6)
    titles = [
        ParagraphStyle(
            f"h{level}", parent=body, fontName="Helvetica-Bold", fontSize=size, leading=size * 1.2, spaceBefore=10
        )
        for level, size in ((1, 18), (2, 14), (3, 12))
    ]
    story: list[Flowable] = [Paragraph("Allumeur de réverbères (synthétique)", titles[0])]
    expected: list[tuple[str, str]] = []
    story.append(
        Paragraph(
            "Le jury de certification statue bloc par bloc. Un candidat en situation de handicap peut demander au référent "
            "handicap un aménagement des épreuves ; la demande est faite au moins un mois avant la première épreuve.",
            body,
        )
    )
    for number, (skill, assessment, criteria) in enumerate(NARRATIVE, start=1):
        story.append(Paragraph(f"C{number} {skill}", titles[1]))
        story.append(Paragraph("Modalités d'évaluation", titles[2]))
        story.append(Paragraph(assessment, body))
        story.append(Paragraph("Critères d'évaluation", titles[2]))
        items = [ListItem(Paragraph(text, body)) for text in criteria]
        story.append(ListFlowable(items, bulletType="bullet", start="•"))
        expected.extend((f"C{number}", text) for text in criteria)
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4, title="Allumeur de réverbères").build(story)
    return file.getvalue(), expected


NARRATIVE = [
    ("Préparer sa tournée", "Étude de cas écrite de deux heures, à partir d'un plan de quartier et d'un relevé de pannes.", [
        "L'itinéraire passe par tous les points signalés sans revenir deux fois dans la même rue, sauf quand un chantier l'impose",
        "Le matériel chargé correspond aux pannes annoncées",
        "Le temps prévu tient compte de la circulation"]),
    ("Allumer et entretenir un réverbère à gaz", "Mise en situation professionnelle dans une rue, devant deux jurés.", [
        "L'arrivée de gaz est fermée avant tout démontage",
        "Le manchon est changé sans toucher la partie fragile",
        "La vitre est nettoyée des deux côtés",
        "La flamme est réglée à la hauteur prévue par le fabricant du brûleur, quelle que soit la pression mesurée à l'arrivée"]),
    ("Renseigner les passants", "Oral de vingt minutes.", [
        "Les réponses sont exactes et courtoises",
        "Les questions sur l'histoire du quartier reçoivent une réponse ou un renvoi vers une personne compétente",
        "Le métier est présenté en termes simples à un enfant"]),
    ("Rendre compte de sa tournée", "Rapport écrit remis au jury.", [
        "Chaque panne est décrite avec son adresse et sa cause probable",
        "Les pannes qui dépassent sa compétence sont transmises le soir même",
        "Le rapport tient sur une page et se comprend sans explication orale"]),
    ("Travailler en sécurité sur la voie publique", "Mise en situation professionnelle en fin de journée.", [
        "La zone de travail est balisée avant que l'échelle ne soit dressée",
        "Le gilet est porté pendant toute l'intervention",
        "L'échelle est amarrée dès qu'elle dépasse trois mètres",
        "Les passants sont prévenus de vive voix"]),
    ("Former un apprenti", "Analyse réflexive écrite d'une situation vécue.", [
        "La situation choisie est décrite sans jugement",
        "Les gestes montrés sont découpés en étapes que l'apprenti peut refaire seul",
        "Les progrès de l'apprenti sont appréciés d'après des faits"]),
]  # fmt: skip
