"""F01: who registers for a year (DANH SÁCH) and what collectives pledge (BẢNG), both of the same registrations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from desktop_app.documents.forms.pledge_list import TITLE as LIST_TITLE
from desktop_app.documents.forms.pledge_list import PledgeList, PledgeRow, pledge_list
from desktop_app.documents.forms.pledge_table import TITLE as TABLE_TITLE
from desktop_app.documents.forms.pledge_table import (
    CollectivePledge,
    Movement,
    PledgeTable,
    Target,
    pledge_table,
)
from desktop_app.documents.letterhead import Letterhead
from desktop_app.domain.answers import lines_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data
from desktop_app.services.paper.chosen import Chosen
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.wordings import codes_note, quoted, receivers, years_of

KIND: Final = "pledge_registration"
BLANK_ROWS: Final = 20
BLANK_TABLE: Final = (5, 8, 5)
_SUBJECTS: Final = ("individuals", "households")


def gather_pledges(at: Gathering) -> Iterator[Paperwork]:
    """Yield the list where persons or households register, then the table where collectives or common targets do.

    Raises NothingChosen, RecordUnknown, DraftNotPrinted.
    """
    if at.wish.blank:
        yield from _blanks(at)
        return
    chosen = at.chosen()
    at = at.called_on(chosen.last_day())
    year = years_of(at, chosen)
    registered = _Registered(at, chosen)
    head = at.letterhead()
    if registered.has_persons or not registered.has_collectives:
        content = PledgeList(head, year, registered.rows(), at.signature(), receivers(at))
        yield at.made(f"{LIST_TITLE} NĂM {year}", lambda stamp: pledge_list(content, stamp), chosen, at.subject)
    if registered.has_collectives:
        table = registered.table(head, year)
        title = f"{TABLE_TITLE} NĂM {year}"
        yield at.made(title, lambda stamp: pledge_table(table, stamp), chosen, at.subject, beside="table")


def _blanks(at: Gathering) -> Iterator[Paperwork]:
    definition, head, to = at.definition(KIND), at.letterhead(), at.text("addressees")
    movements = codes_note("Phong trào", at.current(definition.field("movement")), by_code=True)
    codes = " ".join(_titles_note(at, definition, rows) for rows in _SUBJECTS)
    content = PledgeList(head, at.year, (), at.signature(), receivers(at), (codes,), BLANK_ROWS)
    yield at.made(LIST_TITLE, lambda stamp: pledge_list(content, stamp))
    table = PledgeTable(
        head,
        at.year,
        to,
        at.text("opening", year=at.year),
        signer=at.signature(),
        receivers=receivers(at, to),
        codes=(_titles_note(at, definition, "collectives"), movements),
        blank_rows=BLANK_TABLE,
    )
    yield at.made(TABLE_TITLE, lambda stamp: pledge_table(table, stamp))


def _titles_note(at: Gathering, definition: Definition, rows: str) -> str:
    field = definition.field(rows)
    award = next(one for one in field.fields if one.name == "award")
    return codes_note(f"Danh hiệu của {field.title.vi.lower()}", at.current(award))


@dataclass(frozen=True)
class _Registered:
    """The registrations of one printing, read anew at every walk."""

    at: Gathering
    chosen: Chosen

    @cached_property
    def _answered(self) -> frozenset[str]:
        """Return which rows any of them has."""
        named = ("collectives", "targets", *_SUBJECTS)
        return frozenset(name for stored in self.chosen for name in named if lines_of(stored.version.data.get(name)))

    @property
    def has_collectives(self) -> bool:
        """Tell whether there is anything for the table."""
        return not self._answered.isdisjoint(("collectives", "targets"))

    @property
    def has_persons(self) -> bool:
        """Tell whether there is anybody for the list."""
        return not self._answered.isdisjoint(_SUBJECTS)

    def rows(self) -> Iterator[PledgeRow]:
        """Yield persons, then households: in the order of the registrations, and as they stand in each."""
        for subject in _SUBJECTS:
            for stored in self.chosen if subject in self._answered else ():
                definition, data = self.at.definition_of(stored), self.at.data(stored)
                movement = quoted(self.at.shown(definition, data, "movement"))
                for line in lines_of(data.get(subject)):
                    yield self._row(definition, subject, line, movement)

    def _row(self, definition: Definition, subject: str, line: Data, movement: str) -> PledgeRow:
        household = subject == "households"
        said = self._said(definition, subject, line)
        return PledgeRow(
            name=said["head" if household else "person"],
            position=said["place" if household else "position"],
            movement=movement,
            award=said["award"],
            proposed=said["proposed_award"],
            note=_aimed_at(said),
            household=household,
        )

    def table(self, head: Letterhead, year: str) -> PledgeTable:
        """Return the table of what collectives pledge; kept whole, for it has three parts."""
        movements: list[Movement] = []
        targets: list[Target] = []
        collectives: list[CollectivePledge] = []
        for stored in self.chosen:
            definition, data = self.at.definition_of(stored), self.at.data(stored)
            movement = self._movement(definition, data)
            movements.append(movement)
            targets.extend(self._targets(definition, data, movement.name))
            collectives.extend(self._collectives(definition, data))
        if len({target.group for target in targets}) < 2:
            targets = [replace(target, group="") for target in targets]
        to = self.at.text("addressees")
        return PledgeTable(
            head,
            year,
            to,
            self.at.text("opening", year=year),
            tuple(dict.fromkeys(movements)),
            targets,
            collectives,
            signer=self.at.signature(),
            receivers=receivers(self.at, to),
        )

    def _movement(self, definition: Definition, data: Data) -> Movement:
        names = ("goal", "launched_on", "sums_up_on")
        return Movement(
            quoted(self.at.shown(definition, data, "movement")),
            *(self.at.shown(definition, data, name) for name in names),
        )

    def _targets(self, definition: Definition, data: Data, movement: str) -> Iterator[Target]:
        """Yield the common targets of a registration, then each collective's own."""
        for rows in ("targets", "collectives"):
            for line in lines_of(data.get(rows)):
                said = self._said(definition, rows, line)
                content = said["content"] if rows == "targets" else said["target"]
                whose = "" if rows == "targets" else f"{said['name']}: "
                if content:
                    note = said.get("remark", "")
                    yield Target(f"{whose}{content}", said["measured_in"], said["plan"], note, f"Phong trào {movement}")

    def _collectives(self, definition: Definition, data: Data) -> Iterator[CollectivePledge]:
        for line in lines_of(data.get("collectives")):
            said = self._said(definition, "collectives", line)
            yield CollectivePledge(said["name"], said["award"], said["proposed_award"])

    def _said(self, definition: Definition, rows: str, line: Data) -> dict[str, str]:
        """Return how every answer of a line reads, "" for what is asked only since a later version."""
        names = [column.name for column in self.at.definition(definition.kind).field(rows).fields]
        return {name: self.at.cell(definition, rows, line, name) for name in names}


def _aimed_at(said: Mapping[str, str]) -> str:
    """Return the target somebody signs for: "Sáng kiến: 2 sáng kiến"."""
    plan = " ".join(part for part in (said["plan"], said["measured_in"]) if part)
    return ": ".join(part for part in (said["target"], plan) if part)
