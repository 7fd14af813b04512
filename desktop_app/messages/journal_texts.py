"""Entries of the journal in words: what was done, and to which record; never what a record answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.messages.describe import describe_code
from desktop_app.messages.help_texts import HELP_EVENTS
from desktop_app.messages.review_texts import REVIEW_EVENTS
from desktop_app.messages.review_words import reason_said
from desktop_app.messages.shown_fields import shown_date
from desktop_app.storage.journal import RECOVERY_MARK

if TYPE_CHECKING:
    from desktop_app.domain.records import Json

KindTitle = Callable[[str], str]
"""Kind → its title in the language in use."""

VERSION_TEXTS: Final[dict[str, str]] = {
    "draft": N_("Lưu nháp {kind}: {title}"),
    "complete": N_("Hoàn thành {kind}: {title}"),
    "deleted": N_("Bỏ vào thùng rác {kind}: {title}"),
}
JOURNAL_TEXTS: Final[dict[str, str]] = {
    "login": N_("Mở sổ"),
    "passphrase_recovered": N_("Mở sổ bằng phiếu khôi phục và đặt mật khẩu mới"),
    "passphrase_changed": N_("Đổi mật khẩu của mình"),
    "operator_added": N_("Thêm người dùng {name}: {roles}"),
    "operator_roles": N_("Giao việc cho {name}: {roles}"),
    "operator_removed": N_("Xóa {name} khỏi danh sách người dùng và đổi chìa của sổ"),
    "recovery_replaced": N_("Lập phiếu khôi phục mới"),
    "signing_renewed": N_("Lập dấu ký mới, giao cho {name}"),
    "signing_key_taken_back": N_("Lấy lại dấu ký cũ"),
    "draft_dropped": N_("Bỏ bản nháp của {kind}: {title}"),
    "merged": N_("Gộp hai thẻ của một người: {title}"),
    "merging_undone": N_("Tách lại hai thẻ đã gộp: {title}"),
    "person_linked": N_("Nối {kind} với thẻ người: {title}"),
    "looked": N_("Xem ô cần giữ kín của {kind}: {title}"),
    "persons_listed": N_("Xem báo cáo theo từng người có họ tên, từ {starts_on} đến {ends_on}"),
    "copied": N_("Chép bảng {kind} ra ngoài sổ, {rows} dòng"),
    "exported_list": N_("Lưu danh sách {kind} thành tệp ngoài sổ, {rows} dòng"),
    "exported_list_sensitive": N_("Lưu danh sách {kind} có cột cần giữ kín thành tệp ngoài sổ, {rows} dòng"),
    "exported_store": N_("Xuất toàn bộ số liệu ra tệp ngoài sổ, {rows} bản ghi"),
    "exported_store_sensitive": N_("Xuất toàn bộ số liệu, cả ô cần giữ kín, ra tệp ngoài sổ, {rows} bản ghi"),
    "printed": N_("In hoặc lưu giấy tờ, mẫu {form}"),
    "sensitive_drawn": N_("Xem trước giấy tờ có thông tin nhạy cảm, mẫu {form}"),
    "numbers_here": N_("Giao máy này cấp số văn bản"),
    "numbers_elsewhere": N_("Giao máy khác cấp số văn bản"),
    "number_confirmed": N_("Ghi số văn bản cuối cùng đã dùng: {line} năm {year}"),
    "number_noted": N_("Ghi số văn bản đã dùng: {line} năm {year}"),
    "number_voided": N_("Gạch bỏ số văn bản {line} năm {year}"),
    "paper_texts_changed": N_("Đổi lời văn hoặc chỗ ký của mẫu {form}"),
    "report_text_written": N_("Viết lại một mục của báo cáo mẫu {form}, kỳ từ {starts_on} đến {ends_on}"),
    "report_kept": N_("Lưu báo cáo ra tệp: {title}, mã {code}"),
    "report_saved_again": N_("Lưu lại báo cáo đã có ra tệp: {title}, mã {code}"),
    "report_text_forgotten": N_("Bỏ lời tự viết ở một mục của báo cáo mẫu {form}, kỳ từ {starts_on} đến {ends_on}"),
    "scan_attached": N_("Kèm bản quét đã ký cho giấy {paper}, mẫu {form}"),
    "scan_looked": N_("Xem bản quét của giấy {paper}, mẫu {form}"),
    "scan_removed": N_("Bỏ bản quét của giấy {paper}, mẫu {form}"),
    "export": N_("Ghi gói {number} gửi tỉnh, {signer} ký"),
    "backup": N_("Sao lưu ra ngoài máy, đã đọc lại đúng"),
    "backup_doubtful": N_("Sao lưu ra ngoài máy, chưa đọc lại được"),
    "restore": N_("Khôi phục sổ từ bản sao lưu {backup}"),
    "new_epoch": N_("Sổ cũ hơn lần mở trước: gói sau gửi lại đầy đủ"),
    "erased": N_("Xóa hẳn dữ liệu cá nhân, {versions} lần lưu"),
    "erased_too": N_("Xóa theo lệnh xóa của đơn vị ở máy khác, {versions} lần lưu"),
    "sensitive_blanked": N_("Xóa ô cần giữ kín không được đồng ý, {records} bản ghi"),
    "enrolment_requested": N_("Ghi yêu cầu đăng ký máy với tỉnh"),
    "enrolled": N_("Máy được {province} tiếp nhận, mã đơn vị {unit}"),
    "device_admitted": N_("Tiếp nhận máy của đơn vị {unit}"),
    "device_key_replaced": N_("Tiếp nhận lại máy của đơn vị {unit}"),
    "device_named": N_("Đặt tên máy đã đăng ký: {label}"),
    "device_revoked": N_("Thôi đăng ký một máy của đơn vị {unit}: {reason}"),
    "device_replaced": N_("Ghi một máy của đơn vị {unit} là máy cũ đã được thay"),
    "device_taken_back": N_("Nhận lại máy cũ của đơn vị {unit}"),
    "operating_keys_changed": N_("Đổi dấu ký của tỉnh, {signer} ký"),
    "history_given": N_("Ghi hồ sơ trả lại cho máy mới của đơn vị {unit}"),
    "history_taken": N_("Lấy lại hồ sơ từ tỉnh: {new} lần lưu mới, {known} lần lưu đã có"),
    "standing_told": N_("Tỉnh báo về việc đăng ký của máy này"),
    "received": N_("Nhận gói số {number} của đơn vị {unit}"),
    "receipt_made": N_("Ghi phiếu nhận số {number} cho đơn vị {unit}"),
    "receipt_taken": N_("Mở phiếu nhận số {number} của tỉnh"),
    "refused": N_("Không nhận một gói: {reason}"),
    "period_locked": N_("Tỉnh khóa kỳ từ {starts_on} đến {ends_on}"),
    "period_lock_lifted": N_("Tỉnh mở lại kỳ từ {starts_on} đến {ends_on}: {reason}"),
    "lock_exception_given": N_("Cho đơn vị {unit} bổ sung vào kỳ đã khóa đến hết {until}: {reason}"),
    "lock_exception_ended": N_("Thôi cho đơn vị {unit} bổ sung vào kỳ đã khóa"),
    "persons_same": N_("Quyết định hai người ghi ở hai đơn vị là một: {name}"),
    "persons_different": N_("Quyết định hai người ghi ở hai đơn vị là khác nhau: {name}"),
    "persons_undecided": N_("Bỏ quyết định về hai người ghi ở hai đơn vị: {name}"),
    "discarded": N_("Bỏ một gói đang chờ, lý do: {words}"),
    "device_recovered": N_("Nhận lại máy của đơn vị {unit} theo giấy tờ của tỉnh trong gói"),
    "receipt_came_back": N_("Lấy lại kết quả duyệt từ phiếu nhận {receipt} trong gói của đơn vị"),
    "province_set_back": N_("Sổ của tỉnh bị đưa về bản cũ: bắt đầu lượt phiếu nhận mới"),
    **HELP_EVENTS,
    **REVIEW_EVENTS,
    "own_unit_changed": N_("Đổi tên hoặc địa chỉ đơn vị: {name}"),
    "units_planted": N_("Lập danh sách đơn vị: {count} đơn vị"),
    "unit_added": N_("Thêm đơn vị {unit}"),
    "unit_renamed": N_("Đổi tên đơn vị {unit}"),
    "unit_moved": N_("Chuyển đơn vị {unit} sang cấp trên khác"),
    "units_merged": N_("Nhập đơn vị {units}"),
    "unit_split": N_("Chia đơn vị {unit}"),
    "unit_dissolved": N_("Đơn vị {unit} thôi hoạt động"),
}
ROLES: Final[dict[str, str]] = {
    "enter": N_("nhập"),
    "check": N_("kiểm tra"),
    "approve": N_("duyệt"),
    "sign": N_("ký"),
    "administer": N_("quản trị"),
}
_DAYS: Final = ("starts_on", "ends_on", "until")
_VERIFIED: Final = ("verified", "verified_not_ejected")


def operator_words(name: str) -> str:
    """Return whom the journal names; in the language in use where nobody's passphrase opened the store."""
    return _("(phiếu khôi phục)") if name == RECOVERY_MARK else name


