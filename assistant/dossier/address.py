# ruff: noqa: E501 -- a pattern cut over many lines is read with more trouble than a long one
"""How a text addresses a grader or a machine: patterns over skeletons, each behind words that it cannot do without.

They find, they do not understand. Each asks for more than one sign, because honest dossiers hold every single one:
instructions to a team, e-mails, prompts, scores of suppliers.
"""

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Address:
    """A way of addressing. ``words`` are looked for first: the pattern is slow, and one of them always stands in it."""

    words: frozenset[str]
    written: str
    """The pattern, with names of ``_PARTS`` between at signs."""
    quotable: bool
    """Whether a dossier that discusses prompts may quote it without meaning it."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when it is first looked for: most dossiers hold the words of few."""
        return re.compile(re.sub(r"@(\w+)@", lambda name: _PARTS[name[1]], self.written))


def _address(words: str, pattern: str, quotable: bool = False) -> Address:
    return Address(frozenset(words.split("|")), pattern, quotable)


_PARTS = {
    # Where a sentence or a clause starts: an imperative stands there, a third person does not.
    "START": r"(?:(?:^|(?<=[.!?:;,(\[\]>\"\n*/|=。！？،])|(?<=- ))\s*(?:(?:et|alors|donc|maintenant|please|s'il (?:te|vous) plait"
    r"|svp|bitte|por favor|per favore|und|y|and|then|now) )?)",
    "ASK": r"(?:\b(?:merci de(?: bien vouloir)?|merci d'|veuillez|veuille|priere de|priere d'|je vous prie de|je vous demande de"
    r"|je te demande de|tu dois|vous devez|il faut|il convient de|il convient d'|demande est faite de"
    r"|you must|you should|you have to|you need to|must|should|please)\s*(?:me |nous |lui |leur |y )?)",
    "NORM": r"(?:consignes?|instructions?|regles?|criteres?|directives?|baremes?|grilles?|referentiel|prompts?)\b",
    "BEFORE": r"\b(?:precedent\w*|anterieur\w*|ci-?dessus|initiales?|recues?|d'origine|systeme|d'evaluation|de notation"
    r"|de correction|d[ue]s? (?:jury|correcteurs?|referentiel|prompt|systeme)|qui precedent|plus haut"
    r"|donnees avant|d'avant|that came before|above|from before)\b",
    "TOP": r"(?:note (?:maxima|maximum|la plus (?:haute|elevee))\w*|meilleure note|niveau (?:maxim|le plus (?:haut|eleve)|superieur)\w*"
    r"|niveau \"? ?(?:demontre|met\b|acquis)|score (?:maximal|maximum|parfait)|mention (?:tres bien|excellent)"
    r"|tous les points(?! d)|vingt sur vingt|20 ?(?:/|sur) ?20|100 ?%|\bau maximum)",
    "WORK": r"(?:(?:ce|cette|cet|mon|ma|notre|le present|la presente|tous? les?|toutes? les?|chaque|l'ensemble des|l'integralite des"
    r"|chacun des|chacune des|a la|aux?|le|la)\s+(?:\w+ )?(?:dossiers?|criteres?|candidate?s?|competences?|memoires?|copies?|travail"
    r"|travaux|rapports?|rendus?|partie|blocs?|epreuves?|passages?|paragraphes?|sections?|indicateurs?)\b)",
    "DONE": r"(?:demontre|acquis|valide|satisf|atteint|excellent|exemplaire|reussi|suffisan|irreprochable|parfait)",
    "GRADER": r"(?:correct(?:eur|rice)s?\b(?! orthogr)|evaluat(?:eur|rice)s?\b(?! iso)|examinat(?:eur|rice)s?\b|membres? du jury|jury\b)",
    "MACHINE": r"(?:(?:l'|une? |toute |cette |d')?\bia\b|intelligence artificielle|grands? modeles? de langage|modeles? de langage"
    r"|\bllms?\b|(?<!j')\bai\b(?!-je)|language models?|large language models?|chatgpt|\bgpt\b|agent conversationnel|correcteur automatique"
    r"|evaluateur automatique|correction automatique|inteligencia artificial|\bki\b|sprachmodell|intelligenza artificiale)",
}

