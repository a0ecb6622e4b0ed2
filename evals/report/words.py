"""What a report says before any table: a summary in sentences, and what the figures are not."""

from collections.abc import Sequence

from assistant.judgement.level import Level
from evals.agreement.confusion import Confusion
from evals.agreement.measured import Interval
from evals.dataset import PLAN
from evals.judged import Judged, humans_of, judged_in, raters_of
from evals.number import plural
from evals.report.markup import bounds, decimal, percent
from evals.report.reference import reference_counts, reference_name
from evals.runlog import RunLog
from evals.scale import POINTS
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
    """The sentence that stands on every page with figures of these rows; empty where humans graded real dossiers."""
    if log.dataset.synthetic:
        if set(raters_of(rows)) - {PLAN}:
            return (
                "Dossiers fictifs : leurs notes, quel qu'en soit l'auteur, ne sont pas celles d'un jury ; ces chiffres "
                "ne disent pas l'accord avec un jury."
            )
        return (
            f"{SYNTHETIC} Leur niveau « vrai » est celui qui était prévu avant leur rédaction ; ces chiffres ne disent "
            "pas l'accord avec un jury."
        )
    if not humans_of(rows):
        what = "cette partie" if humans_of(judged_in(log)) else "ces dossiers"
        return f"Aucun humain n'a noté {what} : ces chiffres ne disent pas l'accord avec un jury."
    return ""


def summary(log: RunLog, score: Score) -> list[str]:
    """The part's figures in sentences."""
    dossiers = len({row.candidate.id for row in score.rows})
    who = DRAFTERS.get(log.drafter, log.drafter) + (f" {log.model}" if log.model else "")
    sentences = [
        f"{plural(dossiers, 'dossier')}, {plural(len(score.rows), 'critère')}, {PARTS[score.part]} du jeu "
        f"« {log.dataset.title} » ; propositions par {who}.",
        _levels(score),
        reference_counts(score.reference, score.rows) if score.reference else "",
        _agreement(score),
        _recovered(score),
    ]
    if score.human:
        between = score.human.figures["qwk"]
        if between.value is not None:
            sentences.append(
                f"Entre eux, les jurés s'accordent à "
                f"{_with_bounds(f'{decimal(between.value)} (kappa quadratique)', score.human.intervals.get('qwk'))}."
            )
    sentences += _evidence(score)
    if score.stuffed_met.total:
        sentences.append(
            f"Sur les dossiers qui ne font que répéter les mots du référentiel, "
            f"{plural(score.stuffed_met.hits, 'critère non démontré', 'critères non démontrés')} sur "
            f"{score.stuffed_met.total} {'sont proposés' if score.stuffed_met.hits > 1 else 'est proposé'} "
            "« démontré »."
        )
    return [sentence for sentence in sentences if sentence]


def _levels(score: Score) -> str:
    given = score.levelled
    text = f"Un niveau est proposé pour {plural(given.hits, 'critère écrit', 'critères écrits')} sur {given.total}"
    if given.figure.value is not None:
        text += f" ({percent(given.figure.value)})"
    return f"{text} ; {plural(score.abstained.hits, 'abstention')}, {plural(score.failed.hits, 'échec')}."


def _agreement(score: Score) -> str:
    main = score.main
    if main is None:
        return "Aucune note dans cette partie : l'accord ne se mesure pas."
    if not score.levelled.hits:
        return "Aucun niveau n'est proposé : l'accord ne se mesure pas."
    qwk = main.figures["qwk"]
    if qwk.value is None:
        return f"L'accord avec {reference_name(score.reference)} ne se mesure pas : {qwk.why}."
    exact = main.figures["exact"].value or 0.0
    weighted = _with_bounds(f"{decimal(qwk.value)} en kappa quadratique", main.intervals.get("qwk"))
    return (
        f"Là où un niveau est proposé, l'accord avec {reference_name(score.reference)} est de "
        f"{weighted} et de {percent(exact)} à l'identique."
    )


def _recovered(score: Score) -> str:
    """Each expected level: how often the draft found it, and what it took it for most."""
    found = score.main.confusion if score.main else None
    told = [_one_level(found, place) for place in range(len(found.levels))] if found else []
    listed = " ; ".join(text for text in told if text)
    return f"Niveau par niveau : {listed}." if listed else ""


def _one_level(found: Confusion, place: int) -> str:
    given = [int(count) for count in found.counts[place]]
    total, right = sum(given), given[place]
    if not total:
        return ""
    text = f"{_level_name(found.levels[place])} reconnu {right} fois sur {total}"
    wrong = [0 if other == place else count for other, count in enumerate(given)]
    if not any(wrong):
        return text
    taken = wrong.index(max(wrong))
    return f"{text}, {wrong[taken]} pris pour {_level_name(found.levels[taken])}"


def _level_name(points: float | None) -> str:
    return next((level for level, place in POINTS.items() if place == points), Level.NOT_ASSESSABLE).french


def _with_bounds(text: str, ends: Interval | None) -> str:
    return f"{text} {bounds(ends)}".rstrip()


def _evidence(score: Score) -> list[str]:
    found = score.evidence
    sentences = []
    five, ten = found.recall[5], found.recall[10]
    if five.figure.value is not None and ten.figure.value is not None:
        sentences.append(
            f"Preuves marquées ({five.total}) : {percent(five.figure.value)} dans les cinq premiers passages proposés, "
            f"{percent(ten.figure.value)} dans les dix premiers."
        )
    if found.verified.figure.value is not None:
        sentences.append(
            f"Citations qui se retrouvent mot pour mot : {found.verified.hits} sur {found.verified.total} "
            f"({percent(found.verified.figure.value)})."
        )
    return sentences
