"""F15, BÁO CÁO TỔNG KẾT PHONG TRÀO THI ĐUA YÊU NƯỚC of several years, with the figures of each year.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import AppendixMark, Heading, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.forms.recap_prose import RECAP_AWARDS, RECAP_RESULTS
from desktop_app.documents.forms.recap_rows import cells, unit_on_paper
from desktop_app.documents.forms.report_figures import ReportFigures
from desktop_app.documents.forms.report_parts import RECAP_LEADING
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
from desktop_app.documents.table_blocks import BY_HAND, LANDSCAPE, Foot, Note, TableBlock
from desktop_app.documents.tables import Group, TableRow
from desktop_app.domain.recap_table import comparable, recap_table

FORM: Final = "F15"
TITLE: Final = "BÁO CÁO"
SUBJECT: Final = "TỔNG KẾT PHONG TRÀO THI ĐUA YÊU NƯỚC"
YEARS_BY_HAND: Final = "GIAI ĐOẠN 20…… - 20……"
MOST_YEARS: Final = 7
BLANK_YEARS: Final = 5
_NO_COUNT: Final = "Đến cuối kỳ, đơn vị chưa có số liệu lao động, đoàn viên."
_OF_A_DAY: Final = "Số cuối kỳ là số có đến hết kỳ, không cộng các năm."
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_ONE_YEAR: Final = 22.0
_LEAST_TITLE: Final = 60.0
_TIGHT_TITLE: Final = 42.0
_MANY: Final = 6
"""From so many years on what stands beside them gets less room, so that no amount is broken within its digits."""
_SMALLER: Final = ((5, 11.0), (6, 10.0), (MOST_YEARS, 9.5))
"""Up to so many years the text has this size."""


@dataclass(frozen=True, slots=True)
class RecapReport:
    """Everything printed. ``years_words`` in capitals ("GIAI ĐOẠN 2021 - 2025"), ``sections`` what its parts say.

    ``years`` are the heads of the columns with their figures, ``whole`` those of all years together, ``before`` those
    of the period before (None: the book has none). ``whole`` and ``sections`` None make a blank. ``notes`` are what the
    figures leave out and what they are compared with.
    """

    letterhead: Letterhead
    years_words: str
    frame: ReportFrame
    sections: Sections | None
    years: Sequence[tuple[str, ReportFigures | None]]
    whole: ReportFigures | None
    before: ReportFigures | None
    attached: str
    notes: Sequence[str] = ()


def recap_report(content: RecapReport, stamp: Stamp) -> Document:
    """Return the report itself."""
    abstract = f"{SUBJECT} {content.years_words}"
    return Document(
        title=f"{TITLE} {abstract}",
        stamp=stamp,
        head=content.letterhead,
        blocks=(
            Title(f"{TITLE}\n{SUBJECT}\n{content.years_words}"),
            *beginning(content.frame),
            Heading("I. ĐẶC ĐIỂM TÌNH HÌNH"),
            *situation(content.sections, _NO_COUNT),
            Heading("II. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC PHONG TRÀO THI ĐUA"),
            *parts_of(RECAP_LEADING, content.sections),
            Heading("III. KẾT QUẢ CÁC PHONG TRÀO THI ĐUA"),
            *parts_of(RECAP_RESULTS, content.sections),
            Heading("IV. KẾT QUẢ DANH HIỆU THI ĐUA, KHEN THƯỞNG"),
            *parts_of(RECAP_AWARDS, content.sections),
            Heading("V. HẠN CHẾ, NGUYÊN NHÂN"),
            *written(content.sections, LIMITS),
            Heading("VI. PHƯƠNG HƯỚNG, NHIỆM VỤ GIAI ĐOẠN TỚI"),
            *written(content.sections, PLANS),
            *ending(content.frame),
        ),
    )


def recap_appendix(content: RecapReport, stamp: Stamp) -> Document:
    """Return the table of the years, on landscape pages of its own."""
    title = f"SỐ LIỆU {SUBJECT} {content.years_words}"
    columns = _columns([head for head, _figures in content.years])
    size = next(size for most, size in _SMALLER if len(content.years) <= most)
    foot = Foot(blocks=[Note(line) for line in (_scopes_apart(), *content.notes)])
    height = BY_HAND if content.whole is None else 0.0
    table = TableBlock(columns, _rows(content), lambda: foot, height, Style(fonts.REGULAR, size), FORM, above=0)
    return Document(
        title=f"Phụ lục I. {title}",
        stamp=stamp,
        head=NoHead(),
        blocks=(AppendixMark("Phụ lục I", title.upper(), content.attached), table),
        landscape=True,
    )


def _scopes_apart() -> str:
    """Return the note that says which groups are of which scope, and that scopes are not added together."""
    table = recap_table()
    said = []
    for scope in table.scopes:
        places = [_ROMAN[place] for place, group in enumerate(table.groups) if group.scope == scope.code]
        said.append(f"{scope.title.vi} (mục {', '.join(places)})")
    first, *rest = said
    words = "; ".join([first, *(one[0].lower() + one[1:] for one in rest)])
    return f"{words}: các phạm vi khác nhau, không cộng với nhau. {_OF_A_DAY}"


def _columns(heads: Sequence[str]) -> list[Column]:
    """Return the columns: those of the years share what the others leave, down to the least room for the titles."""
    many = len(heads) >= _MANY
    fixed = [
        Column("STT", 10.5, "centre"),
        Column("ĐVT", 19, "centre"),
        Column("Cộng/\nBình quân", 22, "right", number=True),
        Column("So với giai đoạn trước", 17 if many else 22, "centre"),
        Column("Ghi chú", 17 if many else 21),
    ]
    left = LANDSCAPE - sum(column.width for column in fixed)
    wide = min(_ONE_YEAR, (left - (_TIGHT_TITLE if many else _LEAST_TITLE)) / len(heads))
    number, unit, *rest = fixed
    years = [Column(head, wide, "right", number=True) for head in heads]
    return [number, Column("Chỉ tiêu", left - wide * len(heads)), unit, *years, *rest]


def _rows(content: RecapReport) -> Iterator[TableRow]:
    """Yield the rows of each scope under its heading, numbered through."""
    number, before = 0, content.before
    compared = frozenset() if before is None else comparable(before.row)
    for place, group in enumerate(recap_table().groups):
        yield Group(f"{_ROMAN[place]}. {group.title.vi.upper()}")
        for row in group.rows:
            number += 1
            if content.whole is None:
                told: tuple[str, ...] = ("",) * (len(content.years) + 3)
            else:
                years = [figures for _head, figures in content.years if figures is not None]
                told = cells(row, years, content.whole, before if row.code in compared else None)
            yield str(number), row.title.vi, unit_on_paper(row), *told
