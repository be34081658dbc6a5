# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words offices put above their columns, in Dutch and French: data for guessing what a column is.

A line is `targets: heading, heading, ...`, the headings written out (see `WRITTEN_OUT`) and without filler, in any
order of words; `(a|b) c` stands for `a c` and `b c`. Only headings that mean one thing stand
here; a near miss must match nothing.
"""

HEADINGS = """
persoon.naam: naam, familienaam, achternaam, naam familie, nom, familie, nom famille, famnaam, fam naam,
  achter naam, name, naam achternaam, naam familienaam,
  nom de famille usuel, last name, surname,
  family name
persoon.voornaam: voornaam, prenom, voorn, voornamen, voor naam, prenoms,
  voornaam voluit, first name, roep en voornaam,
  given name, firstname
persoon.naam persoon.voornaam: naam voornaam, familienaam voornaam, achternaam voornaam, wijkwerker,
  deelnemer, volledige naam, cursist, klant, persoon, naam persoon, naam klant, naam cursist, werknemer,
  naam deelnemer, naam wijkwerker, naam kandidaat, kandidaat, nom prenom, familienaam voornamen,
  naam voornamen, identiteit, naam deelnemer voornaam, naam voornaam deelnemer, naam voornaam wijkwerker,
  participant, nom prenom participant,
  client, betrokkene, naam betrokkene, naam client, kandidaat wijkwerker, deelnemer naam, nom
  complet, personne
persoon.voornaam persoon.naam: voornaam naam, voornaam familienaam, voornaam achternaam
persoon.roepnaam: roepnaam,
  noemt zich
persoon.geboortedatum: geboorte datum, geboren, geboren op, geboorte, datum geboorte, geboorte dag,
  geboortedag, date naissance, naissance, ne le, nee le, ne, geboorte dat, geboren dd, datum geboren,
  gebdd, geboorte dd,
  datum van geboorte, birth date, date of birth, geboortedatum deelnemer,
  birthdate, birthday, date birth, dob
persoon.gender: gender, geslacht, m v, m v x, v m, v m x, sexe, man vrouw, man vrouw x, geslacht m v,
  geslacht m v x, gender m v x, gender m v, sekse, sexe m f, m f, h f, genre,
  h f x, sexe (h f|m v|m f|h f x), gsl, geslacht (man vrouw|v m|m v|h f), gender v m, man of vrouw,
  ben je man of vrouw, bent u man of vrouw, sex
persoon.nationaliteit: nationaliteit, nationalite,
  land nationaliteit, huidige nationaliteit,
  nationality
persoon.straat: straat, straat naam, rue, straat laan, rue avenue,
  street, street name
persoon.nr: huis nummer, nummer huis, huis nummer nummer, numero maison,
  house number
persoon.bus: bus, bus nummer, boite, bte, bus bte,
  box, box number
persoon.straat persoon.nr persoon.bus: adres, straat nummer, straat huis nummer, straat nummer bus,
  woon adres, straat huis nummer bus, adres straat nummer, adresse, domicilie, domicilie adres,
  adres domicilie, rue numero, rue numero boite, straat huis nummer busnummer, straat nummer busnummer,
  adres straat huis nummer, adres straat nummer bus, verblijf adres, adresse rue numero,
  straatnaam huis nummer
persoon.postcode: postcode, post nummer, post code, zip, code postal, cp, post cd,
  postcode woonplaats nummer, p c,
  postal code, zip code, postcode
persoon.postcode persoon.gemeente: postcode gemeente, postcode woonplaats, postcode plaats,
  woonplaats postcode gemeente, code postal localite, cp localite, code postal commune, postcode stad,
  postcode gemeente woonplaats, post nummer gemeente, postnummer woonplaats, cp commune,
  postcode deelgemeente
persoon.gemeente: gemeente, woonplaats, plaats, stad, deelgemeente, gemeente woonplaats, gemeente stad,
  woongemeente, woon gemeente, gemeente deelgemeente, woont, commune, localite, woonpl, ville,
  gemeente domicilie, domicilie gemeente, woonst, gemeente woonst, dorp, hoofdgemeente, gemeente plaats,
  verblijfplaats, woonplaats gemeente, gemeente adres,
  (woonplaats|gemeente) (deelnemer|wijkwerker|naam), naam gemeente, stad gemeente, gemeente of stad,
  woonachtig,
  city, town, municipality
