"""F08: the gifts of a campaign, of a period, or chosen ones, for signing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.documents.forms.gift_list import TITLE, GiftList, GiftRow, gift_list
from desktop_app.domain.answers import amount_of, commune_of, text_of
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.services.paper.gathering import Gathering, Paperwork

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
        chair=at.frame.signer,
        authority=at.frame.authority or at.form.authority,
    )
    subject = at.wish.campaign or (at.wish.records[0] if at.wish.records else "")
    yield at.made(f"{TITLE} {occasion}".strip(), lambda stamp: gift_list(content, stamp), chosen, subject)


def _row(at: Gathering, stored: StoredVersion) -> GiftRow:
    """Return one recipient's row; a public one tells neither her village nor what was noted of her."""
    definition, data, public = at.definition_of(stored), at.data(stored), at.wish.public
    recipient = data.get("recipient")
    person = recipient if isinstance(recipient, dict) else {}
    return GiftRow(
        name=text_of(person.get("name")),
        unit=text_of(data.get("workplace")) or _home(at, stored, data, public),
        number=text_of(person.get("number")),
        cash=amount_of(data.get("cash")),
        in_kind=at.shown(definition, data, "in_kind"),
        in_kind_value=amount_of(data.get("in_kind_value")),
        note="" if public else _note(data),
    )


def _home(at: Gathering, stored: StoredVersion, data: Data, public: bool) -> str:
    place = data.get("place")
    village = text_of(place.get("village")) if isinstance(place, dict) else ""
    if village and not public:
        return village
    shown: Data = {**data, "place": _commune_alone(place)} if public else data
    return at.shown(at.definition_of(stored), shown, "place")


def _commune_alone(place: Json) -> Json:
    """Return a place as far as a public list tells it."""
    commune = commune_of(place)
    return {"commune": commune} if commune else None


def _note(data: Data) -> str:
    signing = _SIGNING.get(text_of(data.get("signing")), "")
    parts = (signing, text_of(data.get("signed_by")) if signing else "", text_of(data.get("note")))
    return ", ".join(part for part in parts if part)
