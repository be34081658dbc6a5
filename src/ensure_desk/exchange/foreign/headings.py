# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guessing what a column is from its heading.

A heading is cut into words,
  short forms are written out and filler is dropped; the words that remain must match a
known heading as a whole. "Naam gebruiker" or "Geboorteplaats" therefore match nothing: a near miss is left out.
"""

import datetime as dt
import re
from functools import cache

from ensure_desk.domain.dates import MONTHS
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.targets import all_targets

Targets = tuple[str, ...]
"""One target, or several for a column that holds more than one field."""

NAME_FIRST = ("persoon.naam", "persoon.voornaam")
FIRST_NAME_FIRST = ("persoon.voornaam", "persoon.naam")
ADDRESS = ("persoon.straat", "persoon.nr", "persoon.bus")
POSTCODE_PLACE = ("persoon.postcode", "persoon.gemeente")
COMPOSITES = {NAME_FIRST, FIRST_NAME_FIRST, ADDRESS, POSTCODE_PLACE}
DOUBTFUL = frozenset({"datum", "type", "code", "opmerking datum", "sinds wanneer"})
_HEADINGS = """
persoon.naam: naam, familienaam, achternaam, naam familie, nom, familie
persoon.voornaam: voornaam, prenom
persoon.naam persoon.voornaam: naam voornaam, familienaam voornaam, achternaam voornaam, wijkwerker,
  deelnemer,
  volledige naam, cursist, klant, persoon, naam persoon, naam klant, naam cursist, werknemer,
  naam deelnemer, naam wijkwerker, naam kandidaat, kandidaat
persoon.voornaam persoon.naam: voornaam naam, voornaam familienaam, voornaam achternaam
persoon.roepnaam: roepnaam
persoon.geboortedatum: geboorte datum, geboren, geboren op, geboorte, datum geboorte, geboorte dag,
  geboortedag
persoon.gender: gender, geslacht, m v, m v x, v m, v m x, sexe, man vrouw, man vrouw x, geslacht m v,
  geslacht m v x,
  gender m v x, gender m v, sekse
persoon.nationaliteit: nationaliteit
persoon.straat: straat, straat naam, rue
persoon.nr: huis nummer, nummer huis
persoon.bus: bus, bus nummer
persoon.straat persoon.nr persoon.bus: adres, straat nummer, straat huis nummer, straat nummer bus,
  woon adres, straat huis nummer bus, adres straat nummer
persoon.postcode: postcode, post nummer, post code, zip, code postal
persoon.postcode persoon.gemeente: postcode gemeente, postcode woonplaats, postcode plaats
persoon.gemeente: gemeente, woonplaats, plaats, stad, deelgemeente, gemeente woonplaats, gemeente stad,
  woongemeente, woon gemeente, gemeente deelgemeente, woont,
  commune
persoon.gsm: telefoon, gsm, telefoon nummer, gsm nummer, telefoon gsm, mobiel, mobiel nummer, contact nummer,
  mobiele telefoon, telefoon mobiel, telefoon gsm nummer, bereikbaar, telephone
persoon.email: email, email adres, mail adres, mail
persoon.kanaalvoorkeur: kanaal voorkeur, voorkeur contact, liefst bereikbaar
persoon.noodcontact: contact persoon nood, nood contact, nood nummer, contact nood, contact bij nood
persoon.mag_voicemail: voicemail, mag voicemail
persoon.contacttaal: contact taal, spreek taal, taal, voertaal
persoon.moedertaal: moeder taal, thuis taal
persoon.tolk_nodig: tolk, tolk nodig
persoon.gezinsvorm: gezin vorm, gezin, gezin situatie, gezin toestand, gezin samenstelling
persoon.kinderen_ten_laste: kinderen ten laste, kinderen, aantal kinderen
persoon.mantelzorg: mantelzorg
persoon.nederlands_spreken: nederlands spreken, spreken, nederlands mondeling
persoon.nederlands_luisteren: nederlands luisteren, luisteren
persoon.nederlands_lezen: nederlands lezen, lezen
persoon.nederlands_schrijven: nederlands schrijven, schrijven
persoon.diploma: diploma, hoogste diploma, scholing, studie niveau, opleiding niveau
persoon.diploma_erkend: diploma erkend
persoon.laatste_job: laatste job, laatste werk, beroep
persoon.jaren_ervaring: jaren ervaring, ervaring jaren
persoon.werkloos_sinds: werkloos sinds
persoon.vdab_klantnr: vdab nummer, vdab klant nummer, vdab dossier nummer, klant nummer vdab, vdab
persoon.beschikbaar_vanaf: beschikbaar vanaf
persoon.arbeidsbeperking: arbeidsbeperking, erkende arbeidsbeperking
persoon.rijksregisternummer: rijksregister nummer, rijksregister, rr, rr nummer, rrn, insz, insz nummer,
  nationaal nummer, insz rijksregister nummer, inss, nn
