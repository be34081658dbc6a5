# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words offices write in their columns for our codes, in Dutch and French: data for proposing a value map.

A line is `target code: word, word, ...`; words are compared in small letters, without accents and signs.
`SURE` words mean one thing wherever they stand; `USUAL` words do so only where an office uses them regularly.
"""

SURE = """
toeleiding.toeleider_type vdab: vdab, via vdab, werkwinkel, vdab werkwinkel, vdab consulent, le vdab,
  vdab jobcentrum, jobcentrum
toeleiding.toeleider_type ocmw: ocmw, sociaal huis, sociale dienst, welzijnshuis, via ocmw, huis van het welzijn,
  sociale dienst ocmw, dienst ocmw,
  huis van welzijn, welzijnsdienst, sociaal centrum, maatschappelijke dienst, pcsw, public social welfare centre,
  soc huis, soc dienst, ocmw sociaal huis
toeleiding.toeleider_type gtb: gtb, via gtb, gespecialiseerd team bemiddeling,
  gtb vlaanderen, gtb mechelen, gtb antwerpen,
  gespecialiseerd team, gespecialiseerde trajectbegeleiding
toeleiding.toeleider_type ziekenfonds: ziekenfonds, mutualiteit, ziekenkas, mut, zf, ziekenf, cm, solidaris, helan,
  vnz, mutualite, via ziekenfonds, christelijke mutualiteit, mutualiteiten, adviserend arts, bond moyson, de
  voorzorg,
  mutuelle, liberale mutualiteit, neutraal ziekenfonds, socialistische mutualiteit, oz, partena, onafhankelijk
  ziekenfonds, de voorzorg, cm mutualiteit, lm,
  health insurance, health insurer, health insurance fund, mutual, mut cm, ziekenf, helan onafhankelijk
  ziekenfonds,
  mutualites chretiennes, mutualite chretienne, socmut, liberaal ziekenfonds, christelijk ziekenfonds, ziekenbond,
  mutua, adviserend geneesheer,  adv arts, adv geneesheer, arts mutualiteit
toeleiding.toeleider_type andere: andere, ander, anders, autre,
  andere dienst, andere organisatie,
  other, others, elders
persoon.gender V: v, vrouw, vrouwelijk, f, femme, feminin, vr,
  female, woman, women, vrouwelijk geslacht, feminine, meisje,
  vrouwl
persoon.gender M: m, man, mannelijk, homme, masculin,
  male, masculine, mannelijk geslacht, jongen,
  mnl
persoon.gender onbekend: onbekend, niet gekend, niet bekend
persoon.gender X: x, non binair, nonbinair,
  ander, anders, autre, other, non binary, nonbinary
uitkering.type werkloosheid: werkloosheid, werkloos, werkloosheidsuitkering, ww uitkering, rva, chomage, werkl,
  werkloosheidsvergoeding, uitkering rva, dop, werkloosheids uitkering, volledig werkloos, werkzoekend met
  uitkering,
  werkloosheids uitk, wl uitkering, werkloosheidsuitk, uitkering vdab, allocation de chomage, allocations de
  chomage, chomeur,
  uvw, den dop, op den dop, stempelgeld, unemployment, unemployment benefit, unemployed, werkloze, volledig
  werkloze,
  uitkeringsgerechtigde volledig werkloze, uitkeringsgerechtigd werkloos, werkloosheid rva, chomage complet,
  stempelt,
  werkloosheid uitkering, werkloosheid uitk
uitkering.type inschakeling: inschakeling, inschakelingsuitkering, inschakelingsuitk, insertion,
  allocation d insertion, inschakelings uitkering, iu,
  inschakelingsvergoeding, wachtuitkering jongeren, allocation insertion, allocations d insertion,
  inschak, inschakelingsuitkering rva, integration allowance,
  inschakeling uitkering
uitkering.type leefloon: leefloon, leefloon ocmw, revenu d integration, ris, leefl, lfl,
  leefloner, leefloon via ocmw, revenu integration,
  leefloongerechtigd, leefloongerechtigde, living wage, social assistance, leefloon sociaal huis
uitkering.type equivalent_leefloon: equivalent leefloon, equiv leefloon, eq leefloon, leefloon equivalent,
  equivalent aan leefloon, erloon, eq lfl,
  equivalent lfl, eql, equiv lfl, equivalent van leefloon, steun equivalent aan leefloon
