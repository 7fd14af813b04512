"""Which office's store this is: kept in the database, with a copy on the card of ``keys.json``."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Literal

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import StoreDamaged
from desktop_app.storage.keyslots import Card
from desktop_app.storage.settings import Settings

StoreRole = Literal["office", "province"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Role, the store's own id, the unit (code, name, superior union, commune), the device and its epoch.

    ``store_id``, ``device`` and ``epoch`` are 16 hex digits. ``unit`` is a provisional code until the province
    admits the office.
    """

    role: StoreRole
    store_id: str
    unit: str
    unit_name: str
    superior: str
    commune: str
    device: str
    epoch: str

    def card(self) -> Card:
        """Return what the unlock screen may show of it."""
        return Card(self.role, self.store_id, self.unit, self.unit_name, self.superior, self.commune)


def new_hex_id() -> str:
    """Return 64 random bits as 16 hex digits: a store, a device or an epoch."""
    return secrets.token_hex(8)


def read_identity(connection: Connection) -> Identity:
    """Read the identity. Raises StoreDamaged when a part is missing."""
    settings = Settings(connection)
    role = settings.text("identity.role")
    if role not in ("office", "province"):
        raise StoreDamaged(file=connection.path.name, reason="identity.role")
    return Identity(
        role="office" if role == "office" else "province",
        store_id=settings.text("identity.store_id"),
        unit=settings.text("identity.unit"),
        unit_name=settings.text("identity.unit_name"),
        superior=settings.text("identity.superior"),
        commune=settings.text("identity.commune"),
        device=settings.text("identity.device"),
        epoch=settings.text("epoch.id"),
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
        }
    )
