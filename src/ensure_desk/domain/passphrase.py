# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How strong a passphrase is, in words: a rough count of what a guesser must try."""

import math
from dataclasses import dataclass

from ensure_desk.domain.texts import N_

ENOUGH = 2
_STEPS = ((70, 4, N_("zeer sterk")), (50, 3, N_("sterk")), (35, 2, N_("goed")), (20, 1, N_("matig")))
_BITS_PER_WORD = 12.0


@dataclass(frozen=True)
class Strength:
    """A level from 0 to 4 and the word for it; from `ENOUGH` on it may be used."""

    level: int
    word: str


def strength(passphrase: str) -> Strength:
    """Return how strong a passphrase is: by words where there are several, else by different letters."""
    words = {w for w in passphrase.casefold().split() if len(w) > 2}
    letters = len(set(passphrase)) * math.log2(max(len(passphrase), 2))
    bits = max(len(words) * _BITS_PER_WORD + min(letters, 8), letters if len(words) < 2 else 0)
    for least, level, word in _STEPS:
        if bits >= least:
            return Strength(level, word)
    return Strength(0, N_("zwak"))
