"""A source of eleven lines and what an import made of it, written by hand; texts of it may be made hostile."""

from assistant.importing.proposal import Doubt, Proposal, Unplaced
from assistant.rubric.criterion import Aids, Criterion
from assistant.rubric.rubric import Activity, Assessment, Block, Competency, Rubric

LINES = (
    "BLOC 1 Piloter un projet",
    "A1 Conduite d'un projet",
    "C1 Construire un plan d'actions",
    "Les enveloppes financent les actions. Le planning est tenu",
    "par toute l'équipe.",
    "- Le total est rapproché",
    "du budget voté.",
    "",
    "C2 Argumenter une vente",
    "Les objections sont traitées.",
    "Page 3 sur 12",
    "- Le discours est <b>court</b> &amp; net.",
    "Un dossier de vingt pages.",
)


def criterion(identity: str, statement: str, lines: tuple[int, int]) -> Criterion:
    """A criterion as an import leaves it: its label is its first words."""
    return Criterion(
        id=identity,
        competencies=(identity.split("-")[0],),
        statement=statement,
        assessable="written",
        lines=lines,
        aids=Aids(label=" ".join(statement.split()[:6])),
    )


def proposal(text: str = "") -> Proposal:
    """The proposal; ``text``, if any, takes the place of what a document wrote."""
    lines = tuple(f"{line} {text}" for line in LINES) if text else LINES
    return Proposal(
        rubric=Rubric(
            id="essai",
            title=text or "Essai",
            document=text or "essai.txt",
            blocks=(Block(id="B1", title=text or "Piloter un projet", competencies=("C1", "C2"), lines=(1, 1)),),
            activities=(Activity(id="A1", title=text or "Conduite d'un projet", block="B1", lines=(2, 2)),),
            competencies=(
                Competency(id="C1", statement=text or "Construire un plan d'actions", activities=("A1",), lines=(3, 3)),
                Competency(id="C2", statement=text or "Argumenter une vente", activities=("A1",), lines=(9, 9)),
            ),
            assessments=(
                Assessment(
                    id="M1",
                    title=text or "Un dossier",
                    competencies=("C1", "C2"),
                    mode=("written",),
                    text=text or "Un dossier de vingt pages.",
                    lines=(13, 13),
                ),
            ),
            criteria=(
                criterion(
                    "C1-1",
                    text or "Les enveloppes financent les actions. Le planning est tenu par toute l'équipe.",
                    (4, 5),
                ),
                criterion("C1-2", text or "Le total est rapproché", (6, 6)),
                criterion("C1-3", text or "du budget voté.", (7, 7)),
                criterion("C2-1", text or "Les objections sont traitées.", (10, 10)),
            ),
        ),
        lines=lines,
        doubts=(Doubt(line=6, text=text or "Ce texte commence par un tiret."),),
        unplaced=(
            Unplaced(line=11, text=text or "Page 3 sur 12"),
            Unplaced(line=12, text=text or "- Le discours est <b>court</b> &amp; net."),
            Unplaced(line=12, text="***"),
        ),
        placed=0.9137,
    )
