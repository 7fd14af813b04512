"""A person in the window: her card, merging two records of her, and the ways back to where one came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_code, scans_concerned, scans_left, unlinked_mentions
from desktop_app.messages.counts import records_counted
from desktop_app.services.consents import Consents
from desktop_app.services.entry import OpenRecord
from desktop_app.services.erasing import Erased, Erasure, ErasurePlan, Reason
from desktop_app.services.merging import AnswerPair, Merged, Merging
from desktop_app.services.people import People, PersonHit
from desktop_app.services.person_card import PersonCards
from desktop_app.services.probable import Probable
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.attempt import attempt, complain
from desktop_app.ui.flows.entry_form import EntryForm
from desktop_app.ui.flows.record_lookups import person_facts
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.merging import MergingScreen, Words
from desktop_app.ui.screens.person_card import PersonCardScreen
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.screens.record_list import RecordList

_TO_MERGE: Final = 2
_MENTIONS_SHOWN: Final = 5
_REASONS: Final[tuple[tuple[Reason, str], ...]] = (
    ("request", N_("Theo đề nghị")),
    ("withdrawn", N_("Đã rút đồng ý")),
    ("retention", N_("Hết hạn giữ")),
)


class PersonsFlow(QObject):
    """``closed`` asks to go back; ``changed`` follows a merging; ``print_wanted`` and ``open_wanted`` carry an id."""

    closed = Signal()
    changed = Signal(str)
    print_wanted = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, window: MainWindow, services: RecordServices) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._people = People(services.session)
        self._cards = PersonCards(services.session)
        self._merging = Merging(services.session)
        self._erasure = Erasure(services.session)
        self._consents = Consents(services.session)
        self._probable = Probable(services.session)
        self._record = ""
        self._other = ""
        self._seen_by = ""
        self.card = PersonCardScreen(window)
        self.merging = MergingScreen(services.lookups.people, window)
        for screen in (self.card, self.merging):
            screen.hide()  # the window owns them from the start; it shows them one at a time
        self._connect()

    def _connect(self) -> None:
        card, merging = self.card, self.merging
        card.closed.connect(self.closed)
        card.print_wanted.connect(lambda: self.print_wanted.emit(self._record))
        card.edit_wanted.connect(lambda: self.open_wanted.emit(self._record))
        card.record_wanted.connect(self.open_wanted)
        card.merge_wanted.connect(lambda: self.merge(self._record))
        card.erase_wanted.connect(self._ask_erase)
        card.link_wanted.connect(self._link)
        merging.closed.connect(lambda: self.open_card(self._record, looked=False))
        merging.other_chosen.connect(lambda record: self.merge(self._record, record))
        merging.merge_wanted.connect(self._merge)

    @property
    def record(self) -> str:
        """Return the person whose card was shown last."""
        return self._record

    def attach(self, shown: RecordList, form: RecordForm, entry: EntryForm, leave: Callable[[], bool]) -> None:
        """Answer the buttons of the list of persons and of their form; ``leave`` keeps what is being typed."""

        def from_list(records: list[str]) -> None:
            if not leave():
                return
            own = self._services.session.identity.role == "office"
            if len(records) == _TO_MERGE and own and not shown.bin.isChecked():
                self.merge(*records)
            elif records:
                self.open_card(records[0])

        def from_form() -> None:
            if leave() and entry.person:  # of a person, the form has journalled the look already
                self.open_card(entry.person, looked=entry.kind != PERSON_KIND)

        shown.choice.card_wanted.connect(from_list)
        form.buttons.card_wanted.connect(from_form)
        entry.known.merge_wanted.connect(self.merge)

    def note_look(self, record: str, form: RecordForm) -> None:
        """Journal that the form shows sensitive answers of ``record``, if it does: who works now has seen them."""
        self._seen_by = self._services.session.operator.name
        if form.content is not None:
            self._services.looking.note(record, form.content.definition, form.content.data)

    def note_history(self, record: str, opened: OpenRecord, before: Screen | None) -> None:
        """Journal that a record's history shows sensitive answers, unless its form in front showed them already."""
        if not isinstance(before, RecordForm):
            self._services.looking.note(record, opened.definition, opened.data)

    def open_card(self, record: str, *, looked: bool = True) -> None:
        """Show a person's card; a look at sensitive answers is journalled once. Raises RecordUnknown.

        ``looked``: False for coming back to what was journalled; another one than saw it then looks anew.
        """
        card = self._cards.open(record, looked=looked or self._seen_by != self._services.session.operator.name)
        self._seen_by = self._services.session.operator.name
        self._record = card.record
        self.card.show_card(card)
        self._window.show_screen(self.card, PERSON_KIND)
        self._offer_blanking()

    def note_again(self, *, both: bool = False) -> None:
        """Journal the look at the card, or at ``both`` persons compared, of who works now: it stays in front."""
        self._seen_by = self._services.session.operator.name
        for record in (self._record, self._other) if both and self._other else (self._record,):
            opened = self._services.entry.open(PERSON_KIND, record)
            self._services.looking.note(record, opened.definition, opened.data)

    def _link(self, record: str) -> None:
        """Write that whoever has her name, birth and commune in a record is she."""
        if attempt(lambda: self._probable.confirm(self._record, record), self.card.banners):
            self.changed.emit(PERSON_KIND)
            self.open_card(self._record, looked=False)
            self._window.status.say(_("Đã ghi bản này là của người đó."))

    def _offer_blanking(self) -> None:
        """Offer to take out what a person who refused or withdrew consent does not agree to."""
        record = self._record
        count = len(self._consents.to_blank(record)) if self.card.card is not None and self.card.card.own else 0
        if not count:
            return
        records = records_counted(count)
        self.card.banners.show_banner(
            "warning",
            _("Còn thông tin nhạy cảm ở {records}, dù người này không đồng ý.").format(records=records),
            _("Danh sách và giấy in không hiện các ô này. Xóa trắng thì số tiền và số lượt vẫn giữ."),
            (Answer(_("Xóa trắng các ô đó"), lambda: self._blank(record)),),
        )

    def _blank(self, record: str) -> None:
        if attempt(lambda: self._consents.blank(record), self.card.banners):
            self.changed.emit(PERSON_KIND)
            self.open_card(record, looked=False)
            self._window.status.say(_("Đã xóa trắng các ô nhạy cảm của người này."))

    def back(self) -> None:
        """Return to the card that was printed."""
        self.open_card(self._record, looked=False)

    def merge(self, record: str, other: str = "") -> None:
        """Show two records side by side, or ask for the second one."""
        self._record, self._other = record, other
        name = _facts(self._people.hit(record))
        suspects = self._people.same_as(record)
        self.merging.ask_other(name, [(one.record, _facts(one)) for one in suspects])
        if other:
            attempt(lambda: self._compare(name), self.merging.banners)
        self._window.show_screen(self.merging, PERSON_KIND)

    def _compare(self, name: Words) -> None:
        pairs = self._merging.compare(self._record, self._other)
        for one in (self._record, self._other):
            opened = self._services.entry.open(PERSON_KIND, one)
            self._services.looking.note(one, opened.definition, opened.data)
        kept, other = (self._people.hit(one) for one in (self._record, self._other))
        left, right = _facts(kept), _facts(other)
        heads = (
            lambda: _("Bên trái, giữ lại: {person}").format(person=left()),
            lambda: _("Bên phải, gộp vào: {person}").format(person=right()),
        )
        self.merging.show_pairs(name, heads, pairs)
        if two := self._merging.certainly_two(self._record, self._other):
            self.merging.banners.show_banner("warning", *two_persons_words([one for one in pairs if one.name in two]))

    def _merge(self, take: list[str], keep: list[str]) -> None:
        other = self._other
        if not attempt(lambda: self._merging.merge(self._record, other, take=take, keep=keep), self.merging.banners):
            return
        self.changed.emit(PERSON_KIND)
        self._window.status.withdraw()  # the save it would undo may be that of the record just merged away
        self.open_card(self._record, looked=False)
        self.card.banners.show_banner(
            "ok",
            _("Đã gộp thành một người."),
            _("Lịch sử của cả hai bản ghi vẫn giữ; các lần hỗ trợ đã tính chung."),
            (Answer(_("Tách lại"), lambda: self._undo(other), key="Ctrl+Z"),),
        )

    def _undo(self, other: str) -> None:
        done: list[Merged] = []
        if attempt(lambda: done.append(self._merging.undo(other)), self.card.banners):
            self.changed.emit(PERSON_KIND)
            self.open_card(self._record, looked=False)
            self._window.status.say(parted_words(done[0]))

    def _ask_erase(self) -> None:
        """Say what erasing does and ask why; nothing is erased without an answer that names a reason."""
        banners = self.card.banners
        try:
            plan = self._erasure.plan(self._record)
        except ProgramError as problem:
            complain(problem, banners)
            return
        records = ngettext("{count} bản ghi có tên người này", "{count} bản ghi có tên người này", plan.records).format(
            count=plan.records
        )
        what = _(
            "Họ tên, số định danh và thông tin riêng sẽ mất hẳn, ở tỉnh cũng vậy sau gói tới; không lấy lại được."
            " Số tiền và số lượt trong {records} vẫn giữ."
        ).format(records=records)
        banners.show_banner(
            "warning",
            _("Xóa mọi dữ liệu của {name}?").format(name=plan.name),
            f"{what} {_left_out(plan)}".strip(),
            (Answer(_("Không xóa"), self.card.focus_first), Answer(_("Xóa dữ liệu"), self._ask_reason)),
            focus=True,
        )

    def _ask_reason(self) -> None:
        """Ask why; the first answer, where the focus is, erases nothing. Esc leads away."""
        self.card.banners.show_banner(
            "warning",
            _("Vì sao xóa?"),
            answers=(
                Answer(_("Không xóa"), self.card.focus_first),
                *(Answer(_(words), partial(self._erase, reason)) for reason, words in _REASONS),
            ),
            focus=True,
        )

    def _erase(self, reason: Reason) -> None:
        done: list[Erased] = []
        if not attempt(lambda: done.append(self._erasure.erase(self._record, reason)), self.card.banners):
            return
        self.changed.emit(PERSON_KIND)
        self.closed.emit()
        said = _("Đã xóa dữ liệu của người này; gói tới sẽ báo tỉnh xóa theo.")
        if any(one.typing for one in done):
            said = _("{said} Chữ đang gõ dở có nhắc tới người này cũng bỏ.").format(said=said)
        if not all(one.log_emptied for one in done):
            said = f"{said} {describe_code('erased_log_left').title}"
        said = " ".join([said, *(left for one in done if (left := scans_left(one.scans.emptied, one.scans.kept)))])
        self._window.status.say(said)


