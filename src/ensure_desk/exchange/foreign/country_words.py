# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nationalities and countries as offices write them, by their code: data for proposing a value map."""

COUNTRIES = """
BE: bel b belgian belgium belg belgisch belgische belgie belge belgique / NL: nld dutch nederlander
  nederlandse nederlands nederland neerlandais
FR: fra french fransman fransen franse frans frankrijk francais francaise france
LU: luxemburger luxemburgs luxemburgse luxemburg / GB: brit brits britse grootbrittannie verenigdkoninkrijk
  engeland
MA: mar moroccan morocco marokkaan marokkaanse marokkaans marokko marocain marocaine maroc
TR: tur turkish turkey turk turkse turks turkije turc turque turquie / PL: pol polish poland pool poolse pools
  polen polonais polonaise
SY: syr syrian syria syrier syrische syrisch syrie syrien syrienne / UA: ukr ukrainian ukraine oekrainer
  oekraiense oekraiens oekraine ukrainien
CD: cod congolees congolese congo kongo drcongo congolais democratischerepubliekcongo / CG: congobrazzaville
RO: rou rom romanian roemeen roemeense roemeens roemenie roumain / BG: bgr bulgarian bulgaar bulgaarse
  bulgaars bulgarije bulgare
AF: afg afghan afghaan afghaanse afghaans afghanistan afghane / IQ: irq irakees irakese iraakse iraaks irak irakien
IR: irn iranier iraanse iraans iran iranees / SO: som somalier somalische somalisch somalie
ER: eri eritreeer eritreer eritrese eritrees eritrea / ET: ethiopier ethiopische ethiopisch ethiopie
RU: rus rus russin russische russisch rusland russe / ES: esp spanjaard spaanse spaans spanje espagnol
IT: ita italiaan italiaanse italiaans italie italien / PT: prt portugees portugese portugal portugais
DE: deu duitser duitse duits duitsland allemand / GR: griek griekse grieks griekenland
GH: gha ghanees ghanese ghana / NG: nigeriaan nigeriaanse nigeriaans nigeria / CM: kameroener kameroense kameroens
  kameroen
GN: gin guineeer guineer guinese guinees guinee guineens / SN: senegalees senegalese senegal / TG: togolees
  togolese togo
CI: ivoriaan ivoriaanse ivoorkust / RW: rwandees rwandese rwanda / BI: burundees burundese burundi
AO: angolees angolese angola / SL: sierraleoons sierraleone / GM: gambiaan gambiaanse gambia / ML: malinees mali
IN: indier indische indiaas indiase india / PK: pakistaan pakistaanse pakistaans pakistani pakistan
BD: bengaal bangladeshi bangladees bangladesh / NP: nepalees nepalese nepal / LK: srilankaan srilankaanse srilanka
AL: albanees albanese albanie / XK: kosovaar kosovaarse kosovaars kosovo / MK: macedonier macedonische
  macedonie noordmacedonie
RS: servier servische servisch servie / BA: bosnier bosnische bosnie / HR: kroaat kroatische kroatisch kroatie
ME: montenegrijn montenegro / SI: sloveen sloveense slovenie / SK: slowaak slowaakse slowaaks slowakije
CZ: tsjech tsjechische tsjechisch tsjechie / HU: hongaar hongaarse hongaars hongarije / AT: oostenrijker oostenrijk
CH: zwitser zwitserse zwitserland / LT: litouwer litouwse litouwen / LV: let letse letland / EE: est estse estland
MD: moldavier moldavische moldavie / BY: witrus witrussische witrusland belarus / GE: georgier georgische georgie
AM: armenier armeense armeens armenie / AZ: azerbeidzjaan azerbeidzjaanse azerbeidzjan / KZ: kazach kazachse
  kazachstan
CN: chinees chinese china / TH: thai thaise thailand / PH: filipijn filipijnse filipijnen filipino
VN: vietnamees vietnamese vietnam / ID: indonesier indonesische indonesie / MN: mongool mongoolse mongolie
DZ: algerijn algerijnse algerije algerien / TN: tunesier tunesische tunesie tunisien / EG: egyptenaar egyptische
  egypte
LY: libier libische libie / SD: soedanees soedanese soedan / SS: zuidsoedan / YE: jemeniet jemenitische jemen
LB: libanees libanese libanon / JO: jordanier jordaanse jordanie / PS: palestijn palestijnse palestina
  palestijnsegebieden
IL: israelier israelische israel / SA: saoedi saoediarabie / KE: keniaan keniaanse kenia / UG: oegandees oeganda
TZ: tanzaniaan tanzania / ZA: zuidafrikaan zuidafrikaanse zuidafrika / CV: kaapverdier kaapverdische kaapverdie
IE: ier ierse iers ierland / SE: zweed zweedse zweeds zweden / DK: deen deense deens denemarken
FI: fin finse fins finland / NO: noor noorse noors noorwegen / IS: ijslander ijslandse ijsland / CY: cyprioot
  cyprus
MT: maltees maltese malta / JP: japanner japanse japan / KR: koreaan koreaanse zuidkorea / AU: australier australie
NZ: nieuwzeelander nieuwzeeland / MR: mauritaan mauritaanse mauritanie / BJ: benin beninees beninse
BF: burkinees burkinese burkinafaso / MG: malagassier malagassische madagaskar / DJ: djiboutiaan djibouti
LR: liberiaan liberiaanse liberia / TJ: tadzjiek tadzjiekse tadzjikistan / UZ: oezbeek oezbeekse oezbekistan
KG: kirgies kirgizische kirgizie kirgizstan / TM: turkmeen turkmeense turkmenistan / MU: mauritiaan mauritius
GA: gabonees gabonese gabon / TD: tsjaad tsjadische / CF: centraalafrikaanse / MZ: mozambikaan mozambique
ZM: zambiaan zambia / ZW: zimbabwaan zimbabwe / MW: malawi / BT: bhutaan bhutaanse bhutan / MM: birmees birmese
KH: cambodjaan cambodja / LA: laotiaan laos / MY: maleisier maleisische maleisie / KW: koeweiti koeweit
AR: argentijn argentijnse argentinie / BO: boliviaan boliviaanse bolivia / PY: paraguay / UY: uruguay
GT: guatemala / HN: hondurees honduras / NI: nicaragua / SV: salvador / PA: panama / CR: costarica / JM: jamaica
BR: braziliaan braziliaanse brazilie / CO: colombiaan colombiaanse colombia / EC: ecuadoriaan ecuadoriaanse ecuador
PE: peruaan peruaanse peru / CL: chileen chileense chili / DO: dominicaan dominicaanse dominicaanserepubliek
CU: cubaan cubaanse cuba / MX: mexicaan mexicaanse mexico / VE: venezolaan venezolaanse venezuela / SR: surinamer
HT: haitiaan haitiaanse haiti / US: amerikaan amerikaanse amerikaans vs verenigdestaten usa / CA: canadees canada
"""
"""Nationalities and countries by ISO 3166 code."""

_ISO = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC
CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA
  GB GD GE
GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG
  KH KI KM
KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD
  SE SG SH
SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA
  VC VE VG
VI VN VU WF WS XK YE YT ZA ZM ZW
"""
ISO_COUNTRIES = frozenset(_ISO.split())
"""The codes of ISO 3166, and XK for Kosovo."""
