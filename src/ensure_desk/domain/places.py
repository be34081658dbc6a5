# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipality and postcode as written in a list.

A part gives its municipality, a place outside the region stays as it is, and a doubt is asked.
"""

import re
from functools import cache

from ensure_desk.domain.lists import NOTHING, Judgement, accept, ask, refuse
from ensure_desk.domain.municipalities import MUNICIPALITIES, Municipality
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.other_regions import places_outside_flanders

_FLEMISH = """
    Aalst/Aalter/Aarschot/Aartselaar/Affligem/Alken/Alveringem/Antwerpen/Anzegem/Ardooie/Arendonk/As/Asse/Assenede/
    Avelgem/Baarle-Hertog/Balen/Beernem/Beerse/Beersel/Begijnendijk/Bekkevoort/Beringen/Berlare/Bertem/Bever/
    Beveren/Bierbeek/Bilzen/Blankenberge/Bocholt/Boechout/Boom/Boortmeerbeek/Borgloon/Borsbeek/Boutersem/
    Brakel/Brasschaat/Brecht/Bredene/Bree/Brugge/Buggenhout/Damme/De Haan/De Panne/De Pinte/Deerlijk/Deinze/
    Denderleeuw/Dendermonde/Dentergem/Dessel/Destelbergen/Diepenbeek/Diest/Diksmuide/Dilbeek/Dilsen-Stokkem/Drogenbos/Edegem/
    Eeklo/Erpe-Mere/Essen/Evergem/Galmaarden/Gavere/Geel/Geetbets/Genk/Gent/Geraardsbergen/Gingelom/Gistel/
    Glabbeek/Gooik/Grimbergen/Grobbendonk/Haacht/Haaltert/Halen/Halle/Ham/Hamme/Hamont-Achel/Harelbeke/Hasselt/
    Hechtel-Eksel/Heers/Hemiksem/Herent/Herentals/Herenthout/Herk-de-Stad/Herne/Herselt/Herstappe/Herzele/
    Heusden-Zolder/Heuvelland/Hoegaarden/Hoeilaart/Hoeselt/Holsbeek/Hooglede/Hoogstraten/Horebeke/
    Houthalen-Helchteren/Houthulst/Hove/Huldenberg/Hulshout/Ichtegem/Ieper/Ingelmunster/Izegem/Jabbeke/Kalmthout/
    Kampenhout/Kapelle-op-den-Bos/Kapellen/Kaprijke/Kasterlee/Keerbergen/Kinrooi/Kluisbergen/Knokke-Heist/Koekelare/
    Koksijde/Kontich/Kortemark/Kortenaken/Kortenberg/Kortessem/Kortrijk/Kraainem/Kruibeke/Kruisem/Kuurne/Laakdal/
    Laarne/Lanaken/Landen/Langemark-Poelkapelle/Lebbeke/Lede/Ledegem/Lendelede/Lennik/Leopoldsburg/Leuven/
    Lichtervelde/Liedekerke/Lierde/Lievegem/Lille/Linkebeek/Lint/Linter/Lochristi/Lokeren/Lommel/Londerzeel/Lubbeek/
    Lummen/Maarkedal/Maaseik/Maasmechelen/Machelen/Maldegem/Malle/Meerhout/Meise/Melle/Menen/Merchtem/Merelbeke/
    Merelbeke-Melle/Merksplas/Mesen/Meulebeke/Middelkerke/Moerbeke/Mol/Moorslede/Mortsel/Nazareth/Niel/Nieuwerkerken/
    Nieuwpoort/Ninove/Olen/Oostende/Oosterzele/Oostkamp/Oostrozebeke/Opwijk/Oud-Heverlee/Oud-Turnhout/Oudenaarde/
    Oudenburg/Oudsbergen/Overijse/Peer/Pelt/Pepingen/Pittem/Poperinge/Pajottegem/Ranst/Ravels/Retie/Riemst/Rijkevorsel/
    Roeselare/Ronse/Roosdaal/Rotselaar/Ruiselede/Rumst/Schelle/Scherpenheuvel-Zichem/Schilde/Schoten/
    Sint-Genesius-Rode/Sint-Gillis-Waas/Sint-Laureins/Sint-Lievens-Houtem/Sint-Martens-Latem/Sint-Niklaas/
    Sint-Pieters-Leeuw/Sint-Truiden/Spiere-Helkijn/Stabroek/Staden/Steenokkerzeel/Stekene/Temse/Ternat/Tervuren/
    Tessenderlo/Tielt/Tielt-Winge/Tienen/Tongeren/Tongeren-Borgloon/Torhout/Tremelo/Turnhout/Veurne/Vilvoorde/
    Vleteren/Voeren/Vorselaar/Vosselaar/Waasmunster/Wachtebeke/Waregem/Wellen/Wemmel/Wervik/Westerlo/Wetteren/
    Wevelgem/Wezembeek-Oppem/Wichelen/Wielsbeke/Wijnegem/Willebroek/Wingene/Wommelgem/Wortegem-Petegem/Wuustwezel/
    Zandhoven/Zaventem/Zedelgem/Zele/Zelzate/Zemst/Zoersel/Zonhoven/Zonnebeke/Zottegem/Zoutleeuw/Zuienkerke/Zulte/
    Zutendaal/Zwalm/Zwevegem/Zwijndrecht/Berchem/Borgerhout/Deurne/Ekeren/Hoboken/Merksem/Wilrijk/
    Reet/Terhagen/Broechem/Emblem/Oelegem/Elewijt/Eppegem/Weerde/Hever/Tildonk/Wespelaar/Houtvenne/Westmeerbeek/
    Kessel-Lo/Heverlee/Ramsel/Tongerlo/Morkhoven/Viersel/Massenhoven/Schiplaken/Rupelmonde/Bazel
