"""Examples of the reports F13-F15: figures made up, of measures that the shipped kinds really have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from desktop_app.documents.forms.period_report import PeriodReport, period_appendix, period_report
from desktop_app.documents.forms.recap_prose import RECAP_AWARDS, RECAP_RESULTS
from desktop_app.documents.forms.recap_report import YEARS_BY_HAND, RecapReport, recap_appendix, recap_report
from desktop_app.documents.forms.report_figures import ReportFigure, ReportFigures, Style
from desktop_app.documents.forms.report_parts import RECAP_LEADING, REPORT_PARTS, WORKFORCE
from desktop_app.documents.forms.report_points import ReportPart, sentences
from desktop_app.documents.forms.report_text import LIMITS, SITUATION, ReportFrame, Sections, drafts_of
from desktop_app.documents.forms.statistics_report import StatisticsReport, statistics_report
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import SIGN_SEAL, Signature
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.report_model import ReportSection
from tests.documents import drawing
from tests.documents.drawing import stamp
from tests.domain.forms import real

AT: Final = datetime.fromisoformat("2026-07-05T08:00:00+07:00")
OFFICE: Final = "CĐCS Trường PTDTBT THCS Dào San"
SUPERIOR: Final = "Liên đoàn Lao động tỉnh Lai Châu"
HEAD: Final = Letterhead(SUPERIOR, OFFICE, "Dào San", date(2026, 7, 5), "07/BC-CĐCS")
UNDATED: Final = replace(HEAD, day=None, number="")
SIGNER: Final = Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL, "Tẩn A Dơ")
ATTACHED: Final = f"(Kèm theo Báo cáo số 07/BC-CĐCS ngày 05 tháng 7 năm 2026 của {OFFICE})"
FRAME: Final = ReportFrame(
    addressees=(SUPERIOR,),
    grounds=(),
    opening=(f"{OFFICE} báo cáo kết quả như sau:",),
    closing=(f"Trên đây là báo cáo của {OFFICE}.",),
    receivers=("Như trên", "Lưu: VT"),
    signature=SIGNER,
)
RECAP_PARTS: Final = (*RECAP_LEADING, *RECAP_RESULTS, *RECAP_AWARDS)
TOLD: Final[Mapping[str, int | str]] = {
    "workforce.workers": 142,
    "workforce.women": 80,
    "workforce.women_rate": "56.34",
    "workforce.members": 140,
    "gift.gifts": 1234,
    "gift.persons": 1180,
    "gift.value": 1_200_000_000,
    "visit.visits": 96,
    "visit.value": 48_123_456,
    "club.sport_clubs": 3,
    "initiative.initiatives": 12,
    "initiative.recognised": 9,
    "democracy_event.attendance_rate": "91.75",
    "democracy_event.workers_conferences": 1,
    "award.confederation_individuals": 2,
    "emulation_title.fighters_grassroots": 8,
    "emulation_title.fighters": 8,
    "advanced_labour.worker_rate": "92.50",
}
RECAP_TOLD: Final[Mapping[str, int | str]] = {
    **TOLD,
    "house.houses": 4,
    "house.value": 52_987_000,
    "community_work.works": 5,
    "community_work.value": 398_765_000,
    "initiative.recognised_by_province": 2,
    "research_topic.recognised": 1,
    "research_topic.recognised_by_province": 1,
    "initiative.benefit": 190_000_000,
    "initiative.recognised_benefit": 133_700_000,
    "award.province_collectives": 1,
    "award.province_individuals": 14,
    "training.short_turns": 251,
}
SAID: Final[Mapping[str, Qualifier]] = {"gift.value": "over", "visit.value": "nearly"}


def figures(told: Mapping[str, int | str] = TOLD, times: int = 1) -> ReportFigures:
    """Return all measures there are, with ``told`` for those that have figures; numbers are taken ``times``."""
    rows = []
    for definition in real():
        for measure in definition.measures:
            name = f"{definition.kind}.{measure.name}"
            is_rate = measure.type in ("rate", "yearly_rate")
            value = told.get(name, "" if is_rate else 0)
            rows.append(
                ReportFigure(
                    definition.kind,
                    definition.plural.vi,
                    measure.name,
                    measure.title.vi,
                    "rate" if is_rate else "money" if measure.type in ("value", "balance") else "count",
                    value if isinstance(value, str) else value * times,
                    SAID.get(name, "exact"),
                    stock=measure.nature == "stock",
                    people=measure.type == "persons",
                )
            )
    return ReportFigures(rows)


LIMITED: Final = ("Một số đoàn viên ở điểm bản xa chưa dự đủ các buổi sinh hoạt.",)


def sections(
    parts: tuple[ReportPart, ...], told: ReportFigures, style: Style, *situation: str, limits: tuple[str, ...] = LIMITED
) -> Sections:
    """Return what a report says of ``told``; an office may have written something of its own over it."""
    drafts = [
        ReportSection(SITUATION, "", situation),
        *drafts_of(parts, told.tell(style)),
        ReportSection(LIMITS, "", limits),
    ]
    return {one.name: one for one in drafts}


def period_content(frame: ReportFrame = FRAME) -> PeriodReport:
    """Return the report of half a year."""
    told = figures()
    busy = {row.kind for row in told if row.value}
    return PeriodReport(
        letterhead=HEAD,
        period="6 tháng đầu năm 2026",
        frame=frame,
        sections=sections(
            REPORT_PARTS, told, "exact", "Số liệu tính đến ngày 31/5/2026:", *sentences(WORKFORCE, told.tell("exact"))
        ),
        measures=[row for row in told if row.kind in busy],
        attached=ATTACHED,
        last_day="30/6/2026",
        counts={"workforce": "tính đến ngày 31/5/2026"},
        idle=("Nhà ở, Mái ấm", "Công trình"),
        notes=("Chưa tính, vì ngày ghi chưa đủ rõ để biết có thuộc kỳ báo cáo không: Suất quà (2 bản ghi).",),
    )


def blank_frame() -> ReportFrame:
    """Return the frame of a blank."""
    return replace(FRAME, signature=replace(SIGNER, name=""))


def blank_period() -> PeriodReport:
    """Return the report for handwriting."""
    return PeriodReport(UNDATED, "", blank_frame(), None, list(figures({})), ATTACHED)


def recap_content(years: int = 5) -> RecapReport:
    """Return the recap of so many years up to the middle of 2026, each with a little more than the one before."""
    first = 2026 - years + 1
    columns = [(str(year), figures(RECAP_TOLD, times=year - first + 1)) for year in range(first, 2026)]
    whole = figures(RECAP_TOLD, times=sum(range(1, years + 1)))
    return RecapReport(
        letterhead=HEAD,
        years_words=f"GIAI ĐOẠN {first} - 2026",
        frame=FRAME,
        sections=sections(RECAP_PARTS, whole, "rounded"),
        years=[*columns, ("2026\n(đến 30/6)", figures(RECAP_TOLD, times=years))],
        whole=whole,
        before=figures(RECAP_TOLD, times=10),
        attached=ATTACHED,
        notes=("Giai đoạn trước: số liệu từ ngày 01/01/2017 đến ngày 30/6/2021.",),
    )


def blank_recap() -> RecapReport:
    """Return the recap for handwriting."""
    years = [("20……", None)] * 5
    return RecapReport(UNDATED, YEARS_BY_HAND, blank_frame(), None, years, None, None, ATTACHED)


STATISTICS: Final = StatisticsReport(
    superior=SUPERIOR,
    office=OFFICE,
    year="2026",
    ticked=frozenset({0}),
    amounts={"workers": 142, "women": 80, "average_pay": 7_250_000, "pay_counted": 140, "owed_wages": 0, "groups": 4},
    signature=SIGNER,
    dated="Dào San, ngày 05 tháng 7 năm 2026",
    receivers=(SUPERIOR, "Lưu: VT"),
    note="Giảm 2 lao động so với lần chốt trước.",
)
STATISTICS_BLANK: Final = replace(
    STATISTICS,
    year="",
    ticked=frozenset(),
    amounts={},
    signature=replace(SIGNER, name=""),
    dated="Dào San, ngày …… tháng …… năm 20……",
    note="",
)


def drawn(*documents: Document) -> bytes:
    """Return the papers as PDF, printed after the half year they tell of."""
    return drawing.drawn(*documents, at=AT)


def f13(content: PeriodReport | None = None) -> bytes:
    """Return a period's report with its appendix."""
    content = content or period_content()
    foot = stamp("F13", blank=content.sections is None)
    return drawn(period_report(content, foot), period_appendix(content, foot))


def f13_blank() -> bytes:
    """Return it for handwriting."""
    return f13(blank_period())


def f14(content: StatisticsReport = STATISTICS) -> bytes:
    """Return the figures of a day."""
    return drawn(statistics_report(content, stamp("F14", blank=not content.amounts)))


def f14_blank() -> bytes:
    """Return them for handwriting."""
    return f14(STATISTICS_BLANK)


def f15_table(content: RecapReport | None = None) -> bytes:
    """Return the table of the years alone, which lies on its side."""
    content = content or recap_content()
    return drawn(recap_appendix(content, stamp("F15", blank=content.whole is None)))


def f15_table_blank() -> bytes:
    """Return it for handwriting."""
    return f15_table(blank_recap())


def f15(content: RecapReport | None = None) -> bytes:
    """Return the recap without its table."""
    content = content or recap_content()
    return drawn(recap_report(content, stamp("F15", blank=content.whole is None)))


def f15_blank() -> bytes:
    """Return it for handwriting."""
    return f15(blank_recap())