persoon.gsm: telefoon, gsm, telefoon nummer, gsm nummer, telefoon gsm, mobiel, mobiel nummer,
  contact nummer, mobiele telefoon, telefoon mobiel, telefoon gsm nummer, bereikbaar, telephone,
  mobiele nummer, telefoon 1, gsm 1, bereikbaar op, portable, numero telephone, numero gsm,
  telefoon gsm 1, telefoon thuis, vaste lijn, vaste telefoon, telefoon vast, telefoon 2, gsm 2, telefoon
  nummer gsm,
  gsm telefoon nummer, nummer gsm, nummer telefoon, telefoon nummer mobiel, telephone gsm, mobile,
  (gsm|telefoon|mobiel) (deelnemer|wijkwerker|client|kandidaat|klant), contact gsm, gsm contact, contact
  telefoon, telefoon contact, telefonisch bereikbaar, telefoon overdag, mobiel telefoon nummer, numero
  portable, numero mobile, gsm of telefoon,
  mobile phone, phone, phone number, cell phone, mobile number
persoon.email: email, email adres, mail adres, mail, courriel, adresse email, adresse mail, email adresse,
  mailadres, e mailadres, adres email,
  (e mail|email|mail) (deelnemer|wijkwerker|contact), e post, electronisch adres, elektronisch adres,
  contact email,
  email address
persoon.kanaalvoorkeur: kanaal voorkeur, voorkeur contact, liefst bereikbaar,
  kanaalvoorkeur, contact via, contact voorkeur, contactvoorkeur, contacteren via, bereiken via, hoe
  contacteren, liefst via, contact wijze, contactwijze, voorkeurskanaal, manier contact, contact manier,
  communicatie kanaal, contact kanaal, voorkeur communicatie, wijze contact, hoe bereiken, bereikbaar via,
  voorkeur bereikbaarheid, voorkeur manier contact
persoon.noodcontact: contact persoon nood, nood contact, nood nummer, contact nood, contact bij nood, ice,
  contact in nood, contact geval nood, contact in geval nood, nood contact persoon, noodgeval,
  contact noodgeval, nood telefoon, contact bij noodgeval, personne contact urgence
persoon.mag_voicemail: voicemail, mag voicemail
persoon.contacttaal: contact taal, spreek taal, taal, voertaal, langue, langue contact, gesproken taal,
  omgang taal, omgangstaal, taal contact, taal gesprek, voorkeur taal, voorkeurtaal,
  (spreekt|contact) taal, taal van contact, communicatie taal, langue parlee,
  language, contact language
persoon.moedertaal: talen thuis, thuistalen, moedertalen, moeder taal, thuis taal, langue maternelle,
  eerste taal, thuis gesproken taal, langue maison, taal thuis,
  mother tongue, native language
persoon.tolk_nodig: tolk, tolk nodig, interprete, nood tolk,
  (interprete|tolk) (necessaire|vereist|gewenst|nodig|besoin), nood aan tolk, behoefte tolk,
  interpreter, interpreter needed, needs interpreter
persoon.gezinsvorm: gezin vorm, familiesituatie, gezinssam, gezin, gezin situatie, gezin toestand, gezin
  samenstelling, gezinstype,
  type gezin, situation familiale, leefvorm, leef situatie, leefsituatie,
  (gezin|familiale) (toestand|situatie|status), samenstelling gezin, composition menage, composition
  famille, huishouden,
  household, family situation, household type
persoon.kinderen_ten_laste: kinderen ten laste, kinderen, aantal kinderen, kids, enfants, nombre enfants,
  enfants charge, kinderen last, aantal kinderen ten laste, nummer kinderen,
  (kinderen|kind) (tl|ktl|laste), aantal (ktl|kids|kind), ktl, nummer kinderen laste, personen ten laste,
  children, number children, dependent children
persoon.mantelzorg: mantelzorg
persoon.nederlands_spreken: nederlands spreken, spreken, nederlands mondeling, nederlands spreekt,
  spreekvaardigheid, nederlands spreekvaardigheid
persoon.nederlands_luisteren: nederlands luisteren, luisteren, nederlands begrijpen, begrijpen, verstaan,
  nederlands verstaan, luistervaardigheid