uitkering.type ziv: ziekte, ziekteuitkering, ziekte uitkering, ziekenkas, ziv, mutualiteit, ziekenfonds, riziv,
  ziv uitkering, ziekte en invaliditeit, mutuelle, uitkering ziekenfonds, uitkering mutualiteit,
  ziekte uitkering mutualiteit, ziektevergoeding, ziekte of invaliditeit, ziv invaliditeit, uitkering mut, via
  mutualiteit, ziekteverzekering, indemnite mutuelle, allocation mutuelle, via ziekenfonds,
  invaliditeitsuitkering, invaliditeitsuitk, ziekte invaliditeit, ziekte inv, ziekte uitk, ziekteuitk,
  arbeidsongeschiktheid,
  op de mutualiteit, op mutualiteit, op ziekenkas, sickness, sickness benefit, incapacite, uitkering
  ziekenkas, op den bond,
  primaire arbeidsongeschiktheid, vergoeding mutualiteit, uitkering cm
uitkering.type igu: igu, inkomensgarantie, inkomensgarantieuitkering, inkomensgarantie uitkering, agr,
  inkomensgarantie uitk, igu uitkering, inkomensgarantie igu, allocation de garantie de revenus,
  inkomensgarantie uitkering igu, income guarantee
uitkering.type geen: geen, geen uitkering, aucun, aucune, geen inkomen, zonder uitkering, niets,
  geen uitk, sans revenu, sans, zonder inkomen, zonder, niet uitkeringsgerechtigd,
  none, no benefit, geen inkomsten, zonder inkomsten, aucune allocation, pas d allocation, niks,
  geen ink, nihil
uitkering.type onbekend: onbekend, niet gekend, inconnu, niet bekend,
  unknown, weet niet,
  niet geweten
traject.status kandidaat: kandidaat, wachtlijst, candidat, op wachtlijst,
  kandidaat wijk werker, wacht, in wacht, en attente,
  candidate, waiting, waiting list, liste d attente, kand, aangemeld, wacht op plaats, staat op wachtlijst
traject.status actief: actief, lopend, actif, active, loopt, in traject, aan het werk als wijk werker,
  in dienst, lopende, bezig, en cours,
  running, ongoing, aan de slag, is bezig, werkt, lopend traject, in wijk werken, actief traject, in orde,
  lopende traject
traject.status geschorst: geschorst, schorsing, suspendu, tijdelijk geschorst, op pauze,
  tijdelijk gestopt, gepauzeerd, on hold, opgeschort,
  suspended, paused, pause, tijdelijk stop, pauze, tijdelijk onderbroken, onderbroken, interrompu
traject.status afgelopen: afgelopen, gestopt, stopgezet, beeindigd, termine, afgerond, uitgestroomd, uit dienst,
  afgesloten, stopgezet traject, beeindigd traject, gedaan, arrete, cloture,
  ended, finished, stopped, closed, gestopt traject, beeindigt, afgelop, uitstroom, niet meer actief, stopt
traject.einde_reden werk: werk, gaan werken, tewerkstelling, aan het werk, vast werk, werk gevonden, emploi, job,
  werkt nu, reguliere job, nec, nieuwe job, doorstroom werk, doorstroom naar werk,
  heeft werk, heeft werk gevonden, werk elders, naar werk, vaste job, a trouve du travail, tewerkgesteld,
  work, found work, found a job, employment, werk gevonden vdab, vast contract, aan de slag elders, in
  loondienst, travail, a trouve un emploi,
  job gevonden, heeft job, nieuw werk,
  regulier werk, betaald werk, reguliere tewerkstelling, doorstroom nec, interimwerk, werkt, werk interim,
  gaat werken, gestart met werken, doorgestroomd naar werk, reg werk, normale economische circuit
traject.einde_reden eigen_zaak: eigen zaak, zelfstandig, zelfstandige, zelfstandig in hoofdberoep, independant,
  self employed, zelfstandige activiteit, eigen bedrijf,
  start eigen zaak, gestart als zelfstandige, zelfstandige geworden
traject.einde_reden opleiding: opleiding, opleiding vdab, in opleiding, formation, opleiding gestart, studies,
  training, is opleiding gestart, volgt opleiding, school,
  start opleiding, nt2, cursus, gestart met opleiding, opleiding gevonden, volgt cursus
traject.einde_reden stage_ibo: stage, ibo, stage ibo, stage of ibo, stage vdab,
  ibo gestart, ibo contract, gestart met ibo, bvs, beroepsverkennende stage, werkervaringsstage, start ibo
