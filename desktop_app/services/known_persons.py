"""By what the persons of a report are known: their number, what somebody decided, or nothing but their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.domain.report_questions import Question
from desktop_app.services.counted_codes import counted_codes
from desktop_app.services.figures import receivers
from desktop_app.services.session import Session
from desktop_app.storage.persons_given import Counted, PersonsGiven
from desktop_app.storage.standing import Standing

_KNOWN: Final = N_(
    "Trong {persons} người: {numbered} nhận biết theo số định danh, {decided} theo quyết định ghép,"
    " {unlinked} chỉ theo họ tên nên có thể trùng nhau."
)


@dataclass(frozen=True, slots=True)
class KnownHow:
    """Different persons by the surest thing they are known by; together all that are counted.

    ``by_decision``: a record of theirs was chosen or merged, or the province said that two are one.
    """

    by_number: int = 0
    by_decision: int = 0
    unlinked: int = 0

    @property
    def persons(self) -> int:
        """How many persons there are."""
        return self.by_number + self.by_decision + self.unlinked


def known_how(session: Session, question: Question) -> KnownHow:
    """Return by what the persons are known whom the kinds of a question count in its period, each person once."""
    asked, standing = counted(session, question), Standing(session.connection, question.basis)
    if not asked.roles:
        return KnownHow()
    with standing.in_force():
        return KnownHow(*PersonsGiven(session.connection, standing).known(asked))


def counted(session: Session, question: Question) -> Counted:
    """Return whose parts count for a question: those in the roles by which its kinds count persons."""
    kinds = (one for one in session.definitions if question.kinds is None or one.kind in question.kinds)
    roles = {one.kind: found for one in kinds if (found := receivers(one))}
    codes = counted_codes(session, question)
    return Counted(question.start.isoformat(), question.end.isoformat(), roles, codes.units, codes.until)


def in_words(known: KnownHow) -> str:
    """Return how the persons are known as a sentence."""
    return _filled(_(_KNOWN), known)


def on_paper(known: KnownHow) -> str:
    """Return the same for a paper, which is Vietnamese whatever the language in use."""
    return _filled(_KNOWN, known)


def _filled(said: str, known: KnownHow) -> str:
    numbers = known.persons, known.by_number, known.by_decision, known.unlinked
    words = ("persons", "numbered", "decided", "unlinked")
    return said.format(**dict(zip(words, map(format_money, numbers), strict=True)))
