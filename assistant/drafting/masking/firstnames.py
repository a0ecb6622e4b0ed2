"""First names that are common among people who study and work in France, written without accents or capitals."""

import re

_COMMON = """
abdallah abdel abdelatif abdelaziz abdelhak abdelhakim abdelhamid abdelilah abdelkader abdelkarim abdelkrim abdellah
abdelmajid abdelmalek abdelouahab abderrahim abderrahmane abdessamad abdou abdoulaye abdourahmane abel abena achille
achour achraf adam adama adel adelaide adele adeline adelphe adil adja adji adjoa adjoua adnane adolphe adrian adriana
adriano adrien adrienne afef affoue afonso agata agathe agnan agnes agnieszka agostinho aguibou ahlam ahmed ahmet
aicha aida aime aimee ainhoa aissa aissata aissatou ajmal akim akissi akosua akram aksel alain alan alaric alassane
alban albane albano albert albertine alberto alda aldo aldric alejandro aleksander aleksandra aleksei alessandro
alessia alessio alex alexander alexandra alexandre alexei alexia alexis alexy alfio alfonso alfred ali alice alicia
alicja aliette alima alin aline alioune alisson alix aliyah alizee allan alma alonso alpha alphonse alphonsine alvaro
aly alya amadou amaia amalia amanda amandine amani amara amarjit amaury ambre ambroise amedee amel amelia amelie
americo amie amin amina aminata aminatou amine amir amira amna amy ana anabela anais anas anass anastase anastasia
anastassia anatole ancelin andoni andre andrea andreas andree andreea andrei andreia andrew andriy andrzej aneta angel
angela angele angelica angelina angelique angelo angie anh anibal anicet anil anissa anita anjali ann anna annabelle
annaelle annaick annaig anne annette annick annie anouar anouchka anouck anouk anselme anthelme anthony antoine
antoinette anton antonella antonia antonin antonio aodren aoife aomar apollinaire apolline araceli arame aramis arezki
ariane arianne ariel aristide arjun arlette armand armande armando armel armelle arnaud arona aroua arsene arthur
artur artus arun aruna ashley ashok asma asmaa assane assetou assia assya astan astou astrid astrig asuncion asya
athenais atika atmane aubane aubin aude audren audrey auguste augustin augustine augusto aure aurelia aurelie aurelien
aurelio aurore austine awa axel axelle aya ayaan ayden ayite ayla ayman aymar aymen aymeric ayoub ayse azeddine azenor
aziliz aziz aziza azouz azzedine babacar bachir badia badr bafode bahia bakary balthazar bangaly bao baptiste barbara
barnabe bartek bartholome bartosz basile bastien baudouin bea beata beatrice beatriz bebert begona belkacem belmiro
ben benat benedicte benga benjamin benoit bento beppe beranger berangere berenice bernadette bernadotte bernard
bernardo berthe bertille bertrand betty bilal bilel bineta binh binta bintou bjorn blaise blanche blandine blessing
bleuenn bogdan bogumila bohdan boris boualem bouba boubacar boubakar boubou bouchra bouna bouzid bozena brahim brahima
brandon brenda brendan briac brice bridget brieuc brigitte brittany bruna brune bruno bryan burak busra caetano caleb
calixte calliste camelia camila camilla camille candice candida capucine carine carl carla carlos carlota carmela
carmen carmo carol carole carolina caroline casimir cassandra cassandre cassien catarina catherine cathy catia cecile
cecilia cedric celeste celestin celestine celia celian celie celine cesar cesarine chafik chahinez chahrazed chaima
chaimae chancel chang chantal charaf charlene charles charley charlie charline charlotte chau cheick cheikh cheikhou
chems cherif cherifa chiara chidi chimene chinedu chloe chris christa christelle christian christiane christina
christine christophe christopher ciara ciro claire clara clarence clarissa clarisse claude claudette claudia claudie
claudine claudio claudiu clea cleante clelia clemence clemens clement clementine cleo cloe clothilde clotilde clovis
colette coline concepcion connor conor constance constantin consuelo coralie coraline corentin corentine corinne
cosima cosimo cosmin costel coumba craig crina cristian cristina cristobal cuong custodio cyprien cyprienne cyriaque
cyril cyrille cyrine dagmara dalia dalla damaris damase damien daniel daniela daniele danuta daouda daphne darek dario
darius dariusz david davide dawid deborah declan dede deepa deepak delfim delphine demba denez denis denise denzel
deolinda derek derya diana diane didier didou diego diem dieter dieudonne dieynaba dimitri dina diogo divine djalil
djamel djamila djenaba djeneb djeneba djibril djibrill djihane djouher dmitri dmytro doan doha doina dolores domenico
domingos dominika dominique domitille donald donatella donatien donatienne donovan doria dorian doriane dorine dorota
dorothee dounia dragos driss drissa duarte dulce dumitru duncan dung duy dylan dylane ebru eddy edem edgar edgard
edite edith edmond edna edouard edson eduardo edwige efe efrem efua eglantine eileen ekaterina ekow eleanor elena
eleonore elhadj eli elia elian eliane elias elie elif eliott elisa elisabeth elisabetta elise elizabeth ella ellen
eloane elodie eloi eloise elouan elouen elsa elvire elvis elyes elzbieta elzear emeka emeline emelyne emer emerance
emeric emi emidia emile emilia emilie emilien emilio emily emine emma emmanuel emmanuella emmanuelle emmy emre eneko
enguerran enguerrand enola enora enrico enrique enzo ephraim erell eric erica erick erik erika ermelinda ernest erwan
erwann erwin esperanza esra esteban estelle esther ethan ethane etienne etiennette ettore eudes eudoxie eugene eugenie
eulalie euphrasie eusebio eustache eva evan evann evariste eve evelyne evgenia ewa ewelina ewen exauce ezechiel
ezekiel fabian fabien fabienne fabio fabiola fabrice fabrizio fadel fadhila fadi fadila fahim faiz faiza fallou fanch
fanfan fanny fanta faouzi faouzia farah fares farid farida farouk fatiha fatim fatima fatimata fatinha fatma fatna
fatou fatoumata faustin faustine faustino faycal federica federico felicia felicie felicien felipe felix fella
ferdinand ferhat fermin fernand fernanda fernande fernando fernao ferreol fethi fidele filip filipa filipe filippo
filomena fiona firmin firmine flavia flavie flavien flavienne flavio fleur flora flore florence florent florentin
florestan florian floriane florin florine fode fortune fouad foucauld fouzia franca francesca francesco francette
francine francis francisca francisco franck franco francois francoise frank franz fred frederic frederick frederique
freja friedrich fulbert gabin gabriel gabriela gabriele gabriella gabrielle gael gaela gaelle gaetan gaetana gaetane
gaetano galina gareth gaspar gaspard gaston gatien gaud gauthier gautier gedeon gege genevieve gennaro geoffrey
geoffroy george georges georgette gerald geraldine gerard gerhard germain germaine ghania gheorghe ghislain ghislaine
ghita ghizlane ghofrane ghyslain ghyslaine giacomo giada giancarlo giang gianluca gianluigi gianni gilbert gilberte
gildas gilles gina ginette giorgia giorgio giovanna giovanni gisele gislaine giulia giuseppe gladys gloire gloria
gnima godefroy goncalo goncalves gontran gonzague gonzalo gosia goulven goundo graca grace graham grazia graziella
grazyna greg gregoire gregor gregory greta grzegorz guadalupe guenaelle guenola guenole guida guilaine guilhem
guillaume guillemette guirec guislain gulay gulsen gunther gurvan gustav gustave guy gwen gwenael gwenaelle gwendal
gwendoline gwenn gwennaelle gwenola gwladys habib habiba haby hacene hachemi hadiatou hadja hadrien hafid hafida hafsa
hai haifa haim hajar hajer hakim hakima halim halima halina hamdi hamid hamida hamish hamou hamza hana hanane hanh
hanka hanna hannah hanne hans hany hao harold haroun harouna harpreet harriet harry hasan hasna hassan hassane hassna
hatem hatice hau hawa hayat hayet heather hector hedi hedwige heidi heike heinrich heitor helder helena helene helga
heliette helmut heloise henda henri henriette henrik henrique henry henryk herbert hermine herminie hernan herve hiba
hicham hichem hien hieu hilaire hilary hind hippolyte hoa hoai hoang hocine honorat honore honorine horacio horst
hortense houcine houda houria houssem hubert huberte hugo hugues huguette hung huong huseyin hussam hussein huy huyen
hyacinthe iannis iban ibra ibrahim ibrahima idir idriss idrissa ignace ignacio igor ihsan iker ikram ikrame ilan ilana
ilaria ilda ileana ilham ilhan ilian iliana ilias ilona ilse ilyan ilyana ilyas ilyasse ilyes imad iman imane imen
imene imran inaki inaya indira ines ingeborg ingrid inmaculada insaf ioan ioana ionel ionut iouri irene irina iris
irma iryna isaac isabel isabella isabelle isaiah isaline isaura isaure iseult isidore isidro isild isis ismael ismail
ismaila issa issam issouf iulia iulian ivan ivana ivone ivonne iwona izabela jacek jacinthe jacinto jacky jacob
jacqueline jacquemine jacques jacquie jacquot jade jadwiga jaime jakub jalil jamal jamel jamie jamila jan jana jane
janine jannah jaouad jarek jaroslaw jasmine jason jaspreet javier jawad jayden jean jeanne jeannette jeannine jeannot
jeff jehan jennifer jenny jens jeremie jeremy jerome jeronimo jerzy jesper jessica jessika jessy jie jihane jill jim
jimmy jing jo joachim joan joana joanna joao joaquim joaquin joaquina jocelyn jocelyne joel joelle joey johan johann
johanna johanne john johnny jolanta jonas jonathan jordan jordane jordi jorg jorge jose josee josefa joseph josephine
josette joshua josiane josselin josue josy jovan joy joyce jozef juan juana judicael judith jules julia julian juliana
julianne julie julien julienne julieta juliette juline julio june jurgen justin justina justine justyna jyoti kacper
kader kadia kadiatou kadidia kadidiatou kadir kahina kais kamal kamel kamelia kamil kamila kany kaoutar kaouther
karamoko karen karim karima karin karine karl karla karsten kasia kassandra kassim kassoum katarina katarzyna kate
katell katherine kathy katia katrin katy kavitha kayla kazimierz keith kelian kelig kelly kelyan kenan kenji kenneth
kenny kenza kenzo kerian kevin khadidja khadija khadim khadra khady khaled khalid khalil khanh kheira kheireddine khoa
kieu kilian killian kim kimberly kinga kira kirill kirsten klaus kobena kodjo koffi kofi kokou komi konan korentin
korotoumou kossi kouadio kouame kouassi kristina krystian krystyna krzysztof ksenia kuba kwabena kwame kyle kylian
kylie kyllian lachlan ladislas laetitia laetizia lahcen laila lakhdar lakshmi lamia lamiae lamine lan lana landry
laouen lara larbi larissa lars lassana lasse lassina latifa laura laure laureen laureline lauren laurence laurene
laurent laurentiu laurette laurianne laurie laurinda laurine layla lazare lea leana leandra leandre leandro leane lei
leila leilou lena lenny lenzo leo leocadie leon leona leonard leonardo leonce leonel leonie leonilde leonor leontine
leopold leopoldine leslie leszek leticia leyla lia liam lidia lieve lila lili lilia lilian liliana liliane lilou lily
lilya lina linda lindsay line linh lionel lioudmila lisa lisandro lisbeth lise lisette lison liviu lizea loan loane
lodois loeiz loic loig lola loredana lorelei loreline loren lorena lorenzo loris lorraine lotfi lou lou-ann louane
louann loubna louis louisa louise louisette louka loukas louna lounes lounis lourdes lourenco luc luca lucas lucette
lucia lucian luciana luciano lucie lucien lucienne lucile lucilia lucille lucinde lucrezia lucy ludivine ludmila
ludmilla ludovic ludwig luigi luis luisa luka lukas lukasz luminita luna lurdes lya lydia lydie lyes lylian lylou lyna
lynda lysandre maamar maceo macha maciej maciek madalen madalena maddalena madeleine madison mady mae mael maela
maelan maelie maelle maelyne maelys maeva mafalda magali magalie magdalena magdeleine maggy mahamadou mahaut mahawa
mahdi mahe maher mahfoud mahjoub mahmoud maia maika maimouna maina maissa maitane maite majda majid malado malak
malang malaury malcolm malgorzata malick malik malika mallory malo malorie malou malvina mamadou mamady mamoudou manal
manech manel manfred manish manoe manoj manolo manon mansour manu manuel manuela manuella mara marc marc'h marceau
marcel marceline marcella marcelle marcello marcia marcin marcio marco marcos marek mareme margaret margarida margaux
margot marguerite maria mariam mariama mariame marian mariana marianne mariannick mariano maribel marie mariella
marielle marien marietou marilia marilou marilyn marilyne marin marina marine marinette mario marion marisa marisol
marius mariusz marjolaine marjorie marjory mark marko marlene marlon marouane marta martha marthe martial martin
martina martine marvin marwa marwan mary maryam maryla marylene maryline maryse maryvonne marzena massimo massinissa
matar mateo mateus mateusz matheo mathias mathieu mathilde mathis mathou mathurin mathys matias matilda matilde matteo
matthew matthias matthieu matthis maud maude maureen maurice mauricette mauricio maurin maurizio mauro max maxence
maxim maxime maximilien maya mayeul maylis mayssa mbarek mbaye mechtilde medard medhi meena megan meghan mehdi mehmet
mei melaine melanie melchior melina melinda meline melisande melissa melodie mercedes meriam meriem merouane merveille
meryem messaoud mia michael michal michel michela michele micheline michelle mickael mickaelle mieczyslaw miguel
mihaela mihai mikael mikhail mikkel mila milan milena milo miloud mimoun mina minh minna mira mircea mireia mireille
mirella miriam mirko miroslaw moana mobarak moctar modeste-marie modibo modou mohamed mohammad mohammed mohan mohand
moise mokhtar momar momo mona moncef monia monica monika monique montserrat morgan morgane moriba morten morvan mouad
mouhamed mouloud mouna mounia mounir mourad moussa moustapha murat muriel muriella mustafa mustapha mykola mylene
myriam myrtille n'deye n'guessan nabil nabila nacer nacera naceur nadege nadejda nadette nadia nadine nadir nael
naelle nafi nafissatou nahel nahla naig naila naim naima najat najib najoua naomi naoufel narcisse narjes narjess
nasser nassim nassima natacha natalia natalya natasza natercia nathael nathalie nathan nathanael nathanaelle nawal
nawel nawfel naziha nazim ndeye nedeleg nedjma neil nejma nelia nelida nelly nelson nelya nermine nesrine nestor neven
neyla nga ngan ngoc ngone ngozi nguyet nhi nhung niama niamh nico nicodeme nicolas nicole nicoleta nicoletta nicolette
nicolo niels nieves nigel nigelle nihad nihal nikita nikolai nils nina ninette ninon niouma nirmala nisha nisrine noa
noah noaline noam noe noel noelie noella noelle noelya noemie noham nolan nolhan nolwen nolwenn nominoe nora norah
norbert nordin nordine norman noufel nouha nour noura noureddine nouria nuno nurcan nuria oceane octave octavian
octavie odelin odette odile odilia odilon okba oksana olaf oleg oleksandr olena olga olha olinda olivia olivier olympe
olympia omar ombeline omeima onesime oriana oriane orlando orlane ornella orphee osanne oscar osman othmane otilia
ottilie ouafa ouarda ouassila oulaye oulimata oumaima oumar oumou oumy ousmane ovidiu owen oxana ozan ozlem pablo paco
pacome palmyre paola paolo papa pape paquita pascal pascale pascalin pascaline pasquale patou patrice patricia patrick
patrizia paul paula paule paulette paulin paulina pauline paulino paulo pavel pawel pedro peggy pelagie penda penelope
pepe peran perrine peter petra petronille petru peyo philibert philippe philippine philomena philomene phong phuc
phuong pia piedade pierre pierrette pierrick pierrot pietro pilar piotr polina pooja pradeep prakash precieuse primael
prisca priscilla priya prosper prosperine prudence prunelle przemek przemyslaw qing quan quang quentin quentine quim
quitterie quynh rabah rabie rachel rachid rachida radegonde radek radia radoslaw radu rafael rafal raffaele raffaella
rafik rafika rahel rahma rahul rainier raissa raja rajesh rakesh ralf ralph raluca rama ramata ramatoulaye ramdane
ramesh rami ramiro ramon rania raouf raoul rapha raphael raphaella raphaelle raquel rasmus raul ravi rayan rayane
rayhan raymond raymonde razvan rebecca redha redouane regina reginald regine regis reine reine-marie reiner rekha remi
remy renata renato renaud renaude rene renee renzo reynald rheda rhita rhys riad ricardo richard richarde rida ridha
riham riley rim rime rita riwan rkia robert roberta roberte roberto robin robinson rocco roch rocio roderic rodolphe
rodrigo rodrigue rogatien roger rogerio rohit rokaya rokhaya rokhiatou rokia rokiatou roland rolande rolf rolland
romain romane romaric romeo romuald ronald ronan rong roparz rosa rosalia rosalie rosane rosanna rosaria rosario rose
rosella roselyne rosemonde rosine roxana roxane rozenn ruben rudolf rudy rui rute ruth ryad ryan rym ryme ryszard saad
sabah sabiha sabine sabri sabrina sabrine sacha sadek sadio safaa safia safiatou safietou said saida salah salif
saliha salim salima salimata salma salome salomon salvatore saly sam samah samantha samba sami samia samiha samir
samira samuel samy samya sanaa sandeep sandie sandra sandrine sandro sandy sanjay sanjeev sanou sara sarah saroj sarra
sasha satish saturnin sauveur savannah scholastique sean seb sebastian sebastien sebastienne sego segolene sekou
sekouba selena selim selma senna seraphine serdar serena serge sergei sergio serguei serkan servane severin severine
sevgi seydou seynabou shaina shana shanna shanti sharon shirley siaka sibylle sidoine sidonie sidy sigolene sigrid
siham sihame sihem silke silvana silvia silvio simao simeon simon simona simone simonetta siobhan sire sirine sixtine
slawomir slimane soan soazig sofia sofiane sofiene sohan soizic sokhna solal solange soledad solene solenne solveig
sonia sophia sophie sophonie soraya soren sorin sory souad souhail souhaila soukaina souleymane soumaya soundous stan
stanislas stanislaw steeve stefan stefania stefano stella steph stephan stephane stephanie stephen sterenn steve
steven stuart sulivan sunil sunita suresh susana susanne suzanna suzanne suzel suzette suzie sven svetlana svitlana
swann sybille sylvain sylvaine sylvana sylvere sylvester sylvestre sylvette sylviane sylvie sylwia syrine szymon
tabatha tadeusz taha tahar taieb tam tamara tancrede tangi tanguy tania tanneguy taoufik taras tarek tarik tati
tatiana tatjana tatyana teddy telio telma teo teodoro terence teresa terry tess tessa tetiana tewfik thaddee thais
thanh thao thea theau thelma theo theodora theodore theodule theophane theophile theotime theresa therese thi thibaud
thibault thibaut thierno thierry thiphaine thomas thomasine thomassine thorsten thouraya thu thuy tiago tidiane
tiemoko tierno tifaine tifanie tifenn tiffany tilio tim timeo timothe timothee timothy tina tino tiphaine titou
titouan tiziana toan tobias tof toinette tom tomas tomasz tommaso tommy toni tony toufik toumani touria trang trevor
trinh tristan truc tuan tugba tugdual tung tuyet tyler ugo ulrich ulysse umberto urbain ursula urszula usha ute uwe
vadim valentin valentina valentine valentino valere valeria valerian valeriane valerie valerien valeriu valery valter
vanessa vasco vasile vasyl venance venceslas vera vero veronica veronique vianney vicente vickie vicky victoire victor
victoria victorien victorine vijay vikram viktor vinc vincent vincente vincenzo viola violaine violette viorel viorica
virgil virgile virgilio virginie vitor vivi vivian viviane vivien vivienne vladimir volkan volodymyr vy wael wafa
wahiba wahid waldemar walid walida wanda wandrille warda wassila wassim wayne wei wenceslas wendy werner wesley wiam
widad wieslaw wiktor wilfried wilhelm william willy winnie witold wojciech wolfgang wyatt xabi xav xavi xavier xaviere
xenia xiao xin xuan yacine yacouba yael yaelle yahia yahya yamina yamine yanis yann yannick yannig yannis yao yaroslav
yasmina yasmine yasser yassin yassine yassir yassmine yaya yazid yeelen yen yesim ying yoan yoann yoanna yoen yohan
yohann yolaine yolanda yolande yolene younes youness younis youri yousra youssef youssouf youssoupha yoyo ysaline
yseult yue yulia yuna yuri yusuf yvan yveline yvelise yves yvette yvon yvonne yvonnick yvonnig zacharie zahia zahra
zaid zaina zakaria zakary zaki zakia zara zaza zbigniew zeinab zeinabou zeineb zelda zelia zelie zephirin zeynep zhen
zhi ziad zied zineb zineddine zinedine zita zoe zofia zohra zora zoubida zoubir zouhair zoulikha zuzanna
"""

