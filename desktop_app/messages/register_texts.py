"""Sentences about the registers of paper: numbers of documents, printed papers and their signed copies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages.sentence import Sentence, Template

if TYPE_CHECKING:
    from desktop_app.services.paper.printed import PaperState, PrintedPaper

_NOTHING_NOTED: Final = N_("Chưa ghi gì vào sổ văn bản.")
_PAPER_SAFE: Final = N_("Các giấy đã in và bản quét đang có vẫn nguyên.")

REGISTER_TEXTS: Final[dict[str, Template]] = {
    "number_taken": Template(
        (
            N_("Số {number}/{symbol} năm {year} đã có trong sổ văn bản."),
            N_("Số này đã có trong sổ văn bản."),
        ),
        N_("Chưa in gì và chưa ghi gì thêm."),
        N_("Lấy số tiếp theo được đề xuất, hoặc mở “Sổ văn bản” xem số ấy đã cấp cho giấy nào."),
        plain=("number", "year"),
    ),
    "number_doubtful": Template(
        (
            N_("Sổ đã được khôi phục, nên chưa rõ số {symbol} cuối cùng đã dùng trong năm {year}."),
            N_("Sổ đã được khôi phục, nên chưa rõ số văn bản cuối cùng đã dùng."),
        ),
        N_("Chưa cấp số nào; những số đã ghi vẫn nguyên."),
        N_("Xem sổ giấy hoặc bản lưu, mở “Sổ văn bản” rồi ghi số cuối cùng đã dùng."),
        plain=("year",),
    ),
    "not_main_device": Template(
        N_("Máy này không cấp số văn bản."),
        N_("Giấy vẫn in được, chỗ số để trống."),
        N_("Lấy số ở máy chính của đơn vị rồi ghi tay; nếu đây là máy chính thì mở “Sổ văn bản” để nói rõ."),
    ),
    "number_void": Template(
        N_("Số này đã gạch bỏ từ trước, hoặc không có trong sổ văn bản."),
        _NOTHING_NOTED,
        N_("Xem lại danh sách rồi chọn số khác."),
    ),
    "document_number_unreadable": Template(
        N_("Loại, số hoặc năm của văn bản chưa đúng."),
        _NOTHING_NOTED,
        N_("Loại là chữ viết tắt như TTr, BC; số từ 1 đến 99.999; năm đủ bốn chữ số."),
    ),
    "number_not_of_form": Template(
        (N_("Số “{typed}” không ghi được trên giấy này."), N_("Số vừa gõ không ghi được trên giấy này.")),
        N_("Chưa in gì và chưa ghi gì thêm."),
        (
            N_("Gõ số từ 1 đến 99.999, hoặc gõ đủ như {example}; số của loại văn bản khác thì không dùng."),
            N_("Gõ số từ 1 đến 99.999, đúng loại văn bản của mẫu."),
        ),
    ),
    "number_behind": Template(
        (
            N_("Sổ văn bản đã có đến số {number}/{symbol}, nên số cuối cùng không thể nhỏ hơn."),
            N_("Sổ văn bản đã có số lớn hơn số vừa gõ."),
        ),
        _NOTHING_NOTED,
        N_("Gõ số lớn nhất đã dùng, kể cả số đã gạch bỏ."),
    ),
    "void_reason_missing": Template(
        N_("Chưa ghi lý do gạch bỏ số."),
        _NOTHING_NOTED,
        N_("Ghi lý do rồi gạch lại."),
    ),
    "paper_unknown": Template(
        (
            N_("Không có giấy nào mã “{paper}” in từ sổ này."),
            N_("Không có giấy nào mang mã này in từ sổ này."),
        ),
        _PAPER_SAFE,
        N_("Xem lại tám chữ và số ở chân trang giấy; giấy in từ máy khác thì mở sổ ở máy ấy."),
    ),
    "paper_erased": Template(
        (
            N_("Dữ liệu của người trên giấy {paper} đã được xóa theo luật."),
            N_("Dữ liệu của người trên giấy này đã được xóa theo luật."),
        ),
        N_("Chưa lấy bản quét nào; giấy này không được giữ bản quét nữa."),
        N_("Giữ hoặc hủy tờ giấy theo quy định lưu trữ của đơn vị."),
    ),
    "paper_text_too_long": Template(
        N_("Lời văn dài quá mức giấy chứa được."),
        N_("Lời văn đang dùng vẫn nguyên, chữ vừa gõ vẫn còn trên màn hình."),
        N_("Rút ngắn rồi lưu lại; phần dài nên để trong văn bản kèm theo."),
    ),
    "report_text_too_long": Template(
        N_("Lời văn dài quá mức một mục của báo cáo chứa được."),
        N_("Lời văn đang dùng vẫn nguyên, chữ vừa gõ vẫn còn trên màn hình."),
        N_("Rút ngắn rồi lưu lại; phần dài nên để trong văn bản kèm theo."),
    ),
    "placeholder_unknown": Template(
        (N_("Chưa hiểu chỗ điền “{typed}” trong lời văn."), N_("Có chỗ điền chưa hiểu trong lời văn.")),
        N_("Lời văn đang dùng vẫn nguyên, chữ vừa gõ vẫn còn trên màn hình."),
        N_("Sửa lại tên chỗ điền, hoặc bỏ dấu ngoặc rồi lưu lại."),
    ),
    "scan_gone": Template(
        N_("Bản quét này đã được bỏ ra khỏi giấy."),
        _PAPER_SAFE,
        N_("Mở lại “Giấy đã in” để xem những bản còn lại."),
    ),
    "scan_reason_missing": Template(
        N_("Chưa ghi lý do bỏ bản quét."),
        N_("Bản quét vẫn còn nguyên."),
        N_("Ghi lý do rồi bỏ lại."),
    ),
}


def state_short(state: PaperState) -> str:
    """Return how a printed paper stands to the book, in a few words."""
    return _("Khớp với sổ") if state.same else _("Đã đổi: {what}").format(what=_what_changed(state))


def state_words(state: PaperState) -> Sentence:
    """Return the same as sentences, with what to do about it."""
    if state.same:
        return Sentence(_("Khớp với sổ."), "", "")
    return Sentence(
        _("Số liệu đã đổi từ khi in: {what}.").format(what=_what_changed(state)),
        _("Giấy đã in và bản quét vẫn là số liệu lúc in."),
        _("Cần số liệu mới thì in lại; tờ đã ký thì giữ."),
    )


def _what_changed(state: PaperState) -> str:
    told = [
        words.format(count=format_money(count))
        for count, words in (
            (state.changed, ngettext("{count} bản ghi đã sửa", "{count} bản ghi đã sửa", state.changed)),
            (state.gone, ngettext("{count} bản ghi đã bỏ", "{count} bản ghi đã bỏ", state.gone)),
            (state.came, ngettext("{count} bản ghi mới", "{count} bản ghi mới", state.came)),
            (state.erased, ngettext("{count} bản đã xóa theo luật", "{count} bản đã xóa theo luật", state.erased)),
        )
        if count
    ]
    return ", ".join(told)


def printed_line(papers: Sequence[PrintedPaper], standing: str = "") -> str:
    """Return where a record was printed last: form, day, code, signed copies; and how many papers more there are.

    ``standing``: what became of the record since.
    """
    if not papers:
        return ""
    newest = papers[0]
    day = f"{datetime.fromisoformat(newest.printed_at):%d/%m/%Y}" if newest.printed_at else ""
    scans = _("có bản quét") if newest.scans else _("chưa có bản quét")
    line = _("Đã in {form} ngày {day}, mã {code}, {scans}") if day else _("Đã in {form}, mã {code}, {scans}")
    told = line.format(form=newest.form, day=day, code=newest.code, scans=scans)
    more = len(papers) - 1
    if more:
        told += " " + ngettext("và {count} giấy khác", "và {count} giấy khác", more).format(count=format_money(more))
    since = standing_words(standing)
    return f"{told}; {since}." if since else f"{told}."


def standing_words(standing: str) -> str:
    """Return what became of one record since it was printed, "" where it is as it was."""
    words = STANDINGS.get(standing)
    return _(words) if words else ""


STANDINGS: Final[dict[str, str]] = {
    "changed": N_("đã sửa từ khi in"),
    "gone": N_("đã bỏ từ khi in"),
    "erased": N_("đã xóa theo luật"),
}
