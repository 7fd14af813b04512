"""The room of reports and the records behind a figure, with sample data. All names and figures are made up."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas

from desktop_app.base.i18n import _
from desktop_app.domain.report_model import (
    Cell,
    Report,
    ReportChart,
    ReportColumn,
    ReportRow,
    ReportSection,
    ReportTable,
    Series,
)
from desktop_app.domain.report_questions import Behind, Moment, Question
from desktop_app.messages import describe_code
from desktop_app.services.paper.found_papers import FoundPaper
from desktop_app.services.paper.wish import Drawn, Frame, PaperWish
from desktop_app.services.reports.behind import RecordBehind
from desktop_app.services.reports.keeping import FigureThen, FoundReport
from desktop_app.services.reports.wish import Asks, ReportOffer, ReportWish
from desktop_app.storage.kept_reports import KeptReport
from desktop_app.ui.destinations import REPORTS
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.found_paper import FoundPaperScreen
from desktop_app.ui.screens.records_behind import RecordsBehindScreen
from desktop_app.ui.screens.report_finding import DifferencesDialog, FindReportDialog, as_of, verdict
from desktop_app.ui.screens.report_room import ReportRoom
from desktop_app.ui.screens.report_section import SectionDialog
from tests.ui.specimens import in_window
from tests.ui.specimens_province import at_province

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
QUESTION: Final = Question(FIRST, LAST)
UNITS: Final = (
    ("CD001", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "LĐLĐ huyện Sìn Hồ · đã kết thúc"),
    ("CD002", "CĐCS Công ty Cổ phần Chè Than Uyên", "LĐLĐ huyện Than Uyên"),
)


def offers() -> tuple[ReportOffer, ...]:
    """Return some reports as a desk offers them."""
    everything: frozenset[Asks] = frozenset({"unit", "split", "kind", "other_days"})
    return (
        ReportOffer("period", _("Số liệu trong kỳ"), _("Mọi chỉ tiêu của từng loại bản ghi, mở được tới từng bản ghi."),
                    frozenset({"unit", "split", "kind"})),
        ReportOffer("compared", "F13", "F14", everything, ("unit", "year")),
        ReportOffer("persons", _("Theo từng người"), "F15", frozenset({"names"})),
    )  # fmt: skip


def figure(value: int, measure: str = "count", qualifier: str = "exact") -> Cell:
    """Return a figure that leads to its records."""
    sort = "money" if measure == "value" else "count"
    said = qualifier if qualifier in ("over", "nearly", "about") else "exact"
    return Cell(value, sort, said, Behind(QUESTION, "gift", measure))  # type: ignore[arg-type]


def lines(title: str, *cells: Cell, level: int = 0) -> ReportRow:
    """Return a row."""
    return ReportRow((Cell(title), *cells), level=level)


def small_table() -> ReportTable:
    """Return a table as a quarter's report has it."""
    columns = (
        ReportColumn("measure", "Chỉ tiêu", width=3),
        ReportColumn("value", "Số liệu", "count"),
        ReportColumn("before", "Cùng kỳ\nnăm trước", "count"),
        ReportColumn("rate", "Tỷ lệ", "rate"),
    )
    rows = (
        ReportRow((Cell("Suất quà"),), "group"),
        lines("Số suất quà", figure(2034, qualifier="over"), figure(1980), Cell("102.73", "rate")),
        lines("trong đó: Tết Nguyên đán", figure(1200), figure(1150), Cell("104.35", "rate"), level=1),
        lines("Giá trị (đồng)", figure(784_500_000, "value", "nearly"), figure(640_000_000, "value"), Cell(None)),
        ReportRow((Cell("Nhà ở, Mái ấm"),), "group"),
        lines("Số căn nhà", figure(62), Cell(None), Cell(None)),
        lines(
            "Số căn nhà bàn giao cho đoàn viên là người dân tộc thiểu số, có hoàn cảnh đặc biệt khó khăn",
            figure(17), figure(12), Cell("141.67", "rate"),
        ),
        ReportRow((Cell("Cộng giá trị (đồng)"), Cell(3_884_500_000, "money"), Cell(640_000_000), Cell(None)), "total"),
    )  # fmt: skip
    return ReportTable(
        "Số liệu trong kỳ", columns, rows, ("Chưa tính 1 bản ghi chưa đủ rõ ngày.", "Quà của tỉnh không cộng vào đây.")
    )


