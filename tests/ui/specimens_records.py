"""The screens of recording with a real store behind them, by name: for tests and ``make screenshots``.

All names and figures are made up.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _, language
from desktop_app.domain.records import Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.people import People
from desktop_app.services.session import Session
from desktop_app.ui import theme
from desktop_app.ui.editors.base import ShownProblem
from desktop_app.ui.editors.person import PersonBox
from desktop_app.ui.editors.place import PlaceBox
from desktop_app.ui.flows.campaign_erasing import question
from desktop_app.ui.flows.quick_choice import kinds_of
from desktop_app.ui.flows.record_lookups import person_suggestion
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.flows.shown_only import say_looks_only
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_content import FormContent
from desktop_app.ui.screens.kind_chooser import KindChooser
from desktop_app.ui.screens.record_dialog import RecordDialog
from tests.pages.typing import type_text
from tests.ui import specimens_files, specimens_lists, specimens_people, specimens_registers, specimens_units
from tests.ui.record_store import NAMES, commune, fill, forget_kept, gift, new_session, person
from tests.ui.specimens import in_window


@cache
def _store() -> tuple[tempfile.TemporaryDirectory[str], Session, dict[str, str]]:
    """Make the store once a process; the folder goes with the process."""
    folder = tempfile.TemporaryDirectory(prefix="so-cong-doan-")
    session = new_session(Path(folder.name) / "so")
    return folder, session, fill(session)


def _office() -> tuple[MainWindow, RecordsFlow, dict[str, str]]:
    _folder, session, records = _store()
    forget_kept(session)
    window = in_window(Screen())
    return window, RecordsFlow(window, session), records


def record_list() -> QWidget:
    """A list with two rows selected."""
    window, flow, _records = _office()
    flow.show_list("gift")
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table = flow.list_screen.table
    for row in (4, 5):
        table.selectionModel().select(flow.list_screen.model.index(row, 0), select)
    table.go_to(5)
    return window


def record_list_empty() -> QWidget:
    """A kind nothing was recorded of."""
    window, flow, _records = _office()
    flow.show_list("initiative")
    return window


def record_list_not_found() -> QWidget:
    """A search without an answer."""
    window, flow, _records = _office()
    flow.show_list("person", search="Sùng A Páo")
    return window


def record_form() -> QWidget:
    """A draft with an error, a warning and money missing."""
    window, flow, records = _office()
    flow.open(records["house"])
    return window


def record_form_new() -> QWidget:
    """An empty gift."""
    window, flow, _records = _office()
    flow.add("gift")
    return window


def record_form_filled() -> QWidget:
    """A gift with its campaign's values and a computed total."""
    window, flow, records = _office()
    flow.open(records["Tẩn Thị Mẩy"])
    return window


def record_form_rows() -> QWidget:
    """A form with tables of lines."""
    window, flow, _records = _office()
    flow.add("pledge_registration")
    if flow.form.sheet is not None:
        flow.form.sheet.set_data(
            {
                "year": 2026,
                "movement": "PT01",
                "collectives": [
                    {"name": "Tổ 1", "award": "advanced_collective", "target": "Tỷ lệ chuyên cần", "plan": "98.5"},
                    {"name": "Tổ 2", "award": "excellent_collective", "measured_in": "%", "plan": "100"},
                ],
                "individuals": [{"person": {"name": "Giàng A Chứ"}, "award": "advanced_labour", "plan": "1"}],
            }
        )
    return window


def record_form_person() -> QWidget:
    """The register of people."""
    window, flow, _records = _office()
    flow.add("person")
    return window


def record_form_asked() -> QWidget:
    """A day without a year and an amount with two readings, left one after the other and asked about."""
    window, flow, _records = _office()
    flow.add("house")
    sheet = flow.form.sheet
    if sheet is not None:
        sheet.set_data({"form": "new", "funding": [{"source": "family", "amount": "1,500 triệu"}]})
        for name, typed in (("surveyed_on", "5/2"), ("started_on", "7/20")):
            sheet.boxes[name].set_value(typed)
            sheet.boxes[name].leave()
        sheet.boxes["funding"].leave()
        sheet.boxes["surveyed_on"].leave()
    return window


def record_form_lookup() -> QWidget:
    """A name being typed, with the people it may mean."""
    window, flow, _records = _office()
    flow.add("house")
    sheet = flow.form.sheet
    box = sheet.boxes["head"] if sheet is not None else None
    window.show()
    window.activateWindow()
    if isinstance(box, PersonBox):
        type_text(box.line, "giang")
        box.line.open_list()
    return window


