"""Versions that may speak for an answer of a shared list: those that count, of the units asked for, oldest first."""

from __future__ import annotations

from desktop_app.storage.connection import Connection
from desktop_app.storage.wordings import counted_versions
from tests.storage.gifts import UNIT, gift, receive


def test_versions_that_count_come_undated_first_then_by_date(connection: Connection) -> None:
    first = gift("Cũ nhất", counter=1, day="2019-01-01")
    receive(
        connection,
        gift("Mới", counter=2, day="2026-01-01"),
        first,
        gift("Cũ nhất, sửa", record="Cũ nhất", parents=(first,), counter=3, day="2020-01-01"),
        gift("Không ngày", counter=4, day=""),
        gift("Đã xóa", counter=5, state="deleted"),
        gift("Của đơn vị khác", counter=6, unit="LC-02"),
        gift("Loại khác", counter=7, kind="house"),
    )
    names = [one.version.data["name"] for one in counted_versions(connection, "gift", {UNIT})]
    assert names == ["Không ngày", "Cũ nhất, sửa", "Mới"]
    both = [one.version.data["name"] for one in counted_versions(connection, "gift", {UNIT, "LC-02"})]
    assert "Của đơn vị khác" in both
    assert list(counted_versions(connection, "gift", ())) == []
