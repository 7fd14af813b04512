"""The texts of a form as the office words them: each part beside what it says by default, which is never lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.paper_placeholders import PLACEHOLDERS, kept_text, shown_text
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextArea
from desktop_app.ui.parts.scroll import bring_into_view, scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot

_CHOICE: Final = 460
_LEAST, _MOST = 2, 6
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextPartView:
    """One part: its code and name, what the office says, what the form says by default."""

    code: str
    name: str
    lines: Lines
    default: Lines


class PartArea(TextArea):
    """The lines of one part. ``left``: the focus went elsewhere."""

    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view with its label."""
        super().focusInEvent(event)
        bring_into_view(self, theme.px(40))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left, not that a menu opened over it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @property
    def lines(self) -> Lines:
        """Return what stands there, as it is kept."""
        kept = [kept_text(line.strip()) for line in self.text().split("\n")]
        while kept and not kept[-1]:
            kept.pop()
        return tuple(kept)


class PaperTextsScreen(Screen):
    """``form_wanted`` carries another form. ``save_wanted``: something was typed and the field was left, or Ctrl+S.

    ``words_wanted``: names of forms and parts are to be told again, in another language.
    """

    form_wanted = Signal(str)
    save_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._parts: tuple[TextPartView, ...] = ()
        self._may_enter = True
        self.areas: dict[str, PartArea] = {}
        self.resets: dict[str, Button] = {}
        self._frames: dict[str, FieldFrame] = {}
        self.form = Choice()
        self.form_field = FieldFrame("", self.form)
        self._top = QHBoxLayout()
        self._top.addWidget(self.form_field, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addStretch(1)
        self.banners = BannerSlot()
        self.lead = Text(role="hint", wrap=True)
        self._page = QWidget()
        self._page.setProperty("role", "plain")
        self._column = QVBoxLayout(self._page)
        self.area = scrolled(self._page)
        self.body.addWidget(self.banners)
        self.body.addLayout(self._top)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.area, 1)
        self.back_button = self.action_bar.add_left(Button("", "quiet", icon="arrow-left", key="Esc"))
        self.save_button = self.action_bar.add_right(Button("", "filled", icon="save", key="Ctrl+S"), keep=True)
        self.form.activated.connect(lambda _row: self.form_wanted.emit(self.form.code() or ""))
        self.back_button.clicked.connect(self.closed)
        self.save_button.clicked.connect(self.save_wanted)
        self.retranslate()
        self.restyle()

    @property
    def texts(self) -> Mapping[str, Lines]:
        """Return what stands in each part."""
        return {code: area.lines for code, area in self.areas.items()}

    @property
    def changed(self) -> bool:
        """Tell whether something is typed that is not kept yet."""
        return any(self.areas[one.code].lines != one.lines for one in self._parts)

    def set_forms(self, forms: Sequence[tuple[str, str]], form: str) -> None:
        """Offer the forms with texts, and mark the one that is shown."""
        self.form.set_options(forms)
        self.form.set_code(form)

    def set_parts(self, parts: Sequence[TextPartView], *, may_enter: bool) -> None:
        """Show the parts of a form; the cursor stays where it was when they are the same ones."""
        self._may_enter = may_enter
        if [one.code for one in parts] != [one.code for one in self._parts]:
            self._build(parts)
        self._parts = tuple(parts)
        for one in parts:
            area = self.areas[one.code]
            if area.lines != one.lines:
                area.setPlainText("\n".join(map(shown_text, one.lines)))
            area.setReadOnly(not may_enter)
        self.action_bar.show_button(self.save_button, may_enter)
        self._name_parts()
        self.restyle()

    def name_parts(self, names: Mapping[str, str]) -> None:
        """Call the parts otherwise; what stands in them stays."""
        self._parts = tuple(replace(one, name=names.get(one.code, one.name)) for one in self._parts)
        self._name_parts()

    def focus_first(self) -> None:
        """Start in the first part, where typing begins."""
        first = next(iter(self.areas.values()), None)
        (first or self.form).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Lời văn của đơn vị"))
        self.form_field.set_label(_("Mẫu giấy"))
        named = ", ".join(f"[{words}]" for words in PLACEHOLDERS.values())
        self.lead.setText(
            _("Mỗi dòng là một đoạn trên giấy. Chữ trong ngoặc vuông được điền khi in: {named}.").format(named=named)
        )
        self.back_button.set_words(_("Quay lại"))
        self.save_button.set_words(_("Lưu lời văn"))
        self._name_parts()
        self.set_button_hints(*((one.key, one.words) for one in (self.save_button, self.back_button)))
        self.words_wanted.emit()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "save_button"):
            self._column.setContentsMargins(0, 0, theme.px(6), 0)
            self._column.setSpacing(theme.px(12))
            self.form.setMinimumWidth(theme.px(_CHOICE))

    def _build(self, parts: Sequence[TextPartView]) -> None:
        for frame in self._frames.values():
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.areas, self.resets, self._frames = {}, {}, {}
        while self._column.takeAt(0):
            pass
        for one in parts:
            area = PartArea(lines=max(_LEAST, min(_MOST, 1 + max(len(one.lines), len(one.default)))))
            reset = Button("", "quiet", icon="undo-2")
            frame = FieldFrame(one.name, area)
            frame.put_beside(reset)
            area.left.connect(self._leave)
            area.textChanged.connect(partial(self._edited, one.code))
            reset.clicked.connect(partial(self._reset, one.code))
            self._column.addWidget(frame)
            self.areas[one.code], self.resets[one.code], self._frames[one.code] = area, reset, frame
        self._column.addStretch(1)

    def _name_parts(self) -> None:
        for one in self._parts:
            self._frames[one.code].set_label(one.name)
            self.resets[one.code].set_words(_("Lấy lại lời mặc định"))
            self._say(one)

    def _edited(self, code: str) -> None:
        self._say(next((one for one in self._parts if one.code == code), None))

    def _say(self, part: TextPartView | None) -> None:
        """Say below a part whether it is the form's own text; offer the way back where it is not."""
        if part is None or part.code not in self.areas:
            return
        lines = self.areas[part.code].lines
        own = lines != part.default
        if not own and not lines:
            words = _("Mẫu để trống phần này; ghi vào đây thì trên giấy sẽ có.")
        elif not own:
            words = _("Đang dùng lời mặc định của mẫu.")
        elif lines:
            words = _("Đơn vị đã sửa lời này.")
        else:
            words = _("Đơn vị bỏ trống: trên giấy không có phần này.")
        self._frames[part.code].set_hint(words)
        self.resets[part.code].setEnabled(own and self._may_enter)

    def _reset(self, code: str) -> None:
        part = next(one for one in self._parts if one.code == code)
        area = self.areas[code]
        area.selectAll()
        area.insertPlainText("\n".join(map(shown_text, part.default)))  # as typing: Ctrl+Z brings the own words back
        area.setFocus()
        self.save_wanted.emit()

    def _leave(self) -> None:
        if self.changed:
            self.save_wanted.emit()
