"""``criterium rubrics similar``: the nearest critères in the other référentiels."""

from textwrap import fill, indent
from typing import Annotated

import typer

from assistant.cli.command import write_json
from assistant.errors import UserError
from assistant.importing.shelf import rubric_named, shipped, shipped_ids
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.settings.settings import load_settings, prepared
from index.kept import open_kept
from index.similar import SCORE, SimilarCriteria

LEAD = "Rapprochement de mots et de thèmes : une piste, pas une équivalence."


def similar(
    criterion: Annotated[
        str, typer.Argument(metavar="CRITÈRE", help="Identifiant, au besoin précédé du référentiel : esg-rmc:C2.1-1.")
    ],
    rubric: Annotated[
        str | None, typer.Option("--rubric", metavar="ID|FICHIER", help="Référentiel du critère.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=100, help="Nombre de critères.")] = 10,
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Prints the nearest critères of the other référentiels, with their scores."""
    norm, asked = _found(criterion, rubric)
    others = [shipped(identity) for identity in shipped_ids()]
    near = SimilarCriteria(open_kept(prepared(load_settings()))).of(norm, asked, others, limit)
    if json is not None:
        write_json(
            {
                "criterion": asked.id,
                "rubric": norm.id,
                "similar": [
                    {
                        "rubric": of.id,
                        "id": member.id,
                        "statement": member.statement,
                        "label": member.label,
                        "score": score,
                        "identical": identical,
                    }
                    for of, member, score, identical in near
                ],
                "score": SCORE,
            },
            json,
        )
        return 0
    print(f"{norm.id}:{asked.id} {asked.statement}\n{LEAD}\n{SCORE}\n")
    for of, member, score, identical in near:
        mark = " · LIBELLÉ IDENTIQUE" if identical else ""
        print(f"  {score:5.2f}  {of.id}:{member.id} · {member.label}{mark}")
        print(indent(fill(member.statement, 88), " " * 9))
    if not near:
        print("  Aucun autre référentiel n'est connu.")
    return 0


def _found(name: str, rubric: str | None) -> tuple[Rubric, Criterion]:
    """The criterion that is named, in the rubric that is named or in the only one that has it."""
    before, _, identity = name.rpartition(":")
    if before and rubric is not None:
        raise UserError(f"Le référentiel est donné deux fois ; garder « {before}: » ou --rubric.")
    chosen = before or rubric
    rubrics = [rubric_named(chosen)] if chosen else [shipped(each) for each in shipped_ids()]
    found = [(of, member) for of in rubrics for member in of.criteria if member.id == identity]
    if len(found) > 1:
        choices = ", ".join(f"{of.id}:{member.id}" for of, member in found)
        raise UserError(f"Plusieurs référentiels ont un critère « {identity} » : {choices} ; en nommer un.")
    if not found:
        where = f"pas dans {rubrics[0].id}" if chosen else "dans aucun référentiel"
        raise UserError(f"Le critère « {identity} » n'existe {where} ; voir « criterium rubrics show ».")
    return found[0]