def role_list(roles: object) -> str:
    """Return roles in words, or that the person may only look."""
    given = roles if isinstance(roles, (list, tuple)) else ()
    return ", ".join(_(ROLES[role]) for role in ROLES if role in given) or _("chỉ xem")


def journal_words(event: str, facts: Mapping[str, Json], kind: str, title: str, kind_title: KindTitle) -> str:
    """Return what an entry says, in the language in use; an event this program does not know is told as such."""
    text = JOURNAL_TEXTS.get(event)
    if event == "version":
        text = VERSION_TEXTS.get(str(facts.get("state")))
    elif event == "backup" and facts.get("outcome") not in _VERIFIED:
        text = JOURNAL_TEXTS["backup_doubtful"]
    if text is None:
        return _("Việc khác")
    words = {name: _shown(name, value) for name, value in facts.items()}
    if event == "refused":
        words["reason"] = describe_code(str(facts.get("code"))).title
    elif event in REVIEW_EVENTS and "reason" in facts:
        words["reason"] = reason_said(str(facts["reason"]), "") or _("lý do khác")
    words["title"] = title or _("(không còn tên)")
    about = kind or str(facts.get("kind", ""))
    words["kind"] = kind_title(about) if about else _("bản ghi")
    if event == "export":
        words["number"] = str(facts.get("bundle", "")).removesuffix(".scd").rpartition("-")[2]
    return _(text).format_map(_Told(words))


class _Told(dict[str, str]):
    """Facts in words; an older entry may lack one."""

    def __missing__(self, name: str) -> str:
        return "—"


def _shown(name: str, value: Json) -> str:
    if name in _DAYS and isinstance(value, str):
        return shown_date(value)
    if name == "roles":
        return role_list(value)
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return format_money(value)
    return str(value)
