"""Paper: what a form is to show is gathered here, drawn by ``documents``, and journalled when it is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TypeVar

from desktop_app.base.clock import VIETNAM
from desktop_app.documents.device_sheet import DeviceSheet, render_device_sheet
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.person_sheet import PersonRecord, PersonSheet, render_person_sheet
from desktop_app.documents.province_key_sheet import ProvinceKeySheet, render_province_key_sheet
from desktop_app.documents.record_list import RecordList, record_list, render_record_list
from desktop_app.documents.word.word_document import write_documents
from desktop_app.domain.list_sums import value_sums
from desktop_app.services.device_keys import DeviceKeys
from desktop_app.services.entry import RecordUnknown
from desktop_app.services.held_answers import HeldAnswers, HeldRecord
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.paper.filing import filed
from desktop_app.services.paper.gathering import in_full
from desktop_app.services.paper.wish import PaperWish
from desktop_app.services.person_card import PersonCards
from desktop_app.services.record_lists import RecordLists
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.services.whose_store import own_province
from desktop_app.storage.campaigns import CampaignRecords
from desktop_app.storage.journal import Journal
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
        desk = PaperDesk(self._session, printed_at=self._printed_at)
        wish = PaperWish("F08", tuple(records or ()), campaign or "", blank=blank, public=public)
        if isinstance(target, Path):
            desk.print_to(wish, target)
        else:
            target.write(desk.draw(wish).content)

    def record_list(
        self,
        target: Target,
        kind: str,
        *,
        records: Sequence[str] = (),
        search: str = "",
        campaign: str = "",
        public: bool = False,
        word: bool = False,
    ) -> None:
        """Print the list of a kind: chosen records, or all complete ones that answer ``search``, of a ``campaign``.

        ``word``: as a Word file, not as PDF.

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
        self._print(kind, content.code, target, _word_list if word else render_record_list, content)

    def _scopes(self, search: str, campaign: str) -> Iterator[str]:
        """Yield what a list is narrowed to, as its paper says it. Raises RecordUnknown."""
        if campaign:
            facts = self._versions.facts(campaign)
            if facts is None:
                raise RecordUnknown(record=campaign)
            yield f"Đợt: {facts.title}"
        if search:
            yield f"Tìm theo: {search}"

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
        groups = own_province(self._session).fingerprint().groups
        sheet = ProvinceKeySheet(self._letterhead(), groups)
        self._print("province-sheet", "", target, render_province_key_sheet, sheet)

    def _letterhead(self) -> Letterhead:
        """Return the letterhead with what the unit is called on the day of printing."""
        day = self._printed_at.date()
        identity = self._session.identity.on(day)
        commune = self._session.communes.by_key(identity.commune) if identity.commune else None
        return Letterhead(
            superior=in_full(identity.superior),
            office=identity.unit_name,
            place=commune.place_line if commune else "Lai Châu",
            day=day,
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
        with filed(target, drawn.getvalue()):
            self.note(form, code)

    def note(self, form: str, code: str) -> None:
        """Journal that a paper left the book: saved here, or sent to a printer by the window."""
        session = self._session
        with session.connection.write():
            Journal(session.connection).append(
                "printed", session.operator.name, session.time.moment(), form=form, code=code
            )


def _word_list(content: RecordList, target: BinaryIO, *, printed_at: datetime) -> None:
    write_documents([record_list(content)], target, printed_at=printed_at)


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
