"""Saving what is typed into a form, over the version it was opened from and no other.

A record that was changed elsewhere meanwhile is not written over before somebody decides: both are put together field
by field (``domain.three_way``), or the newest is shown and the typing kept for later.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, language
from desktop_app.domain.display import display_field
from desktop_app.domain.records import Data
from desktop_app.domain.three_way import PutTogether, put_together
from desktop_app.services.entry import OpenRecord, RecordChangedSince, Saved
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.form_check import FormCheck
from desktop_app.ui.flows.form_opening import mark_of
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.shown_only import may_change
from desktop_app.ui.flows.typing_keeper import TypingKeeper
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.record_form import RecordForm


class FormSaving(QObject):
    """``put_together(opened, names)``: the form goes on over ``opened``, with its answers in the fields ``names``.

    ``newest_wanted``: the record is to be shown as it is now, and what was typed kept. ``newest_taken(names)``: fields
    that both had changed say now what the newest says; it is a step that can be taken back.
    """

    put_together = Signal(object, list)
    newest_wanted = Signal()
    newest_taken = Signal(list)

    def __init__(self, services: RecordServices, form: RecordForm, check: FormCheck, keeper: TypingKeeper) -> None:
        super().__init__(form)
        self._services = services
        self._form = form
        self._check = check
        self._keeper = keeper
        self._opened: OpenRecord | None = None

    def begin(self, opened: OpenRecord) -> None:
        """Begin with a record as the form shows it."""
        self._opened = opened

    def save_draft(self, data: Data) -> Saved | None:
        """Keep ``data`` as a draft, or say why that cannot be."""
        save = self._services.entry.save_draft
        return self._try(lambda kind, record, seen: save(kind, data, record=record, seen=seen, from_form=True))

    def complete(self, data: Data, reason: str) -> Saved | None:
        """Complete the record with ``data``, or say why that cannot be."""
        save = partial(self._services.entry.complete, reason=reason, from_form=True)
        return self._try(lambda kind, record, seen: save(kind, data, record=record, seen=seen))

    def go_on(self, record: str, data: Data) -> OpenRecord:
        """Go on with a draft that was saved with ``data``, and return it as it is now."""
        opened = self._services.entry.open(self._place[0], record)
        self.begin(opened)
        self._check.go_on(opened)
        self._keeper.watch(opened.definition.kind, record, opened.definition.version, data, seen=opened.version)
        self._form.set_state("draft", title=self._title(record), revision=opened.revision)
        return opened

    @property
    def _place(self) -> tuple[str, str | None, str]:
        """Return kind and record (None: a new one) of the form, and the version over which it is typed."""
        if self._opened is None:
            return "", None, ""
        return self._opened.definition.kind, self._opened.record, self._keeper.seen

    def _try(self, save: Callable[[str, str | None, str], Saved]) -> Saved | None:
        for once_more in (True, False):
            try:
                return save(*self._place)
            except RecordChangedSince:
                self._keeper.flush()
                if self._ask() or not once_more:
                    return None
            except ProgramError as problem:
                complain(problem, self._form.banners)
                return None
        return None

    def look(self) -> None:
        """Ask at once where kept typing was taken up that is older than what the record says now."""
        if self._opened is not None and self._keeper.seen != self._opened.version:
            self._ask()

    def _ask(self) -> bool:
        """Say what was changed elsewhere and ask what is to become of both; return False where nothing differs.

        Then the form goes on over the newest version: there is nothing to decide.
        """
        opened, sheet = self._opened, self._form.sheet
        if opened is None or sheet is None:
            return True
        now = self._services.entry.open(opened.definition.kind, opened.record)
        if not may_change(now):
            complain(RecordChangedSince(record=now.record or ""), self._form.banners)
            return True
        together = put_together(self._base(opened), sheet.data(), now.data)
        if not together.taken and not together.both:
            self._go_on_over(now)
            self.put_together.emit(now, [])
            return False
        lines = [_("Chưa ghi đè gì; chữ đã gõ vẫn giữ.")]
        if together.taken:
            lines.append(_("Bản mới sửa: {fields}.").format(fields=self._told(now, together.taken)))
        if together.both:
            lines.append(_("Cả hai cùng sửa: {fields}.").format(fields=self._told(now, together.both)))
        self._form.banners.show_banner(
            "warning",
            _("Bản ghi này đã được sửa ở nơi khác sau khi mở ra."),
            "\n".join(lines),
            (
                Answer(_("Ghép hai bản"), lambda: self._put_together(now), "filled"),
                Answer(_("Xem bản mới"), self.newest_wanted.emit),
            ),
            focus=True,
        )
        return True

    def _base(self, opened: OpenRecord) -> Data | None:
        """Return what stood in the form before anything was typed, None where that is not known any more."""
        seen = self._keeper.seen
        return opened.data if seen == opened.version else self._services.typing.shown_then(seen)

    def _put_together(self, now: OpenRecord) -> None:
        """Take over what only the newest changed; beside what both changed say what the newest has."""
        opened, sheet = self._opened, self._form.sheet
        if opened is None or sheet is None:
            return
        together: PutTogether = put_together(self._base(opened), sheet.data(), now.data)
        sheet.show_again(together.data)
        for name in (*together.taken, *together.both):
            if name in sheet.boxes:
                words = _("Bản mới: {answer}").format(answer=self._answer(now, name))
                sheet.boxes[name].set_note(_("Theo bản mới") if name in together.taken else words)
        self._go_on_over(now)
        self.put_together.emit(now, [*together.taken, *together.both])
        self._form.focus_first()
        if together.both:
            self._offer_newest(now, together.both)

    def _go_on_over(self, now: OpenRecord) -> None:
        self._opened = now
        self._check.go_on(now)
        self._keeper.type_over(now.version, now.data)
        card = self._services.browsing.card(now.record or "")
        self._form.set_state(mark_of(card), title=card.title, revision=now.revision)

    def _offer_newest(self, now: OpenRecord, both: tuple[str, ...]) -> None:
        """Offer what the newest says in the fields that both changed, which say now what was typed."""
        self._form.banners.show_banner(
            "info",
            _("Ô cả hai cùng sửa đang giữ chữ đã gõ."),
            _("Bản mới: {answer}").format(answer=self._told(now, both)),
            (
                Answer(_("Giữ chữ đã gõ"), self._form.focus_first),
                Answer(_("Lấy bản mới ở các ô này"), lambda: self._take_newest(now, both)),
            ),
        )

    def _take_newest(self, now: OpenRecord, names: tuple[str, ...]) -> None:
        sheet = self._form.sheet
        if sheet is None or self._opened is not now:
            return
        changed = sheet.show_again({**sheet.data(), **{name: now.data.get(name) for name in names}})
        for name in changed:
            sheet.boxes[name].set_note(_("Theo bản mới"))
        self.newest_taken.emit(changed)
        self._form.focus_first()

    def _title(self, record: str) -> str:
        return self._services.browsing.card(record).title

    def _told(self, now: OpenRecord, names: tuple[str, ...]) -> str:
        told = [
            f"{field.title.in_language(language())} → {self._answer(now, field.name)}"
            for field in now.definition.fields
            if field.name in names
        ]
        return "; ".join(told) or ", ".join(names)

    def _answer(self, now: OpenRecord, name: str) -> str:
        field = now.definition.field(name)
        text = display_field(field, now.data.get(name), language(), self._services.browsing.context)
        return text or _("chưa ghi")