traject.einde_reden tijdelijke_werkervaring_art60: art 60, artikel 60, art60, tijdelijke werkervaring, twe,
  artikel60,
  art 60 7, tijdelijke werkervaring art 60, article 60,
  artikel 60 7, art 60 ocmw, art 60 par 7, artikel 60 ocmw
traject.einde_reden maatwerk_sociale_economie: maatwerk, sociale economie, maatwerkbedrijf, beschutte werkplaats,
  sociale werkplaats, kringwinkel,
  soc economie, soc eco, maatwerk kringwinkel, collectief maatwerk, individueel maatwerk
traject.einde_reden werk_zorgtraject: werk zorg, werkzorg, werk zorgtraject, activeringstraject, arbeidsmatige
  activiteiten, amda,
  werkzorgtraject, arbeidszorg
traject.einde_reden vrijwilligerswerk: vrijwilligerswerk, vrijwilliger, benevolat
traject.einde_reden termijn_bereikt: termijn, termijn bereikt, einde termijn, maximumduur, maximumduur bereikt,
  einde contract, 12 maanden, max duur, max termijn, maximale duur, termijn voorbij, fin de terme, einde 12
  maanden,
  einde periode, maximale termijn, maximum termijn, einde looptijd, fin de contrat, contract afgelopen,
  einde wijk werk termijn, termijn verstreken, termijn om, maximum bereikt, max bereikt, term reached, jaar
  voorbij,
  looptijd verstreken, duree maximale,
  12 maanden bereikt, 1 jaar om, jaar om, 12 maand, 12 maand om, 12 maanden om,
  max termijn bereikt, einde 12m, max 12m, maximum termijn bereikt, einde maximumtermijn, maximumtermijn,
  maximumtermijn bereikt, einde van de termijn, einde overeenkomst, contract verlopen, einde looptijd contract
traject.einde_reden gezondheid: gezondheid, ziekte, ziek, gezondheidsredenen, medisch, medische redenen, sante,
  langdurig ziek, maladie,
  gezondheidsreden, om gezondheidsredenen, medische reden, ziekte langdurig, arbeidsongeschikt,
  health, illness, ziek geworden, wegens ziekte, gezondheidsproblemen, om medische redenen, raisons de sante
traject.einde_reden verhuis: verhuis, verhuisd, verhuizing, demenagement, demenage,
  verhuisd naar andere gemeente, naar andere gemeente, adreswijziging,
  moved, moved away, verhuist, is verhuisd, verhuis naar andere gemeente,
  verhuisd buiten regio, verhuis buiten regio, woont niet meer in de regio
traject.einde_reden eigen_keuze: eigen keuze, op eigen vraag, eigen vraag, op eigen verzoek, zelf gestopt, choix
  personnel, wil niet meer, eigen beslissing,
  own choice, zelf stopgezet, zelf beslist, op vraag van betrokkene, heeft zelf gestopt, propre choix,
  stopt zelf, wil stoppen, geen interesse meer, op vraag van persoon, persoonlijke redenen, geen interesse,
  persoonlijke reden, wenst te stoppen, vrijwillig gestopt
traject.einde_reden afspraken_niet_nagekomen: afspraken niet nagekomen, komt afspraken niet na, niet komen opdagen,
  niet meer komen opdagen, no show,
  komt niet opdagen, niet nakomen afspraken, daagt niet op, niet opgedaagd, komt afspraken niet na
traject.einde_reden geen_activiteit_gevonden: geen activiteit, geen activiteit gevonden, geen werk gevonden,
  geen klus,
  geen klussen, geen gepaste activiteit,
  geen klus gevonden, geen match, geen gepaste job gevonden, geen werkplek gevonden, geen opdracht gevonden,
  geen passende activiteit
traject.einde_reden einde_recht: einde recht, einde uitkering, recht vervallen, geen recht meer, uitkering gestopt,
  verlies uitkering, geen uitkering meer, schrapping,
  einde werkloosheid, uitkering stopgezet, statuut verloren, verlies statuut, recht op uitkering vervallen,
  verlies van recht
traject.einde_reden pensioen: pensioen, met pensioen, gepensioneerd, pension, op pensioen,
  pensioengerechtigd, op rust, gepensioneerde, met pensioen gegaan, retraite,
  retired, retirement, pensionne, op pensioen gegaan,
  pensioenleeftijd, brugpensioen, pensioenleeftijd bereikt
