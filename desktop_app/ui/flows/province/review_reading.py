"""Reads what stands beside the list of the review about one record, and puts it into words."""

from __future__ import annotations

from desktop_app.base.i18n import _
from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data
from desktop_app.messages import change_words
from desktop_app.messages.review_words import finding_words
from desktop_app.services.browsing import Browsing
from desktop_app.services.province.notes import DeskNotes
from desktop_app.services.province.review_rows import DecisionLine, NoteLine, ReviewRow
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.models.review_shown import ReviewShown
from desktop_app.ui.screens.decision_words import decision_line
from desktop_app.ui.screens.shown_figures import day_of


def review_shown(session: Session, row: ReviewRow) -> ReviewShown:
    """Return what is shown of the record of ``row``."""
    browsing = Browsing(session)
    card = browsing.card(row.record)
    definition = session.definitions.version(card.kind, card.form_version)
    decisions = Reviewing(session).decisions(row.record)
    before = _decided_before(decisions, row.version)
    changes = browsing.compare(before.version, row.version) if before is not None else []
    return ReviewShown(
        title=row.title,
        unit_name=row.unit_name,
        findings=tuple(finding_words(one, definition) for one in row.findings),
        since=_since(before) if before is not None else "",
        changes=tuple(change_words(one).full for one in changes),
        facts=card.answers,
        files=files_of(definition, card.data),
        decisions=tuple(
            decision_line(one.decision, one.reason, one.words, one.operator, one.at) for one in reversed(decisions)
        ),
        notes=tuple(
            _note(one) for one in DeskNotes(session).of(row.unit) if one.record in ("", row.record) and not one.done
        ),
    )


def files_of(definition: Definition, data: Data) -> tuple[AttachedFile, ...]:
    """Return the files attached to a record, question by question."""
    lines = (data.get(field.name) for field in definition.fields if field.type == "attachment")
    return tuple(AttachedFile(line) for answer in lines if isinstance(answer, list) for line in answer)


def _decided_before(decisions: list[DecisionLine], now: str) -> DecisionLine | None:
    """Return the newest acceptance of a version before ``now``; without one the newest return."""
    others = [one for one in reversed(decisions) if one.version != now and one.decision != "received"]
    return next((one for one in others if one.decision == "accepted"), others[0] if others else None)


def _since(before: DecisionLine) -> str:
    accepted, day = before.decision == "accepted", day_of(before.at) if before.at else ""
    if not day:
        return _("Đổi so với bản đã duyệt trước") if accepted else _("Đổi so với bản đã trả lại")
    words = _("Đổi so với bản đã duyệt ngày {day}") if accepted else _("Đổi so với bản đã trả lại ngày {day}")
    return words.format(day=day)


def _note(note: NoteLine) -> str:
    where = _("gửi kèm phiếu nhận") if note.for_unit else _("chỉ ở tỉnh")
    return " · ".join(part for part in (f"“{note.words}”", where, note.operator) if part)