ADDRESSES = (
    _address(
        "ignor|oubli|abstraction|passe|tiens|tenez|tenir|meconna|ecarte|neglige|contourne",
        r"(?:@START@|@ASK@)(?:ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez|tenir) (?:pas|aucun\w*|plus) compte d\w+'?"
        r"|ne pas tenir compte d\w+|fai(?:s|tes|re) abstraction d\w+'?|passe[zr]? outre|ecarte[zr]?|neglige[zr]?|contourne[zr]?)"
        r"\s+(?!(?:mes|mon|ma|nos|notre)\b)(?:[^.!?]{0,40}\b)?@NORM@"
        r"(?:[^.!?]{0,30}@BEFORE@|\s*(?:[.!?\"<>]|$)|,?\s+(?:et|puis)\s+(?:attribu|accord|met[st]|donn|valid|not[ez]|consider|affich|conclu|repond))",
        quotable=True,
    ),
    _address(
        "ignor|oubli|abstraction|passe|compte",
        r"(?:@START@|@ASK@)(?:ignore[zr]?|oublie[zr]?|fai(?:s|tes|re) abstraction d[ue]s?|passe[zr]? outre"
        r"|ne (?:tiens|tenez|tenir) (?:pas|aucun\w*|plus) compte d\w+)\s+(?:l[ea]s?|du|ton|votre)?\s*"
        r"(?:referentiel|bareme|grille|criteres?|regles de notation|consignes de notation)\b(?! (?:de tri|d'achat|de prix|tarif))",
    ),
    _address(
        "ignor|disregard|forget|overrid|bypass",
        r"(?:@START@|@ASK@)(?:ignore|disregard|forget|override|bypass)\b\s+(?!my\b|our\b)[^.!?]{0,30}"
        r"\b(?:previous|prior|above|earlier|preceding|your|system|everything|rubric|all (?:the )?(?:other )?(?:instruct|rule|guideline|prompt))"
        r"[^.!?]{0,30}\b(?:instructions?|rules?|prompts?|rubric|criteria|guidelines?|directions|you were told|you know|above)",
        quotable=True,
    ),
    _address(
        "ignoreallpreviousinstr|ignoretheprevious|ignoreallinstr|ignorelesconsignes|ignorezlesconsignes|ignorezlesinstr"
        "|ignorelesinstr|notemaximale|fullmarks|disregardall",
        r"ignore[zr]?(?:all|the|les|toutes)\w*(?:instructions?|consignes?)|notemaximale|fullmarks|disregardall",
    ),
    _address(
        "maxim|meilleure note|niveau|mention|points|20|vingt|100|parfait|plus elevee|plus haute",
        r"(?:(?:@START@|\bet )(?:(?:re)?met(?:s|tez)|attribuez|accordez|donnez|octroyez|decernez|notez|affichez|indiquez|inscrivez)"
        r"|@START@(?:attribue|accorde|donne|octroie|decerne|note(?= (?:cet?|cette|mon|ma|l[ea]s?|tou\w+|chaque|l'))|affiche|indique|inscris)\b"
        r"|@ASK@(?:attribuer|accorder|mettre|donner|octroyer|decerner|noter|afficher|indiquer|obtenir))"
        r"(?:-(?:moi|nous|lui|leur))?\s[^.!?]{0,60}@TOP@(?! a (?:votre|vos) (?!candidat|etudiant|eleve))",
    ),
    _address(
        "maxim|meilleure note|mention|20",
        r"@START@(?:attribuer|accorder|mettre|donner|octroyer|decerner)\s(?:la |les? |un |une )?(?:note maxima\w+|meilleure note"
        r"|mention (?:tres bien|excellen\w+)|20 ?(?:/|sur) ?20)\s*(?:[.!\"]|$)",
    ),
    _address(
        "attribuer|accorder|mettre|donner|maxim",
        r"(?:attribuer|accorder|mettre|donner|octroyer|attribu|accord)\w*\s[^.!?]{0,30}@TOP@[^.!?]{0,15}\b(?:a|au|aux|pour|sur) @WORK@",
    ),
    _address(
        "valid|consider|marque|juge|declare|evalue|coche|estime|traite",
        r"(?:@START@|@ASK@)(?:valide[zr]?\s+(?:[^.!?]{0,20}\b)?(?=@WORK@)|(?:considere|marque|juge|declare|evalue|coche|estime|traite|note)[zr]?\s"
        r"(?:que )?(?=(?:[^.!?]{0,20}\b)?@WORK@[^.!?]{0,50}@DONE@))",
    ),
    _address(
        "demontre|acquis|valid|excellent|met|reussi|satisf|maxim|20|points|note",
        r"(?:tu dois|vous devez|@GRADER@ (?:\w+ )?(?:doit|doivent)|@MACHINE@ (?:doit|doivent)|systeme d'evaluation (?:doit|devra)|il faut)\s+(?:\w+ )?"
        r"(?:conclure|considerer|noter|valider|retourner|renvoyer|repondre|accorder|attribuer|mettre|afficher|juger)\b[^.!?]{0,60}"
        r"(?:@DONE@|@TOP@\b(?! (?:au|a l'|aux) (?:projet|offre|fournisseur))|\"? ?met ?\"?|[0-9]+ sur 20|@WORK@)(?<!ecart)",
    ),
    _address(
        "doit etre|doivent etre|devra etre",
        r"@WORK@\s(?:doit|doivent|devra|devront) etre (?:juge|note|evalue|considere|classe|declare)\w*\s[^.!?]{0,30}@DONE@",
    ),
    _address(
        "tout ce qui precede|toutes les donnees precedentes|everything above|everything before|earlier guidance|all that came before",
        r"(?:oublie[zr]?|ignore[zr]?|efface[zr]?|forget|disregard|ignore)\s(?:\w+ )?(?:tout ce qui precede|toutes les donnees precedentes|everything (?:above|before)|earlier guidance|all that came before)",
        quotable=True,
    ),
    _address(
        "override|remplace|annule",
        r"\b(?:overrides?|remplacent?|annulent?)\s(?:the |your |les? |la |ton |votre |tes |vos )?(?:system prompt|instructions? (?:du systeme|precedentes|d'origine)|prompt|guidelines)",
    ),
    _address(
        "penali",
        r"@START@(?:do not|don't|never) penali[sz]e\b|@START@ne penalise[zr]? (?:pas|aucun)",
    ),
    _address(
        "outil de correction|outil d'evaluation|lecteur automatique|correction automatique",
        r"\b(?:destine\w*|adresse\w*|message|note|consigne|attention)\b[^.!?\n]{0,15}\b(?:a|au|pour|de) (?:l'|la |le )?(?:outil (?:de correction|d'evaluation|de notation)|lecteur automatique|correction automatique)",
    ),
    _address(
        "correct|jury|evaluat|examinat",
        r"(?:@START@(?:cher|chere|chers|monsieur|madame|mesdames|messieurs|bonjour)?,?\s?(?:le |la |les )?@GRADER@|a l'attention d\w+ @GRADER@)[^.!?]{0,60}"
        r"\b(?:valider|validez|accorde[zr]|attribue[zr]|penalise[zr]|mettre\b|mettez|note[zr]\b|indulgen\w*|bienveillan\w*)",
    ),
    _address(
        "penalis|evalue|releve|mention|signal|sanction|cite",
        r"(?:@START@|@ASK@)(?:n'evalue[zr]? pas|ne pas evaluer|ne (?:releve|signale|mentionne|sanctionne|penalise|cite|note)[zr]? (?:pas|aucune?)"
        r"|ne pas (?:relever|signaler|mentionner|sanctionner|penaliser))\b[^.!?]{0,50}"
        r"\b(?:lacunes?|faiblesses?|defauts?|manques?|manquements?|paragraphe|passage|message|consigne|evaluation|rapport|suite|dossier|copie)\b",
    ),
    _address(
        "tu es|vous etes|you are|you're|tu joues|vous jouez|eres|du bist|sie sind|sei ",
        r"\b(?:tu es|vous etes|you are|you're|eres|du bist|sie sind|tu sei)\s+(?:(?!l'|le |la |the )\S+ ){0,3}?(?:l'|le |la |the )?"
        r"(?:correct(?:eur|rice)\b(?! orthogr)|evaluat(?:eur|rice)\b|examinat(?:eur|rice)\b|grader|evaluator|examiner|@MACHINE@|assistant (?:ia|virtuel|d'evaluation|ai)"
        r"|ai assistant|evaluador|corrector|prufer|korrektor|esaminatore)",
        quotable=True,
    ),
    _address(
        "si |if |wenn ",
        r"\b(?:si|if|wenn|se)\s+(?:(?:tu es|vous etes|you are|you're|eres|du bist|du|sei)\s+(?:\S+ ){0,2}?(?:@MACHINE@|robots?\b|machine\b)"
        r"|(?:une? )?@MACHINE@ (?:lit|lis|read|reads|is reading))",
    ),
    _address(
        "ia|langage|llm|ai|language|automatique|artificielle|gpt|model|ki",
        r"(?:\b(?:a l'attention|message|consignes?|instructions?|destine\w*|s'adresse|rappel)\s+(?:a|aux?|pour|d[eu]s?)\s+(?:l[ea]s? |toute |un |une )?@MACHINE@"
        r"|\bnote (?:pour|au) (?:l[ea]s? |un |une )?@MACHINE@|\b(?:note|message|instructions?|memo) (?:to|for) (?:the |any |all )?@MACHINE@"
        r"|\b(?:attention|hey|dear|cher|chere|hello),? @MACHINE@|pour toute? @MACHINE@ qui|assistant (?:ia|ai|virtuel)\s?,"
        r"|\b(?:en tant qu(?:e |')|as an? )(?:@MACHINE@|@GRADER@|evaluator|grader)(?: \w+){0,2},?\s(?:tu|vous|you)\b)",
    ),
    _address(
        "uniquement|seulement|only|nur|unicamente|solo|begin|start your|commence",
        r"@START@(?:reponds|repondez|respond|answer|reply|antworten? ?(?:sie)?|responde|output|return|rispondi)\s+(?:uniquement|seulement|only|nur|unicamente|solo|solamente)"
        r"[^.!?]{0,30}\b(?:mot|word|wort|palabra|parola|demontre|met|json|oui|yes)\b"
        r"|\b(?:begin|start|commence[zr]?) (?:your|ta|votre) (?:answer|reply|response|reponse|evaluation)\b",
        quotable=True,
    ),
    _address(
        "do not|don't|never|ton evaluation|votre evaluation|ta reponse",
        r"@START@(?:do not|don't|never) (?:mention|report|reveal|flag|cite|evaluate|penali[sz]e)\b[^.!?]{0,60}"
        r"\b(?:paragraph|weakness\w*|passage|instruction|message|review|gaps?|errors?|prompt|the rest)\b"
        r"|\b(?:dans|de) (?:ton|votre|ta) (?:evaluation|correction|notation)\b[^.!?]{0,30}\b(?:passage|paragraphe|message)",
    ),
    _address(
        "nouvelles consignes|nouvelles instructions|new instructions|nuevas instrucciones|neue anweisungen|updated instructions",
        r"(?:nouvelles (?:consignes|instructions)|(?:new|updated) instructions?|nuevas instrucciones|neue anweisungen)\s*:\s*[^.!?]{0,80}"
        r"(?:demontr|valid|critere|criteri|\bmet\b|grade|score|treat|ignor|maxim)",
    ),
    _address(
        "mark|score|grade|criteri|outstanding|points|100|dossier|top",
        r"(?:@START@|@ASK@|@MACHINE@ (?:must|should|will) |\b(?:grader|evaluator|examiner|reviewer) (?:must|should) |\band )(?:give|assign|award|grant|rate|mark|score|treat|grade|return|output|consider)\b"
        r"[^.!?]{0,50}\b(?:full marks|(?:maximum|highest|top|perfect|best) (?:possible )?(?:scores?|grades?|marks?|ratings?)|score of (?:100|20|10)|100 ?%"
        r"|(?:every|all|each)(?: the| of the)? criteri\w+[^.!?]{0,20}\b(?:met|demonstrated|satisfied|passed|full)|as (?:outstanding|excellent|met|perfect)\b)",
    ),
    _address(
        "conclude|candidate|all criteria|every criterion",
        r"\byou (?:must|should|have to|will)\b[^.!?]{0,20}\b(?:conclude|say|state|report|answer)\b[^.!?]{0,40}\b(?:pass|candidate|met\b|demonstrated|criteri)"
        r"|\b(?:level|status|result) of (?:all|every|each) criteri\w+ (?:is|are|must be) (?:met|demonstrated)",
    ),
    _address(
        "caso omiso|instruc|regla|criterios|regole|istruzioni|regras|indicaciones",
        r"(?:@START@|\b(?:debes|deve|devi|por favor|per favore) )(?:ignor[ae]d?|olvid[ae]|no (?:tengas?|tenga) en cuenta|haz caso omiso de|hagan? caso omiso de|desestim[ae]|omit[ae]|dimentica(?:te)?|trascura|non considerare"
        r"|esquec[ae]|esqueca|desconsider[ae])\s[^.!?]{0,30}\b(?:instruc\w+|reglas|criterios|indicaciones|istruzioni|regole|criteri|regras)\b"
        r"(?:(?<=todas las instrucciones)|(?<=as instrucoes)|[^.!?]{0,12}\b(?:anterior\w*|previ[ao]s|precedenti|de arriba|y (?:otorga|asigna|da)|e (?:assegna|atribua))|\s*[.!?])",
    ),
    _address(
        "maxim|massim|aprueba|approva|aprove",
        r"(?:@START@|\by |\be )(?:otorg[aue]+|asign[ae]|da|dale|pon|conced[ae]|assegna|attribuisci|dai|atribu[ae]|de|de-lhe)\s[^.!?]{0,30}"
        r"(?:(?:nota|puntuacion|calificacion|pontuacao|classificacao) maxima|maxima (?:nota|puntuacion|calificacion|pontuacao)|(?:punteggio|voto) massimo|massimo (?:dei voti|punteggio))"
        r"|@START@(?:aprueb[ae]|approva|aprove) (?:est[ea]|quest[oa]|el|il) \w+",
    ),
    _address(
        "anweisung|regeln|kriterien|vorgaben|richtlinien",
        r"@START@befolge\w* (?:sie )?(?:die|keine)[^.!?]{0,30}(?:anweisungen|regeln)[^.!?]{0,10}(?:nicht)?|@START@(?:ignoriere|ignorieren sie|vergiss|vergessen sie|missachte|missachten sie|ubergehe)\s[^.!?]{0,30}"
        r"\b(?:alle|aller|vorherig\w+|bisherig\w+|obig\w+|fruher\w+|vorig\w+|bewertungs\w*)\b[^.!?]{0,20}(?:anweisungen|regeln|kriterien|vorgaben|richtlinien)",
    ),
    _address(
        "hochstnote|bestnote|punktzahl|beste note",
        r"(?:@START@|\bund )(?:vergib|vergeben sie|gib|geben sie|bewerte|bewerten sie|erteile)\b[^.!?]{0,50}(?:hochstnote|bestnote|(?:volle|maximale|hochste) punktzahl|beste note)",
    ),
    _address(
        "инструкци|указани|правил|критери|балл|оценк",
        r"(?:игнорируи|забудь|не учитываи|проигнорируи)(?:те)?\s[^.!?]{0,40}(?:инструкци|указани|правил|критери)"
        r"|(?:поставь|даи|присвои)(?:те)?\s[^.!?]{0,40}(?:высш|максимальн)\w* (?:балл|оценк)",
    ),
    _address(
        "تجاهل|امنح|اعط|تجاهلوا|انس|لا تتبع",
        r"(?:تجاهل|تجاهلوا|انس|لا تتبع)\s[^.!?؟]{0,30}(?:التعليمات|الارشادات|القواعد|المعايير|تعليمات)"
        r"|(?:امنح|اعط|اعطي)\S*\s[^.!?؟]{0,40}(?:اعلى (?:درجة|علامة)|الدرجة (?:القصوى|الكاملة|النهائية)|العلامة الكاملة)",
    ),
    _address(
        "指令|指示|规则|規則|说明|满分|最高分|提示|标准|满點",
        r"(?:忽略|无视|無視|忘记|忘掉|不要理会|不要遵守|不要遵循|别管)[^。！？.!?]{0,14}(?:指令|指示|规则|規則|说明|提示|标准)|(?:指示|指令)を?(?:すべて)?無視"
        r"|(?:请|給出|给出|必须|应该|直接|[,，。]给)[^。！？.!?了]{0,14}(?:满分|最高分)",
    ),
    _address(
        "<|[inst|[/inst|[titre|[/titre|[p|###",
        r"(?<!balise )(?<!element )</?\s*(?:dossier|passage|instructions?|system|systeme|assistant|evaluation)\b(?![^<>\n]{0,60}=\")[^<>\n]{0,60}>|<\|[a-z_]{2,20}\|>|\[/?inst\]|<</?sys>>"
        r"|\[/?titre\]|\[p\d+-\d+\]|###\s*(?:system|instruction|assistant|response)s?\s*:",
    ),
    _address(
        "system|assistant|systeme",
        r"(?:^|(?<=[\n.>|\]:*-]))\s*(?:system|assistant|systeme)\s*:\s*(?:you\b|tu\b|vous\b|le candidat|the candidate|ignor|tous\b|toutes\b|all\b|voici (?:mon|l')|here is|valid|grade|evalu)"
        r"|\b(?:begin|debut du|start of) (?:the )?(?:system prompt|prompt systeme)|\bsystem prompt\s*:",
    ),
    _address(
        "fin du|end of",
        r"(?:fin du (?:dossier|document|texte)|end of (?:the )?(?:document|dossier|input|text))[^a-z]{1,12}(?:debut des? (?:instruction|consigne)|begin|start|nouvelles (?:consignes|instructions)|new instr|instructions? |system)",
    ),
    _address(
        "level|evidence|indicators|reasons|\"criteria\"|'criteria'|verdict|<met",
        r"[\"']?\blevel[\"']?\s*[:=>]\s*[\"']?(?:met|partial|not_met|not_assessable|demontre)\b|[\"'](?:evidence|indicators|reasons)[\"']\s*:\s*[\"'\[]"
        r"|[\"']criteria[\"']\s*:\s*\[|\b(?:grader|evaluator|jury|ai|reviewer) (?:verdict|decision|result)\s*:",
    ),
    _address(
        "demontre|met|acquis|valide",
        r"\bc\d+(?:\.\d+)?-\d+\s*:\s*\"?(?:met|demontre|acquis|valide)\b|niveau (?:demontre|acquis|met)\b,? (?:confiance|certitude|score)",
    ),
    _address(
        "evaluation|jury|correct|verdict|automatique|ia",
        r"\b(?:resultats?|decision|verdict|evaluation|avis|conclusion)\b[^.!?:\n]{0,20}\b(?:evaluation automatique|l'evaluation|jury|correcteur|l'ia|ia|examinateur|modele)\b[^.!?:\n]{0,15}:\s*"
        r"[^.!?\n]{0,50}\b(?:demontre|valide|acquis|admis|20/20)",
    ),
    _address(
        "decod|decrypt|dechiffr|rot13|rot 13",
        r"\b(?:decod\w+|dechiffr\w+|decrypt\w*)\b[^\n]{0,80}\b(?:base ?64|rot ?13|hexa\w*|hex|binaire|morse)\b[^\n]{0,60}(?:suiv|appliqu|execut|obei|follow|obey|run|do what|:)"
        r"|\b(?:decod\w+|dechiffr\w+|decrypt\w*)\b[^\n]{0,60}(?:suiv|appliqu|execut|obei|follow|obey)\w*[^\n]{0,40}[a-z0-9+/=]{16,}"
        r"|\b(?:appliqu\w+|apply|use)\b[^\n]{0,20}\brot ?13\b",
    ),
)

