"""What came of keeping what is typed, and the question before it is left although it could not be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.record_history import moment

_LEAVE_KEY: Final = "Alt+B"


class Leaving(Enum):
    """Whether what is typed may be left: not now; it lies in the drawer; or the person said that it may go."""

    STAYS = "stays"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Unkept:
    """Typing that is only on the screen, and why: so many ``rows`` of a grid, 0 for a form.

    ``earlier``: what was kept of it before and stays in the drawer, in words; "" for nothing.
    """

    problem: ProgramError
    rows: int = 0
    earlier: str = ""


def leave_unkept(unkept: Sequence[Unkept], parent: QWidget, *, closing: bool = False, looks: str = "") -> Leaving:
    """Ask whether typing that could not be kept may go; Enter and Esc stay with it. Without any nothing is asked.

    ``looks``: who is at work and may only look. It is not hers to throw away, so she is only told why it stays.
    """
    if not unkept:
        return Leaving.KEPT
    question = unkept_question(unkept, parent, closing=closing, looks=looks)
    given = ask(question)
    question.deleteLater()
    return Leaving.DROPPED if given and not looks else Leaving.STAYS


def unkept_question(
    unkept: Sequence[Unkept], parent: QWidget | None, *, closing: bool = False, looks: str = ""
) -> Question:
    """Return the question: what would be lost, what stays in the drawer of it, and the way to lose nothing."""
    rows, form = sum(one.rows for one in unkept), any(not one.rows for one in unkept)
    sentence = describe(unkept[0].problem)
    earlier = "; ".join(one.earlier for one in unkept if one.earlier)
    if looks:
        stay = _(
            "{name} chưa được giao việc nhập nên không bỏ được. Chữ vẫn còn trên màn hình, chờ người đang gõ mở khóa."
        ).format(name=looks)
    elif earlier:
        stay = _("Ở lại thì chữ vẫn còn trên màn hình và được giữ ngay khi ghi được; bỏ rồi thì chỉ còn {earlier}.")
        stay = stay.format(earlier=earlier)
    else:
        stay = _("Ở lại thì chữ vẫn còn trên màn hình và được giữ ngay khi ghi được; bỏ rồi thì phải gõ lại.")
    return Question(
        unkept_words(rows, form=form),
        f"{sentence.title} {stay} {sentence.next_step}",
        safe=_("Ở lại"),
        other="" if looks else _drop_words(rows, form=form, closing=closing),
        other_key=_LEAVE_KEY,
        icon="triangle-alert",
        parent=parent,
    )


def earlier_words(rows: int, saved_at: str | None) -> str:
    """Return what was kept before of a grid (``rows``) or of a form (0), and when; it is offered the next time."""
    if rows:
        words = ngettext("{count} dòng đã giữ lúc {moment} (mở lại bảng là thấy)",
                         "{count} dòng đã giữ lúc {moment} (mở lại bảng là thấy)", rows)  # fmt: skip
    else:
        words = _("chữ đã giữ lúc {moment} (mở lại biểu mẫu là thấy)")
    return words.format(count=format_money(rows), moment=moment(saved_at))


def unkept_words(rows: int, *, form: bool) -> str:
    """Return what could not be kept."""
    if not rows:
        return _("Chưa giữ được chữ đang gõ trong biểu mẫu.")
    words = ngettext("Chưa giữ được {count} dòng chưa ghi.", "Chưa giữ được {count} dòng chưa ghi.", rows)
    if form:
        words = ngettext("Chưa giữ được {count} dòng chưa ghi và chữ đang gõ trong biểu mẫu.",
                         "Chưa giữ được {count} dòng chưa ghi và chữ đang gõ trong biểu mẫu.", rows)  # fmt: skip
    return words.format(count=format_money(rows))


def _drop_words(rows: int, *, form: bool, closing: bool) -> str:
    """Return the words of the button after which it is gone: they name it."""
    if not rows:
        return _("Đóng, bỏ chữ đang gõ") if closing else _("Rời đi, bỏ chữ đang gõ")
    if form:
        words = ngettext("Đóng, bỏ {count} dòng và chữ đang gõ", "Đóng, bỏ {count} dòng và chữ đang gõ", rows)
    elif closing:
        words = ngettext("Đóng, bỏ {count} dòng", "Đóng, bỏ {count} dòng", rows)
    else:
        words = ngettext("Rời đi, bỏ {count} dòng", "Rời đi, bỏ {count} dòng", rows)
    return words.format(count=format_money(rows))
