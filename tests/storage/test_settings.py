from __future__ import annotations

import pytest

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import DatabaseMisuse, StoreDamaged
from desktop_app.storage.identity import read_identity, write_identity
from desktop_app.storage.settings import Settings
from tests.storage.conftest import IDENTITY


def test_values_are_set_replaced_and_removed(connection: Connection) -> None:
    settings = Settings(connection)
    assert settings.get("choice.theme") is None
    with connection.write():
        settings.set_all({"choice.theme": "tối", "choice.scale": "200"})
        settings.set("choice.theme", "sáng")
        settings.remove("choice.scale")
        settings.remove("choice.scale")
    assert (settings.get("choice.theme"), settings.get("choice.scale")) == ("sáng", None)


def test_numbers_are_numbers(connection: Connection) -> None:
    settings = Settings(connection)
    assert settings.integer("device.counter") == 0
    with connection.write():
        settings.set_integer("device.counter", 2**40)
        settings.set("other", "12a")
    assert settings.integer("device.counter") == 2**40
    with pytest.raises(StoreDamaged):
        settings.integer("other")


def test_a_setting_is_changed_inside_write_only(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse):
        Settings(connection).set("a", "b")


def test_the_identity_reads_back_and_a_missing_part_is_damage(connection: Connection) -> None:
    with pytest.raises(StoreDamaged):
        read_identity(connection)
    with connection.write():
        write_identity(connection, IDENTITY)
    assert read_identity(connection) == IDENTITY
    with connection.write():
        Settings(connection).set("identity.role", "bank")
    with pytest.raises(StoreDamaged):
        read_identity(connection)
