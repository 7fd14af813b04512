"""F13, BÁO CÁO Kết quả phong trào thi đua và hoạt động công đoàn of a period, with its table of figures.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import AppendixMark, Block, Heading, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.forms.report_figures import ReportFigure
from desktop_app.documents.forms.report_parts import REPORT_PARTS
from desktop_app.documents.forms.report_text import (
    LIMITS,
    PLANS,
    ReportFrame,
    Sections,
    beginning,
    ending,
    parts_of,
    situation,
    written,
)
from desktop_app.documents.letterhead import Letterhead, NoHead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.table_blocks import Foot, Note, TableBlock
from desktop_app.documents.tables import Group, TableRow

FORM: Final = "F13"
TITLE: Final = "BÁO CÁO"
SUBJECT: Final = "Kết quả phong trào thi đua và hoạt động công đoàn"
BY_HAND: Final = "………………………………"
_NO_COUNT: Final = "Đến cuối kỳ, đơn vị chưa có số liệu lao động, đoàn viên."
_NOTHING: Final = "Trong kỳ không phát sinh số liệu."
_BY_HAND_ROW: Final = 8.0
"""Millimetres of a row for the pen: it writes figures only."""
_TABLE_STYLE: Final = Style(fonts.REGULAR, 11)
_COLUMNS: Final = (
    Column("STT", 12, "centre"),
    Column("Chỉ tiêu", 71),
    Column("Đơn vị tính", 22, "centre"),
    Column("Số liệu", 30, "right", number=True),
    Column("Ghi chú", 30),
)


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Everything printed. ``period`` in words ("quý I năm 2026", "" on a blank), ``sections`` what its parts say.

    ``sections`` None makes a blank. ``measures`` are the rows of the table in their order, ``idle`` the kinds of which
    there is nothing to tell, ``notes`` what the figures leave out. ``attached`` is the line "(Kèm theo Báo cáo …)".
    ``last_day`` is that of the stocks; ``counts`` says when a kind was counted that is not told by that day.
    """

    letterhead: Letterhead
    period: str
    frame: ReportFrame
    sections: Sections | None
    measures: Sequence[ReportFigure]
    attached: str
    last_day: str = ""
    counts: Mapping[str, str] = field(default_factory=dict)
    idle: Sequence[str] = ()
    notes: Sequence[str] = ()


def period_report(content: PeriodReport, stamp: Stamp) -> Document:
    """Return the report itself."""
    abstract = f"{SUBJECT} {content.period or BY_HAND}"
    return Document(
        title=f"{TITLE} {abstract}",
        stamp=stamp,
        head=content.letterhead,
        blocks=(
            Title(TITLE, abstract),
            *beginning(content.frame),
            Heading("I. ĐẶC ĐIỂM TÌNH HÌNH"),
            *situation(content.sections, _NO_COUNT),
            Heading("II. KẾT QUẢ THỰC HIỆN"),
            *parts_of(REPORT_PARTS, content.sections),
            Heading("III. HẠN CHẾ, KHÓ KHĂN"),
            *written(content.sections, LIMITS),
            Heading("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ"),
            *written(content.sections, PLANS),
            *ending(content.frame),
        ),
    )


def period_appendix(content: PeriodReport, stamp: Stamp) -> Document:
    """Return appendix I, the figures of all measures, on pages of its own."""
    title = f"Số liệu hoạt động công đoàn {content.period or BY_HAND}"
    return Document(
        title=f"Phụ lục I. {title}",
        stamp=stamp,
        head=NoHead(),
        blocks=(
            AppendixMark("Phụ lục I", title.upper(), content.attached),
            _table(content),
        ),
    )


def _table(content: PeriodReport) -> TableBlock:
    height = 0.0 if content.sections is not None else _BY_HAND_ROW
    foot = Foot(blocks=_below(content))
    return TableBlock(_COLUMNS, _rows(content), lambda: foot, height, _TABLE_STYLE, FORM, _NOTHING, above=0)


def _rows(content: PeriodReport) -> Iterator[TableRow]:
    """Yield each kind's heading and its measures."""
    kind, blank = "", content.sections is None
    for number, row in enumerate(content.measures, start=1):
        if row.kind != kind:
            kind = row.kind
            counted = content.counts.get(kind)
            yield Group(f"{row.kind_title} ({counted})" if counted else row.kind_title)
        yield str(number), row.name, row.unit, "" if blank else row.number, "" if blank else _note(row, content)


def _note(row: ReportFigure, content: PeriodReport) -> str:
    if row.unknown:
        return f"Chưa rõ số của {row.unknown} bản ghi"
    by_day = row.stock and content.last_day and row.kind not in content.counts
    return f"Đến {content.last_day}" if by_day else ""


def _below(content: PeriodReport) -> list[Block]:
    notes = list(content.notes)
    if content.idle:
        notes.insert(0, f"Trong kỳ không phát sinh số liệu về: {'; '.join(content.idle)}.")
    return [Note(line) for line in notes]
