"""What every form is gathered with: the records, how answers read on paper, letterhead, signature, and the foot's code.

A gatherer (``registry``) takes a ``Gathering`` and yields ``Paperwork``: papers as data, with what has to be remembered
of each once it leaves the book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Final, Protocol

from desktop_app.base.clock import VIETNAM
from desktop_app.base.following import NOBODY, Following
from desktop_app.documents.codes import Stamp
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import SIGN_SEAL, Signature
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition, Field, Option
from desktop_app.domain.display import display_whole
from desktop_app.domain.document_symbols import symbol_tail
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.lifting import answer
from desktop_app.domain.paper_codes import short_code
from desktop_app.domain.paper_forms import PaperForm, TextPart
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.domain.sensitive import without_sensitive
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry_refusals import RecordUnknown
from desktop_app.services.paper.chosen import Chosen, mark_of
from desktop_app.services.paper.wish import Frame, PaperWish, PrintedPart
from desktop_app.services.session import Session
from desktop_app.services.withheld import Withheld
from desktop_app.storage.identity import Identity
from desktop_app.storage.versions import Versions

FEDERATION: Final = "LĐLĐ "
_UNIONS: Final = ("CĐCS ", "Công đoàn cơ sở ", "Công đoàn ")


class Ids(Protocol):
    """Versions that stand on a paper."""

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield record id and version id, anew at each call."""
        ...


@dataclass(frozen=True, slots=True)
class Paperwork:
    """One paper as data; ``part`` is what is remembered of it, None for a blank."""

    document: Document
    part: PrintedPart | None


