# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ideas behind the words of headings, and which of them together make a target: data for guessing a column.

A word in small letters without accents stands for one idea; a rule is `targets: NEEDED ... [ALLOWED] ...`.
"""

CONCEPTS = """
ACTIVE: actief
ONWARD: doorstroom doorstroming
BELGIUM: belgie
HOMELIFE: thuissituatie woonvorm huishoudtype
CALL: roepnaam aanspreeknaam
KM: km kilometer kilometers
DISTANCE: afstand
RADIUS: straal hoever
MINUTES: min minuten minuut
MAX: max maximaal maximum hoogstens maximumafstand
TRAVEL: reistijd reizen reisduur
MOBILITY: mobiliteit
WORKED: gewerkt
LEAVE_WORD: inspreken
WARN: verwittigen waarschuwen contacteren
MOTHERTONGUE: moedertaal thuistaal herkomsttaal
DATE: datum date dd dag day wanneer when jour op on dat
SINCE: sinds vanaf since depuis from sedert
UNTIL: tot until jusque till tem tm
NUMBER: nummer number numero nr no num
KIND: type soort aard categorie kind nature statuutcode indicatie cat categorie
CODE: code
NAME: naam nom name names
WHOLE: full volledige complete complet
FIRST: voornaam prenom voornamen forename firstname vn
NAMES: namen
ORDINAL: 1e eerste 1ste 1
GIVEN: first given christian
LAST: familienaam achternaam surname last family lastname
BIRTH: geboorte geboren naissance birth born geboortedag verjaardag birthdate
GENDER: geslacht gender sekse sexe sex
NATION: nationaliteit nationalite nationality staatsburgerschap natio
ADDRESS: adres adresse address woonadres domicilie domicilieadres woonst verblijfsadres thuisadres
STREET: straat rue street straatnaam
HOUSE: huis house maison
BOX: bus box boite bte busnummer app appt
POSTCODE: postcode zip postcodenummer pcode
POST: post postal poste
PLACE: gemeente woonplaats stad plaats dorp deelgemeente commune ville localite city town municipality
  woongemeente woont locality woonachtig verblijft verblijfplaats thuisgemeente residence kern stadskern place
  woon fusiegemeente
PHONE: telefoon gsm mobiel mobiele telephone portable mobile phone cell handy telefonisch mobieltje gsmnr
MAIL: email mail courriel mailadres
EMERGENCY: nood noodgeval ice urgence emergency ongeval noodnr noodnummer
CONTACT: contact contacteren contactpersoon contactgegevens persoon personne warn
REACH: bereikbaar bereikbaarheid bellen bereiken
VOICEMAIL: voicemail antwoordapparaat vm
MAY: mag ok toegelaten achterlaten boodschap bericht toestemming
LANGUAGE: taal langue language talen langues languages
MOTHER: moeder maternelle thuis mother native
TALK: spreek voer omgang parlee spoken gesprek voorkeur preferred contacttaal communicatie
INTERPRETER: tolk interprete interpreter
NEED: nodig necessaire gewenst vereist besoin needed needs need behoefte required requis hulp
HOUSEHOLD: gezin gezinsvorm menage household leefvorm leefsituatie familiale gezinssituatie
SITUATION: situatie toestand situation samenstelling vorm composition
CHILD: kinderen kind enfants children kids kinder
DEPENDENT: laste charge tl dependent dependants ktl last
COUNT: aantal nombre hoeveel many
DIPLOMA: diploma scholing studie studies onderwijs diplome etude etudes education scholingsgraad qualification
  vooropleiding opleidingsniveau scholingsniveau studieniveau opleidingsgraad getuigschrift
LEVEL: niveau hoogste hoogst behaald behaalde level graad obtenu highest eleve
REFERRAL: toeleiding doorverwijzing verwijzing aanmelding aanmeld doorverwezen verwezen toegeleid aangemeld
  orientation oriente orientee envoi envoye envoyee renvoi referral referred doorgestuurd gestuurd toegewezen
  toewijzing aangebracht aanbreng doorverwijs verwijs toeleidings ingestuurd doorgegeven toel toeleidt
  verwijst doorverwijst stuurde aanmeldt toegeleide
