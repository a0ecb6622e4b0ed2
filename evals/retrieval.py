"""Ranking a judged collection: ``evals retrieve``."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from assistant.errors import UserError
from evals.csvtable import Fault, sentence
from evals.ranking import DEEPEST, MEASURES
from index.background import background
from index.ranking import best
from index.signals import Signals

Ranker = Callable[[Mapping[str, str], Sequence[str], int], list[list[str]]]
"""(texts by id, queries, most) to at most ``most`` ids for each query, best first."""


AT_ONCE = 256
"""Queries whose scores are held at one time."""


class JudgedQuery(NamedTuple):
    """A query and the ids of the texts that answer it."""

    id: str
    text: str
    relevant: tuple[str, ...]


def rank(corpus: Mapping[str, str], queries: Sequence[str], most: int) -> list[list[str]]:
    """The product's lexical signals; equal scores in the order of the ids, so that the file's order decides nothing."""
    ids = sorted(corpus)
    signals = Signals([corpus[identity] for identity in ids], background())
    ranked: list[list[str]] = []
    for start in range(0, len(queries), AT_ONCE):
        for scores in signals.scores(queries[start : start + AT_ONCE]):
            ranked.append([ids[place] for place in best(scores, most)] if scores.any() else [])
    return ranked


def measured(
    corpus: Mapping[str, str], queries: Sequence[JudgedQuery], ranker: Ranker = rank
) -> dict[str, float | int]:
    """The agreed shape of ``evals retrieve --json``; the seconds are those of indexing and ranking."""
    started = time.perf_counter()
    rankings = ranker(corpus, [query.text for query in queries], DEEPEST)
    seconds = time.perf_counter() - started
    judged = list(zip(rankings, [query.relevant for query in queries], strict=True))
    figures: dict[str, float | int] = {measure.name: round(measure.mean(judged), 6) for measure in MEASURES}
    return {"queries": len(queries), **figures, "seconds": round(seconds, 3)}


def read_corpus(path: Path) -> dict[str, str]:
    """The texts by id.

    Raises:
        UserError: names by line what is malformed or double.
    """
    texts: dict[str, str] = {}
    faults = []
    for line, content in _objects(path):
        identity, text = content.get("id"), content.get("text")
        if not isinstance(identity, str) or not identity or not isinstance(text, str):
            faults.append(Fault(line, "il faut « id » et « text », deux textes"))
        elif identity in texts:
            faults.append(Fault(line, f"l'identifiant « {identity[:60]} » est déjà pris"))
        else:
            texts[identity] = text
    if faults:
        raise UserError(sentence(path.name, faults))
    if not texts:
        raise UserError(f"{path.name} est vide ; y mettre un objet JSON par ligne.")
    return texts


def read_queries(path: Path, corpus: Mapping[str, str]) -> list[JudgedQuery]:
    """The judged queries.

    Raises:
        UserError: names by line what is malformed, double, without a relevant id or with one that is in no text.
    """
    queries: dict[str, JudgedQuery] = {}
    faults = []
    for line, content in _objects(path):
        identity, text, relevant = content.get("id"), content.get("text"), content.get("relevant")
        if not isinstance(identity, str) or not identity or not isinstance(text, str):
            faults.append(Fault(line, "il faut « id » et « text », deux textes"))
        elif not isinstance(relevant, list) or not relevant or not all(isinstance(member, str) for member in relevant):
            faults.append(Fault(line, "il faut « relevant », une liste non vide d'identifiants de passages"))
        elif unknown := [member for member in relevant if member not in corpus]:
            faults.append(Fault(line, f"le passage « {unknown[0][:60]} » n'est pas dans le corpus"))
        elif identity in queries:
            faults.append(Fault(line, f"l'identifiant « {identity[:60]} » est déjà pris"))
        else:
            queries[identity] = JudgedQuery(identity, text, tuple(dict.fromkeys(relevant)))
    if faults:
        raise UserError(sentence(path.name, faults))
    if not queries:
        raise UserError(f"{path.name} est vide ; y mettre un objet JSON par ligne.")
    return list(queries.values())


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line, JSON object) of every line that is not blank."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être lu ; vérifier le chemin.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path.name} n'est pas de l'UTF-8 ; l'enregistrer ainsi.") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise UserError(f"{path.name}, ligne {number} : ce n'est pas du JSON.") from error
        if not isinstance(content, dict):
            raise UserError(f"{path.name}, ligne {number} : un objet JSON est attendu.")
        yield number, content
