"""``criterium read``: what is understood of a dossier."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.command import application, run_application, write_json
from assistant.dossier.given import refuse_device
from assistant.reading.format import READ
from assistant.reading.supervised import read_file

app = application("Lire un dossier et montrer ce qui en est compris.")


@app.command()
def read(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help=f"{READ}.")],
    json: Annotated[str | None, typer.Option("--json", metavar="FICHIER|-", help="Écrire le JSON.")] = None,
) -> int:
    """Lit un dossier : pages, passages, texte caché mis à part."""
    refuse_device(file)
    dossier = read_file(file)
    if json is not None:
        write_json(dossier.as_json(), json)
        return 0
    print(f"{dossier.file} : {dossier.extent}, {dossier.word_count} mots, {len(dossier.passages)} passages")
    for warning in dossier.warnings:
        print(f"  attention : {warning.text}")
    for concealed in dossier.concealed:
        print(f"  caché {dossier.place(concealed.page)} ({concealed.kind}) : {concealed.text[:100]}")
    page = 0
    for passage in dossier.passages:
        if passage.page != page:
            page = passage.page
            print(f"\n— {dossier.titled(page)} —")
        print(f"[{passage.id}] {passage.text}")
    return 0


def run(arguments: list[str]) -> int:
    """Runs the sub-command."""
    return run_application(app, "read", arguments)
