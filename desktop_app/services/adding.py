"""Adding records from outside the form (command line, later Excel): typed texts are read, all are checked, all or none.

A value may be given as it is stored or as it would be typed into the form ("50tr", "5/2/2026", a person's name).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.base.errors import Refused
from desktop_app.domain.answers import commune_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.entry import WORDS, parse_field
from desktop_app.domain.lifting import day_of, lift
from desktop_app.domain.places import CommuneAmbiguous
from desktop_app.domain.problems import Problem, blocking, details_of
from desktop_app.domain.records import Data, Json, State
from desktop_app.domain.vietnamese import composed
from desktop_app.services.browsing import Browsing
from desktop_app.services.cross_checks import Batch
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session

_AS_STORED = frozenset(("string", "text"))
"""Types whose stored value is the typed text itself."""


_SAYS_SO = ("not_once", "perhaps_not_once")
"""Problems that tell of the other record already."""


class NothingGiven(Refused):
    """There is no row to be added."""

    code = "nothing_given"


class KindDiffers(Refused):
    """The record to be changed is of another kind. Fields: ``kind`` (asked for), ``known`` (the record's)."""

    code = "kind_differs"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem in the ``row``-th record (0-based) of what was given."""

    row: int
    problem: Problem
    definition: Definition

    @property
    def path(self) -> str:
        """The field as JSON users write it: "authors[1].share"."""
        found = self.problem
        row = "" if found.row is None else f"[{found.row}]"
        return f"{found.field}{row}" + (f".{found.column}" if found.column else "")


@dataclass(slots=True)
class Added:
    """The new records' ids, or none and the problems that stopped all of them. Warnings come with the ids."""

    ids: list[str] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


class Adding:
    """Adds lists of records for one session."""

    def __init__(self, session: Session) -> None:
        self._entry = Entry(session)
        self._browsing = Browsing(session)
        self._context = self._browsing.context
        self._communes = session.communes

    def add(self, kind: str, rows: Iterable[Mapping[str, Any]], *, state: State = "complete") -> Added:
        """Add new records, all or none. What seems to be there already is told, not refused.

        Raises KindUnknown, ClosingNotEntered, NothingGiven for no row at all.
        """
        definition = self._entry.enterable(kind)
        added, ready, batch = Added(), [], Batch()
        known: dict[str, int] = {}
        stopped = False
        for number, given in enumerate(rows):
            data, problems = self._read(definition, given)
            unreadable = bool(blocking(problems))
            problems += self._entry.check(definition, data, batch=batch if state == "complete" else None)
            twins = self._twins(definition, data, known, number)
            if not any(one.code in _SAYS_SO for one in problems):
                problems += twins
            batch.add(definition, data)
            stopped |= unreadable or (state == "complete" and bool(blocking(problems)))
            added.problems += [RowProblem(number, problem, definition) for problem in _once(problems)]
            ready.append(data)
        if not ready:
            raise NothingGiven
        if not stopped:
            added.ids = self._entry.add_all(kind, ready, state)
        return added

    def _twins(self, definition: Definition, data: Data, known: dict[str, int], number: int) -> list[Problem]:
        """Return a warning where the store, or an earlier row, seems to have the same thing already.

        ``known`` holds the natural keys of earlier rows, and takes this one's.
        """
        key = lift(definition, data).duplicate_key
        earlier = known.setdefault(key, number) if key else number
        if earlier != number:
            return [Problem(definition.key[0], "likely_duplicate", "warning", details={"other_row": earlier + 1})]
        return [
            Problem(
                definition.key[0],
                "likely_duplicate",
                "warning",
                details={"other_record": one, "other_title": self._browsing.card(one).title},
            )
            for one in self._entry.duplicates(definition, data, None)[:1]
        ]

    def change(
        self,
        record: str,
        given: Mapping[str, Any],
        *,
        kind: str,
        state: State = "complete",
        reason: str = "",
        seen: str = "",
    ) -> Added:
        """Change answers of one record, or save nothing and say why not; None takes an answer away.

        ``reason`` is kept with the new version, and needed once the record was exported; ``seen`` is the version that
        was looked at, "" for whatever is newest. Raises KindUnknown, RecordUnknown, ForeignRecord, ReasonMissing,
        RecordChangedSince, and KindDiffers when the record is of another kind.
        """
        opened = self._entry.open(kind, record)
        if opened.definition.kind != kind:
            raise KindDiffers(kind=kind, known=opened.definition.kind)
        definition, seen = opened.definition, seen or opened.version
        read, problems = self._read(definition, {name: value for name, value in given.items() if value is not None})
        data: Data = {**opened.data, **read}
        for name, value in given.items():
            if value is None:
                data.pop(name, None)
        problems_of_data = problems + self._entry.check(definition, data, record)
        added = Added(problems=[RowProblem(0, problem, definition) for problem in _once(problems_of_data)])
        if blocking(problems) or (state == "complete" and blocking(problems_of_data)):
            return added
        if state == "complete":
            added.ids = [self._entry.complete(kind, data, record=record, reason=reason, seen=seen).record]
        else:
            added.ids = [self._entry.save_draft(kind, data, record=record, seen=seen).record]
        return added

    def _read(self, definition: Definition, given: Mapping[str, Any]) -> tuple[Data, list[Problem]]:
        """Return the data as stored, and a problem for each text that could not be read.

        Places are read last: which commune a name means is told by the record's day.
        """
        fields = {known.name: known for known in definition.fields}
        read: Data = {}
        problems: list[Problem] = []
        for name in sorted(given, key=lambda name: name in fields and fields[name].type == "place"):
            known, value = fields.get(name), given[name]
            if known is None or not isinstance(value, str) or known.type in _AS_STORED:
                read[name] = value
                continue
            try:
                answer = self._answer(definition, read, known, value)
            except Refused as refusal:
                problems.append(Problem(name, refusal.code, details=details_of(refusal)))
                continue
            if answer is not None:
                read[name] = answer
            if known.type in WORDS and composed(value) != value:
                problems.append(Problem(name, "text_marks_apart", "warning", details={"proposal": composed(value)}))
        return {name: read[name] for name in given if name in read}, problems

    def _answer(self, definition: Definition, read: Data, known: Field, value: str) -> Json:
        """Read a text; a place by the communes of the record's day. Raises the refusals of ``parse_field``.

        A month or a year that knows two communes of one name tells neither: CommuneAmbiguous.
        """
        day = day_of(definition, read) if known.type == "place" else None
        if day is None:
            return parse_field(known, value, self._context)
        first, last = (self._read_at(known, value, when) for when in (day.start, day.end))
        if isinstance(first, Refused):
            if isinstance(last, Refused):
                raise first
            return last
        if isinstance(last, Refused) or first == last:
            return first
        keys = [commune_of(place) or "" for place in (first, last)]
        names = [one.with_district for key in keys if (one := self._communes.by_key(key)) is not None]
        raise CommuneAmbiguous(name=value, candidates=names)

    def _read_at(self, known: Field, value: str, day: date) -> Json | Refused:
        try:
            return parse_field(known, value, replace(self._context, today=day))
        except Refused as refusal:
            return refusal


def _once(problems: list[Problem]) -> list[Problem]:
    """Leave out what follows from an unreadable text: that field's being empty."""
    empty = ("required", "any_of")
    unreadable = {problem.field for problem in problems if not problem.code.startswith(empty)}
    return [problem for problem in problems if not (problem.code.startswith(empty) and problem.field in unreadable)]
