"""A small référentiel, written by hand, with one of everything that a référentiel's page has to show."""

from assistant.rubric.criterion import Aids, Criterion
from assistant.rubric.rubric import Activity, Assessment, Block, Competency, Loss, Rubric, Rule

WORDING = "Les enveloppes budgétaires financent l'ensemble des actions."


def norm(text: str = "") -> Rubric:
    """The référentiel; ``text``, if any, stands in for every text of it that a document or a person wrote."""

    def said(own: str) -> str:
        return text or own

    def criterion(identity: str, own: str, label: str, **other: object) -> Criterion:
        aids = Aids(
            label=said(label),
            indicators=(said(f"un signe de {label.lower()}"),),
            vocabulary=(said("sous"),),
            examples=(said("La caisse du théâtre est pleine."),),
        )
        return Criterion.model_validate(
            {
                "id": identity,
                "competencies": ("C1",),
                "statement": said(own),
                "assessable": "written",
                "lines": (7, 7),
                "aids": aids,
                **other,
            }
        )

    return Rubric(
        id="petit",
        title=said("Responsable d'essai"),
        certifier=said("Organisme d'essai"),
        document=said("essai.txt"),
        rules=(Rule(id="handicap", title=said("Handicap"), text=said("Le jury peut exempter."), lines=(1, 2)),),
        blocks=(
            Block(
                id="B1", title=said("Piloter"), competencies=("C1", "C2"), notes=(said("C1 : une virgule."),), lines=(3, 3)
            ),
            Block(id="B2-1", title=said("Numérique"), competencies=("C3", "C4"), option_of="B2", lines=(20, 20)),
        ),
        activities=(
            Activity(
                id="A1",
                title=said("Conduite d'un projet"),
                tasks=(said("Tenir un planning"),),
                block="B1",
                competency=said("Conduire un projet de bout en bout"),
                notes=(said("Le titre est répété."),),
                lines=(4, 4),
            ),
        ),
        competencies=(
            Competency(id="C1", statement=said("Construire un plan d'actions"), activities=("A1",), lines=(5, 5)),
            Competency(id="C2", statement=None, notes=(said("Il manque une cellule."),), lines=(6, 6)),
            Competency(id="C3", statement=said("Animer un réseau social"), lines=(21, 21)),
            Competency(id="C4", statement=said("Mesurer une audience"), lines=(22, 22)),
        ),
        assessments=(
            Assessment(
                id="M1",
                title=said("Mise en situation"),
                competencies=("C1", "C2"),
                mode=("written", "oral"),
                work="group",
                company=("real", "fictional"),
                text=said("Un dossier de vingt pages."),
                block_text=said("Un dossier professionnel."),
                notes=(said("Le nombre de pages est douteux."),),
                lines=(8, 9),
            ),
        ),
        criteria=(
            criterion("C1-1", WORDING, "Actions financées", heading=said("Qualité du budget"), notes=(said("Un doute."),)),
            criterion("C1-2", "Le planning est", "Calendrier tenu", lost=True, assessable="both"),
            criterion(
                "A1-1", "La conduite est agile.", "Méthode agile", attached="activity", activity="A1", competencies=("C1",)
            ),
            criterion("C1+C2-1", "L'équipe œuvre à l'unisson.", "Entente", competencies=("C1", "C2"), assessable="oral"),
            criterion(
                "C3..C4-1", "Le rapport est remis.", "Remise", attached="production", competencies=("C3", "C4")
            ),
        ),
        losses=(Loss(competencies=("C1",), heading=said("Qualité du suivi"), text=said("Les critères manquent."), lines=(9, 9)),),
    )  # fmt: skip
