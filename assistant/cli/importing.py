"""``criterium rubrics import``: a référentiel read from a document, as a draft to review."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.command import write_json, write_text
from assistant.errors import UserError
from assistant.importing.bring import propose
from assistant.importing.draft import written
from assistant.importing.proposal import Proposal

_SHOWN = 160
_REMARKS = {"typography": "Retouches typographiques", "kept": "Gardé en notes"}


def import_rubric(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="PDF, DOCX, ODT, XLSX, CSV, HTML, Markdown, texte…")],
    out: Annotated[str, typer.Option(metavar="FICHIER|-", help="Où écrire le brouillon YAML.")],
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le rapport en JSON.")] = None,
) -> int:
    """Importe un référentiel d'un document : un brouillon à relire, et ce dont l'import doute."""
    if out == json == "-":
        raise UserError(
            "--out et --json ne peuvent pas écrire tous deux sur la sortie ; donner un fichier à l'un des deux."
        )
    proposal = propose(file)
    write_text(written(proposal.rubric), out)
    if json is not None:
        write_json(proposal.as_json(), json)
    if "-" not in (json, out):
        _print(proposal, out)
    return 0


def _print(proposal: Proposal, out: str) -> None:
    rubric = proposal.rubric
    counts = (
        (len(rubric.blocks), "bloc", "blocs"),
        (len(rubric.activities), "activité", "activités"),
        (len(rubric.competencies), "compétence", "compétences"),
        (len(rubric.assessments), "modalité", "modalités"),
        (len(rubric.criteria), "critère", "critères"),
        (len(rubric.rules), "règle", "règles"),
    )
    print(f"{rubric.title} · brouillon écrit dans {out}")
    print("  " + " · ".join(f"{count} {one if count < 2 else many}" for count, one, many in counts))
    print(f"  {proposal.placed * 100:.1f} % du texte de la source a sa place dans le brouillon".replace(".", ",", 1))
    if proposal.doubts:
        print(f"À vérifier ({len(proposal.doubts)}) :")
        for doubt in proposal.doubts:
            print(f"  {proposal.where(doubt.line)} : {doubt.text}")
    for kind, title in _REMARKS.items():
        said = [remark for remark in proposal.remarks if remark.kind == kind]
        if said:
            print(f"{title} ({len(said)}), rien à décider :")
        for remark in said:
            print(f"  {proposal.where(remark.line)} : {remark.text}")
    if proposal.unplaced:
        print(f"Sans place dans le brouillon ({len(proposal.unplaced)}) :")
        for piece in proposal.unplaced:
            text = piece.text if len(piece.text) <= _SHOWN else piece.text[:_SHOWN] + "…"
            print(f"  {proposal.where(piece.line)} : {text}")