traject.einde_reden overleden: overleden, overlijden, decede, deces,
  died, deceased,
  gestorven
traject.einde_reden andere: andere, ander, autre, andere reden,
  other, overige
traject.volgende_stap stage: stage, beroepsverkennende stage, bvs, werkervaringsstage, stage vdab
traject.volgende_stap ander_vdab: ander vdab, ander vdab instrument, ander instrument vdab, andere vdab
traject.volgende_stap opleiding: opleiding, opleiding vdab, formation
traject.volgende_stap ibo: ibo
traject.volgende_stap werk_zorg: werk zorg, werk zorgtraject, werkzorg
traject.volgende_stap werk: werk, tewerkstelling, emploi, nec, reguliere job
traject.volgende_stap vrijwilligerswerk: vrijwilligerswerk
traject.volgende_stap geen: geen, nog geen, aucun
persoon.diploma geen: geen, geen diploma, aucun, zonder diploma, sans diplome,
  geen diploma behaald, niets, sans,
  no diploma, none, zonder,
  geen dipl, nihil
persoon.diploma lager: lager, lager onderwijs, lagere school, basisonderwijs, lo, primaire, primair,
  getuigschrift basisonderwijs, lager ond,
  basis, lagere, basis onderwijs, ecole primaire, enseignement primaire,
  primary, primary school, primary education, lagere school afgewerkt, getuigschrift lager onderwijs,
  getuigschrift basisond
persoon.diploma sec_1ste_graad: 1e graad so, 1ste graad so, lager secundair, 1e graad, eerste graad, 1ste graad,
  1e graad secundair, 1ste graad secundair, secundair 1e graad, lso, eerste graad secundair, secundair 1ste graad,
  so 1e graad, lager middelbaar,
  lager sec, lager secundair onderwijs, lager secundair so, secondaire inferieur, 1ste graad sec, eerste graad so,
  lower secondary, getuigschrift lager secundair, eerste graad secundair onderwijs, 1ste graad secundair onderwijs
persoon.diploma sec_2de_graad: 2e graad so, 2de graad so, 2e graad, tweede graad, 2de graad, 2e graad secundair,
  2de graad secundair, secundair 2e graad, tweede graad secundair, secundair 2de graad, so 2e graad,
  tweede graad so, 2de graad sec, 2de graad so onderwijs,
  tweede graad secundair onderwijs, 2de graad secundair onderwijs
persoon.diploma sec_3de_graad: 3e graad so, 3de graad so, hoger secundair, 3e graad, derde graad, 3de graad,
  3e graad secundair, 3de graad secundair, secundair 3e graad, derde graad secundair, secundair 3de graad, so 3e
  graad,
  diploma secundair, diploma secundair onderwijs, hoger middelbaar, humaniora,
  hoger sec, hoger secundair onderwijs, derde graad so, secondaire superieur, 3de graad sec, diploma hoger
  secundair, getuigschrift hoger secundair,
  upper secondary, derde graad secundair onderwijs, 3de graad secundair onderwijs, secundair diploma,
  diploma middelbaar,
  hsto, hoger secundair algemeen
persoon.diploma sec_na_sec: 7e jaar, 7de jaar, secundair na secundair, se n se, sense, 7e specialisatiejaar,
  zevende jaar
persoon.diploma hbo5_graduaat: graduaat, hbo5, hbo 5, gegradueerde,
  gegradueerd, graduat
persoon.diploma bachelor: bachelor, professionele bachelor, bachelier, academische bachelor,
  hogeschool bachelor, prof bachelor, ba, bachelor diploma,
  professional bachelor,
  pba, bach
persoon.diploma master: master, licentiaat, universiteit, universitair,
  ma, master diploma, licence universitaire,
  univ, unief, lic
persoon.diploma doctoraat: doctoraat, phd, doctor
persoon.diploma buitenland_niet_erkend: buitenland, buitenlands diploma, buitenland niet erkend, niet erkend,
  buitenlands niet erkend, buitenlands diploma niet erkend, diploma buitenland, etranger non reconnu,
  buitenlands, buitenlands diploma niet gelijkgesteld, niet gelijkgesteld, diplome etranger, etranger,
  foreign, foreign diploma, foreign not recognised, diploma uit het buitenland, buitenl diploma, buitenlands
  zonder erkenning,
  niet erkend buitenlands diploma, buitenlands diploma zonder erkenning
persoon.diploma onbekend: onbekend, niet gekend, inconnu,
  unknown
