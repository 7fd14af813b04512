"""The question before typing that was kept is thrown away: nothing brings it back."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui.parts.question import Question, ask

_DROP_KEY: Final = "Alt+B"


def may_drop_rows(rows: int, parent: QWidget) -> bool:
    """Ask whether as many rows of a grid may go; Enter and Esc keep them."""
    words = ngettext("Bỏ {count} dòng chưa ghi?", "Bỏ {count} dòng chưa ghi?", rows)
    other = ngettext("Bỏ {count} dòng", "Bỏ {count} dòng", rows)
    count = format_money(rows)
    text = _("Các dòng này chưa vào sổ, bỏ rồi thì phải gõ lại. Bản ghi đã có trong sổ không đổi.")
    return _asked(words.format(count=count), text, other.format(count=count), parent)


def may_drop_typing(saved: str, parent: QWidget) -> bool:
    """Ask whether what was typed into a form, and kept at ``saved``, may go; Enter and Esc keep it."""
    title = _("Bỏ chữ đang gõ dở, giữ lúc {moment}?").format(moment=saved)
    text = _("Chữ này chưa vào sổ, bỏ rồi thì phải gõ lại. Bản ghi đã có trong sổ không đổi.")
    return _asked(title, text, _("Bỏ chữ đang gõ dở"), parent)


def _asked(title: str, text: str, other: str, parent: QWidget) -> bool:
    question = Question(
        title, text, safe=_("Không bỏ"), other=other, other_key=_DROP_KEY, icon="trash-2", parent=parent
    )
    given = ask(question)
    question.deleteLater()
    return given
