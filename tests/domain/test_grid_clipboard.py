"""Tables on the clipboard: what Excel and LibreOffice write is read, and no cell of any text is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.domain.grid_clipboard import read_table, write_table

CELLS = some.text(some.sampled_from('aâ 1,.;"\t\n') | some.characters(exclude_categories=["Cs"]), max_size=8)
TABLES = some.lists(some.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("copied", "read"),
    [
        ("", []),
        ("Lò Thị Ín\t2013\r\n", [["Lò Thị Ín", "2013"]]),
        ("a\tb\r\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ('"Bản Nậm Coóng\nxã Nậm Cuổi"\t1\r\n', [["Bản Nậm Coóng\nxã Nậm Cuổi", "1"]]),
        ('"a\tb"\tc\r\n', [["a\tb", "c"]]),
        ('"nói ""có"""\tx', [['nói "có"', "x"]]),
        ('Quà "Tết"\tx', [['Quà "Tết"', "x"]]),
        ('"Quà\tx\r\ny', [['"Quà', "x"], ["y"]]),
        ('"Quà" Tết\tx', [['"Quà" Tết', "x"]]),
        ("\t\t\r\n", [["", "", ""]]),
        ("a\rb", [["a"], ["b"]]),
    ],
)
def test_what_programs_copy_is_read(copied: str, read: list[list[str]]) -> None:
    assert read_table(copied) == read


@given(TABLES)
def test_a_written_table_reads_back_as_the_same(table: list[list[str]]) -> None:
    assert read_table(write_table(table)) == table


@given(some.text(some.sampled_from('a"\t\r\n') | some.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    """Only what stands between cells goes: tabs, line ends, and the marks around quoted cells."""
    read = "".join("".join(cells) for cells in read_table(text))
    marks = re.compile(r'[\t\r\n"]')
    assert marks.sub("", read) == marks.sub("", text)