@dataclass(frozen=True)
class Gathering:
    """One printing while it is gathered.

    ``named``: the ISO day whose names of the unit it bears, in letterhead and texts alike; None: those of its own day.
    """

    session: Session
    form: PaperForm
    wish: PaperWish
    frame: Frame
    printed_at: datetime
    by: Following = NOBODY
    named: str | None = None

    def called_on(self, day: str | None) -> Gathering:
        """Return the printing under the names the unit had on an ISO day, None: on the paper's own day."""
        return replace(self, named=day)

    def chosen(self, *kinds: str) -> Chosen:
        """Return the records the wish asks for, of ``kinds`` (by default the form's, and its subtype)."""
        subtype = "" if kinds else self.form.subtype
        return Chosen(self.session, kinds or self.form.kinds, self.wish, self.by, subtype)

    @property
    def subject(self) -> str:
        """Return the id of what a list is about: its campaign, else the first record that was named, "" for neither."""
        return self.wish.campaign or next(iter(self.wish.records), "")

    @property
    def day(self) -> date:
        """Return the day of printing in Vietnam."""
        return self.printed_at.astimezone(VIETNAM).date()

    # ------------------------------------------------------------ answers

    def definition(self, kind: str) -> Definition:
        """Return the newest definition of a kind."""
        return self.session.definitions.current(kind)

    def definition_of(self, stored: StoredVersion) -> Definition:
        """Return the definition a version was entered with."""
        return self.session.definitions.version(stored.version.kind, stored.version.form_version)

    def data(self, stored: StoredVersion) -> Data:
        """Return the answers that may be printed: sensitive ones only when asked for, and never against consent."""
        definition, version = self.definition_of(stored), stored.version
        if not self.wish.sensitive or self.wish.public:
            return without_sensitive(definition, version.data)
        return self._withheld.without(version.record, definition, version.data)

    def shown(self, definition: Definition, data: Data, name: str) -> str:
        """Return how the answer of a field reads in Vietnamese, "" for none; computed fields included.

        What is asked only since a later version of the definition has no answer in a record of before.
        """
        if not has_field(definition.fields, name):
            return ""
        return display_whole(definition.field(name), answer(definition, data, name), "vi", self._context)

    def cell(self, definition: Definition, rows: str, line: Mapping[str, Json], column: str) -> str:
        """Return how an answer in a line of the rows ``rows`` reads in Vietnamese."""
        if not has_field(definition.fields, rows):
            return ""
        asked = next((one for one in definition.field(rows).fields if one.name == column), None)
        return "" if asked is None else display_whole(asked, line.get(column), "vi", self._context)

    def options(self, definition: Definition, name: str, chosen: str = "") -> tuple[str, ...]:
        """Return what may be answered in a field on the day of printing, in Vietnamese; and what was ``chosen``."""
        asked = definition if has_field(definition.fields, name) else self.definition(definition.kind)
        titles = tuple(option.title.vi for option in self.current(asked.field(name)))
        return titles if not chosen or chosen in titles else (*titles, chosen)

    def current(self, field: Field) -> list[Option]:
        """Return the options of a field that may be chosen on the day of printing, in order."""
        day = self.day.isoformat()
        return [option for option in field.options if not option.retired and option.existed(day, day)]

    def newest(self, record: str) -> StoredVersion | None:
        """Return the newest version of a record, None where there is none or it was deleted."""
        stored = self._versions.shown(record)
        return None if stored is None or stored.version.state == "deleted" else stored

    def title_of(self, record: str) -> str:
        """Return what a record is called. Raises RecordUnknown."""
        facts = self._versions.facts(record)
        if facts is None:
            raise RecordUnknown(record=record)
        return facts.title

    @cached_property
    def occasion(self) -> str:
        """Return what the campaign of the wish is called, "" without one. Raises RecordUnknown."""
        return self.title_of(self.wish.campaign) if self.wish.campaign else ""

    @cached_property
    def year(self) -> str:
        """Return the year the paper is about, "" where it is about none in particular."""
        start, end = self.wish.start, self.wish.end
        if end is None:
            return ""
        return str(end.year) if start is None or start.year == end.year else f"{start.year} - {end.year}"

    # ------------------------------------------------------------ frame

    def letterhead(
        self, *, numbered: bool | None = None, named: str | None = None, number: str = "", day: date | None = None
    ) -> Letterhead:
        """Return the letterhead with what the unit was called on the ISO day ``named`` (the paper's own by default).

        ``numbered``: with a number line; by default where the form has a symbol. ``number`` and ``day`` stand in the
        record itself, and go before those of the frame (see ``made``).
        """
        then = self._identity(named, day)
        with_number = bool(self.form.symbol) if numbered is None else numbered
        return Letterhead(
            superior=in_full(then.superior),
            office=then.unit_name,
            place=self.frame.place,
            day=None if self.wish.blank else day or self.frame.day,
            number=(number or self.frame.number or f"……/{self.number_tail}") if with_number else None,
        )

    def _identity(self, named: str | None, day: date | None = None) -> Identity:
        """Return what the unit was called: on the ISO day ``named``, else on ``day``, else on the paper's own."""
        said, own = named or self.named, self.session.identity
        then = date.fromisoformat(said) if said else day or self.frame.day or self.day
        return own if self.wish.blank else own.on(then)

    @property
    def number_tail(self) -> str:
        """Return what follows the number and the slash: "TTr-CĐCS"."""
        return symbol_tail(self.form.symbol, province=self.session.identity.role == "province")

    def text(self, part: TextPart, *, named: str | None = None, **more: str) -> tuple[str, ...]:
        """Return the lines of a part with its placeholders filled in; what is not known is left to the pen.

        ``named`` as in ``letterhead``: a unit that was renamed has one name on one paper.
        """
        own = self._identity(named)
        known = {
            "office": own.unit_name,
            "unit": workplace_of(own.unit_name),
            "superior": in_full(own.superior),
            "year": self.year or self._day_year,
            "period": "",
            "occasion": self.occasion,
            "place": self.frame.place,
            **more,
        }
        lines = self.frame.texts.get(part, self.form.texts.get(part, ()))
        return tuple(filled(line, known) for line in lines if line.strip())

    @property
    def _day_year(self) -> str:
        return "" if self.wish.blank or self.frame.day is None else str(self.frame.day.year)

    @property
    def authority(self) -> tuple[str, ...]:
        """Return the lines above the signature: as the person set them, else the form's own."""
        return self.frame.authority or self.form.authority

    def signature(self) -> Signature:
        """Return who issues the paper: authority, title, name."""
        return Signature(self.authority, SIGN_SEAL, "" if self.wish.blank else self.frame.signer)

    @property
    def approver(self) -> str:
        """Return who signs a money list for the committee, "" where that is who prepared it: nobody does both."""
        return "" if self.frame.signer == self.session.operator.name else self.frame.signer

    # ------------------------------------------------------------ foot

    def made(
        self,
        title: str,
        document: _Maker,
        versions: Ids | None = None,
        subject: str = "",
        *,
        numbered: bool = True,
        beside: str = "",
        mark: str = "",
        when: PartialDate | None = None,
    ) -> Paperwork:
        """Tie a paper to the ``versions`` that stand on it; ``document`` takes the stamp of its foot.

        ``subject`` is the id of the record or campaign it is about. A blank is tied to nothing. ``numbered`` False: its
        number stands in its record, and none is taken from the register. ``beside`` tells papers of the same records
        apart that leave in one printing, so that each has a code of its own. ``mark`` is that of what stands on a paper
        without versions: a bundle, which never changes. ``when`` is the paper's own day where its record says it.
        """
        form = self.form
        if self.wish.blank or versions is None:
            return Paperwork(document(Stamp(form.form, "", str(form.version))), None)
        mark = mark or mark_of(versions.ids())
        code = self._code(f"{subject}{beside}", mark, title)
        stamp = Stamp(form.form, code, mark, label=f"Mã {code}", subject=subject[:8])
        return Paperwork(document(stamp), PrintedPart(code, mark, title, _Again(versions), numbered, when))

    def _code(self, subject: str, mark: str, title: str) -> str:
        """Return the short code: of what is printed, in which version, under which number, for whom, when, and where.

        The days are part of it: in a quiet half-year the lists of both quarters hold the same records. So is what was
        set by hand, and the title: a campaign renamed, or another signer, is another paper, within a minute too.
        """
        minute = self.printed_at.astimezone(VIETNAM).strftime("%Y%m%dT%H%M")
        wish, frame = self.wish, self.frame
        copy = f"{wish.public:d}{wish.sensitive:d}{wish.start or ''}{wish.end or ''}"
        texts = [line for part in sorted(frame.texts) for line in (part, *frame.texts[part])]
        by_hand = "|".join((title, frame.place, str(frame.day), frame.signer, *frame.authority, *texts))
        said = "|".join(
            (self.form.form, subject, mark, copy, frame.number, minute, self.session.identity.device, by_hand)
        )
        return short_code(said)

    @cached_property
    def _withheld(self) -> Withheld:
        return Withheld(self.session)

    @cached_property
    def _context(self) -> EntryContext:
        return Browsing(self.session).context

    @cached_property
    def _versions(self) -> Versions:
        return Versions(self.session.connection, self.session.lifting)


class _Maker(Protocol):
    def __call__(self, stamp: Stamp) -> Document: ...


@dataclass(frozen=True, slots=True)
class _Again:
    """Walks the ids anew each time it is asked."""

    versions: Ids

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return self.versions.ids()


def has_field(fields: Iterable[Field], name: str) -> bool:
    """Tell whether a field is among those a version of a definition asks."""
    return any(field.name == name for field in fields)


def filled(line: str, known: Mapping[str, str]) -> str:
    """Return ``line`` with ``{office}`` and the like filled in; dots stand for what is not known."""
    for name, value in known.items():
        line = line.replace(f"{{{name}}}", value or ("20……" if name == "year" else "………"))
    return line


def in_full(union: str) -> str:
    """Return a union's name as a letterhead writes it: the federation's is spelt out (domain facts, block HB)."""
    return union.replace(FEDERATION, "Liên đoàn Lao động ", 1) if union.startswith(FEDERATION) else union


def workplace_of(union: str) -> str:
    """Return the school, company or commune a grassroots union belongs to, as far as its name tells."""
    return next((union[len(one) :] for one in _UNIONS if union.startswith(one)), union)
