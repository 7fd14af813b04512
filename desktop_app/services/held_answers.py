"""Everything held about one person, answer by answer, as she may see it on paper: her own record and all others.

Of a record that is hers all answers are told, of one in which she has a part only that part: what it says of other
people is theirs. Sensitive answers are told while she agrees to their use; else that they are held. Paper is
Vietnamese by law, whatever the window's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import date_of, lines_of, text_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.display import display_whole
from desktop_app.domain.lifting import answer
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.domain.role_words import role_words
from desktop_app.domain.sensitive import is_withheld
from desktop_app.services.browsing import Browsing
from desktop_app.services.looking import Looking
from desktop_app.services.person_card import Part, PersonCard
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions

_VI: Final = "vi"
NOT_SHOWN: Final = "(có ghi, không in vì người này chưa đồng ý)"
"""On paper, in the place of a sensitive answer of a person who refused or withdrew consent."""
IsHer = Callable[[Json], bool]
Fact = tuple[str, str]
"""What was asked, and the answer."""


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """One record that names her: what kind, when, as what, her ``amount`` in đồng (None: none), her answers in it.

    ``title`` is "" where it is only her name. ``support``: it is support given to her; ``draft``: not yet counted.
    """

    kind: str
    when: str
    title: str
    roles: tuple[str, ...]
    campaign: str
    amount: int | None
    support: bool
    draft: bool
    facts: tuple[Fact, ...]


class _Her:
    """Tells who is meant by what stands in a record."""

    def __init__(self, stored: Sequence[StoredVersion]) -> None:
        data = [one.version.data for one in stored]
        self._records = {one.version.record for one in stored}
        self._numbers = {text_of(one.get("number")) for one in data} - {""}
        self._names = {vietnamese.fold(text_of(one.get("name"))) for one in data} - {""}
        self.closed = any(map(is_withheld, data[:1]))

    def named(self, title: str) -> bool:
        """Tell whether a text is nothing but her name."""
        return vietnamese.fold(title) in self._names

    def linked(self, value: Json) -> bool:
        """Tell whether a person as written is her for certain: by her record or her number."""
        return isinstance(value, dict) and (
            text_of(value.get("record")) in self._records or text_of(value.get("number")) in self._numbers
        )

    def called(self, value: Json) -> bool:
        """Tell whether a person as written, linked to nobody, has her name."""
        return isinstance(value, dict) and "record" not in value and self.named(text_of(value.get("name")))


class HeldAnswers:
    """Gathers what is held about the persons of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._context = Browsing(session).context
        self._looking = Looking(session)

    def of(self, card: PersonCard) -> tuple[tuple[tuple[Fact, ...], ...], tuple[HeldRecord, ...]]:
        """Return the answers of her own record and of those merged into it, then every record that names her.

        Looks at sensitive answers of the records are journalled; that at her own was, when the card was opened.
        """
        ids = [card.record, *(record for record, _name in card.same)]
        stored = [found for one in ids if (found := self._versions.shown(one)) is not None]
        her = _Her(stored)
        own = tuple(tuple(self._own(one, closed=her.closed)) for one in stored)
        parts: dict[str, list[Part]] = {}
        for part in card.parts:
            parts.setdefault(part.record, []).append(part)
        return own, tuple(self._record(her, each) for each in parts.values())

    def _own(self, stored: StoredVersion, *, closed: bool) -> Iterator[Fact]:
        definition = self._definition(stored)
        data = stored.version.data
        for field in definition.fields:
            if not field.hidden and field.name in data:
                yield self._fact(field, data[field.name], closed=closed)

    def _record(self, her: _Her, parts: Sequence[Part]) -> HeldRecord:
        first = parts[0]
        received = [part for part in parts if part.support]
        amounts = [part.amount for part in received or parts if part.amount is not None]
        stored = self._versions.shown(first.record)
        fields, facts = self._read(her, stored) if stored is not None else ((), ())
        return HeldRecord(
            kind=self._session.definitions.current(first.kind).title.vi,
            when=first.when,
            title="" if her.named(first.title) else first.title,
            roles=tuple(dict.fromkeys(role_words(field).vi for field in fields)),
            campaign=first.campaign,
            amount=sum(amounts) if amounts else None,
            support=bool(received),
            draft=first.state == "draft",
            facts=tuple(facts),
        )

    def _read(self, her: _Her, stored: StoredVersion) -> tuple[list[Field], list[Fact]]:
        """Return the fields that name her, and her answers; journal the look where one is sensitive."""
        definition, data = self._definition(stored), stored.version.data
        people = [field for field in definition.fields if field.type == "person" and field.name in data]
        rows = [field for field in definition.fields if _people(field)]
        is_her: IsHer = her.linked
        if not any(_names(field, data, is_her) for field in (*people, *rows)):
            is_her = her.called
        mine = [field for field in (*people, *rows) if _names(field, data, is_her)]
        told: Data = {}
        for field in definition.fields:
            value = answer(definition, data, field.name)
            if value is None or field.hidden or field.name == definition.lifts.campaign:
                continue
            if field in mine:
                told[field.name] = _hers(field, value, is_her)
            elif people[:1] == mine[:1] != [] and field not in (*people, *rows):
                told[field.name] = value
        if not her.closed:
            self._looking.note(stored.version.record, definition, told)
        facts = [
            fact
            for field in definition.fields
            if field.name in told
            for fact in self._facts(field, told[field.name], closed=her.closed)
        ]
        return mine, facts

    def _definition(self, stored: StoredVersion) -> Definition:
        return self._session.definitions.version(stored.version.kind, stored.version.form_version)

    def _facts(self, field: Field, value: Json, *, closed: bool) -> Iterable[Fact]:
        """Yield one fact, for rows one for each answer in them."""
        if field.type != "rows" or (field.sensitive and closed):
            yield self._fact(field, value, closed=closed)
            return
        for line in lines_of(value):
            for column in field.fields:
                if column.name in line:
                    title, text = self._fact(column, line[column.name], closed=closed)
                    yield f"{field.title.vi} – {title[:1].lower()}{title[1:]}", text

    def _fact(self, field: Field, value: Json, *, closed: bool) -> Fact:
        if field.sensitive and closed:
            return field.title.vi, NOT_SHOWN
        shown = display_whole(field, value, _VI, self._context)
        if field.type == "person" and isinstance(value, dict):
            shown = "; ".join([shown, *self._person(value)])
        if field.type == "place" and isinstance(value, dict):
            written = text_of(value.get("written"))
            shown += f" (ghi là: {written})" if written and written != shown else ""
        return field.title.vi, shown

    @staticmethod
    def _person(value: dict[str, Json]) -> Iterator[str]:
        born = date_of(value.get("birth"))
        if born is not None:
            yield f"sinh {born.display()}"
        if text_of(value.get("number")):
            yield f"số định danh {text_of(value.get('number'))}"


def _people(field: Field) -> list[str]:
    """Return the columns of rows that hold people."""
    return [column.name for column in field.fields if column.type == "person"]


def _hers(field: Field, value: Json, is_her: IsHer) -> Json:
    """Return a person as she stands, of rows of people hers."""
    return [line for line in lines_of(value) if _her_line(field, line, is_her)] if field.fields else value


def _her_line(field: Field, line: dict[str, Json], is_her: IsHer) -> bool:
    return any(is_her(line.get(name)) for name in _people(field))


def _names(field: Field, data: Data, is_her: IsHer) -> bool:
    """Tell whether a person, or rows of people, is or holds her."""
    value = data.get(field.name)
    return any(_her_line(field, line, is_her) for line in lines_of(value)) if field.fields else is_her(value)
