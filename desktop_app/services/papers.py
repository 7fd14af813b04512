"""Paper: what a form is to show is gathered here, drawn by ``documents``, and journalled when it is printed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TypeVar

from desktop_app.base.clock import VIETNAM
from desktop_app.base.errors import Refused
from desktop_app.base.files import replace_durably
from desktop_app.documents.cover_sheet import CoverCount, CoverFile, CoverSheet, render_cover_sheet
from desktop_app.documents.device_sheet import DeviceSheet, render_device_sheet
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.person_sheet import PersonRecord, PersonSheet, render_person_sheet
from desktop_app.documents.province_key_sheet import ProvinceKeySheet, render_province_key_sheet
from desktop_app.documents.record_list import RecordList, render_record_list
from desktop_app.documents.sign_sheet import SignSheet, SignSheetRow, render_sign_sheet
from desktop_app.domain.answers import commune_of
from desktop_app.domain.definition import Definitions
from desktop_app.domain.entry import EntryContext, display_field
from desktop_app.domain.list_sums import value_sums
from desktop_app.domain.records import Data, Json, decode
from desktop_app.media.problems import drive_problem
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.enrolment import NotAProvince
from desktop_app.services.entry import RecordUnknown
from desktop_app.services.exporting import Exporting, entry_figures
from desktop_app.services.figures import gives_money
from desktop_app.services.held_answers import HeldAnswers, HeldRecord
from desktop_app.services.person_card import PersonCards
from desktop_app.services.record_lists import RecordLists
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.storage.campaigns import CampaignRecords
from desktop_app.storage.journal import Journal
from desktop_app.storage.outbox import OutboxEntry
from desktop_app.storage.settings import Settings
from desktop_app.storage.versions import Versions

BLANK_ROWS: Final = 20
Content = TypeVar("Content", contravariant=True)
Target = Path | BinaryIO
"""A file to be replaced whole, or a stream."""


class Render(Protocol[Content]):
    """Draws one form."""

    def __call__(self, content: Content, target: BinaryIO, *, printed_at: datetime) -> None:
        """Write the PDF of ``content`` to ``target``."""
        ...


class NothingChosen(Refused):
    """A sign sheet needs a campaign, records, or to be blank."""

    code = "nothing_chosen"


@dataclass(frozen=True, slots=True)
class CampaignChoice:
    """A campaign that can be printed: its record id, title, and how many complete gifts and drafts it has."""

    record: str
    title: str
    count: int
    drafts: int


class Papers:
    """Prints for one session. ``printed_at`` is part of the input: the same input gives the same bytes."""

    def __init__(self, session: Session, *, printed_at: datetime | None = None) -> None:
        self._session = session
        moment = printed_at or session.time.printed_at()
        self._printed_at = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
        self._versions = Versions(session.connection, session.lifting)
        self._gifts = CampaignRecords(session.connection, "gift")

    def campaigns(self) -> list[CampaignChoice]:
        """Return the campaigns with complete gifts, the fullest first."""
        choices = [
            CampaignChoice(record, facts.title, count, self._gifts.drafts(record))
            for record, count in self._gifts.counts().items()
            if (facts := self._versions.facts(record)) is not None
        ]
        return sorted(choices, key=lambda one: (-one.count, one.title))

    def sign_sheet(
        self,
        target: Target,
        *,
        campaign: str | None = None,
        records: Sequence[str] | None = None,
        public: bool = False,
        blank: bool = False,
    ) -> None:
        """Print F08: a campaign's gifts, chosen gifts, or a blank sheet (with a campaign's heading if one is given).

        Raises NothingChosen, RecordUnknown, and what ``documents.sign_sheet`` raises.
        """
        if blank:
            sheet = self._blank(campaign)
        elif records is not None:
            sheet = self._chosen(records, public)
        elif campaign is not None:
            sheet = self._of_campaign(campaign, public)
        else:
            raise NothingChosen()
        self._print("F08", sheet.code, target, render_sign_sheet, sheet)

    def record_list(
        self,
        target: Target,
        kind: str,
        *,
        records: Sequence[str] = (),
        search: str = "",
        campaign: str = "",
        public: bool = False,
    ) -> None:
        """Print the list of a kind: chosen records, or all complete ones that answer ``search``, of a ``campaign``.

        Raises KindUnknown, RecordUnknown, and what ``documents.record_list`` raises.
        """
        definition, columns, rows, mark = RecordLists(self._session).gather(
            kind, records=records, search=search, campaign=campaign, public=public
        )
        chairs = signers(self._session)
        content = RecordList(
            letterhead=self._letterhead(),
            what=definition.plural.vi,
            scope="; ".join(self._scopes(search, campaign)),
            columns=columns,
            rows=rows,
            code=f"{kind}-{mark}",
            version=str(definition.version),
            label=mark,
            sums=value_sums(definition) if any(column.summed for column in columns) else (),
            public=public,
            preparer=self._session.operator.name,
            chair=chairs[0] if len(chairs) == 1 and chairs[0] != self._session.operator.name else "",
        )
        self._print(kind, content.code, target, render_record_list, content)

    def _scopes(self, search: str, campaign: str) -> Iterator[str]:
        """Yield what a list is narrowed to, as its paper says it. Raises RecordUnknown."""
        if campaign:
            facts = self._versions.facts(campaign)
            if facts is None:
                raise RecordUnknown(record=campaign)
            yield f"Đợt: {facts.title}"
        if search:
            yield f"Tìm theo: {search}"

    def cover_sheet(self, target: Target, number: int | None = None) -> None:
        """Print F16 for a bundle made here, the newest without a number. Raises BundleUnknown."""
        sheet = self._cover(Exporting(self._session).entry(number))
        self._print("F16", sheet.bundle, target, render_cover_sheet, sheet)

    def device_sheet(self, target: Target) -> None:
        """Print the device sheet: the thirty digits for the province, with room for signature and seal."""
        identity = self._session.identity
        keys = DeviceKeys.read(Settings(self._session.connection))
        sheet = DeviceSheet(
            letterhead=self._letterhead(),
            unit=identity.unit,
            device=identity.device,
            fingerprint=keys.fingerprint(identity.device).groups,
            preparer=self._session.operator.name,
        )
        self._print("device-sheet", identity.device, target, render_device_sheet, sheet)

    def person_sheet(self, target: Target, record: str) -> None:
        """Print a person's card: all that is held on her, and what she received. Raises RecordUnknown."""
        card = PersonCards(self._session).open(record)
        own, records = HeldAnswers(self._session).of(card)
        sheet = PersonSheet(
            letterhead=self._letterhead(),
            name=card.name,
            held=own[0],
            merged=own[1:],
            records=tuple(_person_record(one) for one in records),
            code=card.record[:8],
            version=card.version[:8],
            preparer=self._session.operator.name,
        )
        self._print("person", card.record[:8], target, render_person_sheet, sheet)

    def province_sheet(self, target: Target) -> None:
        """Print the province's sheet: the thirty digits of its root key. Raises NotAProvince."""
        province = Province.read(Settings(self._session.connection))
        if self._session.identity.role != "province" or province is None:
            raise NotAProvince()
        sheet = ProvinceKeySheet(self._letterhead(), province.fingerprint().groups)
        self._print("province-sheet", "", target, render_province_key_sheet, sheet)

    def _letterhead(self, day: date | None = None, *, named: date | None = None) -> Letterhead:
        """Return the letterhead with what the unit was called on ``named`` (as of printing when nobody says)."""
        identity = self._session.identity.on(named or day or self._printed_at.date())
        commune = self._session.communes.by_key(identity.commune) if identity.commune else None
        return Letterhead(
            superior=_in_full(identity.superior),
            office=identity.unit_name,
            place=commune.place_line if commune else "Lai Châu",
            day=day or self._printed_at.date(),
        )

    def _blank(self, campaign: str | None) -> SignSheet:
        title = self._occasion(campaign) if campaign else ""
        letterhead = replace(self._letterhead(), day=None)
        return SignSheet(letterhead, title, (), public=False, code="", version="1", blank_rows=BLANK_ROWS)

    def _of_campaign(self, campaign: str, public: bool) -> SignSheet:
        rows = (self._row(decode(content).version.data, public) for _id, content in self._gifts.versions(campaign))
        mark = _mark(self._gifts.ids(campaign))
        return self._sheet(self._occasion(campaign), rows, public, campaign[:8], mark, self._gifts.last_day(campaign))

    def _chosen(self, records: Sequence[str], public: bool) -> SignSheet:
        found = []
        for record in records:
            stored = self._versions.shown(record)
            if stored is None or stored.version.kind != "gift":
                raise RecordUnknown(record=record)
            found.append(stored)
        campaigns = {str(stored.version.data.get("campaign", "")) for stored in found}
        occasion = self._occasion(campaigns.pop()) if len(campaigns) == 1 else ""
        rows = [self._row(stored.version.data, public) for stored in found]
        lifted = [self._session.lifting(stored.version) for stored in found]
        last = max((one.occurred_to for one in lifted if one.occurred_to), default=None)
        mark = _mark(one.id for one in found)
        return self._sheet(occasion, rows, public, records[0][:8] if records else "", mark, last)

    def _sheet(
        self, occasion: str, rows: Iterable[SignSheetRow], public: bool, code: str, version: str, last: str | None
    ) -> SignSheet:
        """Return the sheet under the name the unit had on the ISO day ``last``, the newest of its records."""
        chairs = signers(self._session)
        return SignSheet(
            letterhead=self._letterhead(named=date.fromisoformat(last) if last else None),
            occasion=occasion,
            rows=rows,
            public=public,
            code=code,
            version=version,
            preparer=self._session.operator.name,
            chair=chairs[0] if len(chairs) == 1 and chairs[0] != self._session.operator.name else "",
        )

    def _occasion(self, campaign: str) -> str:
        facts = self._versions.facts(campaign)
        if facts is None:
            raise RecordUnknown(record=campaign)
        return f"nhân dịp {facts.title}" if facts.kind == "campaign" else facts.title

    def _row(self, data: Data, public: bool) -> SignSheetRow:
        """Return one recipient's row; a public one tells neither her village nor what was noted of her."""
        recipient = data.get("recipient")
        person = recipient if isinstance(recipient, dict) else {}
        return SignSheetRow(
            name=_text(person.get("name")),
            unit=self._unit(data, _commune_alone(data.get("place")) if public else data.get("place")),
            number=_text(person.get("number")),
            cash=_amount(data.get("cash")),
            in_kind=_text(data.get("in_kind")),
            in_kind_value=_amount(data.get("in_kind_value")),
            note="" if public else _note(data),
        )

    def _unit(self, data: Data, place: Json) -> str:
        village = _text(place.get("village")) if isinstance(place, dict) else ""
        return _text(data.get("workplace")) or village or self._place(place)

    def _place(self, place: Json) -> str:
        field = self._session.definitions.current("gift").field("place")
        return display_field(field, place, "vi", EntryContext(communes=self._session.communes))

    def _cover(self, entry: OutboxEntry) -> CoverSheet:
        identity = self._session.identity
        made = datetime.fromisoformat(entry.made_at).date() if entry.made_at else None
        return CoverSheet(
            letterhead=self._letterhead(),
            bundle=entry.name,
            number=entry.number,
            year=str((made or self._printed_at.date()).year),
            period="",
            receiver=str(entry.summary.get("recipient", "")),
            files=(CoverFile(f"Gói số {entry.number}", made, "Gói số liệu đã ký và niêm phong", identity.unit_name),),
            size=entry.size,
            checksum=entry.sha256,
            counts=tuple(_counts(entry, self._session.definitions)),
            signer=str(entry.summary.get("signer", "")),
            giver=self._session.operator.name,
        )

    def _print(self, form: str, code: str, target: Target, render: Render[Content], content: Content) -> None:
        """Render into memory, then hand over whole: a file is journalled, a stream is only looked at (see ``note``).

        Raises the problems of the drive.
        """
        drawn = io.BytesIO()
        render(content, drawn, printed_at=self._printed_at)
        if not isinstance(target, Path):
            target.write(drawn.getvalue())
            return
        try:
            replace_durably(target, drawn.getvalue())
        except OSError as error:
            size, present = len(drawn.getvalue()), target.parent.is_dir()
            raise drive_problem(error, target.parent, size=size, present=present) from error
        self.note(form, code)

    def note(self, form: str, code: str) -> None:
        """Journal that a paper left the book: saved here, or sent to a printer by the window."""
        session = self._session
        with session.connection.write():
            Journal(session.connection).append(
                "printed", session.operator.name, session.time.moment(), form=form, code=code
            )


