"""After an undo the book shows, counts and sends what it did before, whatever is asked: random lives of records."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, Saved
from desktop_app.services.exporting import Exporting
from desktop_app.services.selection import Outcome, Selection
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import Versions
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import Pair, campaign, gift_of, send, take

WHY = "Hoàn tác lần lưu trước"


@dataclass(frozen=True, slots=True)
class Told:
    """What a record shows (state, answers) and what counts of it (answers, None for nothing)."""

    state: str
    data: Data
    counted: Data | None


class Life:
    """A few gifts and what is done to them; after each deed everything that tells of them is compared."""

    def __init__(self, pair: Pair, seed: int) -> None:
        self.pair, self.office = pair, pair.office
        self.chance = random.Random(seed)
        self.campaigns = [campaign(self.office), campaign(self.office, "Hè 2026")]
        self.versions = Versions(self.office.connection, self.office.lifting)
        self.entry, self.many = Entry(self.office), Selection(self.office)
        self.records: list[str] = []
        self.before_bin: dict[str, Told] = {}
        self.made = 0

    def told(self, record: str) -> Told:
        shown, head = self.versions.shown(record), self.versions.head(record)
        assert shown is not None
        counted = head.version.data if head is not None and head.version.state == "complete" else None
        return Told(shown.version.state, shown.version.data, counted)

    def gift(self) -> Data:
        self.made += 1  # no two are alike, so nothing stands in anybody's way
        return gift_of(self.campaigns[0], f"Lò Văn {self.made}", cash=self.chance.randrange(1, 10**7))

    def step(self) -> None:
        """Do one thing, and perhaps undo it, do it again, and undo that."""
        deed = self.chance.choice([self.new, self.draft, self.complete, self.delete, self.take_out, self.move])
        record = self.chance.choice(self.records) if self.records and deed != self.new else None
        if record is None:
            deed = self.new
        before = self.told(record) if record is not None else None
        saved = deed(record)
        if saved is None:
            return
        after = self.told(saved.record)
        if saved.state == "deleted" and before is not None:
            self.before_bin[saved.record] = before
        self.check()
        if self.chance.random() < 0.3:
            self.export()
        if self.chance.random() < 0.6:
            if before is None:
                before = Told("deleted", after.data, None)
                self.before_bin[saved.record] = after
            undone = self.undo(saved, before)
            if self.chance.random() < 0.4:
                again = self.undo(undone, after)
                if self.chance.random() < 0.5:
                    self.undo(again, before)

    def undo(self, saved: Saved, before: Told) -> Saved:
        """Undo: what was told before is told again."""
        undone = self.entry.undo(saved, reason=WHY)
        assert self.told(saved.record) == before
        self.check()
        return undone

    def new(self, _record: str | None) -> Saved:
        kept = self.chance.random() < 0.5
        saved = (self.entry.save_draft if kept else self.entry.complete)("gift", self.gift())
        self.records.append(saved.record)
        return saved

    def draft(self, record: str | None) -> Saved | None:
        assert record is not None
        return None if self.binned(record) else self.entry.save_draft("gift", self.gift(), record=record)

    def complete(self, record: str | None) -> Saved | None:
        assert record is not None
        if self.binned(record):
            return None
        if self.told(record).state == "draft":
            return _one(self.many.complete([record], _go_on, reason="Đã sửa"))
        return self.entry.complete("gift", self.gift(), record=record, reason="Đã sửa")

    def delete(self, record: str | None) -> Saved | None:
        assert record is not None
        return None if self.binned(record) else _one(self.many.delete([record], _go_on, reason="Trùng"))

    def take_out(self, record: str | None) -> Saved | None:
        """What counted and what was shown before it was deleted does again; and that can be undone like all else."""
        assert record is not None
        if not self.binned(record):
            return None
        saved = self.entry.restore(record)
        assert self.told(record) == self.before_bin[record]
        return saved

    def move(self, record: str | None) -> Saved | None:
        assert record is not None
        shown = self.told(record)
        goal = self.campaigns[shown.data["campaign"] == self.campaigns[0]]
        return None if self.binned(record) else _one(self.many.move([record], goal, _go_on, reason="Nhầm đợt"))

    def binned(self, record: str) -> bool:
        return self.told(record).state == "deleted"

    def export(self) -> None:
        """Send, and let the province receive."""
        if not Exporting(self.office).preview().figures:
            return
        (answer,) = take(self.pair.province, send(self.office, self.pair.stick).written_to)
        assert answer.ok, (answer.code, answer.fields)
        self.check()
        assert figures(self.pair.province) == figures(self.office)

    def check(self) -> None:
        """Lists, sums, preview and heads say the same as a plain recount of the versions."""
        told = {record: self.told(record) for record in self.records}
        graph = {record: self.childless(record) for record in self.records}
        for record, heads in graph.items():
            assert len(heads) <= 1
            assert self.versions.head(record) == (heads[0] if heads else None)
        browsing = Browsing(self.office)
        live, binned = browsing.open("gift"), browsing.open("gift", deleted=True)
        states = {row.id: row.state for opened in (live, binned) for row in opened.rows(0, 999)}
        assert states == {record: one.state for record, one in told.items()}
        shown = [one for one in told.values() if one.state != "deleted"]
        sums = live.totals()
        assert (sums.records, sums.value) == (len(shown), sum(_value(one.data) for one in shown))
        assert sums.drafts == sum(one.state == "draft" for one in shown)
        counted = [one.counted for one in told.values() if one.counted is not None]
        assert figures(self.office).get(("gift", "value"), 0) == sum(map(_value, counted))
        self.check_preview(graph, counted)
        assert list(Rebuild(self.office.connection, self.office.lifting).differences()) == []

    def check_preview(self, graph: dict[str, list[StoredVersion]], counted: list[Data]) -> None:
        """Nothing was acknowledged, so the next bundle carries what counts, and deletions of what was sent once."""
        preview = {one.kind: one for one in Exporting(self.office).preview().figures}
        gone = sum(
            heads[0].version.state == "deleted" and self.was_sent(record) for record, heads in graph.items() if heads
        )
        found = preview.get("gift")
        told = (found.records, found.value, found.deleted) if found is not None else (0, 0, 0)
        assert told == (len(counted), sum(map(_value, counted)), gone)

    def was_sent(self, record: str) -> bool:
        travel = TravelStates(self.office.connection, self.office.identity.device)
        return any(step.step == "exported" for step in travel.of(record))

    def childless(self, record: str) -> list[StoredVersion]:
        history = [one for one in self.versions.history(record) if one.version.state != "draft"]
        followed = {parent for one in history for parent in one.version.parents}
        return [one for one in history if one.id not in followed]


def _value(data: Data) -> int:
    return int(str(data.get("cash") or 0)) + int(str(data.get("in_kind_value") or 0))


def _go_on(_done: int, _total: int) -> bool:
    return True


def _one(outcome: Outcome) -> Saved:
    (saved,) = outcome.saved
    return saved


@pytest.mark.parametrize("seed", range(2))
def test_an_undo_brings_back_what_was_shown_and_counted(pair: Pair, seed: int) -> None:
    life = Life(pair, seed)
    for _ in range(30):
        life.step()
    life.export()
    assert_whole(pair.office)
    assert_whole(pair.province)
