# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words offices put above their columns, in Dutch and French: data for guessing what a column is.

A line is `targets: heading, heading, ...`, the headings written out (see `WRITTEN_OUT`) and without filler, in any
order of words. Only headings that mean one thing stand here; a near miss must match nothing.
"""

HEADINGS = """
persoon.naam: naam, familienaam, achternaam, naam familie, nom, familie, nom famille, famnaam, fam naam,
  achter naam, naam achternaam, naam familienaam
persoon.voornaam: voornaam, prenom, voorn, voornamen, voor naam, prenoms
persoon.naam persoon.voornaam: naam voornaam, familienaam voornaam, achternaam voornaam, wijkwerker,
  deelnemer, volledige naam, cursist, klant, persoon, naam persoon, naam klant, naam cursist, werknemer,
  naam deelnemer, naam wijkwerker, naam kandidaat, kandidaat, nom prenom, familienaam voornamen,
  naam voornamen, identiteit, naam deelnemer voornaam, naam voornaam deelnemer, naam voornaam wijkwerker,
  participant, nom prenom participant
persoon.voornaam persoon.naam: voornaam naam, voornaam familienaam, voornaam achternaam
persoon.roepnaam: roepnaam
persoon.geboortedatum: geboorte datum, geboren, geboren op, geboorte, datum geboorte, geboorte dag,
  geboortedag, date naissance, naissance, ne le, nee le, ne, geboorte dat, geboren dd, datum geboren,
  gebdd, geboorte dd
persoon.gender: gender, geslacht, m v, m v x, v m, v m x, sexe, man vrouw, man vrouw x, geslacht m v,
  geslacht m v x, gender m v x, gender m v, sekse, sexe m f, m f, h f, genre
persoon.nationaliteit: nationaliteit, nationalite
persoon.straat: straat, straat naam, rue, straat laan, rue avenue
persoon.nr: huis nummer, nummer huis, huis nummer nummer, numero maison
persoon.bus: bus, bus nummer, boite, bte, bus bte
persoon.straat persoon.nr persoon.bus: adres, straat nummer, straat huis nummer, straat nummer bus,
  woon adres, straat huis nummer bus, adres straat nummer, adresse, domicilie, domicilie adres,
  adres domicilie, rue numero, rue numero boite, straat huis nummer busnummer, straat nummer busnummer,
  adres straat huis nummer, adres straat nummer bus, verblijf adres, adresse rue numero,
  straatnaam huis nummer
persoon.postcode: postcode, post nummer, post code, zip, code postal, cp, post cd,
  postcode woonplaats nummer
persoon.postcode persoon.gemeente: postcode gemeente, postcode woonplaats, postcode plaats,
  woonplaats postcode gemeente, code postal localite, cp localite, code postal commune, postcode stad,
  postcode gemeente woonplaats, post nummer gemeente, postnummer woonplaats, cp commune,
  postcode deelgemeente
persoon.gemeente: gemeente, woonplaats, plaats, stad, deelgemeente, gemeente woonplaats, gemeente stad,
  woongemeente, woon gemeente, gemeente deelgemeente, woont, commune, localite, woonpl, ville,
  gemeente domicilie, domicilie gemeente, woonst, gemeente woonst, dorp, hoofdgemeente, gemeente plaats,
  verblijfplaats, woonplaats gemeente, gemeente adres
persoon.gsm: telefoon, gsm, telefoon nummer, gsm nummer, telefoon gsm, mobiel, mobiel nummer,
  contact nummer, mobiele telefoon, telefoon mobiel, telefoon gsm nummer, bereikbaar, telephone,
  mobiele nummer, telefoon 1, gsm 1, bereikbaar op, portable, numero telephone, numero gsm,
  telefoon gsm 1, telefoon thuis, vaste lijn, telefoon vast, telefoon 2, gsm 2, telefoon nummer gsm,
  gsm telefoon nummer, nummer gsm, nummer telefoon, telefoon nummer mobiel, telephone gsm, mobile
persoon.email: email, email adres, mail adres, mail, courriel, adresse email, adresse mail, email adresse,
  mailadres, e mailadres, adres email
persoon.kanaalvoorkeur: kanaal voorkeur, voorkeur contact, liefst bereikbaar
persoon.noodcontact: contact persoon nood, nood contact, nood nummer, contact nood, contact bij nood, ice,
  contact in nood, contact geval nood, contact in geval nood, nood contact persoon, noodgeval,
  contact noodgeval, nood telefoon, contact bij noodgeval, personne contact urgence
persoon.mag_voicemail: voicemail, mag voicemail
persoon.contacttaal: contact taal, spreek taal, taal, voertaal, langue, langue contact, gesproken taal,
  omgang taal, omgangstaal, taal contact, taal gesprek, voorkeur taal, voorkeurtaal
