"""F17: the consent of each chosen person, and a blank one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.documents.forms.consent import TITLE, Consent, consent
from desktop_app.documents.letterhead import dateline
from desktop_app.domain.answers import text_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.persons import day_shown

PERSON: Final = "person"
_NOT_ASKED_FOR: Final = frozenset(("death",))
_OF_CONSENT: Final = "privacy"
"""The section of a person's record that is about consent itself."""
_SENSITIVE: Final = {
    "ethnic_group": "dân tộc",
    "reason": "lý do hỗ trợ (cả sức khỏe)",
    "circumstance": "hoàn cảnh gia đình",
    "circumstances": "hoàn cảnh gia đình",
    "household_class": "diện hộ nghèo",
    "income": "thu nhập",
    "bank_account": "số tài khoản",
    "bank_name": "số tài khoản",
    "papers": "bản chụp giấy tờ",
}
"""Sensitive answers in the words people use; one that is not here is told by its title."""


def gather_consents(at: Gathering) -> Iterator[Paperwork]:
    """Yield a paper for each person. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        blank = _consent(at, at.definition(PERSON), {})
        yield at.made(TITLE, lambda stamp: consent(blank, stamp))
        return
    for stored in at.chosen():
        yield _made(at, stored, _consent(at, at.definition_of(stored), stored.version.data))


def _made(at: Gathering, stored: StoredVersion, content: Consent) -> Paperwork:
    title = f"{TITLE} {content.name}".strip()
    return at.made(title, lambda stamp: consent(content, stamp), Named([stored]), stored.version.record)


def _consent(at: Gathering, person: Definition, data: Data) -> Consent:
    """Return the content for the person with these answers; of them only those that say who she is are printed."""
    own = at.letterhead()
    return Consent(
        office=own.office,
        superior=own.superior,
        grounds=at.text("grounds"),
        purposes=at.text("opening"),
        basic=_basic(at.definition(PERSON)),
        sensitive=_sensitive(at),
        recipients=at.text("receivers"),
        points=at.text("closing"),
        dated=dateline(at.frame.place, None),
        name=text_of(data.get("name")),
        birth=day_shown(data.get("birth")),
        number=text_of(data.get("number")),
        phone=at.shown(person, data, "phone"),
        home=at.shown(person, data, "address"),
    )


def _basic(person: Definition) -> list[str]:
    """Return what a person's record asks her that is not sensitive."""
    asked = (field for field in person.fields if field.section != _OF_CONSENT and field.name not in _NOT_ASKED_FOR)
    return [_lowered(field) for field in asked if not (field.sensitive or field.hidden or field.retired)]


def _sensitive(at: Gathering) -> list[str]:
    """Return every sensitive answer that any kind of record asks of people, each named once."""
    fields = [
        field
        for definition in at.session.definitions
        for whole in definition.fields
        for field in (whole, *whole.fields)
        if field.sensitive and not field.retired
    ]
    asked = {field.name for field in fields}
    known = [words for name, words in _SENSITIVE.items() if name in asked]
    others = [_lowered(field) for field in fields if field.name not in _SENSITIVE]
    return list(dict.fromkeys([*known, *others]))


def _lowered(field: Field) -> str:
    title = field.title.vi.removesuffix(" (đồng)")
    return title[:1].lower() + title[1:]
