"""First names that are common among people who study and work in France, written without accents or capitals."""

_COMMON = """
abdallah abdel abdelaziz abdelkader abdelkarim abderrahmane abdou abdoulaye abel achille achraf adam adama adel adele
adeline adil adji adrian adriana adrien adrienne agathe agnes ahmed aicha aida aime aimee aissata aissatou aksel alain
alan alassane alban albane albert alberto aldo alejandro alessandro alessia alessio alex alexander alexandra alexandre
alexia alexis alfred ali alice alicia alima aline alioune alisson alix aliyah alizee allan alma alpha alphonse amadou
amanda amandine amara amaury ambre ambroise amel amelia amelie amin amina aminata amine amir amira ana anais anas
anastasia anatole andre andrea andreas andree andrei andrew angel angela angele angelina angelique angelo anissa anita
ann anna annabelle anne annette annick annie anouck anouk anselme anthony antoine antoinette anton antonella antonin
antonio apolline arianne ariane ariel aristide arlette armand armelle arnaud arthur assane assia astou astrid aubin
aude audrey augustin aurelia aurelie aurelien aurore awa axel axelle aya ayman aymen aymeric ayoub aziz azzedine
babacar bachir badr baptiste barbara basile bastien beatrice beatriz ben benedicte benjamin benoit berenice bernadette
bernard bertille bertrand betty bilal bilel binta blaise blanche blandine boris boubacar bouchra brahim brandon brenda
brice brigitte bruna bruno bryan caleb camelia camila camilla camille candice capucine carine carl carla carlos carmen
carol carole carolina caroline cassandra catarina catherine cecile cecilia cedric celeste celestin celia celine cesar
chaima chang chantal charlene charles charley charlie charline charlotte cheick cheikh cherif chiara chloe chris
christelle christian christiane christina christine christophe christopher claire clara clarisse claude claudia
claudine claudio clea clelia clemence clement clementine cleo clothilde clotilde coline colette constance constantin
coralie coraline corentin corinne cristina cyprien cyril cyrille cyrine dalia damien damaris daniel daniela daniele
daouda daphne dario david davide deborah delphine denis denise denzel diana diane didier diego dimitri dina djamel
djamila djibril dolores dominique donatien donovan dorian dorothee dorine doriane doria driss dylan eddy edgar edith
edmond edouard eduardo edwige efrem eileen elena eleonore eli elia elian eliane elias elie eliott elisa elisabeth
elise elizabeth ella ellen eloane elodie eloi eloise elsa elyes emeline emeric emi emilia emilie emilien emilio emily
emma emmanuel emmanuelle emmy enguerrand enora enrico enzo eric erica erick erika ernest erwan erwann esteban estelle
esther ethan etienne eugene eugenie eva evan evann eve evelyne ewen ezekiel fabian fabien fabienne fabio fabrice
fabrizio fadi fadila fahim faiza fanny fanta farah fares farid farida fatiha fatima fatim fatimata fatma fatou
fatoumata faustine felicia felicie felix ferdinand fernanda fernando fiona firmin flavia flavie flavien fleur flora
flore florence florent florentin florian floriane florine francesca francesco francis francine franck franco francois
francoise frank fred frederic frederick frederique gabin gabriel gabriela gabriele gabriella gabrielle gael gaelle
gaetan gaetane gaspard gaston gauthier gautier genevieve geoffrey geoffroy george georges georgette gerald geraldine
gerard germain germaine ghislain ghislaine ghita giacomo gianni gilbert gilberte gilles gina giorgio giovanni giulia
giuseppe gladys gloria goncalo gontran grace grazia greg gregoire gregory guilhem guillaume guillemette gustave guy
gwenaelle gwenael gwendoline habib habiba hadrien hafid hafida hafsa haim hakim hakima halima hamid hamza hana hanane
hanna hannah hans hany harouna harold harry hassan hassane hassna hatem hawa hayat hector heidi helena helene heloise
henri henriette henry herbert herve hicham hiba hilary hind hippolyte honore honorine hortense houda houria hugo
hugues huguette hussein iban ibrahim ibrahima idriss idrissa igor ikram ilan ilana ilham ilhan ilian ilias iliana
ilona ilyana ilyas ilyes imad iman imane imen imran ines ingrid ioana irene irina iris irma isaac isabel isabella
isabelle isaiah isidore isis ismael ismail ismaila issa issam ivan ivana jacinthe jacky jacob jacqueline jacques jade
jalil jamal jamel jamila jamie jan jana jane janine jasmine jason jawad jean jeanne jeannine jennifer jenny jeremie
jeremy jerome jessica jessy jihane jill jim jimmy joachim joan joana joanna joao joaquin jocelyn jocelyne joel joelle
joey johan johann johanna johanne john johnny jonas jonathan jordan jorge jose joseph josephine josette joshua josiane
josue joy joyce juan judith jules julia julian juliana julie julien julienne juliette julio juline june justin justine
kader kadiatou kadidia kahina kais kamel kamelia kamil karen karim karima karin karine karl karla kassandra katarina
kate katia katell katherine kathy katy kelly kelyan kenan kenny kenza kevin khadija khadidja khadim khaled khalid
khalil killian kilian kim kimberly kira kristina kyllian kylian kyle lachlan laetitia laila lakhdar lamia lamine lana
lara larissa lassana latifa laura laure laureen laureline lauren laurence laurene laurent laurette laurianne laurie
laurine layla lea leana leandre leandro leandra leila leilou lena lenny leo leon leona leonard leonardo leonce leonie
leonor leopold leopoldine leslie leticia leyla lia liam lila lili lilia lilian liliana liliane lilou lily lina linda
line linh lisa lisandro lise lison lizea loan loane loic lola lorelei loredana loren lorena lorenzo lorraine lou
louane louann loubna louis louisa louise louka loukas louna lounes lounis luc luca lucas lucia luciana lucie lucien
lucienne lucile lucille lucy ludivine ludmila ludovic luigi luis luisa luka lukas luna lydia lydie lyes lylou lyna
lynda macha maceo madeleine madison mady mae mael maelie maelle maelys maeva magali magalie magdalena maggy mahamadou
mahaut mahdi mahmoud maia maika maimouna maissa maite majid majda malak malick malik malika malo malou malvina mamadou
mamoudou manel manoe manon mansour manuel manuela manuella mara marc marceau marcel marceline marcelle marcello marcia
marco marcos margaret margarida margaux margot marguerite maria mariam mariama marian mariana marianne marie mariella
marielle marien marietou marilou marilyn marin marina marine mario marion marisa marius marjolaine marjorie mark marko
marlene marlon martha marthe martial martin martina martine marvin mary maryam maryline maryse maryvonne massinissa
mateo mateus mathias mathieu mathilde mathis mathys matheo matias matilda matteo matthew matthias matthieu matthis
maud maude maureen maurice mauricette mauro max maxence maxime maximilien maya maylis mayssa medhi mehdi melanie
melina melinda melisande meline melissa melodie meriem meryem mia michael michel michele micheline michelle mickael
mihai miguel mila milan milena milo mina mira mireille miriam mirko mobarak moctar modou mohamed mohammed mohand moise
momar mona monia monica monique morgan morgane mouad mouhamed mouloud mounia mounir mourad moussa moustapha muriel
mustapha myriam mylene nabil nabila nacer nacera nadege nadia nadine nael naila naim naima najat najib naomi narcisse
nasser nassim nassima natacha natalia nathalie nathan nathanael nawal nawel ndeye nelly nelson nermine neil nicolas
nicole nicoletta nils nina ninon nisrine noa noah noam noe noel noelie noelle noemie nolan nolwenn nora norah norbert
nordine norman nouha noura nour noureddine nuno oceane octave octavie odette odile odilon olga olivia olivier olympe
omar oriane orlane oscar othmane oulimata oumar oumou oumy ousmane owen ozan pablo paola paolo papa pape pascal
pascale pascaline patrice patricia patrick paul paula paule paulin pauline paulo pavel pedro peggy penda penelope
perrine peter petra philibert philippe philippine pia pierre pierrette pierrick pietro prisca priscilla prudence
quentin rabah rachel rachid rachida rafael rafik raissa raja ralph rama ramata ramdane rami ramon rania raoul raphael
raphaelle raul rayan rayane raymond raymonde rebecca regine regis reine remi remy renaud rene renee reynald rheda riad
ricardo richard richarde rida riley rita rkia robert roberta roberto robin robinson roch rodolphe rodrigo rodrigue
roger rokaya rokia roland rolande romain romane romaric romeo romuald ronan rosa rosalie rosane rose roselyne rosine
roxane ruben rudy rui ruth ryad ryan saad sabine sabri sabrina sacha safia safiatou saida said salah saliha salif
salim salima salimata salma salome salomon salvatore sam samantha samba sami samia samir samira samuel samy sandra
sandrine sandro sandy sanaa sara sarah sarra sasha sauveur savannah sebastian sebastien sekou selena selim selma senna
serena serge sergio severin severine seydou shaina shana shanna sharon shirley sidonie sihem simon simona simone
sirine siham sixtine slimane soan sofia sofiane solal solange solene solenne sonia sophia sophie souad souhaila
soukaina souleymane soumaya stan stanislas steeve stella stephan stephane stephanie stephen steve steven suzanne suzie
svetlana sven swann sylvain sylvaine sylvana sylvester sylvestre sylvette sylviane sylvie syrine tabatha taha tamara
tania tanguy tarek tarik tatiana tatjana teddy teo teresa terence tess tessa thais thea theau thelma theo theodore
theophile theresa therese thi thibaud thibault thibaut thierno thierry thiphaine thomas tidiane tifanie tiffany tilio
tim timeo timothe timothee timothy tina tino tiphaine titouan tobias tom tomas tommy toni tony tristan ugo ulysse
ursula vadim valentin valentina valentine valeria valerian valerie valery vanessa vasco vera veronica veronique
vianney vickie vicky victor victoire victoria victorien victorine vincent vincenzo viola violaine violette virgil
virgile virginie viviane vladimir wafa wahid wael walid warda wassim wendy werner wesley widad wilfried wilhelm
william willy xavier yacine yaelle yael yahya yamina yanis yann yannick yannis yasmina yasmine yassin yassine yasser
yazid ying yoan yoann yohan yohann yolande younes youness youri yousra youssef youssouf ysaline yuna yvan yves yvette
yvon yvonne zacharie zaina zakaria zakia zara zahra zaza zeinab zelie zelda zineb zinedine zita zoe zohra zora zoubida
zoubir zoulikha abdelhak abdelhamid abdelkrim abdellah abdelmajid abdelmalek abdelouahab abdessamad abderrahim
abdourahmane achour adnane afef ahlam aissa ajmal akim akram alya amani amna anass anouar aomar arezki aroua asma
asmaa atika atmane ayaan ayse azeddine azouz badia bahia belkacem bouba boualem bouzid brahima chafik chahinez
chahrazed charaf cherifa dounia djalil djibrill djihane djouher elhadj emine emre fadel fadhila faouzi faouzia farouk
faycal fella ferhat fethi fouad fouzia ghania ghizlane ghofrane hacene hachemi hadja haifa hajar hajer halim hamdi
hamida hamou haroun hasna hatice hayet hedi henda hichem hocine houcine houssem hussam ihsan ilyasse inaya insaf
jaouad kaoutar kaouther kheira kheireddine lahcen lamiae larbi lilya lotfi maamar mahfoud maher mahjoub manal marouane
marwa marwan mehmet merouane messaoud mimoun miloud mokhtar moncef mouna murat mustafa naceur nadir nahla najoua
naoufel narjes nazim nedjma nejma nesrine nihad nihal noufel nouria okba omeima ouafa ouarda ouassila rabie radia
rafika rahma raouf redha redouane rhita ridha riham rim rym ryme sabah sabiha sadek safaa samiha samya sihame sofiene
souhail soundous taieb taoufik tahar thouraya tewfik touria walida wahiba wassila yahia yamine yassir yesim younis
yusuf zahia zakary zaki zeineb zeynep zied ziad zouhair abena adjoa adjoua affoue aguibou akissi akosua aly amie
aminatou amy arame arona astan ayite aziza bafode bakary bangaly benga bineta bintou boubakar bouna cheikhou chidi
chinedu dalla demba dieynaba djeneba djenaba djeneb edem efua ekow emeka fallou fode gnima goundo haby hadiatou ibra
issouf kadia kany karamoko kassoum kobena kodjo koffi kofi kokou komi korotoumou kossi kouadio kouame kouassi kwabena
kwame lassina mahawa malado malang mamady mariame matar mbaye moriba n'deye n'guessan nafi nafissatou ngone niama
niouma ngozi oulaye rokhaya rokhiatou rokiatou sadio safietou saly sanou sekouba seynabou sidy sire sokhna sory
tiemoko tierno toumani yaya yacouba yao youssoupha zeinabou anh binh chau cuong diem dung duy giang hai hanh hau hien
hieu hoa hoai hoang hung huong huy huyen khanh khoa kieu lan minh nga ngan ngoc nguyet nhi nhung phong phuc phuong
quan quang quynh tam thao thanh thu thuy toan trang trinh truc tuan tuyet vy xuan yen jing lei mei qing rong wei xiao
xin yue zhen zhi jie aleksandra aleksander agata agnieszka alicja andrzej aneta bartek bartosz beata bogdan bogumila
bozena dagmara danuta darek dariusz dawid dominika dorota elzbieta ewa ewelina filip gosia grazyna grzegorz halina
hanka henryk iwona izabela jacek jadwiga jakub jaroslaw jarek jerzy jozef justyna kacper kamila kasia katarzyna
kazimierz kinga krystian krystyna krzysztof kuba leszek lukasz maciej maciek malgorzata marcin marek mariusz marta
maryla marzena mateusz michal mieczyslaw miroslaw monika natasza pawel piotr przemek przemyslaw radek radoslaw rafal
renata ryszard slawomir stanislaw stefan sylwia szymon tadeusz tomasz urszula waldemar wanda wieslaw witold wojciech
zbigniew zofia zuzanna adriano afonso albano alda alvaro amalia americo anabela andreia anibal antonia armando artur
augusto aurelio belmiro bento bernardo caetano candida carmo catia custodio delfim deolinda diogo domingos duarte
dulce edite edson emidia ermelinda eusebio fatinha faustino fernao filipa filipe filomena flavio francisca francisco
gaspar goncalves graca guida helder henrique heitor horacio ilda isaura ivone jaime jacinto jeronimo joaquim joaquina
josefa julieta laurinda leonel lidia lourdes lourenco lucilia lurdes madalena mafalda marcio marilia matilde mauricio
natercia nelia olinda orlando otilia paulino pilar paco piedade quim raquel renato rogerio rosaria rosario rute silvia
simao susana telma teodoro tiago vicente vitor zelia alfonso alonso angelica araceli asuncion begona carlota
concepcion consuelo cristobal enrique esperanza felipe fermin gonzalo guadalupe hernan ignacio inaki inmaculada isidro
javier jordi mariano maribel marisol montserrat nieves nuria pepe ramiro rocio rosalia soledad xavi yolanda eleanor
siobhan sean aoife niamh ciara conor emer bridget brendan declan gareth rhys megan heather craig derek duncan graham
keith malcolm nigel stuart trevor wayne ashley brittany lindsay connor hamish friedrich gerhard gunther heike heinrich
helga helmut horst ilse ingeborg jens jorg jurgen katrin klaus lars manfred ralf reiner rolf silke susanne thorsten
ute uwe wolfgang bjorn erik freja gustav hanne henrik jesper kirsten lasse mikkel morten niels rasmus soren alexei
aleksei anastassia dmitri ekaterina evgenia galina gregor iouri kirill ksenia lioudmila maxim mikhail natalya nikolai
oksana oleg olena olha polina sergei serguei svitlana taras tatyana vasyl viktor volodymyr yulia yuri andreea alin
claudiu cosmin costel crina cristian doina dragos dumitru florin gheorghe ileana ionel ionut iulia iulian laurentiu
liviu lucian luminita mihaela mircea nicoleta octavian ovidiu petru radu raluca razvan roxana sorin stefania valeriu
vasile viorel viorica alfio beppe carmela ciro cosimo domenico donatella elisabetta ettore fabiola federica federico
filippo franca gaetano gennaro giada giancarlo gianluca gianluigi giorgia giovanna graziella ilaria lucrezia luciano
marcella maurizio massimo michela mirella nicolo ornella pasquale patrizia raffaele raffaella renzo rocco rosella
silvana silvio simonetta stefano tiziana tommaso umberto valentino amarjit anil anjali arjun arun aruna ashok deepa
deepak harpreet indira jaspreet jyoti kavitha lakshmi manish manoj meena mohan nirmala nisha pooja pradeep prakash
priya rahul rajesh rakesh ramesh ravi rekha rohit sandeep sanjay sanjeev saroj satish shanti sunil sunita suresh usha
vijay vikram adelaide adelphe agnan alaric albertine aldric aliette alphonsine amedee anastase ancelin andoni anicet
annaick annaig annaelle anthelme aodren apollinaire aramis arsene artus astrig athenais aubane audren augustine aure
austine aymar azenor aziliz balthazar barnabe bartholome baudouin beranger berangere bernadotte berthe bleuenn briac
brieuc calixte calliste casimir cassandre cassien celian celie chimene clarence clarissa claudie cleante clemens cloe
clovis corentine cyprienne cyriaque denez doan donatienne edgard eglantine elouan elouen elvire elzear emelyne
emerance enguerran erell erwin etiennette eudes eulalie eustache evariste ezechiel faustin fanch felicien ferreol
flavienne florestan foucauld francette franz fulbert gaela gatien gaud gedeon gildas gisele gislaine godefroy goulven
guenole guenaelle guilaine guirec gurvan guenola gwen gwenn gwennaelle gwendal heliette herminie hermine hilaire
honorat huberte hubert hyacinthe iannis ignace isaline iseult isild jacquot jacquemine jacquie jehan josselin jovan
judicael julianne kelig kenneth korentin ladislas laouen leane leocadie leontine lionel lisbeth lisette lodois loeiz
loig loris lucette lucinde ludmilla lylian lysandre madalen maddalena maela maelan magdeleine maina malaury malorie
manech manolo marc'h mariannick marilyne marjory mathurin maurin mayeul melaine melchior mickaelle mikael minna morvan
muriella nadejda naelle naig nathael nedeleg neven nicodeme nigelle nolwen nominoe nadette odelin odilia olaf olympia
ombeline oriana osanne oxana pacome pascalin paulette pelagie peran petronille prunelle quentine quitterie radegonde
raphaella regina reginald renaude riwan roderic rogatien ronald roparz rosemonde rozenn rudolf saturnin sebastienne
segolene seraphine servane sibylle sidoine sigrid simeon soizic solveig sterenn suzel suzette sybille sylvere tancrede
tangi tanneguy telio terry thaddee theodora theodule theophane thomassine tifenn toinette tugdual valere valerien
venceslas vincente vivian vivien vivienne wandrille wenceslas winnie xaviere yannig yoanna yolaine yoen yseult yvelise
yveline yvonnick yvonnig zephirin adja dylane enola ethane jayden jordane kassim kayla kenji kylie lenzo lya maelyne
meghan nawfel neyla nelya nolhan noelya rayhan sohan tyler wyatt yassmine zaid alexy angie armel bea bebert cathy dede
didou fanfan gege jeannot jeff jo josy manu mathou momo nico patou pierrot rapha seb sego steph tati titou tof vero
vinc vivi xav yoyo
"""

FIRST_NAMES = frozenset(_COMMON.split())

_LISTED_WORDS_TOO = """
aime alpha ambre angel blanche celeste claire clement constance desire fleur flore france grace honore iris jade juin
june juste lance laurier line lorraine mai marguerite marin marine max mina modeste noel octave olive papa parfait paris
perle pierre prudence prune reine robin roman rose sauveur tim victoire violette
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


def is_first_name(folded: str) -> bool:
    """Whether the word, without accents, is a common first name, or joins two of them by a hyphen."""
    return all(part in FIRST_NAMES for part in folded.lower().split("-"))
