# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many fictional people for the search: some thousands of surnames, so that a typing error has neighbours."""

from ensure_desk.domain.names import plain_words
from ensure_desk.services.demo_dice import Dice

_FIRST = (
    "An",
    "Bilal",
    "Céline",
    "Dirk",
    "Elif",
    "Fatima",
    "Guy",
    "Hanne",
    "Ivo",
    "Jürgen",
    "Karima",
    "Łukasz",
)
_FIRST_END = ("", "a", "ke", "line", "o", "ias", "ette", "ina", "el", "is", "ou", "ya")
_HEADS = (
    "Bak", "Ben", "Claes", "De Smed", "Dup", "El Hadd", "Ger", "Hend", "Jan", "Kow", "Lam", "Maes", "Mert", "Ned",
    "Öz", "Pau", "Roel", "Stev", "Van den Br", "Van Loo", "Verh", "Vers", "Will", "Yıl", "Zeg",
)  # fmt: skip
_MIDDLES = ("a", "e", "i", "o", "u", "ae", "ee", "oe", "ou", "ij", "er", "or")
_TAILS = (
    "kker", "ssens", "ckx", "t", "ui", "rt", "riks", "ns", "alska", "brecht", "ers", "mans", "lants", "dt", "els",
    "vens", "cke", "oy", "yver", "chueren",
)  # fmt: skip


def many_people(count: int) -> list[dict[str, object]]:
    """Return so many people with a name, a dossier number and a phone; the same ones each time."""
    dice = Dice("many people")
    return [
        {
            "last_name": dice.pick(_HEADS) + dice.pick(_MIDDLES) + dice.pick(_TAILS),
            "first_name": dice.pick(_FIRST) + dice.pick(_FIRST_END),
            "municipality": "Lier",
            "birth_date": f"{1960 + n % 45}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "dossier_number": f"LIE-2026-A{n:06}",
            "mobile": f"04{n + 50_000_000:08}",
        }
        for n in range(count)
    ]


def typed_in_steps(names: list[str], count: int) -> list[str]:
    """Return what stands in the search field while people are looked up, letter by letter."""
    dice = Dice("typed")
    typed: list[str] = []
    while len(typed) < count:
        name = dice.pick(names)
        typed += [name[:length] for length in range(2, min(len(name), 10) + 1)]
    return typed[:count]


def with_typing_error(name: str, dice: Dice) -> str:
    """Return a name with one letter of its longest word swapped, missing, doubled or wrong."""
    word = max(plain_words(name), key=len)
    at = dice.number(1, len(word) - 2)
    wrong = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + ("q" if word[at] != "q" else "x") + word[at + 1 :],
    )
    return " ".join(dice.pick(wrong) if w == word else w for w in plain_words(name))
