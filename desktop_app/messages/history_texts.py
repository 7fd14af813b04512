"""What a version changed, in words a clerk understands: for the history on screen and on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.differences import Difference
from desktop_app.domain.money import format_money
from desktop_app.messages.problem_details import part_title

_LINES: Final = {
    "added": N_("{field}: thêm dòng {number}"),
    "removed": N_("{field}: bỏ dòng {number}"),
    "changed": N_("{field}, dòng {number}"),
}


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change: where, what stood there, what stands there now; "" where there is nothing to be said."""

    title: str
    before: str
    after: str

    @property
    def full(self) -> str:
        """The change on one line."""
        told = " → ".join(text for text in (self.before, self.after) if text)
        return f"{self.title}: {told}" if told else self.title


def change_words(change: Difference, *, first: bool = False) -> ChangeWords:
    """Return the words of a change. ``first``: of a version that follows no other, so nothing stood there before."""
    title = change.field.title.in_language(language())
    nothing = _("chưa ghi")
    if change.what == "reordered":
        return ChangeWords(_("{field}: đổi thứ tự các dòng").format(field=title), "", "")
    if change.what == "added":
        return ChangeWords(_line(change, title), "", change.after or nothing)
    if change.what == "removed":
        return ChangeWords(_line(change, title), change.before or nothing, "")
    if change.what == "changed":
        title = _line(change, title)
    part = _part(change)
    before = "" if first else change.before or nothing
    return ChangeWords(f"{title}, {part}" if part else title, before, _with_difference(change, nothing))


def _line(change: Difference, title: str) -> str:
    return _(_LINES[change.what]).format(field=title, number=format_money(change.line))


def _part(change: Difference) -> str:
    """Return the column or the part of the answer by its title."""
    column = next((one for one in change.field.fields if one.name == change.part), None)
    return column.title.in_language(language()) if column else part_title(change.field.type, change.part)


def _with_difference(change: Difference, nothing: str) -> str:
    """Return what stands there now; of an amount also how much more or less it is."""
    after = change.after or nothing
    if change.money is None:
        return after
    sign = "+" if change.money > 0 else "−"
    return _("{after} ({difference} đồng)").format(after=after, difference=f"{sign}{format_money(abs(change.money))}")