def wide_table(rows: int = 60, months: int = 12) -> ReportTable:
    """Return a table of months by units."""
    columns = (
        ReportColumn("unit", "Đơn vị", width=3),
        *(ReportColumn(f"m{month}", f"Tháng {month}", "money", summed=True) for month in range(1, months + 1)),
        ReportColumn("sum", "Cả năm", "money", summed=True),
    )
    made = [
        lines(
            f"CĐCS Trường PTDTBT Tiểu học số {number}", *(figure(1_250_000 * number + month, "value")
            for month in range(1, months + 1)), figure(15_000_000 * number, "value"),
        )
        for number in range(1, rows + 1)
    ]  # fmt: skip
    total = ReportRow((Cell("Cộng"), *(Cell(rows * 30_000_000, "money") for _month in range(months + 1))), "total")
    return ReportTable("Giá trị quà theo đơn vị", columns, (*made, total))


def section(*, stale: bool = False) -> ReportSection:
    """Return a part in words."""
    draft = (
        "Trong 6 tháng đầu năm, công đoàn các cấp đã trao trên 2.034 suất quà trị giá gần 784,5 triệu đồng.",
        "Đã bàn giao 62 căn nhà Mái ấm Công đoàn.",
    )
    own = ("Công đoàn các cấp đã trao trên 2.000 suất quà cho đoàn viên.", *draft[1:])
    return ReportSection("care", "Chăm lo đời sống đoàn viên", draft, own if stale else None, stale=stale)


def chart() -> ReportChart:
    """Return columns of years."""
    series = (Series("Suất quà", (310, 355, 402, 380, 451, 136)),)
    return ReportChart("Suất quà theo năm", "columns", ("2015", "2016", "2017", "2018", "2019", "2020"), series)


def report(*parts: ReportTable | ReportSection | ReportChart) -> Report:
    """Return a report of half a year."""
    return Report(
        "period",
        "Số liệu trong kỳ",
        "6 tháng đầu năm 2026",
        "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi",
        parts or (section(stale=True), small_table(), chart()),
        ("Không tính bản nháp và bản ghi tỉnh đã trả lại.", "Trong 320 người, 301 người khớp theo số giấy tờ."),
    )


def room(*, province: bool = False) -> ReportRoom:
    """Return the room with a period typed."""
    screen = ReportRoom()
    screen.set_may_edit(True)
    screen.set_ways(("pdf", "xlsx", "docx", "print"))
    screen.actions_bar.paper = "F13"
    screen.actions_bar.retranslate()
    screen.question.set_book(date(2026, 7, 6), province=province)
    screen.question.set_units(UNITS if province else ())
    screen.question.set_kinds((("gift", "Suất quà"), ("house", "Nhà ở, Mái ấm")))
    screen.words_wanted.connect(lambda: screen.set_offers(offers()))
    screen.set_offers(offers())
    return screen


def asked() -> QWidget:
    """The question of an office, as it is met first."""
    return in_window(room(), REPORTS)


def asked_province() -> QWidget:
    """Everything that can be asked, about one unit, and a day that cannot be read."""
    screen = room(province=True)
    screen.reports.mark(1)
    screen.question.days.set_text("1/1/2026 - 30/6/2026")
    screen.question.other_days.set_text("31/4/2025")
    screen.question.set_unit("CD001")
    return at_province(screen, REPORTS)


def shown(made: Report, *, focus: bool = True) -> tuple[ReportRoom, QWidget]:
    """Return the room with a report in front, and its window."""
    screen = room()
    window = in_window(screen, REPORTS)
    screen.show_report(made, paper="F13")
    if focus:
        screen.focus_first()
    return screen, window


def outdated() -> QWidget:
    """Records changed since."""
    screen, window = shown(report(small_table()))
    screen.set_outdated(True)
    return window


def busy() -> QWidget:
    """A long one is being made."""
    screen = room()
    screen.question.days.set_text("2025")
    screen.set_busy(True, _("Đang lập báo cáo…"))
    screen._show_slow()
    screen.show_progress(120, 340, "120/340")
    return in_window(screen, REPORTS)


def refused() -> QWidget:
    """It could not be made."""
    screen = room()
    screen.show_problem(describe_code("disk_full", {"needed": 48_000_000, "free": 12_000_000}))
    return in_window(screen, REPORTS)


