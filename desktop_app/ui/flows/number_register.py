"""The register of numbers at work: whose device gives them is asked once, the last one used after a restore."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.document_symbols import DOCUMENT_TYPES
from desktop_app.messages import describe, describe_code
from desktop_app.services.paper.numbers import GivenNumber, NewNumber, NumberRegister
from desktop_app.services.permissions import may
from desktop_app.ui.destinations import PRINT
from desktop_app.ui.flows import number_questions
from desktop_app.ui.flows.units import day_problem, read_day
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.number_register import NumberDialog, NumberRegisterScreen, NumberRow
from desktop_app.ui.screens.shown_figures import short_day

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.unit_dialog import Question
    from desktop_app.ui.tasks import Tasks

Answers = dict[str, str]


class NumbersFlow(QObject):
    """``paper_wanted`` carries the code of the printed paper that bears the number under the cursor."""

    closed = Signal()
    paper_wanted = Signal(str)

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._register = NumberRegister(session)
        self._year, self._symbol = 0, ""
        self.dialog: NumberDialog | None = None
        self.screen = NumberRegisterScreen(window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.view_wanted.connect(self._look)
        self.screen.note_wanted.connect(self._ask_used)
        self.screen.last_wanted.connect(self._ask_last)
        self.screen.void_wanted.connect(self._ask_void)
        self.screen.main_wanted.connect(self._ask_main)
        self.screen.paper_wanted.connect(self._open_paper)
        self.screen.closed.connect(self.closed)
        self.screen.words_wanted.connect(self._show_again)

    def open(self) -> None:
        """Show the numbers of this year; ask whose device gives them where nobody said yet."""
        self._year = self._year or self._today().year
        self.screen.set_may(enter=may(self._session, "enter"), administer=may(self._session, "administer"))
        self._show()
        self._offer_questions()
        self._window.show_screen(self.screen, PRINT)

    def _today(self) -> date:
        return self._session.time.today() or self._session.time.newest.date()

    def _look(self, year: int, symbol: str) -> None:
        self._year, self._symbol = year or self._year, symbol
        self._show()
        self._offer_questions()

    def _show(self) -> None:
        register, today = self._register, self._today().year
        years = sorted({*register.years(), today, self._year}, reverse=True)
        self.screen.set_choices(years, self._year, self._symbols(used=True), self._symbol)
        self.screen.set_rows([_row(one) for one in register.listing(self._year, self._symbol)], self._following())

    def _show_again(self) -> None:
        if self._year:
            self._show()
            if self.screen.banners.banner is not None:
                self._offer_questions()

    def _symbols(self, *, used: bool = False) -> list[tuple[str, str]]:
        """Return types with their words: those in use, or after them the decree's others too."""
        names = self._register.symbols()
        if not used:
            names = list(dict.fromkeys([*names, *DOCUMENT_TYPES]))
        return [(one, f"{one} · {DOCUMENT_TYPES[one]}" if one in DOCUMENT_TYPES else one) for one in names]

    def _following(self) -> str:
        register = self._register
        if register.main_device is None:
            return ""
        if not register.main_device:
            return describe_code("not_main_device").title
        names = [self._symbol] if self._symbol else register.symbols()
        following = [(one, register.propose(one, self._year)) for one in names]
        lines = [register.line(name, number) for name, number in following if number is not None]
        return _("Số tiếp theo: {numbers}").format(numbers=", ".join(lines)) if lines else ""

    def _doubtful(self) -> list[str]:
        names = [self._symbol] if self._symbol else self._register.symbols()
        return [one for one in names if self._register.is_doubtful(one, self._year)]

    # questions that stand above the list

    def _offer_questions(self) -> None:
        banners = self.screen.banners
        banners.clear()
        if self._register.main_device is None:
            self._ask_main()
        elif self._register.main_device and (doubtful := self._doubtful()):
            banners.show_banner(
                "warning",
                _("Sổ đã được khôi phục: chưa rõ số cuối cùng đã dùng của {symbols} năm {year}.").format(
                    symbols=", ".join(doubtful), year=self._year
                ),
                _("Các số đã ghi vẫn nguyên. Xem bản lưu trên giấy rồi ghi số cuối cùng; sau đó mới cấp số tiếp."),
                (Answer(_("Ghi số cuối cùng"), self._ask_last),) if may(self._session, "enter") else (),
            )

    def _ask_main(self) -> None:
        if not may(self._session, "administer"):
            self.screen.banners.show_banner(
                "info",
                _("Chưa rõ máy nào cấp số văn bản của đơn vị."),
                _("Giấy vẫn in được, chỗ số để trống. Nhờ người quản trị sổ trả lời một lần ở đây."),
            )
            return
        self.screen.banners.show_banner(
            "info",
            _("Máy này có phải máy cấp số văn bản của đơn vị không?"),
            _("Chỉ một máy cấp số, để không số nào cấp hai lần. Máy khác in giấy để trống chỗ số."),
            (
                Answer(_("Máy này cấp số"), lambda: self._say_main(main=True)),
                Answer(_("Máy khác cấp số"), lambda: self._say_main(main=False)),
            ),
            focus=True,
        )

    def _say_main(self, *, main: bool) -> None:
        try:
            self._register.say_main(main)
        except ProgramError as problem:
            sentence = describe(problem)
            self.screen.banners.show_banner("error", sentence.title, sentence.body)
            return
        self._show()
        self._offer_questions()
        self.screen.focus_first()

    # dialogs

    def _ask_used(self) -> None:
        self._ask(number_questions.used_number(self._symbols(), self._symbol, self._year), self._note_used)

    def _ask_last(self) -> None:
        doubtful = self._doubtful()
        symbol = self._symbol or (doubtful[0] if len(doubtful) == 1 else "")
        self._ask(number_questions.last_number(self._symbols(), symbol, self._year), self._confirm)

    def _ask_void(self) -> None:
        row = self.screen.current
        if row is not None and not row.void:
            self._ask(number_questions.void_number(row.line), lambda given: self._void(row, given))

    def _ask(self, question: Question, act: Callable[[Answers], str]) -> None:
        dialog = NumberDialog(question, self._window)
        dialog.answered.connect(lambda answers: self._answer(dialog, act, answers))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: NumberDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
        self.screen.focus_first()

    def _answer(self, dialog: NumberDialog, act: Callable[[Answers], str], given: Answers) -> None:
        if "number" in given and not given["number"].isdecimal():
            dialog.show_field_problem("number", _("Chỉ ghi số, như 5."))
            return
        problem = day_problem(given["day"]) if given.get("day") else ""
        if problem:
            dialog.show_field_problem("day", problem)
            return
        try:
            said = act(given)
        except ProgramError as met:
            dialog.show_problem(describe(met))
            return
        dialog.accept()
        self._show()
        self._offer_questions()
        self._window.status.say(said)

    def _note_used(self, given: Answers) -> str:
        day = read_day(given["day"]) if given["day"] else None
        wanted = NewNumber(given["symbol"], self._year, int(given["number"]), day, given["abstract"])
        return _("Đã ghi số {line}.").format(line=self._register.note_used(wanted).line)

    def _confirm(self, given: Answers) -> str:
        symbol, number = given["symbol"], int(given["number"])
        self._register.confirm(symbol, self._year, number)
        return _("Số tiếp theo: {numbers}").format(numbers=self._register.line(symbol, number + 1))

    def _void(self, row: NumberRow, given: Answers) -> str:
        self._register.void(row.seq, given["reason"])
        return _("Đã gạch bỏ số {line}.").format(line=row.line)

    def _open_paper(self) -> None:
        row = self.screen.current
        if row is not None and row.code:
            self.paper_wanted.emit(row.code)


def _row(one: GivenNumber) -> NumberRow:
    paper = " · ".join(part for part in (one.form, ", ".join(one.codes)) if part)
    return NumberRow(
        one.seq,
        one.line,
        short_day(one.day) if one.day else "",
        one.abstract,
        paper,
        one.operator,
        _("Gạch bỏ: {reason}").format(reason=one.voided) if one.voided is not None else "",
        one.codes[0] if one.codes else "",
        void=one.voided is not None,
    )
