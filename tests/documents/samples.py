"""One example of every paper, as the goldens and the other tests print them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import BinaryIO, Final, Protocol, TypeVar

from desktop_app.documents.codes import Stamp
from desktop_app.documents.device_sheet import DeviceSheet, render_device_sheet
from desktop_app.documents.forms.bundle_cover import BundleCover, CoverCount, CoverFile, bundle_cover
from desktop_app.documents.forms.gift_list import GiftList, GiftRow, gift_list
from desktop_app.documents.help_sheet import HelpSheet, render_help_sheet
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import render_documents
from desktop_app.documents.province_key_sheet import (
    PaperSecret,
    ProvinceKeySheet,
    ProvinceSecretsSheet,
    render_province_key_sheet,
    render_province_secrets_sheet,
)
from desktop_app.documents.recovery_sheet import RecoverySheet, render_recovery_sheet
from tests.documents import minutes, samples_emulation
from tests.documents import samples_care as care
from tests.documents.forms import report_samples
from tests.documents.forms.initiative_samples import f09, f09_blank, f10, f10_blank

Content = TypeVar("Content", contravariant=True)

AT: Final = datetime.fromisoformat("2026-02-05T08:00:00+07:00")
FINGERPRINT: Final = ("04821", "93317", "00562", "71948", "26600", "18375")
SECRET: Final = ("7K2MX", "Q9D4W", "0HZ5R", "B8TNV", "3YG6P", "J1CSE", "F4XKA", "M7QWD", "2H0ZR", "V9BT5", "N3Y8G")
OFFICE: Final = Letterhead(
    "Liên đoàn Lao động tỉnh Lai Châu", "CĐCS Trường PTDTBT THCS Dào San", "Dào San", date(2026, 2, 5)
)
PROVINCE: Final = Letterhead(
    "Tổng Liên đoàn Lao động Việt Nam", "Liên đoàn Lao động tỉnh Lai Châu", "Lai Châu", date(2026, 3, 9), "12/TB-LĐLĐ"
)
_NAMES: Final = ("Giàng A Sử", "Tẩn Thị Mẩy", "Lò Văn Ướn", "Vàng Thị Dở", "Nguyễn Thị Phương Thảo", "Phùng Ừ Xá")
_UNITS: Final = ("Bản Nậm Coóng", "Tổ CĐ Tiểu học", "Tổ CĐ Hành chính")


class Renderer(Protocol[Content]):
    """A ``render_x`` of desktop_app.documents."""

    def __call__(self, content: Content, target: BinaryIO, *, printed_at: datetime) -> None:
        """Write ``content`` as PDF."""
        ...


def printed(render: Renderer[Content], content: Content, at: datetime = AT) -> bytes:
    """Return the PDF as bytes."""
    target = io.BytesIO()
    render(content, target, printed_at=at)
    return target.getvalue()


def render_gift_list(content: GiftList, target: BinaryIO, *, printed_at: datetime) -> None:
    """Draw F08 alone, a blank one without a code at its foot."""
    stamp = Stamp("F08", "", "1") if content.blank_rows else Stamp("F08", "QT17-2026", "3")
    render_documents([gift_list(content, stamp)], target, printed_at=printed_at)


def gifts(count: int) -> list[GiftRow]:
    """Return ``count`` gifts: two of three with 1 000 000 đồng, two of three with a blanket worth 300 000."""
    return [
        GiftRow(
            _NAMES[index % len(_NAMES)],
            _UNITS[index % len(_UNITS)],
            f"01208{index:07d}",
            1_000_000 if index % 3 < 2 else None,
            "Chăn bông, bánh kẹo" if index % 3 else "",
            300_000 if index % 3 else None,
        )
        for index in range(count)
    ]


def sign_sheet(count: int = 3) -> GiftList:
    """Return a sheet of ``count`` gifts."""
    return GiftList(
        letterhead=OFFICE,
        occasion="nhân dịp Tết Nguyên đán Bính Ngọ năm 2026",
        rows=gifts(count),
        public=False,
        preparer="Nguyễn Thị Hoa",
        treasurer="Lò Thị Ánh",
        chair="Tẩn A Dơ",
    )


def blank_sheet() -> GiftList:
    """Return the form for handwriting."""
    undated = replace(OFFICE, day=None)
    return GiftList(undated, "", [], public=False, blank_rows=20)


def public_sheet() -> GiftList:
    """Return a copy for the notice board, attached to another paper."""
    appendix = "(Kèm theo Tờ trình số 05/TTr-CĐCS ngày 05 tháng 02 năm 2026 của CĐCS Trường PTDTBT THCS Dào San)"
    return replace(sign_sheet(25), public=True, appendix=appendix)


def recovery_sheet() -> RecoverySheet:
    """Return a recovery sheet."""
    return RecoverySheet("CĐCS Trường PTDTBT THCS Dào San", "9f3a61c07be4d215", SECRET, date(2026, 2, 5))


def device_sheet() -> DeviceSheet:
    """Return a device sheet."""
    return DeviceSheet(OFFICE, "LC-0147", "9f3a61c07be4d215", FINGERPRINT, "Nguyễn Thị Hoa", "Tẩn A Dơ")


def help_sheet() -> HelpSheet:
    """Return the paper of a request for help, place and day left to the pen: it is made while the book is locked."""
    return HelpSheet(replace(OFFICE, place="………………", day=None), "LC-0147", "9f3a61c07be4d215", FINGERPRINT)


def secrets_sheet() -> ProvinceSecretsSheet:
    """Return the envelope's paper with two secrets."""
    secrets = (
        PaperSecret("Mã gốc", "Đổi dấu ký của tỉnh, hoặc lập lại sổ của tỉnh khi máy hỏng hay mất", SECRET),
        PaperSecret("Mã giấy", "Mở các gói đã niêm phong khi máy của tỉnh hỏng hoặc mất", SECRET[::-1]),
    )
    return ProvinceSecretsSheet("Liên đoàn Lao động tỉnh Lai Châu", FINGERPRINT, secrets, date(2026, 2, 5))


