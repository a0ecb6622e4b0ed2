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
agences ambulances ateliers auto-ecole biere bieres bijouterie biscuits boisson cafes carrelages champagne charpentes
chaussures chocolats clinique cognac coiffure collection confitures conserves constructions couture creme cuvee domaines
droguerie ebenisterie ecurie electricite enceinte exploitation fleurs fonds galette gamme glaces horlogerie horticulture
huile huilerie jardins logiciel maconnerie manufacture maroquinerie menuiseries mercerie mode moutarde negoce opticien
optique papeterie parfum parfumerie pates paysages peinture pepiniere pepinieres plomberie poterie presse primeur robe
sauce savonnerie scierie sirop systeme tabac tarte taxis thes toitures travaux vin vins voiture voyages
whisky application ehpad maternelle maternite orphelinat refuge brigade gymnase fromageries laiterie minoterie
foyer savoir-faire recette recettes maraicher
"""
COMPANIES = frozenset(_LISTED_COMPANIES.split())
"""Before a name, these make it a company's."""

_LISTED_AFTER_COMPANIES = """
assurances automobile automobiles boutique cie communication conseil consulting cosmetiques energie energies eurl
finance fils formation france freres group groupe holding immobilier industrie industries international logistique
medias parfums paris production productions sa sarl sas sasu services snc solutions store surgeles traiteur transports
voyages
associes auto bat batiment beaute bio bois btp cafe coiffure construction decoration deco electricite express fleurs
gestion habitat hotel jardin market menuiserie mobilier nettoyage optique patrimoine paysage paysages peinture plomberie
pneus securite shop sport sports store toiture tp
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
professeure le la les un une des du de annexe annexes tableau figure chapitre sommaire introduction conclusion
remerciements objet piece version noms prenom prenoms ne nee tel mail mobile portable telephone courriel email adresse
mel sous annee numero secu profil encadrant encadrante tuteurs rapporteurs
"""
OFFICES = frozenset(_LISTED_OFFICES.split())
"""Words that stand where a name is expected and begin none."""

_LISTED_CALENDAR = """
lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre
novembre decembre
"""
CALENDAR = frozenset(_LISTED_CALENDAR.split())

