"""The report's page."""

from collections.abc import Callable, Sequence

from assistant.errors import UserError
from assistant.judgement.level import Level
from evals.agreement.agreement import Agreement
from evals.agreement.coverage import at_coverage
from evals.agreement.names import FRENCH
from evals.dataset import PLAN, Part
from evals.judged import Judged, judged_in
from evals.number import plural
from evals.report.cases import cases
from evals.report.document import document
from evals.report.markup import bounds, decimal, measured, paragraphs, percent, safe, share, table
from evals.report.plot import confusion_plot, coverage_plot, reliability_plot
from evals.report.reference import reference_name
from evals.report.robust import robustness_section
from evals.report.words import PARTS, VOICES, caution, summary
from evals.robustness import Robustness
from evals.runlog import RunLog
from evals.scale import POINTS
from evals.scoring import Score, score, score_of
from evals.thresholds import thresholds


def report(log: RunLog, tried: Robustness | None = None) -> str:
    """The whole page. Figures are those of the part that served no tuning, when there is one.

    Args:
        log: The run.
        tried: What attacks and another order did, of the same set and drafter.

    Raises:
        UserError: the log has no draft.
    """
    parts: list[Part] = [part for part in ("held_out", "tuning") if judged_in(log, part)]
    if not parts:
        raise UserError("Ce journal ne contient aucune proposition ; refaire « criterium evals run ».")
    scores = [score(log, part) for part in parts]
    main = scores[0]
    warning = caution(log, main.rows)
    sections = [
        ("En bref", paragraphs([*summary(log, main), *_parts(scores)])),
        ("Seuils d'usage", _thresholds(main)),
        ("Accord", _agreement(main)),
        ("Confiance et couverture", _confidence(main)),
        ("Preuves", _evidence(main)),
        ("Solidité : attaques et autre ordre", robustness_section(tried) if tried else _untried(log)),
        ("Par référentiel, par voix et par critère", _breakdown(log, main)),
        ("Cas à regarder d'abord", cases(log, main)),
        ("Comment ces chiffres ont été obtenus", _provenance(log)),
    ]
    body = "".join(f"<section><h2>{safe(name)}</h2>{content}</section>" for name, content in sections if content)
    return document(f"Évaluation · {log.dataset.title}", warning, body)


def _untried(log: RunLog) -> str:
    drafter = "" if log.drafter == "offline" else " --drafter llm"
    return paragraphs(
        [
            "Non essayée dans ce rapport. Pour l'y joindre : « criterium evals robustness "
            f"{log.dataset.id}{drafter} --out essais.json », puis « evals report … --robustness essais.json »."
        ]
    )


def _parts(scores: Sequence[Score]) -> list[str]:
    if len(scores) < 2:
        only = PARTS[scores[0].part]
        return [f"Tous les chiffres sont ceux de la {only} ; ce passage n'en compte pas d'autre."]
    other = scores[1]
    same = other.reference == scores[0].reference
    recall = other.evidence.recall[5].figure
    qwk = other.main.figures["qwk"] if other.main else None
    against = "" if same else f" avec {reference_name(other.reference)}"
    figures = [f"kappa quadratique {decimal(qwk.value)}{against}"] if qwk and qwk.value is not None else []
    figures += [f"preuves dans les cinq premiers passages {percent(recall.value)}"] if recall.value is not None else []
    return [
        "Les chiffres sont ceux de la partie réservée, qui n'a servi à aucun réglage ; sur la partie de réglage, pour "
        f"comparaison : {', '.join(figures) or 'rien à comparer'}."
    ]


def _thresholds(main: Score) -> str:
    found = thresholds(main)
    if not found:
        return paragraphs(["Les seuils d'usage se jugent sur des notes humaines ; cette partie n'en a pas."])
    words = {True: "atteint", False: "non atteint", None: "non jugé"}
    rows = [
        (
            t.what,
            decimal(t.value) if t.value is not None else "indéfini",
            t.limit,
            words[t.passed] + (f" : {t.why}" if t.passed is None else ""),
        )
        for t in found
    ]
    return table(("Seuil", "Valeur", "Limite", "Verdict"), rows)