persoon.nota: opmerking, nota, notitie, commentaar, varia, bemerking, info, extra info, memo, bijzonderheden,
  opmerking bijzonderheden, remarque, remarques, extra, aandachtspunten, allerlei, toelichting
persoon.dossiernr_oud: dossier oud, oud dossier nummer, dossier nummer oud, oud nummer
toeleiding.toeleider_type: toeleider, toeleidende dienst, toeleiding, via, doorverwijzer, verwijzer,
  aangemeld door,
  doorverwezen door, doorverwijzing, toegeleid door, doorverwijzende dienst, dienst,
  verwezen door, verwijzende dienst, toeleidende instantie, instantie, toeleiding via, toegeleid via, via wie,
  doorverwezen via, verwezen via, aangemeld via, verwijzing, toeleider dienst, partner, kanaal toeleiding,
  envoye par, orienteur
toeleiding.begeleider: begeleider, naam begeleider, trajectbegeleider, contact persoon dienst
toeleiding.datum: datum toeleiding, toeleiding datum, aanmelding datum, aanmelding, datum doorverwijzing,
  toegeleid op, aangemeld op, datum verwijzing, doorverwezen op,
  verwijs datum, verwijsdatum, datum toegeleid, datum aangemeld, aangemeld
toeleiding.afsprakenblad: afsprakenblad
uitkering.type: uitkering, statuut, soort uitkering, type uitkering, inkomen, statuut uitkering,
  soort inkomen, vervangingsinkomen, sociaal statuut
uitkering.van: statuut sinds, uitkering sinds, uitkering van, uitkering vanaf, begin uitkering
uitkering.tot: uitkering tot, einde uitkering, statuut tot
uitkering.verwacht_einde: uitkering verwacht einde, verwacht einde uitkering
traject.start: start, start datum, begin datum, begin, sinds, in dienst, gestart op, gestart, start traject,
  begin traject, start wijkwerk, datum start,
  instap, instap datum, instapdatum, datum instap, ingestapt op, ingestapt, start datum traject, datum begin
traject.einde_datum: einde, eind datum, stop datum, uit dienst, gestopt op, gestopt, einde traject, stop,
  datum einde,
  uitstap, uitstap datum, uitstapdatum, eind datum traject, datum stop
traject.gepland_einde: gepland einde, voorzien einde, geplande eind datum, voorziene eind datum, loopt tot,
  gepland einde traject, einde gepland,
  geplande eind, eind datum gepland, eind datum voorzien, einde voorzien, loopt af, loopt af op,
  vervalt op, geldig tot
traject.verlenging_tot: verlengd tot, verlenging tot, verlenging
traject.ex_pwa: ex pwa, pwa, oud pwa, pwa statuut, ex pwa er, vroeger pwa
traject.status: status, toestand, stand, status traject
traject.doel: doel, doel traject
traject.einde_reden: reden stop, reden einde, stop reden, einde reden, reden, reden stopzetting,
  reden uitstroom, reden van stopzetting,
  uitstroom, uitstroom reden, stopzetting
traject.volgende_stap: volgende stap
drempelantwoord.domein: domein, drempel
drempelantwoord.score: score
drempelantwoord.wil_hulp: wil hulp, hulp gewenst
prestatie.km: km, kilometer, km heen terug, afstand, km heen, kilometers
"""
_SESSION_HEADINGS = """
sessie.datum: datum, sessie datum, dag
sessie.van: van, start, begin, begin uur, start uur
sessie.tot: tot, einde, eind uur
sessie.locatie: lokaal, locatie, plaats, zaal
training.lesgever: lesgever, trainer, docent, begeleider
"""
_SURVEY_HEADINGS = """
drempelafname.moment: moment, meetmoment, meting
drempelafname.datum: datum, datum afname, afname datum, datum bevraging, afgenomen op
"""
BARRIERS = frozenset(
    ["MOB", "ZORG", "TAAL", "GELET", "DIGI", "GELD", "INKOM", "WOON", "LICH", "MENT", "NETW", "ZELF", "PERSP"]
    + ["ERV", "ADMIN", "DISC", "VERSL", "JUST"]
)
_BARRIER_WORDS = """
mobiliteit MOB / vervoer MOB / kinderopvang ZORG / zorg ZORG / taal TAAL / geletterdheid GELET / digitaal DIGI
geld GELD
schulden GELD / inkomen INKOM / wonen WOON / huisvesting WOON / lichaam LICH / lichamelijk LICH / mentaal MENT
netwerk NETW / zelfvertrouwen ZELF / perspectief PERSP / ervaring ERV / administratie ADMIN / discriminatie DISC
"""
_BARRIER_OF = dict(e.split() for line in _BARRIER_WORDS.strip().split("\n") for e in line.split(" / "))
CODES_OF_SURVEY, WORDS_OF_SURVEY = 4, 6  # so many headings make a sheet one of survey scores
_WRITTEN_OUT = {
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
    "startuur": "start uur", "urn": "uren", "uur": "uur",
}  # fmt: skip
_FILLER_TEXT = """
    de het een van der en of prive ww wijk werken werk wijkwerken j n ja nee jn d e persoonlijk actueel huidig
