"""What counts, kept in tables of its own: always what the versions make, and the same figures as from the versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.lifting import FundingLine, Lifted, PersonLink
from desktop_app.domain.records import StoredVersion, Version, encode
from desktop_app.domain.report_questions import Basis, Moment
from desktop_app.storage import counted_upkeep
from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.counted_rows import BY_UNIT
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.figures import Span
from desktop_app.storage.merge import Merge
from desktop_app.storage.part_figures import PartFigures
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.people_counts import People, PeopleCounts, Whose
from desktop_app.storage.person_links import Decision, LinkRows
from desktop_app.storage.rebuild import Rebuild
from desktop_app.storage.standing import Standing
from desktop_app.storage.versions import Versions
from tests.storage.gifts import gift, lift, save, undone

SPAN = Span("2026-01-01", "2026-12-31")
ROLES = ("recipient", "giver")
WHOSE = [
    Whose("gift", frozenset(ROLES)),
    *(Whose(kind, frozenset({role}), subtypes) for kind in ("gift", "visit") for role in ROLES
      for subtypes in ((), ("odd",), ("odd", "even"))),
]  # fmt: skip
Parameters = Sequence[Value] | dict[str, Value]
Run = Callable[[Connection, list[StoredVersion], st.DataObject], None]


def lifted(version: Version) -> Lifted:
    """Lift with what makes rows differ: subtypes, two roles of the same people, two sources."""
    plain = lift(version)
    person, value = plain.people[0], plain.value or 0
    giver = PersonLink("giver", person.name, person.person_key)
    people = (person, giver, giver)[: 1 + value % 3]
    money = (*plain.funding, FundingLine("province", value), FundingLine("union", 1))[: 1 + value % 4]
    subtype = (None, "odd", "even")[value % 3]
    return msgspec.structs.replace(plain, subtype=subtype, people=people, funding=money)


@st.composite
def histories(draw: st.DrawFn) -> list[StoredVersion]:
    """A few records of two units and kinds, each a random graph of versions; people recur."""
    versions: list[StoredVersion] = []
    for number in range(draw(st.integers(1, 4))):
        own: list[StoredVersion] = []
        kind, unit = draw(st.sampled_from(["gift", "visit"])), draw(st.sampled_from(["LC-01", "LC-02"]))
        for counter in range(1, draw(st.integers(1, 4)) + 1):
            places = draw(st.sets(st.integers(0, len(own) - 1), max_size=2)) if own else set()
            own.append(
                gift(
                    draw(st.sampled_from(["Nguyễn Thị Hòa", "Lò Văn Páo", "Lò A"])),
                    record=f"record {number}",
                    parents=tuple(own[place] for place in places),
                    counter=counter,
                    state=draw(st.sampled_from(["complete", "complete", "complete", "deleted"])),
                    value=draw(st.integers(0, 11)),
                    day=draw(st.sampled_from(["2026-02-05", "2026-02-05", "2026", "2025-12-31", ""])),
                    unit=unit,
                    kind=kind,
                    number=draw(st.sampled_from(["", "", "012345678901"])),
                )
            )
        versions += own
    return list({stored.id: stored for stored in versions}.values())


def _receive(connection: Connection, versions: list[StoredVersion], data: st.DataObject) -> None:
    order = data.draw(st.permutations(versions))
    Merge(connection, lifted).put_many((one, lifted(one.version)) for one in order)


def _draft(connection: Connection, versions: list[StoredVersion], data: st.DataObject) -> None:
    over = data.draw(st.sampled_from(versions)).version
    content = {**over.data, "value": data.draw(st.integers(0, 11))}
    draft = encode(msgspec.structs.replace(over, state="draft", counter=99, data=content, revision=9))
    Versions(connection, lifted).put(draft, lifted(draft.version), local=False)


def _drop_draft(connection: Connection, versions: list[StoredVersion], data: st.DataObject) -> None:
    Versions(connection, lifted).discard_draft(data.draw(st.sampled_from(versions)).version.record)


def _erase(connection: Connection, versions: list[StoredVersion], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([one.id for one in versions]), max_size=3))
    Erasing(connection, lifted).erase(sorted(gone), "LC-01", ("LC-01", "LC-02"))


def _rebuild(connection: Connection, _versions: list[StoredVersion], _data: st.DataObject) -> None:
    Rebuild(connection, lifted).run()


def _decide(connection: Connection, _versions: list[StoredVersion], data: st.DataObject) -> None:
    keys = ("number:012345678901", "unit:LC-01|lo a||", "unit:LC-02|lo a||", "unit:LC-01|lo van pao||")
    one, other = sorted(data.draw(st.sets(st.sampled_from(keys), min_size=2, max_size=2)))
    decisions: tuple[Decision, ...] = ("same", "different")
    LinkRows(connection).put(one, other, data.draw(st.sampled_from(decisions)), "Lan", None)


def _return(connection: Connection, versions: list[StoredVersion], data: st.DataObject) -> None:
    """Send a version back, as a province."""
    stored = data.draw(st.sampled_from(versions))
    connection.run("INSERT OR REPLACE INTO setting (name, value) VALUES ('identity.role', 'province')")
    connection.run(
        "INSERT INTO record_state (record, version, state) SELECT seq, ?, 'returned' FROM record WHERE id = ?",
        (stored.id, stored.version.record),
    )


STEPS: tuple[Run, ...] = (_receive, _draft, _drop_draft, _erase, _rebuild, _decide, _return)


def _from_versions(figures: PartFigures, span: Span, part: PartKey, groups: dict[str, str]) -> list[dict[str, People]]:
    counts = PeopleCounts()
    figures.people.count(counts, span, across_units=True, part=part, groups=groups)
    return [counts.parts(whose) for whose in WHOSE]


def _same_figures(connection: Connection, basis: Basis) -> None:
    """Hold what is read from the tables against the same figures counted from the versions."""
    standing = Standing(connection, basis)
    quick, slow = PartFigures(connection, standing), PartFigures(connection, standing)
    slow.quickly = lambda *_: False  # type: ignore[method-assign]
    with standing.in_force():
        assert counted_upkeep.differing(connection) == []
        for span in (SPAN, Span("2025-01-01", "2026-06-30"), replace(SPAN, kinds=("visit",))):
            for part in (WHOLE, BY_UNIT):
                for name in ("sums", "funding", "counts"):
                    assert _added(getattr(quick, name)(span, part)) == _added(getattr(slow, name)(span, part))
                for groups in ({}, {"LC-01": "LC-02"}, {"LC-01": "LC-03"}) if quick.quickly(span, part) else ():
                    found = quick.counted_people.people(span, WHOSE, part, groups)
                    if span.kinds is None:
                        named = groups if part == BY_UNIT else {}
                        assert [found[one] for one in WHOSE] == _from_versions(slow, span, part, named)


def _added(rows: list[object]) -> dict[tuple[str, ...], list[int]]:
    """Add up rows by what they say in words: what was taken off comes in rows of its own."""
    added: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        values = [getattr(row, name) for name in type(row).__slots__]  # type: ignore[attr-defined]
        words = tuple(value for value in values if isinstance(value, str))
        numbers = [value for value in values if isinstance(value, int)]
        before = added.get(words, [0] * len(numbers))
        added[words] = [one + other for one, other in zip(before, numbers, strict=True)]
    return {words: numbers for words, numbers in added.items() if any(numbers)}


@given(versions=histories(), data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_the_tables_say_what_the_versions_make(
    connection: Connection, versions: list[StoredVersion], data: st.DataObject
) -> None:
    with undone(connection):
        _receive(connection, versions, data)
        for step in data.draw(st.lists(st.sampled_from(STEPS), max_size=5)):
            step(connection, versions, data)
            assert counted_upkeep.differing(connection) == [], step.__name__
        _same_figures(connection, Basis())
        _same_figures(connection, Basis(drafts=True))
        last = data.draw(st.integers(1, len(versions)))
        with Standing(connection, Basis(moment=Moment(last, 0))).in_force():
            assert counted_upkeep.differing(connection) == []
        assert counted_upkeep.differing(connection) == [], "what was supposed is taken back"


@pytest.mark.parametrize("table", ["counted_day", "counted_number", "counted_funding", "counted_person"])
def test_a_table_that_lost_its_rows_is_named_and_made_anew(connection: Connection, table: str) -> None:
    save(connection, gift("Lò Văn Páo"), gift("Lò A", counter=2, day="2026"), gift("Lò B", counter=3, day=""))
    before = connection.read(f"SELECT * FROM {table}")
    with connection.write():
        connection.run(f"DELETE FROM {table}")
    mending = Rebuild(connection, lift)
    assert list(mending.differences()) == [table]
    with connection.write():
        assert mending.run() == 0
    assert connection.read(f"SELECT * FROM {table}") == before
    assert len(before) >= 2
    assert list(mending.differences()) == []


def test_persons_are_counted_in_the_order_of_their_rows(connection: Connection) -> None:
    steps: list[str] = []
    figures = PartFigures(connection)
    read = connection.read

    def noted(sql: str, parameters: Parameters = ()) -> list[Row]:
        steps.extend(step[3] for step in read(f"EXPLAIN QUERY PLAN {sql}", parameters) if "counted_person" in sql)
        return read(sql, parameters)

    connection.read = noted  # type: ignore[method-assign]
    figures.counted_people.people(SPAN, WHOSE[1:2])
    assert any("PRIMARY KEY (kind=? AND role=?)" in step for step in steps)
    assert not [step for step in steps if "TEMP B-TREE" in step]
