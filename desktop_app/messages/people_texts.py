"""Sentences about who may open the store and sign: operators, passphrases, the recovery sheet."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template
from desktop_app.messages.store_texts import UNTOUCHED

NOTHING_CHANGED: Final = N_("Trong sổ không có gì thay đổi.")
PEOPLE_UNCHANGED: Final = N_("Danh sách người dùng sổ không đổi.")

PEOPLE_TEXTS: Final[dict[str, Template]] = {
    "wrong_passphrase": Template(
        (N_("Mật khẩu chưa đúng với {operator}."), N_("Mật khẩu chưa đúng.")),
        NOTHING_CHANGED,
        N_("Gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt. Quên mật khẩu thì dùng phiếu khôi phục."),
    ),
    "secret_rejected": Template(
        N_("Mật khẩu hoặc mã khôi phục chưa đúng."),
        NOTHING_CHANGED,
        N_(
            "Gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt. Bản sao lưu mở bằng mật khẩu, phiếu khôi phục của ngày ấy."
        ),
    ),
    "passphrase_missing": Template(
        N_("Chưa có mật khẩu để mở sổ."),
        N_("Chưa mở sổ."),
        N_("Ghi mật khẩu vào một tệp rồi nêu tệp đó sau --passphrase-file, hoặc đặt biến {variable}."),
    ),
    "passphrase_too_short": Template(
        N_("Mật khẩu ngắn quá, cần ít nhất {minimum} ký tự."),
        NOTHING_CHANGED,
        N_("Ghép bốn, năm từ dễ nhớ là được."),
    ),
    "passphrase_common": Template(
        N_("Mật khẩu này dễ đoán."),
        NOTHING_CHANGED,
        N_("Đặt mật khẩu khác: ghép bốn, năm từ không liên quan, không dùng ngày sinh hay dãy phím."),
    ),
    "unknown_operator": Template(
        (N_("Sổ này không có người dùng tên {operator}."), N_("Sổ này không có người dùng tên đó.")),
        UNTOUCHED,
        N_("Chọn lại tên trong danh sách; tên phải gõ đúng như lúc thêm vào sổ."),
    ),
    "operator_not_named": Template(
        (N_("Sổ này có nhiều người dùng: {names}."), N_("Sổ này có nhiều người dùng.")),
        N_("Chưa mở sổ."),
        N_("Chọn một người; ở dòng lệnh thì nêu tên sau --operator."),
    ),
    "operator_unnamed": Template(
        N_("Chưa có họ tên người dùng sổ."), PEOPLE_UNCHANGED, N_("Gõ họ và tên rồi làm lại.")
    ),
    "operator_exists": Template(
        (N_("Trong sổ đã có người dùng tên {operator}."), N_("Trong sổ đã có người dùng tên đó.")),
        PEOPLE_UNCHANGED,
        N_("Nếu là người khác trùng tên, ghi thêm chức vụ hoặc năm sinh sau tên."),
    ),
    "last_administrator": Template(
        N_("{operator} là người quản trị duy nhất của sổ."),
        PEOPLE_UNCHANGED,
        N_("Giao quyền quản trị cho một người nữa rồi làm lại."),
    ),
    "last_signer": Template(
        N_("{operator} là người duy nhất được ký gói."),
        PEOPLE_UNCHANGED,
        N_("Giao việc ký cho một người nữa rồi làm lại."),
    ),
    "signing_seed_needed": Template(
        N_("Chưa giao được việc ký gói cho {operator}."),
        PEOPLE_UNCHANGED,
        N_("Nhờ người đang được ký mở sổ và gõ mật khẩu của mình để giao việc ký."),
    ),
    "not_a_signer": Template(
        (N_("{operator} chưa được giao việc ký gói."), N_("Người này chưa được giao việc ký gói.")),
        N_("Chưa ghi gì ra USB, sổ không đổi."),
        N_("Chọn người được ký, thường là chủ tịch, hoặc nhờ người quản trị sổ giao thêm việc ký."),
    ),
    "may_not_enter": Template(
        (N_("{operator} chưa được giao việc nhập."), N_("Người đang làm việc chưa được giao việc nhập.")),
        N_("Sổ không đổi; xem, tìm và in vẫn được."),
        N_("Nhờ người được nhập mở sổ, hoặc nhờ người quản trị giao thêm việc nhập ở “Người dùng”."),
    ),
    "may_not_check": Template(
        (N_("{operator} chưa được giao việc kiểm tra."), N_("Người đang làm việc chưa được giao việc kiểm tra.")),
        N_("Sổ không đổi; các gói vẫn nguyên ở chỗ cũ."),
        N_("Nhờ người được kiểm tra nhận gói, hoặc nhờ người quản trị giao thêm việc kiểm tra ở “Người dùng”."),
    ),
    "may_not_approve": Template(
        (N_("{operator} chưa được giao việc duyệt."), N_("Người đang làm việc chưa được giao việc duyệt.")),
        N_("Sổ không đổi, các bản ghi vẫn chờ duyệt."),
        N_("Nhờ người được duyệt mở sổ, hoặc nhờ người quản trị giao thêm việc duyệt ở “Người dùng”."),
    ),
    "may_not_sign": Template(
        (N_("{operator} chưa được giao việc ký."), N_("Người đang làm việc chưa được giao việc ký.")),
        N_("Sổ không đổi, kỳ vẫn mở."),
        N_("Nhờ người được ký, thường là chủ tịch, mở sổ rồi làm lại."),
    ),
    "may_not_administer": Template(
        (N_("{operator} chưa được giao việc quản trị sổ."), N_("Người đang làm việc chưa được giao việc quản trị.")),
        N_("Sổ không đổi."),
        N_("Nhờ người quản trị sổ mở sổ rồi làm lại."),
    ),
    "restore_not_given": Template(
        (
            N_("{operator} không quản trị sổ đang ở máy này nên không thay sổ ấy bằng bản sao lưu được."),
            N_("Chỉ người quản trị sổ đang ở máy này mới thay sổ ấy bằng bản sao lưu được."),
        ),
        N_("Chưa thay đổi gì, sổ vẫn nguyên."),
        (N_("Nhờ {names} khôi phục, hoặc mở bằng phiếu khôi phục."), N_("Mở bằng phiếu khôi phục.")),
    ),
    "restore_of_another": Template(
        (
            N_("Đây là bản sao lưu của một sổ khác ({office}), không thay sổ đang ở máy này được."),
            N_("Đây là bản sao lưu của một sổ khác, không thay sổ đang ở máy này được."),
        ),
        N_("Chưa thay đổi gì, sổ vẫn nguyên."),
        N_(
            "Khôi phục bản ấy ở một máy chưa có sổ. Muốn thay hẳn sổ này thì người quản trị phải có cùng tên, cùng mật "
            "khẩu ở cả hai sổ."
        ),
    ),
    "removing_oneself": Template(
        N_("Không ai tự xóa tên mình khỏi sổ."),
        PEOPLE_UNCHANGED,
        N_("Nhờ một người quản trị khác mở sổ rồi xóa."),
    ),
    "recovery_secret_unreadable": Template(
        (
            N_("Nhóm thứ {group} của mã khôi phục gõ chưa đúng."),
            N_("Mã khôi phục chưa đủ năm nhóm, mỗi nhóm sáu chữ và số."),
        ),
        UNTOUCHED,
        N_("So từng chữ với phiếu khôi phục rồi gõ lại."),
    ),
    "wrong_recovery_secret": Template(
        N_("Mã vừa gõ là của sổ khác, hoặc của một phiếu khôi phục cũ đã thay."),
        UNTOUCHED,
        N_("Tìm phiếu khôi phục in gần nhất của sổ này rồi gõ lại."),
    ),
    "name_too_long": Template(
        N_("Tên hoặc mã bắt đầu bằng “{name}” dài quá, nhiều nhất {limit} ký tự."),
        N_("Chưa lưu gì."),
        N_("Ghi tên ngắn hơn, có thể viết tắt CĐCS, LĐLĐ."),
        plain=("name", "limit"),
    ),
    "name_odd": Template(
        (
            N_("Tên “{name}” có chữ không nhìn thấy hoặc chữ lạ; có phải là “{proposal}”?"),
            N_("Tên có chữ không nhìn thấy hoặc chữ lạ."),
        ),
        N_("Chưa lưu gì."),
        N_("Gõ lại tên bằng bàn phím tiếng Việt."),
        plain=("name",),
    ),
    "code_odd": Template(
        N_("Mã “{unit}” có ký tự không dùng được trong mã đơn vị."),
        N_("Chưa lưu gì."),
        N_("Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, ví dụ CD0101-BP1."),
        plain=("unit",),
    ),
    "office_unnamed": Template(
        N_("Chưa có tên đơn vị."), N_("Chưa lưu gì."), N_("Ghi tên đúng như trên con dấu hoặc quyết định.")
    ),
}
