"""Sentences about persons on record: merging two records of one person, and erasing what is held on people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.base.i18n import N_, ngettext
from desktop_app.messages.sentence import Template


def unlinked_mentions(count: int) -> str:
    """Return what has to be said of records that mention a person without a link, before and after she is erased."""
    return ngettext(
        "Còn {count} bản ghi, lời báo cáo nhắc tới người này (tên hoặc số), không gắn với thẻ; vẫn để nguyên, cần xem:",
        "Còn {count} bản ghi, lời báo cáo nhắc tới người này (tên hoặc số), không gắn với thẻ; vẫn để nguyên, cần xem:",
        count,
    ).format(count=count)


def scans_concerned(count: int) -> str:
    """Return what will become of the signed copies of papers on which erased people stand; "" without any."""
    if not count:
        return ""
    return ngettext(
        "Có {count} bản quét giấy đã in: bản chỉ nói về dữ liệu bị xóa thì mất hẳn, bản có cả người khác thì giữ.",
        "Có {count} bản quét giấy đã in: bản chỉ nói về dữ liệu bị xóa thì mất hẳn, bản có cả người khác thì giữ.",
        count,
    ).format(count=count)


def scans_left(emptied: int, kept: Sequence[str]) -> str:
    """Return what became of them: how many went, and which papers keep theirs because others are on them."""
    told = []
    if emptied:
        told.append(ngettext("Đã xóa {count} bản quét.", "Đã xóa {count} bản quét.", emptied).format(count=emptied))
    if kept:
        codes = ", ".join(kept[:_CODES_TOLD]) + (" …" if len(kept) > _CODES_TOLD else "")
        words = ngettext(
            "Còn giữ bản quét của {count} giấy có cả người khác (mã {codes}); cần thì che tên rồi quét lại.",
            "Còn giữ bản quét của {count} giấy có cả người khác (mã {codes}); cần thì che tên rồi quét lại.",
            len(kept),
        )
        told.append(words.format(count=len(kept), codes=codes))
    return " ".join(told)


_CODES_TOLD: Final = 5
NOT_MERGED: Final = N_("Chưa gộp; hai bản ghi vẫn nguyên trong sổ.")

ERASED_ALL_THE_SAME: Final = N_("Việc xóa đã xong; số tiền và số lượt vẫn giữ.")

PERSON_TEXTS: Final[dict[str, Template]] = {
    "already_erased": Template(
        N_("Dữ liệu của người này đã xóa từ trước."), N_("Sổ không đổi."), N_("Không phải làm gì thêm.")
    ),
    "nothing_to_erase": Template(
        N_("Đợt này không còn dữ liệu cá nhân."), N_("Sổ không đổi."), N_("Không phải làm gì thêm.")
    ),
    "erasure_undone": Template(
        (
            N_("Dữ liệu đã xóa theo luật của {names} lại có trong sổ, vì sổ được lấy lại từ bản cũ hơn lần xóa."),
            N_("Có dữ liệu đã xóa theo luật lại có trong sổ, vì sổ được lấy lại từ bản cũ hơn lần xóa."),
        ),
        N_("Các bản ghi khác vẫn đủ."),
        N_("Kiểm tra sổ để xem là của ai, xóa lại, rồi xuất gói mới cho tỉnh."),
    ),
    "record_returned": Template(
        (
            N_("Bản ghi “{title}” viết tiếp trên dữ liệu đã xóa theo luật, lấy lại từ bản sao lưu cũ."),
            N_("Có một bản ghi viết tiếp trên dữ liệu đã xóa theo luật, lấy lại từ bản sao lưu cũ."),
        ),
        N_("Bản ghi vẫn ở trong sổ và vẫn được tính."),
        N_("Báo đơn vị xóa lại dữ liệu của người trong bản ghi đó rồi gửi gói mới."),
    ),
    "erased_log_left": Template(
        N_("Tệp nhật ký của sổ chưa dọn được vì ổ đĩa đầy hoặc đang bận; trong đó còn dấu vết đã mã hóa."),
        ERASED_ALL_THE_SAME,
        N_("Dọn bớt ổ đĩa của máy, đóng sổ rồi mở lại: chương trình tự dọn nốt."),
    ),
    "erased_returned": Template(
        (
            N_(
                "{records} bản ghi trong gói viết tiếp trên dữ liệu {sender} đã xóa theo luật,"
                " rồi lấy lại từ sao lưu cũ."
            ),
            N_("Gói có bản ghi viết tiếp trên dữ liệu {sender} đã xóa theo luật, rồi lấy lại từ sao lưu cũ."),
        ),
        N_("Bản ghi vẫn vào sổ, có thể lại có tên người đã xóa."),
        N_("Báo {sender} xóa lại rồi xuất gói mới. Kiểm tra sổ để xem đó là bản ghi nào."),
    ),
    "erased_sent_again": Template(
        (
            N_("{sender} gửi lại {versions} lần lưu đã xóa theo luật: nơi đó vừa dùng lại bản sao lưu cũ."),
            N_("{sender} gửi lại những lần lưu đã xóa theo luật: nơi đó vừa dùng lại bản sao lưu cũ."),
        ),
        N_("Sổ này không nhận lại các lần lưu đó."),
        N_("Báo {sender} xóa lại dữ liệu ấy trong sổ của họ."),
    ),
    "same_record": Template(
        N_("Hai bản ghi đã chọn là một."), NOT_MERGED, N_("Chọn một bản ghi khác của cùng một người.")
    ),
    "already_merged": Template(
        N_("Một trong hai bản ghi đã gộp vào bản ghi khác từ trước."),
        NOT_MERGED,
        N_("Chọn bản ghi đang còn trong danh sách; muốn tách thì lấy lại từ thùng rác."),
    ),
    "not_to_merge": Template(
        (N_("Bản ghi {from_state}, nên chưa gộp được."), N_("Bản ghi này chưa gộp được.")),
        NOT_MERGED,
        N_("Hoàn thành bản ghi, hoặc lấy lại từ thùng rác, rồi gộp."),
    ),
    "not_merged": Template(
        N_("Bản ghi này không gộp vào bản ghi nào."), N_("Sổ không đổi."), N_("Tìm lại trong thùng rác.")
    ),
    "nobody_to_link": Template(
        N_("Trong bản ghi này không có ai cùng tên, ngày sinh và xã với người này mà chưa được chọn trong sổ."),
        N_("Sổ không đổi."),
        N_("Mở bản ghi và chọn người trong sổ."),
    ),
    "record_merged": Template(
        N_("Bản ghi này đã gộp vào bản ghi khác của cùng một người."),
        N_("Sổ không đổi."),
        N_("Muốn dùng riêng thì lấy lại từ thùng rác: hai bản ghi sẽ tách ra."),
    ),
    "would_contradict": Template(
        (
            N_("Lấy lại thì trái với “{other_title}” đang có trong sổ."),
            N_("Lấy lại thì trái với bản ghi khác trong sổ."),
        ),
        N_("Sổ không đổi."),
        N_("Xem bản kia trước: bỏ một trong hai, hoặc sửa bản kia rồi lấy lại."),
    ),
    "record_erased": Template(
        N_("Bản ghi này đã xóa theo luật, không còn gì để lấy lại."), N_("Sổ không đổi."), N_("Ghi bản mới nếu cần.")
    ),
    "merge_undecided": Template(
        (N_("Hai bản ghi trả lời khác nhau ở: {titles}."), N_("Hai bản ghi trả lời khác nhau.")),
        NOT_MERGED,
        N_("Chọn câu trả lời đúng ở từng chỗ khác nhau rồi gộp."),
    ),
}
