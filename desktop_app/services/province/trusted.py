"""Whose signature the province believes: the keys of admitted devices; of former keys it knows what became of them."""

from __future__ import annotations

from typing import Final

from desktop_app.bundle.keys import KeyStatus, TrustedKey, TrustedKeys
from desktop_app.storage.ledger import DeviceStatus, Ledger

_STATUS: Final[dict[DeviceStatus, KeyStatus]] = {"admitted": "active", "revoked": "revoked", "replaced": "replaced"}


def trusted_keys(ledger: Ledger) -> TrustedKeys:
    """Return every key a device of the ledger has or had; only those of admitted devices are active.

    A key that is in use counts as that, whatever it was before.
    """
    names = {unit.code: unit.name for unit in ledger.units()}
    devices = {device.id: device for device in ledger.devices()}
    keys = [
        TrustedKey(
            public=bytes.fromhex(former.key),
            units=devices[former.device].units,
            device=former.device,
            office=names.get(devices[former.device].unit, devices[former.device].unit),
            status=former.status,
        )
        for former in ledger.former_keys()
        if former.device in devices
    ]
    keys += [
        TrustedKey(
            public=bytes.fromhex(device.signing_key),
            units=device.units,
            device=device.id,
            office=names.get(device.unit, device.unit),
            status=_STATUS[device.status],
        )
        for device in devices.values()
    ]
    return TrustedKeys(keys)
