"""What the desk notes about a unit or one of its records: for itself, or for the unit's next receipt."""

from __future__ import annotations

from desktop_app.services.permissions import require
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.province.review_refusals import MOST_WORDS, NoteEmpty, NoteUnknown, ReasonWordsTooLong
from desktop_app.services.province.review_rows import NoteLine
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.desk_notes import DeskNoteRows
from desktop_app.storage.journal import Journal


class DeskNotes:
    """Notes of one session of a province. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._rows = DeskNoteRows(session.connection)

    def add(self, unit: str, words: str, *, for_unit: bool, record: str | None = None) -> int:
        """Note ``words``; ``for_unit``: the unit reads them. Raises MayNotCheck, NoteEmpty, ReasonWordsTooLong."""
        session, moment = self._session, self._session.time.moment()
        require(session, "check")
        told = words.strip()
        if not told:
            raise NoteEmpty()
        if len(told) > MOST_WORDS:
            raise ReasonWordsTooLong(letters=len(told), most=MOST_WORDS)
        with session.connection.write():
            seq = self._rows.add(unit, record, told, for_unit=for_unit, operator=session.operator.name, at=moment)
            about = {} if record is None else {"record": record}
            Journal(session.connection).append("noted", session.operator.name, moment, unit=unit, **about)
        return seq

    def of(self, unit: str) -> list[NoteLine]:
        """Return the notes about a unit, open ones first, then the newest first."""
        codes = OfficeCodes(self._session.connection)
        return [
            NoteLine(
                note.seq,
                codes.unit_of(note.unit),
                note.record or "",
                note.words,
                note.for_unit,
                note.operator,
                note.written_at or "",
                note.done or "",
            )
            for note in self._rows.of(codes.codes(unit))
        ]

    def done(self, seq: int) -> None:
        """Note that a note was seen to: no receipt tells it any more. Raises MayNotCheck, NoteUnknown."""
        session = self._session
        require(session, "check")
        with session.connection.write():
            unit = self._rows.unit_of(seq)
            if unit is None:
                raise NoteUnknown(note=seq)
            self._rows.done(seq, session.operator.name)
            Journal(session.connection).append(
                "note_done", session.operator.name, session.time.moment(), unit=unit, note=seq
            )