persoon.nederlands_lezen: nederlands lezen, lezen, leesvaardigheid, nederlands leesvaardigheid
persoon.nederlands_schrijven: nederlands schrijven, schrijven, schrijfvaardigheid,
  nederlands schrijfvaardigheid
persoon.diploma: diploma, hoogste diploma, scholing, studie niveau, opleiding niveau, scholing graad,
  scholingsgraad, hoogst behaalde diploma, hoogst behaald diploma, behaald diploma, diploma niveau,
  studies, niveau etudes, diplome, hoogste opleiding, hoogst diploma, scholing niveau, scholingsniveau,
  (hoogst|hoogste) (behaald|behaalde) (opleiding|studie niveau), opleiding, onderwijs niveau, behaalde
  diploma, niveau (diploma|opleiding|etude), diplome (obtenu|plus haut), vooropleiding, scholing diploma,
  education, education level
persoon.diploma_erkend: diploma erkend, erkend diploma, diploma erkend belgie
persoon.lopende_opleiding: lopende opleiding, huidige opleiding, volgt opleiding, opleiding bezig, opleiding
  lopend, volgt nu opleiding, cursus bezig, lopende cursus, lopende vorming, huidige cursus, opleiding nu,
  opleiding momenteel, bezig met opleiding, volgt cursus, welke opleiding volgt
persoon.laatste_job: laatste job, laatste werk, beroep, vorige job, laatste beroep, laatste functie,
  vorig werk, dernier emploi,
  laatste tewerkstelling, laatste werkgever functie, laatste baan, vroeger werk, laatst gewerkt als, laatst
  uitgeoefende functie, laatst uitgeoefend beroep, vroegere job, laatste werkervaring, vroeger beroep, vorige
  functie
persoon.jaren_ervaring: jaren ervaring, ervaring jaren
persoon.werkloos_sinds: werkloos sinds, werkloos vanaf, werkzoekend sinds,
  zonder werk sinds, niet aan het werk sinds, ingeschreven als werkzoekende sinds, inactief sinds
persoon.rijbewijs: rijbewijs, rijbewijzen, (rijbewijs|rb) (b|am|a), rb, rijbewijs cat, rijbewijscat, rijbewijs
  b c, rijbewijs categorie
persoon.vervoermiddelen: vervoer, hoe naar werk, hoe naar het werk, vervoer naar werk
persoon.vdab_klantnr: dossier vdab, dossier nummer vdab, vdab nummer, vdab klant nummer, vdab dossier
  nummer, klant nummer vdab, vdab,
  vdab id, vdab klant nr
persoon.beschikbaar_vanaf: beschikbaar vanaf, beschikbaar datum, datum beschikbaar
persoon.arbeidsbeperking: arbeidsbeperking, erkende arbeidsbeperking, arbeid handicap, arbeidshandicap,
  erkende arbeidshandicap, arbeidshandicap erkend
persoon.rijksregisternummer: rijksregister nummer, rijksregister, rr, rr nummer, rrn, insz, insz nummer,
  nationaal nummer, insz rijksregister nummer, inss, nn, niss, registre national, numero national,
  rijksreg, rijksreg nummer, bis nummer, nationaliteit nummer, nummer rijksregister,
  numero registre national, rijks register nummer, rijks register, insz bis,
  rijksregisternr insz, insz nr rijksregister, identificatie nummer insz,
  national number
persoon.nota: opmerking, nota, notitie, commentaar, varia, bemerking, info, extra info, memo,
  bijzonderheden, opmerking bijzonderheden, remarque, remarques, extra, aandachtspunten, allerlei,
  toelichting, nota s, observations, observation, aandachtspunt, nuttige info, commentaire, commentaires,
  bijkomende info, andere info, vrije tekst, vrij veld, toelichtingen, bijkomende opmerking,
  algemene opmerking, losse nota, nuttige informatie, informatie, extra informatie,
  nuttig om weten, overige opmerking, losse info, vrije info, losse opmerking, opmerking varia, opmerking
  nota, vrije
  opmerking, wat nog,
  remarks, remark, notes, note, comments, comment, nog iets, wil je nog iets kwijt, nog iets toe te voegen,
  wilt u nog iets kwijt, wil u nog iets kwijt, nog iets zeggen, wil je nog iets zeggen, nog iets vertellen,
  te onthouden
