"""The header block of a union paper (HB of the domain notes, NĐ 30/2020 Appendix I) and the title under it.

All words here are fixed by law or custom, so they are Vietnamese whatever the language of the window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style
from desktop_app.documents.page import BODY_ITALIC, MM, Paper
from desktop_app.documents.typesetting import balanced, fitted, wrap
from desktop_app.domain.dates import document_date

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
DAY_BY_HAND: Final = "ngày …… tháng …… năm 20……"

NATION_STYLE = Style(fonts.BOLD, 12)
MOTTO_STYLE = Style(fonts.BOLD, 13)
SUPERIOR_STYLE = Style(fonts.REGULAR, 12)
OFFICE_STYLE = Style(fonts.BOLD, 12)
NUMBER_STYLE = Style(fonts.REGULAR, 13)
TITLE_STYLE = Style(fonts.BOLD, 14)
ABSTRACT_STYLE = Style(fonts.BOLD, 13)
RIGHT_SHARE: Final = 0.56  # of the width: the nation's name at 12 pt just fits on a portrait page


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper. ``superior`` and ``office`` in any case (printed in capitals); ``place`` before the date.

    ``day`` None leaves room for a handwritten date. ``number`` "05/BC-CĐCS" is printed after "Số: ", "" leaves room
    for it, None prints no number line (lists attached to another paper).
    """

    superior: str
    office: str
    place: str
    day: date | None
    number: str | None = None

    def draw(self, paper: Paper) -> None:
        """Draw the block at the top of the page and leave the cursor under it. Raises GlyphMissing."""
        draw_letterhead(paper, self)


@dataclass(frozen=True, slots=True)
class NationHead:
    """The nation's name and motto alone, in the middle: papers of a person, not of the office (F04, F09, F17)."""

    def draw(self, paper: Paper) -> None:
        """Draw it at the top of the page. Raises GlyphMissing."""
        paper.y = _draw_nation(paper, (paper.left + paper.right) / 2) - 12


@dataclass(frozen=True, slots=True)
class NoHead:
    """Nothing: an appendix begins with its own mark."""

    def draw(self, _paper: Paper) -> None:
        """Leave the cursor at the top of the page."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Công đoàn cấp trên and Đơn vị báo cáo at the left, the mark of the form and what it is for at the right (F14)."""

    superior: str
    office: str
    mark: str
    purpose: str = ""

    def draw(self, paper: Paper) -> None:
        """Draw it at the top of the page. Raises GlyphMissing."""
        half = paper.width / 2
        y = paper.top
        for label, text in (("Công đoàn cấp trên", self.superior), ("Đơn vị báo cáo", self.office)):
            for line in wrap(f"{label}: {text or '…' * 10}", SUPERIOR_STYLE, half - 4 * MM):
                y -= SUPERIOR_STYLE.leading
                paper.text(paper.left, y, line, SUPERIOR_STYLE)
        low, y = y, paper.top - OFFICE_STYLE.leading
        middle = paper.right - half / 2
        paper.text(middle, y, self.mark, OFFICE_STYLE, "centre")
        for line in balanced(self.purpose, BODY_ITALIC, half):
            y -= BODY_ITALIC.leading
            paper.text(middle, y, line, BODY_ITALIC, "centre")
        paper.y = min(low, y) - 10


def draw_letterhead(paper: Paper, letterhead: Letterhead) -> None:
    """Draw the block at the top of the page and leave the cursor under it. Raises GlyphMissing."""
    right_width = paper.width * RIGHT_SHARE
    left_width = paper.width - right_width - 3 * MM
    left, right = paper.left + left_width / 2, paper.right - right_width / 2
    low_left = _draw_issuer(paper, letterhead, left, left_width)
    low_right = _draw_nation(paper, right)
    # Number and date share a baseline, whichever column is taller.
    base = min(low_left, low_right) - 16
    if letterhead.number is not None:
        paper.text(left, base, f"Số: {letterhead.number or '……/……'}", NUMBER_STYLE, "centre")
    dated = dateline(letterhead.place, letterhead.day)
    paper.text(right, base, dated, fitted(dated, BODY_ITALIC, right_width), "centre")
    paper.y = base - 8


def _draw_issuer(paper: Paper, letterhead: Letterhead, x: float, width: float) -> float:
    y = paper.top
    longest = 0.0
    for text, style in ((letterhead.superior, SUPERIOR_STYLE), (letterhead.office, OFFICE_STYLE)):
        for line in balanced(text.upper(), style, width):
            y -= style.leading
            longest = paper.text(x, y, line, style, "centre")
    half = longest * 0.42 / 2  # NĐ 30: a third to a half of the line above
    y -= 5
    paper.rule(x - half, x + half, y)
    return y


def _draw_nation(paper: Paper, x: float) -> float:
    y = paper.top - NATION_STYLE.leading
    paper.text(x, y, NATION, NATION_STYLE, "centre")
    y -= MOTTO_STYLE.leading
    width = paper.text(x, y, MOTTO, MOTTO_STYLE, "centre")
    y -= 5
    paper.rule(x - width / 2, x + width / 2, y)
    return y


def dateline(place: str, day: date | None) -> str:
    """Return "Xã Lê Lợi, ngày 05 tháng 02 năm 2026"; without a day there is room for the pen."""
    return f"{place}, {day_line(day)}" if place else day_line(day)


def day_line(day: date | None) -> str:
    """Return "ngày 05 tháng 02 năm 2026", or room for the pen."""
    return DAY_BY_HAND if day is None else document_date(day)


def draw_title(paper: Paper, title: str, *, abstract: str = "", appendix: str = "") -> None:
    """Draw the paper's name, what it is about, the rule, and "(Kèm theo …)"; the cursor ends a gap below.

    Raises GlyphMissing.
    """
    paper.y -= 8
    width = paper.centred(title, TITLE_STYLE)
    if abstract:
        paper.y -= 2
        width = paper.centred(abstract, ABSTRACT_STYLE, width=paper.width * 0.85)
    middle = (paper.left + paper.right) / 2
    half = min(width * 0.4, 60 * MM) / 2
    paper.y -= 5
    paper.rule(middle - half, middle + half, paper.y)
    if appendix:
        paper.y -= 3
        paper.centred(appendix, BODY_ITALIC, width=paper.width * 0.85)
    paper.y -= 10
