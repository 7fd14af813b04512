"""What was supposed is taken back, also where the database took back everything by itself."""

from __future__ import annotations

import pytest

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import DatabaseMisuse
from desktop_app.storage.standing import supposing


def test_where_everything_was_taken_back_nothing_is_left_to_be_undone(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse, match="no transaction is active"), connection.write(), supposing(connection):
        connection.read("ROLLBACK")  # as a full disk does
