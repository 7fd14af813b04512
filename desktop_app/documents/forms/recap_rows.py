"""The rows of the five-year table (F15), in the order of the domain notes, and what stands in each column of a row.

Three scopes are kept apart and never added up: what unions did themselves, what the State honoured, what unions
honoured. What there is on a day and rates are not summed over the years either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.amounts import decimal_of, rate_in_text, said
from desktop_app.documents.forms.report_figures import ReportFigure, ReportFigures
from desktop_app.domain.comparing import NOTHING, compared
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money

MILLION: Final = "triệu đồng"
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One row: what it tells, in what it counts, and the figures ``kind.measure`` that it adds up."""

    title: str
    unit: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecapGroup:
    """Rows of one scope under their heading."""

    title: str
    rows: tuple[RecapRow, ...]


def _row(title: str, unit: str, *figures: str) -> RecapRow:
    return RecapRow(title, unit, figures)


RECAP_GROUPS: Final[tuple[RecapGroup, ...]] = (
    RecapGroup(
        "I. SÁNG KIẾN, ĐỀ TÀI NGHIÊN CỨU",
        (
            _row("Sáng kiến được công nhận", "sáng kiến", "initiative.recognised"),
            _row("Đề tài nghiên cứu được công nhận", "đề tài", "research_topic.recognised"),
            _row("Sáng kiến, đề tài được công nhận từ cấp tỉnh trở lên", "sáng kiến, đề tài",
                 "initiative.recognised_by_province", "research_topic.recognised_by_province"),
            _row("Giá trị làm lợi", MILLION, "initiative.benefit", "research_topic.benefit"),
            _row("Bằng Lao động sáng tạo", "bằng", "creative_labour_award.awards"),
        ),
    ),
    RecapGroup(
        "II. HOẠT ĐỘNG DO CÔNG ĐOÀN THỰC HIỆN",
        (
            _row("Công trình nhà bán trú, nhà công vụ, bếp ăn và công trình khác", "công trình",
                 "community_work.works"),
            _row("Giá trị công trình", MILLION, "community_work.value"),
            _row("Nhà cho người nghèo, gia đình chính sách", "nhà", "house.houses"),
            _row("Giá trị nhà", MILLION, "house.value"),
            _row("Trong đó công đoàn hỗ trợ làm nhà", MILLION, "house.union_value"),
            _row("Suất quà", "suất", "gift.gifts"),
            _row("Giá trị quà", MILLION, "gift.value"),
            _row("Nhà được hỗ trợ sửa chữa", "nhà", "house_repair.repairs"),
            _row("Suất thăm hỏi, tặng quà đoàn viên khó khăn, ốm đau", "suất", "visit.visits"),
            _row("Số tiền sửa chữa nhà, thăm hỏi", MILLION, "house_repair.value", "visit.value"),
            _row("Hỗ trợ ảnh hưởng dịch COVID-19", MILLION, "crisis_aid.covid_value"),
            _row("Hỗ trợ dịch bệnh, thiên tai (cả COVID-19)", MILLION, "crisis_aid.value"),
            _row("Lượt đoàn viên hưởng chương trình phúc lợi", "lượt người", "welfare_agreement.members"),
            _row("Số tiền được lợi từ chương trình phúc lợi", MILLION, "welfare_agreement.benefit"),
            _row("Câu lạc bộ thể dục thể thao", "câu lạc bộ", "club.sport_clubs"),
            _row("Đội văn nghệ cơ sở", "đội", "club.art_teams"),
            _row("Người học đại học, trên đại học", "người", "training.higher_degree_head_count"),
            _row("Người học lý luận chính trị", "người", "training.theory_head_count"),
            _row("Lượt người dự lớp bồi dưỡng, tập huấn ngắn hạn", "lượt người", "training.short_turns"),
        ),
    ),
    RecapGroup(
        "III. DANH HIỆU THI ĐUA, KHEN THƯỞNG CỦA NHÀ NƯỚC, BỘ, NGÀNH VÀ TỈNH",
        (
            _row("Tỷ lệ lao động tiên tiến", "%", "advanced_labour.worker_rate"),
            _row("Tỷ lệ tập thể lao động tiên tiến", "%", "advanced_labour.collective_rate"),
            _row("Chiến sĩ thi đua các cấp", "lượt người", "emulation_title.fighters"),
            _row("Chiến sĩ thi đua toàn quốc", "lượt người", "emulation_title.fighters_national"),
            _row("Chiến sĩ thi đua cấp bộ, ngành", "lượt người", "emulation_title.fighters_ministry"),
            _row("Chiến sĩ thi đua cấp tỉnh", "lượt người", "emulation_title.fighters_province"),
            _row("Chiến sĩ thi đua cơ sở", "lượt người", "emulation_title.fighters_grassroots"),
            _row("Huân chương Lao động", "tập thể", "award.labour_order_collectives"),
            _row("Huân chương Lao động", "cá nhân", "award.labour_order_individuals"),
            _row("Cờ thi đua của Chính phủ, Bằng khen của Thủ tướng Chính phủ", "tập thể",
                 "award.government_collectives"),
            _row("Bằng khen của Thủ tướng Chính phủ", "cá nhân", "award.government_individuals"),
            _row("Cờ thi đua, bằng khen của bộ, ngành Trung ương", "tập thể, cá nhân", "award.ministry"),
            _row("Bằng khen của UBND tỉnh", "tập thể", "award.province_collectives"),
            _row("Bằng khen của UBND tỉnh", "cá nhân", "award.province_individuals"),
        ),
    ),
    RecapGroup(
        "IV. KHEN THƯỞNG CỦA TỔ CHỨC CÔNG ĐOÀN",
        (
            _row("Cờ thi đua của Tổng Liên đoàn", "tập thể", "award.confederation_flags"),
            _row("Bằng khen của Tổng Liên đoàn", "tập thể", "award.confederation_collectives"),
            _row("Bằng khen của Tổng Liên đoàn", "cá nhân", "award.confederation_individuals"),
            _row("Cờ thi đua của LĐLĐ tỉnh", "tập thể", "award.federation_flags"),
            _row("Bằng khen của LĐLĐ tỉnh", "tập thể", "award.federation_collectives"),
            _row("Bằng khen của LĐLĐ tỉnh", "cá nhân", "award.federation_individuals"),
        ),
    ),
)  # fmt: skip


