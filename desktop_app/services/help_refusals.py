"""Why a request for help, or the answer to it, is not taken; nothing was opened and nothing changed."""

from __future__ import annotations

from typing import Final

from desktop_app.base.errors import Refused


class HelpNotOn(Refused):
    """The book was never set up so that the province may help to open it, or it was switched off."""

    code = "help_not_on"


class HelpNotWaiting(Refused):
    """The answer is to a request of another PC, or of this one that was used already."""

    code = "help_not_waiting"


class HelpUntrusted(Refused):
    """Not signed by the province this book believes in. Fields: ``province``, the believed one's name."""

    code = "help_untrusted"


class HelpDamaged(Refused):
    """Cut, altered, or not a file of this kind. Fields: ``reason``."""

    code = "help_damaged"


class HelpWrongFile(Refused):
    """A good file of another kind. Fields: ``reason``."""

    code = "help_wrong_file"


class HelpSealedElsewhere(Refused):
    """The secret in the request was sealed to another province. Fields: ``reason``."""

    code = "help_sealed_elsewhere"


class HelpOfAnotherDevice(Refused):
    """The device of the request is not one of that unit, or the secret in it is not that device's. Fields: none."""

    code = "help_of_another_device"


class HelpDeviceWithdrawn(Refused):
    """The device is admitted no more: a lost PC must not be opened. Fields: ``unit_name``."""

    code = "help_device_withdrawn"


_REQUEST: Final[dict[str, type[Refused]]] = {
    "unknown_key": HelpDamaged,
    "bad_signature": HelpDamaged,
    "wrong_recipient": HelpSealedElsewhere,
}
_ANSWER: Final[dict[str, type[Refused]]] = {
    "unknown_key": HelpUntrusted,
    "bad_signature": HelpUntrusted,
    "revoked_key": HelpUntrusted,
    "wrong_recipient": HelpNotWaiting,
}
_EITHER: Final[dict[str, type[Refused]]] = {
    "not_a_bundle": HelpWrongFile,
    "wrong_document": HelpWrongFile,
    "not_canonical": HelpDamaged,
    "damaged": HelpDamaged,
    "unsafe_name": HelpDamaged,
    "too_large": HelpDamaged,
    "malformed_manifest": HelpDamaged,
}


def as_request_refusal(refusal: Refused) -> Refused:
    """Return what a refusal of the readers means for a request, at the province."""
    kind = {**_EITHER, **_REQUEST}.get(refusal.code)
    return refusal if kind is None else kind(reason=refusal.code)


def as_answer_refusal(refusal: Refused, province: str) -> Refused:
    """Return what a refusal of the readers means for an answer, at the office that believes ``province``."""
    kind = {**_EITHER, **_ANSWER}.get(refusal.code)
    return refusal if kind is None else kind(reason=refusal.code, province=province)