"""
_OTHER_LANGUAGES = """
    Malines=Mechelen/Mechlin=Mechelen/Lierre=Lier/Anvers=Antwerpen/Antwerp=Antwerpen/Louvain=Leuven/Gand=Gent/Ghent=Gent/
    Bruges=Brugge/Courtrai=Kortrijk/Alost=Aalst/Termonde=Dendermonde/Saint-Nicolas=Sint-Niklaas/Vilvorde=Vilvoorde/
    Hal=Halle/Tirlemont=Tienen/Ostende=Oostende/Audenarde=Oudenaarde/Ypres=Ieper/Tongres=Tongeren/Saint-Trond=Sint-Truiden/Saint-Amand=Sint-Amands
"""
_SHORT_WORDS = {"st": "sint", "olv": "onze lieve vrouw"}
_POSTCODE = re.compile(r"(?:BE?[\s-]*)?([1-9]\d{3})", re.IGNORECASE)
SHORTEST_WHOLE_WORD = 4  # letters of the word that must stand in full when others are shortened
_BETWEEN_PLACES = re.compile(r"\s*[(),/]\s*|\s+-\s+")
_BEFORE_PLACE = re.compile(r"^(?:stad|gemeente)\s+", re.IGNORECASE)
_CLOSE = 0.86  # Jaro-Winkler from which a name is worth proposing


def _key(text: str) -> str:
    return "".join(plain_words(text))


@cache
def _translated() -> dict[str, str]:
    pairs = (pair.split("=") for pair in _names(_OTHER_LANGUAGES))
    return {_key(foreign): dutch for foreign, dutch in pairs}


def _names(block: str) -> list[str]:
    return [name.strip() for name in block.replace("\n", " ").split("/") if name.strip()]


@cache
def _region() -> dict[str, Municipality]:
    return {_key(place): m for m in MUNICIPALITIES for _, place in m.places} | {
        _key(m.name): m for m in MUNICIPALITIES
    }


@cache
def _flemish() -> dict[str, str]:
    return {_key(name): name for name in _names(_FLEMISH)}


def shortened_place(text: str) -> str:
    """Return the municipality of a place of several words of which some are short: "St.-Kat.-Waver"; else empty."""
    words = [w for raw in plain_words(text) for w in _SHORT_WORDS.get(raw, raw).split()]
    if not any(len(w) >= SHORTEST_WHOLE_WORD for w in words):
        return ""
    found = {m.name for names, m in _long_names() if _shortens(words, names)}
    return found.pop() if len(found) == 1 else ""


def place_of_parts(text: str) -> str:
    """Return the municipality that all parts of a text name: "Koningshooikt (Lier)", "stad Lier"; else empty."""
    parts = [p for p in _BETWEEN_PLACES.split(_BEFORE_PLACE.sub("", text)) if p.strip()]
    found = {find_municipality(part) for part in parts}
    place = found.pop() if len(found) == 1 else None
    return place.name if place else ""


def place_of_initials(text: str) -> str:
    """Return the municipality of which text is the initials: "SKW"; else empty."""
    return _initials().get(_key(text), "")


@cache
def _initials() -> dict[str, str]:
    return {"".join(w[0] for w in plain_words(m.name)): m.name for m in MUNICIPALITIES if "-" in m.name}


def _shortens(words: list[str], names: list[str]) -> bool:
    """Say whether every word begins the word of the full name in its place, one of the longer ones in full."""
    whole = any(w == n and len(n) >= SHORTEST_WHOLE_WORD for w, n in zip(words, names, strict=False))
    return len(words) == len(names) and whole and all(map(str.startswith, names, words))


@cache
def _long_names() -> list[tuple[list[str], Municipality]]:
    named = [(place, m) for m in MUNICIPALITIES for place in (m.name, *(p for _, p in m.places))]
    return [(words, m) for place, m in named if len(words := plain_words(place)) > 1]


def find_municipality(text: str) -> Municipality | None:
    """Return the municipality of the region that has this name or a part with this name."""
    return _region().get(_key(text))


def judge_municipality(text: str, postcode: str = "") -> Judgement:
    """Judge a place name; `postcode` of the same cell helps to know a shortened one and to propose candidates."""
    clean = " ".join(text.split())
    key = _key(clean)
    if not key:
        return ask("place_unknown", typed=clean) if clean else NOTHING
    key = _key(_translated().get(key, "")) or key
    if found := _region().get(key):
        return accept(found.name)
    if (shortened := shortened_place(clean)) and postcode and postcode_fits(postcode, shortened):
        return accept(shortened)
    flemish = _flemish()
    candidates = [shortened] if shortened else _candidates(clean)
    if elsewhere := places_outside_flanders().get(key):
        return ask("place_outside_flanders", elsewhere, typed=clean)
    if key in flemish:
        here = _of_postcode(postcode)
        if here and here.name in candidates:
            return ask("place_unknown", here.name, typed=clean)
        return accept(flemish[key], "place_outside_area", typed=clean)
    return ask("place_unknown", *candidates, typed=clean)


@cache
def place_words() -> frozenset[str]:
    """Return the words of one letter group that are Flemish places, to know them beside the name of a service."""
    return frozenset(key for key in _flemish() if len(key) >= SHORTEST_WHOLE_WORD)


def _of_postcode(postcode: str) -> Municipality | None:
    return next((m for m in MUNICIPALITIES for code, _ in m.places if code == postcode), None)


def _candidates(text: str) -> list[str]:
    from rapidfuzz.distance import JaroWinkler  # cold start: only lists and duplicates need it

    words = plain_words(text)
    key = "".join(words).replace("y", "ij")
    scored = [
        (JaroWinkler.similarity(key, place.replace("y", "ij")), m.name) for place, m in _region().items()
    ]
    close = [name for score, name in sorted(scored, reverse=True) if score >= _CLOSE]
    abbreviated = [_initials()[key]] if key in _initials() else []
    inside = [m.name for place, m in _region().items() if place in words or place.startswith(key)]
    return list(dict.fromkeys(inside + close + abbreviated))[:3]


def judge_postcode(text: str) -> Judgement:
    """Judge a Belgian postcode: four digits, with or without `B-` in front."""
    clean = " ".join(text.split())
    if not clean:
        return NOTHING
    found = _POSTCODE.fullmatch(clean)
    if not found:
        return refuse("postcode_wrong", typed=clean)
    value = found[1]
    return accept(value) if value == clean else accept(value, "postcode_repaired", typed=clean, value=value)


def postcode_fits(postcode: str, municipality: str) -> bool:
    """Say whether a postcode can belong to a municipality; only the postcodes of the region are judged."""
    key = _key(municipality)
    known = _region().get(key)
    if known is None:
        return key not in _flemish() or not postcode_in_region(postcode)
    return any(code == postcode for code, _ in known.places)


def postcode_in_region(postcode: str) -> bool:
    """Say whether a postcode belongs to one of the twelve municipalities."""
    return _of_postcode(postcode) is not None


def postcodes_of(municipality: str) -> list[str]:
    """Return the postcodes of a municipality of the region."""
    known = _region().get(_key(municipality))
    return list(dict.fromkeys(code for code, _ in known.places)) if known else []
