"""Whose store it is, and what it was called before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import StoreDamaged
from desktop_app.storage.identity import FormerName, Identity, read_identity, write_identity
from desktop_app.storage.settings import Settings

FIRST = FormerName("2019-12-31", "CĐCS Trường cấp I", "LĐLĐ huyện Than Uyên", "old:110")
SECOND = FormerName("2025-06-30", "CĐCS Trường Tiểu học", "LĐLĐ huyện Than Uyên", "old:110")
NOW = Identity(
    "office", "a" * 16, "CD1", "CĐCS Trường Tiểu học Mường Than", "LĐLĐ tỉnh Lai Châu", "03618", "b" * 16, "c" * 16
)


def test_former_names_are_kept(connection: Connection) -> None:
    named = replace(NOW, former=(FIRST, SECOND))
    with connection.write():
        write_identity(connection, named)
    assert read_identity(connection) == named


def test_a_store_from_before_has_no_former_names(connection: Connection) -> None:
    with connection.write():
        write_identity(connection, NOW)
        Settings(connection).remove("identity.former")
    assert read_identity(connection) == NOW


def test_unreadable_former_names_are_damage(connection: Connection) -> None:
    with connection.write():
        write_identity(connection, NOW)
        Settings(connection).set("identity.former", "{")
    with pytest.raises(StoreDamaged):
        read_identity(connection)


def test_each_day_has_its_name() -> None:
    named = replace(NOW, former=(FIRST, SECOND))
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    assert [named.on(day).unit_name for day in days] == [
        FIRST.unit_name,
        SECOND.unit_name,
        SECOND.unit_name,
        NOW.unit_name,
    ]
    assert named.on(days[0]).superior == "LĐLĐ huyện Than Uyên"
    assert named.on(days[3]) is named
