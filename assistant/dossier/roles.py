"""What words do in a sentence about grades: who judges, what is judged, what is asked for, and what speaks of a trade.

Skeletons of words (lower case, no accents) in French, English, Spanish, German, Italian and Portuguese; «*» stands for
any ending.
"""

from functools import lru_cache

ROLES: dict[str, str] = {
    "judge": (
        "correcteur* correctric* evaluateur* evaluatric* examinat* examinador* jury juri jures jure juror* "
        "grader* assessor* reviewer* examiner* evaluator* relecteur* relectric* correttor* corrector* "
        "corretor* evaluador* tribunal prufer* gutachter* korrektor* kommission commissione comision "
        "valutator* commissari* avaliador* juge judge* jurado marker* gradebot lecteur lectrice"
    ),
    "machine": (
        "ia ai ki llm llms gpt* chatgpt modele modeles model modell* modelo algorithm* algoritm* robot* bot "
        "machine* programme programm programma programa logiciel* software automat* artificiel* artificial* "
        "inteligencia intelligenza sprachmodell assistant* systeme* system* pipeline outil* tool* parseur "
        "module prompt* language langage"
    ),
    "work": (
        "dossier* memoire* copie* travail rapport report submission* work file fichier document* essay "
        "thesis expediente* arbeit* trabajo* fascicol* elaborat* lavoro trabalho* dossie* texte text"
    ),
    "person": "candidat* kandidat* candidate* author auteur etudiant* student* eleve",
    "part": (
        "partie* section* chapitre* chapter* paragraph* passage* page* annexe* appendi* anlage* anexo* "
        "allegat* bloc blocs block* unit units unite ligne* line lines phrase* sentence* abschnitt* satz "
        "seccion seccao sezione parrafo paragrafo titre heading"
    ),
    "criterion": (
        "critere* competenc* criteri* kriteri* kompetenz* indicateur* indicator* referentiel* grille* grid "
        "bareme* rubric* attendu* requirement* outcome* bewertungs* competencia* objectif* <code>"
    ),
    "rule": (
        "consigne* regle* instruction* directive* guideline* rule* anweisung* instruccion* istruzion* "
        "regras instrucoes command* policy protocole priorite"
    ),
    "level": (
        "niveau* note notes score* points point mention grade grades mark marks level* nota voto stufe* "
        "punkt* vingt credit band rating distinction moyenne bonus nivel livello valores <out>"
    ),
    "good": (
        "demontre* acqui* valide* validation satisf* admis* recu reussi* maxim* excellen* exemplaire "
        "rempli* conforme* complet* approuv* favorable* irreprochable parfait* met demonstrated pass passes "
        "passed passing approve* approval full top highest achieved achieve outstanding fulfil* perfect "
        "bestanden erfullt nachgewiesen aprob* cumplid* apto idone* soddisfatt* dimostrat* acquisit* aprov* "
        "cumprid* promuov* adquirid* demostrad* certifi* generous* genereux* indulgen* bienveillan* "
        "clement* lenient* generoso best meilleur* exceptional elogieu* positif* positive*"
    ),
    "high": (
        "plus haut haute elevee eleve superieur superieure higher up above maximal maximale maximum highest "
        "hochste* beste* superior superiore alta alto"
    ),
    "give": (
        "attribu* accord* donne* mets mettez mettre octroy* award* give gives grant* assign* otorg* asign* "
        "vergib* geben gib assegn* atribu* da dai de dar poner pon inscri* affich* indiqu* coch* saisi* "
        "report* retourn* renvo* return* output* set sets"
    ),
    "judging": (
        "evalu* evaluate* notez noter notera notation juger jugez corrig* grading graded rate rated assess* "
        "bewert* calific* valut* avali* scoring conclu* conclud* declar* considere* consider treat treated "
        "traite* estim* repond* answer respond regard count counted compte*"
    ),
    "ask": (
        "merci veuillez priere prie prions svp stp please kindly bitte favor prega prego demande demandons "
        "invite invitons sollicite saurais gracias ruego peco veuille request grateful reconnaissant"
    ),
    "you": "tu toi te ton ta tes vous votre vos you your yours du dein* sie ihr* usted seu sua teu lei tuo",
    "neg": (
        "ne n pas sans jamais aucun aucune inutile not never without no nicht keine keinen kein non nao "
        "dont ni rien nothing don"
    ),
    "skip": (
        "ignor* oubli* neglig* saute* passe* skip* disregard* overlook* omit* omet* evite* avoid abstenez "
        "laisse* leave inutile olvid* vergiss forget* fermez suspend* desactiv* disable* override* bypass* "
        "supersede* remplac* replace* neutralis* caduque* annul* dispens*"
    ),
    "tell": (
        "mention* signal* relev* penal* sanction* revel* reveal* flag* deduct* erwahn* mencion* menzion* "
        "senal* dis dites tell tells say says ecris write cite cites citer quote* silence silent secret* "
        "hide"
    ),
    "evid": (
        "preuve* proof citation* verifi* verify check* controle* justifi* beleg* nachweis* prueba* evidenc* "
        "prova* source* claims affirm*"
    ),
    "lack": (
        "absen* manqu* lacune* faibless* missing gap* weakness* lack* faute* defaut* fehlend* falta* "
        "mancant* carence* carencia* schwach* incoheren* erreur* partiel partial"
    ),
    "already": (
        "deja already automatique* automatic* automated automatisch* automatica* prevalid* preapproved pre "
        "final finale finie termine* finished locked bereits ya gia ja officiel* official*"
    ),
    "end": "fin end ende fine fim debut begin beginning start stop suite following suivant* follows ci-dessous",
    "now": "desormais maintenant now dorenavant partir henceforth onwards jetzt ab ahora ora agora from",
    "if": "si if wenn falls se cas doute doubt duda dubbio duvida zweifel unsure hesit*",
    "every": (
        "tous toutes tout toute chaque ensemble every all each any alle jede* todos todas todo tutte tutti "
        "totalite integralite partout"
    ),
    "act": (
        "imagine* act agis agissez joue jouez play pretend role roleplay incarn* suppos* admett* assume* "
        "persona als stell"
    ),
    "must": (
        "doit doivent devra dois devez must should shall have need needs debe deve devi muss mussen soll "
        "sollen faut convient required prie invite tenu obliged"
    ),
    "decode": (
        "decod* dechiffr* decrypt* base64 rot13 chiffr* encod* traduis translate entschluss* descodifi* "
        "invers* reverse execut* hidden secret* obei* obey follow suivez suis"
    ),
    "trade": (
        "client* cliente* fournisseur* supplier* customer* produit* product* prix price* vente* equipe* "
        "team magasin* shop* boutique commande* order* entreprise* marque* campagne* salon stand site "
        "projet* project* marche budget* stock* offre* vendeur* prestataire* formation* stagiaire* enquete* "
        "survey* avis panier* livraison* concours reunion* tableau partenaire* visiteur* marketing "
        "communication agence* devis mois semaine annee usager* adherent* salarie* responsable* collegue* "
        "directrice direction manager kunden lieferant* proveedor* fornitore fournie panel prospect*"
    ),
    "self": "je j mon ma mes moi nous notre nos i my we our me us ich wir mein* io noi mio mia nosotros mi",
    "past": "ai a avons ont avait avaient etait etaient fut was were had has been ete avions eu did",
}
"""The words of each role."""

LEAST = 3
"""Letters of the shortest beginning."""


def _by_word() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    for role, words in ROLES.items():
        for word in words.split():
            held = beginnings if word.endswith("*") else whole
            held.setdefault(word.rstrip("*"), set()).add(role)
    return whole, beginnings


_WHOLE, _BEGINNINGS = _by_word()


@lru_cache(maxsize=16384)
def roles_of(word: str) -> tuple[str, ...]:
    """The roles that a word can have, in order; most words have none."""
    found = set(_WHOLE.get(word, ()))
    for end in range(LEAST, len(word) + 1):
        found |= _BEGINNINGS.get(word[:end], set())
    return tuple(sorted(found))
