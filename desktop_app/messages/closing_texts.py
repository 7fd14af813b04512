"""Sentences about closing a period."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_NOT_CLOSED: Final = N_("Chưa khóa sổ; bản ghi vẫn nguyên trong sổ.")

CLOSING_TEXTS: Final[dict[str, Template]] = {
    "period_backwards": Template(
        (N_("Ngày cuối kỳ {ends_on} đứng trước ngày đầu kỳ {starts_on}."), N_("Ngày cuối kỳ đứng trước ngày đầu kỳ.")),
        _NOT_CLOSED,
        N_("Sửa một trong hai ngày."),
    ),
    "period_not_over": Template(
        (N_("Kỳ đến {ends_on} chưa hết: hôm nay là {today}."), N_("Kỳ này chưa hết.")),
        _NOT_CLOSED,
        N_("Khóa sổ sau ngày cuối kỳ, hoặc chọn kỳ kết thúc sớm hơn."),
    ),
    "period_overlaps": Template(
        (N_("Kỳ từ {starts_on} đến {ends_on} đã khóa sổ, có ngày trùng với kỳ này."), N_("Kỳ này có ngày đã khóa sổ.")),
        _NOT_CLOSED,
        N_("Chọn kỳ không có ngày nào đã khóa sổ."),
    ),
    "period_has_drafts": Template(
        (N_("Kỳ đến {ends_on} còn {count} bản nháp."), N_("Kỳ này còn bản nháp.")),
        N_("Chưa khóa sổ; bản nháp vẫn được giữ."),
        N_("Hoàn thành các bản nháp trước, hoặc cứ khóa sổ: hoàn thành sau thì vào sổ là bổ sung muộn."),
    ),
    "period_has_undated": Template(
        (
            N_("Có {count} bản ghi ngày chưa đủ rõ, có thể thuộc kỳ đến {ends_on}."),
            N_("Có bản ghi ngày chưa đủ rõ, có thể thuộc kỳ này."),
        ),
        _NOT_CLOSED,
        N_(
            "Ghi rõ ngày của các bản ghi ấy, hoặc bỏ chọn “Kỳ này không phát sinh”. Nếu chắc chắn không bản ghi nào"
            " thuộc kỳ này thì cứ khóa sổ."
        ),
    ),
    "period_not_empty": Template(
        (
            N_("Kỳ đến {ends_on} có {count} bản ghi, không phải kỳ không phát sinh."),
            N_("Kỳ này có bản ghi, không phải kỳ không phát sinh."),
        ),
        _NOT_CLOSED,
        N_("Bỏ chọn “Kỳ này không phát sinh” rồi khóa sổ."),
    ),
    "period_empty": Template(
        (N_("Kỳ đến {ends_on} chưa có bản ghi nào."), N_("Kỳ này chưa có bản ghi nào.")),
        _NOT_CLOSED,
        N_("Ghi đủ các việc của kỳ trước; nếu thật không có việc gì thì chọn “Kỳ này không phát sinh”."),
    ),
}
