"""The lists of a campaign hold its complete records: no draft, nothing deleted, nobody of another campaign."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop_app.domain.records import State, StoredVersion
from desktop_app.storage.campaigns import CampaignRecords
from desktop_app.storage.connection import Connection
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.versions import Versions
from tests.storage.gifts import DEVICE, gift, lift

TET, STORM = "a" * 32, "b" * 32
GIFTS: tuple[tuple[str, State, str | None], ...] = (
    ("Vàng Thị Dở", "complete", TET),
    ("Giàng A Sử", "complete", TET),
    ("Đèo Thị Ánh", "complete", TET),
    ("Lò Văn Thanh", "draft", TET),
    ("Tẩn Lao San", "complete", STORM),
    ("Lý Mẩy", "complete", None),
)


@pytest.fixture
def stored(connection: Connection) -> dict[str, StoredVersion]:
    """The gifts by name; "Giàng A Sử" was corrected, and "Phàn A Páo" was deleted again."""
    saved: dict[str, StoredVersion] = {}
    for name, state, campaign in GIFTS:
        saved[name] = put(connection, gift(name, counter=len(saved) + 1, state=state), campaign)
    first = saved["Giàng A Sử"]
    saved["Giàng A Sử"] = put(connection, gift("Giàng A Sử", parents=(first,), counter=7, value=9), TET)
    gone = put(connection, gift("Phàn A Páo", counter=8), TET)
    put(connection, gift("Phàn A Páo", parents=(gone,), counter=9, state="deleted"), TET)
    return saved


def put(connection: Connection, stored: StoredVersion, campaign: str | None) -> StoredVersion:
    versions = Versions(connection, lambda version: replace(lift(version), campaign=campaign))
    with connection.write():
        while versions.counter() < stored.version.counter:
            versions.next_counter()
        versions.put(stored, replace(lift(stored.version), campaign=campaign), local=True)
    return stored


def test_a_list_holds_the_complete_records_in_the_order_of_given_names(
    connection: Connection, stored: dict[str, StoredVersion]
) -> None:
    wanted = [stored[name] for name in ("Đèo Thị Ánh", "Vàng Thị Dở", "Giàng A Sử")]
    campaign = CampaignRecords(connection, "gift")
    assert list(campaign.versions(TET)) == [(version.id, version.content) for version in wanted]
    assert list(campaign.ids(TET)) == [version.id for version in wanted], "the list's mark is made from the same rows"
    assert list(campaign.records(TET)) == [version.version.record for version in wanted]


def test_complete_records_and_drafts_are_counted_apart(
    connection: Connection, stored: dict[str, StoredVersion]
) -> None:
    campaign = CampaignRecords(connection, "gift")
    assert campaign.counts() == {TET: 3, STORM: 1}
    assert (campaign.drafts(TET), campaign.drafts(STORM)) == (1, 0)


@pytest.mark.usefixtures("stored")
def test_another_kind_has_lists_of_its_own(connection: Connection) -> None:
    campaign = CampaignRecords(connection, "visit")
    assert (campaign.counts(), campaign.drafts(TET), list(campaign.versions(TET)), list(campaign.ids(TET))) == (
        {},
        0,
        [],
        [],
    )


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (Question("gift", campaign=TET), ["Đèo Thị Ánh", "Vàng Thị Dở", "Giàng A Sử", "Lò Văn Thanh"]),
        (Question("gift", "newest", campaign=TET), ["Lò Văn Thanh", "Đèo Thị Ánh", "Giàng A Sử", "Vàng Thị Dở"]),
        (Question("gift", search="thi", campaign=TET), ["Đèo Thị Ánh", "Vàng Thị Dở"]),
        (Question("gift", search="san", campaign=TET), []),
        (Question("gift", campaign=STORM), ["Tẩn Lao San"]),
        (Question("house", campaign=TET), []),
    ],
)
def test_a_list_narrowed_to_a_campaign_has_its_drafts_too_and_nothing_else(
    connection: Connection, stored: dict[str, StoredVersion], question: Question, names: list[str]
) -> None:
    listing = Listing(connection, DEVICE)
    assert [row.title for row in listing.page(question, 10)] == names
    assert listing.count(question) == len(names)
    if names:
        first = listing.page(question, 1)[0]
        assert [row.title for row in listing.page(question, 10, after=first.key)] == names[1:]
        assert [row.title for row in listing.page_from_end(question, 1)] == names[-1:]


def test_the_sums_of_a_campaign_are_its_own(connection: Connection, stored: dict[str, StoredVersion]) -> None:
    totals = Listing(connection, DEVICE).totals(Question("gift", campaign=TET))
    assert (totals.records, totals.drafts, totals.persons, totals.value) == (4, 1, 4, 1_500_009)


def test_the_newest_day_of_a_campaign_gives_a_sheet_its_letterhead(
    connection: Connection, stored: dict[str, StoredVersion]
) -> None:
    gifts = CampaignRecords(connection, "gift")
    days = [lift(one.version).occurred_to for one in stored.values()]
    assert gifts.last_day(TET) == max(day for day in days if day is not None)
    assert gifts.last_day("c" * 32) is None


@pytest.mark.parametrize("question", [Question("gift", campaign=TET), Question("gift", search="thi", campaign=TET)])
def test_the_list_of_a_campaign_is_read_from_the_index_of_campaigns(connection: Connection, question: Question) -> None:
    plan = Listing(connection, DEVICE).plan(question, (b"", 0), backwards=False)
    assert any("USING COVERING INDEX version_by_campaign" in line for line in plan)
    assert not any(line.startswith(("SCAN record", "SCAN w", "SCAN m", "SCAN v")) for line in plan)


def test_its_printed_list_is_too(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[str] = []
    ask = CampaignRecords(connection, "gift")
    read = type(connection).read

    def explained(self: Connection, sql: str, parameters: Any) -> Any:  # noqa: ANN401 - value's and stream's own
        plans.extend(str(step[3]) for step in read(self, f"EXPLAIN QUERY PLAN {sql}", parameters))
        return iter(())

    monkeypatch.setattr(type(connection), "stream", explained)
    monkeypatch.setattr(type(connection), "value", explained)
    assert (list(ask.versions(TET)), list(ask.ids(TET))) == ([], [])
    ask.last_day(TET)
    assert len([line for line in plans if "version_by_campaign (campaign=?)" in line]) == 3
    assert not [line for line in plans if line.startswith(("SCAN r", "SCAN v", "SEARCH r USING COVERING"))]
