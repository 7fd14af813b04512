"""Rows judged one by one, whatever was done in between, are judged as if all were read anew."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop_app.services.grid import GridBook
from desktop_app.services.session import Session
from tests.services.grids import CHU, PAU, campaign_of, checked, codes, column, gifts

# columns and shared values


PEOPLE = (
    CHU,
    "Giàng A Chứ\t1984\tĐoàn viên\tNậm Coóng\tNậm Cuổi",
    "Giàng A Chứ\t\tĐoàn viên\tNậm Coóng\tNậm Cuổi",
    "Giàng A Chứ\t1985\tĐoàn viên\tPá Hăn\tNậm Hăn",
    PAU,
)
"""Who is, may be and is not the same person."""
SOURCES = ("LĐLĐ tỉnh", "Ngân sách nhà nước", "", "x", "LĐLĐ tỉnh")
STEPS = some.lists(
    some.tuples(
        some.sampled_from(("paste", "text", "insert", "remove", "back", "insist", "fill")),
        some.integers(0, 5),
        some.integers(0, 4),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_rows_judged_one_by_one_are_judged_as_if_all_were_read_anew(
    office: Session, steps: list[tuple[str, int, int]]
) -> None:
    """Whatever was typed, moved, removed and taken back: what is told is what a new grid tells of the same rows."""
    book = gifts(office, *PEOPLE, CHU, campaign=campaign_of(office))
    before = book.rows.snapshot()
    for what, at, number in steps:
        row = min(at, len(book.rows) - 1)
        if what == "paste":
            book.rows.paste(row, 0, PEOPLE[number])
        elif what == "text":
            book.rows.set_text(row, column(book, "source"), SOURCES[number])
        elif what == "insert":
            book.rows.insert(row, number)
        elif what == "remove":
            book.rows.remove([row])
        elif what == "fill":
            book.rows.fill_down(row, row + number, 0)
        elif what == "insist" and book.standing.may_insist(row):
            book.standing.insist(row)
        elif what == "back":
            now = book.rows.snapshot()
            book.rows.restore(before)
            before = now
        book.standing.check(number * 3)
    anew = GridBook(office, "gift", campaign=book.campaign)
    anew.rows.restore(book.rows.snapshot())
    checked(book), checked(anew)
    for row in range(len(book.rows)):
        assert codes(book, row) == codes(anew, row)
        found, told_anew = (one.standing.findings(row) for one in (book, anew))
        assert [one.other_row for one in found] == [one.other_row for one in told_anew]
