"""What a draft is called where its document does not say."""

from assistant.importing.proposal import Doubt, Proposal


def stem(name: str) -> str:
    """A file's name without its extension, which is a draft's title where the document gives none."""
    return name.rsplit(".", 1)[0].strip() or "Référentiel"


def with_names_doubted(proposal: Proposal) -> Proposal:
    """The proposal with a doubt for a title and a certifier that were not found."""
    rubric = proposal.rubric
    doubts = []
    if rubric.title == stem(rubric.document):
        text = "L'intitulé de la certification n'a pas été trouvé : le brouillon porte le nom du fichier, à remplacer."
        doubts.append(Doubt(line=1, text=text))
    if rubric.certifier is None:
        doubts.append(
            Doubt(line=1, text="Le certificateur n'a pas été trouvé dans le document : à écrire (certifier).")
        )
    return proposal.model_copy(update={"doubts": (*doubts, *proposal.doubts)})
