"""Contents of F09 and F10 as the goldens and the tests of both forms print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.initiative_application import (
    Contributor,
    InitiativeApplication,
    initiative_application,
)
from desktop_app.documents.forms.initiative_book import BookRow, InitiativeBook, initiative_book
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.signatures import SIGN_SEAL, Signature
from tests.documents.drawing import drawn

CLOSING: Final = (
    "Tôi (chúng tôi) xin cam đoan mọi thông tin nêu trong đơn là trung thực, đúng sự thật và hoàn toàn chịu trách"
    " nhiệm trước pháp luật.",
)
COUNCIL: Final = ("Hội đồng sáng kiến Trường PTDTBT THCS Dào San",)
AUTHORS: Final = (
    Contributor(
        "Hoàng Văn Dếnh", "12/9/1979", "Trường PTDTBT THCS Dào San", "Hiệu trưởng", "Thạc sĩ quản lý giáo dục", "66,5"
    ),
    Contributor("Lò Thị Phương", "1990", "Trường PTDTBT THCS Dào San", "Giáo viên", "Đại học sư phạm", "33,5"),
)


def application(authors: Sequence[Contributor] = AUTHORS) -> InitiativeApplication:
    """Return an application of ``authors``, with a helper and nothing to be kept secret."""
    return InitiativeApplication(
        dated="Dào San, ngày 05 tháng 02 năm 2026",
        addressees=COUNCIL,
        closing=CLOSING,
        title="Nâng chất lượng bữa ăn bán trú bằng rau trồng tại điểm trường",
        authors=authors,
        investor="Trường PTDTBT THCS Dào San",
        domain="Giáo dục",
        first_applied="09/2025",
        summary="Mỗi lớp nhận một luống rau cạnh điểm trường, chăm theo lịch trực nhật.\nRau được cân, ghi sổ, đưa"
        " vào thực đơn của tuần; phần thừa đổi lấy trứng của các hộ trong bản.",
        conditions="200 m² đất cạnh bếp, nguồn nước tự chảy, hai người đã tập huấn.",
        benefit="Làm lợi trên 60.000.000 đồng một năm; học sinh đi học đều hơn",
        users_benefit="Điểm trường Nậm Coóng: bữa ăn có rau năm ngày một tuần.",
        helpers=(Contributor("Vàng Thị Páo", "1988", "Bản Nậm Coóng", "", "", "Trồng thử ở điểm bản"),),
    )


def blank_application() -> InitiativeApplication:
    """Return the application for handwriting."""
    return InitiativeApplication("Dào San, ngày …… tháng …… năm 20……", COUNCIL, CLOSING)


def f09() -> bytes:
    """Return F09 filled in."""
    return drawn(initiative_application(application(), Stamp("F09", "7K3M-Q2XD", "3fa9c01b", label="Mã 7K3M-Q2XD")))


def f09_blank() -> bytes:
    """Return F09 for handwriting."""
    return drawn(initiative_application(blank_application(), Stamp("F09", "", "1")))


OFFICE: Final = Letterhead(
    "Liên đoàn Lao động tỉnh Lai Châu", "CĐCS Trường PTDTBT THCS Dào San", "Dào San", date(2026, 2, 5)
)
LEVELS: Final = ("Cơ sở", "Sở, ngành", "Tỉnh", "Toàn quốc")
_TITLES: Final = (
    "Nâng chất lượng bữa ăn bán trú bằng rau trồng tại điểm trường",
    "Máy sàng chè ba tầng chạy điện một pha",
    "Sổ tiêm chủng theo phiên chợ",
)


def book_rows(count: int) -> list[BookRow]:
    """Return ``count`` rows: every third a topic, its benefit told as "trên", every fourth without any."""
    return [
        BookRow(
            title=_TITLES[index % 3] + ("\n(đề tài ĐT.2026-07)" if index % 3 == 2 else ""),
            authors=("Hoàng Văn Dếnh (66,5%)", "Lò Thị Phương (33,5%)")[: 1 + index % 2],
            workplaces=("Trường PTDTBT THCS Dào San",),
            domain="Giáo dục",
            applied="09/2025",
            level=LEVELS[index % 3],
            decision=f"{211 + index}/QĐ-SGDĐT\n02/04/2026",
            worth=None if index % 4 == 3 else 60_000_000,
            said="over" if index % 3 == 2 else "exact",
            reach="Các trường bán trú trong xã",
            note="" if index % 5 else "Bằng LĐST: Vàng Thị Páo, 318/QĐ-TLĐ, 12/05/2026",
            is_topic=index % 3 == 2,
        )
        for index in range(count)
    ]


def book(count: int = 4) -> InitiativeBook:
    """Return a list of ``count`` rows."""
    issuer = Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), SIGN_SEAL, "Tẩn A Dơ")
    receivers = ("Liên đoàn Lao động tỉnh Lai Châu", "Lưu: VT")
    return InitiativeBook(OFFICE, issuer, receivers, book_rows(count), "2026")


def blank_book() -> InitiativeBook:
    """Return the list for handwriting."""
    sample = book()
    issuer = replace(sample.issuer, name="")
    undated = replace(OFFICE, day=None)
    return InitiativeBook(undated, issuer, sample.receivers, blank_rows=20, levels=LEVELS)


def f10(count: int = 4) -> bytes:
    """Return F10 with ``count`` rows."""
    return drawn(initiative_book(book(count), Stamp("F10", "7K3M-Q2XE", "3fa9c01c", label="Mã 7K3M-Q2XE")))


def f10_blank() -> bytes:
    """Return F10 for handwriting."""
    return drawn(initiative_book(blank_book(), Stamp("F10", "", "1")))
