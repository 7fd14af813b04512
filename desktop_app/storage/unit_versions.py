"""All versions a store holds of a unit's records, gathered for its new device."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from desktop_app.storage.bundle_versions import BundleVersions
from desktop_app.storage.connection import Connection

_OF_UNITS: Final = (
    "version v WHERE v.unit IN (SELECT value FROM json_each(:units)) AND v.state <> 'draft' AND v.erased = 0"
)


def versions_of_units(connection: Connection, units: Iterable[str]) -> BundleVersions:
    """Return the versions of units (all codes a unit had), drafts and erased ones aside. Inside ``write()``."""
    versions = BundleVersions(connection)
    versions.add_found(_OF_UNITS, {"units": json.dumps(sorted(units))})
    return versions
