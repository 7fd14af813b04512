"""Why an office does not take a receipt: one class per reason that its clerk can act on."""

from __future__ import annotations

from typing import Final

from desktop_app.base.errors import Refused


class ReceiptRefused(Refused):
    """Base of every refusal of a receipt. Nothing of it was used. Fields: ``receipt`` (its number) when known."""

    code = "receipt_refused"


class ReceiptForged(ReceiptRefused):
    """Not signed by the province this store believes in, or changed on the way."""

    code = "receipt_forged"


class ReceiptRevokedKey(ReceiptRefused):
    """Signed with a key the province has withdrawn."""

    code = "receipt_revoked_key"


class ReceiptDamaged(ReceiptRefused):
    """Cut short or changed on the way. Fields: ``reason``."""

    code = "receipt_damaged"


class ReceiptNewer(ReceiptRefused):
    """Written by a newer program, or with record kinds this one does not know."""

    code = "receipt_newer"


class ReceiptSealedElsewhere(ReceiptRefused):
    """Not sealed to this device: for another one of the unit, or this one was withdrawn."""

    code = "receipt_sealed_elsewhere"


class NotForThisUnit(ReceiptRefused):
    """A receipt of another unit. Fields: ``receipt_unit``, ``receipt``."""

    code = "receipt_other_unit"


class ReceiptReused(ReceiptRefused):
    """Another receipt with this number was taken before: the province's book was set back. Fields: ``receipt``."""

    code = "receipt_reused"


class ReceiptForeignRecord(ReceiptRefused):
    """It brings versions of records that are not this unit's. Fields: ``record_unit``."""

    code = "receipt_foreign_record"


_BY_CODE: Final[dict[str, type[ReceiptRefused]]] = {
    "unknown_key": ReceiptForged,
    "bad_signature": ReceiptForged,
    "revoked_key": ReceiptRevokedKey,
    "wrong_recipient": ReceiptSealedElsewhere,
    "newer_format": ReceiptNewer,
    "unknown_form": ReceiptNewer,
    "foreign_record": ReceiptForeignRecord,
    "not_canonical": ReceiptDamaged,
    "damaged": ReceiptDamaged,
    "unsafe_name": ReceiptDamaged,
    "too_large": ReceiptDamaged,
    "malformed_manifest": ReceiptDamaged,
    "malformed_payload": ReceiptDamaged,
    "version_malformed": ReceiptDamaged,
    "draft_received": ReceiptDamaged,
    "kind_changed": ReceiptDamaged,
}
_KEPT: Final = ("record_unit",)
"""Fields that say of a receipt what they say of a bundle."""


def as_receipt_refusal(refusal: Refused) -> Refused:
    """Return what a refusal of the bundle's readers means for a receipt; one that says enough by itself stays."""
    kind = _BY_CODE.get(refusal.code)
    if kind is None:
        return refusal
    kept = {name: refusal.fields[name] for name in _KEPT if name in refusal.fields}
    return kind(reason=refusal.code, receipt=refusal.fields.get("number"), **kept)
