"""The questions that are asked of a person's form: is she in the book already, does she agree to what is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data
from desktop_app.domain.sensitive import WITHHELD, sensitive_answers
from desktop_app.services.people import PersonHit
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.flows.record_lookups import person_facts, running_title
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.screens.form_banners import Answer, BannerSlot

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


def ask_duplicate(
    banners: BannerSlot, definition: Definition, title: str, look: Callable[[], object], insist: Callable[[], object]
) -> None:
    """Ask what to do about a record that seems to be on record already under ``title``."""
    banners.show_banner(
        "warning",
        _("Nghi trùng: trong sổ đã có {kind} {name}.").format(kind=running_title(definition), name=title),
        _("Chưa ghi gì thêm. Xem bản đã có; nếu là việc khác thì vẫn ghi."),
        (Answer(_("Xem bản đã có"), look), Answer(_("Vẫn ghi"), insist)),
        focus=True,
    )


def fill_in(services: RecordServices, sheet: FormSheet, typed: Data) -> None:
    """Put what was ``typed`` for a new person into the empty fields of her record, which ``sheet`` shows.

    What the two answer differently stays in the drawer of new persons: nothing is chosen and nothing lost.
    """
    known = sheet.data()
    sheet.fill_empty(typed, _("Từ chữ vừa gõ"))
    if all(known.get(name, value) == value for name, value in typed.items()):
        services.typing.discard(sheet.definition.kind, None, sheet.definition.version)


def ask_about_consent(banners: BannerSlot, sheet: FormSheet, done: Callable[[], object]) -> None:
    """Offer to blank sensitive answers that stand in the form of a person who does not agree to them."""
    data = sheet.data()
    names = [name for name in sensitive_answers(sheet.definition, data) if name in sheet.boxes]
    if data.get("consent") not in WITHHELD or not names:
        return

    def blank() -> None:
        for name in names:
            sheet.show_answer(name, None, "")
        done()
        sheet.go_to(CONSENT)  # the button that had the focus is gone, and keys need one

    titles = ", ".join(sheet.definition.field(name).title.in_language(language()) for name in names)
    banners.show_banner(
        "warning",
        _("Người này không đồng ý, nhưng vẫn còn ghi: {fields}.").format(fields=titles),
        _("Chưa đổi gì. Thông tin nhạy cảm chỉ giữ khi người này đồng ý."),
        (Answer(_("Xóa trắng ô đó"), blank),),
    )
