"""Postal addresses by their form: what opens them, their street, their floors and doors, their town."""

STREET = (
    r"(?:rue|avenue|av\.?|boulevard|bd\.?|blvd\.?|place|pl\.|quai|allees?|all\.|impasse|imp\.|chemin|ch\.|che|route|rte|square|"
    r"cours|sentier|venelle|ruelle|faubourg|fg|passage|villa|cite|esplanade|promenade|residence|lotissement|hameau|clos|montee|"
    r"traverse|cote|rond-point|parvis|mail|sente|chaussee|r\.)"
)
_NAMED = r"(?=\s*(?:[A-Z\d]|de\s|du\s|des\s|d'|la\s|le\s|les\s|l'|saint))"
TOWN = (
    r"\(?(?:[A-Z]{1,2}-)?(?:\d{2} ?\d{3}|2[AB]\d{3}|(?<=-)\d{4}|\d{4}-\d{3}) +"
    r"[A-Z][\w' -]{1,40}?(?: +[Cc][Ee][Dd][Ee][Xx](?: +\d{1,2})?)?\)?"
)
_REST = r"[\w'’. -]{2,60}?"
_STOP = r"(?=\s*(?:[,;:!?()|\n\"«»]|\.(?:\s|$)|$|\s[–—-]\s|\s(?:et|ou|a|est|pour|afin|qui|que|dont)\s))"
_HOUSE = (
    r"(?:[Cc]hez|[Cc]/[Oo]|[Rr]es(?:idence|\.)|RESIDENCE|[Bb]at(?:iment|\.)?|BAT(?:IMENT|\.)?|[Aa]ppt?\.?|APPT?\.?|"
    r"[Aa]pt\.?|APT\.?|[Aa]ppartement|APPARTEMENT|[Cc]hambre|CHAMBRE|HLM|[Ii]mmeuble|IMMEUBLE|[Ee]scalier|ESCALIER|"
    r"[Ee]sc\.|[Ee]tage|\de etage|[Ll]ieu-?dit|[Hh]ameau|HAMEAU|[Ff]oyer|[Vv]illa|[Qq]uartier|[Ll]ot(?:issement)?|LOT|"
    r"BP|B\.P\.|[Cc]ite|CITE|[Pp]avillon|[Tt]our|[Ee]ntree|[Pp]orte|[Bb]oite|[Ii]nterphone|[Ss]onnette)"
)
_NUMBER = r"\d{1,4}(?:[-/]\d{1,4})?(?: ?(?:bis|ter|quater|BIS|TER|[A-D](?!\w)))?,? *"
_FLOOR = rf"(?:(?:{_HOUSE}|\d{{1,2}}(?:er|e|eme)|ch\.|code|digicode|boite|etg?\.?)(?!\w)[^\n,;:.()]{{0,40}})"
_FLOORS = rf"(?:\s*(?:[,\n–-]\s*{_FLOOR}|\([^)\n]{{2,30}}\))){{0,4}}"
_STREET_LINE = rf"(?:(?:{_HOUSE}|L[ea]s?|\d{{1,4}},?|(?i:{STREET}))\s[^\n:@|;]{{2,45}}\n\s*)"
_HAMLET = r"(?:(?<![A-Za-z] )L[ea]s? [A-Z][\w' -]{2,25}, ?)"

ADDRESSES = (
    (
        1,
        rf"(?<![\w.,/])(?:{_HAMLET}|(?:{_HOUSE}\s[^\n:]{{1,45}}?[,\n–-]\s*){{1,3}})?"
        rf"{_NUMBER}(?i:{STREET})(?!\w)\.?{_NAMED} *{_REST}{_FLOORS}"
        rf"(?:\s*[,\n–/(|-]?\s*{TOWN}|, (?:L[ea]s? |Saint-)?[A-Z][a-z][\w'-]{{2,20}}(?=[.\n]|$))?{_STOP}",
    ),
    (1, rf"(?<![\w.,/]){_NUMBER}(?:[Gg]rand'? ?-?[Rr]ue|[Gg]rande[ -][Rr]ue)\b(?:[ ,\n–-]*{TOWN}{_STOP})?"),
    (0, rf"(?i:\blieu-?dit\b) {_REST}(?:\s*[,\n]\s*{TOWN})?{_STOP}"),
    (4, rf"(?<![\w.,/]){_HOUSE}\s[^\n:;]{{2,60}}?[, –-]\s?{TOWN}{_STOP}"),
    # Lines of their own that end with a postcode and its town.
    (4, rf"(?m)^[ \t]*(?P<it>{_STREET_LINE}{{1,4}}{TOWN})[ \t]*$"),
    (4, rf"(?m)^[ \t]*(?P<it>[A-Z][\w',.°º -]{{3,60}}?\s*[,–—-]\s*{TOWN})[ \t]*$"),
    (
        0,
        r"(?i:\b(?:adresse(?: personnelle| postale| actuelle| du domicile| du candidat| de l'etudiante?)?|domicile))"
        r"\s*:\s*"
        rf"(?P<it>[^\n]{{4,90}}?\s*[,\n–-]?\s*{TOWN}(?=\s*(?:[\n.;|]|$))|(?![^\n]{{0,14}}€)[^\n]{{4,90}}?{_STOP})",
    ),
    (
        5,
        rf"(?i:\bcode postal(?:(?:,| et| /)? (?:ville|commune|localite))?)\s*:\s*"
        rf"(?P<it>{TOWN}|\d{{2}} ?\d{{3}}){_STOP}",
    ),
)
"""The fewest digits of a text that has one, and the pattern over the folded text.

The group «it» is the address where a label goes before.
"""
