# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a package is from and what happened to it on the way, in one sentence: signature, hand edits, protection.

The signature covers what the program wrote; a cell that no longer fits its hash is a hand edit and says so itself.
"""

from collections import Counter
from dataclasses import dataclass

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PROTECTED
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.manifest import SignatureState
from ensure_desk.exchange.read import PackageIn, Tokens
from ensure_desk.exchange.whole_columns import EMPTIED, SWAPPED
from ensure_desk.services.imports import FilePlan

_REGION_ROLE = "coordinator"


@dataclass(frozen=True)
class Provenance:
    """A sentence about a file, and its tone: ok, warn or danger."""

    text: str
    tone: str


def provenance(file: FilePlan, tr: Translator) -> Provenance:
    """Return where a file is from and whether it is as it was made."""
    package = file.package
    if file.refusal is not None:
        return Provenance(sentence(file.refusal, tr), "danger")
    if package is None:
        return Provenance(sentence(UserError("package_read_before"), tr), "ok")
    origin, tone = _origin(package, tr)
    changes = _changes(package, tr)
    parts = [origin, *changes, *_protection(file, tr)]
    if package.signature is SignatureState.VALID and (changes or file.encryption == "standard"):
        tone = "warn"
    if package.signature is SignatureState.VALID and not changes:
        parts.insert(1, tr(N_("ongewijzigd")))
    return Provenance(", ".join(parts), tone)


def _origin(package: PackageIn, tr: Translator) -> tuple[str, str]:
    if package.signature is SignatureState.BROKEN:
        return tr(N_("de handtekening klopt niet: buiten ENSURE Desk veranderd")), "danger"
    if package.signature is SignatureState.UNKNOWN:
        return tr(N_("afzender onbekend: niet van een gekoppelde computer")), "danger"
    manifest = package.manifest
    if manifest.role == _REGION_ROLE:
        return tr(N_("van de coördinator")), "ok"
    if package.signer != manifest.municipality:
        return tr(
            N_("van kantoor {office}, noemt zich {name}"), office=package.signer, name=manifest.municipality
        ), "warn"
    return tr(N_("van kantoor {office}"), office=package.signer), "ok"


def _changes(package: PackageIn, tr: Translator) -> list[str]:
    told = [*_by_hand(package, tr), *_gone(package, tr)]
    if package.tokens is Tokens.MIXED:
        told.append(tr(N_("met rijen uit een andere overdracht")))
    return told


def _by_hand(package: PackageIn, tr: Translator) -> list[str]:
    codes = [r.code for sheet in package.sheets for r in sheet.refusals]
    edited, refused = package.hand_edits, sum(code.startswith("cell_") for code in codes)
    doubts = Counter(doubt.code for sheet in package.sheets for doubt in sheet.doubts)
    apart, emptied, swapped = codes.count("column_sorted"), doubts[EMPTIED], doubts[SWAPPED]
    counted = (
        (edited, tr.plural("{n} cel met de hand gewijzigd", "{n} cellen met de hand gewijzigd", edited)),
        (
            refused,
            tr.plural(
                "{n} cel met de hand gewijzigd en geweigerd",
                "{n} cellen met de hand gewijzigd en geweigerd",
                refused,
            ),
        ),
        (apart, tr.plural("{n} kolom apart gesorteerd", "{n} kolommen apart gesorteerd", apart)),
        (emptied, tr.plural("{n} kolom leeggemaakt", "{n} kolommen leeggemaakt", emptied)),
        (
            swapped,
            tr.plural(
                "{n} kolom met waarden van andere rijen", "{n} kolommen met waarden van andere rijen", swapped
            ),
        ),
    )
    return [text for number, text in counted if number]


def _gone(package: PackageIn, tr: Translator) -> list[str]:
    sheets = package.sheets
    missing, unread = sum(s.missing for s in sheets), sum(s.unread for s in sheets)
    columns, damaged = (
        sum(s.absent for s in sheets),
        sum(r.code.startswith("row_") for s in sheets for r in s.refusals),
    )
    counted = (
        (package.absent, tr.plural("{n} blad ontbreekt", "{n} bladen ontbreken", package.absent)),
        (columns, tr.plural("{n} kolom ontbreekt", "{n} kolommen ontbreken", columns)),
        (missing, tr.plural("{n} rij ontbreekt", "{n} rijen ontbreken", missing)),
        (unread, tr.plural("{n} rij niet gelezen", "{n} rijen niet gelezen", unread)),
        (damaged, tr.plural("{n} rij klopt niet", "{n} rijen kloppen niet", damaged)),
    )
    return [text for number, text in counted if number]


def _protection(file: FilePlan, tr: Translator) -> list[str]:
    if file.encryption == "standard":
        return [tr(N_("onvolledig beveiligd: opnieuw bewaard buiten ENSURE Desk"))]
    if not file.encryption and file.package and file.package.manifest.kind in PROTECTED:
        return [tr(N_("niet beveiligd: iemand haalde de code eraf"))]
    return []
