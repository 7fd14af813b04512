"""A record's life as the clerk lives it: draft, complete, corrected, binned, taken back; by a clock that lies, too."""

from __future__ import annotations

import pytest

from desktop_app.domain.lifecycle import IllegalTransition, RecordsDiffer
from desktop_app.domain.records import Data
from desktop_app.services.adding import Adding
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import (
    ClosingNotEntered,
    Entry,
    ForeignRecord,
    KindUnknown,
    NotComplete,
    NothingToUndo,
    ReasonMissing,
    RecordUnknown,
)
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.stores import Pair, campaign, gift_of, give, send, take
from tests.services.test_cross_checks import placed


def test_a_new_record_is_complete_and_shown_with_what_was_typed(office: Session) -> None:
    data = gift_of(campaign(office), "Lò Văn Pâng")
    saved = Entry(office).complete("gift", data)
    card = Browsing(office).card(saved.record)
    assert (card.state, card.data, card.revision, card.version) == ("complete", data, 1, saved.version)


def test_text_is_kept_composed_whatever_the_keyboard_sent(office: Session) -> None:
    data = gift_of(campaign(office), "Lo\u0300 Va\u0306n Pa\u0302ng")
    saved = Entry(office).complete("gift", data)
    assert Browsing(office).card(saved.record).data["recipient"] == {"name": "Lò Văn Pâng"}


def test_errors_stand_in_the_way_and_nothing_is_saved(office: Session) -> None:
    entry, data = Entry(office), gift_of(campaign(office), "Lò Văn Pâng", cash=None, source="nobody")
    before = Journal(office.connection).head()
    with pytest.raises(NotComplete) as refusal:
        entry.complete("gift", data)
    assert {problem.field for problem in refusal.value.problems} >= {"cash", "source"}
    assert refusal.value.fields["count"] == 2
    assert Browsing(office).open("gift").count == 0
    assert Journal(office.connection).head() == before


