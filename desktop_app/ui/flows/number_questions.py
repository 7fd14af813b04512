"""What is asked about numbers and signed copies, one dialog each."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.i18n import _
from desktop_app.ui.screens.unit_dialog import Asked, Question

Options = Sequence[tuple[str, str]]


def used_number(symbols: Options, symbol: str, year: int) -> Question:
    """Ask for a number that was given outside the program."""
    return Question(
        _("Ghi một số đã dùng năm {year}").format(year=year),
        _("Số này sẽ không được cấp lần nữa. Dùng cho văn bản làm tay hoặc làm ngoài chương trình."),
        (
            Asked("symbol", _("Loại văn bản"), "choice", 0, 2, value=symbol, options=symbols),
            Asked("number", _("Số"), "text", 0, 1, hint=_("Chỉ ghi số, như 5.")),
            Asked("day", _("Ngày văn bản"), "text", 0, 1, required=False, hint=_("Để trống nếu chưa rõ.")),
            Asked("abstract", _("Trích yếu"), "text", 1, 1, required=False),
        ),
        _("Ghi vào sổ"),
        "plus",
    )


def last_number(symbols: Options, symbol: str, year: int) -> Question:
    """Ask for the last number really used of a type."""
    return Question(
        _("Số cuối cùng đã dùng năm {year}").format(year=year),
        _("Xem bản lưu trên giấy. Giấy sau sẽ lấy số tiếp theo của số này."),
        (
            Asked("symbol", _("Loại văn bản"), "choice", 0, 2, value=symbol, options=symbols),
            Asked("number", _("Số cuối cùng"), "text", 0, 1, hint=_("Chưa dùng số nào thì ghi 0.")),
        ),
        _("Ghi số này"),
        "check",
    )


def void_number(line: str) -> Question:
    """Ask why a number is struck out."""
    return Question(
        _("Gạch bỏ số {line}?").format(line=line),
        _("Số vẫn ở trong sổ cùng lý do, và không được cấp lại cho giấy nào."),
        (Asked("reason", _("Lý do"), "text", 0, 1, hint=_("Như: in hỏng, hủy văn bản.")),),
        _("Gạch bỏ"),
        "x",
    )


def remove_scan(scans: Options, code: str) -> Question:
    """Ask which signed copy of a paper is taken away, and why."""
    which = (Asked("scan", _("Bản quét"), "choice", 0, 1, value=scans[0][0] if len(scans) == 1 else "", options=scans),)
    return Question(
        _("Bỏ bản quét của giấy {code}?").format(code=code),
        _("Ảnh hoặc tệp ấy mất hẳn khỏi sổ; giấy và bản ghi vẫn nguyên. Còn tờ giấy thì quét lại được."),
        (*which, Asked("reason", _("Lý do"), "text", 1, 1, hint=_("Như: quét nhầm tờ, quét mờ."))),
        _("Bỏ bản quét"),
        "trash-2",
    )