WORDS = frozenset[str]().union(*[address.words for address in ADDRESSES])
"""Those of all the ways."""

ASKS = re.compile(
    r"(?:^|(?<=[.!?:;,\"(\n]))\s*(?:et |alors |donc |maintenant |please |bitte |por favor |stop\b[ .,]*)?"
    r"(?:met[sz]\b|mettez|agis|agissez|reponds|repondez|conclus|concluez|approuve[zr]?|retiens|retenez|retenir|note[zr]?\b|noter\b|valide[zr]?\b|accepte[zr]?"
    r"|considere[zr]?\b|juge[zr]?\b|evalue[zr]?\b|attribue[zr]?\b|accorde[zr]?\b|donne[zr]?\b|dis\b|dites|ecris|ecrivez|rends|rendez|oublie[zr]?|ignore[zr]?"
    r"|rate|mark|grade|score|award|give|approve|accept|conclude|output|return|treat|consider|stop reading|pass\b|do not|don't|never|disregard|forget|ignore"
    r"|bewerte\w*|vergib|asigna|otorga|aprueba|haz|considera)"
    r"|\b(?:tu|vous) (?:\w+ )?(?:evalues|evaluez|dois|devez|vas|allez|valides|validez|notes|notez|conclus|concluras|conclurez|mettras|mettrez|accordes|accordez)\b"
    r"|\b(?:votre|ton|ta) (?:role|tache|mission|reponse|evaluation|correction|note)\b|\byour (?:role|task|answer|reply|review|evaluation|output)\b"
    r"|\byou (?:will|must|should|shall|only)\b|\btoi qui\b|\bvous qui\b|\b(?:veuillez|merci de|priere d[e']|je vous prie|je vous demande)\b"
    r"|\b(?:instruction|consigne|nouvelle tache|new task|priority)\b[^.!?\n]{0,15}:"
    r"|\b(?:conclura|retournera|validera|notera|accordera|attribuera|approuvera|repondra)\b"
)
"""A demand: an imperative, a «you»."""
DUTY = re.compile(r"\b(?:doit|doivent|devra|devront|must|should|shall)\b")
"""A duty: a demand only when a grader or a machine stands beside it."""
OUTCOME = re.compile(
    r"\b(?:demontre\w*|acquis\w*|valide[ers]*\b|admis\w*|approuve\w*|20 ?(?:/|sur) ?20|note (?:maximale|de (?:1[5-9]|20))|meilleure note|note la plus elevee"
    r"|niveau (?:maximal|le plus)|sans reserve|excellent\w*|satisfait\w*|passed|passes|approve\w*|demonstrated|top grade|full marks|level met|conclusive|perfect"
    r"|outstanding|(?:highest|best|maximum) (?:grade|score|mark)|bestnote|hochstnote|bestanden|aprobado|nota maxima|calificacion maxima|puntuacion maxima)"
)
ASSESSED = re.compile(
    r"\b(?:criteres?|competences?|ce dossier|ce memoire|cette copie|ce rapport|ce travail|ce candidat|le candidat|la candidate|blocs?\b|candidat\b"
    r"|criteria|criterion|competenc\w+|the candidate|this (?:candidate|report|dossier|work|section)|kriterien|arbeit|criterios|candidato|trabajo)"
)
EVERY = re.compile(
    r"\b(?:tous|toutes|chaque|chacune?|l'ensemble|partout|toujours|integralite|sans reserve|ce (?:dossier|memoire|rapport|travail|candidat)|cette copie|le candidat est"
    r"|all|every|each|always|any|the candidate|this (?:candidate|report|section|work)|alle|todos|todas)\b"
)
READER = re.compile(
    r"\b(?:ia|intelligence artificielle|modeles? de langage|llms?|(?<!j')ai(?!-je)|language model|chatgpt|gpt|lecteur automatique|outil (?:de correction|d'evaluation)"
    r"|correcteur|correctrice|grader|reviewers?|system prompt|corrige[sz]? ce)\b"
)
HONESTLY = re.compile(
    r"cahier des charges|fournisseur|prestataire|client|produit|offre|projet|concours|norme|iso|stand|magasin|prix|devis|achat|choix|orthograph|procedure|registre"
)
"""What a demand about grades is honestly about in a dossier."""

DISCUSSES = re.compile(
    r"\b(?:prompts?|invites?|chatbot|injections?|exemples?|phrase|testee?s?|attaques?|jailbreak|formule|mise en situation|formation|moderation)\b"
)
"""Words around a quotation that make it talk about prompts."""
GRADES = re.compile(r"\b(?:note maxim|20/20|dossier|criteres?|jury|correcteur|referentiel|full marks|grade|candidat)")
"""Words that no talk about prompts in general needs."""
