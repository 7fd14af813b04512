"""What a report said at a moment it says again later, whatever was corrected, thrown away, merged or received since."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import pytest

from desktop_app.domain.records import Data
from desktop_app.domain.report_questions import USUAL, Basis, Moment, Question
from desktop_app.services.entry import Entry
from desktop_app.services.entry_refusals import NotComplete
from desktop_app.services.exporting import NothingToExport
from desktop_app.services.merging import Merging
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Session
from desktop_app.services.splitting import Splitting
from desktop_app.storage.standing import now
from tests.services.conftest import Stores
from tests.services.stores import Pair, campaign, gift_of, send, take

YEAR: Final = Question(date(2026, 1, 1), date(2026, 12, 31))
IN_KIND: Final = 300_000
Told = dict[tuple[str, str], object]


def told(session: Session, basis: Basis = USUAL) -> Told:
    """Return every figure of the year that is not nothing."""
    rows = Reporting(session, basis).answer(YEAR)
    return {(row.kind, row.measure): (row.value, row.qualifier, row.unknown) for row in rows if row.value}


def by_unit(session: Session, basis: Basis = USUAL) -> dict[str, Told]:
    """Return the same, told apart by status: what the province said of a record is part of the moment too."""
    found = Splitting(session, basis).split(YEAR, "status")
    return {part: {key: row.value for key, row in rows.items() if row.value} for part, rows in found.rows.items()}


@dataclass
class Life:
    """An office and its province; after each deed the figures are noted with the moment."""

    pair: Pair
    chance: random.Random
    records: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    noted: list[tuple[Session, Moment, Told, dict[str, Told]]] = field(default_factory=list)

    def note(self) -> None:
        for session in (self.pair.office, self.pair.province):
            self.noted.append((session, now(session.connection), told(session), by_unit(session)))

    def live(self, steps: int) -> None:
        entry = Entry(self.pair.office)
        tet = campaign(self.pair.office)
        for number in range(steps):
            deed = self.chance.choice(
                ("new", "new", "correct", "draft", "delete", "restore", "person", "merge", "send")
            )
            with suppress(NotComplete):  # the same person twice in one campaign
                self.do(deed, entry, tet, number)
            self.note()

    def do(self, deed: str, entry: Entry, tet: str, number: int) -> None:
        one = self.chance.choice(self.records) if self.records else None
        if deed == "new" or one is None:
            self.records.append(entry.complete("gift", self.gift(tet, number)).record)
        elif deed in ("correct", "draft"):
            data: Data = {**self.gift(tet, number), "cash": self.chance.randrange(1, 10**6)}
            if entry.open("gift", one).state != "deleted":
                if deed == "correct":
                    entry.complete("gift", data, record=one, reason="Ghi nhầm")
                else:
                    entry.save_draft("gift", data, record=one)
        elif deed == "delete" and entry.open("gift", one).state != "deleted":
            entry.delete(one, reason="Ghi trùng")
        elif deed == "restore" and entry.open("gift", one).state == "deleted":
            entry.restore(one)
        elif deed == "person":
            data = {"name": f"Lò Văn {number}", "birth": str(1950 + number), "sex": "male", "consent": "not_asked"}
            self.persons.append(entry.complete("person", data).record)
        elif deed == "merge" and len(self.persons) > 1:
            Merging(self.pair.office).merge(self.persons[0], self.persons.pop(), keep=("name", "birth"))
        elif deed == "send":
            self.send()

    def gift(self, tet: str, number: int) -> Data:
        data = gift_of(tet, f"Lò Thị {number}", cash=1_000 + number)
        if self.persons and self.chance.random() < 0.6:
            who = self.chance.choice(self.persons)
            return {**data, "recipient": {"name": f"Lò {number}", "record": who}}
        return data

    def send(self) -> None:
        with suppress(NothingToExport):
            take(self.pair.province, send(self.pair.office, self.pair.stick).written_to)
        review = Reviewing(self.pair.province)
        rows = review.rows(0, 3, unit=self.pair.office.identity.unit, kind="gift")
        if rows and self.chance.random() < 0.5:
            review.send_back([(row.record, row.version) for row in rows[:1]], "amount_doubtful", "Đối chiếu lại")


@pytest.mark.parametrize("seed", range(6))
def test_every_moment_is_found_again(pair: Pair, seed: int) -> None:
    life = Life(pair, random.Random(seed))
    life.live(14)
    for session, moment, figures, parts in life.noted:
        basis = Basis(moment=moment)
        assert told(session, basis) == figures
        assert by_unit(session, basis) == parts
    for session in (pair.office, pair.province):
        assert told(session) == told(session, Basis(moment=now(session.connection))), "nothing was left changed"


def test_drafts_count_when_they_are_asked_for(stores: Stores) -> None:
    office = stores.office().session
    entry, tet = Entry(office), campaign(office)
    done = entry.complete("gift", gift_of(tet, "Lò A", cash=100)).record
    entry.save_draft("gift", gift_of(tet, "Lò A", cash=1_000), record=done)
    entry.save_draft("gift", gift_of(tet, "Lò B", cash=10_000))
    usual, with_drafts = told(office), told(office, Basis(drafts=True))
    assert usual["gift", "gifts"] == (1, "exact", 0)
    assert with_drafts["gift", "gifts"] == (2, "exact", 0)
    assert [found["gift", "value"] for found in (usual, with_drafts)] == [
        (100 + IN_KIND, "exact", 0),
        (11_000 + 2 * IN_KIND, "exact", 0),
    ]
    assert told(office) == usual


def test_what_was_returned_counts_by_choice(pair: Pair) -> None:
    entry, tet = Entry(pair.office), campaign(pair.office)
    for name in ("Lò A", "Lò B"):
        entry.complete("gift", gift_of(tet, name))
    take(pair.province, send(pair.office, pair.stick).written_to)
    before = now(pair.province.connection)
    review = Reviewing(pair.province)
    rows = review.rows(0, 1, unit=pair.office.identity.unit, kind="gift")
    review.send_back([(row.record, row.version) for row in rows], "amount_doubtful", "Đối chiếu lại")
    bases = (Basis(), Basis(returned=True), Basis(returned=False), Basis(moment=before))
    assert [told(pair.province, basis)["gift", "gifts"] for basis in bases] == [
        (number, "exact", 0) for number in (1, 2, 1, 2)
    ]
