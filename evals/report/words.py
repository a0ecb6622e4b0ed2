"""What a report says before any table: a summary in sentences, and what the figures are not."""

from collections.abc import Sequence

from evals.dataset import PLAN
from evals.judged import Judged
from evals.report.markup import bounds, decimal, percent
from evals.runlog import RunLog
from evals.scoring import Score

SYNTHETIC = "Dossiers fictifs : aucun humain ne les a notés."
PARTS = {"tuning": "partie de réglage", "held_out": "partie réservée", None: "toutes parties"}
VOICES = {
    "strong": "solide",
    "uneven": "inégal",
    "stuffed": "creux, rempli des mots du référentiel",
    "offtopic": "hors sujet",
    "plain": "excellent, en mots simples",
    None: "sans indication",
}
DRAFTERS = {
    "offline": "le repérage embarqué, sans modèle de langage",
    "llm": "le modèle de langage",
    "replay": "des réponses rejouées",
}


def caution(log: RunLog, rows: Sequence[Judged]) -> str:
    """The sentence that stands on every page with such figures; empty where humans graded real dossiers."""
    graded = {rater for row in rows for rater in row.grades}
    if log.dataset.synthetic:
        return (
            f"{SYNTHETIC} Leur niveau « vrai » est celui qui était prévu avant leur rédaction ; ces chiffres ne disent "
            "pas l'accord avec un jury."
        )
    if graded <= {PLAN}:
        return "Aucun humain n'a noté ces dossiers : ces chiffres ne disent pas l'accord avec un jury."
    return ""


def reference_name(score: Score) -> str:
    """Who the draft is compared with, in French."""
    return "le niveau prévu" if score.reference == PLAN else f"le juré « {score.reference} »"


def summary(log: RunLog, score: Score) -> list[str]:
    """The part's figures in sentences."""
    dossiers = len({row.candidate.id for row in score.rows})
    who = DRAFTERS.get(log.drafter, log.drafter) + (f" {log.model}" if log.model else "")
    sentences = [
        f"{dossiers} dossiers, {len(score.rows)} critères, {PARTS[score.part]} du jeu « {log.dataset.title} » ; "
        f"propositions par {who}.",
        _levels(score),
        _agreement(score),
    ]
    if score.human:
        between = score.human.figures["qwk"]
        if between.value is not None:
            sentences.append(
                f"Entre eux, les jurés s'accordent à {decimal(between.value)} (kappa quadratique) "
                f"{bounds(score.human.intervals.get('qwk'))}."
            )
    sentences += _evidence(score)
    if score.stuffed_met.total:
        sentences.append(
            f"Sur les dossiers qui ne font que répéter les mots du référentiel, {score.stuffed_met.hits} critères non "
            f"démontrés sur {score.stuffed_met.total} sont proposés « démontré »."
        )
    return [sentence for sentence in sentences if sentence]


def _levels(score: Score) -> str:
    given = score.levelled
    text = f"Un niveau est proposé pour {given.hits} critères écrits sur {given.total}"
    if given.figure.value is not None:
        text += f" ({percent(given.figure.value)})"
    failures = score.failed.hits
    return f"{text} ; {score.abstained.hits} abstentions, {failures} échec{'s' if failures > 1 else ''}."


def _agreement(score: Score) -> str:
    main = score.main
    if main is None:
        return "Aucune note dans ce jeu : l'accord ne se mesure pas."
    if not score.levelled.hits:
        return "Aucun niveau n'est proposé : l'accord ne se mesure pas."
    qwk = main.figures["qwk"]
    if qwk.value is None:
        return f"L'accord avec {reference_name(score)} ne se mesure pas : {qwk.why}."
    exact = main.figures["exact"].value or 0.0
    return (
        f"Là où un niveau est proposé, l'accord avec {reference_name(score)} est de {decimal(qwk.value)} en kappa "
        f"quadratique {bounds(main.intervals.get('qwk'))} et de {percent(exact)} à l'identique."
    )


def _evidence(score: Score) -> list[str]:
    found = score.evidence
    sentences = []
    five, ten = found.recall[5], found.recall[10]
    if five.figure.value is not None and ten.figure.value is not None:
        sentences.append(
            f"Sur {five.total} preuves marquées, {percent(five.figure.value)} sont dans les cinq premiers passages "
            f"proposés et {percent(ten.figure.value)} dans les dix premiers."
        )
    if found.verified.figure.value is not None:
        sentences.append(
            f"{percent(found.verified.figure.value)} des {found.verified.total} citations se retrouvent mot pour mot."
        )
    return sentences
