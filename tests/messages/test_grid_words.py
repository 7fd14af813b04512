"""What a grid says of its rows: a few words in the column, the whole sentence below."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.messages.grid_words import cell_words, check_words, finding_place, pasted_words
from desktop_app.services.entry import Entry
from desktop_app.services.grid import GridBook
from desktop_app.services.session import Session
from tests.services.conftest import Stores
from tests.services.grids import CHU, PAU, SUA, checked, column, gifts, tet
from tests.services.stores import gift_of


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Session]:
    """A new office's session."""
    stores = Stores(tmp_path)
    yield stores.office().session
    stores.close()


def test_the_column_says_it_in_a_few_words(office: Session) -> None:
    campaign = tet(office)
    recipient = {"name": "Tẩn Thị Mẩy", "number": "012192005563"}
    Entry(office).complete("gift", gift_of(campaign, "", recipient=recipient, given_on="2026-01-22"))
    book = gifts(
        office,
        PAU,
        CHU,
        "Tẩn Thị Mẩy\t1992\tĐoàn viên\tHua Cuổi\tNậm Cuổi\t012192005563",
        "Lò Thị Ín\t2013\tHọc sinh\tCo Sản\tNậm Cuổi\t12313004412",
        SUA + "\t1,500",
        CHU,
        "Lò Văn Pâng\t1988\tGV\tNậm Lò\tNậm Cuổi",
        "Phàn Thị Liều\t\t\tNậm Hăn",
        campaign=campaign,
    )
    book.rows.set_text(8, 0, "Quàng Văn Ọi")
    assert check_words(book, 8) == "Đang kiểm tra"
    checked(book)
    assert [check_words(book, row) for row in range(10)] == [
        "Đủ",
        "Đủ",
        "Đã nhận ngày 22/01",
        "Số định danh thiếu 1 chữ số",
        "1,500: 1.500 hay 1.500.000?",
        "Trùng dòng 2",
        "“GV” không có trong danh sách",
        "Thiếu đối tượng",
        "Đang gõ",
        "",
    ]


def test_the_strip_says_the_whole_sentence_and_where(office: Session) -> None:
    book = gifts(office, PAU + "\t1,500", CHU, CHU)
    (money,), (twice,) = book.standing.findings(0), book.standing.findings(2)
    assert finding_place(book, 0, money) == "Dòng 1, Tiền mặt"
    assert cell_words(book, money) == "“1,500” hiểu được hai cách. Hãy chọn một."
    assert cell_words(book, twice).startswith("Dòng 2 cũng ghi người này")


def test_a_sum_that_differs_is_told_with_both_sums(office: Session) -> None:
    book = GridBook(office, "gift", campaign=tet(office))
    titles = "STT\tHọ và tên\tĐối tượng\tBản\tTiền mặt\tCộng"
    done = book.rows.paste(0, 0, f"{titles}\r\n1\tLò Văn Pâng\tĐoàn viên\tCo Sản\t1tr\t1tr\r\n")
    assert pasted_words(done) == ("Đã dán 1 dòng. Dòng đầu là tiêu đề: các cột đã vào theo tên. Không lấy cột STT.")
    checked(book)
    (found,) = book.standing.findings(0)
    assert cell_words(book, found) == (
        "Danh sách ghi 1.000.000, cộng các ô thì được 1.300.000 đồng; xem lại các số tiền."
    )
    assert found.column == column(book, "value")


def test_a_doubt_by_name_alone_is_said_as_a_doubt(office: Session) -> None:
    line = "Giàng A Chứ\t\tĐoàn viên\tNậm Coóng\tNậm Cuổi"
    book = gifts(office, line, line)
    assert check_words(book, 1) == "Nghi trùng dòng 1"
