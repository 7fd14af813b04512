"""A person's card: everything held on her, and all the support she received over the years.

What links her is found by her record, by the records merged into it, and by every personal number she ever had. A name
with birth and commune links nobody: such records are named apart, for a person to say whose they are. Opening a card
that shows a sensitive answer is journalled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.i18n import language
from desktop_app.domain.answers import text_of
from desktop_app.domain.dates import from_columns
from desktop_app.domain.definition import Definition
from desktop_app.domain.display import display_field
from desktop_app.domain.records import StoredVersion
from desktop_app.domain.sensitive import is_withheld
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import RecordUnknown
from desktop_app.services.figures import gives_money, receivers
from desktop_app.services.looking import Looking
from desktop_app.services.probable import Probable
from desktop_app.services.session import Session
from desktop_app.storage.person_records import PersonPart, PersonRecords
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions

PERSON: Final = "person"
_CARE: Final = "care"
"""The group of kinds that may be support given; of other kinds a person has a part, but receives nothing."""


@dataclass(frozen=True, slots=True)
class Held:
    """One answer held on the person. ``withheld``: it is there, but she did not agree to its use; the text is ""."""

    name: str
    title: str
    text: str
    sensitive: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One record the person has a part in. ``amount`` is đồng for her, None where a record names none.

    ``support``: it is support given to her; only that is added up. Not a request, a survey, nor what was given to
    somebody of her family. ``when`` and ``campaign`` are as shown, "" if none.
    """

    record: str
    kind: str
    kind_title: str
    title: str
    when: str
    amount: int | None
    campaign: str
    state: str
    unit: str
    support: bool


@dataclass(frozen=True, slots=True)
class KindTotal:
    """The person's complete records of one kind: how many, and what was given to her by them, đồng.

    A kind stands twice when she received something by some of its records, and had another part in others.
    """

    kind: str
    kind_title: str
    count: int
    value: int
    support: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """The card. ``same`` are other records of the person that were merged into this one; ``own``: may be changed.

    ``probable`` are parts in records that have her name, birth and commune: nobody has said yet that they are hers.
    """

    record: str
    name: str
    state: str
    version: str
    held: tuple[Held, ...]
    parts: tuple[Part, ...]
    totals: tuple[KindTotal, ...]
    same: tuple[tuple[str, str], ...]
    own: bool
    revisions: int
    probable: tuple[Part, ...] = ()

    @property
    def support(self) -> int:
        """How often she was supported."""
        return sum(total.count for total in self.totals if total.support)

    @property
    def value(self) -> int:
        """What was given to her in all, đồng."""
        return sum(total.value for total in self.totals if total.support)


class PersonCards:
    """Makes the cards of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._same = SamePersons(session.connection)
        self._records = PersonRecords(session.connection)
        self._probable = Probable(session)
        self._context = Browsing(session).context
        self._looking = Looking(session)

    def open(self, record: str, *, looked: bool = True) -> PersonCard:
        """Return the card of a person on record; of a merged record, that of the one that was kept.

        A look at sensitive answers is journalled unless ``looked`` is False (the caller did). Raises RecordUnknown.
        """
        self._stored(record)
        group = self._same.group(record)
        stored = {one: self._stored(one) for one in group if self._versions.facts(one) is not None}
        first = stored.get(group[0]) or next(iter(stored.values()))
        definition = self._definition(first)
        parts = tuple(map(self._part, self._records.parts(group, sorted(self._records.numbers(group)))))
        if looked and not _withheld(first):
            self._looking.note(first.version.record, definition, first.version.data)
        return PersonCard(
            record=first.version.record,
            name=text_of(first.version.data.get("name")),
            state=first.version.state,
            version=first.id,
            held=tuple(self._held(definition, first)),
            parts=parts,
            totals=tuple(_totals(parts)),
            same=tuple((one, text_of(each.version.data.get("name"))) for one, each in stored.items() if each != first),
            own=first.version.unit in self._session.own_units,
            revisions=sum(len(self._versions.history(one)) for one in stored),
            probable=tuple(map(self._part, self._probable.parts(group[0]))),
        )

    def _stored(self, record: str) -> StoredVersion:
        found = self._versions.shown(record)
        if found is None or found.version.kind != PERSON:
            raise RecordUnknown(record=record)
        return found

    def _definition(self, stored: StoredVersion) -> Definition:
        return self._session.definitions.version(stored.version.kind, stored.version.form_version)

    def _held(self, definition: Definition, stored: StoredVersion) -> Iterable[Held]:
        shown, data, closed = language(), stored.version.data, _withheld(stored)
        for field in definition.fields:
            if field.hidden or field.name not in data:
                continue
            withheld = field.sensitive and closed
            text = "" if withheld else display_field(field, data[field.name], shown, self._context)
            yield Held(field.name, field.title.in_language(shown), text, field.sensitive, withheld)

    def _part(self, part: PersonPart) -> Part:
        definition = self._session.definitions.current(part.kind)
        campaign = self._versions.facts(part.campaign) if part.campaign else None
        gives = gives_money(definition) and part.role in receivers(definition)
        return Part(
            record=part.record,
            kind=part.kind,
            kind_title=definition.title.in_language(language()),
            title=part.title,
            when=_when(part),
            amount=part.value if gives else None,
            campaign=campaign.title if campaign else "",
            state=part.state,
            unit=part.unit,
            support=gives and definition.group == _CARE,
        )


def _withheld(stored: StoredVersion) -> bool:
    return is_withheld(stored.version.data)


def _when(part: PersonPart) -> str:
    when = from_columns(part.occurred_from, part.occurred_to, part.precision)
    return "" if when is None else when.display()


def _totals(parts: Sequence[Part]) -> list[KindTotal]:
    """Add up the complete records by kind, in the order in which the kinds first come."""
    kinds: dict[tuple[str, bool], list[Part]] = {}
    for part in parts:
        if part.state == "complete":
            kinds.setdefault((part.kind, part.support), []).append(part)
    return [
        KindTotal(
            kind,
            found[0].kind_title,
            len({part.record for part in found}),
            sum(part.amount or 0 for part in found),
            support,
        )
        for (kind, support), found in kinds.items()
    ]
