"""What a form asks about before it completes: is this in the book already, does the person agree to what is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _, language
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data
from desktop_app.domain.sensitive import is_withheld, sensitive_answers
from desktop_app.services.people import PersonHit
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.flows.record_lookups import person_facts, running_title
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.screens.form_banners import Answer, BannerSlot
from desktop_app.ui.screens.record_form import RecordForm

CONSENT: Final = "consent"
"""The field of kind ``person`` that says whether sensitive answers may be kept."""


def ask_same_person(
    banners: BannerSlot, known: PersonHit, same: Callable[[], object], another: Callable[[], object]
) -> None:
    """Ask whether ``known`` is the person who is being typed; nothing is saved before somebody answers."""
    banners.show_banner(
        "warning",
        _("Trong sổ đã có {person}.").format(person=person_facts(known)),
        _("Chưa ghi gì thêm. Có phải cùng một người không?"),
        (Answer(_("Cùng một người"), same), Answer(_("Người khác"), another)),
        focus=True,
    )


class KnownRecords(QObject):
    """The questions of one form. ``merge_wanted(kept, other)``: two records were said to be of one person.

    ``look_wanted``: at a record there is, before going on; ``open_wanted``: go on with it instead.
    """

    open_wanted = Signal(str)
    look_wanted = Signal(str)
    merge_wanted = Signal(str, str)

    def __init__(self, services: RecordServices, form: RecordForm) -> None:
        super().__init__(form)
        self._services = services
        self._form = form
        self._about_consent: Banner | None = None
        self._sure_of: Data | None = None
        form.edited.connect(self.look_again)

    def begin(self) -> None:
        """Begin with another record: nobody was asked about it yet."""
        self._sure_of = None

    def asks(
        self,
        definition: Definition,
        record: str | None,
        data: Data,
        keep: Callable[[], object],
        go_on: Callable[[], object],
    ) -> bool:
        """Ask about what is in the book already as ``data`` of ``record`` (None: a new one) says it; tell whether.

        ``keep``: what is typed, before somebody is asked; ``go_on``: it is another one. Asked once for the same data.
        """
        twins = self._services.entry.duplicates(definition, data, record)
        if not twins or self._sure_of == data:
            return False

        def insist() -> None:
            self._sure_of = data
            go_on()

        keep()
        self._ask(definition, record, twins[0], data, insist)
        return True

    def _ask(
        self, definition: Definition, record: str | None, twin: str, data: Data, insist: Callable[[], object]
    ) -> None:
        known = self._services.lookups.person(twin) if definition.kind == PERSON_KIND else None
        if known is not None:
            ask_same_person(self._form.banners, known, lambda: self._same_person(record, twin, data), insist)
            return
        title = self._services.browsing.card(twin).title
        self._form.banners.show_banner(
            "warning",
            _("Nghi trùng: trong sổ đã có {kind} {name}.").format(kind=running_title(definition), name=title),
            _("Chưa ghi gì thêm. Xem bản đã có; nếu là việc khác thì vẫn ghi."),
            (
                Answer(_("Xem bản đã có"), lambda: self.look_wanted.emit(twin)),
                Answer(_("Vẫn ghi"), insist),
            ),
            focus=True,
        )

    def _same_person(self, record: str | None, twin: str, data: Data) -> None:
        """Go on with the record there is: a new one's answers fill its empty fields, two old ones are merged."""
        if record is not None:
            self.merge_wanted.emit(twin, record)
            return
        self.open_wanted.emit(twin)
        if self._form.sheet is not None:
            self._fill_in(self._form.sheet, data)

    def _fill_in(self, sheet: FormSheet, typed: Data) -> None:
        """Put what was ``typed`` for a new person into the empty fields of her record, which ``sheet`` shows.

        What the two answer differently stays in the drawer of new persons: nothing is chosen and nothing lost.
        """
        known = sheet.data()
        sheet.fill_empty(typed, _("Từ chữ vừa gõ"))
        if all(known.get(name, value) == value for name, value in typed.items()):
            self._services.typing.discard(sheet.definition.kind, None, sheet.definition.version)

    def ask_about_consent(self, check: Callable[[], object]) -> None:
        """Offer to blank sensitive answers that stand in the form of a person who does not agree to them."""
        sheet, names = self._form.sheet, self._withheld()
        if sheet is None or not names:
            return

        def blank() -> None:
            for name in names:
                sheet.show_answer(name, None, "")
            check()
            sheet.go_to(CONSENT)  # the button that had the focus is gone, and keys need one

        titles = ", ".join(sheet.definition.field(name).title.in_language(language()) for name in names)
        self._form.banners.show_banner(
            "warning",
            _("Người này không đồng ý, nhưng vẫn còn ghi: {fields}.").format(fields=titles),
            _("Chưa đổi gì. Thông tin nhạy cảm chỉ giữ khi người này đồng ý."),
            (Answer(_("Xóa trắng ô đó"), blank),),
        )
        self._about_consent = self._form.banners.banner

    def look_again(self) -> None:
        """Take that offer away once nothing of it stands in the form any more."""
        shown = self._form.banners.banner
        if shown is not None and shown is self._about_consent and not self._withheld():
            self._form.banners.clear()

    def _withheld(self) -> list[str]:
        """Return the sensitive answers in the form that its person does not agree to."""
        sheet = self._form.sheet
        data = sheet.data() if sheet is not None else {}
        if sheet is None or not is_withheld(data):
            return []
        return [name for name in sensitive_answers(sheet.definition, data) if name in sheet.boxes]
