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
alzheimer parkinson
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
_LISTED_TOWNS = """
paris lyon marseille toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon grenoble dijon
angers nimes brest tours amiens limoges annecy metz perpignan orleans rouen caen nancy avignon poitiers pau calais
colmar lourdes valence vienne lens chartres laval vannes bayonne quimper orange cannes albi tarbes auch londres rome
madrid milan florence venise geneve bruxelles berlin lisbonne porto barcelone
"""
TOWNS = frozenset(_LISTED_TOWNS.split())
"""As a last name that stands by itself, these are the town."""

FAMILIAR = frozenset(_KNOWN_BY_LAST_NAME.split())
"""Last names that in a professional dossier nearly always mean an author or a public figure."""

_WHOLE = """
aaron beck|abbe pierre|abraham lincoln|abraham maslow|adam grant|adam smith|adolphe leroy|agatha christie|agnes b
agnes buzyn|aime cesaire|aime jacquet|alain afflelou|alain claeys|alain delon|alain ducasse|alain ehrenberg
alain finkielkraut|alain juppe|alain minc|alain passard|alain prost|alain souchon|alain supiot|alain touraine
alan cooper|albert bandura|albert camus|albert einstein|albert londres|albert menes|alex osborn|alexandre bompard
alexandre dumas|alexis de tocqueville|alfred binet|alfred chandler|alfred marshall|alfred sloan|alvin toffler
amartya sen|ambroise pare|amelie nothomb|amelie oudea-castera|amy edmondson|andre breton|andre citroen
andre comte-sponville|andre gide|andre malraux|andre michelin|angela merkel|anne frank|anne hidalgo|anne lauvergeon
anne roumanoff|anne-claire coudray|anne-sophie pic|annie ernaux|anthony giddens|antoine de la garanderie
antoine de saint-exupery|antoine dupont|antoine griezmann|antoine lavoisier|antoine riboud|aristide boucicaut
aristide briand|armand peugeot|arnaud montebourg|arnold schwarzenegger|arsene wenger|arthur rimbaud|aston martin
auguste comte|auguste renoir|auguste rodin|aya nakamura|barack obama|baron philippe de rothschild|benjamin bloom
benjamin franklin|bernadette chirac|bernard arnault|bernard cova|bernard hinault|bernard kouchner|bernard magrez
bernard tapie|bertrand delanoe|bertrand piccard|blanc et noir|boris cyrulnik|boris johnson|boris vian|brigitte bardot
brigitte macron|brune poirson|bruno le maire|bruno retailleau|calvin klein|camille claudel|camille pissarro
carl rogers|carlos ghosn|carlos tavares|catherine deneuve|catherine gueguen|catherine vautrin|cecile duflot
cedric villani|celine dion|charles aznavour|charles baudelaire|charles darwin|charles de gaulle|charles dickens
charles pasqua|cheikh anta diop|chris anderson|christian dior|christian louboutin|christiane taubira|christine lagarde
christophe castaner|christophe dejours|christophe michalak|claire chazal|claire fontaine|claude bebear|claude bernard
claude debussy|claude francois|claude hopkins|claude lelouch|claude levi-strauss|claude monet|claude shannon
claudie pierlot|clayton christensen|clement ader|coco chanel|cristiano ronaldo|cyril dion|cyril hanouna|cyril lignac
dale carnegie|daniel goleman|daniel hechter|daniel kahneman|daniel pennac|daniel pink|daniel wellington
daniele linhart|dave ulrich|david beckham|david bowie|david cameron|david huff|david norton|david ogilvy|david pujadas
david ricardo|denis brogniart|denis diderot|denis kessler|denise jodelet|didier anzieu|didier deschamps|didier raoult
dominique de villepin|dominique libault|dominique meda|dominique strauss-kahn|dominique voynet|donald schon
donald trump|donald winnicott|douglas mcgregor|dr martens|duke ellington|edgar morin|edgar schein|edith cresson
edith piaf|edouard balladur|edouard leclerc|edouard michelin|edouard philippe|edward deming|edwards deming|elie semoun
elinor ostrom|elisabeth badinter|elisabeth borne|elisabeth guigou|elise lucet|elizabeth kubler-ross|elon musk
elton mayo|emile berliet|emile zola|emmanuel faber|emmanuel macron|enzo ferrari|eric berne|eric kayser|eric ries
eric schmidt|eric zemmour|ernest hemingway|erving goffman|esther duflo|etienne wenger|ettore bugatti|eugene delacroix
everett rogers|ferdinand de saussure|ferdinand porsche|fernand deligny|fernand leger|fernand oury|fidel castro
florence aubenas|florence foresti|florence nightingale|francis bouygues|francis cabrel|franck muller|franck provost
franck riboud|francois bayrou|francois fillon|francois hollande|francois mitterrand|francois pinault|francois rabelais
francois ruffin|francois tosquelles|francois truffaut|francoise dolto|frank gehry|fred davis|fred vargas
frederic beigbeder|frederic chopin|frederic joliot|frederic laloux|frederic mistral|frederick herzberg
frederick taylor|frederick winslow taylor|frida kahlo|gabriel attal|gabriel faure|gabriel gabriel garcia marquez
gad elmaleh|gary hamel|gaston berger|geert hofstede|geoffrey moore|george floyd|george orwell|george sand|george soros
george washington|georges bernanos|georges bizet|georges brassens|georges charpak|georges clemenceau|georges duboeuf
georges perec|georges plassard|georges pompidou|georges simenon|gerald darmanin|gerard darel|gerard depardieu
gerard larcher|gerard mulliez|gilles bouleau|gilles deleuze|gilles lipovetsky|giorgia meloni|gisele halimi
greta thunberg|guillaume apollinaire|guillaume musso|guillaume pepy|gustave courbet|gustave eiffel|gustave flaubert
guy de maupassant|guy degrenne|guy hoquet|guy kawasaki|guy le boterf|guy moquet|hannah arendt|hans selye|harry potter
helena rubinstein|helene darroze|henri bardouin|henri bergson|henri fayol|henri matisse|henri mintzberg|henri nestle
henri proglio|henri salvador|henry ford|henry mintzberg|henry murray|herbert simon|herve gourdel|hillary clinton
honore de balzac|howard becker|hubert reeves|hugo boss|hugo chavez|idriss aberkane|igor ansoff|imanol harinordoquy
isaac getz|isaac newton|isabel marant|isabelle filliozat|isabelle huppert|jack dorsey|jack lang|jack london|jack ma
jack welch|jacques attali|jacques brel|jacques cartier|jacques chaban-delmas|jacques chirac|jacques delors
jacques derrida|jacques dessange|jacques ellul|jacques lacan|jacques lendrevie|jacques marseille|jacques monod
jacques offenbach|jacques prevert|jacques salome|jacques seguela|jacques tati|jacques vabre|jacques-yves cousteau
jamel debbouze|jancis robinson|jane austen|jane goodall|jean anouilh|jean baudrillard|jean burel|jean caby|jean castex
jean cocteau|jean d'ormesson|jean de la fontaine|jean dujardin|jean floc'h|jean giono|jean henaff|jean jacques goldman
jean jaures|jean jouzel|jean lefebvre|jean leonetti|jean louis david|jean mace|jean mermoz|jean monnet|jean moulin
jean nouvel|jean paul gaultier|jean peyrelevade|jean piaget|jean racine|jean reno|jean rostand|jean tirole|jean todt
jean zay|jean-baptiste lully|jean-baptiste say|jean-charles naouri|jean-claude abric|jean-claude biguine
jean-claude juncker|jean-claude kaufmann|jean-claude tarondeau|jean-daniel reynaud|jean-francois cope
jean-francois zobrist|jean-jacques goldman|jean-jacques lambin|jean-jacques rousseau|jean-louis borloo|jean-luc godard
jean-luc lagardere|jean-luc melenchon|jean-luc reichmann|jean-marc jancovici|jean-marie le pen|jean-marie messier
jean-michel blanquer|jean-noel kapferer|jean-paul agon|jean-paul gaultier|jean-paul ii|jean-paul sartre
jean-pierre raffarin|jean-yves le drian|jeanne d'arc|jeff bezos|jeff de bruges|jeremy rifkin|jerome bruner|jim collins
joan|joe biden|joel robuchon|john adams|john bowlby|john deere|john dewey|john kotter|john lennon|john locke
john maynard keynes|john nash|john rawls|john stacey adams|john steinbeck|johnny hallyday|jordan bardella|joseph juran
joseph nye|joseph schumpeter|joseph staline|joseph stiglitz|jules ferry|jules michelet|jules renard|jules verne
julien dore|julius cesar|justin trudeau|kamala harris|kaoru ishikawa|karl benz|karl lagerfeld|karl marx|karl popper
kate middleton|kate moss|kev adams|kevin keller|kim kardashian|kofi annan|kurt lewin|kylian mbappe|lady gaga
laurent berger|laurent fabius|laurent wauquiez|lea nature|lea salame|leila slimani|leon blum|leon gambetta
leon marchand|leonard de vinci|leonardo da vinci|leonardo dicaprio|leopold sedar senghor|leopold senghor|leroy merlin
leroy somer|levi strauss|lionel jospin|lionel messi|livret rose|lockheed martin|louis althusser|louis aragon
louis armstrong|louis blanc|louis braille|louis de funes|louis jadot|louis pasteur|louis pion|louis renault
louis vuitton|louis xiv|louise michel|luc besson|luc boltanski|luc ferry|luca de meo|lucien bonnafe|lucien georgelin
lucien levy|madame figaro|mademoiselle chanel|malala yousafzai|malcolm gladwell|manuel valls|marc bloch|marc chagall
marc dorcel|marc fiorentino|marc lavoine|marc levy|marc orian|marc zuckerberg|marcel bleustein-blanchet|marcel boussac
marcel carne|marcel cerdan|marcel dassault|marcel duchamp|marcel gauchet|marcel mauss|marcel pagnol|marcel proust
margaret mead|margaret thatcher|marguerite duras|marguerite yourcenar|maria montessori|marie blachere|marie claire
marie curie|marie kondo|marie ndiaye|marie quantier|marie surgeles|marie-claude sicard|marie-george buffet
marie-jose perec|marilyn monroe|marine harvest|marine le pen|marine tondelier|marion cotillard|mark twain
mark zuckerberg|marks and spencer|marlene schiappa|martin belaysoud|martin bouygues|martin brower|martin fourcade
martin heidegger|martin luther king|martin margiela|martin scorsese|martin seligman|martine aubry|mary barra
mary parker follett|mathilde panot|matthieu ricard|maurice levy|maurice ravel|max havelaar|max mara|max planck
max weber|melinda gates|michael jackson|michael jordan|michael page|michael porter|michael schumacher|michel barnier
michel bergson|michel crozier|michel cymes|michel debre|michel drucker|michel et augustin|michel foucault
michel houellebecq|michel leclercq|michel maffesoli|michel onfray|michel platini|michel polnareff|michel rocard
michel sapin|michel sardou|michel serres|michel-edouard leclerc|michelle obama|mickael jordan|milton friedman|miro
molly bracken|monsieur bricolage|monsieur cuisine|monsieur meuble|monsieur propre|mont blanc|mr bricolage
muhammad yunus|muriel penicaud|murray bookchin|mylene farmer|najat vallaud-belkacem|naomi feil|naomi klein
nassim taleb|nathalie sarraute|neil armstrong|neil rackham|nelson mandela|nelson rodriguez|nicolas feuillatte
nicolas hulot|nicolas machiavel|nicolas sarkozy|nicole kidman|nicole notat|nina ricci|noam chomsky|noir et blanc
norbert alter|norbert dentressangle|norbert elias|octobre rose|olivier blanchard|olivier faure|olivier veran|omar sy
oprah winfrey|oscar wilde|oussama ammar|pablo neruda|pablo picasso|paco rabanne|pankaj ghemawat|pap ndiaye|papa noel
pascal lamy|pascal obispo|patricia barbizet|patrick drahi|patrick kanner|patrick poivre d'arvor|patrick pouyanne
paul bocuse|paul cezanne|paul claudel|paul eluard|paul gauguin|paul hersey|paul ka|paul krugman|paul mccartney
paul predault|paul ricoeur|paul smith|paul valery|paul verlaine|paul watzlawick|pere noel|peter drucker|peter senge
peter thiel|petit a petit|petit bateau|petit casino|petit dejeuner|petit forestier|petit navire|petit prince
petite enfance|petits dejeuners|petrole hahn|philip kotler|philippe d'iribarne|philippe etchebest|philippe meirieu
philippe perrenoud|philippe starck|philippe zarifian|pierre arditi|pierre bellon|pierre bourdieu|pierre cardin
pierre corneille|pierre curie|pierre de coubertin|pierre et marie curie|pierre fabre|pierre gagnaire|pierre gattaz
pierre herme|pierre marcolini|pierre mauroy|pierre mendes france|pierre moscovici|pierre niney|pierre rabhi
pierre ricaud|pierre rosanvallon|pierre soulages|pierre vermersch|pierre-auguste renoir|rachida dati|rafael nadal
ralph lauren|raymond aron|raymond barre|raymond depardon|raymond domenech|raymond poulidor|rem koolhaas|remy martin
renaud sainsaulieu|rene char|rene coty|rene descartes|rene girard|rene kaes|rene laennec|rene magritte|rensis likert
renzo piano|richard branson|richard nixon|richard thaler|richard wagner|robert badinter|robert bosch|robert castel
robert cialdini|robert de niro|robert debre|robert doisneau|robert greenleaf|robert half|robert kaplan|robert merton
robert parker|robert putnam|robert reich|robert schuman|roger federer|roland barthes|roland garros|romain gary
romain rolland|roman polanski|ronald coase|ronald reagan|rosa luxemburg|rosa parks|rose merlin|rose poudre
roselyne bachelot|saint laurent|salvador allende|salvador dali|sam altman|samuel beckett|samuel colt|samuel paty
satya nadella|sebastien lecornu|segolene royal|serena williams|serge dassault|serge gainsbourg|serge moscovici
serge paugam|serge tisseron|sergei brin|sergey brin|sheryl sandberg|sigmund freud|simon anholt|simon bolivar
simon kuznets|simon sinek|simone de beauvoir|simone veil|simone weil|soichiro honda|sonia rykiel|sophie binet
sophie la girafe|sophie marceau|stella mccartney|stephane bancel|stephane bern|stephane hessel|stephane marie
stephane plaza|stephen covey|stephen hawking|stephen king|steve ballmer|steve blank|steve jobs|steve krug
steve wozniak|sundar pichai|susan fiske|sylvain tesson|taiichi ohno|teddy riner|theodore levitt|theodore monod
theodore roosevelt|therese d'avila|thierry ardisson|thierry breton|thierry henry|thierry marx|thierry mugler
thomas cook|thomas d'ansembourg|thomas edison|thomas hobbes|thomas jefferson|thomas kuhn|thomas more|thomas pesquet
thomas piketty|tim berners-lee|tim brown|tim cook|tommy hilfiger|toni morrison|tony blair|tony estanguet|tony hsieh
tony parker|ulric neisser|ursula von der leyen|usain bolt|valerie masson-delmotte|valerie pecresse
valery giscard d'estaing|victor castanet|victor hugo|victor schoelcher|victor vroom|vin blanc|vin rose|vincent auriol
vincent bollore|vincent cassel|vincent gollain|vincent van gogh|virginia woolf|virginie despentes|virginie grimaldi
vladimir poutine|vladimir putin|volodymyr zelensky|vrai ou faux|walt disney|warren buffett|wendy wood|william deming
william edwards deming|william reilly|william saurin|william shakespeare|winston churchill|xavier bertrand
xavier bichat|xavier fontanet|xavier niel|yann arthus-bertrand|yann lecun|yannick jadot|yannick noah|yuval noah harari
yves clot|yves gineste|yves rocher|yves saint laurent|yves saint-laurent|yvon chouinard|zadig et voltaire
zinedine zidane
"""
WHOLE = frozenset(name.strip() for line in _WHOLE.strip().splitlines() for name in line.split("|"))
"""Whole names of public figures, brands and places, as they stay."""
