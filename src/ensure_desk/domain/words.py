# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Six words to tell by phone: the code of a protected package.

The list has 1296 short Dutch words of which no two differ by one letter and none begins another, so that a word
misheard or mistyped is not another word of the list. Six words are 62 random bits; the 100,000 rounds of hashing
with which a package stretches them cost a guesser another 16 bits (2**78 hashes in all).
"""

from ensure_desk.domain.names import plain_words
from ensure_desk.domain.ports import Randomness

COUNT = 6
_BYTES = 5
"""Random bytes per word: the remainder of 2**40 over the list is no bias worth the name (1 in 800 million)."""

_LIST = """
aanbod aanhang aanleg aanval aardbei aarde aardig aarzel abrikoos accent acht acrobaat actie adel adres
advies afdak afgrond afstand afval afwas agenda akker akkoord alarm album alfabet almanak amandel amulet
ananas angst anijs antenne antiek antwoord appel april aquarel arbeid arena armoede aroma artiest artikel
asfalt aspect asperge atelier atlas atoom attest augurk autobus avocado avond avontuur azijn baard baby
badkamer bagage baken bakfiets balans balkon ballet balpen bamboe banaan bandje bank barbier bariton barok
basilicum basis basket bassin batterij bazuin bedrag bedrijf beek beeld begin begrip behang beker bellen
belofte benzine beraad berg bericht beroep besluit bestek beton beugel beurs bewaker bewijs bezem biefstuk
bieslook biljart binnen biograaf biscuit bizon blaadje blaffen blauw blazer blik bloedrood bloem bloesem
bodem boekentas boeket boetiek bolwerk bomvol bonbon boog boord borstel bosbes bosrand boter bougie bouwen
bouwwerk braam branding breedte breien bretel breuk brief bril broccoli broche broek brons brood brug
bruin brutaal buffel buizerd bumper bundel bureau butler buurman buurt cabine cactus cadeau camera camping
campus canvas caravan cargo carnaval cassette cello cement centrum charme chemie chocola cijfer cilinder
circus cirkel citaat citroen clown cobra code colbert collega comfort commode computer concert conditie
condor confetti contact contrast controle corduroy crisis cultuur cursus cyclus dagboek dageraad daglicht
dakpan dakraam dame dampkap danser datum december decor deeg defensie deken deksel delta dessert detail
deurbel dialect dichtbij dichter dienblad diepte dierbaar diesel dijk dikte dinsdag diploma dirigent
dobber doelpunt dokter dolfijn domino donder doolhof dorp douane dozijn draad drang drempel drieluik druif
drukker druppel duet duikboot duim duizend durf duurzaam dweil dwerg dynamo echo eclips edelhert editie
eekhoorn eend eerlijk eetlust effect eigeel eikel eiland eindpunt elastiek elektron element elfde elftal
email embleem emmer energie engel enorm enquete envelop episode erfenis ergens ernst ervaring erwt essay
etage etalage etiket euro evenaar examen explosie expres extra ezel fabel fabriek factuur fagot fakkel
familie fanfare fantasie fauteuil fazant februari feest festival fiets figuur film filosoof filter finale
firma fjord flamingo flanel fles flits fluit fluweel fonds fontein forel formaat formule fornuis forum
fossiel foto fragment frank friet frisbee front functie gadget galant galerij galop gang garage garantie
garnaal gazon gebak gebed gebouw geduld geel geheim gehoor geit gekko gelach geluid geluk gember generaal
genie geranium gerst getal getuige geur gevoel gewicht gewoon gezang gezin gezond gids gieter giraf gitaar
gladiool glas gletsjer globe gordel gordijn gorilla goud graan grafiek gram gratis grens griffel grijs
grill grind groef groente grot gulden gymzaal haag haakwerk hagedis hagel hakblok hakken halm halsband
halte hamer hamster hand hangmat haring harnas harp hartslag haven hazelaar hefboom heide heldin helft
hemd hemel herberg herder herfst herinner hersenen hert heuvel hobby hoek hoera hoeve hommel honderd
honing hoofd hooi hoorn hopman horizon horloge hotel houding houvast huid humor humus huppel hyacint hymne
idee ijsbeer ijsje ijskast ijstijd ijzer illusie imker impuls index indigo indruk ingang inham inhoud inkt
insect insigne internet invloed inwoner iris ivoor jaar jager jaguar jampot januari jarig jasmijn jeans
jersey jeugd jodium jogger joker jongen journaal jubel juffrouw juli jungle jury juweel juwelen juwelier
kaars kabouter kachel kader kaft kajak kalender kalf kalmte kameel kamille kampioen kanaal kandij kano
kantoor kapel kapitein kapper kapstok karaf karakter karavaan karton kassa kastanje kasteel katoen kauwgom
kegel keizer kelder kelk kermis kers ketting keuken keuze kever kiel kiezel kikker kilo kimono kind kinine
kiosk klacht klaver kleding kleed klei kleur klimop kliniek klinker klok klomp klooster kluis knecht knie
knipoog knoflook knol knoop koala kobold koekoek koets koffer koffie kokos kolibrie kolom kolonel komeet
komiek komma kompas kompost konijn koor kopje koppel koraal korenaar korf kornet korst kosmos koster
kostuum kraag krab kranen krant krater kreeft krekel krijger krijt krimp kristal kritiek krokus kroon
kruik kruimel krukje kubus kudde kuiken kuip kunst kurk kussen kwal kwartaal kwarts kwast kweepeer kwestie
kwik lach ladder lade lading lagune lamp landgoed lantaarn laptop larve lasagne last laurier lava lavendel
lawine ledemaat leder leegte leenboek leeuw legende leiding lelie lening lente lepel leraar letter leven
libel lichaam lied liefde lift lijm lijst limiet limonade liniaal lipstick lisdodde liter loempia loge
logica lokaal loods loopbaan loper lotus luchtbel lucifer luifel luiheid luipaard luister lunch lynx
maaltijd maan maart machine madelief magazijn magie magneet mahonie makreel mammoet manege mango mantel
marathon markies markt marmer marmot masker matras matroos mauve meander medaille meester meisje meloen
meneer menhir mens merel merk mestkar metaal meter methode metro meubel middag mier miljoen mimosa
minister minpunt minuut mist modder model moed moeras moestuin molen moment monnik monster monument morgen
mossel mosterd motief motor motto mozaiek muis munt museum muziek mysterie naaister naald naam nabij
nadruk najaar narcis natie natuur navel nectar neef neerslag negen neon nestkast netwerk neus nicht nieuws
niveau noedels nomade nonkel noot notaris notitie november nuchter nummer nuttig nylon oase ober object
obstakel occasie oceaan ochtend oefening oerwoud oester offerte officier ogenblik oktober olie olifant
olijf omelet omslag omweg onrust onweer oogst ooievaar oorbel opdracht opening opera oproep optocht oranje
orchidee orde oregano orgel origami orka orkest oven overal overhemd pagina paladijn paleis paling paneel
paniek panter papaja papegaai papier paprika parade paraplu parasol parel parfum park partij paspoort
passer pasta pastei patat patent patrijs patron pauw pauze pech pedaal peddel peer pelgrim pelikaan pels
penseel persoon perzik piano picknick piek pijl pijnboom piloot pincet pinda pinguin pion piramide
pistache pizza plaag plaats plafond plank plein pleister plezier ploeg plooi pluim poedel poes poging
polder politie polka pompoen pony poort populier portaal portret postbode potlood prairie praktijk prei
prent principe prins prisma proces product profeet profiel project proza puber publiek pudding pupil
puzzel pyjama quiche quiz raadsel radar radiator radijs radio rails raket raster ratel ravijn reactie
recept record reden reeks regio reiger reis rekenaar rekening relatie renner reptiel reserve ribbel
richting ridder riem rietje ring risico ritme ritsel rivier robijn robot roede roeiboot roer roest roman
romp rond roos roulette route rubber rugzak ruil ruimte ruiter rune rups rust ruzie saffier salade salie
salon salto samba sandaal sardien satijn saus saxofoon schaap schaats schaduw schakel schelp scherf schets
schijf schilder schip schoen schok schommel school schort schotel schouder schouw schrift schroef schuif
schutter schuur seconde seizoen sensor serie sering servet sfeer shampoo sieraad sigaar signaal sirene
siroop situatie sjaal skelet slaap slager slak slang slee sleutel slinger sloep slogan slot sluier smaak
smaragd smid sneeuw snor sofa soldaat sorbet spaarpot spade spar specht specie spel spiegel spier spijker
spin spits spoed spons spoor sport spraak spreeuw sprong spruit staaf staart stad stamboom statief station
steen stempel step stijl stilte stoel stof storm straat strand streek strijk stroom struik student studie
stuk stuur succes suiker symbool systeem taal tachtig tafel talent tante tapijt tarwe taxi team techniek
teddy tekst telefoon telling tennis tent termijn terras theater thee thema theorie thuis tienkamp tijd
tijger titel toast tocht toekomst toerist toernooi toeter tomaat toneel tong toon toorts toren tosti touw
tractor traject tralie trap trein trekker trend tribune trio trommel trompet troost trui tuba tuin tulp
tunnel turkoois turnen twaalf tweeling twijfel twijg type typisch uitgang uitje uitleg uitslag uitzicht
ukelele uniform urgent vaas vakantie valk vallei vanille varen vaste veertig veiling veld venster ventiel
verband verbod verdrag verf vergiet verhaal verkeer verkoop verlof vertrek verzet vesting vierkant vijg
vijver villa vilt vinger vink violet viool visite visser vizier vlaai vlag vlakte vlecht vlees vlek
vleugel vlieger vlinder vloer vochtig voedsel voetbal vogel volume voordeur voorjaar vork vrede vreugde
vriend vrijdag vrolijk vrucht vuist vulkaan vuur waaier waakhond wagen walnoot wals walvis wandel warmte
water watten website weefsel wekker welkom wereld wervel wesp wigwam wijn wilg wimpel winkel winter
wiskunde wissel wolf worm wortel xylofoon yoga yoghurt zaad zakdoek zanger zebra zeehond zeep zege zeil
zekering zelden zenuw zeppelin zilver zintuig zitbank zoet zomer zondag zoom zorg zucht zuivel zuster
zuurstof zwaan zwaard zwaluw zwart zwembad zwemmer zwerver
"""
WORDS: tuple[str, ...] = tuple(_LIST.split())
_KNOWN = frozenset(WORDS)


def new_code(random: Randomness) -> str:
    """Return six words drawn at random, with a space between them."""
    raw = random.token(COUNT * _BYTES)
    parts = (raw[start : start + _BYTES] for start in range(0, len(raw), _BYTES))
    return " ".join(WORDS[int.from_bytes(part, "big") % len(WORDS)] for part in parts)


def as_typed(code: str) -> str:
    """Return a code as it was made, however it is typed: capitals, hyphens, accents and spaces do not matter.

    A text that is not made of these words is a password that somebody chose in Excel, and stays as it is.
    """
    words = plain_words(code)
    return " ".join(words) if len(words) == COUNT and _KNOWN.issuperset(words) else code.strip()


def unknown_words(code: str) -> tuple[str, ...]:
    """Return the words of a code that are not in the list: what was misheard or mistyped."""
    return tuple(word for word in plain_words(code) if word not in _KNOWN)
