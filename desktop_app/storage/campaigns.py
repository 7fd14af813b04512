"""The records of one campaign, for lists that are printed together. Reads only."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.storage.connection import Connection

# That it is the record's own version is said twice, so that a campaign's versions can be looked up first.
_LIVE = (
    "record r JOIN version v ON v.seq = r.shown AND v.record = r.seq"
    " WHERE r.kind = :kind AND v.campaign = :campaign AND r.state = 'complete'"
)


class CampaignRecords:
    """Answers about the records of ``kind`` that belong to a campaign: the complete ones, in Vietnamese order."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind

    def counts_of(self, subtype: str, *, drafts: bool = False) -> dict[str, int]:
        """Return how many complete records, or drafts, that are lifted as ``subtype`` each campaign has, by its id."""
        rows = self._connection.read(
            "SELECT v.campaign, count(*) FROM record r JOIN version v ON v.seq = r.shown AND v.record = r.seq"
            " WHERE r.kind = :kind AND r.state = :state AND v.subtype = :subtype"
            " AND v.campaign IS NOT NULL GROUP BY v.campaign",
            {"kind": self._kind, "state": "draft" if drafts else "complete", "subtype": subtype},
        )
        return {campaign: count for campaign, count in rows}

    def counts(self, *, drafts: bool = False) -> dict[str, int]:
        """Return how many complete records, or with ``drafts`` how many live ones, each campaign has, by its id.

        Read from indexes alone: a hundred thousand gifts take two tenths of a second.
        """
        rows = self._connection.read(
            "SELECT v.campaign, count(*) FROM record r JOIN version v ON v.seq = r.shown AND v.record = r.seq"
            " WHERE r.kind = :kind AND r.state <> 'deleted' AND (:drafts OR r.state = 'complete')"
            " AND v.campaign IS NOT NULL GROUP BY v.campaign",
            {"kind": self._kind, "drafts": int(drafts)},
        )
        return {campaign: count for campaign, count in rows}

    def count(self, campaign: str) -> int:
        """Return how many complete records one campaign has."""
        found: int = self._connection.value(
            f"SELECT count(*) FROM {_LIVE}",  # noqa: S608
            {"kind": self._kind, "campaign": campaign},
        )
        return found

    def drafts(self, campaign: str) -> int:
        """Return how many records of the campaign are drafts still."""
        found: int = self._connection.value(
            "SELECT count(*) FROM record r JOIN version v ON v.seq = r.shown AND v.record = r.seq"
            " WHERE r.kind = ? AND v.campaign = ? AND r.state = 'draft'",
            (self._kind, campaign),
        )
        return found

    def last_day(self, campaign: str) -> str | None:
        """Return the newest ISO day among the campaign's complete records, None when none has a date."""
        found: str | None = self._connection.value(
            f"SELECT max(v.occurred_to) FROM {_LIVE}",  # noqa: S608
            {"kind": self._kind, "campaign": campaign},
        )
        return found

    def versions(self, campaign: str) -> Iterator[tuple[str, bytes]]:
        """Yield version id and exact bytes of each record's shown version, by title."""
        yield from self._connection.stream(
            f"SELECT v.id, v.content FROM {_LIVE}"  # noqa: S608
            " AND v.content IS NOT NULL ORDER BY r.sort_key, r.seq",
            {"kind": self._kind, "campaign": campaign},
        )

    def records(self, campaign: str) -> Iterator[str]:
        """Yield the ids of the records themselves, in the same order."""
        for (record,) in self._connection.stream(
            f"SELECT r.id FROM {_LIVE} ORDER BY r.sort_key, r.seq",  # noqa: S608
            {"kind": self._kind, "campaign": campaign},
        ):
            yield record

    def ids(self, campaign: str) -> Iterator[str]:
        """Yield the version ids alone, in the same order: what a printed list's version mark is made from."""
        for (version,) in self._connection.stream(
            f"SELECT v.id FROM {_LIVE}"  # noqa: S608
            " AND v.content IS NOT NULL ORDER BY r.sort_key, r.seq",
            {"kind": self._kind, "campaign": campaign},
        ):
            yield version