def test_a_draft_takes_anything_and_is_replaced_until_completion(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    first = entry.save_draft("gift", {"recipient": {"name": "Lò"}})
    second = entry.save_draft("gift", gift_of(tet, "Lò Văn Pâng", cash=None), record=first.record)
    assert second.record == first.record
    assert [step.version for step in Browsing(office).history(first.record)] == [second.version]
    done = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"), record=first.record)
    history = Browsing(office).history(first.record)
    assert [(step.version, step.state, step.revision) for step in history] == [(done.version, "complete", 1)]


def test_a_correction_is_a_new_version_and_says_what_changed(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    first = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    entry.complete("gift", gift_of(tet, "Lò Văn Pâng", cash=2_000_000), record=first.record, reason="Ghi nhầm")
    newest, oldest = Browsing(office).history(first.record)
    assert (newest.revision, oldest.revision, newest.reason) == (2, 1, "Ghi nhầm")
    assert ("Tiền mặt (đồng)", "1.000.000", "2.000.000") in [
        (change.field.title.vi, change.before, change.after) for change in newest.changes
    ]
    assert (newest.shown, oldest.shown) == (True, False)


def test_a_draft_over_a_complete_record_leaves_what_counts(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    saved = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    entry.save_draft("gift", gift_of(tet, "Lò Văn Pâng", cash=9), record=saved.record)
    counting = office.connection.read("SELECT id, value FROM version WHERE current = 1 AND kind = 'gift'")
    assert counting == [(saved.version, 1_300_000)]


def test_the_bin_empties_lists_and_gives_back(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    record = entry.complete("gift", gift_of(tet, "Lò Văn Pâng")).record
    entry.delete(record, reason="Trùng")
    browsing = Browsing(office)
    assert (browsing.open("gift").count, browsing.open("gift", deleted=True).count) == (0, 1)
    with pytest.raises(IllegalTransition):
        entry.delete(record)
    entry.restore(record)
    assert (browsing.open("gift").count, browsing.open("gift", deleted=True).count) == (1, 0)
    assert browsing.card(record).data == gift_of(tet, "Lò Văn Pâng")
    assert [step.state for step in browsing.history(record)] == ["complete", "deleted", "complete"]


def test_a_draft_comes_back_from_the_bin_as_the_draft_it_was(office: Session) -> None:
    entry = Entry(office)
    record = entry.save_draft("gift", {"note": "mới gõ"}).record
    entry.delete(record)
    assert Browsing(office).open("gift", deleted=True).count == 1
    entry.restore(record)
    card = Browsing(office).card(record)
    assert (card.state, card.data) == ("draft", {"note": "mới gõ"})
    assert Browsing(office).open("gift", deleted=True).count == 0


def test_undo_makes_an_older_version_the_newest(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    first = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    entry.complete("gift", gift_of(tet, "Lò Văn Pâng", cash=5), record=first.record)
    entry.take_back(first.version)
    card = Browsing(office).card(first.record)
    assert (card.data["cash"], card.revision) == (1_000_000, 3)


def test_what_does_not_exist_is_refused(office: Session) -> None:
    entry = Entry(office)
    with pytest.raises(RecordUnknown):
        entry.delete("0" * 32)
    with pytest.raises(RecordUnknown):
        entry.take_back("0" * 64)
    with pytest.raises(RecordUnknown):
        entry.restore("0" * 32)
    with pytest.raises(RecordUnknown):
        entry.complete("gift", gift_of("0" * 32, "Lò"), record="0" * 32)
    with pytest.raises(KindUnknown):
        entry.save_draft("gifts", {})


def test_only_the_unit_itself_changes_its_records(pair: Pair) -> None:
    record = give(pair.office, campaign(pair.office), ["Lò Văn Pâng"])[0]
    assert take(pair.province, send(pair.office, pair.stick).written_to)[0].ok
    entry = Entry(pair.province)
    assert not entry.open("gift", record).own
    with pytest.raises(ForeignRecord):
        entry.delete(record)
    with pytest.raises(ForeignRecord):
        entry.save_draft("gift", {}, record=record)


def test_a_likely_duplicate_is_named_and_not_refused(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    first = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    again = entry.complete("gift", gift_of(tet, "lò văn pâng"))
    assert again.duplicates == (first.record,)
    assert entry.complete("gift", gift_of(tet, "Lò Văn Pâng", source="budget")).duplicates == ()


def test_kept_typing_is_offered_after_a_crash_and_forgotten_by_the_save(stores: Stores) -> None:
    office = stores.office().session
    tet = campaign(office)
    KeptTyping(office).keep("gift", None, 1, {"recipient": {"name": "Lò V"}})
    office.close()
    office = stores.reopen()
    (offer,) = KeptTyping(office).offers()
    assert (offer.kind, offer.record, offer.data) == ("gift", None, {"recipient": {"name": "Lò V"}})
    assert Browsing(office).open("gift").count == 0
    Entry(office).complete("gift", gift_of(tet, "Lò Thị Nết"))
    assert KeptTyping(office).offers() == [offer], "what is saved elsewhere takes nothing along"
    Entry(office).complete("gift", gift_of(tet, "Lò Văn Pâng"), from_form=True)
    assert KeptTyping(office).offers() == []


def test_a_clock_that_went_back_claims_no_time_and_orders_nothing(stores: Stores) -> None:
    clock = FixedClock()
    office = stores.office(clock=clock).session
    entry, tet = Entry(office), campaign(office)
    first = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    clock.set("2002-01-01T00:00:00+07:00")
    entry.complete("gift", gift_of(tet, "Lò Văn Pâng", cash=7), record=first.record)
    newest, oldest = Browsing(office).history(first.record)
    assert (newest.claimed_at, newest.revision) == (None, 2)
    assert oldest.claimed_at == "2026-12-05T08:00:00+07:00"
    assert Browsing(office).card(first.record).data["cash"] == 7
    assert office.time.today() is None
    office.close()
    assert stores.reopen(clock=clock).time.today() is None


def test_undo_of_a_new_record_puts_it_into_the_bin(office: Session) -> None:
    entry = Entry(office)
    saved = entry.complete("gift", gift_of(campaign(office), "Lò Văn Pâng"))
    undone = entry.undo(saved, reason="hoàn tác")
    assert Browsing(office).card(saved.record).state == "deleted"
    entry.undo(undone)
    assert Browsing(office).card(saved.record).state == "complete"


def test_undo_of_a_correction_shows_what_was_there(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    first = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    saved = entry.complete("gift", gift_of(tet, "Lò Văn Pâng", cash=5), record=first.record)
    entry.undo(saved, reason="hoàn tác")
    card = Browsing(office).card(first.record)
    assert (card.data["cash"], card.revision) == (1_000_000, 3)
    assert Browsing(office).history(first.record)[0].reason == "hoàn tác"


def test_undo_of_a_draft_over_a_finished_record_leaves_no_trace_to_send(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    first = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    saved = entry.save_draft("gift", gift_of(tet, "Lò Văn Pâng", cash=5), record=first.record)
    entry.undo(saved)
    card = Browsing(office).card(first.record)
    assert (card.state, card.version, card.revision) == ("complete", first.version, 1)
    assert Journal(office.connection).entries(1)[0].event == "draft_dropped"


def test_undo_of_a_draft_brings_the_draft_before(office: Session) -> None:
    entry = Entry(office)
    first = entry.save_draft("gift", {"note": "một"})
    saved = entry.save_draft("gift", {"note": "hai"}, record=first.record)
    undone = entry.undo(saved)
    assert Browsing(office).card(first.record).data == {"note": "một"}
    assert undone.state == "draft"


def test_only_the_last_save_of_a_record_is_undone(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    saved = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    entry.complete("gift", gift_of(tet, "Lò Văn Pâng", cash=5), record=saved.record)
    with pytest.raises(NothingToUndo):
        entry.undo(saved)


def test_who_changes_what_was_exported_says_why(pair: Pair) -> None:
    tet, entry = campaign(pair.office), Entry(pair.office)
    record = give(pair.office, tet, ["Lò Văn Pâng"])[0]
    assert not entry.asks_reason(record)
    send(pair.office, pair.stick)
    assert entry.asks_reason(record)
    assert not entry.asks_reason(None)
    changed = gift_of(tet, "Lò Văn Pâng", cash=5)
    entry.save_draft("gift", changed, record=record)
    with pytest.raises(ReasonMissing):
        entry.complete("gift", changed, record=record, reason="  ")
    entry.complete("gift", changed, record=record, reason="Ghi nhầm")
    assert Browsing(pair.office).history(record)[0].reason == "Ghi nhầm"


def test_two_versions_of_one_record_are_compared(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    first = entry.complete("gift", gift_of(tet, "Lò Văn Pâng"))
    second = entry.complete("gift", gift_of(tet, "Lò Văn Pâng", cash=5), record=first.record)
    other = entry.complete("gift", gift_of(tet, "Giàng A Chứ"))
    browsing = Browsing(office)
    assert [(one.field.name, one.after) for one in browsing.compare(first.version, second.version)] == [("cash", "5")]
    with pytest.raises(RecordsDiffer):
        browsing.compare(first.version, other.version)
    with pytest.raises(RecordUnknown):
        browsing.compare(first.version, "0" * 64)


def test_a_closing_is_made_not_written(office: Session) -> None:
    with pytest.raises(ClosingNotEntered):
        Entry(office).complete("period_closing", {"starts_on": "2025-12-01", "ends_on": "2026-05-31", "chair": "Lò"})
    with pytest.raises(ClosingNotEntered):
        Adding(office).add("period_closing", [{"starts_on": "2025-12-01"}], state="draft")


CLUB: Data = {
    "name": "CLB Bóng chuyền",
    "form": "sport_club",
    "founded_on": "2018-03-26",
    "members": 24,
    "members_on": "2025-11-30",
    "status": "active",
}


def test_clubs_of_one_name_are_twins_in_one_unit_only(office: Session) -> None:
    entry = Entry(office)
    first = entry.complete("club", CLUB).record
    assert entry.duplicates(entry.definition("club"), {**CLUB, "members": 30}, None) == [first]
    placed(office, "club", CLUB)  # of another unit
    assert Browsing(office).twins("club") == 0
    assert entry.duplicates(entry.definition("club"), CLUB, None) == [first]
    entry.complete("club", {**CLUB, "members": 30})
    assert Browsing(office).twins("club") == 2
