"""What an office writes itself in a report of a period, in the place of what the figures say; and how figures are told.

Only what differs from the draft is kept, with a digest of the draft it was written on: so it is known when the figures
changed under a text, and forgetting it brings the draft of today back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.documents.forms.report_figures import Style
from desktop_app.domain.records import Json
from desktop_app.domain.report_model import ReportSection
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.settings import Settings

STYLES: Final[dict[str, Style]] = {"F13": "exact", "F15": "rounded"}
"""How the sentences of a report tell figures until the office chooses otherwise."""
TEXTS: Final = "report.text."
"""How the settings begin that hold an office's own words."""
_STYLE: Final = "report.style."


LONGEST_TEXT: Final = 4_000
"""Letters of one paragraph, as of the texts of a paper."""
MOST_LINES: Final = 40


class ReportTextTooLong(Refused):
    """A text is longer than a section of a report holds. Fields: ``most`` (letters of a paragraph, or paragraphs)."""

    code = "report_text_too_long"


class ReportTexts:
    """The texts of one report (F13, F15) of one period. ``start`` and ``end`` are both in it."""

    def __init__(self, session: Session, form: str, start: date, end: date) -> None:
        self._session = session
        self._form = form
        self._days = start.isoformat(), end.isoformat()
        self._settings = Settings(session.connection)

    def over(self, drafts: Iterable[ReportSection]) -> tuple[ReportSection, ...]:
        """Return the sections with the office's own texts where it has any; ``stale`` where their draft changed."""
        kept = self._kept()
        return tuple(_with_text(one, kept[one.name]) if one.name in kept else one for one in drafts)

    def write(self, draft: ReportSection, lines: Sequence[str]) -> None:
        """Keep the office's text of a section, told on ``draft`` as it stands now.

        Nothing, or just what the draft says, is no text of its own: then it is forgotten.

        Raises MayNotEnter, ReportTextTooLong.
        """
        require(self._session, "enter")
        said = [line for line in (" ".join(one.split()) for one in lines) if line]
        if len(said) > MOST_LINES:
            raise ReportTextTooLong(most=MOST_LINES)
        if any(len(line) > LONGEST_TEXT for line in said):
            raise ReportTextTooLong(most=LONGEST_TEXT)
        own: dict[str, Json] | None = {"lines": [*said], "draft": _digest(draft.draft)}
        self._keep(draft.name, None if not said or tuple(said) == draft.draft else own)

    def forget(self, name: str) -> None:
        """Go back to the draft of a section. Raises MayNotEnter."""
        require(self._session, "enter")
        self._keep(name, None)

    @property
    def style(self) -> Style:
        """How the sentences of this report tell figures, in every period."""
        chosen = self._settings.get(_STYLE + self._form)
        return "exact" if chosen == "exact" else "rounded" if chosen == "rounded" else STYLES.get(self._form, "exact")

    def choose_style(self, style: Style) -> None:
        """Tell figures in this style from now on. Raises MayNotEnter."""
        require(self._session, "enter")
        if style == self.style:
            return
        with self._session.connection.write():
            if style == STYLES.get(self._form):
                self._settings.remove(_STYLE + self._form)
            else:
                self._settings.set(_STYLE + self._form, style)
            self._note("paper_texts_changed", form=self._form)

    @property
    def mark(self) -> str:
        """What changes with the office's own words and its style: "" where it has neither."""
        own = self._settings.get(self._name) or ""
        style = self._settings.get(_STYLE + self._form) or ""
        return _digest((own, style)) if own or style else ""

    @property
    def settings(self) -> dict[str, str]:
        """The settings that hold the office's own words and style, by name."""
        found = {name: self._settings.get(name) for name in (self._name, _STYLE + self._form)}
        return {name: value for name, value in found.items() if value}

    def suppose(self, settings: Mapping[str, str]) -> None:
        """Let the words and the style be those of another day. Inside a ``write()`` of which nothing stays."""
        for name in (self._name, _STYLE + self._form):
            if name in settings:
                self._settings.set(name, settings[name])
            else:
                self._settings.remove(name)

    @property
    def _name(self) -> str:
        return f"{TEXTS}{self._form}.{'.'.join(self._days)}"

    def _kept(self) -> dict[str, dict[str, Json]]:
        text = self._settings.get(self._name)
        return json.loads(text) if text else {}

    def _keep(self, name: str, own: dict[str, Json] | None) -> None:
        if self._kept().get(name) == own:
            return
        with self._session.connection.write():
            kept = self._kept()  # as it stands now: another window may have written another section meanwhile
            kept.pop(name, None)
            if own is not None:
                kept[name] = own
            if kept:
                self._settings.set(self._name, json.dumps(kept, ensure_ascii=False, sort_keys=True))
            else:
                self._settings.remove(self._name)
            starts_on, ends_on = self._days
            event = "report_text_written" if own is not None else "report_text_forgotten"
            self._note(event, form=self._form, starts_on=starts_on, ends_on=ends_on, section=name)

    def _note(self, event: str, **facts: str) -> None:
        session = self._session
        Journal(session.connection).append(event, session.operator.name, session.time.moment(), **facts)


def _with_text(draft: ReportSection, own: dict[str, Json]) -> ReportSection:
    lines = own["lines"]
    text = tuple(map(str, lines)) if isinstance(lines, list) else ()
    return ReportSection(draft.name, draft.title, draft.draft, text, stale=own["draft"] != _digest(draft.draft))


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
