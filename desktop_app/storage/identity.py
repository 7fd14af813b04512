"""Which office's store this is: kept in the database, with a copy on the card of ``keys.json``."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

import msgspec

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import StoreDamaged
from desktop_app.storage.keyslots import Card
from desktop_app.storage.settings import Settings

StoreRole = Literal["office", "province"]
_FORMER: Final = "identity.former"


@dataclass(frozen=True, slots=True)
class FormerName:
    """What the unit was called, under whom and where, up to the ISO day ``until``: papers up to then bear it."""

    until: str
    unit_name: str
    superior: str
    commune: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Role, the store's own id, the unit (code, name, superior union, commune), the device and its epoch.

    ``store_id``, ``device`` and ``epoch`` are 16 hex digits. ``unit`` is a provisional code until the province
    admits the office. ``former`` is what name, superior and commune were before, the oldest first.
    """

    role: StoreRole
    store_id: str
    unit: str
    unit_name: str
    superior: str
    commune: str
    device: str
    epoch: str
    former: tuple[FormerName, ...] = ()

    def on(self, day: date) -> Identity:
        """Return the identity with the name, superior and commune of ``day``."""
        then = next((one for one in self.former if day.isoformat() <= one.until), None)
        if then is None:
            return self
        return replace(self, unit_name=then.unit_name, superior=then.superior, commune=then.commune)

    def card(self) -> Card:
        """Return what the unlock screen may show of it."""
        return Card(self.role, self.store_id, self.unit, self.unit_name, self.superior, self.commune)


def new_hex_id() -> str:
    """Return 64 random bits as 16 hex digits: a store, a device or an epoch."""
    return secrets.token_hex(8)


def read_identity(connection: Connection) -> Identity:
    """Read the identity. Raises StoreDamaged when a part is missing or cannot be read."""
    settings = Settings(connection)
    role = settings.text("identity.role")
    if role not in ("office", "province"):
        raise StoreDamaged(file=connection.path.name, reason="identity.role")
    try:
        former = msgspec.json.decode(settings.get(_FORMER) or "[]", type=tuple[FormerName, ...])
    except msgspec.DecodeError as error:
        raise StoreDamaged(file=connection.path.name, reason=_FORMER) from error
    return Identity(
        role="office" if role == "office" else "province",
        store_id=settings.text("identity.store_id"),
        unit=settings.text("identity.unit"),
        unit_name=settings.text("identity.unit_name"),
        superior=settings.text("identity.superior"),
        commune=settings.text("identity.commune"),
        device=settings.text("identity.device"),
        epoch=settings.text("epoch.id"),
        former=former,
    )


def write_identity(connection: Connection, identity: Identity) -> None:
    """Write the identity inside ``connection.write()``. The epoch changes through ``epochs`` alone after that."""
    Settings(connection).set_all(
        {
            "identity.role": identity.role,
            "identity.store_id": identity.store_id,
            "identity.unit": identity.unit,
            "identity.unit_name": identity.unit_name,
            "identity.superior": identity.superior,
            "identity.commune": identity.commune,
            "identity.device": identity.device,
            "epoch.id": identity.epoch,
            _FORMER: msgspec.json.encode(identity.former).decode("utf-8"),
        }
    )