def cover_sheet() -> BundleCover:
    """Return a cover sheet of a bundle with four kinds."""
    title = "Gói số liệu thi đua và chăm lo 6 tháng đầu năm"
    return BundleCover(
        letterhead=OFFICE,
        bundle="LC-0147-9f3a61c0-7be4d215-000015.scd",
        number=15,
        year="2026",
        period="từ 01/12/2025 đến 31/5/2026",
        receiver="Liên đoàn Lao động tỉnh Lai Châu",
        files=(CoverFile("Gói số 15", date(2026, 5, 31), title, "CĐCS Trường PTDTBT THCS Dào San", "", "trên USB"),),
        size=48_123_456,
        checksum="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        counts=(
            CoverCount("Nhà “Mái ấm công đoàn”", 2, 2, None, 100_000_000),
            CoverCount("Quà tặng", 142, 140, 142, 184_600_000),
            CoverCount("Đăng ký thi đua", 36, 412),
            CoverCount("Sáng kiến", 7, 9),
        ),
        signer="Tẩn A Dơ",
        giver="Nguyễn Thị Hoa",
    )


def blank_cover() -> BundleCover:
    """Return the sheet for papers handed over without a bundle."""
    return BundleCover(replace(OFFICE, day=None), blank_rows=20)


def render_bundle_cover(content: BundleCover, target: BinaryIO, *, printed_at: datetime) -> None:
    """Draw F16 alone, a blank one without a code at its foot."""
    stamp = Stamp("F16", "", "1") if content.blank_rows else Stamp("F16", "7K3M-Q2XF", "e3b0c442", label="Mã 7K3M-Q2XF")
    render_documents([bundle_cover(content, stamp)], target, printed_at=printed_at)


PAPERS: Final[dict[str, Callable[[], bytes]]] = {
    **samples_emulation.PAPERS,
    "f03_hardship": care.f03,
    "f03_hardship_blank": lambda: care.f03(care.HARDSHIP_BLANK),
    "f04_letter": care.f04,
    "f04_letter_blank": lambda: care.f04(care.LETTER_BLANK),
    "f05_survey": lambda: minutes.drawn(minutes.SURVEY),
    "f05_survey_blank": lambda: minutes.drawn(minutes.SURVEY_BLANK),
    "f06_meeting": lambda: minutes.drawn(minutes.MEETING),
    "f06_meeting_emulation": lambda: minutes.drawn(minutes.EMULATION),
    "f06_meeting_blank": lambda: minutes.drawn(minutes.MEETING_BLANK),
    "f07_handover": lambda: minutes.drawn(minutes.HANDOVER_DONE),
    "f07_handover_blank": lambda: minutes.drawn(minutes.HANDOVER_BLANK),
    "f17_consent": care.f17,
    "f17_consent_blank": lambda: care.f17(care.CONSENT_BLANK),
    "f18_covid": care.f18,
    "f18_covid_blank": lambda: care.f18(care.COVID_BLANK),
    "sign_sheet": lambda: printed(render_gift_list, sign_sheet()),
    "sign_sheet_public": lambda: printed(render_gift_list, public_sheet()),
    "sign_sheet_blank": lambda: printed(render_gift_list, blank_sheet()),
    "recovery_sheet": lambda: printed(render_recovery_sheet, recovery_sheet()),
    "device_sheet": lambda: printed(render_device_sheet, device_sheet()),
    "help_sheet": lambda: printed(render_help_sheet, help_sheet()),
    "province_key_sheet": lambda: printed(
        render_province_key_sheet, ProvinceKeySheet(PROVINCE, FINGERPRINT, "Vàng A Lử")
    ),
    "province_secrets_sheet": lambda: printed(render_province_secrets_sheet, secrets_sheet()),
    "f09_initiative_application": f09,
    "f09_initiative_application_blank": f09_blank,
    "f10_initiative_book": f10,
    "f10_initiative_book_blank": f10_blank,
    "f13_period_report": report_samples.f13,
    "f13_period_report_blank": report_samples.f13_blank,
    "f14_statistics": report_samples.f14,
    "f14_statistics_blank": report_samples.f14_blank,
    "f15_recap": report_samples.f15,
    "f15_recap_blank": report_samples.f15_blank,
    "f15_recap_table": report_samples.f15_table,
    "f15_recap_table_blank": report_samples.f15_table_blank,
    "f16_bundle_cover": lambda: printed(render_bundle_cover, cover_sheet()),
    "f16_bundle_cover_blank": lambda: printed(render_bundle_cover, blank_cover()),
}
