"""Puts the versions of one record beside each other, question by question, in the language in use."""

from __future__ import annotations

from desktop_app.base.i18n import _, language
from desktop_app.domain.definition import Definitions, Field
from desktop_app.domain.differences import differences
from desktop_app.domain.display import display_whole
from desktop_app.domain.entry_context import EntryContext
from desktop_app.messages import change_words
from desktop_app.services.province.review_rows import Fork, ForkSide
from desktop_app.ui.models.fork_shown import ForkRowShown, ForkShown, SideShown
from desktop_app.ui.screens.shown_figures import time_and_day


def fork_shown(fork: Fork, head: str, definitions: Definitions, context: EntryContext) -> ForkShown:
    """Return a fork as it is shown. ``head``: the version of it that waits."""
    read = _Sides(fork, definitions, context)
    return ForkShown(
        record=fork.record,
        head=head,
        title=fork.title,
        unit_name=fork.unit_name,
        sides=tuple(SideShown(one.version, one.device_label, one.revision, _deleted(one)) for one in fork.sides),
        rows=(*read.states(), *read.answers(), *read.about()),
    )


class _Sides:
    """The sides of one fork, each read by the definition it was entered with."""

    def __init__(self, fork: Fork, definitions: Definitions, context: EntryContext) -> None:
        self._fork = fork
        self._context = context
        self._read = [(definitions.version(fork.kind, one.form_version), one.data) for one in fork.sides]

    def states(self) -> list[ForkRowShown]:
        """Return the line that tells which side deletes the record, where one does."""
        if not any(map(_deleted, self._fork.sides)):
            return []
        texts = tuple(_("Xóa bản ghi") if _deleted(one) else _("Giữ bản ghi") for one in self._fork.sides)
        return [ForkRowShown(_("Tình trạng"), texts, same=len(set(texts)) == 1)]

    def answers(self) -> list[ForkRowShown]:
        """Return a line for each question somebody answered, in the form's order."""
        fields: dict[str, Field] = {field.name: field for one, _data in self._read for field in one.fields}
        rows = []
        for name, field in fields.items():
            texts = tuple(display_whole(field, data.get(name), language(), self._context) for _one, data in self._read)
            same = name in self._fork.same
            if any(texts):
                told = texts if same or len(set(texts)) > 1 else self._in_detail(name, texts)
                rows.append(ForkRowShown(field.title.in_language(language()), told, same))
        return rows

    def about(self) -> list[ForkRowShown]:
        """Return the lines about the versions themselves."""
        sides = self._fork.sides
        return [
            ForkRowShown(_("Người nhập"), tuple(one.operator for one in sides), same=False, about=True),
            ForkRowShown(_("Ghi lúc"), tuple(time_and_day(one.claimed_at) for one in sides), same=False, about=True),
        ]

    def _in_detail(self, name: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return what differs within answers that look alike as a whole: a column of a line, a part of a person."""
        told = [texts[0]]
        for read, text in zip(self._read[1:], texts[1:], strict=True):
            found = differences(self._read[0], read, language(), self._context)
            parts = [change_words(one).full for one in found if one.field.name == name]
            told.append("; ".join(filter(None, (text, *parts))))
        return tuple(told)


def _deleted(side: ForkSide) -> bool:
    return side.state == "deleted"