persoon.moedertaal: moeder taal, thuis taal, langue maternelle
persoon.tolk_nodig: tolk, tolk nodig, interprete, nood tolk
persoon.gezinsvorm: gezin vorm, gezin, gezin situatie, gezin toestand, gezin samenstelling, gezinstype,
  type gezin, situation familiale, leefvorm, leef situatie, leefsituatie
persoon.kinderen_ten_laste: kinderen ten laste, kinderen, aantal kinderen, kids, enfants, nombre enfants,
  enfants charge, kinderen last, aantal kinderen ten laste, nummer kinderen
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
  studies, niveau etudes, diplome, hoogste opleiding, hoogst diploma, scholing niveau, scholingsniveau
persoon.diploma_erkend: diploma erkend, erkend diploma, diploma erkend belgie
persoon.laatste_job: laatste job, laatste werk, beroep, vorige job, laatste beroep, laatste functie,
  vorig werk, dernier emploi
persoon.jaren_ervaring: jaren ervaring, ervaring jaren
persoon.werkloos_sinds: werkloos sinds, werkloos vanaf, werkzoekend sinds
persoon.vdab_klantnr: vdab nummer, vdab klant nummer, vdab dossier nummer, klant nummer vdab, vdab,
  vdab id, vdab klant nr
persoon.beschikbaar_vanaf: beschikbaar vanaf, beschikbaar datum, datum beschikbaar
persoon.arbeidsbeperking: arbeidsbeperking, erkende arbeidsbeperking, arbeid handicap, arbeidshandicap,
  erkende arbeidshandicap, arbeidshandicap erkend
persoon.rijksregisternummer: rijksregister nummer, rijksregister, rr, rr nummer, rrn, insz, insz nummer,
  nationaal nummer, insz rijksregister nummer, inss, nn, niss, registre national, numero national,
  rijksreg, rijksreg nummer, bis nummer, nationaliteit nummer, nummer rijksregister,
  numero registre national, rijks register nummer, rijks register, insz bis
persoon.nota: opmerking, nota, notitie, commentaar, varia, bemerking, info, extra info, memo,
  bijzonderheden, opmerking bijzonderheden, remarque, remarques, extra, aandachtspunten, allerlei,
  toelichting, nota s, observations, observation, aandachtspunt, nuttige info, commentaire, commentaires,
  bijkomende info, andere info, vrije tekst, vrij veld, toelichtingen, bijkomende opmerking,
  algemene opmerking, losse nota, nuttige informatie, informatie, extra informatie
persoon.dossiernr_oud: dossier oud, oud dossier nummer, dossier nummer oud, oud nummer
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
  partner toeleiding, envoye
toeleiding.begeleider: begeleider, naam begeleider, trajectbegeleider, contact persoon dienst, consulent,
  vdab consulent, maatschappelijk werker, naam consulent, consulente, contact persoon toeleider,
  naam toeleider, maatschappelijk assistent, consulent toeleider, contact persoon toeleiding,
  naam contact persoon dienst
toeleiding.datum: datum toeleiding, toeleiding datum, aanmelding datum, aanmelding, datum doorverwijzing,
  toegeleid op, aangemeld op, datum verwijzing, doorverwezen op, verwijs datum, verwijsdatum,
  datum toegeleid, datum aangemeld, aangemeld, aanmeld datum, verwezen op, doorverwezen dd, toegeleid dd,
  date orientation, datum melding, doorverwijzing datum, toegeleid sinds, toeleiding op, toeleiding dd,
  datum aanm, aanm datum, datum toel, toel datum, doorverwijs datum, doorverwijsdatum
toeleiding.afsprakenblad: afsprakenblad
uitkering.type: uitkering, statuut, soort uitkering, type uitkering, inkomen, statuut uitkering,
  soort inkomen, vervangingsinkomen, sociaal statuut, uitkeringstype, uitkering type, soort uitk, statut,
  statut social, type inkomen, uitkering statuut, uitkering soort, revenu, allocation, bron inkomen,
  inkomen type, inkomensbron, uitkering instantie inkomen
uitkering.van: statuut sinds, uitkering sinds, uitkering van, uitkering vanaf, begin uitkering,
  start uitkering, uitkering start, uitkering begin
uitkering.tot: uitkering tot, einde uitkering, statuut tot, eind datum uitkering, uitkering einde,
  uitkering loopt tot, einde recht uitkering, uitkering eind datum
uitkering.verwacht_einde: uitkering verwacht einde, verwacht einde uitkering
traject.start: start, start datum, begin datum, begin, sinds, in dienst, gestart op, gestart,
  start traject, begin traject, start wijkwerk, datum start, instap, instap datum, instapdatum,
  datum instap, ingestapt op, ingestapt, start datum traject, datum begin, datum in dienst,
  in dienst sinds, in dienst op, in dienst datum, start contract, start overeenkomst,
  start datum overeenkomst, start datum contract, begin overeenkomst, begin contract,
  begin datum contract, begin datum overeenkomst, debut, date debut, aanvang, aanvang datum,
  aanvangsdatum, datum aanvang, actief sinds, wijkwerk sinds, wijkwerker sinds, wijkwerker vanaf,
  start dd, gestart dd, gestart sinds, begonnen, begonnen op, start op, begin datum traject,
  wijkwerk start, indiensttreding, datum indiensttreding, vanaf, entree
