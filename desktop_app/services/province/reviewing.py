"""Accepting what units sent, or sending it back with a reason; taking such a decision back.

A decision names the version that was seen: where another one counts by now, the record is left out and told. Each is
one ``write()`` with one entry of the journal, of a hundred thousand records too. Two versions that count are decided
first (``forks``); what a lock of its period met can be sent back only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.base.following import NOBODY, Following
from desktop_app.domain.records import Json
from desktop_app.domain.review_reasons import ReviewReason, is_reason
from desktop_app.services.permissions import require
from desktop_app.services.province.checking import unpacked
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.province.review_checks import checking_of, look_again_where_let_in_before
from desktop_app.services.province.review_refusals import (
    MOST_WORDS,
    NothingDecided,
    ReasonWordsLacking,
    ReasonWordsTooLong,
    UnknownReason,
)
from desktop_app.services.province.review_rows import Decided, DecisionLine, ReviewCounts, ReviewRow, Verdict
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.review_decisions import Decision, Done, ReviewDecisions
from desktop_app.storage.review_queue import ALL, Asked, QueueRow, ReviewQueue
from desktop_app.storage.travel import Step

Seen = Sequence[tuple[str, str]]
"""Records, each with the version that was seen of it."""
_ACCEPTABLE: Final = ("pass", "doubtful")
_OTHER: Final[ReviewReason] = "other"


class Reviewing:
    """Reviews for one session of a province. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._queue = ReviewQueue(session.connection)
        self._decisions = ReviewDecisions(session.connection)

    # what waits

    def counts(self) -> ReviewCounts:
        """Return how many records wait, by verdict and by unit."""
        codes = OfficeCodes(self._session.connection)
        verdicts = dict.fromkeys(("", "pass", "doubtful", "fork", "locked"), 0)
        by_unit: dict[str, tuple[int, int]] = {}
        for (code, verdict), count in self._queue.counts().items():
            verdicts[verdict] += count
            unit = codes.unit_of(code)
            waiting, passing = by_unit.get(unit, (0, 0))
            by_unit[unit] = waiting + count, passing + (count if verdict == "pass" else 0)
        return ReviewCounts(
            waiting=sum(verdicts.values()),
            passing=verdicts["pass"],
            doubtful=verdicts["doubtful"],
            forks=verdicts["fork"],
            locked=verdicts["locked"],
            by_unit=by_unit,
            unseen=verdicts[""],
        )

    def named(self, units: Iterable[str]) -> list[tuple[str, str]]:
        """Return the units with their names, in the order of these."""
        codes = OfficeCodes(self._session.connection)
        return sorted(((unit, codes.name(unit)) for unit in units), key=lambda one: one[1])

    def rows(
        self, first: int, count: int, *, unit: str = "", verdict: str | None = None, kind: str = "", bundle: str = ""
    ) -> list[ReviewRow]:
        """Return ``count`` records that wait from the ``first`` on (from 0), in the order in which they came.

        ``verdict`` None or "" is any; "unseen" those nobody looked at.
        """
        codes = OfficeCodes(self._session.connection)
        asked = self._asked(codes, unit, verdict or "", kind, bundle)
        return [_row(row, codes) for row in self._queue.rows(asked, first, count)]

    def total(self, *, unit: str = "", verdict: str | None = None, kind: str = "", bundle: str = "") -> int:
        """Return how many ``rows`` there are."""
        return self._queue.total(self._asked(OfficeCodes(self._session.connection), unit, verdict or "", kind, bundle))

    def value(self, *, unit: str = "", verdict: str | None = None, kind: str = "", bundle: str = "") -> int:
        """Return the đồng these ``rows`` come to together."""
        return self._queue.value(self._asked(OfficeCodes(self._session.connection), unit, verdict or "", kind, bundle))

    def versions(self, records: Sequence[str]) -> dict[str, str]:
        """Return of those of ``records`` that wait the version that would be decided about."""
        return self._queue.versions(records)

    def decisions(self, record: str) -> list[DecisionLine]:
        """Return all that was decided about a record here, oldest first."""
        return [
            DecisionLine(
                step.step, step.reason_code or "", step.reason or "", step.operator or "", step.at or "", step.version
            )
            for step in self._decisions.of(record)
        ]

    # decisions

    def accept(self, rows: Seen) -> Decided:
        """Accept records as they were seen. Raises MayNotApprove."""
        require(self._session, "approve")
        look_again_where_let_in_before(self._session)
        checking_of(self._session).look_at([record for record, _version in rows])
        done = self._decide(rows, "accepted", Asked(verdicts=_ACCEPTABLE))
        return Decided(accepted=done.count, skipped=_left(rows, done), steps=done.steps)

    def accept_passing(self, *, unit: str = "", bundle: str = "", kind: str = "", by: Following = NOBODY) -> Decided:
        """Accept all records in which no check found anything, of a unit, bundle or kind. Raises MayNotApprove.

        Those nobody looked at stay: call ``Checking.look`` before.
        """
        require(self._session, "approve")
        look_again_where_let_in_before(self._session)
        asked = self._asked(OfficeCodes(self._session.connection), unit, "pass", kind, bundle)
        done = self._decide_all(asked, "accepted", by, unit=unit, bundle=bundle, kind=kind)
        return Decided(accepted=done.count, steps=done.steps)

    def accept_bundle(self, bundle: str, by: Following = NOBODY) -> Decided:
        """Accept what a bundle (its SHA-256) brought and still waits, doubtful or not. Raises MayNotApprove."""
        require(self._session, "approve")
        look_again_where_let_in_before(self._session)
        asked = Asked(verdicts=_ACCEPTABLE, bundle=bundle)
        done = self._decide_all(asked, "accepted", by, bundle=bundle)
        left = tuple(self._queue.ids(Asked(bundle=bundle)))
        return Decided(accepted=done.count, skipped=left, steps=done.steps)

    def send_back(self, rows: Seen, reason: str, words: str = "") -> Decided:
        """Return records as they were seen. Raises MayNotCheck, UnknownReason, ReasonWordsLacking, …TooLong."""
        require(self._session, "check")
        told = _checked(reason, words)
        done = self._decide(rows, "returned", ALL, reason, told)
        return Decided(returned=done.count, skipped=_left(rows, done), steps=done.steps)

    def send_back_bundle(self, bundle: str, reason: str, words: str = "", by: Following = NOBODY) -> Decided:
        """Return everything a bundle (its SHA-256) brought that still waits. Raises as ``send_back``."""
        require(self._session, "check")
        told = _checked(reason, words)
        done = self._decide_all(Asked(bundle=bundle), "returned", by, reason, told, bundle=bundle)
        return Decided(returned=done.count, steps=done.steps)

    def reconsider(self, record: str) -> None:
        """Take back the decision about a record as it is now: it waits again. Raises MayNotCheck, NothingDecided.

        An acceptance is taken back by who may accept: MayNotApprove.
        """
        session = self._session
        require(session, "check")
        with session.connection.write():
            if self._stands_accepted(record):
                require(session, "approve")
            version = self._decisions.take_back(record, session.operator.name, session.time.claim())
            if version is None:
                raise NothingDecided(record=record)
            self._tell("decision_taken_back", record=record, version=version)

    def reconsider_many(self, decided: Decided, by: Following = NOBODY) -> int:
        """Take back what one call of ``accept…`` or ``send_back…`` decided, where it still stands; return how many.

        Raises MayNotCheck; of acceptances MayNotApprove.
        """
        session = self._session
        require(session, "approve" if decided.accepted else "check")
        with session.connection.write():
            operator, at = session.operator.name, session.time.claim()
            done = self._decisions.take_back_steps(*decided.steps, operator, at, by)
            if done.count:
                self._tell("decisions_taken_back", count=done.count, sha256=done.sha256)
        return done.count

    def _stands_accepted(self, record: str) -> bool:
        return self._decisions.standing(record) == "accepted"

    def _decide(
        self, rows: Seen, state: Step, asked: Asked, reason: str | None = None, words: str | None = None
    ) -> Done:
        with self._session.connection.write():
            done = self._decisions.decide(rows, asked, self._decision(state, reason, words))
            if done.count == 1:
                ((record, version),) = [row for row in rows if row[0] in done.records][:1]
                about: dict[str, Json] = {} if reason is None else {"reason": reason}
                self._tell(f"record_{state}", record=record, version=version, **about)
            else:
                self._tell_many(state, done, reason)
        return done

    def _decide_all(
        self,
        asked: Asked,
        state: Step,
        by: Following,
        reason: str | None = None,
        words: str | None = None,
        **about: Json,
    ) -> Done:
        with self._session.connection.write():
            done = self._decisions.decide_all(asked, self._decision(state, reason, words), by)
            self._tell_many(state, done, reason, **about)
        return done

    def _decision(self, state: Step, reason: str | None, words: str | None) -> Decision:
        session = self._session
        return Decision(state, session.operator.name, session.time.claim(), reason, words or None)

    def _tell_many(self, state: Step, done: Done, reason: str | None, **about: Json) -> None:
        """Journal many decisions as one: how many, and the hash over the ids of their versions."""
        if not done.count:
            return
        said: dict[str, Json] = {name: value for name, value in about.items() if value}
        if reason is not None:
            said["reason"] = reason
        self._tell(f"records_{state}", count=done.count, sha256=done.sha256, **said)

    def _tell(self, event: str, **facts: Json) -> None:
        session = self._session
        Journal(session.connection).append(event, session.operator.name, session.time.moment(), **facts)

    def _asked(self, codes: OfficeCodes, unit: str, verdict: str, kind: str, bundle: str) -> Asked:
        verdicts = None if not verdict else ("" if verdict == UNSEEN else verdict,)
        return Asked(codes.codes(unit) if unit else None, verdicts, kind, bundle)


UNSEEN: Final = "unseen"
"""Asks for the records nobody looked at."""


def _checked(reason: str, words: str) -> str:
    told = words.strip()
    if not is_reason(reason):
        raise UnknownReason(reason=reason)
    if reason == _OTHER and not told:
        raise ReasonWordsLacking(reason=reason)
    if len(told) > MOST_WORDS:
        raise ReasonWordsTooLong(letters=len(told), most=MOST_WORDS)
    return told


def _left(rows: Seen, done: Done) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record for record, _version in rows if record not in done.records))


def _row(row: QueueRow, codes: OfficeCodes) -> ReviewRow:
    verdict: Verdict = _VERDICTS.get(row.verdict, "")
    return ReviewRow(
        record=row.record,
        version=row.version,
        kind=row.kind,
        title=row.title,
        unit=codes.unit_of(row.unit),
        unit_name=codes.name(row.unit),
        verdict=verdict,
        findings=unpacked(row.findings),
        value=row.value,
        occurred=row.first,
        bundle=row.bundle,
        until=row.last,
    )


_VERDICTS: Final[dict[str, Verdict]] = {"pass": "pass", "doubtful": "doubtful", "fork": "fork", "locked": "locked"}
