"""``DOC-TOI-TRUOC.txt``: plain Vietnamese for whoever finds the file. Part of the format, so never translated."""

from __future__ import annotations

from string import Template
from typing import Final

_CHECK: Final = """
Cách kiểm tra, không cần chương trình Sổ Công đoàn:
  1. Giải nén tệp này như một tệp ZIP thường.
  2. Chữ ký: lệnh openssl kiểm tra manifest.dsse.json bằng khóa công khai của nơi gửi.
  3. Nguyên vẹn: sha256sum payload.age phải bằng giá trị "sha256" ghi trong bản kê đã ký.
  4. Mở nội dung: age -d -i KHÓA payload.age (chỉ nơi nhận có khóa).
Các lệnh đầy đủ nằm trong tài liệu FORMAT.md của chương trình Sổ Công đoàn.

Nếu tệp bị hỏng: không sửa. Nhờ nơi gửi ghi lại; dữ liệu ở nơi gửi vẫn còn nguyên.
"""

_DATA: Final = Template(
    """SỔ CÔNG ĐOÀN - GÓI DỮ LIỆU SỐ $number

Nơi gửi: $office (mã đơn vị $unit)
Người ký: $signer
Nơi nhận: $addressee

Tệp này chứa hồ sơ công đoàn đã niêm phong. Chỉ nơi nhận mở được nội dung.
Xin chuyển nguyên tệp cho nơi nhận, không đổi tên, không sửa.
"""
    + _CHECK
)

_REQUEST: Final = Template(
    """SỔ CÔNG ĐOÀN - YÊU CẦU ĐĂNG KÝ MÁY

Nơi gửi: $office (mã đơn vị $unit)
Nơi nhận: $addressee

Tệp này giới thiệu máy của nơi gửi với cấp trên. Trong tệp không có hồ sơ nào.
Nơi nhận mở tệp trong chương trình Sổ Công đoàn và gõ sáu nhóm số nhận biết trên phiếu máy đã ký.
"""
)

_ADMISSION: Final = Template(
    """SỔ CÔNG ĐOÀN - GIẤY TIẾP NHẬN MÁY

Nơi gửi: $office
Nơi nhận: $addressee (mã đơn vị $unit)

Tệp này cho phép máy của nơi nhận gửi hồ sơ. Chỉ máy đó mở được nội dung.
Nơi nhận mở tệp trong chương trình Sổ Công đoàn và gõ sáu nhóm số nhận biết trên phiếu của nơi gửi.
"""
    + _CHECK
)

_RECEIPT: Final = Template(
    """SỔ CÔNG ĐOÀN - PHIẾU NHẬN SỐ $number

Nơi gửi: $office
Nơi nhận: $addressee (mã đơn vị $unit)

Tệp này báo cho đơn vị biết cấp trên đã nhận tới đâu, bản ghi nào được chấp nhận, bản ghi nào trả lại.
Chỉ máy đã đăng ký của đơn vị mở được nội dung. Đơn vị mở tệp trong chương trình Sổ Công đoàn, mục “Gửi và nhận”.
Xin chuyển nguyên tệp cho nơi nhận, không đổi tên, không sửa.
"""
    + _CHECK
)

_HISTORY: Final = Template(
    """SỔ CÔNG ĐOÀN - HỒ SƠ ĐÃ GỬI CỦA ĐƠN VỊ

Nơi gửi: $office
Nơi nhận: $addressee (mã đơn vị $unit)

Tệp này trả lại cho máy mới của đơn vị mọi hồ sơ cấp trên đang giữ của đơn vị. Chỉ máy đó mở được nội dung.
Đơn vị mở tệp trong chương trình Sổ Công đoàn, mục “Gửi và nhận”.
"""
    + _CHECK
)

_NOTICE: Final = Template(
    """SỔ CÔNG ĐOÀN - GIẤY BÁO THÔI ĐĂNG KÝ MÁY

Nơi gửi: $office
Nơi nhận: $addressee (mã đơn vị $unit)

Tệp này báo cho một máy của đơn vị biết cấp trên không nhận gói của máy đó nữa. Trong tệp không có hồ sơ nào.
Đơn vị mở tệp trên chính máy đó, trong chương trình Sổ Công đoàn.
"""
)

_HELP_REQUEST: Final = Template(
    """SỔ CÔNG ĐOÀN - NHỜ TỈNH MỞ SỔ

Nơi gửi: $office (mã đơn vị $unit)
Nơi nhận: $addressee

Đơn vị đã mất cả mật khẩu và phiếu khôi phục. Trong tệp này không có hồ sơ nào, cũng không có gì mở được sổ.
Nơi nhận mở tệp trong chương trình Sổ Công đoàn và gõ sáu nhóm số trên phiếu nhờ mở sổ đã ký, đóng dấu.
"""
)

_HELP_ANSWER: Final = Template(
    """SỔ CÔNG ĐOÀN - GIÚP ĐƠN VỊ MỞ SỔ

Nơi gửi: $office
Nơi nhận: $addressee (mã đơn vị $unit)

Tệp này giúp đơn vị mở lại sổ trên đúng máy đã nhờ, bằng mật khẩu mới đã đặt khi nhờ. Trong tệp không có hồ sơ nào.
Đơn vị mở tệp trong chương trình Sổ Công đoàn, ở màn hình mở sổ, mục “Nhờ tỉnh mở sổ”.
"""
    + _CHECK
)


def help_request_readme(*, office: str, unit: str, addressee: str) -> bytes:
    """Return the text that accompanies a request for help."""
    return _text(_HELP_REQUEST, office=office, unit=unit, addressee=addressee)


def help_answer_readme(*, office: str, unit: str, addressee: str) -> bytes:
    """Return the text that accompanies the answer to it."""
    return _text(_HELP_ANSWER, office=office, unit=unit, addressee=addressee)


def notice_readme(*, office: str, unit: str, addressee: str) -> bytes:
    """Return the text that accompanies a notice to a device."""
    return _text(_NOTICE, office=office, unit=unit, addressee=addressee)


def data_readme(*, office: str, unit: str, signer: str, addressee: str, number: int) -> bytes:
    """Return the text that accompanies a data bundle."""
    return _text(_DATA, office=office, unit=unit, signer=signer, addressee=addressee, number=str(number))


def request_readme(*, office: str, unit: str, addressee: str) -> bytes:
    """Return the text that accompanies an enrolment request."""
    return _text(_REQUEST, office=office, unit=unit, addressee=addressee)


def admission_readme(*, office: str, unit: str, addressee: str) -> bytes:
    """Return the text that accompanies an admission."""
    return _text(_ADMISSION, office=office, unit=unit, addressee=addressee)


def receipt_readme(*, office: str, unit: str, addressee: str, number: int) -> bytes:
    """Return the text that accompanies a receipt."""
    return _text(_RECEIPT, office=office, unit=unit, addressee=addressee, number=str(number))


def history_readme(*, office: str, unit: str, addressee: str) -> bytes:
    """Return the text that accompanies a unit's history."""
    return _text(_HISTORY, office=office, unit=unit, addressee=addressee)


def _text(template: Template, **values: str) -> bytes:
    # With a mark and Windows line ends: Notepad of an old Windows then shows the Vietnamese letters and the lines.
    return template.substitute(values).replace("\n", "\r\n").encode("utf-8-sig")
