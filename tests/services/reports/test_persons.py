"""What was given to each person, against the links of every record added up one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.definition import Definition
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.records import Data, encode
from desktop_app.domain.report_questions import Question
from desktop_app.domain.units import Unit
from desktop_app.messages.journal_texts import journal_words
from desktop_app.services.figures import gives_money, receivers
from desktop_app.services.reporting import Reporting
from desktop_app.services.reports import persons
from desktop_app.services.reports.names import MayNotListNames
from desktop_app.services.reports.persons_known import KnownHow, counted, known_how
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import Operator
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.merge import Merge
from desktop_app.storage.person_links import Decision, LinkRows, unit_key
from desktop_app.storage.persons_given import PersonsGiven
from tests.domain.forms import real
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.services.reports.asking import END, START, assert_adds_up, column, made, rows, tables
from tests.services.test_reporting import UNITS, data_of, inside, version
from tests.storage.gifts import undone

COLUMNS: Final = {
    "gifts": ("gift",),
    "visits": ("visit",),
    "aid": ("crisis_aid",),
    "houses": ("house", "house_repair"),
    "training": ("training",),
    "titles": ("emulation_title",),
    "awards": ("award", "creative_labour_award"),
}
KINDS: Final = [one for one in real() if one.kind in {kind for kinds in COLUMNS.values() for kind in kinds}]
RECORDS: Final = st.lists(
    st.sampled_from(KINDS).flatmap(lambda one: st.tuples(st.just(one), data_of(one), st.sampled_from(UNITS))),
    max_size=14,
)


def groups(columns: Iterable[Lifted]) -> dict[str, frozenset[str]]:
    """Return each key with all keys that a linked record joins it to."""
    found: dict[str, set[str]] = {}
    for link in (link for one in columns for link in one.people):
        mine = found.setdefault(link.person_key, {link.person_key})
        other = found.setdefault(f"record:{link.record}", {f"record:{link.record}"}) if link.record else mine
        both = mine | other
        for key in both:
            found[key] = both
    return {key: frozenset(keys) for key, keys in found.items()}


@given(records=RECORDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_person_is_one_row(office: Session, records: list[tuple[Definition, Data, str]]) -> None:
    versions = [version(number, *record) for number, record in enumerate(records, start=1)]
    lifted = [(one, office.lifting(one)) for one in versions]
    with undone(office.connection):
        Merge(office.connection, office.lifting).put_many((encode(one), columns) for one, columns in lifted)
        joined = groups(columns for _one, columns in lifted)
        for unit in (None, *UNITS):
            sums: dict[frozenset[str], list[int]] = defaultdict(lambda: [0] * (len(COLUMNS) + 1))
            for one, columns in lifted:
                definition = office.definitions.current(one.kind)
                if unit in (None, one.unit) and inside(columns):
                    for link in columns.people:
                        if link.role in receivers(definition):
                            mine = sums[joined[link.person_key]]
                            mine[[one.kind in kinds for kinds in COLUMNS.values()].index(True)] += 1
                            mine[-1] += (link.value or 0) if gives_money(definition) else 0
            question = Question(START, END, unit, kinds=tuple(one.kind for one in KINDS))
            report = made(office, "persons", question)
            (table,) = tables(report)
            told = [[cell.value for cell in row.cells[1:]] for row in rows(table)]
            assert sorted(told, key=str) == sorted(sums.values(), key=str)
            assert column(table, "value") == sorted((mine[-1] for mine in sums.values()), reverse=True)
            assert column(table, "person") == [f"Người số {number}" for number in range(1, len(sums) + 1)]
            assert_adds_up(table)
            assert known_how(office, question) == known(sums)


def known(people: Iterable[frozenset[str]]) -> KnownHow:
    """Return by what each group of keys is known."""
    found = [0, 0, 0]
    for keys in people:
        starts = {key.partition(":")[0] for key in keys}
        found[0 if "number" in starts else 1 if "record" in starts else 2] += 1
    return KnownHow(*found)


def gift(session: Session, where: str = "CD001", **changes: Any) -> str:  # noqa: ANN401 - any JSON
    return place(session, "gift", where, **changes)


def test_who_received_most_stands_first_and_the_rest_is_one_row(
    office: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(persons, "SHOWN", 2)
    for number in range(1, 6):
        cash: dict[str, Any] = {"cash": number * 100_000, "in_kind_value": None, "in_kind": None}
        gift(office, recipient={"name": f"Lò Văn {'ABCDE'[number - 1]}"}, given_on="2026-02-05", **cash)
    (table,) = tables(made(office, "persons", names_shown=True))
    assert column(table, "person") == ["Lò Văn E", "Lò Văn D", "3 người khác"]
    assert column(table, "value") == [500_000, 400_000, 600_000]
    assert column(table, "person", "total") == ["Cộng 5 người"]
    assert_adds_up(table)
    assert any("2 người nhận nhiều nhất" in note for note in table.notes)


def test_names_are_asked_for_with_a_duty_and_journalled(office: Session) -> None:
    gift(office, recipient={"name": "Lò Văn Cũ", "number": "012084004127"}, given_on="2026-02-05")
    gift(office, recipient={"name": "Lò Văn Mới", "number": "012084004127"}, given_on="2026-01-05")
    before = Journal(office.connection).head()
    (unnamed,) = tables(made(office, "persons"))
    assert Journal(office.connection).head() == before
    assert column(unnamed, "person") == ["Người số 1"]
    assert "number" not in [one.name for one in unnamed.columns]
    (named,) = tables(made(office, "persons", names_shown=True))
    assert (column(named, "person"), column(named, "number")) == (["Lò Văn Mới"], ["••••••••4127"])
    (entry,) = Journal(office.connection).entries(1)
    words = journal_words(entry.event, entry.facts, "", "", str)
    assert words == "Xem báo cáo theo từng người có họ tên, từ 01/01/2026 đến 30/6/2026"
    office.operator = Operator("Pó", "x", ())
    with pytest.raises(MayNotListNames):
        made(office, "persons", names_shown=True)


def test_what_a_record_says_of_its_sum_stays_with_the_person(office: Session) -> None:
    for name, said in (("Lò Văn A", "over"), ("Lò Văn B", None), ("Lò Văn C", "nearly")):
        gift(office, recipient={"name": name}, given_on="2026-02-05", value_qualifier=said)
    (table,) = tables(made(office, "persons", names_shown=True))
    told = {row.cells[0].value: row.cells[-1].qualifier for row in table.rows}
    assert told == {"Lò Văn A": "over", "Lò Văn B": "exact", "Lò Văn C": "nearly", "Cộng 3 người": "about"}


def test_a_province_says_who_is_one_and_who_is_two(stores: Stores) -> None:
    province = stores.province().session
    with province.connection.write():
        Ledger(province.connection).put_units([Unit(code, f"CĐCS {code}", level="base") for code in UNITS])
    here: Data = {"village": "bản Nậm Coóng", "commune": "03544"}
    born = {"name": "Tẩn Thị Mẩy", "birth": "1984"}
    for unit in UNITS:
        gift(province, unit, recipient=born, place=here, given_on="2026-02-05")
    gift(province, UNITS[1], recipient={"name": "Lò Thị Ọi", "number": "012184001234"}, given_on="2026-02-05")
    question = Question(START, END, kinds=("gift",))
    assert known_how(province, question) == KnownHow(1, 0, 1)
    (table,) = tables(made(province, "persons", names_shown=True))
    assert column(table, "unit") == ["Nhiều đơn vị", f"CĐCS {UNITS[1]}"]
    name_key = province.connection.value("SELECT person_key FROM version_person WHERE name = 'Tẩn Thị Mẩy'")
    with province.connection.write():
        first, second = (unit_key(one, name_key) for one in UNITS)
        LinkRows(province.connection).put(first, second, "different", "Lan", None)
    assert known_how(province, question) == KnownHow(1, 0, 2)
    (table,) = tables(made(province, "persons", names_shown=True))
    assert sorted(map(str, column(table, "person"))) == ["Lò Thị Ọi", "Tẩn Thị Mẩy", "Tẩn Thị Mẩy"]
    assert "Nhiều đơn vị" not in column(table, "unit")
    with province.connection.write():
        LinkRows(province.connection).put("number:012184001234", name_key, "same", "Lan", None)
    persons_counted = next(
        row.value for row in Reporting(province).period(START, END) if (row.kind, row.measure) == ("gift", "persons")
    )
    assert known_how(province, question) == KnownHow(1, 0, 1)
    assert persons_counted == 2
    assert any("Trong 2 người" in one for one in made(province, "persons").basis)


SIDES: Final = st.sampled_from(
    [
        *(unit_key(unit, "lo thi phuong||1990") for unit in (*UNITS, "CD003")),
        unit_key(UNITS[0], "tan thi may||"),
        "number:012084004127",
        f"record:{'a' * 32}",
    ]
)
DECISIONS: Final = st.lists(st.tuples(SIDES, SIDES, st.sampled_from(["same", "different"])), max_size=4)
MENTIONS: Final = st.lists(
    st.tuples(
        st.sampled_from(
            [
                {"name": "Lò Thị Phương", "birth": "1990"},
                {"name": "Tẩn Thị Mẩy"},
                {"name": "Lò Thị Phương", "number": "012084004127"},
                {"name": "Vàng Thị Páo", "record": "a" * 32},
            ]
        ),
        st.sampled_from([*UNITS, "CD003"]),
    ),
    min_size=1,
    max_size=8,
)


@given(mentions=MENTIONS, decisions=DECISIONS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_is_listed_has_her_name_whatever_was_decided(
    office: Session, mentions: list[tuple[Data, str]], decisions: list[tuple[str, str, Decision]]
) -> None:
    definition = office.definitions.current("gift")
    versions = [
        version(number, definition, {"recipient": who, "given_on": "2026-02-05"}, unit)
        for number, (who, unit) in enumerate(mentions, start=1)
    ]
    with undone(office.connection):
        Merge(office.connection, office.lifting).put_many((encode(one), office.lifting(one)) for one in versions)
        for first, second, decision in decisions:
            if first != second:
                LinkRows(office.connection).put(first, second, decision, "Lan", None)
        persons_counted = next(
            row.value for row in Reporting(office).period(START, END) if (row.kind, row.measure) == ("gift", "persons")
        )
        asked = counted(office, Question(START, END, kinds=("gift",)))
        store = PersonsGiven(office.connection)
        people, whole = store.given(asked, [("gift",)], ["gift"], 100)
        named = store.named(asked, [one.key for one in people], ["gift"], "value")
        assert (len(people), whole.persons, sum(store.known(asked))) == (persons_counted,) * 3
        assert {one.key for one in people} == set(named)
        assert all(one.name in {str(who["name"]) for who, _unit in mentions} for one in named.values())
