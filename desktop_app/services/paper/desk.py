"""Printing for one session: what could be printed, how it looks, and what is remembered once it leaves the book."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desktop_app.base.clock import VIETNAM
from desktop_app.base.following import NOBODY, Following
from desktop_app.documents.paper_document import Document, Renderer, render_documents
from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.domain.document_symbols import typed_number
from desktop_app.domain.paper_forms import PaperForm, TextPart, paper_forms
from desktop_app.domain.vietnamese import fold
from desktop_app.services.paper.filing import filed
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.habits import Habit, PaperHabits
from desktop_app.services.paper.kept_papers import KeptPapers, counts_figures
from desktop_app.services.paper.numbers import GivenNumber, NewNumber, NumberRegister, paper_key
from desktop_app.services.paper.printed import PrintedPapers
from desktop_app.services.paper.registry import GATHERERS
from desktop_app.services.paper.wish import Drawn, Frame, PaperFormUnknown, PaperStale, PaperWish, PrintedPart
from desktop_app.services.session import Session
from desktop_app.services.signing import signers
from desktop_app.storage.campaigns import CampaignRecords
from desktop_app.storage.journal import Journal
from desktop_app.storage.kept_reports import KeptReports
from desktop_app.storage.paper_rows import PaperRows
from desktop_app.storage.versions import Versions

PROVINCE_TOWN: Final = "Lai Châu"
_WORD: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class CampaignChoice:
    """A campaign that can be printed: its record id, title, and how many complete records and drafts it has."""

    record: str
    title: str
    count: int
    drafts: int


class _LookedOnly(Exception):
    """Takes back what was tried inside a ``write()``."""


class PaperDesk:
    """Draws and hands out papers. ``printed_at`` is part of the input: the same input gives the same bytes.

    ``render`` says as what: as PDF, or as a Word file (``services.paper.word``), which leaves the book the same way.
    """

    def __init__(
        self, session: Session, *, printed_at: datetime | None = None, render: Renderer = render_documents
    ) -> None:
        self._session = session
        self._render = render
        moment = printed_at or session.time.printed_at()
        self._printed_at = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
        self._habits = PaperHabits(session)
        self._register = NumberRegister(session)

    @property
    def day(self) -> date:
        """Return the day of printing in Vietnam."""
        return self._printed_at.astimezone(VIETNAM).date()

    def forms(self) -> list[PaperForm]:
        """Return the forms that can be printed, in order."""
        return [form for form in paper_forms().values() if form.form in GATHERERS]

    def campaigns(self, form: str) -> list[CampaignChoice]:
        """Return the campaigns, those with the most complete records of the form first; one may have none yet.

        A blank is headed by a campaign before its first record is there. Raises PaperFormUnknown.
        """
        versions = Versions(self._session.connection, self._session.lifting)
        found: dict[str, CampaignChoice] = {}
        subtype = self.form(form).subtype
        for kind in self.form(form).kinds:
            records = CampaignRecords(self._session.connection, kind)
            open_ones = records.counts_of(subtype, drafts=True) if subtype else {}
            for record, count in (records.counts_of(subtype) if subtype else records.counts()).items():
                facts = versions.facts(record)
                if facts is not None:
                    before = found.get(record, CampaignChoice(record, facts.title, 0, 0))
                    unfinished = open_ones.get(record, 0) if subtype else records.drafts(record)
                    drafts = before.drafts + unfinished
                    found[record] = replace(before, count=before.count + count, drafts=drafts)
        for record, _version in PaperRows(self._session.connection, ("campaign",)).ids():
            facts = versions.facts(record)
            if record not in found and facts is not None:
                found[record] = CampaignChoice(record, facts.title, 0, 0)
        return sorted(found.values(), key=lambda one: (-one.count, one.title))

    def form(self, form: str) -> PaperForm:
        """Return one form. Raises PaperFormUnknown."""
        found = paper_forms().get(form)
        if found is None or form not in GATHERERS:
            raise PaperFormUnknown(form=form)
        return found

    def defaults(self, form: str) -> Mapping[TextPart, tuple[str, ...]]:
        """Return what the parts an office may change say by default, placeholders and all. Raises PaperFormUnknown."""
        return self.form(form).texts

    def propose(self, wish: PaperWish, *, paper: str = "") -> Frame:
        """Return the frame a wish without one is printed in: what is remembered, else the form's own.

        ``paper`` is the key of a paper that may have a number already (``numbers.paper_key``). Raises PaperFormUnknown.
        """
        form, habit = self.form(wish.form), self._habits.read(wish.form)
        identity = self._session.identity
        commune = self._session.communes.by_key(identity.commune) if identity.commune else None
        chairs = signers(self._session)
        day = None if wish.blank else self.day
        return Frame(
            place=habit.place or (commune.place_line if commune else PROVINCE_TOWN),
            day=day,
            number=self._next_number(form, wish, (day or self.day).year, paper),
            authority=habit.authority or form.authority,
            signer=habit.signer or (chairs[0] if len(chairs) == 1 else ""),
            texts={**form.texts, **habit.texts},
        )

    def remember(self, form: str, frame: Frame) -> None:
        """Keep place, signature and texts of a frame for the next papers of a form.

        Raises PaperFormUnknown, MayNotEnter, PaperTextTooLong.
        """
        self._habits.write(form, Habit(frame.place, frame.authority, frame.signer, frame.texts))

    def forget(self, form: str) -> None:
        """Go back to the form's own texts, place and signature. Raises PaperFormUnknown, MayNotEnter."""
        self._habits.forget(form)

    def draw(self, wish: PaperWish, *, by: Following = NOBODY) -> Drawn:
        """Return the paper as it would be printed; nothing is remembered of that but looks at sensitive answers.

        A paper that was printed before bears its number again, one with a day of its own a number of that year.

        Raises PaperFormUnknown, NothingChosen, RecordUnknown, DraftNotPrinted, NothingToPrint, NumberNotOfForm,
        GlyphMissing and RowTooTall.
        """
        form = self.form(wish.form)
        frame = wish.frame or self.propose(wish)
        if form.symbol and frame.number.strip():
            frame = replace(frame, number=self._register.written(frame.number, form.symbol))
        drawn = self._drawn(form, wish, frame, by)
        said = (frame.day or self.day).year
        if frame.number and not frame.chosen and frame.number == self._next_number(form, wish, said, ""):
            kept = self._next_number(form, wish, self._year(drawn), paper_key(drawn))
            if kept != frame.number:
                drawn = self._drawn(form, wish, replace(frame, number=kept), by)
        drawn = replace(drawn, earlier=tuple(one.line for one in self._earlier(drawn)))
        if wish.sensitive and not wish.blank:
            with self._session.connection.write():
                self._journal("sensitive_drawn", form.form, drawn.parts[0].code if drawn.parts else "")
        return drawn

    def _drawn(self, form: PaperForm, wish: PaperWish, frame: Frame, by: Following) -> Drawn:
        gathering = Gathering(self._session, form, wish, frame, self._printed_at, by)
        parts: list[PrintedPart] = []
        target = io.BytesIO()
        papers = GATHERERS[wish.form](gathering)
        self._render(_documents(wish.form, papers, parts), target, printed_at=self._printed_at)
        name = self._name(form, wish, parts)
        return Drawn(
            wish, frame, target.getvalue(), name, tuple(parts), printed_at=self._printed_at, facts=self._facts(wish)
        )

    def _facts(self, wish: PaperWish) -> str:
        """Return the digest of what the figures of a paper rest on beside its records: units, decisions on persons."""
        return KeptReports(self._session.connection).facts_now()[1] if counts_figures(wish) else ""

    def drawn_as(self, wish: PaperWish, frame: Frame, *, by: Following = NOBODY) -> Drawn:
        """Return the paper in just this frame. Raises what ``draw`` raises."""
        return self._drawn(self.form(wish.form), wish, frame, by)

    def again(self, drawn: Drawn) -> Drawn:
        """Return a paper another desk drew as this one renders it, number and all.

        Raises PaperStale where anything on it changed meanwhile, and what ``draw`` raises.
        """
        made = self._drawn(self.form(drawn.wish.form), drawn.wish, drawn.frame, NOBODY)
        if made.facts != drawn.facts or [part.mark for part in made.parts] != [part.mark for part in drawn.parts]:
            raise PaperStale(form=drawn.wish.form)
        return made

    def fresh(self, drawn: Drawn) -> Drawn:
        """Return the same paper as this session reads its records: another one may have drawn it.

        Raises PaperStale where anything on it changed.
        """
        form = self.form(drawn.wish.form)
        gathering = Gathering(self._session, form, drawn.wish, drawn.frame, self._printed_at)
        found = [paper.part for paper in GATHERERS[form.form](gathering) if paper.part is not None]
        same = [part.mark for part in found] == [part.mark for part in drawn.parts]
        if not same or self._facts(drawn.wish) != drawn.facts:
            raise PaperStale(form=form.form)
        parts = zip(drawn.parts, found, strict=True)
        return replace(drawn, parts=tuple(replace(part, versions=now.versions) for part, now in parts))

    def ready(self, drawn: Drawn) -> None:
        """Look whether a paper could leave the book now, before it is sent to a printer. Raises as ``leave``."""
        with suppress(_LookedOnly), self._session.connection.write():
            self._take(self.fresh(drawn))
            raise _LookedOnly

    def leave(self, drawn: Drawn) -> None:
        """Remember that a paper left the book: its number, what stood on it, that it was printed.

        All in one ``write()``. Raises PaperStale, NumberTaken, NumberDoubtful, MayNotEnter.
        """
        session = self._session
        with session.connection.write():
            drawn = self.fresh(drawn)
            number = self._take(drawn)
            PrintedPapers(session).note(drawn, number.seq if number is not None else None)
            KeptPapers(session).note(drawn)
            for code in [part.code for part in drawn.parts] or [""]:
                self._journal("printed", drawn.wish.form, code)

    def _year(self, drawn: Drawn) -> int:
        """Return the year a paper's number is of: that of the day that stands on it, whenever it is printed."""
        own = next((part.when for part in drawn.parts if part.numbered and part.when is not None), None)
        return own.end.year if own is not None else (drawn.frame.day or self.day).year

    def _earlier(self, drawn: Drawn) -> list[GivenNumber]:
        symbol = self.form(drawn.wish.form).symbol
        return self._register.earlier(drawn, symbol, self._year(drawn)) if symbol else []

    def _next_number(self, form: PaperForm, wish: PaperWish, year: int, paper: str) -> str:
        """Return the number a paper gets, "" where it gets none: several in one go are numbered one by one."""
        if not form.symbol or wish.blank or (form.each and len(wish.records) != 1):
            return ""
        number = self._register.propose(form.symbol, year, paper)
        return "" if number is None else self._register.line(form.symbol, number)

    def _take(self, drawn: Drawn) -> GivenNumber | None:
        """Take the paper's number from the register; one that was typed on another device than the main one is not."""
        form, frame = self.form(drawn.wish.form), drawn.frame
        typed = typed_number(frame.number, form.symbol)
        wanted = [part for part in drawn.parts if part.numbered]
        if not form.symbol or not wanted or typed is None or not self._register.main_device:
            return None
        own = wanted[0].when
        day: date | None = frame.day or self.day
        if own is not None:
            day = own.start if own.precision == "day" else None
        new = NewNumber(
            symbol=form.symbol,
            year=self._year(drawn),
            number=typed,
            day=day,
            abstract=wanted[0].title,
            form=form.form,
            paper=paper_key(drawn),
            earlier=tuple(one.seq for one in self._earlier(drawn)),
        )
        return self._register.take(new)

    def _journal(self, event: str, form: str, code: str) -> None:
        session = self._session
        Journal(session.connection).append(event, session.operator.name, session.time.moment(), form=form, code=code)

    def print_to(self, wish: PaperWish, target: Path, *, by: Following = NOBODY) -> Drawn:
        """Draw a paper into a file that is replaced whole, and remember it.

        Raises what ``draw`` and ``leave`` raise, and the problems of the drive.
        """
        drawn = self.draw(wish, by=by)
        self.leave_to(drawn, target)
        return drawn

    def leave_to(self, drawn: Drawn, target: Path) -> None:
        """Put a drawn paper into a file that is replaced whole, and remember it.

        It is remembered once its bytes lie on the disk and before they take the file's name: no file ever bears a
        number that the register could give again. Raises NotAPdf, NotAWordFile, what ``leave``
        raises, and the problems of the drive.
        """
        with filed(target, drawn.content):
            self.leave(drawn)

    def _name(self, form: PaperForm, wish: PaperWish, parts: list[PrintedPart]) -> str:
        """Return what the file is called: folded, for a stick goes to computers that show no marks."""
        said = parts[0].title if len(parts) == 1 else form.title
        words = "-".join(_WORD.findall(fold(said)))[:60].rstrip("-")
        return f"{form.form}-{words}{'-mau-trong' if wish.blank else ''}"


def _documents(form: str, papers: Iterator[Paperwork], parts: list[PrintedPart]) -> Iterator[Document]:
    """Yield the papers, noting what each is tied to. Raises NothingToPrint when there is none."""
    empty = True
    for paper in papers:
        empty = False
        if paper.part is not None:
            parts.append(paper.part)
        yield paper.document
    if empty:
        raise NothingToPrint(form=form)
