"""The parts of the demonstration that judge: they must find what does not hold together, not only agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.services.demonstration_figures import SumsDisagree, TotalsDisagree, figures_of, require_sums
from desktop_app.services.demonstration_table import compared
from desktop_app.services.demonstration_tree import plant
from desktop_app.services.entry import Entry
from desktop_app.services.recap import RecapFigure
from desktop_app.services.seed import Expected, seed_units
from desktop_app.services.session import Session
from desktop_app.services.setting_up import SetUp, make_store
from desktop_app.services.units import Units
from tests.fakes.clock import FixedClock
from tests.services.stores import CHEAP, PASSPHRASE, Pair, gift_of, send, take


def record_gifts(session: Session, *names: str) -> None:
    tet = Entry(session).complete("campaign", {"name": "Tết 2019", "occasion": "tet", "starts_on": "2019-01-20"}).record
    for name in names:
        Entry(session).complete("gift", gift_of(tet, name, given_on="2019-02-01"))


def test_figures_of_office_and_province_are_compared_and_what_was_not_sent_shows(pair: Pair) -> None:
    record_gifts(pair.office, "Lò Thị Hặc", "Giàng A Sua")
    assert all(one.ok for one in take(pair.province, send(pair.office, pair.stick).written_to))
    found = figures_of(pair.office, pair.province)
    assert (found.unit, found.records) == (pair.office.identity.unit, 3)
    assert {(row.kind, row.measure): row.value for row in found.province}["gift", "value"] == 2 * 1_300_000
    record_gifts(pair.office, "Vàng Thị Dua")
    with pytest.raises(TotalsDisagree) as raised:
        figures_of(pair.office, pair.province)
    assert raised.value.fields == {"unit": pair.office.identity.unit}


def test_all_units_together_have_to_be_what_the_province_says_of_all(pair: Pair) -> None:
    record_gifts(pair.office, "Lò Thị Hặc", "Giàng A Sua")
    take(pair.province, send(pair.office, pair.stick).written_to)
    record_gifts(pair.province, "Phàn Mí Khé")  # the province is a unit of its own
    of_office = figures_of(pair.office, pair.province)
    assert require_sums(pair.province, [of_office]) > 50
    for parts in ([], [of_office, of_office]):
        with pytest.raises(SumsDisagree) as raised:
            require_sums(pair.province, parts)
        assert raised.value.fields["kind"] in {"campaign", "gift"}


def recap_row(code: str, value: int | str, text: str) -> RecapFigure:
    return RecapFigure(code, "a", "", "", "rate" if isinstance(value, str) else "count", value, "exact", text, {}, {})


def test_the_table_says_of_each_expected_row_whether_the_recap_agrees() -> None:
    expected = [
        Expected("K05.count", "62 căn nhà", "exact", 62),
        Expected("K06.count", "trên 2000 suất quà", "over", 2000),
        Expected("K14.individual_rate", "trên 90%", "over", "90"),
        Expected("K08.count", "gần 14 nghìn", "nearly", 14_000),
    ]
    rows = [
        recap_row("K08.count", 14_000, "14.000"),
        recap_row("K05.count", 62, "62"),
        recap_row("K14.individual_rate", "91.75", "91,75%"),
        recap_row("K99.other", 5, "5"),
    ]
    assert [(row.code, row.article, row.value, row.text, row.agrees) for row in compared(expected, rows)] == [
        ("K05.count", "62 căn nhà", 62, "62", True),
        ("K06.count", "trên 2000 suất quà", None, "—", False),
        ("K14.individual_rate", "trên 90%", "91.75", "91,75%", True),
        ("K08.count", "gần 14 nghìn", 14_000, "14.000", False),
    ]


def test_the_tree_of_the_seed_is_planted_as_it_was_and_as_it_is(tmp_path: Path) -> None:
    units = seed_units()
    answers = SetUp("province", units[0].name, units[0].chair, PASSPHRASE, unit=units[0].code, demo=True)
    province = make_store(tmp_path / "province", answers, clock=FixedClock(), kdf=CHEAP).session
    try:
        plant(province, units)
        tree = Units(province).tree()
        for unit in units[1:]:
            then, now = tree.unit_at(unit.code, date(2019, 5, 1)), tree.unit_at(unit.code, date(2026, 5, 1))
            assert then is not None
            assert (then.name, then.superior, then.level) == (unit.name, unit.superior, unit.level)
            assert (now.superior if now else "") == (units[0].code if unit.level == "base" else "")
        assert not [line for line in Units(province).lines(date(2026, 5, 1)) if line.orphan]
        plant(province, units)  # a second time there is nothing to do
        assert list(Units(province).tree()) == list(tree)
    finally:
        province.close()