def cells(
    row: RecapRow, years: Sequence[ReportFigures], whole: ReportFigures, before: ReportFigures | None
) -> tuple[str, ...]:
    """Return the texts of a row after its unit: each year, all of them together, against the period before, a note.

    ``before`` None: of the period before the book has nothing, so the comparison is left to the pen.
    """
    told = [_said(row, *year.sum(row.figures)) for year in years]
    now = whole.sum(row.figures)
    compared = "" if before is None else _compared(row, now, before.sum(row.figures))
    return (*told, _said(row, *now), compared, _note(_first(row, whole)))


def anything_in(figures: ReportFigures) -> bool:
    """Tell whether the table would have a single figure of a period."""
    return any(figures.sum(row.figures)[0] for group in RECAP_GROUPS for row in group.rows)


def _first(row: RecapRow, figures: ReportFigures) -> ReportFigure | None:
    return figures.get(row.figures[0])


def _said(row: RecapRow, value: int | str, qualifier: Qualifier) -> str:
    if isinstance(value, str):
        return said(rate_in_text(value).removesuffix("%"), qualifier) if value else ""
    amount = decimal_of(value, _MILLION) if row.unit == MILLION else format_money(value)
    return said(amount, qualifier)


def _note(figure: ReportFigure | None) -> str:
    if figure is None:
        return ""
    if figure.stock:
        return "Số cuối kỳ"
    if figure.sort == "rate":
        return "Bình quân"
    return ""


def _compared(row: RecapRow, now: tuple[int | str, Qualifier], before: tuple[int | str, Qualifier]) -> str:
    """Return by how much a figure grew: in per cent, of a rate in points; "khoảng" where one of them is not exact.

    Of what there was nothing before there is no percentage: the figure itself is what came.
    """
    (value, is_value), (old, is_old) = now, before
    change = compared(value, is_value, old, is_old)
    if change is not None:
        unit = "" if change.number == NOTHING else " điểm %" if change.points else "%"
        return said(f"{change.number}{unit}", change.qualifier)
    if isinstance(value, str) or isinstance(old, str):
        return ""
    return said(f"+{_said(row, value, 'exact')}", is_value) if value > 0 else "–"
