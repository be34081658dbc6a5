# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The twelve municipalities of Rivierenland with their postcodes, parts and prefix."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Municipality:
    """A municipality: name, dossier prefix, centre, and (postcode, place) pairs, its own name first.

    The centre is in degrees north and east: good enough to tell ten from twenty kilometres.
    """

    name: str
    prefix: str
    centre: tuple[float, float]
    places: tuple[tuple[str, str], ...]


def _places(*groups: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for group in groups:
        postcode, names = group.split(" ", 1)
        pairs += [(postcode, name) for name in names.split("/")]
    return tuple(pairs)


MUNICIPALITIES: tuple[Municipality, ...] = (
    Municipality("Berlaar", "BER", (51.118, 4.658), _places("2590 Berlaar/Gestel")),
    Municipality("Bonheiden", "BON", (51.023, 4.545), _places("2820 Bonheiden/Rijmenam")),
    Municipality("Bornem", "BOR", (51.098, 4.239), _places("2880 Bornem/Hingene/Mariekerke/Weert")),
    Municipality("Duffel", "DUF", (51.096, 4.506), _places("2570 Duffel")),
    Municipality(
        "Heist-op-den-Berg",
        "HEI",
        (51.075, 4.728),
        _places("2220 Heist-op-den-Berg/Hallaar", "2221 Booischot", "2222 Itegem/Wiekevorst", "2223 Schriek"),
    ),
    Municipality("Lier", "LIE", (51.131, 4.570), _places("2500 Lier/Koningshooikt")),
    Municipality(
        "Mechelen",
        "MEC",
        (51.028, 4.480),
        _places("2800 Mechelen/Walem", "2801 Heffen", "2811 Hombeek/Leest", "2812 Muizen"),
    ),
    Municipality("Nijlen", "NIJ", (51.161, 4.670), _places("2560 Nijlen/Bevel/Kessel")),
    Municipality("Putte", "PUT", (51.056, 4.633), _places("2580 Putte/Beerzel")),
    Municipality(
        "Puurs-Sint-Amands",
        "PUU",
        (51.075, 4.288),
        _places(
            "2870 Puurs-Sint-Amands/Puurs/Breendonk/Liezele/Ruisbroek", "2890 Sint-Amands/Lippelo/Oppuurs"
        ),
    ),
    Municipality(
        "Sint-Katelijne-Waver",
        "SKW",
        (51.069, 4.535),
        _places("2860 Sint-Katelijne-Waver", "2861 Onze-Lieve-Vrouw-Waver"),
    ),
    Municipality("Willebroek", "WIL", (51.060, 4.360), _places("2830 Willebroek/Blaasveld/Heindonk/Tisselt")),
)
BY_NAME = {m.name: m for m in MUNICIPALITIES}
_BY_POSTCODE = {postcode: m for m in MUNICIPALITIES for postcode, _ in m.places}
OUT_OF_AREA_PREFIX = "EXT"


def municipality_named(text: str) -> Municipality | None:
    """Return the municipality with this name, however it is cased, or None when it is none of the twelve."""
    wanted = text.strip().casefold()
    return next((m for m in MUNICIPALITIES if m.name.casefold() == wanted), None)


def municipality_of_postcode(postcode: str) -> Municipality | None:
    """Return the municipality of the region with this postcode, or None when it lies outside."""
    return _BY_POSTCODE.get(postcode.strip())


def prefix_of(municipality: str) -> str:
    """Return the three letters that open a dossier number of this municipality."""
    known = BY_NAME.get(municipality)
    return known.prefix if known else OUT_OF_AREA_PREFIX


def is_flemish_postcode(postcode: str) -> bool:
    """Say whether a Belgian postcode lies in Flanders (1500-1999 without Walloon Brabant, 2000-3999, 8000-9999)."""
    if not (postcode.isdigit() and len(postcode) == 4):
        return False
    number = int(postcode)
    return 1500 <= number <= 3999 or 8000 <= number <= 9999
