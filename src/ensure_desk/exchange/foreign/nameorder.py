# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which part of whole names stands first in a column: told by particles and by well-known first names."""

from collections.abc import Iterable

from ensure_desk.domain.names import PARTICLES, fold, plain_words

FEWEST_SIGNS, MOST_AGAINST = 2, 0.1  # names that must point one way, and the share that may point the other
_FIRST_NAMES_TEXT = """
    jan piet pieter peter paul pol luc luk marc mark dirk koen wim tom tim bart bert kris kristof
    christophe stijn steven stefan sven filip philippe patrick patrik guy guido geert gert johan jos jef
    jozef joseph karel frank frans francois eddy rudy ronny danny willy walter hans erik eric kevin kurt
    bram ruben robbe lukas lucas thomas simon jonas wouter joris yves alain michel jean pierre andre
    albert roger raf rik hugo ivan ivo leo leon louis nick niels mohamed mohammed mohammad ahmed ahmad
    mehmet ali hassan hasan hussein hamza bilal omar youssef yusuf ibrahim ismail abdel abdelkader
    abdellah abdul karim rachid said samir khalid mustafa mustapha murat emre kemal osman orhan rita
    maria marie an anna anne els ilse hilde griet greet lies liesbeth lieve lien leen katrien kathleen
    karin karen katleen nancy sandra sabine veerle nele sofie sophie sara sarah laura julie eva emma
    lotte lisa tine tinne inge ingrid ines nathalie natalie martine monique nicole josiane jeannine
    godelieve christine kristien krista carine carla wendy sonja anja anita ann annelies annick myriam
    mia marleen mieke miet patricia petra vera viviane yvonne fatima fatiha aicha khadija amina naima
    hafida samira latifa malika karima nadia najat zohra zineb leila layla ayse fatma zeynep elif sevda
    emine hatice hulya serife gul gulsen meryem dilek ozlem piotr tomasz pawel krzysztof andrzej jakub
    marcin agnieszka katarzyna malgorzata joanna ewa agata anna magdalena olena iryna oksana natalia
    natalya tetiana svetlana yulia yuliia elena andrii andriy oleh serhii dmytro vladimir ivan igor
    alexandru ionut mihai andreea ioana florin vasile georgi dimitar mariya ousmane mamadou fatou
    aminata ibrahima moussa joseph dieudonne benedicte heritier grace blessing bassel nour rania reem
    khaled
"""
_FIRST_NAMES = frozenset(_FIRST_NAMES_TEXT.split())


def tells_first(words: list[str]) -> int:
    """Return 1 when the words of a whole name point to the first name in front, -1 to the surname, 0 to neither."""
    if len(words) < 2:
        return 0
    small = [_is_particle(w) for w in words]
    if small[0]:
        return -1
    if len(words) > 2 and small[1]:
        return 1
    front, back = (fold(w) in _FIRST_NAMES for w in (words[0], words[-1]))
    return int(front) - int(back)


def order_of(names: Iterable[str]) -> int:
    """Return 1 when a column of names has the first name in front, -1 the surname, 0 when it does not show."""
    signs = [tells_first(n.split()) for n in names if "," not in n]
    ahead, behind = signs.count(1), signs.count(-1)
    if max(ahead, behind) < FEWEST_SIGNS or min(ahead, behind) > MOST_AGAINST * (ahead + behind):
        return 0
    return 1 if ahead > behind else -1


def _is_particle(word: str) -> bool:
    parts = plain_words(word)
    return bool(parts) and all(p in PARTICLES for p in parts)
