"""Why a bundle or document is not taken: one class per reason, each with a stable code.

The classes live together because the receiving service raises some of them too (history and ownership are its
business, not the verifier's). ``unit`` and ``number`` are among the fields as soon as a signature vouches for them.
"""

from __future__ import annotations

from desktop_app.base.errors import Refused


class Refusal(Refused):
    """Base of every refusal. Nothing of the bundle was used."""

    code = "bundle_refused"

    def concerning(self, unit: str, number: int | None = None) -> None:
        """Add whose bundle it is, for the sentence; what the raiser already said stays."""
        self.fields.setdefault("unit", unit)
        if number is not None:
            self.fields.setdefault("number", number)


class NotABundle(Refusal):
    """The file is something else: a picture, a spreadsheet, an empty file. Fields: none."""

    code = "not_a_bundle"


class NotCanonical(Refusal):
    """A container that says the same in other bytes, or says more. Fields: ``reason``."""

    code = "not_canonical"


class UnsafeName(Refusal):
    """A member's name that could lead out of a folder. Fields: ``name`` (escaped to printable ASCII)."""

    code = "unsafe_name"


class Damaged(Refusal):
    """Cut short or changed on the way: write it again. Fields: ``reason``, ``unit`` and ``number`` when known."""

    code = "damaged"


class TooLarge(Refusal):
    """More bytes or members than declared or allowed. Fields: ``what``, ``limit`` (bytes or members)."""

    code = "too_large"


class UnknownKey(Refusal):
    """Signed with a key that was never admitted here. Fields: ``key`` (its id)."""

    code = "unknown_key"


class RevokedKey(Refusal):
    """Signed with a key that was admitted and then withdrawn. Fields: ``key``, ``office`` (whose key it was)."""

    code = "revoked_key"


class ReplacedKey(Refusal):
    """Signed with a key its device, or its office, has another one for by now. Fields: ``key``, ``office``."""

    code = "replaced_key"


class BadSignature(Refusal):
    """The signature is not that of the key it names. Fields: ``key``, ``office``."""

    code = "bad_signature"


class WrongDocument(Refusal):
    """A good file of another kind: an admission given to *receive*. Fields: ``expected``, ``found`` (type names)."""

    code = "wrong_document"


class NewerFormat(Refusal):
    """Written by a newer program. Fields: ``format``, ``reader`` (least reader version), ``critical`` (list)."""

    code = "newer_format"


class MalformedManifest(Refusal):
    """Signed by a known key, yet not a manifest. Fields: ``reason``."""

    code = "malformed_manifest"


class WrongRecipient(Refusal):
    """Sealed to somebody else. Fields: ``unit``, ``number``."""

    code = "wrong_recipient"


class MalformedPayload(Refusal):
    """The opened payload is not what the format says. Fields: ``reason``, ``unit``, ``number``."""

    code = "malformed_payload"


class StreamMismatch(Refusal):
    """The key, the manifest and the payload name different streams. Fields: ``what``, ``unit``, ``number``."""

    code = "stream_mismatch"


class ForeignRecord(Refusal):
    """A record of a unit the key may not speak for. Fields: ``record_unit``, ``record``, ``unit``, ``number``."""

    code = "foreign_record"


class ForeignDevice(Refusal):
    """A version that says a device wrote it that is none of the unit's. Fields: ``record``, ``unit``, ``number``."""

    code = "foreign_device"


class ReplayedNumber(Refusal):
    """Another bundle with this number of this stream was received before. Fields: ``unit``, ``number``."""

    code = "replayed_number"


class TotalsDiffer(Refusal):
    """Recomputed totals are not the manifest's.

    Fields: ``kind``, ``measure``, ``declared``, ``found``, ``unit``, ``number``.
    """

    code = "totals_differ"


class AttachmentLacking(Refusal):
    """A record of the bundle names attached files that are not in it, and not here. Fields: ``records`` (how many)."""

    code = "attachment_lacking"


class UnknownForm(Refusal):
    """Records of a form this program does not know. Fields: ``kind``, ``form_version``, ``unit``, ``number``."""

    code = "unknown_form"
