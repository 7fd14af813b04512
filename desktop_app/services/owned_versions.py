"""Versions that a document of the province brings an office: each has to be of a record of the office's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.bundle.refusals import ForeignRecord, UnknownForm
from desktop_app.domain.records import StoredVersion
from desktop_app.services.session import Session
from desktop_app.storage.merge import Merge
from desktop_app.storage.placing import Arrival


def owned(session: Session, merge: Merge, chunk: Sequence[StoredVersion]) -> Iterator[Arrival]:
    """Yield the versions of a chunk (some thousand) lifted, as ``merge`` takes them.

    Raises ForeignRecord for one that says another unit's code, or whose record is known here under another unit's;
    UnknownForm for a kind or form this program does not know.
    """
    units = session.own_units
    owners = merge.units_of([stored.version.record for stored in chunk])
    for stored in chunk:
        version = stored.version
        foreign = {version.unit, owners.get(version.record, version.unit)} - units
        if foreign:
            raise ForeignRecord(record_unit=foreign.pop(), record=version.record)
        try:
            lifted = session.lifting(version)
        except KeyError:
            raise UnknownForm(kind=version.kind, form_version=version.form_version) from None
        yield stored, lifted