def _agreement(main: Score) -> str:
    if not main.against:
        return paragraphs(["Aucune note à comparer."])
    columns: list[tuple[str, Agreement]] = [
        ("prévu – proposition" if rater == PLAN else f"{rater} – proposition", found)
        for rater, found in main.against.items()
    ]
    if main.reference and main.main and main.reference.name not in main.against:
        columns.insert(0, ("consensus – proposition", main.main))
    if main.human:
        columns.insert(0, ("entre jurés", main.human))
    names = list(columns[0][1].figures)
    rows = [(FRENCH[name], *(_cell(found, name) for _, found in columns)) for name in names]
    html = table(("Mesure", *(name for name, _ in columns)), rows, _about_intervals([found for _, found in columns]))
    html += _levels(main)
    test = main.stands_in
    if test.winning_rate is not None:
        verdict = "la proposition peut tenir lieu d'un juré" if test.passed else "elle ne peut pas tenir lieu d'un juré"
        html += paragraphs(
            [f"Test de l'évaluateur de remplacement : taux de réussite {decimal(test.winning_rate)}, {verdict}."]
        )
    elif main.graded_by_humans:
        html += paragraphs([f"Test de l'évaluateur de remplacement : non fait, {test.why}."])
    return html


def _about_intervals(found: Sequence[Agreement]) -> str:
    """How the intervals were made, and why some are missing: each reason once."""
    said = ["Intervalles à 95 %, par tirage des candidats"] if any(one.intervals for one in found) else []
    reasons = dict.fromkeys(why for one in found for why in one.why_no_interval.values())
    start = "s" if said else "S"
    said += [f"{start}ans intervalle là où il manque ({why})" for why in reasons]
    return " ; ".join(said)


def _cell(found: Agreement, name: str) -> str:
    figure = found.figures[name]
    return f"{measured(figure)} {bounds(found.intervals.get(name))}".strip()


def _levels(main: Score) -> str:
    found = main.main.confusion if main.main else None
    if found is None or not found.counts.sum():
        return ""
    of_points = {place: level for level, place in POINTS.items()}
    names = [(Level.NOT_ASSESSABLE if v is None else of_points[v]).french for v in found.levels]
    rows = [
        (name, str(int(found.counts[n].sum())), measured(found.recovered(n)), measured(found.specific(n)))
        for n, name in enumerate(names)
    ]
    plot = confusion_plot(found, names, "attendu", "proposé")
    return f"<h3>Niveau par niveau</h3>{plot}" + table(
        ("Niveau attendu", "critères", "proposé de même", "accord spécifique"), rows
    )


def _confidence(main: Score) -> str:
    if not main.curve:
        return paragraphs(["Aucun niveau proposé n'a de référence : il n'y a pas de courbe à tracer."])
    html = f"<div class=plots>{coverage_plot(main.curve)}{reliability_plot(main.bins) if main.bins else ''}</div>"
    rows = []
    for wanted in (0.25, 0.5, 0.75, 1.0):
        point = at_coverage(main.curve, wanted)
        if point:
            rows.append((percent(wanted), str(point.covered), percent(point.exact), measured(point.qwk)))
    if rows:
        html += table(("Couverture d'au moins", "critères", "accord exact", "kappa quadratique"), rows)
    html += paragraphs(
        [f"Erreur de calibration attendue : {measured(main.ece)}. Score de Brier : {measured(main.brier)}."]
    )
    return html


