"""The first-run assistant without a window: its pages, what each must hold, and what may follow what.

No Qt here, so that every path can be walked in a test in microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal

from desktop_app.base.i18n import N_, _

Role = Literal["office", "province"]


class Page(Enum):
    """The pages in order."""

    WELCOME = "welcome"
    OFFICE = "office"
    ENVELOPE = "envelope"
    OPERATOR = "operator"
    RECOVERY = "recovery"
    DONE = "done"


STEPS: Final[tuple[tuple[Page, str], ...]] = (
    (Page.OFFICE, N_("Đơn vị")),
    (Page.ENVELOPE, N_("Phong bì")),
    (Page.OPERATOR, N_("Người làm việc")),
    (Page.RECOVERY, N_("Phiếu khôi phục")),
    (Page.DONE, N_("Xong")),
)
"""What the list of steps shows; the welcome page stands before it, the envelope only where it is opened."""


def steps_of(*, anew: bool) -> list[tuple[Page, str]]:
    """Return the steps of this way through the assistant."""
    return [one for one in STEPS if one[0] is not Page.ENVELOPE or anew]


_ORDER: Final = tuple(Page)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What was typed from the envelope of a province whose book is lost. ``paper``: its paper key, "" without one."""

    secret: str = field(repr=False)
    digits: str
    paper: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SetupAnswers:
    """What the book is made from. ``commune`` is as typed; empty at the province.

    ``envelope``: a province's book is made anew, under its old root key.
    """

    role: Role
    office: str
    superior: str
    commune: str
    operator: str
    passphrase: str = field(repr=False)
    envelope: Envelope | None = None


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """The recovery secret to be printed: its groups, and which group (from 0) has to be typed back."""

    groups: tuple[str, ...]
    asked: int


@dataclass(slots=True)
class Assistant:
    """Where the assistant is. The book is made between OPERATOR and RECOVERY: from there no page leads back."""

    role: Role = "office"
    anew: bool = False
    page: Page = Page.WELCOME
    envelope: Envelope | None = field(default=None, repr=False)
    answers: dict[str, str] = field(default_factory=dict)

    def begin(self, role: Role, *, anew: bool = False) -> None:
        """Leave the welcome page for a book of ``role``; ``anew``: for a province's, from its envelope."""
        self.role, self.anew, self.envelope = role, anew, None
        self.page = Page.OFFICE

    def go_on(self) -> None:
        """Go to the next page; the last one stays."""
        self.page = self._beside(1)

    @property
    def can_go_back(self) -> bool:
        """Return whether the page before may be shown again."""
        return self.page in (Page.OFFICE, Page.ENVELOPE, Page.OPERATOR)

    def go_back(self) -> None:
        """Go to the page before, if the book is not made yet."""
        if self.can_go_back:
            self.page = self._beside(-1)

    def _beside(self, step: int) -> Page:
        """Return the page before or after; the envelope's only where a book is made anew."""
        order = [page for page in _ORDER if page is not Page.ENVELOPE or self.anew]
        return order[min(order.index(self.page) + step, len(order) - 1)]

    def problems(self, texts: dict[str, str]) -> dict[str, str]:
        """Keep ``texts`` (field → typed) of the current page; return field → what is missing, as a sentence."""
        self.answers.update({name: " ".join(text.split()) for name, text in texts.items()})
        return {name: _(_MISSING[name]) for name in texts if name in _MISSING and not self.answers[name]}

    def setup(self, passphrase: str) -> SetupAnswers:
        """Return what the book is made from, once OFFICE and OPERATOR are answered."""
        given = self.answers
        commune = given["commune"] if self.role == "office" else ""
        return SetupAnswers(
            self.role, given["office"], given["superior"], commune, given["operator"], passphrase, self.envelope
        )


_MISSING: Final[dict[str, str]] = {
    "office": N_("Hãy ghi tên đơn vị."),
    "superior": N_("Hãy ghi tên công đoàn cấp trên."),
    "commune": N_("Hãy chọn xã, phường nơi đơn vị đóng."),
    "operator": N_("Hãy ghi họ và tên người làm việc."),
}


def typed_back(view: RecoveryView, typed: str) -> bool:
    """Return whether ``typed`` is the asked group; spaces, dashes, case, O for 0 and I or L for 1 do not matter."""
    return _plain(typed) == _plain(view.groups[view.asked])


_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", " ": "", "-": ""})


def _plain(group: str) -> str:
    return group.upper().translate(_READ_AS)
