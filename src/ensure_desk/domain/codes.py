# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Value lists: stored Dutch codes with their Dutch labels.

Codes never change meaning; a label may be improved.
"""

from ensure_desk.domain import statuses
from ensure_desk.domain.texts import N_, Words

YES_NO = {
    "ja": N_("ja"),
    "nee": N_("nee"),
    "onbekend": N_("onbekend"),
    "zegt_liever_niet": N_("zegt liever niet"),
}
GENDER = {"V": N_("vrouw"), "M": N_("man"), "X": N_("X"), "onbekend": N_("onbekend")}
REFERRER_TYPE = {
    "vdab": N_("VDAB"),
    "ocmw": N_("OCMW"),
    "gtb": N_("GTB"),
    "ziekenfonds": N_("ziekenfonds"),
    "andere": N_("andere"),
}
BENEFIT_TYPE = {
    "werkloosheid": N_("werkloosheidsuitkering"),
    "inschakeling": N_("inschakelingsuitkering"),
    "leefloon": N_("leefloon"),
    "equivalent_leefloon": N_("equivalent leefloon"),
    "ziv": N_("ziekte-uitkering"),
    "igu": N_("inkomensgarantie-uitkering"),
    "geen": N_("geen uitkering"),
    "onbekend": N_("onbekend"),
}
TRACK_STATUS = {
    statuses.CANDIDATE: N_("kandidaat"),
    statuses.ACTIVE: N_("actief"),
    statuses.SUSPENDED: N_("geschorst"),
    statuses.OVER: N_("afgelopen"),
}
END_REASON = {
    "werk": N_("werk"),
    "eigen_zaak": N_("eigen zaak"),
    "opleiding": N_("opleiding"),
    "stage_ibo": N_("stage of IBO"),
    "tijdelijke_werkervaring_art60": N_("tijdelijke werkervaring (artikel 60)"),
    "maatwerk_sociale_economie": N_("maatwerk of sociale economie"),
    "werk_zorgtraject": N_("werk-zorgtraject"),
    "vrijwilligerswerk": N_("vrijwilligerswerk"),
    "termijn_bereikt": N_("termijn bereikt"),
    "gezondheid": N_("gezondheid"),
    "verhuis": N_("verhuis"),
    "eigen_keuze": N_("eigen keuze"),
    "afspraken_niet_nagekomen": N_("afspraken niet nagekomen"),
    "geen_activiteit_gevonden": N_("geen activiteit gevonden"),
    "einde_recht": N_("einde van het recht"),
    "pensioen": N_("pensioen"),
    "overleden": N_("overleden"),
    "andere": N_("andere"),
}
NEXT_STEP = {
    "stage": N_("stage"),
    "opleiding": N_("opleiding"),
    "ibo": N_("IBO"),
    "ander_vdab": N_("ander aanbod van VDAB"),
    "werk_zorg": N_("werk-zorgtraject"),
    "werk": N_("werk"),
    "vrijwilligerswerk": N_("vrijwilligerswerk"),
    "geen": N_("nog geen"),
}
DIPLOMA = {
    "geen": N_("geen"),
    "lager": N_("lager onderwijs"),
    "sec_1ste_graad": N_("secundair, eerste graad"),
    "sec_2de_graad": N_("secundair, tweede graad"),
    "sec_3de_graad": N_("secundair, derde graad"),
    "sec_na_sec": N_("secundair na secundair"),
    "hbo5_graduaat": N_("HBO5 of graduaat"),
    "bachelor": N_("bachelor"),
    "master": N_("master"),
    "doctoraat": N_("doctoraat"),
    "buitenland_niet_erkend": N_("buitenland, niet erkend"),
    "onbekend": N_("onbekend"),
}
HOUSEHOLD = {
    "alleen": N_("alleen"),
    "alleen_met_kinderen": N_("alleen met kinderen"),
    "koppel": N_("koppel"),
    "koppel_met_kinderen": N_("koppel met kinderen"),
    "inwonend": N_("inwonend"),
    "andere": N_("andere"),
    "zegt_liever_niet": N_("zegt liever niet"),
}
TRANSPORT = {
    "te_voet": N_("te voet"),
    "fiets": N_("fiets"),
    "e_fiets": N_("elektrische fiets"),
    "bromfiets": N_("bromfiets"),
    "auto": N_("auto"),
    "openbaar_vervoer": N_("openbaar vervoer"),
    "meerijden": N_("meerijden"),
    "geen": N_("geen"),
}
LICENCE = {
    "AM": N_("AM bromfiets"),
    "A": N_("A motor"),
    "B": N_("B auto"),
    "C": N_("C vrachtwagen"),
    "D": N_("D bus"),
}
CHANNEL = {
    "bellen": N_("bellen"),
    "sms": N_("sms"),
    "whatsapp": N_("WhatsApp"),
    "mail": N_("e-mail"),
    "brief": N_("brief"),
    "geen": N_("geen"),
}
LANGUAGE = {
    "nl": N_("Nederlands"),
    "fr": N_("Frans"),
    "en": N_("Engels"),
    "ar": N_("Arabisch"),
    "ber": N_("Berbers"),
    "tr": N_("Turks"),
    "es": N_("Spaans"),
    "pt": N_("Portugees"),
    "it": N_("Italiaans"),
    "de": N_("Duits"),
    "pl": N_("Pools"),
    "ro": N_("Roemeens"),
    "bg": N_("Bulgaars"),
    "uk": N_("Oekraïens"),
    "ru": N_("Russisch"),
    "sq": N_("Albanees"),
    "fa": N_("Farsi"),
    "ps": N_("Pasjtoe"),
    "so": N_("Somali"),
    "ti": N_("Tigrinya"),
    "ln": N_("Lingala"),
    "sw": N_("Swahili"),
    "andere": N_("andere"),
}
CEFR = {
    "pre-A1": N_("pre-A1"),
    "A1": N_("A1"),
    "A2": N_("A2"),
    "B1": N_("B1"),
    "B2": N_("B2"),
    "C1": N_("C1"),
    "C2": N_("C2"),
}
ACTIVITY = {
    "preventie": N_("preventie"),
    "administratie": N_("administratie"),
    "klein_herstel_onderhoud": N_("klein herstel en onderhoud"),
    "klein_tuinonderhoud": N_("klein tuinonderhoud"),
    "land_tuinbouw": N_("land- en tuinbouw"),
    "logistiek": N_("logistiek"),
    "begeleiding_personen": N_("begeleiding van personen"),
    "huishoudelijke_ondersteuning": N_("huishoudelijke ondersteuning"),
}
USER_TYPE = {
    "particulier": N_("particulier"),
    "gemeente": N_("gemeente"),
    "ocmw": N_("OCMW"),
    "school": N_("school"),
    "vzw": N_("vzw of vereniging"),
    "land_tuinbouw": N_("land- of tuinbouwbedrijf"),
}
WORK_LIMIT = {
    "niet_tillen": N_("niet zwaar tillen"),
    "niet_lang_staan": N_("niet lang staan"),
    "niet_lang_zitten": N_("niet lang zitten"),
    "niet_bukken": N_("niet bukken of knielen"),
    "geen_hoogte": N_("niet op hoogte werken"),
    "geen_lawaai": N_("geen lawaai"),
    "geen_stof": N_("geen stof of chemische producten"),
    "allergie": N_("allergie"),
    "aangepast_tempo": N_("aangepast tempo"),
    "extra_pauzes": N_("extra pauzes"),
    "geen_nacht": N_("geen avond- of nachtwerk"),
}
IN_OUT = {"binnen": N_("binnen"), "buiten": N_("buiten"), "maakt_niet_uit": N_("maakt niet uit")}
ALONE_GROUP = {"alleen": N_("alleen"), "in_groep": N_("in groep"), "maakt_niet_uit": N_("maakt niet uit")}
SKILL_LEVEL = {"0": N_("0 nog niet"), "1": N_("1 een beetje"), "2": N_("2 goed"), "3": N_("3 zeer goed")}
SKILLS = {
    "zelfstandig_werken": N_("zelfstandig werken"),
    "regels_afspraken": N_("regels en afspraken nakomen"),
    "nauwkeurigheid": N_("zin voor nauwkeurigheid"),
    "samenwerken": N_("samenwerken als hecht team"),
    "contactvaardig": N_("contactvaardig zijn"),
    "klantgerichtheid": N_("klantgerichtheid"),
    "plannen": N_("plannen"),
    "creatief_denken": N_("creatief denken"),
    "leergierig": N_("leergierig zijn"),
    "commercieel": N_("commercieel zijn"),
    "resultaatgericht": N_("resultaatgericht zijn"),
    "omgaan_met_stress": N_("omgaan met stress"),
    "flexibiliteit": N_("flexibiliteit"),
}
CONSENT_PURPOSE = {
    "foto": N_("foto"),
    "contact_peer": N_("contact door een peer"),
    "delen_vdab_ocmw": N_("gegevens delen met VDAB of OCMW"),
    "onderzoek": N_("deelname aan onderzoek"),
}
CONSENT_ANSWER = {
    "ja": N_("ja"),
    "nee": N_("nee"),
    "onbekend": N_("onbekend"),
    "ingetrokken": N_("ingetrokken"),
}
CONSENT_METHOD = {
    "schriftelijk": N_("schriftelijk"),
    "mondeling": N_("mondeling"),
    "digitaal": N_("digitaal"),
}
NOTE_KIND = {
    "contact": N_("contact"),
    "gesprek": N_("gesprek"),
    "afspraak": N_("afspraak"),
    "andere": N_("andere"),
}
_DAYS = {
    "ma": N_("maandag"),
    "di": N_("dinsdag"),
    "wo": N_("woensdag"),
    "do": N_("donderdag"),
    "vr": N_("vrijdag"),
    "za": N_("zaterdag"),
    "zo": N_("zondag"),
}
_PARTS = {"vm": N_("voormiddag"), "nm": N_("namiddag"), "av": N_("avond")}
AVAILABILITY = {f"{d}_{p}": Words(day, part) for d, day in _DAYS.items() for p, part in _PARTS.items()}
DAYS, DAY_PARTS = _DAYS, _PARTS
BENEFIT_SOURCE = {
    "persoon": N_("de persoon zelf"),
    "document": N_("document gezien"),
    "vdab": N_("VDAB"),
    "ocmw": N_("OCMW"),
    "andere": N_("andere"),
}
SUSPENSION_REASON = {
    "ziekte": N_("ziekte"),
    "zorg": N_("zorg"),
    "opleiding": N_("opleiding"),
    "werk": N_("tijdelijk werk"),
    "andere": N_("andere"),
}

BARRIER = {
    "MOB": N_("Op het werk geraken"),
    "ZORG": N_("Kinderen of zorg"),
    "TAAL": N_("Nederlands"),
    "GELET": N_("Lezen, schrijven, rekenen"),
    "DIGI": N_("Computer en internet"),
    "GELD": N_("Geldzorgen of schulden"),
    "INKOM": N_("Angst om inkomen te verliezen"),
    "WOON": N_("Wonen"),
    "LICH": N_("Lichaam"),
    "MENT": N_("Zich goed voelen"),
    "NETW": N_("Mensen om op terug te vallen"),
    "ZELF": N_("Durven en zelfvertrouwen"),
    "PERSP": N_("Weten wat men wil"),
    "ERV": N_("Ervaring of diploma"),
    "ADMIN": N_("Papieren en regels"),
    "DISC": N_("Anders behandeld worden"),
    "VERSL": N_("Verslaving"),
    "JUST": N_("Justitie"),
}
SURVEY_MOMENT = {
    "T0": N_("T0 bij de intake"),
    "T1": N_("T1 tussentijds"),
    "T2": N_("T2 op het einde"),
    "T3": N_("T3 zes maanden later"),
    "andere": N_("ander moment"),
}
SURVEY_MODE = {
    "samen": N_("samen"),
    "zelf": N_("zelf ingevuld"),
    "tolk": N_("met een tolk"),
    "papier": N_("op papier"),
}
RESPONSE_STATUS = {statuses.BUSY: N_("bezig"), statuses.DONE: N_("klaar")}
QUESTIONNAIRE_STATUS = {"gepubliceerd": N_("gepubliceerd"), "ingetrokken": N_("ingetrokken")}
BARRIER_SHORT = {
    "MOB": N_("Vervoer"),
    "ZORG": N_("Zorg"),
    "TAAL": N_("Nederlands"),
    "GELET": N_("Lezen"),
    "DIGI": N_("Digitaal"),
    "GELD": N_("Geld"),
    "INKOM": N_("Inkomen"),
    "WOON": N_("Wonen"),
    "LICH": N_("Lichaam"),
    "MENT": N_("Welzijn"),
    "NETW": N_("Netwerk"),
    "ZELF": N_("Zelfvertrouwen"),
    "PERSP": N_("Richting"),
    "ERV": N_("Ervaring"),
    "ADMIN": N_("Papieren"),
    "DISC": N_("Discriminatie"),
    "VERSL": N_("Verslaving"),
    "JUST": N_("Justitie"),
}
"""A barrier in one word, where there is room for no more: around a spider web, in a line of a list."""
BARRIER_LEVEL = {
    "0": N_("geen drempel"),
    "1": N_("klein"),
    "2": N_("matig"),
    "3": N_("groot"),
    "4": N_("houdt mij tegen"),
}
NO_SCORE = {"zln": N_("zegt liever niet"), "nvt": N_("niet van toepassing")}
WANTS_HELP = {"ja": N_("ja"), "nee": N_("nee"), "later": N_("later")}
TRAINING_THEME = {
    "zelfvertrouwen": N_("zelfvertrouwen"),
    "communicatie": N_("communicatie"),
    "assertiviteit": N_("assertiviteit"),
    "omgaan_met_stress": N_("omgaan met stress"),
    "budget": N_("budget"),
    "digitaal": N_("digitaal"),
    "taaloefening": N_("taaloefening"),
    "gezondheid": N_("gezondheid"),
    "sociale_kaart_rechten": N_("sociale kaart en rechten"),
    "solliciteren": N_("solliciteren"),
    "samenwerken": N_("samenwerken"),
    "planning_structuur": N_("planning en structuur"),
    "talenten": N_("talenten"),
}
TRAINING_AUDIENCE = {
    "wijk_werkers": N_("wijk-werkers"),
    "peers": N_("peers"),
    "professionals": N_("professionals"),
}
TRAINING_STATUS = {
    statuses.PLANNED: N_("gepland"),
    statuses.BUSY: N_("bezig"),
    statuses.OVER: N_("afgelopen"),
    statuses.CANCELLED: N_("geannuleerd"),
}
SESSION_STATUS = {
    statuses.PLANNED: N_("gepland"),
    statuses.HELD: N_("gehouden"),
    statuses.CANCELLED: N_("geannuleerd"),
}
ENROLMENT_STATUS = {
    statuses.INVITED: N_("uitgenodigd"),
    statuses.ENROLLED: N_("ingeschreven"),
    statuses.WAITING: N_("op de wachtlijst"),
    statuses.CANCELLED: N_("geannuleerd"),
}
ATTENDANCE = {
    "A": N_("aanwezig"),
    "L": N_("te laat"),
    "V": N_("vroeger weg"),
    "G": N_("gewettigd afwezig"),
    "O": N_("ongewettigd afwezig"),
    "U": N_("verontschuldigd zonder bewijs"),
    "S": N_("sessie geannuleerd"),
    "-": N_("niet verwacht"),
}
ABSENCE_REASON = {
    "ziek": N_("ziek"),
    "zorg_kind": N_("zorg voor een kind"),
    "zorg_ander": N_("zorg voor iemand anders"),
    "vervoer": N_("vervoer"),
    "werk_of_sollicitatie": N_("werk of sollicitatie"),
    "afspraak_dienst": N_("afspraak bij een dienst of arts"),
    "rechtbank": N_("rechtbank"),
    "religieuze_of_feestdag": N_("religieuze dag of feestdag"),
    "vergeten": N_("vergeten"),
    "geen_zin_of_angst": N_("geen zin of angst"),
    "uitnodiging_niet_ontvangen": N_("uitnodiging niet ontvangen"),
    "onbekend": N_("onbekend"),
}
ABSENCE_PROOF = {"ja": N_("ja"), "nee": N_("nee"), "volgt": N_("volgt")}
ORGANISATION_KIND = {
    "vdab": N_("VDAB"),
    "ocmw": N_("OCMW"),
    "gemeente": N_("gemeente"),
    "vzw": N_("vzw"),
    "andere": N_("andere"),
}
