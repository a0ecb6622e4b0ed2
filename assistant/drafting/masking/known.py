"""Words around a capitalised name that tell a company or a place from a person, and names that the public knows."""

_LISTED_COMPANIES = """
agence asso association atelier ateliers auberge banque bar biscuiterie blanchisserie boucherie boulangerie boutique
brasserie bureau cabinet cafe caisse camping cave caves centre chocolaterie cie cinema clinique club compagnie
comptoir confiserie conserverie cooperative creche cremerie superette hypermarche poissonnerie fleuriste distillerie
cidrerie fromager charcuterie quincaillerie distribution residence lycee college mutuelle domaine editions enseigne
entreprise entreprises epicerie etablissement etablissements ets eurl fabrique ferme fondation fromagerie galerie
galeries garage gites gite groupe holding hopital hotel imprimerie institut jardinerie laboratoire laboratoires
librairie magasin magasins maison maisons marque marques menuiserie moulin musee patisserie pharmacie pizzeria
pressing produits restaurant salon sarl sas sasu sa sci scop societe snc startup studio supermarche theatre traiteur
transport transports usine verrerie vignoble vignobles chateau
"""
COMPANIES = frozenset(_LISTED_COMPANIES.split())
"""Before a name, these make it a company's."""

_LISTED_AFTER_COMPANIES = """
assurances automobile automobiles boutique cie communication conseil consulting cosmetiques energie energies eurl
finance fils formation france freres group groupe holding immobilier industrie industries international logistique
medias parfums paris production productions sa sarl sas sasu services snc solutions store surgeles traiteur transports
voyages
"""
AFTER_COMPANIES = frozenset(_LISTED_AFTER_COMPANIES.split())
"""After a name, these do."""

_LISTED_PLACES = """
allee amphi amphitheatre avenue av bd bibliotheque boulevard bourse campus cathedrale centre chaire chemin cite
college commune complexe concours cours cour ecole eglise esplanade espace faubourg film gare gymnase hall hopital ile
impasse institut ligne livre lycee marche mediatheque metro mont musee operation parc passage piscine place pont port
porte prix programme quai quartier residence roman rond-point route rue ruelle salle scene square stade station stele
statue theatre tour universite ville village villa zone saint sainte st ste
"""
PLACES = frozenset(_LISTED_PLACES.split())
"""Before a name, these make it a place's, a building's or a work's."""

_LISTED_OFFICES = """
academie afpa apec association anpe bac bachelor bloc btp bts bureau but campus cap cci centre cfa chambre classe
client communication competence conseil date departement direction dossier ecole entreprise equipe ets fonction
formation france greta groupe iae institut iut jury licence lieu ligne livret lycee mairie marketing master ministere
mission mode module nom note office option organisme page partie periode pole poste premiere projet promotion rapport
references responsable service session site societe structure titre universite vae responsables directeur directrice
chef cheffe charge chargee assistant assistante gerant gerante tuteur tutrice president presidente manager etudiant
etudiante candidat candidate apprenti apprentie stagiaire monsieur madame maitre formateur formatrice professeur
professeure le la les un une des du de
"""
OFFICES = frozenset(_LISTED_OFFICES.split())
"""Words that stand where a name is expected and begin none."""

_KNOWN_BY_LAST_NAME = """
aaker ansoff arendt aristote asch bandura barthes bauman baudrillard bazerman belbin benioff bergson bernays
berners-lee bernbach bezos biden boltanski bourdieu brundtland buffett cartier-bresson chaplin chomsky
churchill cialdini coase confucius comte crozier curie dali darwin daumier deming descartes dewey drucker durkheim
einstein eiffel erikson fayol festinger foucault freud friedberg friedman gainsbourg galbraith gandhi gates
goffman goleman gramsci granovetter habermas hamel hannibal hayek hegel herzberg hertzberg hofstede husserl jobs
jung kahneman kano kant kapferer keynes kirkpatrick knapp kolb kotler kotter kubler-ross lacan lafayette
lagarde laloux lasswell latour lavoisier lewin likert lincoln locke luhmann luhn machiavel macron maier malthus mandela
marx maslow mauss mcclelland mccarthy mcclure mcgregor mcluhan mehrabian merkel milgram
mintzberg mitterrand moliere molliere montesquieu mozart musk napoleon neruda nietzsche nonaka
obama orwell osterwalder ouchi pagnol pareto pasteur pavlov piaget picasso pigneur pink platon pompidou popper
porter poutine proust rawls ries rosling rosenberg rothschild sarkozy sartre saussure
schein schumpeter schopenhauer senge seligman sen simmel sinek skinner socrate spinoza stiglitz
taleb takeuchi thaler thatcher thoreau tolstoi trump trout tuckman turing tversky ulrich varda vilar voltaire
vygotski vygotsky watzlawick weaver welch woodward zola zuckerberg
orelsan stromae
"""
FAMILIAR = frozenset(_KNOWN_BY_LAST_NAME.split())
"""Last names that in a professional dossier nearly always mean an author or a public figure."""

