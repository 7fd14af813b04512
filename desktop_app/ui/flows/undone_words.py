"""What is said of an undo: what came back, where a new record went, and by name who stays as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.messages.counts import records_counted
from desktop_app.services.entry import Saved
from desktop_app.services.selection import Outcome

_MOST: Final = 2
"""So many names have room in the line at the foot of the window; the others are counted."""


def came_back(saves: Sequence[Saved], outcome: Outcome) -> str:
    """Return what undoing all of ``saves`` did, in one short sentence: at large text there is no room for two.

    A record that was new was nowhere before; what is done to many is done to records that were there.
    """
    count = records_counted(len(outcome.back))
    if any(saved.before is None for saved in saves):
        return _("Đã hoàn tác lần ghi mới; {count} nằm trong thùng rác, lấy lại được.").format(count=count)
    if outcome.again:
        words = _("Đã hoàn tác {count}; gói sau gửi lại {again}.")
        return words.format(count=count, again=records_counted(outcome.again))
    return _("Đã hoàn tác; {count} trở lại như trước.").format(count=count)


def who_stays(outcome: Outcome) -> str:
    """Return who stays by name: “Lò Văn A”, “Giàng A B” và 3 bản ghi khác.

    "" where nobody has a name, or where it is not their own matter that they stay.
    """
    left = outcome.left if outcome.failure is None else ()
    names = [f"“{one.title}”" for one in left if one.title][:_MOST]
    told, others = ", ".join(names), len(left) - len(names)
    if not told or not others:
        return told
    return _("{names} và {count} bản ghi khác").format(names=told, count=format_money(others))


def stays(outcome: Outcome, why: ProgramError) -> str:
    """Return what to say where nothing was undone: who stays, why, and what to do; that nothing changed says itself."""
    who, said = who_stays(outcome), describe(why)
    if not who:
        return said.full
    return _("Chưa hoàn tác {names}. {why}").format(names=who, why=f"{said.title} {said.next_step}".rstrip())
