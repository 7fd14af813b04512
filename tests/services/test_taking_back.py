"""Undoing what was saved over a draft, and the bin: what counts and travels goes back with what is shown."""

from __future__ import annotations

import pytest

from desktop_app.services.bin import Bin
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, Saved
from desktop_app.services.exporting import Exporting
from desktop_app.services.home import Home
from desktop_app.services.returning import CampaignInBin
from desktop_app.services.selection import Selection
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import Pair, campaign, gift_of, send, take

WHY = "Hoàn tác lần lưu trước"


def go_on(_done: int, _total: int) -> bool:
    return True


def sent(session: Session) -> tuple[int, int, int]:
    """Return what the next bundle carries of gifts: records, đồng, deletions."""
    found = [one for one in Exporting(session).preview().figures if one.kind == "gift"]
    return (found[0].records, found[0].value, found[0].deleted) if found else (0, 0, 0)


def given(session: Session) -> object:
    return figures(session).get(("gift", "value"), 0)


def carry(pair: Pair) -> None:
    (answer,) = take(pair.province, send(pair.office, pair.stick).written_to)
    assert answer.ok


def half_typed(session: Session, tet: str) -> tuple[str, Saved]:
    """Return a finished gift, and the draft of a correction that stands over it."""
    entry = Entry(session)
    record = entry.complete("gift", gift_of(tet, "Lò Văn Pâng")).record
    return record, entry.save_draft("gift", gift_of(tet, "Lò Văn Pâng", cash=9_000_000), record=record)


@pytest.mark.parametrize("travelled", [False, True])
def test_drafts_completed_and_undone_count_and_travel_no_more(pair: Pair, travelled: bool) -> None:
    office, tet = pair.office, campaign(pair.office)
    entry, many = Entry(office), Selection(office)
    drafts = [entry.save_draft("gift", gift_of(tet, f"Lò Văn {letter}")).record for letter in "ABC"]
    done = many.complete(drafts, go_on)
    assert (given(office), sent(office)) == (3_900_000, (3, 3_900_000, 0))
    if travelled:
        carry(pair)
        assert given(pair.province) == 3_900_000
    assert len(many.undo(done.saved, go_on, reason=WHY).back) == 3
    home = Home(office).now()
    assert (given(office), home.travel.get("draft"), home.months[1].value) == (0, 3, 0)
    assert sent(office) == (0, 0, 3 if travelled else 0), "what the province has is taken back from it"
    steps = Browsing(office).history(drafts[0])
    assert [(step.state, step.reason) for step in steps] == [("draft", ""), ("deleted", WHY), ("complete", "")]
    carry(pair)
    assert given(pair.province) == 0
    entry.complete("gift", gift_of(tet, "Lò Văn A"), record=drafts[0], reason="Ghi lại")
    carry(pair)
    assert given(pair.province) == given(office) == 1_300_000
    assert_whole(office)
    assert_whole(pair.province)


@pytest.mark.parametrize("travelled", [False, True])
def test_a_correction_completed_and_undone_leaves_the_finished_version_counting(pair: Pair, travelled: bool) -> None:
    office = pair.office
    record, draft = half_typed(office, campaign(office))
    carry(pair)
    entry = Entry(office)
    corrected = entry.open("gift", record).data
    saved = entry.complete("gift", corrected, record=record, reason="Ghi nhầm", seen=draft.version)
    assert given(office) == 9_300_000
    if travelled:
        carry(pair)
    many = Selection(office).undo([saved], go_on, reason=WHY)
    assert (many.back, many.again) == ((record,), 1), "below the draft the record travels anew"
    undone = Saved(
        record,
        entry.open("gift", record).version,
        "draft",
        before=Versions(office.connection, office.lifting).get(saved.version),
    )
    shown = entry.open("gift", record)
    assert (shown.state, shown.data["cash"], given(office)) == ("draft", 9_000_000, 1_300_000)
    carry(pair)
    assert given(pair.province) == 1_300_000
    entry.undo(undone, reason=WHY)
    assert (entry.open("gift", record).state, given(office)) == ("complete", 9_300_000)


@pytest.mark.parametrize("travelled", [False, True])
@pytest.mark.parametrize("way", ["undo", "bin", "many"])
def test_a_deletion_taken_back_brings_the_finished_version_and_the_draft_over_it(
    pair: Pair, way: str, travelled: bool
) -> None:
    office = pair.office
    record, _draft = half_typed(office, campaign(office))
    if travelled:
        carry(pair)
    before = sent(office)
    deleted = Selection(office).delete([record], go_on, reason="Nhầm").saved
    assert given(office) == 0
    if way == "undo":
        Entry(office).undo(deleted[0], reason=WHY)
    elif way == "many":
        assert Selection(office).undo(deleted, go_on, reason=WHY).back == (record,)
    else:
        Bin(office).take_out(record)
    shown = Entry(office).open("gift", record)
    assert (shown.state, shown.data["cash"]) == ("draft", 9_000_000)
    assert (given(office), sent(office)) == (1_300_000, before)
    carry(pair)
    assert given(pair.province) == 1_300_000
    assert_whole(office)


def test_a_draft_whose_completion_was_undone_comes_out_of_the_bin_as_a_draft(office: Session) -> None:
    entry = Entry(office)
    draft = entry.save_draft("gift", gift_of(campaign(office), "Lò Văn Pâng"))
    entry.undo(entry.complete("gift", entry.open("gift", draft.record).data, record=draft.record), reason=WHY)
    entry.delete(draft.record)
    Bin(office).take_out(draft.record)
    assert (entry.open("gift", draft.record).state, given(office)) == ("draft", 0)


def test_who_names_a_record_whose_completion_was_undone_names_a_draft(office: Session) -> None:
    entry = Entry(office)
    draft = entry.save_draft("campaign", {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "starts_on": "2026-01-20"})
    done = entry.complete("campaign", entry.open("campaign", draft.record).data, record=draft.record)
    gift, form = gift_of(draft.record, "Lò Văn Pâng"), entry.definition("gift")
    assert [problem.code for problem in entry.check(form, gift)] == []
    entry.undo(done, reason=WHY)
    assert [problem.code for problem in entry.check(form, gift)] == ["link_draft"]


def test_a_move_is_not_undone_into_a_campaign_that_is_in_the_bin(office: Session) -> None:
    tet, summer = campaign(office), campaign(office, "Hè 2026")
    entry = Entry(office)
    done = entry.complete("gift", gift_of(tet, "Lò Văn Pâng")).record
    draft = entry.save_draft("gift", gift_of(tet, "Giàng A Chứ")).record
    moved = Selection(office).move([done, draft], summer, go_on)
    entry.delete(tet)
    undone = Selection(office).undo(moved.saved, go_on, reason=WHY)
    assert [(one.title, type(one.refusal)) for one in undone.left] == [
        ("Lò Văn Pâng", CampaignInBin),
        ("Giàng A Chứ", CampaignInBin),
    ]
    with pytest.raises(CampaignInBin) as refusal:
        entry.take_back(Browsing(office).history(done)[-1].version)
    assert refusal.value.fields["title"] == "Tết Bính Ngọ 2026"
    assert {entry.open("gift", record).data["campaign"] for record in (done, draft)} == {summer}
    Bin(office).take_out(tet)
    assert Selection(office).undo(moved.saved, go_on, reason=WHY).left == ()
