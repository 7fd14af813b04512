"""The ledger of printed papers: what left the book on paper, with the versions that stood on it.

So that a paper that comes back signed is found by the short code at its foot, and compared with what counts now.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.paper_codes import read_code
from desktop_app.domain.records import Json
from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.moments import stated

_COLUMNS: Final = (
    "p.seq, p.code, p.form, p.mark, p.title, p.scope, p.number, p.records, p.operator, p.printed_at, p.times,"
    " (SELECT count(*) FROM paper_scan s WHERE s.paper = p.seq AND s.removed IS NULL)"
)
_NOT_MEMBERS: Final = "('period_closing', 'erasure')"
"""Kinds that stand on no paper of a period: they tell of the book itself."""
_CAMPAIGNS: Final = "v.campaign = :campaign"
_WITHIN: Final = "(v.occurred_to <= :end AND (:start IS NULL OR v.occurred_from >= :start))"
"""As ``paper_rows`` asks: what has no clear date stands on no list of days."""
_MAY_LIE: Final = (
    # As ``report_versions`` asks.
    "((v.occurred_from <= :end AND (:start IS NULL OR v.occurred_to >= :start))"
    " OR (r.kind IN (SELECT value FROM json_each(:stocks)) AND (v.occurred_to IS NULL OR v.occurred_to <= :end)))"
)
_CASE: Final = (
    "CASE WHEN v.erased = 1 THEN 'erased' WHEN r.seq IS NULL OR r.state = 'deleted' THEN 'gone'"
    " WHEN v.seq IS NOT NULL AND v.seq IN (r.head, r.draft) THEN 'same' ELSE 'changed' END"
)
_ON_PAPER: Final = (
    "printed_version n LEFT JOIN record r ON r.id = n.record LEFT JOIN version v ON v.id = n.version"
    " WHERE n.paper = ? AND n.version <> ''"
)
_STANDING: Final = f"SELECT {_CASE} AS standing, count(*) FROM {_ON_PAPER} GROUP BY standing"  # noqa: S608 - constants
_LINES: Final = (
    f"SELECT n.record, r.kind, r.title, {_CASE} AS standing FROM {_ON_PAPER} AND r.seq IS NOT NULL"  # noqa: S608
    " ORDER BY standing = 'same', r.sort_key, r.seq LIMIT ?"
)
_STANDING_OF: Final = f"SELECT {_CASE} AS standing FROM {_ON_PAPER} AND n.record = ? ORDER BY standing = 'same' LIMIT 1"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Scope:
    """What a list was made of: a campaign, or the days from ``start`` to ``end``; of ``kinds``, all where it is empty.

    ``subtype`` narrows to what was lifted as this. ``within``: only what certainly lies between the days stands on it,
    else what may. Of ``stocks`` all that began before the last day does, as in a report of what there is on that day.
    Papers of chosen records have neither: nothing can join them later.
    """

    kinds: tuple[str, ...] = ()
    campaign: str = ""
    start: str | None = None
    end: str | None = None
    public: bool = False
    subtype: str = ""
    within: bool = False
    stocks: tuple[str, ...] = ()

    @property
    def may_grow(self) -> bool:
        """Whether records that come later belong on it too."""
        return bool(self.campaign or self.end)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One printed paper. ``number`` is its row in the register of numbers, ``scans`` how many signed copies it has.

    ``title`` is "" once everybody it told of was erased. ``times`` is how often the very same paper was printed.
    """

    seq: int
    code: str
    form: str
    mark: str
    title: str
    scope: Scope
    number: int | None
    records: int
    operator: str
    printed_at: str | None
    times: int
    scans: int = 0