REFERRER: toeleider verwijzer doorverwijzer referrer orienteur aanmelder doorstuurder aanbrenger
REFERRING: toeleidende verwijzende doorverwijzende aanmeldende doorsturende referring sturende referent
SERVICE: dienst organisatie instantie organisme service partner kanaal organisation agency
SOURCE: bron source
ORIGIN: herkomst gekomen binnengekomen komt kwam
RIGHT: recht droit right
RRN: rijksregnr rijksregister rijksreg rrn insz niss inss rijksregisternummer rijksregisternr register
BY: door via par by vanuit langs
WHO: wie welke who
COUNSELLOR: begeleider consulent consulente bemiddelaar trajectbegeleider begeleidster werker assistent assistente
  conseiller counsellor coach caseworker dossierbehandelaar behandelaar maatschappelijk
OFFICE: vdab ocmw gtb cpas
START: start startte begon starting beginning opstart begin aanvang instap debut entree gestart begonnen
  opgestart aangevat aangevangen ingestapt started indiensttreding startmoment beginmoment opgenomen ingang
  ingangs
END: ending finish einde eind stop stopzetting uitstap uitstroom fin sortie afsluiting afsluit gestopt
  beeindigd beeindiging
  afgesloten vertrek end ended afloop uitdiensttreding uitgestroomd stopgezet arret afgelopen leaving left
  vertrokken stopt
PLANNED: gepland geplande voorzien voorziene verwacht verwachte vermoedelijk vermoedelijke theoretisch theoretische
  prevue prevu planned expected uiterste uiterlijke maximale voorlopig voorlopige vooropgesteld vooropgestelde
EXTENSION: verlenging verlengd prolongation prolonge extension extended verlengde
TRACK: traject contract overeenkomst wijkwerk tewerkstelling parcours track dossier wijkwerken termijn
BENEFIT: income uitkering statuut inkomen vergoeding allocation benefit uitkeringen vervangingsinkomen inkomst
  inkomsten
  uitkeringssoort uitkeringsstatuut steun
STATUT: statut
MONEY: financieel financiele
WORKDAY: werkdag prestatie
WORKS: werkt werkzaam
CAN: starten
EXPWA: pwa
FORMER: ex oud vroeger vroegere voormalig voormalige ancien
STATUS: status stand fase etat state
REASON: reden motief motif raison reason waarom redenen why
NEXT: volgende vervolg next
STEP: stap step
GOAL: doel doelstelling goal objectif streefdoel
AVAILABLE: beschikbaar beschikbaarheid disponible available inzetbaar startklaar vrij
LICENCE: rijbewijs permis licence license rijbewijzen
DRIVING: driving conduire
HOW: hoe how waarmee wijze manier
WHERE: waar where ou in te a at per
DUTCH: nederlands nl ned neerlandais dutch
SPEAK: spreken mondeling spreekvaardigheid spreekniveau parler speaking
SPEAKS: spreekt
READ: lezen leesvaardigheid lire reading lees
WRITE: schriftelijk schrijven schrijfvaardigheid ecrire writing schrijf
LISTEN: luisteren begrijpen verstaan luistervaardigheid comprendre listening luister begrijpt verstaat
TRANSPORT: verplaatst verplaatsing vervoer vervoermiddel vervoermiddelen vervoersmiddel vervoersmiddelen
  vervoerswijze transport
LASTLY: laatste vorige dernier previous laatst
JOB: job beroep functie emploi occupation jobs
EXPERIENCE: ervaring werkervaring experience
YEARS: jaren jaar ans years
UNEMPLOYED: werkloos werkzoekend chomage unemployed werkloosheid werkzoekende wz nwwz
VDAB_ID: klantnummer klant
AGREEMENT: afsprakenblad afsprakennota
RECEIVED: ontvangst ontvangen binnen getekend ondertekend received recu
NOTE: opmerking nota notitie commentaar varia bemerking info memo remarque remarques observations observation
  toelichting
  remark remarks notes note comments comment informatie aanvulling bijzonderheden
