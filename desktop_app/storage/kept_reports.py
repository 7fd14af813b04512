"""Reports that left the book: what was asked, the moment they rest on, and what they said.

``kept_fact`` holds what else a report rests on: the tree of units, which codes devices began with, what the province
decided of persons. Rows of the book only grow; these change in place, so a report keeps them as they were.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.records import Json
from desktop_app.domain.report_questions import Moment
from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.moments import stated
from desktop_app.storage.person_links import LinkRows

_KEPT: Final = "SELECT code, report, title, wish, version, state, facts, content, operator, kept_at FROM kept_report"
_PUT: Final = (
    "INSERT OR {otherwise} INTO kept_report"
    " (code, report, title, wish, version, state, facts, content, operator, kept_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ERASED_SINCE: Final = (
    "SELECT EXISTS (SELECT 1 FROM record r CROSS JOIN version v ON v.record = r.seq"
    " WHERE r.kind = 'erasure' AND v.seq > ?)"
)


class KeptReportUnreadable(Refused):
    """What was kept of a report is none that this program can read. Fields: ``reason``."""

    code = "kept_report_unreadable"


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report that left the book: its short code, name, title, the wish as JSON, the moment, itself as JSON.

    ``kept_at`` is the time that the clock claimed, None when it was not to be believed.
    """

    code: str
    report: str
    title: str
    wish: str
    moment: Moment
    content: str = field(repr=False)
    operator: str
    kept_at: str | None


class KeptReports:
    """Reads and writes them; writes run inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def facts_now(self) -> tuple[str, str]:
        """Return what a report rests on beside the rows of the book as JSON, and its SHA-256."""
        ledger = Ledger(self._connection)
        facts: Json = {
            "units": [
                [one.code, one.name, one.superior, one.valid_from, one.valid_to, list(one.successors), one.level]
                for one in ledger.units()
            ],
            "devices": [[one.id, one.unit, [*sorted(one.units)]] for one in ledger.devices()],
            "links": [[one.first, one.second, one.decision] for one in LinkRows(self._connection).all()],
        }
        content = _compact(facts)
        return content, hashlib.sha256(content.encode()).hexdigest()

    def put(self, kept: KeptReport, facts: str, at: datetime | None, *, anew: bool = False) -> None:
        """Keep a report with what it rests on (``facts_now``).

        The same code again changes nothing, or with ``anew`` takes the place of what was kept.
        """
        moment = kept.moment
        self._connection.run("INSERT OR IGNORE INTO kept_fact (sha256, content) VALUES (?, ?)", (moment.facts, facts))
        self._connection.run(
            _PUT.format(otherwise="REPLACE" if anew else "IGNORE"),
            (
                kept.code,
                kept.report,
                kept.title,
                kept.wish,
                moment.version,
                moment.state,
                moment.facts,
                kept.content,
                kept.operator,
                stated(at),
            ),
        )

    def by_code(self, code: str) -> KeptReport | None:
        """Return the report with a short code, as it is shown; None where there is none."""
        row = self._connection.one(f"{_KEPT} WHERE code = ?", (code,))
        return None if row is None else _kept(row)

    def erased_since(self, moment: Moment) -> bool:
        """Tell whether anything was erased after ``moment``: what is erased counts at no moment any more."""
        return bool(self._connection.value(_ERASED_SINCE, (moment.version,)))

    def newest(self, limit: int) -> list[KeptReport]:
        """Return the reports that left last, newest first."""
        rows = self._connection.read(f"{_KEPT} ORDER BY seq DESC LIMIT ?", (limit,))
        return [_kept(row) for row in rows]

    def forget(self, is_mentioned: Callable[[str], bool], is_hers: Callable[[str], bool]) -> int:
        """Blank every text of what is kept that mentions who is erased, and the decisions about her; tell how many.

        ``is_mentioned`` judges a text, ``is_hers`` the key of a person (``person_links``). Nobody can change what is
        kept, so nobody can be asked who is meant: the text goes. Inside ``write()``.
        """
        forgotten = 0
        for seq, title, content in self._connection.read("SELECT seq, title, content FROM kept_report"):
            left = _without(title, is_mentioned), _without(content, is_mentioned)
            if left != (title, content):
                self._connection.run("UPDATE kept_report SET title = ?, content = ? WHERE seq = ?", (*left, seq))
                forgotten += 1
        for sha256, content in self._connection.read("SELECT sha256, content FROM kept_fact"):
            facts = json.loads(content)
            links = [one for one in facts["links"] if not any(is_hers(key) for key in one[:2])]
            if links != facts["links"]:  # its hash goes on naming it
                told = _compact({**facts, "links": links})
                self._connection.run("UPDATE kept_fact SET content = ? WHERE sha256 = ?", (told, sha256))
        return forgotten


def _without(text: str, is_mentioned: Callable[[str], bool]) -> str:
    """Return a text that mentions nobody; of one that is JSON, and what is JSON in it, only the texts that do go."""
    try:
        told = json.loads(text) if text.startswith(("{", "[")) else None
    except ValueError:
        told = None
    if told is None:
        return ERASED_NAME if is_mentioned(text) else text
    left = _texts_without(told, is_mentioned)
    return text if left == told else _compact(left)


def _texts_without(told: Json, is_mentioned: Callable[[str], bool]) -> Json:
    if isinstance(told, str):
        return _without(told, is_mentioned)
    if isinstance(told, list):
        return [_texts_without(one, is_mentioned) for one in told]
    if isinstance(told, dict):
        return {name: _texts_without(one, is_mentioned) for name, one in told.items()}
    return told


def _compact(told: Json) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _kept(row: Row) -> KeptReport:
    code, report, title, wish, version, state, facts, content, operator, kept_at = row
    return KeptReport(code, report, title, wish, Moment(version, state, facts), content, operator, kept_at)
