"""The fund report: every movement added up again, what may be added and what may not."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import Data, Version, encode
from desktop_app.domain.report_questions import Behind, Question
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.session import Session
from desktop_app.services.splitting import Splitting
from desktop_app.storage.merge import Merge
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.services.reports.asking import END, START, assert_adds_up, charts, column, made, rows, tables
from tests.services.test_funds import move, source
from tests.services.test_reporting import UNITS, version
from tests.storage.gifts import undone

SOURCES: Final = {f"{number:032x}": unit for number, unit in ((901, "CD001"), (902, "CD001"), (903, "CD002"))}
DAYS: Final = ("2025-12-31", "2026-01-01", "2026-03", "2026-06-30", "2026", "2026-07-01")
MOVES: Final = st.lists(
    st.tuples(
        st.sampled_from(sorted(SOURCES)),
        st.sampled_from(["received", "spent"]),
        st.integers(1, 10**9),
        st.sampled_from(DAYS),
        st.sampled_from(["Nhà hảo tâm", "NHÀ HẢO TÂM", "Báo Lao Động", ""]),
    ),
    max_size=12,
)


@given(moves=MOVES)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_source_is_what_moved(office: Session, moves: list[tuple[str, str, int, str, str]]) -> None:
    definition = office.definitions.current("fund_movement")
    versions: list[Version] = []
    for number, (fund, direction, amount, day, donor) in enumerate(moves, start=1):
        data: Data = {"fund_source": fund, "direction": direction, "amount": amount, "moved_on": day, "donor": donor}
        versions.append(version(number, definition, data, SOURCES[fund]))
    last = {"2026-03": "2026-03-31", "2026": "2026-12-31"}
    with undone(office.connection):
        Merge(office.connection, office.lifting).put_many((encode(one), office.lifting(one)) for one in versions)
        for unit in (None, *UNITS):
            known = [
                one for one in moves if unit in (None, SOURCES[one[0]]) and last.get(one[3], one[3]) <= "2026-06-30"
            ]
            inside = [one for one in known if one[3] >= "2026-01-01"]
            expected = sorted(
                (
                    sum(one[2] for one in inside if one[:2] == (fund, "received")),
                    sum(one[2] for one in inside if one[:2] == (fund, "spent")),
                    sum(one[2] if one[1] == "received" else -one[2] for one in known if one[0] == fund),
                )
                for fund in SOURCES
            )
            report = made(office, "funds", Question(START, END, unit))
            found = tables(report)
            columns = [column(found[0], name) for name in ("opening", "received", "spent", "balance")]
            assert all(before + came - went == left for before, came, went, left in zip(*columns, strict=True))
            told = zip(*columns[1:], strict=True)
            assert sorted(told) == [one for one in expected if any(one)]
            several = "unit" in [one.name for one in found[0].columns]
            assert several == (len({SOURCES[one[0]] for one in known}) > 1) or not several
            assert bool(rows(found[0], "total")) == (bool(rows(found[0])) and not several)
            for table in found:
                assert_adds_up(table)
            given_by = sum(column(found[1], "received")) if len(found) > 1 else 0
            assert given_by == sum(one[2] for one in inside if one[1] == "received")


def test_figures_lead_to_the_movements_behind_them(office: Session) -> None:
    tea = source(office, "DN-01", type="business", donor="Công ty Cổ phần trà Than Uyên")
    move(office, tea, "received", 100, moved_on="2026-02-01", donor=None)
    move(office, tea, "spent", 30, value_qualifier="over")
    other = source(office, "XH-01", type="social", donor=None)
    move(office, other, "received", 9, moved_on="2026-02-01")
    report = made(office, "funds")
    table, donors = tables(report)
    row, _other = rows(table)
    assert [cell.value for cell in row.cells] == [
        row.cells[0].value, "DN-01", "Doanh nghiệp", "Công ty Cổ phần trà Than Uyên", 0, 100, 30, 70,
    ]  # fmt: skip
    question = Question(START, END, kinds=("fund_movement",))
    assert [cell.behind for cell in row.cells[5:]] == [
        Behind(question, "fund_movement", measure, "source", tea) for measure in ("received", "spent", "balance")
    ]
    parts = Splitting(office).split(question, "source")
    assert {one.key for one in parts.parts} == {tea, other}
    assert parts.parts[0].title.startswith("DN-01")
    told = [parts.row(tea, "fund_movement", measure) for measure in ("received", "spent", "balance")]
    assert [one.value for one in told if one is not None] == [100, 30, 70]
    for cell, counts in zip(row.cells[5:], (["100"], ["30"], ["100", "-30"]), strict=True):
        assert cell.behind is not None
        behind = ReportDesk(office).behind(cell.behind)
        assert [one.counts for one in behind.rows(0, 9)] == counts, "a figure leads to what it was counted from"
    (total,) = rows(table, "total")
    assert [(cell.value, cell.qualifier) for cell in total.cells[5:]] == [(109, "exact"), (30, "over"), (79, "nearly")]
    assert column(donors, "donor") == ["Công ty Cổ phần trà Than Uyên", "Nhà hảo tâm"]
    assert [chart.chart for chart in charts(report)] == ["shares"]
    assert any("bản nháp" in one for one in report.basis)


def test_what_was_left_before_the_period_is_told(office: Session) -> None:
    tea = source(office, "DN-01")
    move(office, tea, "received", 100, moved_on="2025-05-01", donor=None)
    move(office, tea, "spent", 40, moved_on="2025-06-01")
    move(office, tea, "spent", 15, moved_on="2026-02-01")
    table = tables(made(office, "funds"))[0]
    assert [column(table, name) for name in ("opening", "received", "spent", "balance")] == [[60], [0], [15], [45]]
    assert column(table, "opening", "total") == [60]


def test_sources_of_one_name_have_one_share(office: Session) -> None:
    for code, amount in (("TC-1", 5), ("TC-2", 7), ("TLV", 10)):
        name = "Quỹ Tấm lòng vàng" if code == "TLV" else "Tài chính công đoàn"
        move(office, source(office, code, name=name), "received", amount, moved_on="2026-02-01", donor=None)
    shares = charts(made(office, "funds"))[0]
    assert (shares.labels, shares.series[0].values) == (("Tài chính công đoàn", "Quỹ Tấm lòng vàng"), (12, 10))


def test_years_stand_side_by_side(office: Session) -> None:
    tea = source(office, "DN-01")
    move(office, tea, "received", 100, moved_on="2024-05-01", donor=None)
    move(office, tea, "spent", 40, moved_on="2025-05-01")
    shares, years = charts(made(office, "funds", Question(date(2024, 1, 1), date(2025, 12, 31))))
    assert (shares.chart, years.chart) == ("shares", "columns")
    assert years.labels == ("2024", "2025")
    assert [one.values for one in years.series] == [(100, 0), (0, 40)]


def test_of_several_units_only_money_from_outside_is_added(stores: Stores) -> None:
    province = stores.province().session
    for unit, kind, amount in (("CD001", "business", 5), ("CD002", "superior", 3), ("CD002", "benefactor", 2)):
        fund = place(province, "fund_source", unit, type=kind, name=kind)
        place(province, "fund_movement", unit, fund_source=fund, direction="received", amount=amount, moved_on="2025")
    report = made(province, "funds", Question(date(2024, 1, 1), date(2025, 12, 31)))
    table, _donors = tables(report)
    assert rows(table, "total") == []
    assert any("Không cộng chung" in note for note in table.notes)
    assert sorted(column(table, "received")) == [2, 3, 5]
    shares, years = charts(report)
    assert (shares.labels, shares.series[0].values) == (("business", "benefactor"), (5, 2))
    assert [one.values for one in years.series] == [(0, 7)]


def test_what_a_province_sent_back_is_in_no_fund(stores: Stores) -> None:
    province = stores.province().session
    fund = place(province, "fund_source", "CD001")
    movements = [
        place(province, "fund_movement", "CD001", fund_source=fund, direction="received", amount=amount, moved_on=day)
        for amount, day in ((5, "2026-02-01"), (7, "2026-02-02"))
    ]
    (table, *_donors) = tables(made(province, "funds"))
    assert column(table, "received") == [12]
    with province.connection.write():
        province.connection.run(
            "INSERT INTO record_state (record, state, version) SELECT r.seq, 'returned', v.id FROM record r"
            " JOIN version v ON v.seq = r.head WHERE r.id = ?",
            (movements[1],),
        )
    (table, *_donors) = tables(made(province, "funds"))
    assert column(table, "received") == [5]