EXTRA: extra bijkomende andere overige vrije nuttige algemene algemeen losse diverse autre other overig
  interne intern aanvullende aanvullend onthouden
CARE: mantelzorg mantelzorger
RECOGNISED: erkend erkende reconnu recognised erkenning gelijkgesteld gelijkstelling gelijkgeschakeld
  gelijkschakeling gelijkwaardig naric
LIMITATION: arbeidsbeperking arbeidshandicap btom iah
"""
"""A word in small letters without accents, and the idea that it stands for."""

RULES = """
persoon.geboortedatum: BIRTH [DATE] [WHO]
persoon.voornaam: FIRST [NAMES] [ORDINAL] [CALL]
persoon.roepnaam: CALL
persoon.voornaam: GIVEN NAME
persoon.naam persoon.voornaam: WHOLE NAME
persoon.naam persoon.voornaam: WHO
persoon.naam persoon.voornaam: LAST FIRST [NAME] [WHOLE]
persoon.naam: LAST [NAME]
persoon.gender: GENDER [CODE]
persoon.nationaliteit: NATION [CODE]
persoon.straat: STREET [ADDRESS] [NAME]
persoon.nr: HOUSE NUMBER [ADDRESS]
persoon.bus: BOX [NUMBER] [ADDRESS]
persoon.straat persoon.nr persoon.bus: STREET NUMBER [BOX] [ADDRESS] [HOUSE] [NAME]
persoon.straat persoon.nr persoon.bus: ADDRESS STREET NUMBER [BOX] [HOUSE]
persoon.straat persoon.nr persoon.bus: ADDRESS
persoon.postcode: POSTCODE [ADDRESS] [NUMBER]
persoon.postcode: POST CODE [ADDRESS]
persoon.postcode: POST NUMBER [ADDRESS]
persoon.postcode persoon.gemeente: POSTCODE PLACE [ADDRESS]
persoon.postcode persoon.gemeente: POST PLACE [CODE] [NUMBER] [ADDRESS]
persoon.gemeente: PLACE [ADDRESS] [WHERE] [NAME] [WHO]
persoon.gsm: PHONE [NUMBER] [CONTACT] [REACH] [DATE] [WHO]
persoon.gsm: REACH [NUMBER] [DATE] [WHERE]
persoon.email: MAIL [ADDRESS] [CONTACT] [ORDINAL]
persoon.noodcontact: WARN [WHERE] [WHO] [CONTACT] [NAME] [PHONE]
persoon.noodcontact: EMERGENCY [WARN] [CONTACT] [PHONE] [NUMBER] [NAME] [WHERE] [WHO] [REACH]
persoon.mag_voicemail: VOICEMAIL [MAY] [LEAVE_WORD]
persoon.mag_voicemail: LEAVE_WORD [MAY]
persoon.moedertaal: MOTHER LANGUAGE
persoon.moedertaal: MOTHERTONGUE [WHO]
persoon.contacttaal: LANGUAGE [TALK] [CONTACT] [CODE] [WHO] [SPEAKS] [WHERE]
persoon.tolk_nodig: INTERPRETER [NEED] [TALK]
persoon.nederlands_spreken: SPEAK [DUTCH] [LEVEL]
persoon.nederlands_lezen: READ [DUTCH] [LEVEL]
persoon.nederlands_schrijven: WRITE [DUTCH] [LEVEL]
persoon.nederlands_luisteren: LISTEN [DUTCH] [LEVEL]
persoon.gezinsvorm: HOUSEHOLD [SITUATION] [KIND] [CODE]
persoon.kinderen_ten_laste: CHILD [DEPENDENT] [COUNT] [NUMBER] [WHERE]
persoon.diploma: DIPLOMA [LEVEL] [CODE]
persoon.diploma_erkend: DIPLOMA RECOGNISED [WHERE] [BELGIUM]
persoon.mantelzorg: CARE
persoon.arbeidsbeperking: LIMITATION [RECOGNISED] [KIND]
persoon.rijbewijs: LICENCE [DRIVING] [KIND]
persoon.vervoermiddelen: TRANSPORT [HOW] [KIND]
persoon.max_reistijd: TRAVEL [MAX] [MINUTES] [WHERE] [PLANNED]
persoon.max_afstand: DISTANCE MAX [KM] [WHERE]
persoon.max_afstand: DISTANCE PLANNED [KM] [WHERE]
persoon.max_afstand: KM MAX [COUNT]
persoon.max_afstand: RADIUS [KM]
prestatie.km: DISTANCE KM
persoon.laatste_job: LASTLY JOB
persoon.jaren_ervaring: YEARS EXPERIENCE [COUNT] [WHERE]
persoon.jaren_ervaring: YEARS WORKED [COUNT]
persoon.rijksregisternummer: RRN [NUMBER] [NATION]
persoon.werkloos_sinds: UNEMPLOYED SINCE [DATE] [WHO]
persoon.werkloos_sinds: UNEMPLOYED DATE
persoon.werkloos_sinds: UNEMPLOYED START [DATE]
persoon.beschikbaar_vanaf: AVAILABLE SINCE [DATE] [WHERE]
persoon.beschikbaar_vanaf: CAN SINCE
persoon.beschikbaar_vanaf: CAN DATE
persoon.beschikbaar_vanaf: AVAILABLE WHERE
persoon.beschikbaar_vanaf: AVAILABLE DATE
persoon.nota: NOTE [EXTRA] [TRACK]
toeleiding.afsprakenblad: AGREEMENT [RECEIVED] [MAY]
toeleiding.begeleider: REFERRER COUNSELLOR [NAME] [CONTACT]
toeleiding.begeleider: REFERRER CONTACT [NAME]
toeleiding.begeleider: REFERRAL CONTACT [NAME]
toeleiding.begeleider: REFERRAL COUNSELLOR [NAME] [CONTACT]
toeleiding.begeleider: REFERRING COUNSELLOR [NAME] [CONTACT]
toeleiding.begeleider: SERVICE CONTACT [NAME]
toeleiding.begeleider: SERVICE COUNSELLOR [NAME] [CONTACT] [REFERRAL] [REFERRER] [REFERRING]
toeleiding.begeleider: OFFICE COUNSELLOR [NAME] [CONTACT]
toeleiding.begeleider: OFFICE CONTACT [NAME]
toeleiding.datum: REFERRAL DATE [SERVICE] [SINCE] [WHO] [ORDINAL]
toeleiding.datum: REFERRAL SINCE
toeleiding.datum: REFERRER DATE
toeleiding.datum: REFERRAL RECEIVED [DATE]
toeleiding.toeleider_type: REFERRER [SERVICE] [KIND] [CODE] [SOURCE]
toeleiding.toeleider_type: ORIGIN BY [SERVICE] [WHO]
toeleiding.toeleider_type: ORIGIN SERVICE
toeleiding.toeleider_type: REFERRAL SOURCE
toeleiding.toeleider_type: REFERRING SERVICE [KIND]
toeleiding.toeleider_type: REFERRAL SERVICE [KIND] [BY] [WHO]
toeleiding.toeleider_type: REFERRAL BY [SERVICE] [WHO]
toeleiding.toeleider_type: REFERRAL WHO [SERVICE]
toeleiding.toeleider_type: SERVICE BY WHO
toeleiding.toeleider_type: BY WHO
toeleiding.toeleider_type: BY SERVICE
traject.ex_pwa: EXPWA [FORMER] [STATUS] [BENEFIT] [WHERE] [TRACK]
uitkering.verwacht_einde: BENEFIT PLANNED END [DATE]
uitkering.tot: BENEFIT UNTIL [DATE] [RIGHT]
uitkering.tot: BENEFIT END [DATE] [RIGHT]
uitkering.van: BENEFIT SINCE [DATE] [START] [RIGHT]
uitkering.van: BENEFIT START [DATE]
uitkering.type: BENEFIT [KIND] [CODE] [SOURCE] [WHO] [SITUATION] [MONEY]
uitkering.type: STATUT [KIND] [MONEY]
traject.verlenging_tot: EXTENSION [UNTIL] [DATE] [END] [TRACK]
traject.gepland_einde: PLANNED END [DATE] [TRACK] [UNTIL]
traject.gepland_einde: PLANNED UNTIL [DATE] [TRACK]
traject.gepland_einde: TRACK UNTIL [DATE]
traject.gepland_einde: UNTIL DATE
traject.einde_reden: REASON END [TRACK] [BY]
traject.einde_datum: END [DATE] [TRACK] [WHO]
traject.start: START [DATE] [TRACK] [SINCE] [WHO]
traject.start: TRACK SINCE [DATE]
traject.start: WORKS SINCE
traject.start: ORDINAL WORKDAY [DATE]
traject.start: TRACK START [DATE]
traject.status: STATUS [TRACK]
traject.status: STATUT TRACK
traject.status: SITUATION TRACK
traject.volgende_stap: NEXT STEP [TRACK]
traject.volgende_stap: NEXT TRACK
traject.doel: GOAL [TRACK]
persoon.vdab_klantnr: OFFICE NUMBER [TRACK]
persoon.vdab_klantnr: OFFICE VDAB_ID [NUMBER]
"""
"""`targets: NEEDED ... [ALLOWED] ...`; the first rule that fits counts."""
WEAK_RULES = """
traject.status: ACTIVE [DATE]
persoon.vervoermiddelen: MOBILITY
persoon.gezinsvorm: HOMELIFE
persoon.diploma_erkend: RECOGNISED [BELGIUM] [WHERE]
traject.volgende_stap: NEXT [TRACK]
traject.volgende_stap: ONWARD
persoon.beschikbaar_vanaf: AVAILABLE
persoon.gsm: NUMBER
persoon.gsm: CONTACT [NUMBER]
persoon.gemeente: WHERE
persoon.nr: ADDRESS NUMBER
toeleiding.toeleider_type: ORIGIN
toeleiding.toeleider_type: SERVICE
toeleiding.toeleider_type: REFERRAL
toeleiding.toeleider_type: BY
uitkering.type: SOURCE
uitkering.type: BENEFIT [START] [END] [DATE]
toeleiding.toeleider_type: SOURCE
toeleiding.datum: REFERRAL
persoon.contacttaal: SPEAKS
traject.status: SITUATION
traject.einde_reden: END
"""
"""The same for headings that say too little by themselves: their content must bear them out."""
IGNORED_TEXT = """
    doet eigen home kunnen kan krijg krijgt wil graag vul hier wat t zaken loopt na partir huidig huidige
    actueel actuele
    momentele officiele officieel usuel usuelle
    werkelijk werkelijke effectief effectieve definitief definitieve korte allerlei waarin hebben
    v vd vh geval for ons ten ter aan bij van voor met hij zij hem haar hun men zich wij we u je jij uw jouw
    er nog al ook dan die deze
    is zijn was wordt werd worden heb hebt heeft hebben bent ben the of and his her their they an l d la
    le les du des
    un une est son sa ses qui que quel quelle client cliente clienten betrokkene participant deelnemers
    wijkwerkers aub svp please welk waarop
"""
IGNORED = frozenset(IGNORED_TEXT.split())
"""Words of a heading written as a question, or about the person, that change nothing."""
OTHERS_TEXT = """
    partner echtgenoot echtgenote kind kinderen zoon dochter vader moeder ouder ouders broer zus buur
    familielid klant gebruiker werkgever werk werkplek werkplaats firma bedrijf opdrachtgever
    stageplaats huisarts arts dokter dr school creche nood noodgeval contactpersoon assistent assistente
    begeleider begeleidster consulent consulente bemiddelaar beheerder dossierbeheerder coach
    trajectbegeleider voogd bewindvoerder advocaat mentor naar vorige vorig vroegere vroeger oud oude
    ander andere tweede 2 gewijzigd aangemaakt ingevoerd laatste conjoint enfant employeur medecin mere
    pere garant medewerker collega lesgever trainer user ocmw vdab fax
"""
OTHERS = frozenset(OTHERS_TEXT.split())
"""Words that make a column one about somebody or something else."""