_WHOLE = """
adam smith|agatha christie|agnes b|albert camus|albert londres|alain afflelou|alain ducasse|alain souchon|anne frank
antoine de saint-exupery|aristide briand|andre citroen|bernard arnault|bertrand piccard|brigitte macron|calvin klein
camille claudel|charles de gaulle|christian dior|christian louboutin|claire fontaine|claude francois|claude monet
coco chanel|daniel hechter|daniel wellington|david bowie|edith piaf|edouard leclerc|elon musk|emile zola
emmanuel macron|ernest hemingway|ferdinand de saussure|francois hollande|francois mitterrand|francois pinault
franck muller|franck provost|francoise dolto|frederic joliot|frida kahlo|gabriel faure|george sand|georges brassens
georges pompidou|georges clemenceau|gustave eiffel|guy degrenne|guy hoquet|guy moquet|helena rubinstein|henri fayol
henri matisse|henry ford|hugo boss|jacques brel|jacques chirac|jacques cartier|jacques dessange|jacques prevert
jacques vabre|jacques-yves cousteau|jean d'ormesson|jean jaures|jean louis david|jean lefebvre|jean mace|jean mermoz
jean monnet|jean moulin|jean rostand|jean zay|jean-claude biguine|jean-jacques rousseau|jean-luc melenchon
jean-marc jancovici|jean-paul gaultier|jean paul gaultier|jean-paul sartre|jeanne d'arc|jeff bezos|jeff de bruges
john maynard keynes|joan|miro|john deere|joseph schumpeter|jules ferry|jules verne|karl lagerfeld|karl marx
kylian mbappe|lea nature|leon blum|leon gambetta|leonard de vinci|leonardo da vinci|levi strauss|lionel messi
louis braille|louis pasteur|louis vuitton|louis pion|louise michel|marc orian|marc dorcel|marc zuckerberg
mark zuckerberg|marcel pagnol|marcel proust|marie blachere|marie claire|marie curie|marie quantier|marine harvest
marine le pen|martin belaysoud|martin luther king|martin margiela|max havelaar|max mara|max weber|michel et augustin
michel-edouard leclerc|michel serres|michel sardou|mickael jordan|michael jordan|michael page|molly bracken
nelson mandela|nelson rodriguez|nina ricci|oscar wilde|pablo picasso|pablo neruda|paco rabanne|paul bocuse
paul cezanne|paul smith|paul valery|paul eluard|paul ka|petrole hahn|petit bateau|petit navire|philip kotler
philippe starck|pierre bellon|pierre cardin|pierre et marie curie|pierre fabre|pierre herme|pierre marcolini
pierre ricaud|pierre de coubertin|ralph lauren|rene descartes|robert bosch|robert doisneau|robert half|robert schuman
roger federer|roland garros|rosa parks|rose poudre|saint laurent|salvador dali|sam altman|samuel colt|serge gainsbourg
simone de beauvoir|simone veil|simon sinek|sonia rykiel|sophie la girafe|stella mccartney|stephane plaza|steve jobs
theodore monod|thierry marx|thierry mugler|thomas edison|thomas pesquet|tim cook|tommy hilfiger|tony parker
ulric neisser|vincent van gogh|victor hugo|warren buffett|william shakespeare|yannick noah|yves rocher
yves saint laurent|yves saint-laurent|zadig et voltaire|zinedine zidane|edgar morin|howard becker|kevin keller
robert kaplan|carl rogers|david norton|frederick taylor|frederick winslow taylor|alfred marshall|david ricardo
jean-baptiste say|herbert simon|robert merton|margaret mead|elton mayo|john nash|claude shannon|richard branson
aaron beck|alfred chandler|leroy merlin|monsieur bricolage|mr bricolage|monsieur cuisine|monsieur propre|madame figaro
mademoiselle chanel|monsieur meuble|marks and spencer
"""
WHOLE = frozenset(name.strip() for line in _WHOLE.strip().splitlines() for name in line.split("|"))
"""Whole names of public figures, brands and places, as they stay."""