traject.einde_datum: einde, eind datum, stop datum, uit dienst, gestopt op, gestopt, einde traject, stop,
  datum einde, uitstap, uitstap datum, uitstapdatum, eind datum traject, datum stop, eind, fin, date fin,
  einde overeenkomst, einde contract, eind datum overeenkomst, eind datum contract, uit dienst op,
  datum uit dienst, uit dienst datum, stop op, datum stopzetting, stopzetting datum, gestopt dd, stop dd,
  datum gestopt, gestopt sinds, uitgestroomd op, datum uitstroom, uitstroom datum, beeindigd op,
  traject einde, uitdiensttreding
traject.gepland_einde: gepland einde, voorzien einde, geplande eind datum, voorziene eind datum,
  loopt tot, gepland einde traject, einde gepland, geplande eind, eind datum gepland, eind datum voorzien,
  einde voorzien, loopt af, loopt af op, vervalt op, geldig tot, gepland tot, fin prevue, date fin prevue,
  loopt tot en met, vermoedelijk einde, vermoedelijke eind datum, verwachte eind datum, verwacht einde,
  verwachte einde, max tot, maximum tot, ten laatste tot, uiterste datum, uiterste eind datum,
  einde verwacht, eind datum verwacht, einde vermoedelijk, geplande stop, vermoedelijk tot, voorzien tot,
  eind datum wijkwerk gepland, geldig t m, loopt tem, loopt t m, tot en met
traject.verlenging_tot: verlengd tot, verlenging tot, verlenging, verlengd t m, verlengd tem,
  verlengd tot en met, prolongation, prolonge jusqu au, verlenging eind datum, verlenging t m
traject.ex_pwa: ex pwa, pwa, oud pwa, pwa statuut, ex pwa er, vroeger pwa, pwa er, pwaer, vroegere pwa,
  oud pwa er, ex pwaer, overgang pwa, overgang uit pwa
traject.status: status, toestand, stand, status traject, status dossier, huidige status,
  status wijkwerker, dossier status, fase
traject.doel: doel, doel traject
traject.einde_reden: reden stop, reden einde, stop reden, einde reden, reden, reden stopzetting,
  reden uitstroom, reden van stopzetting, uitstroom, uitstroom reden, stopzetting, motif, motif fin,
  raison fin, raison, reden vertrek, reden stoppen, reden gestopt, waarom gestopt, uitstroom naar,
  reden einde traject, reden uit dienst, reden beeindiging, reden van stop, reden eind,
  einde traject reden, stopzetting reden
traject.volgende_stap: volgende stap, vervolg, vervolgstap, vervolg stap, vervolg traject,
  volgende stap na wijkwerk
drempelantwoord.domein: domein, drempel
drempelantwoord.score: score
drempelantwoord.wil_hulp: wil hulp, hulp gewenst
prestatie.km: km, kilometer, km heen terug, afstand, km heen, kilometers
"""
"""What stands above the columns of a list of people."""
SESSION_HEADINGS = """
sessie.datum: datum, sessie datum, dag
sessie.van: van, start, begin, begin uur, start uur
sessie.tot: tot, einde, eind uur
sessie.locatie: lokaal, locatie, plaats, zaal
training.lesgever: lesgever, trainer, docent, begeleider
"""
"""What stands above the columns of a list of sessions."""
SURVEY_HEADINGS = """
drempelafname.moment: moment, meetmoment, meting
drempelafname.datum: datum, datum afname, afname datum, datum bevraging, afgenomen op
"""
"""What stands above the columns of survey scores that are no barriers."""
BARRIER_WORDS = """
mobiliteit MOB / vervoer MOB / kinderopvang ZORG / zorg ZORG / taal TAAL / geletterdheid GELET / digitaal DIGI
geld GELD
schulden GELD / inkomen INKOM / wonen WOON / huisvesting WOON / lichaam LICH / lichamelijk LICH / mentaal MENT
netwerk NETW / zelfvertrouwen ZELF / perspectief PERSP / ervaring ERV / administratie ADMIN / discriminatie DISC
"""
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
    "straatnr": "straat nummer", "intakedatum": "intake datum", "rijksregister": "rijksregister",
}  # fmt: skip
"""Short forms and compounds, written out."""
_FILLER = """
de het een van der en of prive ww wijk werken werk wijkwerken j n ja nee jn d e persoonlijk actueel huidig
et le la du des s verplicht invullen dd mm jjjj aaaa
"""
FILLER = frozenset(_FILLER.split())
"""Words that say nothing about the column."""
