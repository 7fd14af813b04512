"""What is too much for a grid is refused before it costs anything; what leaves it is no formula anywhere."""

from __future__ import annotations

import time

import pytest

from desktop_app.base.errors import Refused
from desktop_app.domain.grid_clipboard import read_table
from desktop_app.domain.grid_sheet import GridTooManyRows, PasteCellTooLong, PasteTooLong
from desktop_app.services.session import Session
from tests.services.grids import codes, column, gifts


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
        book.rows.paste(0, 0, text)
    else:
        with pytest.raises(reason):
            book.rows.paste(0, 0, text)
        assert len(book.rows) == 1
    assert time.process_time() - begun < 1


def test_copied_cells_are_no_formulas_in_a_spreadsheet_and_come_back_as_they_were(office: Session) -> None:
    book = gifts(office)
    name = column(book, "recipient.name")
    texts = ['=HYPERLINK("http://x";"bấm")', '"=1+1"', "-Lò", "Lò Thị Ín"]
    for row, text in enumerate(texts):
        book.rows.set_text(row, name, text)
    copied = book.rows.copy(range(len(texts)), [name])
    assert [cells[0] for cells in read_table(copied)] == [f"'{texts[0]}", f"'{texts[1]}", f"'{texts[2]}", texts[3]]
    book.rows.paste(len(texts), name, copied)
    assert [book.rows.text(len(texts) + row, name) for row in range(len(texts))] == texts


def test_a_name_nobody_has_is_told_with_its_most_letters(office: Session) -> None:
    book = gifts(office, "Giàng " * 800 + "\t1984")
    assert "too_long" in [code for _column, code, level in codes(book, 0) if level == "error"]
