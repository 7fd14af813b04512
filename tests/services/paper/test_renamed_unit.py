"""A unit that was renamed has one name on one paper: the one of its day, in the letterhead and in every sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from desktop_app.services.own_unit import OwnUnit
from desktop_app.services.paper.desk import PaperDesk
from tests.documents.pdf import pages
from tests.services.paper.book import Book
from tests.services.paper.specimens import Specimen, specimens

RENAMED: Final = date(2026, 12, 1)
DAY: Final = date(2026, 11, 15)
NOON: Final = datetime.fromisoformat("2026-12-05T12:00:00+07:00")


def said(book: Book, one: Specimen, day: date) -> str:
    """Return the text of a paper dated ``day`` whose own texts name office and superior in every part."""
    desk = PaperDesk(book.session, printed_at=NOON)
    wish = replace(one.wish, end=min(one.wish.end, day)) if one.wish.end else one.wish
    frame = desk.propose(wish)
    texts = {part: (*lines, "{office} thuộc {superior}") for part, lines in frame.texts.items()}
    drawn = desk.draw(replace(wish, frame=replace(frame, day=day, texts=texts)))
    return " ".join(" ".join(pages(drawn.content)).split()).casefold()


def test_papers_of_earlier_days_know_the_old_name_alone(scratch: Book) -> None:
    filled = [one for one in specimens(scratch.session) if isinstance(one, Specimen) and one.copy == "filled"]
    OwnUnit(scratch.session).change(RENAMED, name="CĐCS Mới Hẳn", superior="LĐLĐ tỉnh Mới")
    wrong = [one.name for one in filled if any(name in said(scratch, one, DAY) for name in ("mới hẳn", "tỉnh mới"))]
    assert not wrong, "the new name stands on a paper of the old name's day"
    # A report is of the days it tells of; another paper of today bears today's name.
    of_today = next(one for one in filled if one.name == "F17")
    assert "cđcs mới hẳn, thuộc liên đoàn lao động tỉnh mới" in said(scratch, of_today, NOON.date())
