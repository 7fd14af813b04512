"""Which records stand on a paper, in which order."""

from __future__ import annotations

from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.storage.paper_rows import PaperRows
from tests.services.conftest import office, stores  # noqa: F401 - fixtures
from tests.services.stores import campaign, gift_of


def names(rows: PaperRows) -> list[str]:
    return [str(stored.version.data["recipient"]["name"]) for stored in rows.versions()]  # type: ignore[index,call-overload]


def test_complete_records_by_given_name_of_a_campaign_or_between_two_days(office: Session) -> None:  # noqa: F811
    tet, other = campaign(office), campaign(office, name="Khai giảng")
    for name in ("Lò Văn Ướn", "Giàng A Sử"):
        Entry(office).complete("gift", gift_of(tet, name))
    Entry(office).complete("gift", gift_of(other, "Tẩn Thị Mẩy", given_on="2026-09"))
    Entry(office).save_draft("gift", gift_of(tet, "Vàng Thị Dở"))
    gone = Entry(office).complete("gift", gift_of(tet, "Hạng A Dế")).record
    Entry(office).delete(gone)
    of_tet = PaperRows(office.connection, ("gift",), tet)
    assert names(of_tet) == ["Giàng A Sử", "Lò Văn Ướn"]
    assert of_tet.count() == 2
    assert [version for _record, version in of_tet.ids()] == [stored.id for stored in of_tet.versions()]
    assert of_tet.last_day() == "2026-02-05"
    september = PaperRows(office.connection, ("gift",), None, "2026-09-01", "2026-09-30")
    assert names(september) == ["Tẩn Thị Mẩy"]
    assert names(PaperRows(office.connection, ("gift",), None, "2026-09-02", "2026-09-30")) == [], "not certainly then"
    assert PaperRows(office.connection, ("house",)).last_day() is None
    assert PaperRows(office.connection, ("gift", "house")).count() == 3
