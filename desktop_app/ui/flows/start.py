"""The way in: first run, unlocking, the recovery sheet, and the locked screen.

Knows no service module: what it needs is handed to it as functions, because services are imported only after the
first paint. For the same reason it is handed the makers of its rarer screens, and ``WaysIn`` is a named tuple
(a slotted dataclass costs 1 ms).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.base.card import PublicCard
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.unlock import OperatorView, StoreCardView, UnlockScreen

if TYPE_CHECKING:  # the unlock screen is painted before any of these is needed
    from desktop_app.messages import Sentence
    from desktop_app.ui.flows.covering import Covering
    from desktop_app.ui.screens.first_run import FirstRunScreen
    from desktop_app.ui.screens.first_run_steps import RecoveryView, SetupAnswers
    from desktop_app.ui.screens.recovery import RecoveryScreen


class WaysIn(NamedTuple):
    """What the way in asks of the program. All raise ProgramError.

    ``unlock(operator, passphrase)`` and ``recover(operator, secret, new passphrase)`` open the store; ``unlock_again``
    lets somebody go on in the open one; ``make`` makes a store and returns its recovery secret; ``print_papers`` and
    ``save_papers`` put the new store's papers out and say what was done ("" when the person changed her mind);
    ``describe`` makes sentences; ``check_commune`` raises what is wrong with one; the two screens are made by who may
    import them. ``covering`` puts away what lies open above a window that locks.
    """

    unlock: Callable[[str, str], None]
    unlock_again: Callable[[str, str], None]
    recover: Callable[[str, str, str], None]
    make: Callable[[SetupAnswers], RecoveryView]
    print_papers: Callable[[], str]
    save_papers: Callable[[], str]
    describe: Callable[[ProgramError], Sentence]
    communes: Callable[[], list[str]]
    check_commune: Callable[[str], None]
    place_name: Callable[[str], str]
    first_run_screen: Callable[[], FirstRunScreen]
    recovery_screen: Callable[[], RecoveryScreen]
    covering: Callable[[], Covering]


class StartFlow(QObject):
    """``entered``: a store is open and work may begin; ``unlocked``: work goes on behind the locked screen.

    ``restore_requested``: a backup is to be brought back; ``sample_requested``: the sample book is to be tried;
    ``province_wanted(the people of the book)``: the province is to help to open it, else ``say_no_help``.
    ``help_requested`` comes from any of its screens.
    """

    entered = Signal()
    unlocked = Signal()
    restore_requested = Signal()
    sample_requested = Signal()
    help_requested = Signal()
    province_wanted = Signal(list)

    def __init__(self, window: MainWindow, ways: WaysIn, *, version: str, idle_minutes: int) -> None:
        super().__init__(window)
        self._window = window
        self._ways = ways
        self._version = version
        self._idle_minutes = idle_minutes
        self._unlock: UnlockScreen | None = None
        self._recovery: RecoveryScreen | None = None
        self._covering: Covering | None = None
        self._left_by = ""
        self._card: PublicCard | None = None
        self._asked_for_sample: FirstRunScreen | None = None

    def set_idle_minutes(self, minutes: int) -> None:
        """Say from now on that the screen locks after so many minutes."""
        self._idle_minutes = minutes

    def say(self, level: BannerLevel, sentence: Sentence) -> None:
        """Say something above the fields of the unlock screen that is shown: what led to it."""
        if self._unlock is not None and self._window.alone is self._unlock:
            self._unlock.set_notice(level, sentence.title, sentence.body)

    def first_run(self) -> None:
        """Show the assistant that makes a store."""
        screen = self._ways.first_run_screen()
        screen.setup_requested.connect(lambda answers: self._soon(screen, lambda: self._make(screen, answers)))
        screen.sample_requested.connect(lambda: self._sample(screen))
        screen.print_requested.connect(lambda: self._papers(screen, self._ways.print_papers))
        screen.save_requested.connect(lambda: self._papers(screen, self._ways.save_papers))
        screen.restore_requested.connect(self.restore_requested)
        screen.set_commune_rule(self._judge_commune)
        screen.finished.connect(self.entered)
        screen.display_requested.connect(self._window.open_display_menu)
        screen.help_requested.connect(self.help_requested)
        self._window.show_alone(screen)
        QTimer.singleShot(0, screen, lambda: screen.set_communes(self._ways.communes()))

    def _judge_commune(self, typed: str) -> tuple[str, str]:
        try:
            self._ways.check_commune(typed)
        except ProgramError as problem:
            meant = problem.fields.get("successor") or problem.fields.get("proposal") or ""
            return self._ways.describe(problem).title, str(meant)
        return "", ""

    def unlock(self, card: PublicCard | None, today: date | None, *, doubted: date | None = None) -> None:
        """Show the unlock screen of the store whose card this is. ``doubted``: the PC's day, certainly wrong."""
        self._card = card
        screen = self._unlock_screen(today, "")
        screen.unlock_requested.connect(
            lambda operator, passphrase: self._soon(screen, lambda: self._open(screen, operator, passphrase))
        )
        screen.recovery_requested.connect(lambda: self.recover(today))
        screen.restore_requested.connect(self.restore_requested)
        if doubted is not None:
            screen.set_doubted_day(doubted)
        self._window.show_alone(screen)

    def lock(self, card: PublicCard | None, operator: str, today: date | None, *, idle: bool) -> None:
        """Cover the window until somebody who may open the store types her passphrase."""
        self._card = card
        in_front = QApplication.activeWindow() is not None
        self._covering = self._covering or self._ways.covering()
        self._covering.put_away()
        self._left_by = operator
        screen = self._unlock_screen(today, operator)
        screen.set_locked(self._idle_minutes if idle else 0)
        screen.recovery_button.hide()
        screen.restore_button.hide()
        screen.unlock_requested.connect(
            lambda name, passphrase: self._soon(screen, lambda: self._open_again(screen, name, passphrase))
        )
        self._window.show_alone(screen, stays=True)
        if in_front:  # what was in front may have been put away just now
            self._window.activateWindow()

    def recover(self, today: date | None) -> None:
        """Show the screen for the recovery sheet."""
        screen = self._ways.recovery_screen()
        card = self._card
        people = card.operators if card else ()
        signers = [one.name for one in people if "sign" in one.roles]
        only = signers[0] if len(signers) == 1 and card is not None and card.role == "office" else ""
        screen.set_operators([one.name for one in people], only)
        screen.recovery_given.connect(
            lambda name, secret, new: self._soon(screen, lambda: self._recover(screen, name, secret, new))
        )
        screen.cancelled.connect(lambda: self.unlock(card, today))
        if card is not None and card.role == "office":
            screen.offer_province()
            screen.province_wanted.connect(lambda: self.province_wanted.emit([one.name for one in people]))
        self._recovery = screen
        self._window.show_alone(screen)

    def say_no_help(self, sentence: Sentence) -> None:
        """Say on the screen for the recovery sheet why the province cannot help."""
        screen = self._recovery
        if screen is not None and self._window.alone is screen:
            screen.show_problem(sentence.full)

    def _unlock_screen(self, today: date | None, chosen: str) -> UnlockScreen:
        card = self._card
        screen = self._unlock = UnlockScreen()
        screen.set_card(
            StoreCardView(
                office=card.unit_name if card else "",
                place="",
                superior=card.superior if card else "",
                operators=tuple(OperatorView(one.name, one.roles) for one in card.operators) if card else (),
                version=self._version,
                today=today,
                idle_minutes=self._idle_minutes,
                chosen=chosen,
            )
        )
        screen.display_requested.connect(self._window.open_display_menu)
        screen.help_requested.connect(self.help_requested)
        if card is not None and card.commune:
            self._window.when_painted(lambda: screen.set_place(self._ways.place_name(card.commune)))
        return screen

    def _soon(self, screen: UnlockScreen | RecoveryScreen | FirstRunScreen, work: Callable[[], None]) -> None:
        """Show that it is being done, let that be painted, then do it: keys cost half a second on an old PC."""
        screen.set_busy(True)
        QTimer.singleShot(20, screen, work)

    def _open(self, screen: UnlockScreen, operator: str, passphrase: str) -> None:
        try:
            self._ways.unlock(operator, passphrase)
        except ProgramError as problem:
            self._say(screen, problem)
            return
        self.entered.emit()

    def _open_again(self, screen: UnlockScreen, operator: str, passphrase: str) -> None:
        try:
            self._ways.unlock_again(operator, passphrase)
        except ProgramError as problem:
            self._say(screen, problem, locked=True)
            return
        self._window.back_to_work()
        self.unlocked.emit()
        if self._covering is not None:
            self._covering.bring_back(same_person=operator == self._left_by)

    def _say(self, screen: UnlockScreen, problem: ProgramError, *, locked: bool = False) -> None:
        """Say a wrong passphrase below the field, anything about the store itself in a banner above.

        Over a ``locked`` window the recovery sheet cannot be used: another may unlock, or the program is closed first.
        """
        sentence = self._ways.describe(problem)
        if problem.code == "wrong_passphrase":
            again = _("Gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt.")
            forgotten = _("Quên mật khẩu thì nhờ người khác của sổ mở, hoặc đóng chương trình, mở lại rồi bấm F7.")
            screen.show_problem(f"{sentence.title} {again} {forgotten}" if locked else sentence.full)
            return
        screen.set_busy(False)
        screen.set_notice("error", sentence.title, sentence.body)

    def _recover(self, screen: RecoveryScreen, operator: str, secret: str, new: str) -> None:
        try:
            self._ways.recover(operator, secret, new)
        except ProgramError as problem:
            screen.show_problem(self._ways.describe(problem).full)
            return
        self.entered.emit()

    def _make(self, screen: FirstRunScreen, answers: SetupAnswers) -> None:
        try:
            secret = self._ways.make(answers)
        except ProgramError as problem:
            if not screen.show_envelope_problem(
                self._ways.describe(problem), problem.code, _numbers(problem.fields.get("groups"))
            ):
                self._say_first(screen, problem)
            return
        screen.show_recovery(secret)

    def _sample(self, screen: FirstRunScreen) -> None:
        self._asked_for_sample = screen
        screen.set_busy(True)
        self.sample_requested.emit()

    def say_no_sample(self, level: BannerLevel, sentence: Sentence) -> None:
        """Say where it was asked for why the sample book was not opened."""
        screen = self._asked_for_sample
        if screen is not None and self._window.alone is screen:
            screen.show_problem(sentence.title, sentence.body, level)
        else:
            self.say(level, sentence)

    def _papers(self, screen: FirstRunScreen, put_out: Callable[[], str]) -> None:
        try:
            done = put_out()
        except ProgramError as problem:
            self._say_first(screen, problem)
            return
        if done:
            screen.say_recovery_done(done)

    def _say_first(self, screen: FirstRunScreen, problem: ProgramError) -> None:
        sentence = self._ways.describe(problem)
        screen.show_problem(sentence.title, sentence.body)


def _numbers(groups: object) -> list[int]:
    return [int(one) for one in groups if str(one).isdigit()] if isinstance(groups, list) else []
