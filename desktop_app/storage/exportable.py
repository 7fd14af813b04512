"""What goes into a bundle: this device's versions after a counter.

For every record completed, or deleted after an export, its versions since the counter; drafts never; a record made
and deleted before it was ever exported never, unless it is a person merged into another. A record the province cannot
have (no acknowledged bundle held it) goes with all its versions, however old: it may have been deleted when earlier
bundles passed over it.

What a receipt told to be erased by law does not go: this store was set back to before its erasure, or is another PC's.

A record another PC of the unit wrote goes, with all its versions, when a receipt told that the province has it no more.

A restored backup has forgotten what left the office after it was made, and so has every backup restored before it. A
draft it holds may have been completed and sent, what lies in its bin may have been taken out and sent. So each record
that was there when the present epoch began goes as a deletion once it is deleted: the province may have it.
"""

from __future__ import annotations

from typing import Final

from desktop_app.storage.bundle_versions import BundleVersions
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.epochs import RECORDS_BEFORE
from desktop_app.storage.settings import Settings
from desktop_app.storage.travel import TOLD_ERASED

ALL_ROWS: Final = 2**63 - 1
"""No row of a table lies beyond it."""

_EXPORTED: Final = "EXISTS (SELECT 1 FROM record_state s WHERE s.record = r.seq AND s.state = 'exported')"
_DELIVERED: Final = (
    "EXISTS (SELECT 1 FROM record_state s JOIN outbox o ON o.name = s.bundle"
    " WHERE s.record = r.seq AND s.state = 'exported' AND o.acknowledged = 1)"
)
# A fork goes even if its chosen head is a deletion: the other head is content.
# Most versions are the head themselves, which saves looking for it.
_HEAD_COMPLETE: Final = (
    "((v.seq = r.head AND v.state = 'complete')"
    " OR EXISTS (SELECT 1 FROM version h WHERE h.seq = r.head AND h.state = 'complete'))"
)
_DELETED_IN_DOUBT: Final = (
    "(r.seq <= :records_before AND EXISTS (SELECT 1 FROM version h WHERE h.seq = r.head AND h.state = 'deleted'))"
)
# A person merged into another: what other records say of her still links the merged record.
_MERGED: Final = (
    "(r.kind = 'person' AND EXISTS (SELECT 1 FROM version_reference f WHERE f.version = r.head"
    " AND f.field = 'same_as'))"
)
# What another PC of the unit wrote came here from the province: it has it, so it has to hear of a deletion.
_CAME_HERE: Final = (
    "EXISTS (SELECT 1 FROM version o WHERE o.record = r.seq AND o.device <> :device AND o.state <> 'draft')"
)
_ELIGIBLE: Final = (
    f"({_HEAD_COMPLETE} OR r.forked = 1 OR {_EXPORTED} OR {_DELETED_IN_DOUBT} OR {_MERGED} OR {_CAME_HERE})"
)
_TRAVELS: Final = (
    "v.state <> 'draft' AND v.erased = 0 AND (:told_erased = 0 OR 'erased' IS NOT (SELECT t.state FROM record_state t"
    " WHERE t.record = v.record AND t.version = v.id ORDER BY t.seq DESC LIMIT 1))"
)
_SENT: Final = f"v.device = :device AND {_TRAVELS}"
_NEW: Final = (
    "version v INDEXED BY version_by_counter CROSS JOIN record r ON r.seq = v.record"
    f" WHERE {_SENT} AND v.counter > :after AND v.counter <= :top AND {_ELIGIBLE}"
)
_PASSED_OVER: Final = (
    "version v JOIN record r ON r.seq = v.record WHERE v.seq IN (SELECT old.seq"  # noqa: S608
    " FROM version new INDEXED BY version_by_counter JOIN version old ON old.record = new.record"
    " WHERE new.device = :device AND new.counter > :after AND new.counter <= :top AND new.state <> 'draft'"
    f" AND new.revision > 1 AND old.counter <= :after) AND {_SENT} AND {_ELIGIBLE} AND NOT {_DELIVERED}"
)
# What another PC of the unit wrote and the province lost: that PC may be gone, and this one has it by a history.
_OF_OTHERS: Final = (
    "record_state s CROSS JOIN record r ON r.seq = s.record CROSS JOIN version h ON h.seq = r.head"  # noqa: S608
    " CROSS JOIN version v ON v.record = r.seq WHERE s.state = 'ready' AND s.version = h.id AND h.device <> :device"
    " AND (SELECT n.state FROM record_state n WHERE n.record = r.seq AND n.version = h.id ORDER BY n.seq DESC LIMIT 1)"
    f" IN ('ready', 'exported') AND {_TRAVELS} AND v.device IN (SELECT id FROM device)"
)
# What our versions of a shared record follow: a province that was put back may have lost it, and its writer be gone.
# Only what PCs of the unit wrote: of the province's own decisions nobody here can prove that they are.
_FOLLOWED: Final = (
    "version v WHERE v.record IN (SELECT record FROM temp.in_bundle) AND v.device <> :device"  # noqa: S608 - constants
    f" AND {_TRAVELS} AND v.device IN (SELECT id FROM device)"
)


class Exportable:
    """Tells what is to be exported. ``device`` is this store's own (16 hex digits)."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._connection = connection
        self._device = device

    def gather(self, after: int, top: int) -> BundleVersions:
        """Return the versions to export: those after the acknowledged counter ``after``, up to the counter ``top``.

        Inside ``write()``: nothing is saved between gathering and what is done with them.
        """
        parameters, versions = self._range(after, top), BundleVersions(self._connection)
        if after:  # before the first acknowledgement no bundle can have passed anything over
            versions.add_found(_PASSED_OVER, parameters)
        versions.add_found(_NEW, parameters)
        for others in (_OF_OTHERS, _FOLLOWED):
            versions.add_found(others, {"device": self._device, "told_erased": parameters["told_erased"]})
        return versions

    def plan(self) -> list[str]:
        """Return how SQLite finds the new versions, one step an entry; a test sees that no table is walked."""
        sql = f"EXPLAIN QUERY PLAN SELECT v.seq FROM {_NEW}"  # noqa: S608 - a constant
        return [step[3] for step in self._connection.read(sql, self._range(0, 1))]

    def _range(self, after: int, top: int) -> dict[str, Value]:
        settings = Settings(self._connection)
        # An epoch begun before this number was kept: nothing is known of its records, so all are in doubt.
        unknown = ALL_ROWS if settings.get("epoch.parent") else 0
        before = settings.integer(RECORDS_BEFORE, unknown)
        told_erased = settings.integer(TOLD_ERASED, 0)
        return {
            "device": self._device, "after": after, "top": top, "records_before": before, "told_erased": told_erased,
        }  # fmt: skip
