"""What belongs to a campaign, drafts and the bin included, and who of its people is named outside of it."""

from __future__ import annotations

from msgspec.structs import replace

from desktop_app.domain.lifting import Lifted, PersonLink
from desktop_app.domain.records import Version
from desktop_app.storage.campaign_members import CampaignMembers
from desktop_app.storage.connection import Connection
from desktop_app.storage.versions import Versions
from tests.storage.gifts import UNIT, gift, record_id
from tests.storage.gifts import lift as plain
from tests.storage.test_campaigns import STORM, TET, put

CARD, OTHER = record_id("thẻ"), record_id("thẻ khác")


def linked(version: Version) -> Lifted:
    """Lift a gift whose note names the person's record, or the record it refers to after "="."""
    lifted, note = plain(version), str(version.data["note"])
    if note.startswith("="):
        return replace(lifted, people=(), references=(("about", note[1:]),))
    (link,) = lifted.people
    key = link.person_key if not note else f"record:{note}"
    return replace(lifted, people=(PersonLink("recipient", link.name, key, note or None),))


def save(connection: Connection, name: str, counter: int, **other: object) -> None:
    """Save a gift with its link."""
    stored = gift(name, counter=counter, **other)  # type: ignore[arg-type]
    versions = Versions(connection, linked)
    with connection.write():
        while versions.counter() < counter:
            versions.next_counter()
        versions.put(stored, linked(stored.version), local=True)


def test_drafts_and_the_bin_belong_to_a_campaign_and_what_was_moved_away_does_not(connection: Connection) -> None:
    put(connection, gift("nháp", counter=1, state="draft"), TET)
    gone = put(connection, gift("thùng rác", counter=2), TET)
    put(connection, gift("thùng rác", counter=3, parents=(gone,), state="deleted"), TET)
    moved = put(connection, gift("đổi đợt", counter=4), TET)
    put(connection, gift("đổi đợt", counter=5, parents=(moved,)), STORM)
    put(connection, gift("không đợt", counter=6), None)
    members = CampaignMembers(connection)
    assert members.of(TET) == [(record_id(name), UNIT) for name in ("nháp", "thùng rác")]
    assert members.of(STORM) == [(record_id("đổi đợt"), UNIT)]
    assert members.of("f" * 32) == []


def test_whoever_a_live_record_links_refers_to_or_numbers_is_named_elsewhere(connection: Connection) -> None:
    save(connection, "có liên kết", 1, note=CARD)
    save(connection, "có số", 2, number="012")
    save(connection, "nhắc tới", 3, note=f"={OTHER}")
    members = CampaignMembers(connection)
    everybody = frozenset((f"record:{CARD}", f"record:{OTHER}", "number:012"))
    assert members.named_elsewhere((CARD, OTHER), ("012", "999"), ()) == everybody
    besides = [record_id(name) for name in ("có liên kết", "có số", "nhắc tới")]
    assert members.named_elsewhere((CARD, OTHER), ("012",), besides) == frozenset()
    assert members.named_elsewhere((), (), ()) == frozenset()


def test_the_bin_and_older_versions_name_nobody_elsewhere(connection: Connection) -> None:
    first = gift("sửa", counter=1, note=CARD)
    save(connection, "sửa", 1, note=CARD)
    save(connection, "sửa", 2, parents=(first,))
    binned = gift("bỏ", counter=3, note=OTHER)
    save(connection, "bỏ", 3, note=OTHER)
    save(connection, "bỏ", 4, note=OTHER, parents=(binned,), state="deleted")
    assert CampaignMembers(connection).named_elsewhere((CARD, OTHER), (), ()) == frozenset()
    save(connection, "nháp", 5, note=OTHER, state="draft")
    assert CampaignMembers(connection).named_elsewhere((CARD, OTHER), (), ()) == {f"record:{OTHER}"}
