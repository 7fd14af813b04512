"""Sentences about lists that are typed as a table: what was refused, and why."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.messages.sentence import Template

_GRID_UNCHANGED: Final = N_("Bảng không đổi.")

GRID_TEXTS: Final[dict[str, Template]] = {
    "not_for_grids": Template(
        N_("Loại bản ghi này có phần gồm nhiều dòng, không nhập thành bảng được."),
        N_("Sổ không đổi."),
        N_("Nhập từng bản ở mẫu của loại này."),
    ),
    "doubt_is_certain": Template(
        (N_("Dòng {row} chưa ghi được như đang có."), N_("Dòng này chưa ghi được như đang có.")),
        _GRID_UNCHANGED,
        N_("Sửa ô được đánh dấu, hoặc xóa dòng nếu ghi thừa."),
    ),
    "grid_too_many_rows": Template(
        (N_("Bảng sẽ có {rows} dòng, nhiều nhất là {most}."), N_("Bảng có nhiều dòng quá.")),
        _GRID_UNCHANGED,
        N_("Ghi bớt các dòng đã đủ, hoặc dán từng phần."),
    ),
    "paste_too_wide": Template(
        (
            N_("Vùng dán rộng {columns} cột, từ ô này chỉ còn {room} cột; “{text}” không có chỗ."),
            N_("Vùng dán rộng hơn bảng."),
        ),
        _GRID_UNCHANGED,
        N_("Chép cả dòng tiêu đề để các cột tự vào đúng chỗ, hoặc dán từ cột bên trái hơn."),
    ),
    "paste_too_long": Template(
        N_("Vùng dán quá lớn so với một danh sách, nên chưa dán."),
        _GRID_UNCHANGED,
        N_("Chỉ chọn những cột và dòng của danh sách trong bảng tính rồi chép lại, hoặc dán từng phần."),
    ),
    "paste_cell_too_long": Template(
        (
            N_("Dòng {row} của vùng dán có một ô dài {length} ký tự, quá mức của một ô ({most})."),
            N_("Vùng dán có một ô dài quá mức của một ô."),
        ),
        _GRID_UNCHANGED,
        N_("Rút ngắn ô đó trong bảng tính rồi chép lại. Có dấu ngoặc kép mở mà không đóng thì bỏ dấu ấy."),
    ),
    "paste_column_unknown": Template(
        (N_("Bảng này không có cột tên {titles}."), N_("Vùng dán có cột mà bảng này không có.")),
        _GRID_UNCHANGED,
        N_("Bỏ cột đó hoặc sửa tên cột trong bảng tính, rồi chép và dán lại."),
    ),
    "paste_empty": Template(
        N_("Chưa chép gì để dán."), _GRID_UNCHANGED, N_("Chọn các ô trong bảng tính, bấm Ctrl+C, rồi dán lại ở đây.")
    ),
    "cell_computed": Template(
        (N_("Cột “{column}” do sổ tự tính, không gõ vào được."), N_("Cột này do sổ tự tính, không gõ vào được.")),
        _GRID_UNCHANGED,
        N_("Sửa các ô được cộng."),
    ),
    "grid_form_changed": Template(
        (
            N_("Bảng nhập dở được giữ từ phiên bản trước, có cột mà mẫu mới không còn: {columns}."),
            N_("Bảng nhập dở được giữ từ phiên bản trước, có cột mà mẫu mới không còn."),
        ),
        N_("Bảng vẫn được giữ nguyên."),
        N_("Mở bằng phiên bản trước để ghi nốt, hoặc bỏ bảng này rồi nhập lại."),
    ),
}
