"""The services that recording needs, made once for an open store."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.base.i18n import _
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.looking import Looking
from desktop_app.services.people import People
from desktop_app.services.session import Session
from desktop_app.ui.flows.record_lookups import RecordLookups, called


@dataclass(frozen=True, slots=True)
class RecordServices:
    """One session with its use cases."""

    session: Session
    entry: Entry
    browsing: Browsing
    typing: KeptTyping
    lookups: RecordLookups
    looking: Looking

    @classmethod
    def of(cls, session: Session) -> RecordServices:
        """Make them for ``session``."""
        browsing = Browsing(session)
        lookups = RecordLookups(session, browsing, People(session))
        return cls(session, Entry(session), browsing, KeptTyping(session), lookups, Looking(session))

    def saved_words(self, words: str, plain: str, **facts: str) -> str:
        """Return ``words`` with the time in them, or ``plain`` ones when the clock is not to be believed."""
        time = self.clock_words()
        return words.format(time=time, **facts) if time else plain.format(**facts)

    def completed_words(self, record: str) -> str:
        """Return that a record was completed, and when."""
        card = self.browsing.card(record)
        what = called(self.entry.definition(card.kind), card.title)
        return self.saved_words(_("Đã lưu {what}. Mọi thay đổi đã lưu, lúc {time}."), _("Đã lưu {what}."), what=what)

    def clock_words(self) -> str:
        """Return "11:42" for the status bar, "" when the clock is not to be believed."""
        moment = self.session.time.moment()
        return f"{moment:%H:%M}" if moment is not None else ""