persoon.dossiernr_oud: dossier oud, oud dossier nummer, dossier nummer oud, oud nummer,
  vorig dossier nummer, nummer oud programma, oud dossier, dossier nummer vorig programma
toeleiding.toeleider_type: toeleider, toeleidende dienst, toeleiding, via, doorverwijzer, verwijzer,
  aangemeld door, doorverwezen door, doorverwijzing, toegeleid door, doorverwijzende dienst, dienst,
  verwezen door, verwijzende dienst, toeleidende instantie, instantie, toeleiding via, toegeleid via,
  via wie, doorverwezen via, verwezen via, aangemeld via, verwijzing, toeleider dienst, partner,
  kanaal toeleiding, envoye par, orienteur, toel, aanmelder, bron, herkomst dossier, doorverw,
  verwezen dienst, doorverwijzende instantie, toeleiding door, doorgestuurd door, gestuurd door,
  wie verwees, verwijzende instantie, organisme, oriente, oriente par, toeleidende organisatie,
  aanmeldende dienst, aanmeldende instantie, aanmeldende organisatie, doorverwezen vanuit, komt via,
  toegeleid vanuit, organisatie toeleiding, organisatie toeleider, soort toeleider, type toeleider,
  toeleider type, doorverwijzende organisatie, verwijzer dienst, doorverwijzer dienst, bron toeleiding,
  instroom, instroom via, service, service orienteur, aangebracht door, toeleidende partner,
  partner toeleiding, envoye,
  (via|door) welke (dienst|organisatie|instantie), wie (stuurde|verwees) door, wie (verwijst|stuurt) door,
  (doorgestuurd|doorverwezen|toegeleid|aangemeld) (door|via) dienst,
  (aangemeld|toegeleid|doorverwezen|verwezen) (door|via) wie, envoye par service, referent organisme,
  verwijzende partner, orientation par, vanwaar doorverwezen,
  referrer, referred by, referrer type
toeleiding.begeleider: begeleider, naam begeleider, trajectbegeleider, contact persoon dienst, consulent,
  vdab consulent, maatschappelijk werker, naam consulent, consulente, contact persoon toeleider,
  naam toeleider, maatschappelijk assistent, consulent toeleider, contact persoon toeleiding,
  naam contact persoon dienst, counsellor, caseworker, case manager, naam trajectbegeleider,
  naam maatschappelijk werker,
  begel, maatsch werker, sociaal assistent, soc assistent, maatschappelijk assistente, sociaal werker
toeleiding.datum: datum toeleiding, toeleiding datum, aanmelding datum, aanmelding, datum doorverwijzing,
  toegeleid op, aangemeld op, datum verwijzing, doorverwezen op, verwijs datum, verwijsdatum,
  datum toegeleid, datum aangemeld, aangemeld, aanmeld datum, verwezen op, doorverwezen dd, toegeleid dd,
  date orientation, datum melding, doorverwijzing datum, toegeleid sinds, toeleiding op, toeleiding dd,
  datum aanm, aanm datum, datum toel, toel datum, doorverwijs datum, doorverwijsdatum,
  datum (aanmelding|toeleiding|doorverwijzing|verwijzing) dienst, doorgestuurd op,
  (doorverwezen|toegeleid|aangemeld|doorgestuurd) datum, (date|datum) (orientation|envoi), date
  inscription,
  referral date, date referral, referred on
toeleiding.afsprakenblad: afsprakenblad,
  fiche afspraken, afsprakenfiche, afspraken blad
uitkering.type: uitkering, statuut, soort uitkering, type uitkering, inkomen, statuut uitkering,
  soort inkomen, vervangingsinkomen, sociaal statuut, uitkeringstype, uitkering type, soort uitk, statut,
  statut social, type inkomen, uitkering statuut, uitkering soort, revenu, allocation, bron inkomen,
  inkomen type, inkomensbron, uitkering instantie inkomen,
  (type|soort) (statuut|vergoeding|allocation), vergoeding, uitkering vergoeding, inkomst, inkomsten,
  statuut inkomen, bron inkomsten,
  benefit, benefit type
