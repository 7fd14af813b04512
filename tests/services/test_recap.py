"""The recap of several years says what its rows' measures count: over the whole, year by year, office by office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.base import i18n
from desktop_app.domain.counted_numbers import Qualifier, together
from desktop_app.domain.definition import Definition, Definitions
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.measures import Figure, total
from desktop_app.domain.recap_table import RecapRow, recap_table
from desktop_app.domain.records import Data, Version, encode
from desktop_app.services.recap import Recap, RecapFigure
from desktop_app.services.session import Lifting, Session
from desktop_app.storage.merge import Merge
from tests.domain.forms import real
from tests.services.conftest import Stores
from tests.services.placed_records import place
from tests.services.test_reporting import UNITS, data_of, version
from tests.storage.gifts import undone

COUNTED: Final = frozenset(kind for row in recap_table().rows for kind in row.kinds)
KINDS: Final = tuple(one for one in real() if one.kind in COUNTED)
BY_KIND: Final = {one.kind: one for one in KINDS}
DEFINITIONS: Final = Definitions({(one.kind, one.version): one for one in real()})
RECORDS: Final = st.lists(
    st.sampled_from(KINDS).flatmap(lambda one: st.tuples(st.just(one), data_of(one), st.sampled_from(UNITS))),
    max_size=16,
)
START, END = date(2025, 3, 1), date(2026, 6, 30)
YEARS: Final = {"2025": (START, date(2025, 12, 31)), "2026": (date(2026, 1, 1), END)}
Placed = tuple[Version, Lifted]


def there(lifted: Lifted, start: date, end: date, *, stock: bool) -> bool:
    """Tell whether a record counts in a period: all of its date in it, or a stock standing on its last day."""
    first, last = lifted.occurred_from, lifted.occurred_to
    if not stock:
        return first is not None and last is not None and start.isoformat() <= first and last <= end.isoformat()
    begun = last is None or last <= end.isoformat()
    return begun and (lifted.ended_from is None or lifted.ended_from >= end.isoformat())


def counted(row: RecapRow, records: Sequence[Placed], start: date, end: date) -> Figure:
    """Return the figure of a row, counted record by record."""
    found: list[Figure] = []
    for name in row.figures:
        kind, _point, measure = name.partition(".")
        stock = next(one for one in BY_KIND[kind].measures if one.name == measure).nature == "stock"
        of_kind = [lifted for one, lifted in records if one.kind == kind and there(lifted, start, end, stock=stock)]
        found.append(total(BY_KIND[kind], of_kind, end.isoformat())[measure])
    return found[0] if len(found) == 1 else sum(one for one in found if isinstance(one, int))


@given(records=RECORDS)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_recap_says_what_its_measures_count(office: Session, records: list[tuple[Definition, Data, str]]) -> None:
    lifting = Lifting(DEFINITIONS)
    recap = Recap(replace(office, definitions=DEFINITIONS, lifting=lifting))
    versions = [version(number, *record) for number, record in enumerate(records, start=1)]
    placed = [(one, lifting(one)) for one in versions]
    with undone(office.connection):
        Merge(office.connection, lifting).put_many((encode(one), lifted) for one, lifted in placed)
        told = {unit: recap.rows(START, END, unit=unit) for unit in (None, *UNITS)}
    for unit, rows in told.items():
        own = [pair for pair in placed if unit in (None, pair[0].unit)]
        assert [row.code for row in rows] == [row.code for row in recap_table().rows]
        for row, figure in zip(recap_table().rows, rows, strict=True):
            assert figure.value == counted(row, own, START, END), row.code
            assert figure.years == {year: counted(row, own, *days) for year, days in YEARS.items()}, row.code
            check_whole(row, figure)
    for whole, *parts in zip(*told.values(), strict=True):
        if whole.sort != "rate":
            assert whole.value == sum(one.value for one in parts if isinstance(one.value, int)), whole.code


def check_whole(row: RecapRow, figure: RecapFigure) -> None:
    """Look at how the years of a row make its whole, and how exact it is."""
    numbers = [value for value in figure.years.values() if isinstance(value, int)]
    if row.years == "sum":
        assert figure.value == sum(numbers)
        assert figure.qualifier == together(set(figure.years_are.values()))
    elif row.years == "last":
        assert figure.value == figure.years["2026"]
    else:
        assert numbers == []


def by_code(session: Session, start: date, end: date, unit: str | None = None) -> dict[str, RecapFigure]:
    """Return the rows of a recap by their codes."""
    return {row.code: row for row in Recap(session).rows(start, end, unit=unit)}


FIRST, LAST = date(2015, 1, 1), date(2020, 6, 30)


def test_the_last_year_goes_to_the_last_day_only(office: Session) -> None:
    unit = office.identity.unit
    for day in ("2015-01-01", "2019-12-31", "2020-06-30", "2020-07-01", "2014-06-30", "2014-07-01"):
        place(office, "house", unit, handed_over_on=day)
    row = by_code(office, FIRST, LAST)["K05.count"]
    assert row.years == {"2015": 1, "2016": 0, "2017": 0, "2018": 0, "2019": 1, "2020": 1}
    assert (row.value, row.text, row.title, row.unit) == (3, "3 nhà", "Nhà cho người nghèo, gia đình chính sách", "nhà")
    assert row.before == 1, "the stage before is as long: from 2009 to the middle of 2014"


def test_of_no_years_before_there_is_no_comparison(office: Session) -> None:
    place(office, "house", office.identity.unit, handed_over_on="2016-05-01")
    assert by_code(office, FIRST, LAST)["K05.count"].before is None
    place(office, "visit", office.identity.unit, given_on="2010-02-01")
    rows = by_code(office, FIRST, LAST)
    assert (rows["K05.count"].before, rows["K08.count"].before) == (0, 1)


def test_what_stood_before_the_book_began_makes_no_comparison_of_what_happened(office: Session) -> None:
    unit = office.identity.unit
    place(office, "house", unit, handed_over_on="2016-05-01")
    place(office, "club", unit, form="sport_club", founded_on="2012-01-01")
    rows = by_code(office, FIRST, LAST)
    assert (rows["K12.clubs"].before, rows["K12.teams"].before) == (1, None)
    assert (rows["K05.count"].before, rows["K08.count"].before) == (None, None)


def test_stocks_are_those_of_the_last_day_and_rates_a_mean_of_years(office: Session) -> None:
    unit = office.identity.unit
    place(office, "club", unit, form="sport_club", founded_on="2012-01-01")
    place(office, "club", unit, form="sport_club", founded_on="2016-01-01", name="CLB Bóng chuyền")
    for year, holders in (("2018", 90), ("2019", 30)):
        place(
            office,
            "advanced_labour",
            unit,
            for_year=year,
            workers=100 if year == "2018" else 40,
            worker_holders=holders,
        )
    rows = by_code(office, FIRST, LAST)
    assert (rows["K12.clubs"].value, rows["K12.clubs"].years["2015"]) == (2, 1)
    rate = rows["K14.individual_rate"]
    assert (rate.value, rate.years["2018"], rate.years["2019"], rate.years["2020"]) == ("82.50", "90.00", "75.00", "")
    assert rate.text == "82,5%", "the mean of 90 and 75; weighted over both years it would be 85,71"


def test_what_nobody_recognised_is_no_benefit_of_the_recap(office: Session) -> None:
    unit = office.identity.unit
    place(office, "initiative", unit, benefit=5_000_000, decided_on="2018-05-01", level="grassroots")
    place(office, "initiative", unit, benefit=7_000_000, level=None, decided_on=None, decision=None,
          first_applied="2018-03-01", title="Khác")  # fmt: skip
    row = by_code(office, FIRST, LAST)["K03.value"]
    assert (row.value, row.text) == (5_000_000, "5 triệu đồng")


def test_qualifiers_of_records_stay_and_years_keep_their_own(office: Session) -> None:
    unit, said = office.identity.unit, "value_qualifier"
    place(office, "house", unit, handed_over_on="2016-05-01", **{said: "over"})
    place(office, "house", unit, handed_over_on="2018-05-01", **{said: "nearly"})
    row = by_code(office, FIRST, LAST)["K05.value"]
    expected: tuple[Qualifier, Qualifier, Qualifier] = ("about", "over", "nearly")
    assert (row.qualifier, row.years_are["2016"], row.years_are["2018"]) == expected
    assert row.text.startswith("khoảng ")


def test_units_add_up_to_the_province(stores: Stores) -> None:
    session = stores.province().session
    for unit, times in (("CD001", 2), ("CD002", 3)):
        for _time in range(times):
            place(session, "gift", unit, given_on="2018-01-20")
    whole = by_code(session, FIRST, LAST)
    parts = [by_code(session, FIRST, LAST, unit) for unit in ("CD001", "CD002")]
    assert [part["K06.count"].value for part in parts] == [2, 3]
    for code in ("K06.count", "K06.value"):
        assert whole[code].value == sum(int(part[code].value) for part in parts)


def test_what_has_no_certain_day_is_named(office: Session) -> None:
    place(office, "visit", office.identity.unit, given_on="2020")
    place(office, "event", office.identity.unit, held_on="2020")
    assert [(one.kind, one.records) for one in Recap(office).undated(FIRST, LAST)] == [("visit", 1)]


def test_titles_and_words_follow_the_window(office: Session) -> None:
    place(office, "house", office.identity.unit, handed_over_on="2016-05-01")
    i18n.set_language("en")
    row = by_code(office, FIRST, LAST)["K05.count"]
    assert (row.title, row.unit, row.text) == ("Houses for poor and policy households", "houses", "1 houses")