persoon.gezinsvorm alleen: alleen, alleenstaand, alleenstaande, alleenwonend, isole, single,
  alone, seul, seule, vrijgezel, woont alleen, alleenst, alleenwonende,
  alleen wonend, 1 persoonsgezin
persoon.gezinsvorm alleen_met_kinderen: alleenstaand met kinderen, alleenstaande ouder, alleenstaande met kinderen,
  alleenstaande moeder, alleenstaande vader, alleen kinderen, alleenst met kinderen, eenoudergezin,
  single parent, eenouder, alleenst ouder, parent isole, famille monoparentale, alleenstaande mama,
  alleenstaande papa,
  alleenstaand met kind, alleenstaande met kind, alleen met kinderen, alleen met kind, isole avec enfants,
  alleenstaand kinderen, alleenstaande kinderen
persoon.gezinsvorm koppel: koppel, koppel zonder kinderen, samenwonend zonder kinderen, gehuwd zonder
  kinderen, couple,
  samenwonend met partner, gehuwd geen kinderen, couple without children, couple sans enfants, koppel geen kinderen
persoon.gezinsvorm koppel_met_kinderen: koppel met kinderen, gezin met kinderen, gehuwd met kinderen,
  samenwonend met kinderen, koppel kinderen,
  couple with children, couple avec enfants, gezin kinderen, getrouwd met kinderen, koppel met kind
persoon.gezinsvorm inwonend: inwonend, inwonend bij ouders, bij ouders, bij familie, woont bij ouders,
  bij familie inwonend, bij de ouders, inwonend ouders, with parents, living with family, chez les parents,
  woont bij familie,
  thuiswonend, inw, thuis bij ouders
persoon.gezinsvorm zegt_liever_niet: zegt liever niet, wil niet zeggen,
  zln, liever niet
persoon.kanaalvoorkeur bellen: bellen, telefoon, tel, telefonisch, gsm,
  opbellen, per telefoon, via telefoon
persoon.kanaalvoorkeur sms: sms, sms en, berichtje,
  smsje, sms en
persoon.kanaalvoorkeur whatsapp: whatsapp, whats app, wa,
  what s app
persoon.kanaalvoorkeur mail: mail, e mail, email,
  mailen, per mail, via mail
persoon.kanaalvoorkeur brief: brief, post, per brief, per post
persoon.kanaalvoorkeur geen: geen, geen voorkeur,
  maakt niet uit
persoon.moedertaal nl: nederlands, ned, nl, neerlandais, vlaams, flamand, dutch,
  nld,
  ndl, nederl
persoon.moedertaal fr: frans, fr, francais, french,
  french,
  fra
persoon.moedertaal en: engels, eng, anglais, english,
  gb
persoon.moedertaal ar: arabisch, arab, arabe, marokkaans arabisch, darija, arabic,
  syrisch arabisch,
  ara
persoon.moedertaal ber: berbers, berber, tamazight, riffijns, rif, berbere, tarifit
persoon.moedertaal tr: turks, turc, turkish,
  tur
persoon.moedertaal es: spaans, espagnol, spanish,
  spa
persoon.moedertaal pt: portugees, portugais,
  portuguese
persoon.moedertaal it: italiaans, italien,
  italian
persoon.moedertaal de: duits, allemand,
  german,
  deu
persoon.moedertaal pl: pools, polonais, polish,
  pl,
  pol
persoon.moedertaal ro: roemeens, roumain,
  romanian,
  ron, roum
persoon.moedertaal bg: bulgaars, bulgare,
  bulgarian,
  bul
persoon.moedertaal uk: oekraiens, ukrainien,
  ukrainian, oekraiense,
  ukr
persoon.moedertaal ru: russisch, russe,
  russian,
  rus
persoon.moedertaal sq: albanees, albanais,
  albanian
persoon.moedertaal fa: farsi, perzisch, dari, persan,
  persian
persoon.moedertaal ps: pasjtoe, pashto, pasjtoes, pachto,
  pashtu
persoon.moedertaal so: somali, somalisch,
  somali somalie
persoon.moedertaal ti: tigrinya, tigrinja,
  tigrigna
persoon.moedertaal ln: lingala
persoon.moedertaal sw: swahili,
  kiswahili
persoon.vervoermiddelen te_voet: te voet, voet, a pied, on foot, stapt,
  wandelen, stappen, wandelt