FIRST_NAMES = frozenset(_COMMON.split())

_LISTED_WORDS_TOO = """
aime alpha ambre angel blanche celeste claire clement constance desire fleur flore france grace honore iris jade juin
june juste lance laurier line lorraine mai marguerite marin marine max mina modeste noel octave olive papa parfait paris
perle pierre prudence prune reine robin roman rose sauveur tim victoire violette divine merveille precieuse gloire
fortune fidele
"""
WORDS_TOO = frozenset(_LISTED_WORDS_TOO.split())
"""First names that are also words, months, places or brands: alone, they do not show that a person is meant."""

_LISTED_NAMES_OF_THINGS = """
alexa ariel andre carmen celio chloe claude diego felix florence fred gemini hugo jules kenzo lancel marie max mercedes
morgan oscar paul romain sandro sofia sonia tati tommy victoria vienne virginia zoe georgia savannah adele jordan israel
lou melissa may jean elle eve angel alma axel louis luna madison olympe rosa sam sandy tom jasmine joy clementine
martin bernard laurent thomas robert richard simon michel vincent martine martinique charlotte lily isis milan chelsea
"""
NAMES_OF_THINGS = frozenset(_LISTED_NAMES_OF_THINGS.split()) | WORDS_TOO
"""First names that are brands, towns, software or last names as well: one that nothing else introduces is no person."""


SPEAKING_SOFTWARE = frozenset({"alexa", "siri", "cortana", "gemini", "claude"})
"""First names that software has: it answers, too."""

_WITHIN_NAMES = frozenset({"el", "al", "eddine", "allah", "ed", "ud", "din"})


def is_first_name(folded: str) -> bool:
    """Whether the word, without accents, is a common first name, or joins two of them by a hyphen."""
    head, *rest = re.split("--?", folded.lower())
    return head in FIRST_NAMES and all(part in FIRST_NAMES or part in _WITHIN_NAMES for part in rest)
