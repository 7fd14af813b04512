"""Who else names the same person or record, and what a link leads to; by index, and of complete records only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from desktop_app.domain.across import told_by
from desktop_app.domain.lifting import PersonLink
from desktop_app.domain.records import StoredVersion
from desktop_app.domain.same_person import Human
from desktop_app.storage.connection import Connection
from desktop_app.storage.merge import Merge
from desktop_app.storage.relations import Relations
from tests.storage.gifts import gift, lift, record_id, save

CHU = "a" * 32
TARGET = "b" * 32


def place(connection: Connection, stored: StoredVersion, link: PersonLink | None = None, *fields: str) -> None:
    """Store a version with one other person, and references to ``TARGET`` in ``fields``."""
    lifted = lift(stored.version)
    people = lifted.people if link is None else (link,)
    lifted = replace(lifted, people=people, references=tuple((name, TARGET) for name in fields))
    with connection.write():
        Merge(connection, lift).put_many([(stored, lifted)])


def human(*known: str) -> Human:
    """Return who is told by these keys."""
    told = Human()
    for key in known:
        told |= told_by(key, key.removeprefix("record:") if key.startswith("record:") else None, "")
    return told


def test_a_person_is_found_by_every_alias_once(connection: Connection) -> None:
    by_number = PersonLink("recipient", "Giàng A Chứ", "number:1", CHU, name_key="a|b|1984")
    place(connection, gift("Một"), by_number)
    place(connection, gift("Hai", counter=2), PersonLink("head", "Giàng A Chứ", "a|b|c"))
    place(connection, gift("Ba", counter=3), PersonLink("head", "Giàng A Chứ", f"record:{CHU}", CHU))
    relations = Relations(connection)

    def found(*known: str, besides: str = "") -> list[str]:
        return [other.title for other in relations.with_person(human(*known), besides)]

    assert found("number:1") == ["Một"]
    assert found(f"record:{CHU}") == ["Một", "Ba"]
    assert found(f"record:{CHU}", "number:1", "a|b|c") == ["Một", "Hai", "Ba"]
    assert found(f"record:{CHU}", besides=record_id("Một")) == ["Ba"]
    assert found("a|b|1990") == ["Một", "Hai"]  # whatever the birth: who looks for her compares it
    assert found("number:2") == found("a|bb|c") == found("a||") == []
    (other,) = relations.with_person(human("number:1"), "")
    assert (other.role, other.human, other.record) == (
        "recipient",
        human("number:1", f"record:{CHU}", "a|b|1984"),
        record_id("Một"),
    )
    assert (other.occurred_from, other.answers()["value"]) == ("2026-02-05", 500_000)


@pytest.mark.parametrize("state", ["draft", "deleted"])
def test_drafts_and_deleted_records_do_not_count(connection: Connection, state: str) -> None:
    done = gift("Lò Văn Páo")
    if state == "draft":
        save(connection, gift("Lò Văn Páo", state="draft"))
    else:
        save(connection, done, gift("Lò Văn Páo", parents=(done,), counter=2, state="deleted"))
    assert Relations(connection).with_person(human("lo van pao||"), "") == []


def test_what_refers_to_a_record_says_by_which_field(connection: Connection) -> None:
    place(connection, gift("Một"), None, "award", "plan")
    place(connection, gift("Hai", counter=2), None, "plan")
    relations = Relations(connection)
    assert [(name, other.title) for name, other in relations.referring_to(TARGET, "")] == [
        ("award", "Một"),
        ("plan", "Một"),
        ("plan", "Hai"),
    ]
    assert [name for name, _ in relations.referring_to(TARGET, record_id("Một"))] == ["plan"]
    assert relations.referring_to(CHU, "") == []


def test_what_a_link_leads_to_is_told_with_what_counts_of_it(connection: Connection) -> None:
    done, drafted = gift("Một"), gift("Hai", counter=2, state="draft")
    gone = gift("Ba", counter=3)
    save(connection, done, drafted, gone, gift("Ba", parents=(gone,), counter=4, state="deleted"))
    save(connection, gift("Một", parents=(done,), counter=5, state="draft", value=9))
    relations = Relations(connection)
    asked = {name: record_id(name) for name in ("Một", "Hai", "Ba", "Bốn")}
    told = relations.targets(asked.values())
    assert {name: told[record].state for name, record in asked.items() if record in told} == {
        "Một": "complete",
        "Hai": "draft",
        "Ba": "deleted",
    }
    assert told[asked["Một"]].data["value"] == 500_000
    assert told[asked["Hai"]].data == {}
    assert (told[asked["Một"]].kind, told[asked["Một"]].title) == ("gift", "Một")
    assert relations.targets(()) == {}


def test_records_are_found_by_natural_key(connection: Connection) -> None:
    done, drafted = gift("Lò Văn Páo"), gift("Tẩn Thị Mẩy", counter=2, state="draft")
    save(connection, done, drafted, gift("Lò Văn Páo", record="house", kind="house", counter=3))
    relations = Relations(connection)
    keys = ("lo van pao|2026-02-05", "tan thi may|2026-02-05", "")
    assert [one.record for one in relations.keyed("gift", keys)] == [done.version.record]
    assert relations.keyed("award", keys) == []
    assert relations.keyed("gift", ()) == []


def test_records_are_found_by_the_beginning_of_their_keys_and_by_who_they_name(connection: Connection) -> None:
    done, drafted = gift("Lò Văn Páo"), gift("Lò Văn Sử", counter=2, state="draft")
    save(connection, done, drafted, gift("Lò Vân", record="house", kind="house", counter=3), gift("Tẩn", counter=4))
    newer = gift("Lò Văn Ún", counter=5)
    save(connection, newer)
    relations = Relations(connection)
    assert [one.title for one in relations.titled("gift", "lo van", besides="")] == ["Lò Văn Ún", "Lò Văn Páo"]
    assert relations.titled("gift", "lo van", besides=newer.version.record)[0].duplicate_key == "lo van pao|2026-02-05"
    assert relations.titled("gift", "lo van z", besides="") == []
    (person,) = lift(done.version).people
    assert [one.record for one in relations.titled_by("gift", {person.person_key}, "")] == [done.version.record]
    assert relations.titled_by("house", {person.person_key}, "") == []
    assert relations.titled_by("gift", {person.person_key}, done.version.record) == []


@pytest.mark.parametrize(
    ("ask", "indexes"),
    [
        ("with_person", {"version_person_by_key", "version_person_by_record", "version_person_by_name"}),
        ("referring_to", {"version_reference_by_target"}),
        ("keyed", {"record_by_duplicate"}),
        ("titled", {"record_by_duplicate"}),
        ("titled_by", {"version_person_by_key"}),
        ("named", {"version_reference_by_target"}),
    ],
)
def test_every_question_is_answered_from_an_index(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, ask: str, indexes: set[str]
) -> None:
    plans: list[str] = []
    read = type(connection).read

    def explained(self: Connection, sql: str, parameters: tuple[str, ...]) -> list[tuple[object, ...]]:
        plans.extend(str(step[3]) for step in read(self, f"EXPLAIN QUERY PLAN {sql}", parameters))
        return []

    monkeypatch.setattr(type(connection), "read", explained)
    relations = Relations(connection)
    answers: dict[str, Callable[[], object]] = {
        "with_person": lambda: relations.with_person(human(f"record:{CHU}", "number:1", "a|b|"), ""),
        "referring_to": lambda: relations.referring_to(TARGET, ""),
        "keyed": lambda: relations.keyed("person", ("number:1",)),
        "titled": lambda: relations.titled("initiative", "mot so", besides=""),
        "titled_by": lambda: relations.titled_by("initiative", ("number:1",), ""),
        "named": lambda: relations.named(("a|b|1984",)),
    }
    assert answers[ask]() == []
    assert {index for index in indexes if any(index in step for step in plans)} == indexes
    tables = ("SCAN p", "SCAN v", "SCAN r", "SCAN f", "SCAN s")
    assert not [step for step in plans if step.startswith(tables)]