def _person_record(one: HeldRecord) -> PersonRecord:
    """Return a record that names a person as her sheet shows it."""
    return PersonRecord(
        when=one.when,
        kind=one.kind,
        about=tuple(part for part in (", ".join(one.roles), one.title, one.campaign) if part),
        amount=one.amount,
        support=one.support and not one.draft,
        draft=one.draft,
        facts=one.facts,
    )


def _counts(entry: OutboxEntry, definitions: Definitions) -> Iterator[CoverCount]:
    """Yield what a bundle holds of each kind, as its cover sheet says it."""
    for figures in entry_figures(entry, definitions):
        definition = definitions.current(figures.kind)
        types = {measure.type for measure in definition.measures}
        yield CoverCount(
            title=definition.plural.vi,
            records=figures.records,
            persons=figures.persons if "persons" in types else None,
            turns=figures.turns if "turns" in types else None,
            value=figures.value if gives_money(definition) else None,
        )


def _in_full(union: str) -> str:
    """Return a union's name as a letterhead writes it: the federation's is spelt out (domain facts, block HB)."""
    return union.replace("LĐLĐ ", "Liên đoàn Lao động ", 1) if union.startswith("LĐLĐ ") else union


def _mark(versions: Iterable[str]) -> str:
    """Return eight digits that change when any version on the list does."""
    digest = hashlib.sha256()
    for version in versions:
        digest.update(version.encode("ascii"))
    return digest.hexdigest()[:8]


def _note(data: Data) -> str:
    signing = {"on_behalf": "Ký thay", "fingerprint": "Điểm chỉ"}.get(_text(data.get("signing")), "")
    parts = (signing, _text(data.get("signed_by")) if signing else "", _text(data.get("note")))
    return ", ".join(part for part in parts if part)


def _commune_alone(place: Json) -> Json:
    """Return a place as far as a public list tells it."""
    commune = commune_of(place)
    return {"commune": commune} if commune else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _amount(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