def record_form_old_commune() -> QWidget:
    """A commune of before 1 July 2025 being looked for, in a record of those days."""
    window, flow, _records = _office()
    flow.add("house")
    window.show()
    window.activateWindow()
    sheet = flow.form.sheet
    box = sheet.boxes["place"] if sheet is not None else None
    if sheet is not None and isinstance(box, PlaceBox):
        sheet.show_answer("handed_over_on", "2019-08-20", "")
        box.commune.setFocus()
        type_text(box.commune, "nậm c")
    return window


def record_form_read_only() -> QWidget:
    """A record of another unit, as the province sees it."""
    window, flow, records = _office()
    _folder, session, _records = _store()
    opened = Entry(session).open("gift", records["Tẩn Thị Mẩy"])
    flow.form.show_record(
        FormContent(opened.definition, opened.data, "Tẩn Thị Mẩy", state="pending", new=False, read_only=True)
    )
    window.show_screen(flow.form, "gift")
    return window


def record_form_kept() -> QWidget:
    """Typing that was not saved, offered."""
    window, flow, records = _office()
    _folder, session, _records = _store()
    name, birth, village, xa, *_rest = NAMES[0]
    typed = gift(
        {"name": name, "birth": birth}, records["campaign"], {"village": village, "commune": commune(session, xa)}
    )
    KeptTyping(session).keep("gift", records[name], 1, typed)
    flow.open(records[name])
    KeptTyping(session).discard("gift", records[name], 1)
    return window


def record_form_changed() -> QWidget:
    """A record that was changed elsewhere since it was typed over."""
    window, flow, records = _office()
    _folder, session, _records = _store()
    record, typing = _changed(session, records), KeptTyping(session)
    first = Browsing(session).history(record)[-1].version
    typed = {**(typing.shown_then(first) or {}), "note": "Nhà ở cuối bản", "workplace": "Trường mầm non"}
    typing.keep("gift", record, 1, typed, seen=first)
    flow.open(record)
    flow.entry_form.take_up_kept()
    flow.entry_form.leaving.rest()
    typing.discard("gift", record, 1)
    return window


def record_form_duplicate() -> QWidget:
    """A likely duplicate, asked about before anything is saved."""
    window, flow, records = _office()
    _folder, session, _records = _store()
    opened = Entry(session).open("gift", records["Tẩn Thị Mẩy"])
    flow.add("gift")
    if flow.form.sheet is not None:
        flow.form.sheet.set_data(opened.data)
    flow.entry_form.complete()
    return window


def record_history() -> QWidget:
    """Three versions of one gift."""
    window, flow, records = _office()
    _folder, session, _records = _store()
    flow.show_history(_changed(session, records))
    return window


def _changed(session: Session, records: dict[str, str]) -> str:
    """Return a gift of three versions."""
    entry, record = Entry(session), records["Giàng A Chứ"]
    opened = entry.open("gift", record)
    if opened.revision < 3:
        entry.complete("gift", {**opened.data, "cash": 1_200_000}, record=record)
        entry.complete("gift", {**opened.data, "cash": 1_500_000, "note": "Hộ có người ốm"}, record=record)
    return record


def record_dialog() -> RecordDialog:
    """A person added in place."""
    _folder, session, _records = _store()
    services = RecordServices.of(session)
    dialog = RecordDialog(session.definitions.current("person"), services.lookups.lookups(), _("Thêm người mới"))
    dialog.resize(960, 640)
    dialog.begin({"name": "Vàng Thị Dợ"})
    return dialog


def record_dialog_looks() -> QWidget:
    """Left open by another one; who unlocked may only look."""
    dialog = record_dialog()
    dialog.show_only(True)
    say_looks_only("Giàng A Chứ", dialog.banners)
    return dialog


def record_dialog_problem() -> QWidget:
    """What keeps the person out stands further down, and is gone to."""
    dialog = record_dialog()
    field = dialog.sheet.definition.field("consent")
    title = field.title.in_language(language())
    dialog.set_problems([ShownProblem(field.name, title, _("Chưa điền; ô này phải có."))], jump=True)
    return dialog


