"""One form at work: what is opened, checked, kept, saved; and what follows from each.

Problems are looked for when a field is left; saving a draft is always possible; completing waits for errors and asks
once about a likely duplicate. Nothing typed is thrown away without a click that says so.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, SignalInstance

from desktop_app.base.i18n import _
from desktop_app.domain.records import Data
from desktop_app.services.entry import OpenRecord, Saved
from desktop_app.services.kept_typing import Offer
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.form_check import FormCheck
from desktop_app.ui.flows.form_filling import FormFilling
from desktop_app.ui.flows.form_leaving import FormLeaving
from desktop_app.ui.flows.form_memory import FormMemory
from desktop_app.ui.flows.form_opening import carried, content_of
from desktop_app.ui.flows.form_saving import FormSaving
from desktop_app.ui.flows.form_steps import FormSteps
from desktop_app.ui.flows.keeping import Leaving
from desktop_app.ui.flows.kept_offer import KeptOffer, tell_kept
from desktop_app.ui.flows.known_records import CONSENT, KnownRecords
from desktop_app.ui.flows.late_files import LateFiles
from desktop_app.ui.flows.opened_form import OpenedForm
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.returned_banner import say_returned
from desktop_app.ui.flows.shown_only import ShownOnly, may_change
from desktop_app.ui.flows.typing_keeper import TypingKeeper
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.status_bar import StatusBar


class EntryForm(OpenedForm):
    """``saved`` follows each save, ``undoable`` once it was said; ``finished`` asks to go back where one came from.

    ``begun`` carries a new record that was saved as a draft and is gone on with, ``look_wanted`` one to be looked at in
    between, ``open_wanted`` one to go on with.
    """

    saved = Signal(str)
    undoable = Signal(object)
    finished = Signal()
    begun = Signal(str)
    open_wanted = Signal(str)
    look_wanted = Signal(str)

    def __init__(self, services: RecordServices, form: RecordForm, status: StatusBar) -> None:
        super().__init__(form)
        self._services = services
        self._form = form
        self._status = status
        self._filling = FormFilling(services, form)
        self.memory = FormMemory(form, self._filling.persons)
        self.known = KnownRecords(services, form)
        self._check = FormCheck(services, form)
        self._keeper = TypingKeeper(services.typing, self._check.data, self)
        self.late_files = LateFiles(services, self._keeper, status)
        self._steps = FormSteps(form)
        self._goes_on = True
        self._place: tuple[int, int] | None = None
        self._kept = KeptOffer(form, form, self._take_up, self._keeper.discard)
        self.leaving = FormLeaving(services.session, form, status, self._keeper, self._kept)
        self._saving = FormSaving(services, form, self._check, self._keeper)
        self._connect()

    def _connect(self) -> None:
        form, keeper = self._form, self._keeper
        form.set_lookups(self._services.lookups.lookups())
        form.edited.connect(keeper.touch)
        form.field_left.connect(self._left)
        form.buttons.draft_wanted.connect(self.save_draft)
        form.buttons.complete_wanted.connect(self.complete)
        form.closed.connect(self.close)
        form.panel.other_wanted.connect(partial(self._keep_and_tell, self.look_wanted))
        self.known.look_wanted.connect(partial(self._keep_and_tell, self.look_wanted))
        self.known.open_wanted.connect(partial(self._keep_and_tell, self.open_wanted))
        self.leaving.come_back.connect(self._show_typed)
        self._filling.filled.connect(self._look_again)
        self._steps.restored.connect(self._restored)
        self._steps.restored.connect(self.known.look_again)
        for teller in (self._filling, self._steps):
            teller.said.connect(lambda words: self._status.say(words, "info", "text2"))
        self._filling.added.connect(self.saved)
        self._saving.put_together.connect(self._go_on_over)
        self._saving.newest_taken.connect(self._restored)
        self._saving.newest_wanted.connect(self.show_again)

    # opening and closing

    @property
    def person(self) -> str:
        """Return the record of the person in the form, or that it names; "" for nobody known."""
        return (self.record or "") if self.kind == PERSON_KIND else self._check.person.record

    def begin(
        self,
        kind: str,
        record: str | None = None,
        *,
        place: tuple[int, int] | None = None,
        given: Data | None = None,
        campaign: str = "",
    ) -> None:
        """Show a record, or a new one that begins with ``given`` answers, and those that follow it, in a ``campaign``.

        Raises KindUnknown, RecordUnknown.
        """
        opened = self._services.entry.open(kind, record)
        self._kept.forget()
        self.leaving.rest()
        self._status.forget_passing()
        self._opened = opened
        self._place = place
        self._goes_on = record is None
        self.known.begin()
        self._campaign = campaign
        belongs = opened.definition.lifts.campaign if campaign and record is None else None
        data = {**opened.data, **(given or {}), **({belongs: campaign} if belongs else {})}
        self._check.begin(opened)
        self._saving.begin(opened)
        self._form.show_record(content_of(self._services, opened, data, goes_on=self._goes_on, place=place))
        if not may_change(opened):
            ShownOnly(self._services, self._form, self._status).say(opened, self._show_taken_out)
            return
        if belongs:
            self._filling.copy_shared_values(belongs, campaign)
        self._steps.begin()
        offer = self._keeper.watch(kind, record, opened.definition.version, self._check.data(), seen=opened.version)
        if offer is not None:
            self._kept.ask(offer)
        else:
            say_returned(self._services.session, opened, self._form.banners)
        self._check.look()

    def stand_at(self, place: tuple[int, int] | None) -> None:
        """Say where in its list the record in the form stands."""
        self._place = place
        self._form.set_place(place)

    def close(self) -> None:
        """Leave the form; what was not saved stays in the drawer and is offered next time."""
        unsaved, left = self._keeper.flush(), self.leaving.leave()
        if left is Leaving.STAYS:
            return
        self._keeper.rest()
        self.finished.emit()
        tell_kept(self._status, unsaved and left is Leaving.KEPT)

    def keep_now(self) -> bool:
        """Keep what is typed at once: the screen is being locked, or something else is looked at. Return if any is."""
        return self._keeper.flush()

    def show_again(self) -> None:
        """Show the record anew after it changed elsewhere; what was typed over it before is kept and offered."""
        opened = self._opened
        if opened is not None and opened.record is not None and self.leaving.leave() is not Leaving.STAYS:
            self.begin(self.kind, opened.record, place=self._place)

    def forget_erased(self) -> None:
        """Begin anew where an erasure takes what is typed: of who was erased nothing may be kept or saved again."""
        self._filling.forget()
        if self._keeper.lose_erased():
            self.begin(self.kind, self.record, place=self._place, campaign=self._campaign)

    def go_on_unsaved(self) -> None:
        """Go on with what is typed though its first save was undone: it is as unsaved as before."""
        data = self._check.data()
        self.begin(self.kind, campaign=self._campaign)
        if not self._keeper.waits:
            self._take_up(Offer(self.kind, None, 0, data, None))
            self._keeper.touch()

    def _show_taken_out(self) -> None:
        self.saved.emit(self.kind)
        self.begin(self.kind, self.record)  # without its place: the bin it was opened from has one row less

    # typing that was not saved

    def take_up_kept(self, wanted: Offer | None = None) -> None:
        """Go on with what was typed here before, unless other typing was ``wanted`` than is offered."""
        if wanted is None or self._kept.is_for(wanted):
            self._kept.take_up()

    def _take_up(self, offer: Offer) -> None:
        self._show_typed(self._keeper.take_up(offer.data))

    def _show_typed(self, typed: Data) -> None:
        if self._form.sheet is not None:
            self._form.sheet.set_data(typed)
        self._check.visit(typed)
        self._steps.settle()
        self._form.owns_undo = True
        self._check.look()
        self._saving.look()

    def _go_on_over(self, opened: OpenRecord, names: list[str]) -> None:
        self._opened = opened
        if names:  # what was typed before is no step of the answers as they are now
            self._steps.begin()
            self._form.owns_undo = True
        self._look_again(names)

    # checking

    def _left(self, name: str) -> None:
        self._look_again([name])
        if name == CONSENT:
            self.known.ask_about_consent(self._check.look)

    def _restored(self, names: list[str]) -> None:
        self._keeper.touch()
        self._look_again(names)

    def _look_again(self, names: list[str]) -> None:
        self._steps.settle()
        self._check.visit(names)
        self._check.look()

    # saving

    def save_draft(self) -> None:
        """Keep the record as a draft; problems do not matter yet."""
        if self._opened is None or not may_change(self._opened):
            return
        data = self._check.data()
        if not data:
            self._status.say(_("Chưa có gì để lưu."), "info", "text2")
            return
        new, saved = self.record is None, self._saving.save_draft(data)
        if saved is None:
            return
        self._after_save(saved, data)
        self._opened = self._saving.go_on(saved.record, data)
        if new:
            self.begun.emit(saved.record)
        self._status.say(self._services.saved_words(_("Đã lưu nháp lúc {time}."), _("Đã lưu nháp.")))
        self.undoable.emit(saved)

    def complete(self) -> None:
        """Complete the record; then the next one, or back. Errors and a likely duplicate are shown first."""
        if self._opened is None or not may_change(self._opened):
            return
        self._check.visit_all()
        if not self._check.look(everything=True):
            self._status.say(_("Chưa hoàn thành: còn chỗ phải sửa. Chữ đã gõ vẫn giữ."), "octagon-alert", "err")
            self._form.jump_to_first()
            return
        if self.late_files.wait() or not self._form.reason.given():
            return
        data = self._check.data()
        if self.known.asks(self._opened.definition, self.record, data, self._keeper.flush, self.complete):
            return
        saved = self._saving.complete(data, self._form.reason.text)
        if saved is None:
            return
        self._after_save(saved, data)
        self._go_on(saved, data)
        self.undoable.emit(saved)

    def _keep_and_tell(self, told: SignalInstance, other: str) -> None:
        self._keeper.flush()
        told.emit(other)

    def _after_save(self, saved: Saved, data: Data) -> None:
        self._keeper.rest()
        self._steps.begin()
        self._filling.remember(self.kind, saved.record, data)
        self._form.banners.clear()
        self.saved.emit(self.kind)

    def _go_on(self, saved: Saved, data: Data) -> None:
        definition, words = self._services.entry.definition(self.kind), self._services.completed_words(saved.record)
        if self._goes_on:
            self.begin(self.kind, given=carried(definition, data), campaign=self._campaign)
            self._form.focus_first()
        else:
            self.finished.emit()
        self._status.say(words)