def _left_out(plan: ErasurePlan) -> str:
    """Say what an erasure leaves as it is, because nobody has said that it is hers."""
    told = []
    if plan.probable:
        records = records_counted(plan.probable)
        told.append(
            _("Không đụng tới {records} ở mục “Có thể cũng là người này”: đúng thì ghi là người này trước.").format(
                records=records
            )
        )
    if plan.mentions:
        named = [one.told for one in plan.mentions[:_MENTIONS_SHOWN]]
        left = len(plan.mentions) - len(named)
        named += [_("và {count} bản khác").format(count=format_money(left))] if left else []
        told.append(f"{unlinked_mentions(len(plan.mentions))} {'; '.join(named)}.")
    if plan.scans:
        told.append(scans_concerned(plan.scans))
    return " ".join(told)


def two_persons_words(pairs: Sequence[AnswerPair]) -> tuple[str, str]:
    """Say by which answers two records are certainly of two persons, and when they are merged all the same."""
    each = _("{field}: {left} và {right}")
    differ = "; ".join(each.format(field=one.title, left=one.kept, right=one.other) for one in pairs)
    return (
        _("Theo sổ đây là hai người khác nhau. {differences}.").format(differences=differ),
        _("Chưa gộp gì. Chỉ gộp khi chắc là một người và một bản ghi đã gõ sai; không thì bấm Esc."),
    )


def parted_words(done: Merged) -> str:
    """Say that two persons are two again, and what is left to look at."""
    words = _("Đã tách lại thành hai người.")
    if done.kept_changed:
        words += " " + _("Bản giữ lại đã sửa sau khi gộp nên giữ nguyên; xem lại các ô lấy từ bản kia.")
    return words


def _facts(hit: PersonHit | None) -> Words:
    return lambda: person_facts(hit) if hit is not None else ""
