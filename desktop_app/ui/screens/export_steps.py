"""The export assistant without a window: its pages, what may follow what, and what each outcome says.

No Qt here, so that every path can be walked in a test in microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final, Literal

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.media.durable import Outcome
from desktop_app.messages.sentence import Sentence
from desktop_app.ui.screens.shown_figures import NONE, file_size, short_day, time_and_day

Level = Literal["ok", "info", "warning", "error"]


class Page(Enum):
    """The pages in order."""

    CHECK = "check"
    SIGN = "sign"
    WRITE = "write"
    DONE = "done"


STEPS: Final[tuple[tuple[Page, str], ...]] = (
    (Page.CHECK, N_("Kiểm tra bản ghi")),
    (Page.SIGN, N_("Ký")),
    (Page.WRITE, N_("Ghi ra USB")),
    (Page.DONE, N_("Xong")),
)
_ORDER: Final = tuple(Page)
Days = tuple[date, date]
"""First and last day of a period."""


@dataclass(frozen=True, slots=True)
class Period:
    """The last period that is over. ``closed``: its closing travels, or has travelled."""

    days: Days
    closed: bool


_PROVEN: Final = N_("Gói số {number} đã ghi và đã đọc lại đúng")


@dataclass(slots=True)
class ExportAssistant:
    """Where the assistant is. ``number`` is the bundle in hand once it is sealed: from then on only copies are made.

    ``busy``: a copy is on its way and nothing else may begin.
    """

    page: Page = Page.CHECK
    records: int = 0
    number: int | None = None
    busy: bool = False

    @property
    def again(self) -> bool:
        """Return whether the next write is a copy of a bundle that exists: it needs no passphrase."""
        return self.number is not None

    @property
    def can_go_on(self) -> bool:
        """Return whether the page may be left forwards."""
        return not self.busy and (self.page is not Page.CHECK or self.records > 0)

    @property
    def can_go_back(self) -> bool:
        """Return whether the page before may be shown again."""
        if self.busy:
            return False
        return self.page is Page.SIGN or (self.page is Page.WRITE and not self.again)

    def start(self, records: int) -> None:
        """Begin with ``records`` that would travel."""
        self.page, self.records, self.number, self.busy = Page.CHECK, records, None, False

    def go_on(self) -> None:
        """Go to the next page; writing and what follows it are told by the other methods."""
        if self.can_go_on and self.page in (Page.CHECK, Page.SIGN):
            self.page = _ORDER[_ORDER.index(self.page) + 1]

    def go_back(self) -> None:
        """Go to the page before, if that changes nothing."""
        if self.can_go_back:
            self.page = _ORDER[_ORDER.index(self.page) - 1]

    def sign_again(self) -> bool:
        """Go back to signing if the passphrase is needed yet; return whether it is."""
        needed = self.page is Page.WRITE and not self.busy and not self.again
        if needed:
            self.page = Page.SIGN
        return needed

    def write_another(self, number: int) -> None:
        """Choose where to write one more copy of bundle ``number``."""
        if not self.busy:
            self.page, self.number = Page.WRITE, number

    def began(self) -> None:
        """Note that a copy is on its way."""
        self.busy = True

    def failed(self, *, passphrase: bool, number: int | None) -> None:
        """Note a failure. ``passphrase``: it was the reason. ``number``: the bundle that exists nevertheless."""
        self.busy = False
        if number is not None:
            self.number = number
        if passphrase:
            self.page = Page.SIGN

    def done(self, number: int) -> None:
        """Bundle ``number`` was written."""
        self.busy = False
        self.number = number
        self.page = Page.DONE


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of writing, in words. ``good``: the stick can be carried to the province."""

    level: Level
    title: str
    text: str
    good: bool


def write_words(target: str, *, again: bool) -> str:
    """Return the words of the button that writes; ``target``: where to, "" while nothing is chosen."""
    if not target:
        return _("Ghi ra USB")
    return (_("Ghi lại ra {target}") if again else _("Ghi ra {target}")).format(target=target)


def stopped_words() -> Sentence:
    """Return what is said when the person stopped a copy."""
    return Sentence(_("Đã dừng, trên USB không để lại gói dở dang."), _("Trong máy không mất gì."), "")


