"""The keys of this device and what it knows of the province: settings inside the encrypted store.

The private signing key is not among them: it is wrapped in the slots of operators who may sign, and asked for with a
passphrase each time something is signed.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Final

from desktop_app.bundle.fingerprint import Fingerprint, device_fingerprint, province_fingerprint
from desktop_app.bundle.keys import generate_signing_seed, public_key
from desktop_app.bundle.sealing import generate_sealing_identity
from desktop_app.storage.settings import Settings

_PUBLIC: Final = "device.signing_public"
_IDENTITY: Final = "device.sealing_identity"
_RECIPIENT: Final = "device.sealing_recipient"
_RETIRED: Final = "device.retired_identities"
STANDING: Final = "device.standing"
"""Setting: what the province told of this device, when it is not admitted any more (``own_standing``)."""
_ROOT: Final = "province.root_public"
_NAME: Final = "province.name"
_CERTIFICATES: Final = "province.certificates"
_RECIPIENTS: Final = "province.recipients"
_BEFORE: Final = "province.known_before"


@dataclass(frozen=True, slots=True)
class NewKeys:
    """Fresh keys of a device: the Ed25519 seed (32 bytes) and the age identity with its recipient.

    ``retired``: identities of before, kept for reading what was sealed to them, the newest first.
    """

    signing_seed: bytes = field(repr=False)
    sealing_identity: str = field(repr=False)
    sealing_recipient: str
    retired: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def generate(cls, retired: tuple[str, ...] = ()) -> NewKeys:
        """Make the keys of a new device, or new keys of one that had others."""
        identity, recipient = generate_sealing_identity()
        return cls(generate_signing_seed(), identity, recipient, retired)

    def settings(self) -> dict[str, str]:
        """Return what the store keeps of them."""
        return {
            _PUBLIC: public_key(self.signing_seed).hex(),
            _IDENTITY: self.sealing_identity,
            _RECIPIENT: self.sealing_recipient,
            _RETIRED: json.dumps(list(self.retired)),
        }


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """What the store keeps of its device's keys. ``retired``: sealing identities of before, for reading only."""

    signing_public: bytes
    sealing_identity: str = field(repr=False)
    sealing_recipient: str
    retired: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def read(cls, settings: Settings) -> DeviceKeys:
        """Read them. Raises StoreDamaged when a part is missing."""
        return cls(
            bytes.fromhex(settings.text(_PUBLIC)),
            settings.text(_IDENTITY),
            settings.text(_RECIPIENT),
            tuple(json.loads(settings.get(_RETIRED) or "[]")),
        )

    @property
    def identities(self) -> tuple[str, ...]:
        """Return all identities what arrives may be sealed to, the present one first."""
        return (self.sealing_identity, *self.retired)

    @staticmethod
    def signing_setting(public: bytes) -> dict[str, str]:
        """Return the setting that names another signing key."""
        return {_PUBLIC: public.hex()}

    def fingerprint(self, device: str) -> Fingerprint:
        """Return the thirty digits of the device sheet."""
        return device_fingerprint(self.signing_public, self.sealing_recipient, device)


@dataclass(frozen=True, slots=True)
class Province:
    """The province this store believes in: its root key, its certificates, and to whom bundles are sealed.

    In the province's own store this is itself. ``recipients``: the operating key first, the paper key second.
    """

    name: str
    root_public: bytes
    certificates: tuple[bytes, ...]
    recipients: tuple[str, ...]

    @classmethod
    def read(cls, settings: Settings) -> Province | None:
        """Read it, or None while no admission has been accepted."""
        root = settings.get(_ROOT)
        if not root:
            return None
        return cls(
            name=settings.text(_NAME),
            root_public=bytes.fromhex(root),
            certificates=tuple(base64.b64decode(text) for text in json.loads(settings.text(_CERTIFICATES))),
            recipients=tuple(json.loads(settings.text(_RECIPIENTS))),
        )

    def settings(self) -> dict[str, str]:
        """Return what the store keeps of it."""
        return {
            _NAME: self.name,
            _ROOT: self.root_public.hex(),
            _CERTIFICATES: json.dumps([base64.b64encode(one).decode("ascii") for one in self.certificates]),
            _RECIPIENTS: json.dumps(list(self.recipients)),
            _BEFORE: "",
        }

    @staticmethod
    def forget(settings: Settings) -> None:
        """Be not enrolled any more; inside ``write()``."""
        if settings.get(_ROOT):
            settings.set(_BEFORE, "1")
        for name in (_NAME, _ROOT, _CERTIFICATES, _RECIPIENTS):
            settings.remove(name)

    @staticmethod
    def was_known(settings: Settings) -> bool:
        """Tell whether the device was admitted once, and has to be admitted again with its new signing key."""
        return not settings.get(_ROOT) and settings.get(_BEFORE) == "1"

    def fingerprint(self) -> Fingerprint:
        """Return the thirty digits of the province's sheet."""
        return province_fingerprint(self.root_public)