class Records:
    """So many records behind a figure."""

    def __init__(self, count: int) -> None:
        self.count = count

    def rows(self, first: int, count: int) -> Sequence[RecordBehind]:
        """Return some of them."""
        numbers = range(first, min(first + count, self.count))
        return [
            RecordBehind(f"{number:032x}", "gift", f"Tẩn Thị Mẩy, sinh 19{60 + number % 40}", "05/3/2026",
                         "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "1.300.000")
            for number in numbers
        ]  # fmt: skip


def behind(count: int = 2034) -> QWidget:
    """The records behind a figure."""
    screen = RecordsBehindScreen()
    screen.show_records(Records(count), "Suất quà · Số suất quà: trên 2.034", "6 tháng đầu năm 2026")
    return in_window(screen, REPORTS)


def section_dialog() -> QWidget:
    """Other words for a part, while its figures changed."""
    return SectionDialog(section(stale=True))


def left() -> Sequence[KeptReport]:
    """Return reports that left."""
    moment, when = Moment(1, 1), "2026-07-05T08:00:00+07:00"
    paper = "BÁO CÁO Kết quả phong trào thi đua và hoạt động công đoàn 6 tháng đầu năm 2026"
    return (
        KeptReport("7K3M-Q2XD", "period", "Số liệu trong kỳ", "", moment, "", "Lò Thị Phương", when),
        KeptReport("0Y33-5WEK", "F13", paper, "", moment, "", "Giàng A Chứ", None),
    )


DIFFERING: Final = (
    FigureThen("Số suất quà", "Số liệu", Cell(2034, "count", "over"), Cell(2034, "count")),
    FigureThen("Giá trị (đồng)", "Cùng kỳ năm trước", Cell(784_500_000, "money"), None),
    FigureThen(
        "Số căn nhà bàn giao cho đoàn viên là người dân tộc thiểu số",
        "Tỷ lệ",
        Cell("141.67", "rate"),
        Cell("140.00", "rate"),
    ),
)


def found(*differing: FigureThen) -> QWidget:
    """A report found by its code, as it comes out again."""
    screen, window = shown(report(small_table()))
    then = FoundReport(
        ReportWish("period", QUESTION), report(), report(), differing, "Lò Thị Phương", left()[0].kept_at
    )
    screen.show_report(replace(report(small_table()), code="7K3M-Q2XD"), as_of=as_of(then.kept_at))
    level, title, text = verdict(then, _("Từ đó có bản ghi đã xóa hẳn, có đơn vị hoặc máy đã đổi."))
    answers = (Answer(_("Xem chỗ khác"), lambda: None),) if differing else ()
    screen.banners.show_banner(level, title, text, answers)
    return window


def found_paper(*, same: bool | None = False) -> QWidget:
    """A paper found by its code, drawn again."""
    screen = FoundPaperScreen(PdfView)
    wish = PaperWish("F13", start=FIRST, end=LAST)
    drawn = Drawn(wish, Frame("Nậm Cuổi", LAST), one_page(), "F13")
    screen.show_paper(FoundPaper(drawn, same, "Lò Thị Phương", left()[0].kept_at))
    return in_window(screen, REPORTS)


def one_page() -> bytes:
    """Return a PDF with one page."""
    made = io.BytesIO()
    page = Canvas(made)
    page.drawString(72, 760, "F13")
    page.save()
    return made.getvalue()


def asked_names() -> QWidget:
    """A report that lists persons, for who may see their names."""
    screen = room()
    screen.question.set_may_name(True)
    screen.reports.mark(2)
    screen.question.days.set_text("2026")
    return in_window(screen, REPORTS)


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "report-asked": asked,
    "report-asked-province": asked_province,
    "report": lambda: shown(report())[1],
    "report-wide": lambda: shown(report(wide_table()))[1],
    "report-chart": lambda: shown(report(chart(), section()))[1],
    "report-outdated": outdated,
    "report-busy": busy,
    "report-refused": refused,
    "report-behind": behind,
    "report-behind-none": lambda: behind(0),
    "report-section-dialog": section_dialog,
    "report-asked-names": asked_names,
    "report-found": found,
    "report-found-differing": lambda: found(*DIFFERING),
    "report-found-paper": found_paper,
    "report-find-dialog": lambda: FindReportDialog(left()),
    "report-differences-dialog": lambda: DifferencesDialog(DIFFERING),
}