persoon.vervoermiddelen fiets: fiets, velo, bike, bicycle, met de fiets
persoon.vervoermiddelen e_fiets: e fiets, elektrische fiets, elek fiets, ebike, e bike, velo electrique
persoon.vervoermiddelen bromfiets: bromfiets, brommer, scooter, moto, cyclomoteur,
  snorfiets
persoon.vervoermiddelen auto: auto, wagen, voiture, car, eigen wagen, eigen auto, met de wagen
persoon.vervoermiddelen openbaar_vervoer: openbaar vervoer, bus, trein, de lijn, ov, transport en commun,
  public transport, bus en trein
persoon.vervoermiddelen meerijden: meerijden, kan meerijden, carpool,
  carpoolen, rijdt mee
persoon.vervoermiddelen geen: geen, aucun, none,
  geen vervoer, geen eigen vervoer, geen vervoermiddel
persoon.rijbewijs AM: am, rijbewijs am, bromfiets
persoon.rijbewijs A: a, rijbewijs a, motor
persoon.rijbewijs B: b, rijbewijs b, permis b, auto, b auto, ja b,
  cat b, categorie b
persoon.rijbewijs C: c, rijbewijs c, vrachtwagen, c ce
persoon.rijbewijs D: d, rijbewijs d
persoon.tolk_nodig ja: nodig, tolk nodig, tolk, met tolk, tolk vereist
persoon.tolk_nodig nee: niet nodig, geen tolk, geen tolk nodig, zonder tolk, geen
traject.ex_pwa ja: ex pwa, pwa, ex pwa er
traject.ex_pwa nee: geen, geen pwa
persoon.mantelzorg ja: mantelzorg, mantelzorger
persoon.arbeidsbeperking nee: geen
toeleiding.afsprakenblad ja: ontvangen, binnen, getekend
toeleiding.afsprakenblad nee: nog niet, niet ontvangen, ontbreekt
"""
"""Words that surely mean a code."""

USUAL = """
toeleiding.toeleider_type ocmw: cpas, oc, sh
toeleiding.toeleider_type andere: interim, zelf, via buurvrouw, actiris, school, vrienden, website, flyer, andere
  dienst, eigen initiatief, via via, kennis, vriend, buur, spontaan, zelf aangemeld, caw, gemeente, jobbeurs,
  interimkantoor, mond aan mond, familie, vakbond, facebook, overige, stad, jeugddienst,
  emino, ligo, fedasil, groep intro, inburgering, agentschap inburgering, vzw, atlas, partner, familielid,
  kennissen, infosessie, radio, krant, affiche, open school, avansa, werkgever, huisarts, begeleid wonen
persoon.gender V: mw, mevr, mevrouw, dame, mme, madame, w, vrl
persoon.gender M: dhr, heer, mr, de heer, h, monsieur
uitkering.type werkloosheid: ww, wl, wlh, uitkering werkloosheid, dop uitkering, wwu, werkzoekend,
  wlu
uitkering.type leefloon: ll, ocmw, steun ocmw, rmi, cpas,
  ocmw steun, financiele steun ocmw
uitkering.type ziv: invaliditeit, arbeidsongeschikt, invalide, zk, mut, ongeschikt,
  ziek, ao, zf, ziekteverlof, cm, solidaris, ongeschikt verklaard
uitkering.type onbekend: onb
uitkering.type equivalent_leefloon: ell, eq ll,
  equivalent, equiv, equiv ll, equivalent ll, ermi
uitkering.type inschakeling: wachtuitkering, wachtuitk
persoon.gender onbekend: onb, onbek
toeleiding.toeleider_type ziekenfonds: ziv, riziv
traject.status actief: a, ok, act
traject.status geschorst: s, tijd stop
traject.status kandidaat: nieuw, intake, in aanvraag, aanvraag, k
traject.status afgelopen: stop, uit, einde
traject.einde_reden andere: divers, varia
persoon.gezinsvorm koppel: samenwonend, gehuwd, getrouwd, marie, married, partner,
  paar, samenw, gehuwde
persoon.diploma sec_3de_graad: cess, hso, so, aso, tso, bso, diploma so, middelbaar, secundair,
  a2, sec ond, secundair onderwijs, hstl, hsbo
persoon.diploma buitenland_niet_erkend: bl, diploma thuisland
persoon.diploma onbekend: onb
persoon.diploma bachelor: hogeschool, hokt, hoger onderwijs, prof bach
persoon.diploma master: holt
"""
"""Words that mean a code where they occur often enough to be a habit of the office; elsewhere they are asked."""
