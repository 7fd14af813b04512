"""Progress of pledges: numbers of every record added up again, movement by movement."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.pledge_progress import progress_of
from desktop_app.domain.records import encode
from desktop_app.domain.report_questions import Question
from desktop_app.services.session import Session
from desktop_app.storage.merge import Merge
from tests.domain.forms import real
from tests.services.placed_records import place
from tests.services.reports.asking import END, START, assert_adds_up, charts, column, made, rows, tables
from tests.services.test_reporting import UNITS, inside, version
from tests.storage.gifts import undone

NUMBERS: Final = st.none() | st.sampled_from(["0", "4", "12.5", "100"])
LINES: Final = st.lists(
    st.fixed_dictionaries(
        {
            "content": st.sampled_from(["Làm nhà", "làm nhà", "Tham gia"]),
            "measured_in": st.sampled_from(["nhà", "%"]),
            "plan": NUMBERS,
            "result": NUMBERS,
            "reached": st.none() | st.sampled_from(["50", "100"]),
        }
    ),
    max_size=3,
)
DATA: Final = st.fixed_dictionaries(
    {"movement": st.sampled_from(["PT01", "PT04"]), "targets": LINES},
    optional={"targets_set": st.integers(1, 9), "targets_reached": st.integers(0, 9)},
)
RECORDS: Final = st.lists(
    st.tuples(
        st.sampled_from(["pledge_registration", "pledge_agreement"]),
        DATA,
        st.sampled_from(["2026-02-01", "2026", "2025-12-31", "2026-06-30"]),
        st.sampled_from(UNITS),
    ),
    max_size=8,
)
DAYS: Final = {"pledge_registration": "registered_on", "pledge_agreement": "signed_on"}


@given(records=RECORDS)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_pledge_counts_once(office: Session, records: list[Any]) -> None:
    kinds = {one.kind: one for one in real()}
    versions = [
        version(number, kinds[kind], {**data, DAYS[kind]: day}, unit)
        for number, (kind, data, day, unit) in enumerate(records, start=1)
    ]
    with undone(office.connection):
        Merge(office.connection, office.lifting).put_many((encode(one), office.lifting(one)) for one in versions)
        for unit in (None, *UNITS):
            expected: dict[object, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
            for one in versions:
                if unit in (None, one.unit) and inside(office.lifting(one)):
                    mine, progress = expected[one.data["movement"]], progress_of(one.data)
                    mine[0 if one.kind == "pledge_registration" else 1] += 1
                    mine[2] += progress.set
                    mine[3] += progress.reached
            report = made(office, "pledges", Question(START, END, unit))
            table = tables(report)[0]
            told = [[cell.value for cell in row.cells[1:5]] for row in rows(table)]
            assert sorted(map(str, told)) == sorted(map(str, expected.values()))
            assert_adds_up(table)
            for chart in charts(report):
                assert sum(value or 0 for value in chart.series[1].values) == sum(one[2] for one in expected.values())


def pledge(session: Session, movement: str, targets: list[dict[str, str]], **changes: object) -> None:
    data = {"targets_set": None, "targets_reached": None, "registered_on": "2026-02-01", **changes}
    place(session, "pledge_registration", "CD001", movement=movement, targets=targets, **data)


def test_things_are_added_and_shares_are_not(office: Session) -> None:
    houses = {"content": "Làm nhà", "measured_in": "nhà", "plan": "4", "result": "3"}
    share = {"content": "Đoàn viên tham gia", "measured_in": "%", "plan": "95", "result": "97.5"}
    pledge(office, "PT01", [houses, share], year=2026)
    pledge(office, "PT01", [{**houses, "plan": "6"}, share], year=2025)
    pledge(office, "PT04", [share])
    report = made(office, "pledges")
    first, quantities = tables(report)
    assert column(first, "registrations", "total") == [3]
    (total,) = rows(first, "total")
    assert [cell.value for cell in total.cells[3:]] == [5, 3, "60.00"]
    told = [[cell.value for cell in row.cells] for row in rows(quantities)]
    assert told == [
        ["Đoàn viên tham gia", "%", 1, 95, "97,5", 1, "102.63"],
        ["Làm nhà", "nhà", 2, 10, 6, 2, "60"],
        ["Đoàn viên tham gia", "%", 2, None, None, 2, None],
    ]
    assert quantities.notes == ("Tỷ lệ phần trăm của nhiều nơi không cộng với nhau nên để trống.",)
    (chart,) = charts(report)
    assert (chart.chart, [one.values for one in chart.series]) == ("progress", [(1, 2), (1, 4)])