uitkering.van: statuut sinds, uitkering sinds, uitkering van, uitkering vanaf, begin uitkering,
  start uitkering, uitkering start, uitkering begin,
  (inkomen|uitkering|statuut|vergoeding|allocation) (vanaf|sinds|start|begin|depuis|start datum|begin
  datum|van),
  benefit since, benefit start, benefit from
uitkering.tot: uitkering tot, einde uitkering, statuut tot, eind datum uitkering, uitkering einde,
  uitkering loopt tot, einde recht uitkering, uitkering eind datum,
  (inkomen|uitkering|statuut|vergoeding|allocation) (tot|einde|eind datum|stop|fin),
  benefit until, benefit end,
  einde recht, recht tot, recht loopt tot, recht op uitkering tot
uitkering.verwacht_einde: uitkering verwacht einde, verwacht einde uitkering
traject.start: start, start datum, begin datum, begin, sinds, in dienst, gestart op, gestart,
  start traject, begin traject, start wijkwerk, datum start, instap, instap datum, instapdatum,
  datum instap, ingestapt op, ingestapt, start datum traject, datum begin, datum in dienst,
  in dienst sinds, in dienst op, in dienst datum, start contract, start overeenkomst,
  start datum overeenkomst, start datum contract, begin overeenkomst, begin contract,
  begin datum contract, begin datum overeenkomst, debut, date debut, aanvang, aanvang datum,
  aanvangsdatum, datum aanvang, actief sinds, wijkwerk sinds, wijkwerker sinds, wijkwerker vanaf,
  start dd, gestart dd, gestart sinds, begonnen, begonnen op, start op, begin datum traject,
  wijkwerk start, indiensttreding, datum indiensttreding, vanaf, entree,
  (start|begin) (datum|op|dd) (traject|wijkwerk|overeenkomst), (datum|dag) (start|begin|aanvang)
  (traject|wijkwerk|overeenkomst), eerste werkdag, date entree, datum in, eerste dag,
  start date, started, started on,
  aan de slag sinds
traject.einde_datum: einde, eind datum, stop datum, uit dienst, gestopt op, gestopt, einde traject, stop,
  datum einde, uitstap, uitstap datum, uitstapdatum, eind datum traject, datum stop, eind, fin, date fin,
  einde overeenkomst, einde contract, eind datum overeenkomst, eind datum contract, uit dienst op,
  datum uit dienst, uit dienst datum, stop op, datum stopzetting, stopzetting datum, gestopt dd, stop dd,
  datum gestopt, gestopt sinds, uitgestroomd op, datum uitstroom, uitstroom datum, beeindigd op,
  traject einde, uitdiensttreding, datum uit, uit dienst sinds, laatste dag,
  effectief einde, effectieve eind datum, werkelijk einde, einde (effectief|werkelijk), laatste werkdag,
  date sortie, (datum|dag) (stop|einde) (traject|wijkwerk|overeenkomst),
  end date, ended on
traject.gepland_einde: gepland einde, voorzien einde, geplande eind datum, voorziene eind datum,
  loopt tot, gepland einde traject, einde gepland, geplande eind, eind datum gepland, eind datum voorzien,
  einde voorzien, loopt af, loopt af op, vervalt op, geldig tot, gepland tot, fin prevue, date fin prevue,
  loopt tot en met, vermoedelijk einde, vermoedelijke eind datum, verwachte eind datum, verwacht einde,
  verwachte einde, max tot, maximum tot, ten laatste tot, uiterste datum, uiterste eind datum,
  einde verwacht, eind datum verwacht, einde vermoedelijk, geplande stop, vermoedelijk tot, voorzien tot,
  eind datum wijkwerk gepland, geldig t m, loopt tem, loopt t m, tot en met,
  (einde|eind datum|stop datum) (gepland|voorzien|verwacht|theoretisch),
  (geplande|voorziene|theoretische|maximale) (einde|eind datum|stop datum), theoretisch einde, max eind
  datum, date fin (prevue|theorique),
  planned end, expected end, planned end date, expected end date,
  einde 12 maanden, einde 12 m, verval datum, einde na 12 maanden
traject.verlenging_tot: verlengd tot, verlenging tot, verlenging, verlengd t m, verlengd tem,
  verlengd tot en met, prolongation, prolonge jusqu au, verlenging eind datum, verlenging t m,
  nieuwe eind datum, eind datum na verlenging, nieuw einde
