"""Specimens: the province's help to open a book, on both sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.messages.describe import describe_code
from desktop_app.services.province.giving_help import HelpAsked
from desktop_app.ui.screens.asking_help import TAKE, AskingHelpScreen
from desktop_app.ui.screens.help_dialogs import GiveHelpDialog, HelpOfferDialog, HelpSwitchDialog
from desktop_app.ui.screens.recovery import RecoveryScreen
from tests.ui.specimens import CARD, alone, ten_characters
from tests.ui.specimens_home import STICKS

PROVINCE: Final = "LĐLĐ tỉnh Lai Châu"
DIGITS: Final = ("20419", "43404", "11351", "41748", "17248", "34268")


def screen(*, waiting: bool = False) -> AskingHelpScreen:
    """Return the screen for a book that the province may help to open."""
    made = AskingHelpScreen(ten_characters)
    made.picker.set_sticks(STICKS)
    made.set_book(PROVINCE, [one.name for one in CARD.operators], waiting=waiting)
    return made


def offered() -> QWidget:
    """The recovery screen of an office: the sheet may be lost too."""
    made = RecoveryScreen(ten_characters)
    made.set_operators([one.name for one in CARD.operators])
    made.offer_province()
    return alone(made)


def ask() -> QWidget:
    """A request is to be written."""
    return alone(screen())


def asked() -> QWidget:
    """It is on the stick; the paper is next."""
    made = screen()
    made.show_asked(DIGITS)
    return alone(made)


def take() -> QWidget:
    """The province has answered; the passphrase is not the one chosen then."""
    made = screen(waiting=True)
    assert made.side.code() == TAKE
    made.operator.set_code(CARD.operators[0].name)
    made.chosen.setText("quên mất rồi")
    made.show_problem(describe_code("help_passphrase_wrong"), "help_passphrase_wrong")
    return alone(made)


def untrusted() -> QWidget:
    """The file is not the province's."""
    made = screen(waiting=True)
    made.show_problem(describe_code("help_untrusted"), "help_untrusted")
    return alone(made)


def switch_on() -> QWidget:
    """What letting the province help means."""
    return HelpSwitchDialog(PROVINCE, on=False)


def question() -> QWidget:
    """The same, asked of its own accord after the admission."""
    return HelpOfferDialog(PROVINCE)


def switch_off() -> QWidget:
    """What taking it back means."""
    return HelpSwitchDialog(PROVINCE, on=True)


def give() -> QWidget:
    """The province compares a request with its paper."""
    who = HelpAsked("CDCS-01", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "1f2e3d4caa00bb11", "Máy văn phòng")
    dialog = GiveHelpDialog(who, ["Nguyễn Thu Hiền"])
    dialog.picker.set_sticks(STICKS)
    return dialog


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    "help-slot-offered": offered,
    "help-slot-ask": ask,
    "help-slot-asked": asked,
    "help-slot-take": take,
    "help-slot-untrusted": untrusted,
    "help-slot-switch-on": switch_on,
    "help-slot-question": question,
    "help-slot-switch-off": switch_off,
    "help-slot-give": give,
}
