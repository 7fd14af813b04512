"""Who is named in a form: what she received before stands beside it, so that nobody is given the same twice unseen."""

from __future__ import annotations

from collections import Counter

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _, language
from desktop_app.domain.definition import Definition
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Data
from desktop_app.services.person_card import PersonCard, PersonCards
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.screens.record_form import RecordForm


class KnownPerson:
    """The person the form's record is called by, once she is linked. ``record`` is hers, "" for nobody."""

    def __init__(self, services: RecordServices, form: RecordForm) -> None:
        self._cards = PersonCards(services.session)
        self._form = form
        self._shown: tuple[str, str | None, str] = ("", None, "")
        self.record = ""

    def look(self, definition: Definition, data: Data, record: str | None) -> None:
        """Show what is on record of the person ``data`` of ``record`` names, unless it is shown already."""
        person = _person_of(definition, data)
        shown = (person, record, language())  # said in the language in use, as problems are
        if shown == self._shown:
            return
        self._shown = shown
        self.record = person
        self._form.show_known(self._words(person, record) if person else "")

    def begin(self) -> None:
        """Look anew: another record is shown, or this one was saved."""
        self._shown = ("", None, "")
        self.record = ""
        self._form.show_known("")

    def _words(self, person: str, record: str | None) -> str:
        try:
            card = self._cards.open(person, looked=False)
        except Refused:  # a link whose record never came
            return ""
        received = _received(card, record)
        if not received:
            return _("{name} chưa nhận hỗ trợ nào khác ghi trong sổ.").format(name=card.name)
        return _("{name} đã nhận {list}.").format(name=card.name, list=", ".join(received))


def _person_of(definition: Definition, data: Data) -> str:
    """Return the record of the person that ``data`` is called by."""
    if definition.kind == PERSON_KIND:
        return ""
    for name in definition.lifts.title:
        answer = data.get(name)
        if definition.field(name).type == "person" and isinstance(answer, dict):
            record = answer.get("record")
            return record if isinstance(record, str) else ""
    return ""


def _received(card: PersonCard, record: str | None) -> list[str]:
    """Return the support by kind, this very record left out: how often, and what the newest was part of, or its day."""
    parts = [part for part in card.parts if part.support and part.record != record]
    counts = Counter(part.kind_title for part in parts)
    newest: dict[str, str] = {}
    for part in parts:  # by day, those without one last
        if part.when or part.kind_title not in newest:
            newest[part.kind_title] = part.campaign or part.when
    return [_support(kind, count, newest[kind]) for kind, count in counts.items()]


def _support(kind: str, count: int, newest: str) -> str:
    words = _("{count} {kind}").format(count=format_money(count), kind=kind[:1].lower() + kind[1:])
    if not newest:
        return words
    when = newest if count == 1 else _("gần nhất: {newest}").format(newest=newest)
    return f"{words} ({when})"