def _evidence(main: Score) -> str:
    found = main.evidence
    rows = [
        (
            f"Preuves marquées dont le passage est parmi les {k} premiers"
            if k > 1
            else "Preuves marquées dont le passage est le premier",
            share(r),
            bounds(r.interval),
        )
        for k, r in found.recall.items()
    ]
    rows += [
        (
            "Parmi les cinq premiers passages, ceux qui portent une preuve",
            share(found.precision),
            bounds(found.precision.interval),
        ),
        ("Citations retrouvées mot pour mot", share(found.verified), bounds(found.verified.interval)),
        (
            "Niveaux démontré ou partiel appuyés d'une citation vérifiée",
            share(found.quoted),
            bounds(found.quoted.interval),
        ),
        ("Citations qui tombent dans un passage marqué", share(found.right), bounds(found.right.interval)),
        ("Citations qui tombent dans un leurre", share(found.decoys), bounds(found.decoys.interval)),
    ]
    html = table(("Mesure", "Part", "Intervalle à 95 %"), rows)
    if found.lost:
        html += paragraphs([f"Preuves marquées absentes du dossier tel qu'il a été lu : {found.lost}."])
    return html


def _breakdown(log: RunLog, main: Score) -> str:
    rubrics = {d.candidate.id: d.rubric for d in log.dossiers}
    html = _grouped("Référentiel", main.rows, lambda row: rubrics[row.candidate.id])
    html += _grouped("Voix du dossier", main.rows, lambda row: VOICES[row.candidate.profile])
    html += _grouped("Dossier", main.rows, lambda row: row.candidate.id)
    rows = []
    for row in main.rows:
        given = main.reference.level(row) if main.reference else None
        level = (
            row.draft.level.french
            if row.draft.level
            else {"abstained": "abstention", "failed": "échec"}[row.draft.status]
        )
        first = next((n for n, p in enumerate(row.draft.passages, start=1) if p.id in row.marked), None)
        label = log.criterion(row.candidate.id, row.criterion).label
        seen = "" if not row.marked else f"rang {first}" if first else "non"
        rows.append((row.key, label, given.french if given else "", level, seen))
    head = (
        "Critère",
        "Intitulé court",
        f"Référence ({reference_name(main.reference)})",
        "Proposition",
        "Première preuve",
    )
    return html + f"<details><summary>Critère par critère</summary>{table(head, rows)}</details>"


def _grouped(title: str, rows: Sequence[Judged], key: Callable[[Judged], str]) -> str:
    lines = []
    for name in sorted({key(row) for row in rows}):
        part = score_of([row for row in rows if key(row) == name], intervals=False)
        qwk = part.main.figures["qwk"] if part.main else None
        exact = part.main.figures["exact"] if part.main else None
        lines.append(
            (
                name,
                str(len(part.rows)),
                share(part.levelled),
                decimal(exact.value) if exact and exact.value is not None else "—",
                decimal(qwk.value) if qwk and qwk.value is not None else "—",
                share(part.evidence.recall[5]),
            )
        )
    return table((title, "critères", "niveau donné", "exact", "kappa quadr.", "preuves dans les 5 premiers"), lines)


def _provenance(log: RunLog) -> str:
    made = log.software
    tree = {True: " (arbre modifié)", False: "", None: ""}[made.dirty]
    rows = [
        ("Jeu de données", f"{log.dataset.id}, empreinte {log.dataset.sha256}"),
        ("Proposition", f"{log.drafter}{f' · {log.model}' if log.model else ''}"),
        ("Consignes", ", ".join(log.prompts) or "aucune"),
        *((f"Référentiel {rubric.id}", f"version {rubric.version}") for rubric in log.rubrics),
        *(
            (f"Dossier {d.candidate.id}", f"{plural(d.words, 'mot')}, {decimal(d.seconds, 1)} s, empreinte {d.sha256}")
            for d in log.dossiers
        ),
        ("Critérium", f"{made.criterium}, commit {made.commit or 'inconnu'}{tree}"),
        ("Python", f"{made.python}, {made.system}"),
        ("Réglages", ", ".join(f"{name} = {value}" for name, value in log.parameters.items())),
        ("Fait le", f"{log.started:%Y-%m-%d %H:%M} UTC, en {log.seconds:.0f} s"),
    ]
    packages = table(("Paquet", "version"), sorted(made.packages.items()))
    return table(("", ""), rows) + f"<details><summary>Paquets installés</summary>{packages}</details>"