traject.ex_pwa: ex pwa, pwa, oud pwa, pwa statuut, ex pwa er, vroeger pwa, pwa er, pwaer, vroegere pwa,
  oud pwa er, ex pwaer, overgang pwa, overgang uit pwa
traject.status: status, toestand, stand, status traject, status dossier, huidige status,
  status wijkwerker, dossier status, fase,
  (status|stand|toestand) (deelnemer|wijkwerker|van zaken), statut traject, statut dossier, etat, actief gestopt
traject.doel: doel, doel traject
traject.einde_reden: reden stop, reden einde, stop reden, einde reden, reden, reden stopzetting,
  reden uitstroom, reden van stopzetting, uitstroom, uitstroom reden, stopzetting, motif, motif fin,
  raison fin, raison, reden vertrek, reden stoppen, reden gestopt, waarom gestopt, uitstroom naar,
  reden einde traject, reden uit dienst, reden beeindiging, reden van stop, reden eind,
  einde traject reden, stopzetting reden,
  (reden|motief) (stop|einde|uitstroom|vertrek|stopzetting|beeindiging|uitstap|afsluiting|van uitstroom),
  waarom (stop|einde|weg), motif (sortie|arret|fin), raison (sortie|arret),
  end reason, reason end, reason,
  motief
traject.volgende_stap: volgende stap, vervolg, vervolgstap, vervolg stap, vervolg traject,
  volgende stap na wijkwerk,
  na wijk werken, stap na wijk werken, doorstroom, doorstroom naar, vervolgtraj
drempelantwoord.domein: domein, drempel, drempeldomein, levensdomein, soort drempel
drempelantwoord.score: score
drempelantwoord.wil_hulp: wil hulp, hulp gewenst
prestatie.km: km, kilometer, km heen terug, afstand, km heen, kilometers,
  km h t, km ht, woon werk km, aantal km, km woon werk, afstand woon werk, km verplaatsing
"""
"""What stands above the columns of a list of people."""
GROUPS = """
toeleiding: toeleider, toeleiding, doorverwijzing, doorverwijzer, verwijzer, aanmelding, verwijzing, orientation
traject: traject, trajecten, wijkwerk, overeenkomst, contract, tewerkstelling, wijk, ww, parcours
uitkering: uitkering, uitkeringen, statuut, inkomen, vergoeding, allocation
ander: noodcontact, nood, noodgeval, partner, gebruiker, klant, werkgever, huisarts, arts, begeleider, consulent,
  kinderen, kind, gezin, ocmw, vdab, werkplek, opdrachtgever, contactpersoon, dossierbeheerder, bemiddelaar,
  opleiding, cursus, vorming, opdracht, activiteit, stage, ziekte, school, verzekering, identiteitskaart,
  attest, bank,
  evaluatie, sollicitatie, vorige, moeder, vader, ouder, zoon, dochter, formation, assurance, conjoint, employeur,
  emergency, training, employer, doctor
"""
"""Words in a heading above other headings: whose names, dates and numbers stand below it."""
GROUP_HEADINGS = """
toeleiding.begeleider: naam, contact, contact persoon, consulent, begeleider, persoon, wie, naam voornaam
toeleiding.datum: datum, op, dd, wanneer, sinds, dag, op datum
toeleiding.toeleider_type: organisatie, dienst, instantie, type, soort, via, door, partner, organisme
traject.start: van, start, begin, vanaf, start datum, begin datum, sinds, in, gestart, du, debut
traject.einde_datum: tot, einde, eind datum, stop, stop datum, uit, gestopt, au, fin, tot en met
traject.gepland_einde: gepland, gepland einde, voorzien, voorzien einde, eind datum gepland, geplande eind datum
traject.verlenging_tot: verlengd tot, verlenging, verlenging tot
traject.status: status, toestand, stand, fase
traject.einde_reden: reden, reden stop, reden einde, stop reden, motief, motif
traject.ex_pwa: ex pwa, pwa
traject.doel: doel
uitkering.type: type, soort, statuut, welke, aard
uitkering.van: van, vanaf, sinds, start, begin, start datum, begin datum
uitkering.tot: tot, einde, eind datum, tot en met
uitkering.verwacht_einde: verwacht einde
"""
"""What stands below a group heading, when the group says what it is about."""
SESSION_HEADINGS = """
sessie.datum: datum, sessie datum, dag
sessie.van: van, start, begin, begin uur, start uur
sessie.tot: tot, einde, eind uur
sessie.locatie: lokaal, locatie, plaats, zaal
sessie.gemeente: gemeente
sessie.max: max, plaatsen, max deelnemers, aantal plaatsen, maximum
training.lesgever: lesgever, trainer, docent, begeleider, lesgeefster, naam lesgever
training.titel: training, titel, vorming, cursus, opleiding, naam training, titel training, workshop
"""
"""What stands above the columns of a list of sessions."""
SURVEY_HEADINGS = """
drempelafname.moment: moment, meetmoment, meting, afname, meting nummer, moment afname, moment bevraging, tijdstip
drempelafname.datum: datum, datum afname, afname datum, datum bevraging, afgenomen op, bevraging datum,
  afnamedatum,
  datum gesprek, bevraagd op, datum meting, datum invullen, date, tijdstempel, timestamp, horodateur, ingevuld op,
  datum en tijd, tijdstip invullen, completion time, submitted, date enquete, date entretien, survey date,
  interview date
