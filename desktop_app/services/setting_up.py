"""First start: an office's store, or a province's with its root key. Secrets are returned once and kept nowhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Literal

from desktop_app.base import paths
from desktop_app.base.clock import Clock
from desktop_app.base.errors import Refused
from desktop_app.bundle.chain import certify_operating_key
from desktop_app.bundle.fingerprint import parse_fingerprint, province_fingerprint
from desktop_app.bundle.keys import generate_signing_seed, public_key
from desktop_app.bundle.sealing import generate_sealing_identity
from desktop_app.domain import places
from desktop_app.domain.unit_names import checked_code, checked_name
from desktop_app.media.drives import SystemDrives
from desktop_app.services.device_keys import DeviceKeys, NewKeys, Province
from desktop_app.services.opening import begin_session
from desktop_app.services.paper_secrets import (
    RootSecretWrong,
    read_paper_identity,
    read_root_secret,
    write_root_secret,
)
from desktop_app.services.session import Session
from desktop_app.services.union_seed import seed_units
from desktop_app.storage.epochs import HighWater
from desktop_app.storage.factory import create_store
from desktop_app.storage.identity import Identity, new_hex_id
from desktop_app.storage.slots import DEFAULT_KDF, ROLES, KdfParameters, OperatorSpec

DEFAULT_SUPERIOR: Final = "LĐLĐ tỉnh Lai Châu"
_FIRST_ANEW: Final = 1_000_001
"""Serial of the first certificate of a province made anew: above all that the lost one can have given."""
PROVISIONAL: Final = "TAM-"
"""How the unit code of an office begins until the province gives it one."""

"""Letters. A signer's name and office together fit into the 300 of a manifest."""


class OfficeUnnamed(Refused):
    """A store needs the name of its office."""

    code = "office_unnamed"


@dataclass(frozen=True, slots=True)
class SetUp:
    """The answers of the first-run assistant. ``unit`` "" lets the program draw a provisional code.

    A province whose PC and backups are gone is made anew from its envelope: ``root_secret`` with the thirty digits of
    the envelope (``fingerprint``, a slip in the secret shows by them), and ``paper_identity`` where it is there. No
    office is enrolled anew.
    """

    role: Literal["office", "province"]
    name: str
    operator: str
    passphrase: str = field(repr=False)
    superior: str = DEFAULT_SUPERIOR
    commune: str = ""
    unit: str = ""
    title: str = ""
    demo: bool = False
    root_secret: str = field(default="", repr=False)
    fingerprint: str = ""
    paper_identity: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NewStore:
    """A store just made, with its session open and the secrets that are shown and printed exactly once.

    ``fingerprint``: six groups of five digits, the device's (office) or the root key's (province). ``root_secret``
    (base32) and ``paper_identity`` ("AGE-SECRET-KEY-1…") exist for a province only.
    """

    session: Session
    recovery_secret: str = field(repr=False)
    fingerprint: tuple[str, ...] = ()
    root_secret: str | None = field(default=None, repr=False)
    paper_identity: str | None = field(default=None, repr=False)

    @property
    def identity(self) -> Identity:
        """Whose store it is."""
        return self.session.identity

    @property
    def recovery_groups(self) -> tuple[str, ...]:
        """The recovery secret in the groups it is printed and typed in."""
        return tuple(self.recovery_secret.split("-"))


def make_store(folder: Path, answers: SetUp, *, clock: Clock, kdf: KdfParameters = DEFAULT_KDF) -> NewStore:
    """Make a store in ``folder`` and open it. The first operator may do everything.

    Raises RootSecretUnreadable, RootSecretWrong, PaperIdentityUnreadable, FingerprintMalformed (a province made anew),
    OfficeUnnamed, NameTooLong, NameOdd, CodeOdd, CommuneUnknown and its like, and what
    ``storage.factory.create_store`` raises.
    """
    name, superior = checked_name(answers.name), checked_name(answers.superior)
    operator, title = checked_name(answers.operator), checked_name(answers.title)
    unit = checked_code(answers.unit)
    if not name:
        raise OfficeUnnamed()
    seed, retired = _from_envelope(answers)
    keys = NewKeys.generate(retired)
    root = _Root.generate(name, keys, seed) if answers.role == "province" else None
    identity = Identity(
        role=answers.role,
        store_id=new_hex_id(),
        unit=unit or PROVISIONAL + secrets.token_hex(4).upper(),
        unit_name=name,
        superior=superior or DEFAULT_SUPERIOR,
        commune=_commune_key(answers.commune, clock.now().date()),
        device=new_hex_id(),
        epoch=new_hex_id(),
    )
    created = create_store(
        folder,
        identity=identity,
        operator=OperatorSpec(operator, ROLES, answers.passphrase, title),
        clock=clock,
        signing_seed=keys.signing_seed,
        settings={**keys.settings(), **(root.province.settings() if root else {})},
        kdf=kdf,
        demo=answers.demo,
        is_removable=SystemDrives().is_removable,
        high_water=HighWater(paths.profile()),
    )
    session = begin_session(created.opened, clock)
    seed_units(session)
    device = DeviceKeys(public_key(keys.signing_seed), keys.sealing_identity, keys.sealing_recipient)
    if root is None:
        return NewStore(session, created.recovery_secret, device.fingerprint(identity.device).groups)
    fingerprint = root.province.fingerprint().groups
    return NewStore(session, created.recovery_secret, fingerprint, root.secret, root.paper_identity)


@dataclass(frozen=True, slots=True)
class _Root:
    """The province's root: its secret goes on paper into the envelope, the store keeps the public half."""

    province: Province
    secret: str
    paper_identity: str

    @classmethod
    def generate(cls, name: str, keys: NewKeys, known: bytes | None) -> _Root:
        """Make the root, or take the ``known`` one up again. The paper identity is always a new one.

        The typed one lies in the store from now on, among the retired ones, so it is no paper key any more.
        """
        seed = known or generate_signing_seed()
        paper_identity, paper_recipient = generate_sealing_identity()
        serial = _FIRST_ANEW if known else 1
        certificate = certify_operating_key(seed, public_key(keys.signing_seed), serial=serial)
        province = Province(name, public_key(seed), (certificate,), (keys.sealing_recipient, paper_recipient))
        return cls(province, write_root_secret(seed), paper_identity)


def _from_envelope(answers: SetUp) -> tuple[bytes | None, tuple[str, ...]]:
    """Return the root key and the identities for reading that were typed from the envelope of a lost province."""
    if answers.role != "province" or not answers.root_secret:
        return None, ()
    seed = read_root_secret(answers.root_secret)
    if province_fingerprint(public_key(seed)) != parse_fingerprint(answers.fingerprint):
        raise RootSecretWrong()
    return seed, (read_paper_identity(answers.paper_identity),) if answers.paper_identity else ()


def _commune_key(typed: str, today: date) -> str:
    """Return the key of the commune typed by name or code, "" for none."""
    return places.commune_at(typed, today).key if typed.strip() else ""
