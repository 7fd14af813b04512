"""Grids for tests: gifts of one campaign in a real office."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.grid import GridBook
from desktop_app.services.session import Session

HEAD = "Họ và tên\tNăm sinh\tĐối tượng\tBản\tXã, phường\tSố định danh"
PAU = "Chẻo Mí Pẩu\t1990\tĐoàn viên\tCuổi Nưa\tNậm Cuổi\t012190003381"
CHU = "Giàng A Chứ\t1984\tĐoàn viên\tNậm Coóng\tNậm Cuổi\t012084004127"
SUA = "Giàng Thị Sua\t2014\tCon đoàn viên\tNậm Coóng\tNậm Cuổi\t012314001905"


def tet(session: Session, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Record a campaign that shares source, day and amounts; return its id."""
    data: Data = {
        "name": "Tết Bính Ngọ 2026",
        "occasion": "tet",
        "starts_on": "2026-01-20",
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "Gạo",
        "in_kind_value": 300_000,
        **changes,
    }
    return Entry(session).complete("campaign", data).record


def gifts(session: Session, *lines: str, campaign: str | None = None) -> GridBook:
    """Return a grid of gifts with pasted lines, all of them checked."""
    book = GridBook(session, "gift", campaign=tet(session) if campaign is None else campaign)
    if lines:
        book.rows.paste(len(book.rows) - 1, 0, "\r\n".join(lines) + "\r\n")
    return checked(book)


def checked(book: GridBook) -> GridBook:
    """Return ``book`` without a row that waits."""
    while book.standing.check():
        pass
    return book


def column(book: GridBook, name: str) -> int:
    """Return the place of a column."""
    return next(at for at, one in enumerate(book.columns) if one.name == name)


def codes(book: GridBook, row: int) -> list[tuple[str, str, str]]:
    """Return what is told of a row as (column, code, level)."""
    return [
        (book.columns[one.column].name if one.column >= 0 else "", one.problem.code, one.level)
        for one in book.standing.findings(row)
    ]


def states(book: GridBook) -> list[str]:
    """Return how the rows stand, without the empty one at the end."""
    return [book.standing.state(row) for row in range(len(book.rows) - 1)]


def campaign_of(office: Session) -> str:
    """Return the campaign of a store, recorded once."""
    known = Browsing(office).open("campaign").row(0)
    return known.id if known is not None else tet(office)