def record_form_known() -> QWidget:
    """A person of the register was chosen: what was empty is filled from her record, and says so."""
    window, flow, _records = _office()
    _folder, session, _records = _store()
    flow.add("gift")
    box = flow.form.sheet.boxes["recipient"] if flow.form.sheet is not None else None
    if isinstance(box, PersonBox):
        box.take(person_suggestion(People(session).search("chẻo mí pẩu")[0]))
    return window


def _namesakes(session: Session) -> list[str]:
    """Return two records that seem to be of one person, made once."""
    people = People(session)
    if len(found := people.search("tẩn thị mẩy")) == 1:
        (first,) = found
        address: Json = {"village": "Hua Cuổi", "commune": commune(session, "xã Nậm Cuổi")}
        person(Entry(session), "Tẩn Thị Mẩy", "1995-03-05", address, "012195001234")
        return [first.record, people.search("012195001234")[0].record]
    return [one.record for one in sorted(found, key=lambda one: one.number)]


def person_card() -> QWidget:
    """A person with a gift, and the question before her data are erased."""
    window, flow, _records = _office()
    _folder, session, _records = _store()
    flow.persons.open_card(_namesakes(session)[0])
    flow.persons.card.erase_button.click()
    return window


def person_card_probable() -> QWidget:
    """A person with a gift, and a house that may be hers."""
    window, flow, _records = _office()
    _folder, session, _records = _store()
    (hit,) = People(session).search("giàng a chứ")
    flow.persons.open_card(hit.record)
    return window


def merging() -> QWidget:
    """Two records side by side; the births differ."""
    window, flow, _records = _office()
    _folder, session, _records = _store()
    flow.persons.merge(*_namesakes(session))
    return window


def merging_asked() -> QWidget:
    """Which other record is the same person."""
    window, flow, _records = _office()
    _folder, session, _records = _store()
    flow.persons.merge(_namesakes(session)[0])
    return window


@cache
def _over() -> tuple[tempfile.TemporaryDirectory[str], Session, str]:
    """Make a store of its own whose campaign's time of keeping is over."""
    folder = tempfile.TemporaryDirectory(prefix="so-cong-doan-")
    session = new_session(Path(folder.name) / "so")
    tet = fill(session)["campaign"]
    entry = Entry(session)
    entry.complete("campaign", {**entry.open("campaign", tet).data, "retain_until": "2026-11"}, record=tet)
    return folder, session, tet


def campaign_over() -> QWidget:
    """The list of a campaign whose personal data need not be kept any longer."""
    _folder, session, tet = _over()
    window = in_window(Screen())
    RecordsFlow(window, session).show_campaign(tet)
    return window


def campaign_erasing() -> QWidget:
    """The question before everybody in it is erased."""
    _folder, session, tet = _over()
    return question(Erasure(session).plan_campaign(tet), None)


def kind_chooser() -> QWidget:
    """What to record, with a few letters typed."""
    _folder, session, _records = _store()
    dialog = KindChooser(kinds_of(session))
    dialog.resize(theme.px(620), 680)
    dialog.search.setText("kh")
    return dialog


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "record-list": record_list,
    "record-list-empty": record_list_empty,
    "record-list-not-found": record_list_not_found,
    **specimens_lists.LISTS,
    "record-form": record_form,
    "record-form-new": record_form_new,
    "record-form-filled": record_form_filled,
    "record-form-rows": record_form_rows,
    "record-form-person": record_form_person,
    "record-form-asked": record_form_asked,
    "record-form-lookup": record_form_lookup,
    "record-form-old-commune": record_form_old_commune,
    "record-form-kept": record_form_kept,
    "record-form-read-only": record_form_read_only,
    "record-form-changed": record_form_changed,
    "record-form-duplicate": record_form_duplicate,
    **specimens_files.SPECIMENS,
    "record-history": record_history,
    "record-form-known": record_form_known,
    "record-dialog": record_dialog,
    "record-dialog-looks": record_dialog_looks,
    "record-dialog-problem": record_dialog_problem,
    "campaign-over": campaign_over,
    "campaign-erasing": campaign_erasing,
    "kind-chooser": kind_chooser,
    **(specimens_units.DIALOGS | specimens_registers.DIALOGS),
    **specimens_people.DIALOGS,
    **specimens_people.SAID,
    "person-card": person_card,
    "person-card-probable": person_card_probable,
    "merging": merging,
    "merging-asked": merging_asked,
}
"""Name → function that makes the window, 1366×768; the theme must be installed first."""