"""
"""What stands above the columns of survey scores that are no barriers."""
BARRIER_WORDS = """
MOB: mobiliteit, vervoer, verplaatsing, mobilite, transport, ik geraak moeilijk op het werk of de les
ZORG: kinderopvang, zorg, opvang, zorgtaken, zorg voor kinderen, kinderopvang en zorg, garde d enfants,
  ik heb geen oplossing voor kinderen of zorg
TAAL: taal, nederlands, kennis nederlands, neerlandais, ik begrijp of spreek te weinig nederlands
GELET: geletterdheid, lezen en schrijven, lezen schrijven rekenen, lezen schrijven of rekenen is moeilijk
DIGI: digitaal, digitale vaardigheden, numerique, computer smartphone of internet is moeilijk
GELD: geld, schulden, geldzorgen, financieel, financien, budget, dettes, ik heb geldzorgen of schulden
INKOM: inkomen, verlies uitkering, verlies van uitkering, uitkering verliezen,
  ik ben bang om mijn uitkering of voordelen te verliezen
WOON: wonen, huisvesting, woonsituatie, woning, logement, mijn woonsituatie is slecht of onzeker
LICH: lichaam, lichamelijk, lichamelijke gezondheid, fysiek, mijn lichaam laat veel werk niet toe
MENT: mentaal, mentaal welzijn, mentale gezondheid, psychisch, ik voel mij vaak slecht moe of gestrest
NETW: netwerk, sociaal netwerk, reseau, ik heb weinig mensen om op terug te vallen
ZELF: zelfvertrouwen, confiance en soi, ik durf niet of geloof niet in mezelf
PERSP: perspectief, toekomst, perspectives, ik weet niet wat ik wil of kan
ERV: ervaring, diploma en ervaring, experience, ik heb te weinig ervaring of diploma
ADMIN: administratie, papieren, papierwerk, papieren en regels zijn te ingewikkeld
DISC: discriminatie, discrimination, ik word anders behandeld of geweigerd
VERSL: verslaving
JUST: justitie, gerechtelijk
"""
"""What stands above the columns of survey scores: the code, a short name or the statement itself."""
MOMENTS = {
    "t0": "T0", "nulmeting": "T0", "beginmeting": "T0", "startmeting": "T0", "intake": "T0",
    "t1": "T1", "tussenmeting": "T1", "tussentijds": "T1", "tussentijdse": "T1",
    "t2": "T2", "eindmeting": "T2", "einde": "T2",
    "t3": "T3", "nameting": "T3",
}  # fmt: skip
"""The moments of a survey."""
WRITTEN_OUT = {
    "geb": "geboorte", "gebdatum": "geboorte datum", "geboortedatum": "geboorte datum", "gebdat": "geboorte datum",
    "geboortedat": "geboorte datum", "dat": "datum", "tel": "telefoon", "tf": "telefoon", "telnr": "telefoon nummer",
    "telefoonnr": "telefoon nummer", "telefoonnummer": "telefoon nummer", "gsmnr": "gsm nummer",
    "gsmnummer": "gsm nummer", "nr": "nummer", "num": "nummer", "no": "nummer", "gem": "gemeente",
    "gemeentenaam": "gemeente", "deelgem": "deelgemeente", "postc": "postcode", "pc": "postcode",
    "postnr": "post nummer", "postnummer": "post nummer", "huisnr": "huis nummer", "huisnummer": "huis nummer",
    "busnr": "bus nummer", "busnummer": "bus nummer", "straatnaam": "straat naam", "str": "straat",
    "gesl": "geslacht", "nat": "nationaliteit", "vnaam": "voornaam", "fam": "familie", "familienaam": "familienaam",
    "emailadres": "email adres", "mailadres": "mail adres", "opm": "opmerking", "opmerkingen": "opmerking",
    "bemerkingen": "bemerking", "notities": "notitie", "dipl": "diploma", "startdatum": "start datum",
    "begindatum": "begin datum", "einddatum": "eind datum", "stopdatum": "stop datum", "startdat": "start datum",
    "contactpersoon": "contact persoon", "noodcontact": "nood contact", "noodnummer": "nood nummer",
    "contacttaal": "contact taal", "spreektaal": "spreek taal", "moedertaal": "moeder taal",
    "thuistaal": "thuis taal", "rijksregisternr": "rijksregister nummer", "rrnr": "rr nummer",
    "rijksregisternummer": "rijksregister nummer", "vdabnr": "vdab nummer", "klantnr": "klant nummer",
    "klantnummer": "klant nummer", "dossiernr": "dossier nummer", "dossiernummer": "dossier nummer",
    "gezinsvorm": "gezin vorm", "gezinssituatie": "gezin situatie", "gezinstoestand": "gezin toestand",
    "gezinssamenstelling": "gezin samenstelling", "toeleidingsdatum": "toeleiding datum",
    "aanmeldingsdatum": "aanmelding datum", "aanmelddatum": "aanmelding datum", "exwpa": "ex pwa", "expwa": "ex pwa",
    "studieniveau": "studie niveau", "opleidingsniveau": "opleiding niveau", "aangem": "aangemeld",
    "woonadres": "woon adres", "adr": "adres", "wijkwerkers": "wijkwerker", "deelnemers": "deelnemer",
    "begeleid": "begeleider", "uitk": "uitkering", "stat": "statuut", "ndl": "nederlands", "nl": "nederlands",
    "stopreden": "stop reden", "eindreden": "einde reden", "vdabklantnummer": "vdab klant nummer",
    "vdabklantnr": "vdab klant nummer", "thuis": "thuis", "beginuur": "begin uur", "einduur": "eind uur",
    "startuur": "start uur", "urn": "uren", "uur": "uur", "ned": "nederlands", "uitkeringstype": "uitkering type",
    "roepn": "roepnaam", "wpl": "woonplaats", "aanm": "aanmelding", "aanmeld": "aanmelding", "verw": "verwezen",
    "mob": "mobiel", "telef": "telefoon", "gestrt": "gestart", "vdabklant": "vdab klant", "naiss": "naissance",
    "gebdt": "geboorte datum", "gsl": "geslacht", "doorverwijsdatum": "doorverwijs datum",
    "mobnr": "mobiel nummer", "mobielnr": "mobiel nummer", "voorn": "voornaam", "vnm": "voornaam", "vrn": "voornaam",
    "fnaam": "familienaam", "famnm": "familienaam",
    "anaam": "achternaam", "gebdatm": "geboorte datum", "geboortdatum": "geboorte datum", "einddat": "eind datum",
    "toeldatum": "toeleiding datum", "woonpl": "woonplaats", "straathuisnr": "straat huis nummer",
    "number": "nummer", "arb": "arbeids", "sedert": "sinds", "afspr": "afspraken", "hnr": "huis nummer",
    "straatnr": "straat nummer", "intakedatum": "intake datum", "rijksregister": "rijksregister",
}  # fmt: skip
"""Short forms and compounds, written out."""
_FILLER = """
de het een van der en of prive is heeft ww wwk wijk werken werk wijkwerken j n ja nee jn d e persoonlijk actueel
huidig
et le la du des s wwo verplicht invullen dd mm jjjj aaaa
"""
FILLER = frozenset(_FILLER.split())
"""Words that say nothing about the column."""
