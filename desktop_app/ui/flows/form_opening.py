"""What a form is told when a record is opened in it, and what a new record begins with."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_
from desktop_app.domain.definition import Definition
from desktop_app.domain.paper_forms import paper_forms
from desktop_app.domain.records import Data
from desktop_app.services.browsing import RecordCard
from desktop_app.services.entry import OpenRecord
from desktop_app.ui.destinations import CLOSING
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.flows.shown_only import may_change
from desktop_app.ui.screens.form_content import FormContent

SIGNED_KIND: Final = "gift"
"""The kind whose list is signed (F08): its list is not printed as it stands."""


def printable(kind: str, *, listed: bool) -> str:
    """Return the marked words of the button that prints records of a kind, "" where one alone has no paper."""
    if kind == SIGNED_KIND:
        return N_("In ký nhận")
    if any(kind in form.kinds for form in paper_forms().values()):
        return N_("In giấy tờ")
    return N_("In danh sách") if listed else ""


def carried(definition: Definition, data: Data) -> Data:
    """Return the answers the next record begins with."""
    return {field.name: data[field.name] for field in definition.fields if field.sticky and field.name in data}


def mark_of(card: RecordCard) -> str:
    """Return the mark of a record's state: how far it is on its way, unless it is in the bin."""
    return "deleted" if card.state == "deleted" else {"ready": "pending"}.get(card.travel, card.travel) or "draft"


def content_of(
    services: RecordServices, opened: OpenRecord, data: Data, *, goes_on: bool, place: tuple[int, int] | None
) -> FormContent:
    """Return what the form shows of ``opened`` with the answers ``data``."""
    title, state = "", "draft"
    if opened.record is not None:
        card = services.browsing.card(opened.record)
        title = card.title
        state = mark_of(card)
    definition = opened.definition
    return FormContent(
        definition=definition,
        data=data,
        title=title,
        state=state,
        new=opened.record is None,
        goes_on=goes_on,
        revision=opened.revision,
        place=place,
        read_only=not may_change(opened),
        printable=printable(definition.kind, listed=False) if state != "deleted" else "",
        members=definition.kind == CAMPAIGN_KIND,
        has_card=definition.kind == PERSON_KIND,
        asks_reason=may_change(opened) and services.entry.asks_reason(opened.record),
        copies=not definition.internal and definition.kind != CLOSING,
    )
