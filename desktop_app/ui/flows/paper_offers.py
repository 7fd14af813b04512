"""What the print centre offers: papers by name, what each lets be chosen, what it can be printed of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.paper_forms import PaperForm, paper_forms
from desktop_app.domain.periods_typed import day_of_iso
from desktop_app.messages.paper_texts import grouped_papers, paper_about, paper_name
from desktop_app.services.browsing import Browsing, RecordCard
from desktop_app.services.exporting import Exporting
from desktop_app.services.paper.desk import CampaignChoice, PaperDesk
from desktop_app.services.paper.numbers import NumberRegister
from desktop_app.services.paper.registry import GATHERERS
from desktop_app.services.paper.wish import Frame, PaperWish
from desktop_app.services.session import Session
from desktop_app.services.timekeeping import ClockBehind
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.screens.paper_chooser import PaperView
from desktop_app.ui.screens.print_records import RecordLine
from desktop_app.ui.screens.print_steps import FormView
from desktop_app.ui.screens.print_what import BundleLine, Way

LIST: Final = "list:"
"""Before a kind: the list of its records."""
KEYS: Final = "keys"
DEVICE: Final = "device"
PROVINCE: Final = "province"
_FOUND: Final = 8
_LINES: Final = 8
"""So many records handed over are named one by one."""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What one form can be printed of, and the frame it is printed in."""

    campaigns: tuple[CampaignChoice, ...]
    bundles: tuple[BundleLine, ...]
    frame: Frame
    unsettled: bool
    """It bears a number, and nobody said yet which device gives them."""


class PaperOffers:
    """The papers of one session, in the language in use."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.forms = {code: form for code, form in paper_forms().items() if code in GATHERERS}

    @property
    def today(self) -> date | None:
        """Return the day papers would bear, None while the clock is wrong and nobody said the day."""
        try:
            return PaperDesk(self._session).day
        except ClockBehind:
            return None

    def papers(self) -> list[PaperView]:
        """Return every paper: the forms by groups, the list of each kind, the papers of device and keyboard."""
        forms = [
            PaperView(form, paper_name(form), heading, paper_about(form), form)
            for heading, form in grouped_papers(tuple(self.forms))
        ]
        return [*forms, *self._lists(), *self._others()]

    def fitting(self, kind: str) -> list[PaperView]:
        """Return the papers of records of a kind: the list forms, those of one record each, the plain list."""
        found = sorted((one for one in self.forms.values() if kind in one.kinds), key=lambda one: one.each)
        forms = [PaperView(one.form, paper_name(one.form), "", place=one.form, description="") for one in found]
        return [*forms, *(one for one in self._lists() if one.kind == f"{LIST}{kind}")]

    def first(self, kind: str, count: int) -> str:
        """Return the paper that records of a kind are printed on unless somebody chooses another."""
        papers = [one.kind for one in self.fitting(kind)]
        each = [code for code in papers if code in self.forms and self.forms[code].each]
        if count == 1 and each:
            return each[0]
        return papers[0] if papers else f"{LIST}{kind}"

    def view(self, code: str) -> FormView:
        """Return what a form or a list lets be chosen."""
        form = self.forms.get(code)
        if form is None:
            kind = code.removeprefix(LIST)
            ways: tuple[Way, ...] = ("records", "all")
            return FormView(
                code, _("Danh sách: {what}").format(what=self._plural(kind)), ways, public=True, framed=False
            )
        return FormView(
            code=code,
            title=_("{name} ({form})").format(name=paper_name(code), form=code),
            ways=(*form.choices, "blank"),
            public=form.public,
            sensitive=form.sensitive,
            numbered=bool(form.symbol),
            signed=bool(form.authority),
            texts=bool(form.texts),
        )

    def kinds(self, code: str) -> tuple[str, ...]:
        """Return the kinds of records a paper is printed of."""
        form = self.forms.get(code)
        return form.kinds if form is not None else (code.removeprefix(LIST),)

    def _lists(self) -> list[PaperView]:
        definitions = self._session.definitions
        return [
            PaperView(
                f"{LIST}{one.kind}",
                _("Danh sách: {what}").format(what=self._plural(one.kind)),
                _("Danh sách của sổ"),
                _("Mọi cột thường xem của một loại bản ghi."),
            )
            for group, _heading in GROUPS
            for one in in_order(definitions, group)
            if not one.internal
        ]

    def _others(self) -> list[PaperView]:
        group = _("Máy và bàn phím")
        own = (
            PaperView(DEVICE, _("Phiếu máy"), group, _("Ba mươi chữ số để tỉnh nhận máy này."))
            if self._session.identity.role == "office"
            else PaperView(PROVINCE, _("Phiếu của tỉnh"), group, _("Ba mươi chữ số của tỉnh, gửi cho các đơn vị."))
        )
        return [own, PaperView(KEYS, _("Bảng phím tắt"), group, _("Để cạnh bàn phím."))]

    def _plural(self, kind: str) -> str:
        return self._session.definitions.current(kind).plural.in_language(language())


def facts_of(own: Session, form: PaperForm) -> FormFacts:
    """Return what a form can be printed of now."""
    desk = PaperDesk(own)
    campaigns = tuple(desk.campaigns(form.form)) if "campaign" in form.choices else ()
    bundles = tuple(_bundles(own)) if "bundle" in form.choices else ()
    unsettled = bool(form.symbol) and NumberRegister(own).main_device is None
    return FormFacts(campaigns, bundles, desk.propose(PaperWish(form.form)), unsettled)


def found(own: Session, kinds: Sequence[str], typed: str) -> list[RecordLine]:
    """Return the finished records of ``kinds`` that answer to what is typed, the newest first."""
    lines: list[RecordLine] = []
    browsing = Browsing(own)
    for kind in kinds:
        listed = browsing.open(kind, search=typed, order="newest")
        for row in listed.rows(0, _FOUND * 2):
            if row.state == "complete":
                what = listed.definition.title.in_language(language()) if len(kinds) > 1 else ""
                day = day_of_iso(row.dated[1] or "")
                parts = (what, PartialDate.of_day(day).display() if day else "")
                lines.append(RecordLine(row.id, row.title, " · ".join(part for part in parts if part)))
    return lines[:_FOUND]


def named(own: Session, records: Sequence[str]) -> list[RecordLine]:
    """Return records handed over with their titles, as far as these are shown; drafts, which stop a paper, say so."""
    browsing = Browsing(own)
    few = len(records) <= _LINES
    return [RecordLine(record, _named(browsing.card(record)) if few else "") for record in records]


def _named(card: RecordCard) -> str:
    return card.title if card.state == "complete" else " · ".join((_("Nháp"), card.title))


def _bundles(own: Session) -> list[BundleLine]:
    return [
        BundleLine(one.number, _("Gói số {number}, {name}").format(number=one.number, name=one.name))
        for one in Exporting(own).sent()
    ]
