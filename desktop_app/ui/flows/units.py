"""Units in the window: the province's tree with a dialog for each change, and an office's own name and address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.base.i18n import _
from desktop_app.domain.dates import parse_partial_date
from desktop_app.domain.unit_changes import Part
from desktop_app.domain.units import Unit, as_level
from desktop_app.messages import describe
from desktop_app.messages.problems import describe_entry
from desktop_app.services.own_unit import OwnUnit
from desktop_app.services.units import Units
from desktop_app.ui.destinations import OWN_UNIT, UNITS
from desktop_app.ui.flows import unit_questions
from desktop_app.ui.flows.unit_questions import NEW, PARTS
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.screens.own_unit import OwnUnitScreen
from desktop_app.ui.screens.unit_dialog import Question, UnitDialog
from desktop_app.ui.screens.units import UnitsScreen

Answers = dict[str, str]


class UnitsFlow(PlaceFlow):
    """``open`` shows the tree; each change happens in a dialog, which stays open while something stands in the way.

    ``holdings_wanted``: code and name of a unit of which somebody wants to see what the province holds.
    """

    holdings_wanted = Signal(str, str)

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = UnitsScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.action_wanted.connect(self.ask)
        self.screen.view_wanted.connect(lambda _all: self._show())
        self.screen.opened.connect(lambda line: self.holdings_wanted.emit(line.unit.code, line.unit.name))
        self.dialog: UnitDialog | None = None
        self._changes: Final[dict[str, Callable[[Unit, Answers], str]]] = {
            "add": self._add,
            "rename": self._rename,
            "move": self._move,
            "merge": self._merge,
            "split": self._split,
            "dissolve": self._dissolve,
        }

    def open(self) -> None:
        """Show the tree of today."""
        self._show()
        self._window.show_screen(self.screen, UNITS)

    def ask(self, action: str) -> None:
        """Open the dialog of ``action`` for the unit under the cursor; it closes itself when the change is made."""
        line = self.screen.current
        unit = line.unit if line is not None else None
        if unit is None:
            return
        dialog = UnitDialog(self._question(action, unit), self._window)
        dialog.answered.connect(lambda answers: self._change(dialog, action, unit, answers))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
        self.screen.focus_first()

    def _show(self, at: str | None = None) -> None:
        try:
            units = Units(self._session)
            self.screen.set_lines(units.lines(None if self.screen.all_times else self._day()), at)
        except ProgramError as problem:
            self.screen.show_problem(describe(problem))

    def _day(self) -> date:
        """Return today, or the newest day the book has seen while the clock is doubted."""
        return self._session.time.today() or self._session.time.newest.date()

    def _question(self, action: str, unit: Unit) -> Question:
        tree, today = Units(self._session).tree(), self._day()
        options = [(row.code, f"{row.name} ({row.code})") for row in tree if row.is_valid(today)]
        others = [(code, words) for code, words in options if code != unit.code]
        subordinates = len(tree.subordinates(unit.code, today))
        match action:
            case "add":
                return unit_questions.add(
                    [(code, f"{tree.name_on(code, None)} ({code})") for code in tree.codes], unit.code
                )
            case "rename":
                return unit_questions.rename(unit)
            case "move":
                return unit_questions.move(unit, others)
            case "merge":
                return unit_questions.merge(unit, others)
            case "split":
                return unit_questions.split(unit, others, subordinates)
            case _:
                return unit_questions.dissolve(unit, others, subordinates)

    def _change(self, dialog: UnitDialog, action: str, unit: Unit, answers: Answers) -> None:
        for name in ("start", "end"):
            text = answers.get(name, "")
            problem = day_problem(text) if text else ""
            if problem:
                dialog.show_field_problem(name, problem)
                return
        try:
            said = self._changes[action](unit, answers)
        except ProgramError as problem_met:
            dialog.show_problem(describe(problem_met))
            return
        dialog.accept()
        self._show(answers.get("code") or unit.code)
        self._window.set_office(self._session.identity.unit_name)
        self._window.status.say(said)
        self.changed.emit()

    def _add(self, _unit: Unit, given: Answers) -> str:
        start, end = given["start"], given["end"]
        made = Units(self._session).add(
            given["code"],
            given["name"],
            superior=given["superior"],
            level=as_level(given["level"]),
            start=read_day(start) if start else None,
            end=read_day(end) if end else None,
        )
        return _("Đã thêm {name}, mã {code}.").format(name=made.name, code=made.code)

    def _rename(self, unit: Unit, given: Answers) -> str:
        Units(self._session).rename(unit.code, given["name"], read_day(given["start"]))
        return _("Đã đổi tên {before} thành {name}.").format(before=unit.name, name=given["name"])

    def _move(self, unit: Unit, given: Answers) -> str:
        level = as_level(given["level"]) if given["level"] else None
        Units(self._session).move(unit.code, given["superior"], read_day(given["start"]), level)
        return _("Đã chuyển {name} sang cấp trên khác.").format(name=unit.name)

    def _merge(self, unit: Unit, given: Answers) -> str:
        new = given["into"] == NEW
        into = Part(given["code"], given["name"]) if new else Part(given["into"])
        units = Units(self._session)
        units.merge([unit.code], into, read_day(given["start"]))
        return _("Đã nhập {name} vào {into}.").format(name=unit.name, into=units.name_on(into.code))

    def _split(self, unit: Unit, given: Answers) -> str:
        typed = [Part(given[f"code{number}"], given[f"name{number}"]) for number in PARTS]
        named = [part for part in typed if part.code or part.name]
        parts = [Part(unit.code), *named] if given["goes_on"] == "yes" else named
        Units(self._session).split(unit.code, parts, read_day(given["start"]), heir=given.get("heir") or None)
        return _("Đã chia {name}.").format(name=unit.name)

    def _dissolve(self, unit: Unit, given: Answers) -> str:
        Units(self._session).dissolve(unit.code, read_day(given["start"]), heir=given.get("heir") or None)
        return _("Đã ghi {name} thôi hoạt động.").format(name=unit.name)


class OwnUnitFlow(PlaceFlow):
    """An office's own name, superior and commune."""

    def __init__(self, at: Workplace) -> None:
        super().__init__(at)
        self.screen = OwnUnitScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.change_wanted.connect(self._change)

    def open(self) -> None:
        """Show what is so now, and what was before."""
        self._show()
        self._window.show_screen(self.screen, OWN_UNIT)

    def _show(self) -> None:
        session = self._session
        day = session.time.today() or session.time.newest.date()
        communes = {commune.key: commune.full_name for commune in session.communes}
        self.screen.set_communes([commune.full_name for commune in session.communes.current(day)])
        self.screen.set_identity(session.identity, communes)

    def _change(self, name: str, superior: str, commune: str, start: str) -> None:
        problem = day_problem(start)
        if problem:
            self.screen.show_field_problem("start", problem)
            return
        try:
            OwnUnit(self._session).change(read_day(start), name=name, superior=superior, commune=commune)
        except ProgramError as problem_met:
            self.screen.show_problem(describe(problem_met))
            return
        self._show()
        self._window.set_office(self._session.identity.unit_name)
        self._window.status.say(_("Đã ghi tên và địa chỉ mới; giấy tờ trước ngày ấy vẫn mang tên cũ."))
        self.changed.emit()


def read_day(text: str) -> date:
    """Return one day as typed, after ``day_problem`` found nothing wrong with it. Raises as ``domain.dates`` does."""
    return parse_partial_date(text).start


def day_problem(text: str) -> str:
    """Return what is wrong with a day as typed, "" for nothing."""
    try:
        day = parse_partial_date(text)
    except Refused as refusal:
        return describe_entry(refusal)
    one = day.precision == "day" and day.start == day.end
    return "" if one else _("Ghi đủ ngày, tháng, năm, như 1/7/2025.")