_KNOWN_BY_LAST_NAME = """
aaker ajzen ansoff arendt argyris aristote asch ayrault aznavour badinter balladur bandura barnier barthes baudrillard
bauman bayrou bazerman belbin benioff bergson bernays bernbach berners-lee beyonce bezos biden boltanski bourdieu
bouygues brassens brel brundtland buffett cartier-bresson chaplin chirac chomsky churchill cialdini coase collomb
comte confucius crozier curie dali darwin daumier dejours delors deming descartes desmurget dewey djokovic drucker
duflo durkheim edmondson eiffel einstein ellul erikson fayol federer festinger fillon fishbein foucault freinet freud
friedberg friedman gainsbourg galbraith gandhi gates ghemawat giddens giscard goffman goleman gramsci granovetter
habermas hallyday hamel hannibal hayek hegel hertzberg herzberg hidalgo hofstede hollande horovitz husserl ishikawa
jobs jospin jung juppe kahneman kano kant kapferer karasek kerviel keynes kirkpatrick knapp kolb kotler kotter
kouchner krugman kubler-ross lacan lafayette lagarde laloux lasswell latour lavoisier lazarus lecornu lendrevie levi-
strauss levitt lewin likert lincoln locke luhmann luhn machiavel macron maffesoli maier malinowski malthus mandela
marx maslow mauborgne mauss mbappe mccarthy mcclelland mcclure mcgregor mcluhan mehrabian meirieu melenchon mendeleiev
merkel milgram mintzberg mitterrand moliere molliere montesquieu mozart mucchielli musk napoleon neruda nietzsche
nonaka obama ohno orelsan orwell osterwalder ouchi pagnol parasuraman pareto pasteur pavlov penicaud perrenoud piaf
piaget picasso pigneur piketty pinault pink platon pompidou popper porter poutine prahalad proust putnam rackham
raffarin rawls reichheld ricoeur ries rifkin rihanna rocard ronaldo rosenberg rosling rothschild salovey sarkozy
sartre saussure schein schopenhauer schumpeter schwab seguela seligman sen senge senghor shakira shostack siegrist
simmel sinek skinner socrate soros spearman spinoza stallman stiglitz stromae surowiecki takeuchi taleb tapie thaler
thatcher thevenot thoreau thurstone toffler tolstoi touraine trout trump tuckman turing tversky ulrich vahlne varda
veblen vilar voltaire vroom vygotski vygotsky wallon watzlawick weaver welch woodward wundt zeithaml zeldin zidane
zola zuboff zuckerberg
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
abraham lincoln|abraham maslow|adam grant|agnes buzyn|aime cesaire|alain delon|alain ehrenberg|alain finkielkraut
alain juppe|alain minc|alain passard|alain prost|alain supiot|alain touraine|albert bandura|albert camus
albert einstein|alex osborn|alexandre bompard|alexandre dumas|alexis de tocqueville|alfred sloan|alvin toffler
amartya sen|amelie nothomb|amelie oudea-castera|amy edmondson|andre breton|andre comte-sponville|andre gide
andre malraux|andre michelin|angela merkel|anne hidalgo|anne lauvergeon|anne roumanoff|annie ernaux|anthony giddens
antoine dupont|antoine griezmann|antoine lavoisier|armand peugeot|arnaud montebourg|arnold schwarzenegger
arthur rimbaud|auguste comte|auguste rodin|aya nakamura|barack obama|baron philippe de rothschild|benjamin franklin
bernadette chirac|bernard hinault|bernard kouchner|bernard magrez|bernard tapie|bertrand delanoe|boris cyrulnik
boris johnson|boris vian|brigitte bardot|brune poirson|bruno le maire|bruno retailleau|carlos ghosn|carlos tavares
catherine deneuve|catherine vautrin|cecile duflot|cedric villani|celine dion|charles aznavour|charles baudelaire
charles darwin|charles dickens|charles pasqua|cheikh anta diop|chris anderson|christiane taubira|christine lagarde
christophe castaner|christophe dejours|claude bebear|claude bernard|claude debussy|claude lelouch|claude levi-strauss
clayton christensen|clement ader|cristiano ronaldo|cyril hanouna|cyril lignac|dale carnegie|daniel goleman
daniel kahneman|daniel pennac|daniel pink|dave ulrich|david beckham|david bowie|david cameron|david ogilvy
denis diderot|denis kessler|didier deschamps|didier raoult|dominique de villepin|dominique libault
dominique strauss-kahn|dominique voynet|donald trump|douglas mcgregor|duke ellington|edgar schein|edith cresson
edouard balladur|edouard michelin|edouard philippe|edward deming|edwards deming|elinor ostrom|elisabeth badinter
elisabeth borne|elisabeth guigou|elizabeth kubler-ross|enzo ferrari|eric berne|eric ries|eric schmidt|eric zemmour
erving goffman|esther duflo|ettore bugatti|eugene delacroix|everett rogers|fidel castro|florence foresti
florence nightingale|francis bouygues|franck riboud|francois bayrou|francois fillon|francois rabelais|francois ruffin
francois truffaut|frank gehry|frederic beigbeder|frederic chopin|frederic laloux|frederic mistral|frederick herzberg
gabriel gabriel garcia marquez|gad elmaleh|gary hamel|gaston berger|geert hofstede|george floyd|george orwell
george soros|george washington|georges bernanos|georges bizet|georges perec|georges plassard|georges simenon
gerald darmanin|gerard depardieu|gerard larcher|gerard mulliez|gilles deleuze|giorgia meloni|greta thunberg
guillaume apollinaire|guillaume musso|guillaume pepy|gustave courbet|gustave flaubert|guy de maupassant|guy kawasaki
hannah arendt|hans selye|harry potter|henri bergson|henri mintzberg|henri nestle|henri proglio|henri salvador
henry mintzberg|henry murray|herve gourdel|hillary clinton|honore de balzac|hubert reeves|hugo chavez|igor ansoff
imanol harinordoquy|isaac newton|jack dorsey|jack lang|jack london|jack ma|jack welch|jacques attali|jacques brel
jacques chaban-delmas|jacques delors|jacques derrida|jacques ellul|jacques lacan|jacques lendrevie|jacques marseille
jacques offenbach|jacques seguela|jacques tati|jamel debbouze|jancis robinson|jane austen|jane goodall|jean anouilh
jean baudrillard|jean castex|jean cocteau|jean de la fontaine|jean dujardin|jean giono|jean jacques goldman
jean nouvel|jean peyrelevade|jean piaget|jean racine|jean reno|jean tirole|jean todt|jean-baptiste lully
jean-charles naouri|jean-claude juncker|jean-claude kaufmann|jean-claude tarondeau|jean-francois cope
jean-jacques goldman|jean-louis borloo|jean-luc godard|jean-luc lagardere|jean-marie le pen|jean-marie messier
jean-michel blanquer|jean-noel kapferer|jean-paul agon|jean-paul ii|jean-pierre raffarin|jean-yves le drian
jeremy rifkin|joe biden|john adams|john dewey|john kotter|john lennon|john locke|john rawls|john steinbeck
johnny hallyday|jordan bardella|joseph staline|joseph stiglitz|jules michelet|jules renard|julien dore|julius cesar
justin trudeau|kamala harris|kaoru ishikawa|karl popper|kate middleton|kate moss|kev adams|kim kardashian|kofi annan
kurt lewin|lady gaga|laurent berger|laurent fabius|laurent wauquiez|leon marchand|leonardo dicaprio
leopold sedar senghor|leopold senghor|lionel jospin|louis althusser|louis aragon|louis armstrong|louis blanc
louis de funes|louis renault|louis xiv|luc besson|luc boltanski|luc ferry|lucien levy|malala yousafzai
malcolm gladwell|manuel valls|marc bloch|marc fiorentino|marc lavoine|marc levy|marcel bleustein-blanchet
marcel cerdan|marcel dassault|marcel duchamp|marcel mauss|margaret thatcher|marguerite duras|marguerite yourcenar
marie ndiaye|marie-george buffet|marilyn monroe|marine tondelier|marion cotillard|mark twain|marlene schiappa
martin bouygues|martin fourcade|martin heidegger|martin scorsese|martin seligman|martine aubry|mary barra
mary parker follett|mathilde panot|matthieu ricard|maurice levy|maurice ravel|max planck|max weber|melinda gates
michael jackson|michael porter|michael schumacher|michel barnier|michel bergson|michel crozier|michel debre
michel drucker|michel foucault|michel houellebecq|michel leclercq|michel maffesoli|michel onfray|michel platini
michel polnareff|michel rocard|michel sapin|michelle obama|milton friedman|muhammad yunus|muriel penicaud
murray bookchin|najat vallaud-belkacem|naomi klein|nassim taleb|nathalie sarraute|neil armstrong|neil rackham
nicolas hulot|nicolas machiavel|nicolas sarkozy|nicole kidman|nicole notat|noam chomsky|norbert alter
norbert dentressangle|norbert elias|olivier blanchard|olivier faure|olivier veran|omar sy|oprah winfrey|oussama ammar
pankaj ghemawat|pap ndiaye|pascal lamy|pascal obispo|patricia barbizet|patrick drahi|patrick kanner
patrick poivre d'arvor|patrick pouyanne|paul claudel|paul gauguin|paul hersey|paul krugman|paul mccartney|paul ricoeur
paul verlaine|paul watzlawick|peter drucker|peter senge|peter thiel|philippe d'iribarne|philippe etchebest
philippe meirieu|philippe perrenoud|philippe zarifian|pierre arditi|pierre bourdieu|pierre corneille|pierre curie
pierre gattaz|pierre mauroy|pierre mendes france|pierre moscovici|pierre niney|pierre rabhi|pierre soulages
pierre-auguste renoir|rachida dati|raymond aron|raymond barre|raymond depardon|raymond domenech|raymond poulidor
rem koolhaas|remy martin|rene char|rene coty|rene girard|rene magritte|rensis likert|richard branson|richard nixon
richard thaler|richard wagner|robert badinter|robert cialdini|robert de niro|robert debre|robert greenleaf
robert parker|robert putnam|robert reich|roland barthes|romain gary|romain rolland|roman polanski|ronald coase
ronald reagan|rosa luxemburg|salvador allende|samuel beckett|samuel paty|satya nadella|sebastien lecornu
segolene royal|serge dassault|serge moscovici|serge tisseron|sergei brin|sergey brin|sheryl sandberg|sigmund freud
simon bolivar|simon kuznets|simone weil|soichiro honda|sophie binet|sophie marceau|stephane bancel|stephane hessel
stephen covey|stephen hawking|stephen king|steve ballmer|steve wozniak|sundar pichai|susan fiske|sylvain tesson
taiichi ohno|teddy riner|theodore levitt|theodore roosevelt|therese d'avila|thierry ardisson|thierry breton
thierry henry|thomas hobbes|thomas jefferson|thomas kuhn|thomas more|thomas piketty|tim berners-lee|toni morrison
tony blair|tony estanguet|tony hsieh|ursula von der leyen|usain bolt|valerie pecresse|valery giscard d'estaing
victor schoelcher|victor vroom|vincent auriol|vincent bollore|vincent cassel|virginia woolf|virginie despentes
vladimir poutine|vladimir putin|volodymyr zelensky|walt disney|wendy wood|william deming|winston churchill
xavier bertrand|xavier fontanet|xavier niel|yann arthus-bertrand|yann lecun|yannick jadot|yuval noah harari
"""
WHOLE = frozenset(name.strip() for line in _WHOLE.strip().splitlines() for name in line.split("|"))
"""Whole names of public figures, brands and places, as they stay."""