def verdict(outcome: str, number: int, records: int, *, on_stick: bool = False) -> Verdict:
    """Return what the outcome of writing bundle ``number`` says. ``ValueError`` for an outcome that does not exist.

    ``on_stick``: it lies on a stick; verified then means that the stick was let go of as well.
    """
    inside = ngettext("{count} bản ghi nằm trong gói.", "{count} bản ghi nằm trong gói.", records).format(
        count=format_money(records)
    )
    match Outcome(outcome):
        case Outcome.VERIFIED:
            let_go = _("USB đã ngắt, rút ra được.") if on_stick else _("Gói nằm trong thư mục đã chọn.")
            title = _("Gói số {number} đã ghi ra USB và đã đọc lại đúng") if on_stick else _(_PROVEN)
            return Verdict(
                "ok",
                title.format(number=number),
                " ".join((inside, let_go, _("Sổ trong máy vẫn giữ đủ."))),
                True,
            )
        case Outcome.VERIFIED_NOT_EJECTED:
            title = _("Gói số {number} đã ghi ra USB và đã đọc lại đúng") if on_stick else _(_PROVEN)
            return Verdict(
                "ok",
                title.format(number=number),
                " ".join((inside, _("USB chưa ngắt được: ngắt trong hệ điều hành trước khi rút. Sổ vẫn giữ đủ."))),
                True,
            )
        case Outcome.WRITTEN_NOT_VERIFIED:
            title = _("Gói số {number} đã ghi nhưng chưa đọc lại được để kiểm tra")
            return Verdict(
                "warning",
                title.format(number=number),
                " ".join((inside, _("Trong máy không mất gì. Ghi thêm một bản sang USB khác trước khi mang đi."))),
                False,
            )
        case Outcome.NOT_WRITTEN:
            title = _("Gói số {number} chưa ghi ra được")
            return Verdict(
                "error",
                title.format(number=number),
                _("Gói đã niêm phong và vẫn ở trong máy, không mất gì. Cắm lại USB rồi bấm “Ghi lại”."),
                False,
            )


@dataclass(frozen=True, slots=True)
class NextWords:
    """One numbered step after writing; ``action`` is what its button does, "" without one."""

    title: str
    text: str
    action: Literal["", "print", "write"] = ""


def next_steps(seen: Verdict, recipient: str, records: int) -> Sequence[NextWords]:
    """Return what to do next, in order."""
    print_it = NextWords(
        _("In phiếu giao nhận, hai bản"),
        _("Người mang và cán bộ tỉnh cùng ký. Phiếu ghi số gói và tổng số để đối chiếu."),
        "print",
    )
    carry = NextWords(
        _("Gửi USB và phiếu tới {recipient}").format(recipient=recipient),
        _("Ai nhặt được USB cũng không đọc được. Nếu thất lạc thì ghi lại gói này, không phải nhập lại gì."),
    )
    receipt = NextWords(
        _("Khi USB quay về, bấm “Mở phiếu nhận của tỉnh”"),
        _("Chỉ lúc đó {count} bản ghi mới chuyển từ “Đã xuất” sang “Tỉnh đã nhận”.").format(
            count=format_money(records)
        ),
    )
    if seen.good:
        return (print_it, carry, receipt)
    again = NextWords(
        _("Ghi lại gói này"),
        _("Cùng một gói, cùng một số. Dùng USB khác nếu USB này đã ghi hỏng một lần."),
        "write",
    )
    return (again, print_it, carry)


PASSPHRASE_CODES: Final = frozenset({"wrong_passphrase", "not_a_signer", "unknown_operator"})
"""Refusals that send the person back to the page where she signs."""


@dataclass(frozen=True, slots=True)
class WriteOrder:
    """What the assistant asks for: a new bundle (``number`` None) or one more copy of ``number``."""

    to: Path
    signer: str
    passphrase: str
    number: int | None


@dataclass(frozen=True, slots=True)
class WrittenFacts:
    """What stands beside the figures once a bundle was written. ``free`` is what was left on the stick.

    ``period``: the closed period that travels in it. ``written`` is an ISO moment, None while the day is not known.
    ``second``: where a second copy was proven, "" for none. ``beside``: what the file is called where another one had
    the bundle's name, "" as a rule.
    """

    target: str = ""
    free: int | None = None
    recipient: str = ""
    written: str | None = None
    period: Days | None = None
    second: str = ""
    beside: str = ""

    def lines(self, signer: str, *, on_stick: bool) -> list[tuple[str, str]]:
        """Return them as (what, fact)."""
        target = self.target
        if self.free is not None:
            target = _("{name}, còn trống {free}").format(name=target, free=file_size(self.free))
        proven = _("{target}, đã đọc lại đúng")
        second = proven.format(target=self.second) if self.second else _("chưa ghi")
        facts = [
            (_("Người ký"), signer),
            (_("USB") if on_stick else _("Ghi ra"), target),
            (_("Ghi lúc"), time_and_day(self.written) or NONE),
            (_("Bản thứ hai"), second),
            (_("Chỉ mở được ở"), self.recipient),
        ]
        if self.beside:
            facts.insert(2, (_("Tên tệp"), _("{name}, vì ở đó có tệp khác cùng tên").format(name=self.beside)))
        if self.period is None:
            return facts
        days = " – ".join(short_day(day) for day in self.period)
        return [(_("Kỳ số liệu"), days), *facts]
