"""What a list says of itself: what is selected, the line under its title, its keys, what to do while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.definition import Definition
from desktop_app.domain.list_sums import ListSum
from desktop_app.domain.money import format_money
from desktop_app.ui.models.record_table import RecordTable
from desktop_app.ui.screen import KeyHint
from desktop_app.ui.screens.kept_line import KEPT_KEY
from desktop_app.ui.screens.totals_strip import added_up

_MOST_SUMMED = 2_000
"""A selection larger than this is counted, not summed: its rows would all have to be read."""


def selected_words(rows: Sequence[int], model: RecordTable, sums: Sequence[ListSum]) -> str:
    """Return how many rows are selected, and their sums where there is anything to add up."""
    if not rows:
        return ""
    count = ngettext("Đã chọn {count} bản ghi", "Đã chọn {count} bản ghi", len(rows))
    return " · ".join([count.format(count=format_money(len(rows))), *row_sums(rows, model, sums)])


def row_sums(rows: Sequence[int], model: RecordTable, sums: Sequence[ListSum]) -> list[str]:
    """Return what rows add up to, each sum with its name where there are several; nothing for very many rows."""
    if not sums or len(rows) > _MOST_SUMMED:
        return []
    values = added_up(sums, model.parts(rows), model.said(rows))
    return [f"{heading} {amount}" if len(values) > 1 else amount for heading, amount in values]


def summed_words(sums: Sequence[str]) -> str:
    """Return the sentence a question about rows begins with, "" where there is nothing to add up."""
    return _("Cộng lại: {sums}.").format(sums=" · ".join(sums)) + " " if sums else ""


def key_words(*, filled: bool, narrowed: bool) -> tuple[KeyHint, ...]:
    """Return the keys worth knowing here."""
    rows = ((_("Mũi tên"), _("di chuyển")), (_("Dấu cách"), _("chọn")), ("Enter", _("mở")))
    back = (("Esc", _("về danh sách")),)
    return (
        *(rows if filled else ()),
        ("Ctrl+F", _("tìm")),
        *(back if narrowed else (("F3", _("lọc")),)),
    )


def under_title(definition: Definition, search: str, narrowed: str, *, filtered: bool) -> str:
    """Return the line under the title. ``narrowed``: "deleted" in the bin, "twins" for likely duplicates only."""
    if narrowed == "deleted":
        return _("Thùng rác: bản ghi đã xóa, lấy lại được bất cứ lúc nào")
    if narrowed and not search:
        return _("Các bản ghi nghi trùng, xếp cạnh nhau. Giữ một bản, xóa bản thừa; khác nhau thật thì để nguyên.")
    if search:
        found = _("Kết quả tìm “{text}”, mới nhất trước").format(text=search)
        return _("{found}, trong các bản ghi đã lọc").format(found=found) if filtered else found
    return definition.description.in_language(language())


def empty_words(
    name: str, search: str, narrowed: str, *, filtered: bool, waiting: bool, kept: bool = False
) -> tuple[str, str]:
    """Return what stands in place of an empty list, and what to do. ``kept``: something was typed and not saved."""
    if waiting:
        return _("Đang lọc…"), ""
    if narrowed == "deleted":
        return _("Thùng rác không có gì"), ""
    if filtered:
        found = _("Không có bản ghi nào hợp với các bộ lọc")
        return found, _("Bỏ bớt bộ lọc (Del trên bộ lọc), hoặc bấm “Bỏ mọi bộ lọc”.")
    if narrowed:
        return _("Không còn bản ghi nào nghi trùng"), _("Bấm “Nghi trùng” lần nữa để xem lại cả danh sách.")
    if search:
        return (
            _("Không tìm thấy “{text}”").format(text=search),
            _("Thử gõ ít chữ hơn, hoặc bỏ dấu. Bấm Esc để xem lại cả danh sách."),
        )
    if kept:
        text = _("Chữ đã gõ còn nguyên, chưa lưu. Bấm “Mở lại” ({key}) ở phía trên để làm tiếp.").format(key=KEPT_KEY)
        return _("Chưa có {kind} nào được lưu").format(kind=name), text
    return _("Chưa có {kind} nào").format(kind=name), _("Bản ghi đầu tiên sẽ hiện ở đây.")
