"""Erasing personal data by law: of one person, or of everybody in a campaign whose time of keeping is over.

At this office at once, at the province with a bundle. In one transaction: every record of this unit that names her (all
of the campaign) gets a version without her (``domain.erased_person``, ``domain.erased_campaign``), so that counts and
amounts stay; her own record gets an empty one; all older versions of these records lose their bytes and keep their
hashes; and an ``erasure`` record names those hashes. That record travels like any other, signed with the bundle; the
receiver blanks the same versions and never stores their bytes again. What cannot be reached: bundles that were sealed
before, which nobody but the province can open, backups until they are thinned, and paper. Reports that were kept lose
every text that mentions her (``services.erased_copies``). Of a printed paper's signed copy the scan goes too where
nobody else is on it; a paper that lists others keeps its own, and is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal

from desktop_app.base.errors import Refused
from desktop_app.domain.answers import lines_of, text_of, texts_in
from desktop_app.domain.erased_answers import Mentions
from desktop_app.domain.erased_person import ErasedPerson
from desktop_app.domain.records import Data, Json, Version
from desktop_app.services.campaign_people import CampaignPeople, CampaignReach
from desktop_app.services.entry import ForeignRecord, RecordUnknown
from desktop_app.services.erased_copies import ErasedCopies
from desktop_app.services.erased_versions import ErasedVersions, Without
from desktop_app.services.mentions import Mention, find_mentions
from desktop_app.services.permissions import require
from desktop_app.services.probable import Probable
from desktop_app.services.session import Session
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.journal import Journal
from desktop_app.storage.paper_scans import ErasedScans, PaperScans
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.retention import overdue
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions

Reason = Literal["request", "withdrawn", "retention"]
REASONS: Final[tuple[Reason, ...]] = ("request", "withdrawn", "retention")
ERASURE: Final = "erasure"
PERSON: Final = "person"
CAMPAIGN: Final = "campaign"


class AlreadyErased(Refused):
    """What was held on this person was erased before. Fields: ``record``."""

    code = "already_erased"


class NothingToErase(Refused):
    """No record of the campaign tells of anybody any more. Fields: ``campaign``."""

    code = "nothing_to_erase"


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure would do: ``records`` of this unit name her, ``versions`` lose their bytes.

    ``foreign`` records of other units name her too: only those units erase there. ``probable`` records may speak of her
    and stay as they are until somebody says so (``services.probable``). So do ``mentions``: other records of this unit
    in whose words her name, a number or a telephone of hers stands without a link. ``scans``: so many signed copies are
    of papers on which she stands; those of papers with others on them stay.
    """

    record: str
    name: str
    records: int
    versions: int
    foreign: int
    probable: int = 0
    mentions: tuple[Mention, ...] = ()
    scans: int = 0