"""
_FILLER = frozenset(_FILLER_TEXT.split())
_WORDS_BEFORE = (
    (re.compile(r"\be[\s-]?mail\b", re.I), "email"),
    (re.compile(r"\bwijk[\s-]?werk", re.I), "wijkwerk"),
)
_BLOCKING = frozenset({"werk"})  # "Tel. werk" is the phone of somebody else
_YEAR = re.compile(r"(?:19|20)\d\d")


def heading_words(text: str) -> tuple[str, ...]:
    """Return the meaning-bearing words of a heading, written out and sorted."""
    return tuple(sorted(_words(text)))


def _words(text: str) -> list[str]:
    for pattern, word in _WORDS_BEFORE:
        text = pattern.sub(word, text)
    words = [w for raw in plain_words(text) for w in _WRITTEN_OUT.get(raw, raw).split()]
    return [w for w in words if w not in _FILLER or (w in _BLOCKING and len(words) > 1)] or words


def _joined(text: str) -> tuple[str, ...]:
    """Return a heading as one word, so that "Voor-naam" and "Voornaam" are the same."""
    return ("=", "".join(_words(text)))


def _in_order(text: str) -> tuple[str, ...]:
    return tuple(w for w in plain_words(text) if w in {"naam", "voornaam", "familienaam", "achternaam"})


@cache
def _table(block: str) -> dict[tuple[str, ...], Targets]:
    found: dict[tuple[str, ...], Targets] = {}
    for line in block.replace("\n  ", " ").strip().split("\n"):
        names, headings = line.split(": ")
        for heading in headings.split(","):
            found.setdefault(heading_words(heading), tuple(names.split()))
            found.setdefault(_joined(heading), tuple(names.split()))
    if block is _HEADINGS:
        for known in all_targets():
            found.setdefault(heading_words(known.label), (known.name,))
    return found


def match_heading(heading: str, *, sessions: bool = False) -> Targets:
    """Return the targets of a heading, or nothing; the part after the last slash of a group counts first."""
    table = _table(_SESSION_HEADINGS if sessions else _HEADINGS)
    group, _, leaf = heading.rpartition(" / ")
    for text in (leaf, heading) if group else (heading,):
        words = heading_words(text)
        found = (table.get(words) or table.get(_joined(text), ())) if words else ()
        if found == NAME_FIRST and _in_order(text)[:1] == ("voornaam",):
            return FIRST_NAME_FIRST
        if found:
            return found
    return ()


def match_survey(heading: str) -> Targets:
    """Return the target of a heading in a sheet of survey scores: a barrier, the moment or the day."""
    leaf = heading.rpartition(" / ")[2].strip()
    code = leaf.upper() if leaf.upper() in BARRIERS else _BARRIER_OF.get(leaf.lower(), "")
    if code:
        return (f"drempelantwoord.score[{code}]",)
    return _table(_SURVEY_HEADINGS).get(heading_words(leaf), ())


def is_survey(headings: list[str]) -> bool:
    """Say whether the headings are those of survey scores: enough barriers by code, or more of them by word."""
    leaves = [h.rpartition(" / ")[2].strip() for h in headings]
    codes, words = sum(h in BARRIERS for h in leaves), sum(h.lower() in _BARRIER_OF for h in leaves)
    return codes >= CODES_OF_SURVEY or words >= WORDS_OF_SURVEY


def says_order(heading: str) -> bool:
    """Say whether a heading of whole names tells which of the two stands first."""
    words = set(heading_words(heading))
    return "voornaam" in words and bool(words & {"naam", "familienaam", "achternaam"})


def is_mobile(heading: str) -> bool:
    """Say whether a heading names a mobile phone."""
    return bool({"gsm", "mobiel", "mobiele"} & set(heading_words(heading)))


def is_doubtful(heading: str) -> bool:
    """Say whether a heading is a word that fits too many fields."""
    return " ".join(heading_words(heading.rpartition(" / ")[2])) in DOUBTFUL


def month_of_heading(heading: str, years: tuple[int, ...]) -> str:
    """Return `2026-04` for a heading of hours such as "Uren apr"; empty when it is not one."""
    words = plain_words(heading)
    months = [MONTHS[w] for w in words if w in MONTHS]
    if not {"uren", "u", "uur"} & set(words) or len(months) != 1:
        return ""
    year = next((int(w) for w in words if _YEAR.fullmatch(w)), years[0] if years else 0)
    return f"{year}-{months[0]:02d}" if year else ""


def years_in(texts: list[str], day: dt.date) -> tuple[int, ...]:
    """Return the recent years named in titles and sheet names, then the year of a day."""
    named = [int(y) for text in texts for y in _YEAR.findall(text)]
    return tuple(dict.fromkeys([*(y for y in named if abs(y - day.year) <= 5), day.year]))
