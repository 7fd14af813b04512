"""What the home screen says about each thing to do and each figure. Words only: no Qt.

A thing to do is named by its kind; what is known about it comes as facts. Anything unknown is left out of the
sentence, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.messages.sentence import Template, fill
from desktop_app.ui.parts.base import Tone
from desktop_app.ui.screens.home_parts import TodoItem, YearFigure
from desktop_app.ui.screens.shown_figures import KindName, millions

if TYPE_CHECKING:
    from desktop_app.services.figures import KindFigures


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    tone: Tone
    words: Template


_LOOKS: Final[dict[str, _Look]] = {
    "returned": _Look(
        "undo-2",
        "err",
        Template(N_("Tỉnh trả lại {count} bản ghi, cần sửa rồi gửi lại"), "{detail}", N_("Xem và sửa")),
    ),
    "unsaved": _Look(
        "pencil",
        "info",
        Template(
            N_("Có chữ đang gõ dở trong {kind}"),
            N_("{title} Chữ đã gõ còn nguyên, mở lại hay bỏ đều được."),
            N_("Mở lại"),
        ),
    ),
    "drafts": _Look(
        "pencil",
        "info",
        Template(
            N_("Có {count} bản nháp chưa xong"), N_("Bản nháp ở lại trong máy cho đến khi hoàn thành."), N_("Xem nháp")
        ),
    ),
    "to_export": _Look(
        "send",
        "info",
        Template(
            N_("{count} bản ghi đã xong nhưng chưa xuất gửi tỉnh"),
            N_("Gói ghi ra USB; bản ghi trong máy vẫn giữ đủ."),
            N_("Xuất gửi tỉnh"),
        ),
    ),
    "backup": _Look(
        "hard-drive-download",
        "warn",
        Template(
            N_("Đã {days} ngày chưa sao lưu ra ngoài máy"),
            N_("Sao lưu trong máy vẫn đều. Cắm USB riêng để giữ thêm một bản."),
            N_("Sao lưu ra USB"),
        ),
    ),
    "backup_never": _Look(
        "hard-drive-download",
        "warn",
        Template(
            N_("Chưa có bản sao lưu nào ở ngoài máy"),
            N_("Sao lưu trong máy vẫn đều. Cắm USB riêng để giữ thêm một bản."),
            N_("Sao lưu ra USB"),
        ),
    ),
    "enrol": _Look(
        "shield-check",
        "info",
        Template(
            N_("Máy này chưa được tỉnh đăng ký"),
            N_("Bản ghi vẫn lưu và in được. Đăng ký xong mới xuất gửi tỉnh được."),
            N_("Đăng ký máy"),
        ),
    ),
}


def todo_item(kind: str, facts: Mapping[str, FieldValue]) -> TodoItem | None:
    """Return a row of "Việc cần làm ngay", or None for a kind this window does not show as a row."""
    known = _LOOKS.get("backup_never" if kind == "backup" and facts.get("days") is None else kind)
    if known is None:
        return None
    sentence = fill(known.words, facts)
    return TodoItem(kind, known.icon, known.tone, sentence.title, sentence.safe.strip(), sentence.next_step)


def year_figures(figures: Sequence[KindFigures], kind_name: KindName) -> list[YearFigure]:
    """Return the figures of a year: records of each kind, and đồng or people below."""
    return [
        YearFigure(format_money(one.records), kind_name(one.kind).lower(), _below(one)) for one in figures if one.records
    ]


def _below(figures: KindFigures) -> str:
    parts = []
    if figures.value:
        parts.append(millions(figures.value))
    if figures.persons:
        parts.append(_("{count} người").format(count=format_money(figures.persons)))
    return ", ".join(parts)
