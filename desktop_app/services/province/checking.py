"""Looking at what waits for review: by the definition each record was entered with, beside other records, for locks.

Judges, and decides nothing. What belongs to others is asked of callables: what other offices recorded of the same
person, whether a period is locked. Call ``look`` in the background: a record takes a millisecond.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.definition import Definition
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, decode
from desktop_app.domain.validation import validate
from desktop_app.services.attachments import Attachments
from desktop_app.services.closed_periods import happens_in_periods
from desktop_app.services.cross_checks import CrossChecks
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.province.review_rows import CheckFinding, Verdict
from desktop_app.services.session import Session
from desktop_app.storage.review_queue import Asked, ReviewQueue, Unseen

FindingsOf = Callable[[str], Sequence[CheckFinding]]
"""Record id → what is found of it beside the records of other units."""
IsLocked = Callable[[str, str, str, int], bool]
"""Unit, first and last day (ISO), row of the version → whether it came too late for a locked period."""

CHUNK: Final = 200
"""Records judged between two transactions: what was judged stays, whenever it is stopped."""
LOCKED: Final = "period_locked"


def _nothing(_record: str) -> Sequence[CheckFinding]:
    return ()


def _never(_unit: str, _first: str, _last: str, _version: int) -> bool:
    return False


class Checking:
    """Judges for one session of a province."""

    def __init__(
        self, session: Session, *, across_offices: FindingsOf = _nothing, is_locked: IsLocked = _never
    ) -> None:
        self._session = session
        self._queue = ReviewQueue(session.connection)
        self._across = CrossChecks(session)
        self._attachments = Attachments(session)
        self._across_offices = across_offices
        self._is_locked = is_locked

    def look(self, by: Following = NOBODY) -> int:
        """Judge all records nobody looked at; return how many. Stopped by ``by``, what was judged stays judged."""
        with self._session.connection.large_cache():  # it reads of the same persons again and again
            return self._look(by)

    def _look(self, by: Following) -> int:
        done, after, total = 0, 0, self._queue.total(Asked(verdicts=("",)))
        codes = OfficeCodes(self._session.connection)
        while waiting := self._queue.unseen(after, CHUNK):
            judged = []
            for one in waiting:
                by.report(done, max(total, done))
                judged.append((one, *self._judge(one, codes)))
                done += 1
            self._note(judged)
            after = waiting[-1].seq
        by.report(done, max(total, done))
        return done

    def look_at(self, records: Sequence[str]) -> None:
        """Judge those of ``records`` (ids) nobody looked at."""
        waiting = self._queue.unseen_of(records)
        if waiting:
            codes = OfficeCodes(self._session.connection)
            self._note([(one, *self._judge(one, codes)) for one in waiting])

    def _note(self, judged: Iterable[tuple[Unseen, Verdict, str]]) -> None:
        """Write what was found, where it still is of the version that waits."""
        with self._session.connection.write():
            for one, verdict, findings in judged:
                self._queue.put_verdict(one.seq, one.version, verdict, findings)

    def _judge(self, one: Unseen, codes: OfficeCodes) -> tuple[Verdict, str]:
        version = decode(one.content).version
        definition = self._session.definitions.version(version.kind, version.form_version)
        findings = [*map(_finding, self._problems(definition, version.data, one.record))]
        findings += self._across_offices(one.record)
        unit = codes.unit_of(one.unit)
        verdict: Verdict = "doubtful" if findings else "pass"
        dated = bool(one.first and one.last) and happens_in_periods(definition)
        if dated and self._is_locked(unit, one.first, one.last, one.came):
            verdict, findings = "locked", [CheckFinding(LOCKED, {"start": one.first, "end": one.last}), *findings]
        return verdict, packed(findings)

    def _problems(self, definition: Definition, data: Data, record: str) -> list[Problem]:
        session = self._session
        return [
            *validate(definition, data, today=session.time.today(), communes=session.communes),
            *self._across.check(definition, data, record),
            *self._attachments.missing(definition, data),
        ]


def _finding(problem: Problem) -> CheckFinding:
    return CheckFinding(
        problem.code,
        dict(problem.details),
        problem.field,
        str(problem.details.get("other_record", "")),
        problem.row,
        problem.column,
        problem.level,
    )


def packed(findings: Sequence[CheckFinding]) -> str:
    """Return findings as the queue keeps them."""
    return json.dumps(
        [[one.code, one.fields, one.field, one.other, one.row, one.column, one.level] for one in findings],
        ensure_ascii=False,
    )


def unpacked(findings: str) -> tuple[CheckFinding, ...]:
    """Return what the queue keeps as findings."""
    return tuple(CheckFinding(*one) for one in json.loads(findings))
