"""A new person or campaign made from inside a form: a dialog, a save, and back with it chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.domain.definition import Definition
from desktop_app.domain.problems import blocking
from desktop_app.domain.records import Data
from desktop_app.services.kept_typing import Offer
from desktop_app.services.people import PersonHit
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.form_problems import shown_problems
from desktop_app.ui.flows.keeping import Leaving, Unkept, leave_unkept
from desktop_app.ui.flows.kept_offer import KeptOffer
from desktop_app.ui.flows.known_records import ask_same_person
from desktop_app.ui.flows.record_lookups import person_suggestion, running_title
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.shown_only import looks_only, say_looks_only
from desktop_app.ui.flows.typing_keeper import TypingKeeper
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.record_dialog import RecordDialog


class AddingInPlace(QObject):
    """One dialog. ``done(row)`` gets the new record as a row of the look-up; nothing is called when it is closed.

    What is typed is kept every few seconds like that of a form for a new record, and offered there or here; so it is
    when the dialog is left, which one Esc too many does. ``said`` tells of that, for the status bar.
    """

    said = Signal(str)

    def __init__(
        self, services: RecordServices, kind: str, typed: str, done: Callable[[Suggestion], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._definition: Definition = services.entry.definition(kind)
        self._done = done
        self._sure = False
        self._looks = ""
        title = _("Thêm {kind} mới").format(kind=running_title(self._definition))
        self.dialog = RecordDialog(self._definition, services.lookups.lookups(), title, parent)
        self.dialog.complete_wanted.connect(self._complete)
        self._visited: set[str] = set()
        self.dialog.sheet.field_left.connect(self._visited.add)
        self.dialog.sheet.field_left.connect(lambda _name: self._check())
        name = vietnamese.tidy(typed)
        first = self._definition.lifts.title[0]
        self._start: Data = {first: name} if name else {}
        self._keeper = TypingKeeper(services.typing, self._data, self)
        self._keeper.failed.connect(lambda problem: complain(problem, self.dialog.banners))
        self._kept = KeptOffer(self.dialog, self.dialog, self._take_up, self._drop, waits=False)
        self.dialog.sheet.edited.connect(self._keeper.touch)
        self.dialog.finished.connect(self._end)
        self.dialog.put_away.connect(self._keeper.flush)
        self.dialog.may_leave = self._may_leave

    def begin(self) -> None:
        """Show the dialog."""
        self.dialog.open()
        self.dialog.begin(self._start)
        offer = self._keeper.watch(self._definition.kind, None, self._definition.version, self._data())
        if offer is not None:
            self._kept.ask(offer)
        self.dialog.shown_again.connect(self._show_operator)

    def _show_operator(self) -> None:
        """Let who may not enter only look at what another one typed; who may goes on with it, untouched."""
        looked, self._looks = self._looks, looks_only(self._services.session)
        if self._looks:
            self._keeper.pause()
            self.dialog.show_only(True)
            say_looks_only(self._looks, self.dialog.banners)
        elif looked:
            self.dialog.banners.clear()
            self.dialog.show_only(False)
            typed = self._keeper.go_on()
            if not self._kept.ask_again() and typed is not None:
                self.dialog.begin(typed)

    def _may_leave(self) -> bool:
        """Keep what is typed; where that cannot be, tell whether it may go: what another one typed may not."""
        if not self._looks:
            self._keeper.flush()
        unkept = [Unkept(self._keeper.problem)] if self._keeper.problem is not None else []
        return leave_unkept(unkept, self.dialog, looks=self._looks) is not Leaving.STAYS

    def _take_up(self, offer: Offer) -> None:
        self.dialog.begin(self._keeper.take_up(offer.data))

    def _drop(self) -> None:
        self._keeper.discard()
        self._keeper.touch()

    def _leave(self, *, added: bool) -> None:
        """Forget what was kept of this dialog where it was ``added``; else it lies in the drawer.

        So does what another one typed, who only looked at it.
        """
        if added and not self._keeper.waits:
            self._keeper.discard()
        elif not self._looks and self._keeper.flush() and self._keeper.problem is None:
            words = _("Chưa thêm {kind}; chữ đang gõ dở được giữ lại, mở lại để làm tiếp.")
            self.said.emit(words.format(kind=running_title(self._definition)))
        self._keeper.rest()

    def _data(self) -> Data:
        return self.dialog.sheet.data()

    def _check(self, *, everything: bool = False) -> bool:
        """Show problems; return whether nothing blocks completion."""
        data, unreadable = self._data(), self.dialog.sheet.unreadable()
        problems = self._services.entry.check(self._definition, data)
        shown = shown_problems(self._definition, problems, unreadable, self._services.browsing.context)
        if not everything:
            shown = [one for one in shown if one.field in self._visited or one.field in data]
        self.dialog.set_problems(shown, jump=everything)
        return not unreadable and not blocking(problems)

    def _complete(self) -> None:
        if self._looks:
            return
        self._visited.update(field.name for field in self._definition.fields)  # what was told stays until it is mended
        if not self._check(everything=True):
            return
        data = self._data()
        twins = self._services.entry.duplicates(self._definition, data, None)
        if twins and not self._sure:
            self._ask_about(twins[0])
            return
        try:
            saved = self._services.entry.complete(self._definition.kind, data, from_form=not self._keeper.waits)
        except ProgramError as problem:
            complain(problem, self.dialog.banners)
            return
        self._choose(saved.record)

    def _ask_about(self, twin: str) -> None:
        known = self._services.lookups.person(twin) if self._definition.kind == PERSON_KIND else None
        if known is not None:
            ask_same_person(self.dialog.banners, known, lambda: self._choose(twin), self._insist)
            return
        title = self._services.browsing.card(twin).title
        self.dialog.banners.show_banner(
            "warning",
            _("Trong sổ đã có {name}.").format(name=title),
            _("Chưa ghi gì thêm. Có phải là một không?"),
            (
                Answer(_("Dùng bản đã có"), lambda: self._choose(twin)),
                Answer(_("Thêm bản khác"), self._insist),
            ),
            focus=True,
        )

    def _insist(self) -> None:
        self._sure = True
        self._complete()

    def _choose(self, record: str) -> None:
        row = self._row(record)
        self.dialog.accept()
        self._done(row)

    def _row(self, record: str) -> Suggestion:
        card = self._services.browsing.card(record)
        if card.kind != PERSON_KIND:
            return Suggestion(card.title, record)
        texts = {name: value for name, value in card.data.items() if isinstance(value, str)}
        return person_suggestion(
            PersonHit(record, texts.get("name", ""), texts.get("birth", ""), "", texts.get("number", ""))
        )

    def _end(self, result: int) -> None:
        self._leave(added=result == QDialog.DialogCode.Accepted)
        self.dialog.deleteLater()
        self.deleteLater()