@dataclass(frozen=True, slots=True)
class CampaignErasurePlan:
    """What erasing the people of a campaign would do: ``records`` lose ``persons``, ``versions`` lose their bytes.

    ``cards`` are the people's own records that go, for they are named in nothing else. ``foreign`` records of other
    units belong to the campaign too: only those units erase there.
    """

    campaign: str
    title: str
    records: int
    persons: int
    cards: int
    versions: int
    foreign: int
    scans: int = 0


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased; ``erasure`` is the record that says so to the province.

    ``typing``: so much that was typed and not saved went too.
    ``scans``: signed copies of papers that went, and the papers whose copies stay because others are on them.
    ``log_emptied``: nothing is left in the store's log either. False means a full disk: it goes when there is room.
    """

    erasure: str
    records: int
    versions: int
    log_emptied: bool = True
    typing: int = 0
    scans: ErasedScans = field(default_factory=ErasedScans)


@dataclass(frozen=True, slots=True)
class _Reach:
    """Whom and what an erasure touches: record ids."""

    person: ErasedPerson
    own: list[str]
    foreign: list[str]


@dataclass(frozen=True, slots=True)
class _Typing:
    """What is typed and not saved goes if it is of, or holds, one of the ids, or mentions somebody.

    A person's name alone is enough: what was meant is typed anew in a minute, what survives is offered again for ever.
    """

    words: Sequence[str]
    mentions: Mentions

    def is_in(self, kept: Json) -> bool:
        """Tell whether it takes ``kept``, as it takes what lies in the drawer (``storage.erasing``)."""
        told = json.dumps(kept)
        return any(word and word in told for word in self.words) or any(map(self.mentions.within, texts_in(kept)))


@dataclass(frozen=True, slots=True)
class _Order:
    """What one erasure does: ``own`` records go on ``without`` them, ``cards`` become empty, ``typing`` is forgotten.

    ``whom`` says it in the erasure's own record, ``record`` in the journal. ``remembered`` are the records by which
    this PC knows of the erasure when the store is set back (``services.undone_erasures``).
    """

    whom: Data
    record: str
    without: Without
    own: Sequence[str]
    cards: Sequence[str]
    typing: _Typing
    remembered: Sequence[str]


def versions_named(version: Version) -> list[str]:
    """Return the ids that a record of kind ``erasure`` says were erased; none for any other version."""
    if version.kind != ERASURE or version.state != "complete":
        return []
    return [named for line in lines_of(version.data.get("versions")) if (named := text_of(line.get("version")))]


Progress = Callable[[int, int], None]


class Erasure:
    """Erases for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._same = SamePersons(session.connection)
        self._records = PersonRecords(session.connection)
        self._erasing = Erasing(session.connection, session.lifting)
        self._scans = PaperScans(session.connection)
        self._campaigns = CampaignPeople(session)

    def is_campaign(self, record: str) -> bool:
        """Tell whether ``record`` is a campaign's: then everybody in it is erased together."""
        facts = self._versions.facts(record)
        return facts is not None and facts.kind == CAMPAIGN

    def is_due(self, campaign: str) -> bool:
        """Tell whether a campaign's time of keeping is over while its records still name people."""
        session = self._session
        today = session.time.today()
        return today is not None and bool(overdue(session.connection, today, session.own_units, campaign))

    def plan(self, record: str) -> ErasurePlan:
        """Return what erasing a person would do. Raises RecordUnknown, ForeignRecord, AlreadyErased."""
        reach = self._reach(record)
        versions = self._erasing.versions_of([*reach.person.records, *reach.own])
        name = next(iter(reach.person.names), "")
        probable = {part.record for part in Probable(self._session).parts(reach.person.kept)}
        besides = {*reach.person.records, *reach.own, *reach.foreign, *probable}
        mentions = tuple(find_mentions(self._session, reach.person, besides))
        foreign = len(reach.foreign)
        scans = self._scans.telling_of([*reach.person.records, *reach.own])
        return ErasurePlan(
            reach.person.kept, name, len(reach.own), len(versions), foreign, len(probable), mentions, scans
        )

    def erase(self, record: str, reason: Reason) -> Erased:
        """Erase a person for good. Raises as ``plan``."""

        def order() -> _Order:
            reach = self._reach(record)
            person, cards = reach.person, list(reach.person.records)
            typing = _Typing(cards, person.mentions)
            return _Order({PERSON: person.kept}, person.kept, person.without, reach.own, cards, typing, cards)

        return self._erase(order, reason)

    def plan_campaign(self, campaign: str) -> CampaignErasurePlan:
        """Return what erasing everybody in a campaign would do. Raises RecordUnknown, ForeignRecord, NothingToErase."""
        reach = self._campaign_reach(campaign)
        facts = self._versions.facts(campaign)
        versions = self._erasing.versions_of([*reach.cards, *reach.own])
        return CampaignErasurePlan(
            campaign,
            facts.title if facts else "",
            len(reach.own),
            reach.persons,
            len(reach.cards),
            len(versions),
            reach.foreign,
            self._scans.telling_of([*reach.cards, *reach.own]),
        )

    def erase_campaign(
        self, campaign: str, reason: Reason = "retention", progress: Progress = lambda *_: None
    ) -> Erased:
        """Erase everybody in a campaign for good; its own record stays. Raises as ``plan_campaign``.

        ``progress(done, total)`` follows the records; what it raises stops it with nothing erased.
        """

        def order() -> _Order:
            reach = self._campaign_reach(campaign)
            # Typing of the campaign's own record names it by no answer: it stays, and so does what is typed elsewhere.
            typing = _Typing([f'"{campaign}"', *reach.own, *reach.cards], Mentions((), reach.numbers))
            whom: Data = {CAMPAIGN: campaign}
            return _Order(whom, campaign, reach.people.without, reach.own, reach.cards, typing, [campaign])

        return self._erase(order, reason, progress)

    def _erase(self, ordered: Callable[[], _Order], reason: Reason, progress: Progress = lambda *_: None) -> Erased:
        """Do all of it or nothing. What is reached is looked up where nothing can be saved beside it any more."""
        session = self._session
        require(session, "administer")
        writing = ErasedVersions(session)
        with self._forgetting() as forget, session.connection.write():
            order = ordered()
            versions = self._erasing.versions_of([*order.cards, *order.own])
            for number, record in enumerate(order.own):
                progress(number, len(order.own))
                writing.write_without(record, order.without)
            for card in order.cards:
                writing.write_empty(card)
            erasure = writing.write_said(session.definitions.current(ERASURE), self._said(order, reason, versions))
            # Typing first: an attached file that it names would be kept for it.
            typing = self._erasing.forget_typing(order.typing.words, order.typing.mentions.within)
            self._erasing.erase(versions, session.identity.unit, session.own_units)
            scans = self._scans.erase([*order.cards, *order.own])
            ErasedCopies(session.connection, order.typing.mentions, session.own_units).forget()
            writing.empty_files()
            Journal(session.connection).append(
                "erased",
                session.operator.name,
                session.time.moment(),
                record=order.record,
                erasure=erasure,
                versions=len(versions),
                reason=reason,
            )
            forget(order.typing.is_in)  # before anybody else can write: rows on their way ask for it
        if session.opened.high_water is not None:
            session.opened.high_water.remember_erasure(session.connection, order.remembered, erasure)
        # What fails from here on must not be told as if nothing had been erased: it was, for good.
        emptied = session.connection.flush_log()
        return Erased(erasure, len(order.own), len(versions), log_emptied=emptied, typing=typing, scans=scans)

    @contextmanager
    def _forgetting(self) -> Iterator[Callable[[Callable[[Json], bool]], None]]:
        """Let what is typed be forgotten from inside the transaction on; nothing is, where it is undone."""
        forgotten = self._session.forgotten
        told: list[Callable[[Json], bool]] = []

        def forget(takes: Callable[[Json], bool]) -> None:
            told.append(takes)
            forgotten.append(takes)

        try:
            yield forget
        except BaseException:
            forgotten[:] = [takes for takes in forgotten if takes not in told]
            raise

    def _reach(self, record: str) -> _Reach:
        shown = self._versions.shown(record)
        if shown is None or shown.version.kind != PERSON:
            raise RecordUnknown(record=record)
        if shown.version.unit not in self._session.own_units:
            raise ForeignRecord(unit=shown.version.unit)
        group = [one for one in self._same.group(record) if self._is_own(one)]
        past = [stored.version.data for one in group for stored in self._versions.history(one)]
        names = {name for data in past if (name := text_of(data.get("name")))}
        numbers = {number for data in past for key in ("number", "old_number") if (number := text_of(data.get(key)))}
        if not names:
            raise AlreadyErased(record=record)
        phones = {phone for data in past if (phone := text_of(data.get("phone")))}
        person = ErasedPerson(group[0], frozenset(group), frozenset(numbers), frozenset(names), frozenset(phones))
        naming = [one for one in self._records.naming(group, sorted(numbers)) if one not in group]
        own = [one for one in naming if self._is_own(one)]
        return _Reach(person, own, [one for one in naming if one not in own])

    def _campaign_reach(self, campaign: str) -> CampaignReach:
        facts = self._versions.facts(campaign)
        if facts is None or facts.kind != CAMPAIGN:
            raise RecordUnknown(record=campaign)
        if facts.unit not in self._session.own_units:
            raise ForeignRecord(unit=facts.unit)
        reach = self._campaigns.reach(campaign)
        if not reach.own:
            raise NothingToErase(campaign=campaign)
        return reach

    def _is_own(self, record: str) -> bool:
        facts = self._versions.facts(record)
        return facts is not None and facts.unit in self._session.own_units

    def _said(self, order: _Order, reason: Reason, versions: Sequence[str]) -> Data:
        """Return the answers of the record that names what was erased."""
        today = self._session.time.today()
        day: Data = {} if today is None else {"erased_on": today.isoformat()}
        return {**order.whom, **day, "reason": reason, "versions": [{"version": version} for version in versions]}
