"""F08: the gifts of a campaign, of a period, or chosen ones, for signing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.documents.forms.gift_list import TITLE, GiftList, GiftRow, gift_list
from desktop_app.domain.answers import amount_of, text_of
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.persons import home_of, snapshot

BLANK_ROWS: Final = 20
_SIGNING: Final = {"on_behalf": "Ký thay", "fingerprint": "Điểm chỉ"}


def gather_gift_list(at: Gathering) -> Iterator[Paperwork]:
    """Yield the one list. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    occasion = f"nhân dịp {at.occasion}" if at.occasion else ""
    if at.wish.blank:
        content = GiftList(at.letterhead(), occasion, (), public=False, blank_rows=BLANK_ROWS)
        yield at.made(TITLE, lambda stamp: gift_list(content, stamp))
        return
    chosen = at.chosen()
    if at.wish.records:
        campaigns = {text_of(stored.version.data.get("campaign")) for stored in chosen}
        occasion = f"nhân dịp {at.title_of(campaigns.pop())}" if len(campaigns) == 1 and "" not in campaigns else ""
    content = GiftList(
        letterhead=at.letterhead(named=chosen.last_day()),
        occasion=occasion,
        rows=(_row(at, stored) for stored in chosen),
        public=at.wish.public,
        preparer=at.session.operator.name,
        chair=at.approver,
        authority=at.authority,
    )
    yield at.made(f"{TITLE} {occasion}".strip(), lambda stamp: gift_list(content, stamp), chosen, at.subject)


def _row(at: Gathering, stored: StoredVersion) -> GiftRow:
    """Return one recipient's row; a public one tells neither her village nor what was noted of her."""
    definition, data, public = at.definition_of(stored), at.data(stored), at.wish.public
    person = snapshot(data, "recipient")
    return GiftRow(
        name=text_of(person.get("name")),
        unit=text_of(data.get("workplace")) or home_of(at, stored, data),
        number=text_of(person.get("number")),
        cash=amount_of(data.get("cash")),
        in_kind=at.shown(definition, data, "in_kind"),
        in_kind_value=amount_of(data.get("in_kind_value")),
        note="" if public else _note(data),
    )


def _note(data: Data) -> str:
    signing = _SIGNING.get(text_of(data.get("signing")), "")
    parts = (signing, text_of(data.get("signed_by")) if signing else "", text_of(data.get("note")))
    return ", ".join(part for part in parts if part)
