"""The versions that one figure was counted from, and what each adds to it. Reads only."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.domain.report_questions import Split
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.figures import Span
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.standing import Standing

Adds = Literal["one", "value", "funding", "turns", "people", "number", "known"]
"""What a record adds: itself, its đồng, đồng of some sources, its turns, people in roles, a number it counted, such a
number where it was known by a day."""

_OF_ROLES: Final = "s.role IN (SELECT value FROM json_each(:only))"
_LINES: Final = "(SELECT coalesce(sum(s.amount), 0) FROM version_funding s WHERE s.version = v.seq"
_OF_SOURCES: Final = " AND s.source IN (SELECT value FROM json_each(:keys))"
_NUMBERS: Final = "(SELECT coalesce(sum(s.count), 0) FROM version_rows s WHERE s.version = v.seq"
_AT: Final = "instr(s.field, '@')"
_ADDS: Final[dict[Adds, str]] = {
    "one": "1",
    "value": "iif(v.subtype IN (SELECT value FROM json_each(:minus)), -1, 1) * coalesce(v.value, 0)",
    "funding": f"{_LINES} AND (:only IS NULL OR s.source IN (SELECT value FROM json_each(:only))))",  # noqa: S608
    "turns": "coalesce(v.turns, 0)",
    "people": f"(SELECT count(*) FROM version_person s WHERE s.version = v.seq AND {_OF_ROLES})",  # noqa: S608
    "number": f"{_NUMBERS} AND iif({_AT}, substr(s.field, 1, {_AT} - 1), s.field)"  # noqa: S608
    " IN (SELECT value FROM json_each(:only)))",
    # A number that nobody knows the day of has an empty one, which lies before every digit.
    "known": f"{_NUMBERS} AND {_AT} AND substr(s.field, 1, {_AT} - 1) IN (SELECT value FROM json_each(:only))"  # noqa: S608
    f" AND substr(s.field, {_AT} + 1) BETWEEN '0' AND :known_by)",
}
_VALUE_OF_SOURCES: Final = (
    "iif(EXISTS (SELECT 1 FROM version_funding s WHERE s.version = v.seq),"  # noqa: S608 - constants
    f" {_LINES}{_OF_SOURCES}), {_ADDS['value']})"
)
"""As ``parts`` has it: of a record with lines of money what they say of the source, of others all."""
_PEOPLE_WHO_ANSWERED: Final = (
    "(SELECT count(*) FROM version_person s LEFT JOIN record pr ON pr.id = s.record"  # noqa: S608 - constants
    f" LEFT JOIN version h ON h.seq = pr.head WHERE s.version = v.seq AND {_OF_ROLES}"
    " AND coalesce(CAST(json_extract(CAST(h.content AS TEXT), :answer) AS TEXT), '') = :of_answer)"
)
_SUBTYPES: Final = " AND v.subtype IN (SELECT value FROM json_each(:subtypes))"
_ROWS: Final = (
    "SELECT r.id, v.kind, r.title, v.occurred_from, v.occurred_to, v.precision, v.unit, {adds}"
    " FROM json_each(:seqs) j CROSS JOIN version v ON v.seq = j.value CROSS JOIN record r ON r.seq = v.record"
    " ORDER BY j.key"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a span is meant: of ``subtypes`` (none: of all), in a part, and what each record ``adds``.

    ``only`` names sources, roles or numbers. ``keys``: the keys of the part that is meant, None for all parts; of a
    part by source a record adds only the đồng of that source. ``answer``: people in ``only`` roles are those of whom
    their own record says ``of_answer``. đồng of the subtypes ``minus`` are taken off. ``known_by``: an ISO day.
    """

    adds: Adds
    subtypes: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None
    part: PartKey = WHOLE
    keys: tuple[str, ...] | None = None
    answer: Split | None = None
    of_answer: str = ""
    minus: tuple[str, ...] = ()
    known_by: str = ""

    @property
    def added(self) -> str:
        """What a version ``v`` adds."""
        if self.answer is not None:
            return _PEOPLE_WHO_ANSWERED
        if self.part.lines and self.keys is not None:
            if self.adds == "value":
                return _VALUE_OF_SOURCES
            if self.adds == "funding":
                return f"{_ADDS['funding'].removesuffix(')')}{_OF_SOURCES})"
        return _ADDS[self.adds]

    @property
    def condition(self) -> str:
        """What narrows the span further."""
        found = _SUBTYPES if self.subtypes else ""
        if self.keys is not None:
            found += f" AND {self.part.key} IN (SELECT value FROM json_each(:keys))"  # noqa: S608 - constants
        return found

    @property
    def parameters(self) -> dict[str, Value]:
        """What the clauses ask for."""
        return {
            **self.part.parameters,
            "subtypes": json.dumps(list(self.subtypes)),
            "only": None if self.only is None else json.dumps(list(self.only)),
            "keys": None if self.keys is None else json.dumps(list(self.keys)),
            "answer": f"$.data.{self.answer}",
            "of_answer": self.of_answer,
            "minus": json.dumps(list(self.minus)),
            "known_by": self.known_by,
        }


@dataclass(frozen=True, slots=True)
class VersionBehind:
    """One record behind a figure: its ISO days and how exact they are, whose it is, what it adds."""

    record: str
    kind: str
    title: str
    occurred_from: str | None
    occurred_to: str | None
    precision: str | None
    unit: str
    adds: int


class BehindFigures:
    """Finds and shows the versions behind one figure."""

    def __init__(self, connection: Connection, standing: Standing) -> None:
        self._connection = connection
        self._standing = standing

    def found(self, spans: Iterable[Span], counted: Counted) -> array[int]:
        """Return the rows of the versions that add anything, by date."""
        dated: list[tuple[str, int]] = []
        for span in spans:
            rows = self._connection.read(
                self._standing.sql(
                    f"SELECT coalesce(v.occurred_from, ''), v.seq FROM version v{counted.part.join}"  # noqa: S608
                    f" {span.condition}{counted.condition} AND {counted.added} <> 0"
                ),
                {**span.parameters, **counted.parameters},
            )
            dated += [(day, seq) for day, seq in rows]
        return array("q", [seq for _day, seq in sorted(set(dated))])

    def rows(self, seqs: Sequence[int], counted: Counted) -> list[VersionBehind]:
        """Return some versions as they are shown, in the order given."""
        rows = self._connection.read(
            _ROWS.format(adds=counted.added), {**counted.parameters, "seqs": json.dumps(list(seqs))}
        )
        return [VersionBehind(*row) for row in rows]
