"""What is too much for a grid is refused before it costs anything."""

from __future__ import annotations

import time

import pytest

from desktop_app.base.errors import Refused
from desktop_app.domain.grid_sheet import GridTooManyRows, PasteCellTooLong, PasteTooLong
from desktop_app.services.session import Session
from tests.services.grids import gifts


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a\tb\n" * 1_000_000, GridTooManyRows),
        ("a\tb\n" * 5_000_000, PasteTooLong),
        ('"' + "a" * 4_900_000, PasteCellTooLong),
        ('"' + "a\n" * 4_999, None),
        ("a" * 10_001 + "\r\n", PasteCellTooLong),
        ("a" * 100 + "\t\r\n" * 1_000_000, None),
    ],
    ids=["rows", "length", "open mark", "open mark over lines", "cell", "a whole column"],
)
def test_a_paste_of_any_size_is_answered_at_once(office: Session, text: str, reason: type[Refused] | None) -> None:
    book = gifts(office)
    begun = time.process_time()
    if reason is None:
        book.paste(0, 0, text)
    else:
        with pytest.raises(reason):
            book.paste(0, 0, text)
        assert len(book) == 1
    assert time.process_time() - begun < 1