class PrintedPapers:
    """Reads and writes the ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_code(self, code: str) -> PaperRow | None:
        """Return the paper with a short code, as it is shown."""
        rows = self._rows("p.code = ?", code)
        return rows[0] if rows else None

    def by_seq(self, seq: int) -> PaperRow | None:
        """Return the paper in a row of the ledger."""
        rows = self._rows("p.seq = ?", seq)
        return rows[0] if rows else None

    def of_record(self, record: str) -> list[PaperRow]:
        """Return the papers a record stands on, the newest first."""
        return self._rows(
            "p.seq IN (SELECT paper FROM printed_version WHERE record = ? AND version <> '') ORDER BY p.seq DESC",
            record,
        )

    def put(self, row: PaperRow, versions: Iterable[tuple[str, str]]) -> None:
        """Note a paper with (record, version) of what stands on it. Inside ``write()``; its code is new.

        Of a list that may grow, what belongs to its scope and does not stand on it is kept apart from the beginning:
        only what comes later is told as missing.
        """
        seq: int = self._connection.returned(
            "INSERT INTO printed_paper"
            " (code, form, mark, title, words, scope, number, records, operator, printed_at, times)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?) RETURNING seq",
            (
                row.code,
                row.form,
                row.mark,
                row.title,
                _words(row.form, row.title),
                _scope_text(row.scope),
                row.number,
                row.operator,
                row.printed_at,
                row.times,
            ),
        )
        insert = "INSERT OR IGNORE INTO printed_version (paper, record, version) VALUES (?, ?, ?)"
        self._connection.run_many(insert, ((seq, record, version) for record, version in versions))
        self._connection.run(
            "UPDATE printed_paper SET records = (SELECT count(DISTINCT record) FROM printed_version WHERE paper = seq)"
            " WHERE seq = ?",
            (seq,),
        )
        self._connection.run_many(insert, [(seq, record, "") for record in self.came(seq, row.scope)])

    def print_again(self, seq: int, number: int | None, at: datetime | None) -> None:
        """Note that the very same paper was printed once more, perhaps under a number now. Inside ``write()``."""
        self._connection.run(
            "UPDATE printed_paper SET times = times + 1, number = coalesce(?, number),"
            " printed_at = coalesce(?, printed_at) WHERE seq = ?",
            (number, stated(at), seq),
        )

    def listing(self, first: int, count: int, search: str = "") -> list[PaperRow]:
        """Return ``count`` papers from the ``first`` on, the newest first: those a code or all words are found in."""
        where, values = _asked(search)
        return self._rows(f"{where} ORDER BY p.seq DESC LIMIT ? OFFSET ?", *values, count, first)

    def count(self, search: str = "") -> int:
        """Return how many papers ``listing`` finds."""
        where, values = _asked(search)
        found: int = self._connection.value(f"SELECT count(*) FROM printed_paper p WHERE {where}", values)  # noqa: S608
        return found

    def versions(self, seq: int) -> list[tuple[str, str]]:
        """Return (record, version) of what stands on a paper."""
        rows = self._connection.read(
            "SELECT record, version FROM printed_version WHERE paper = ? AND version <> ''", (seq,)
        )
        return [(record, version) for record, version in rows]

    def numbers_of_same(self, form: str, scope: Scope, records: Iterable[str]) -> list[int]:
        """Return the rows of the numbers that papers of the same form and scope bear, the newest printing first.

        Where nothing can join the scope, only of papers of exactly these ``records``. A number whose document was
        signed (a copy of it is in the book) is left out, and a paper whose people were erased.
        """
        same = "p.form = :form AND p.scope = :scope AND p.number IS NOT NULL AND p.title <> ''"
        values: dict[str, Value] = {"form": form, "scope": _scope_text(scope)}
        if not scope.may_grow:
            wanted = set(records)
            same += (
                " AND p.records = :count AND NOT EXISTS (SELECT 1 FROM printed_version o WHERE o.paper = p.seq"
                " AND o.version <> '' AND o.record NOT IN (SELECT value FROM json_each(:records)))"
            )
            values |= {"count": len(wanted), "records": json.dumps(sorted(wanted))}
        rows = self._connection.read(
            f"SELECT p.number FROM printed_paper p WHERE {same} AND NOT EXISTS (SELECT 1 FROM printed_paper q"  # noqa: S608
            " JOIN paper_scan s ON s.paper = q.seq AND s.removed IS NULL WHERE q.number = p.number)"
            " ORDER BY p.seq DESC",
            values,
        )
        return list(dict.fromkeys(number for (number,) in rows))

    def standing(self, seq: int) -> dict[str, int]:
        """Return how many of the versions on a paper are "same", "changed", "gone" or "erased" by now."""
        return {standing: count for standing, count in self._connection.read(_STANDING, (seq,))}

    def standing_of(self, seq: int, record: str) -> str:
        """Return what became of one record since it was printed on a paper, "same" where it does not stand there."""
        rows = self._connection.read(_STANDING_OF, (seq, record))
        return next((str(standing) for (standing,) in rows), "same")

    def lines(self, seq: int, most: int) -> list[tuple[str, str, str, str]]:
        """Return (record, kind, title, standing) of at most so many records on a paper, those that changed first."""
        rows = self._connection.read(_LINES, (seq, most))
        return [(record, kind, title, standing) for record, kind, title, standing in rows]

    def came(self, seq: int, scope: Scope) -> list[str]:
        """Return the complete records that belong to a list by now and were not known when it was printed.

        On a list stands what certainly lies between its days (``paper_rows``); a report of all kinds names what may.
        """
        if not scope.may_grow:
            return []
        member = _CAMPAIGNS if scope.campaign else _WITHIN if scope.within else _MAY_LIE
        rows = self._connection.read(
            "SELECT r.id FROM record r JOIN version v ON v.seq = r.shown AND v.record = r.seq"  # noqa: S608 - constants
            f" WHERE {member} AND r.state = 'complete' AND r.kind NOT IN {_NOT_MEMBERS}"
            " AND (:kinds = '[]' OR r.kind IN (SELECT value FROM json_each(:kinds)))"
            " AND (:subtype = '' OR v.subtype = :subtype)"
            " AND r.id NOT IN (SELECT record FROM printed_version WHERE paper = :paper) ORDER BY r.seq",
            {
                "campaign": scope.campaign,
                "start": scope.start,
                "end": scope.end,
                "kinds": json.dumps(list(scope.kinds)),
                "subtype": scope.subtype,
                "stocks": json.dumps(list(scope.stocks)),
                "paper": seq,
            },
        )
        return [record for (record,) in rows]

    def _rows(self, where: str, *values: Value) -> list[PaperRow]:
        rows = self._connection.read(f"SELECT {_COLUMNS} FROM printed_paper p WHERE {where}", values)  # noqa: S608
        return [_row(row) for row in rows]


def _row(row: Row) -> PaperRow:
    seq, code, form, mark, title, scope, *rest = row
    return PaperRow(seq, code, form, mark, title, _scope(json.loads(scope)), *rest)


def _scope_text(scope: Scope) -> str:
    """Return a scope as it is stored: the same scope gives the same text."""
    members: dict[str, Json] = {
        "kinds": list(scope.kinds),
        "campaign": scope.campaign,
        "start": scope.start,
        "end": scope.end,
        "public": scope.public,
        "subtype": scope.subtype,
        "within": scope.within,
        "stocks": list(scope.stocks),
    }
    return json.dumps(members, ensure_ascii=False)


def _scope(members: dict[str, Json]) -> Scope:
    """Read a scope; papers of before know neither subtype nor the way days were asked."""
    start, end = members["start"], members["end"]
    return Scope(
        _names(members["kinds"]),
        str(members["campaign"]),
        None if start is None else str(start),
        None if end is None else str(end),
        bool(members["public"]),
        str(members.get("subtype", "")),
        bool(members.get("within")),
        _names(members.get("stocks")),
    )


def _names(value: Json) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _words(form: str, title: str) -> str:
    return " ".join(["", *vietnamese.words(vietnamese.fold(f"{form} {title}"))])


def _asked(search: str) -> tuple[str, Sequence[Value]]:
    code = read_code(search)
    if code is not None:
        return "p.code = ?", (code,)
    words = vietnamese.words(vietnamese.fold(search))
    return " AND ".join(["1", *["instr(p.words, ?) > 0"] * len(words)]), [f" {word}" for word in words]
