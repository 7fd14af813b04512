"""What an office keeps of each form: place, signature, and the texts it words otherwise than the form does.

Only what differs is kept: so a default stays recoverable, and one that changes with the program reaches every office
that never touched it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.paper_forms import TEXT_PARTS, TextPart, paper_forms
from desktop_app.domain.paper_placeholders import PLACEHOLDERS
from desktop_app.domain.records import Json
from desktop_app.services.paper.wish import PaperFormUnknown
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.settings import Settings

_PREFIX: Final = "paper.habit."
_IN_BRACES: Final = re.compile(r"\{([^{}]*)\}")
LONGEST_TEXT: Final = 4_000
"""Letters of one line: a paragraph, never a page."""
MOST_LINES: Final = 40


class PaperTextTooLong(Refused):
    """A text of a form is longer than a paper holds. Fields: ``most`` (letters of a line, or lines of a part)."""

    code = "paper_text_too_long"


class PlaceholderUnknown(Refused):
    """A text names something in braces that is filled in nowhere in it: a slip. Fields: ``typed``."""

    code = "placeholder_unknown"


@dataclass(frozen=True, slots=True)
class Habit:
    """How an office prints a form; "" and () where nothing is kept. ``texts`` holds the parts worded otherwise.

    A part that is there with no line is left out on paper. Placeholders stand in the texts as in the form's own.
    """

    place: str = ""
    authority: tuple[str, ...] = ()
    signer: str = ""
    texts: Mapping[TextPart, tuple[str, ...]] = field(default_factory=dict)


class PaperHabits:
    """Reads and keeps habits for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = Settings(session.connection)

    def read(self, form: str) -> Habit:
        """Return what is kept of a form. Raises PaperFormUnknown."""
        self._known(form)
        kept = self._settings.get(_PREFIX + form)
        members = json.loads(kept) if kept else {}
        texts = members.get("texts", {})
        return Habit(
            str(members.get("place", "")),
            tuple(map(str, members.get("authority", ()))),
            str(members.get("signer", "")),
            {part: tuple(map(str, texts[part])) for part in TEXT_PARTS if part in texts},
        )

    def write(self, form: str, habit: Habit) -> None:
        """Keep a habit in the place of what was kept.

        Raises PaperFormUnknown, MayNotEnter, PaperTextTooLong, PlaceholderUnknown.
        """
        require(self._session, "enter")
        defaults = self._known(form)
        texts = {part: _tidy(lines) for part, lines in habit.texts.items()}
        if any(len(lines) > MOST_LINES for lines in texts.values()):
            raise PaperTextTooLong(most=MOST_LINES)
        if any(len(line) > LONGEST_TEXT for lines in texts.values() for line in lines):
            raise PaperTextTooLong(most=LONGEST_TEXT)
        for part, lines in texts.items():
            _refuse_slips(lines, defaults.get(part, ()))
        authority = tuple(line for line in _tidy(habit.authority) if line)
        members: dict[str, Json] = {
            "place": " ".join(habit.place.split()),
            "authority": [] if authority == self._authority(form) else [*authority],
            "signer": " ".join(habit.signer.split()),
            "texts": {part: [*lines] for part, lines in texts.items() if lines != _tidy(defaults.get(part, ()))},
        }
        kept = json.dumps({name: value for name, value in members.items() if value}, ensure_ascii=False)
        self._keep(form, None if kept == "{}" else kept)

    def forget(self, form: str) -> None:
        """Go back to the form's own texts, and to no memory of place and signature. Raises as ``write``."""
        require(self._session, "enter")
        self._known(form)
        self._keep(form, None)

    def _keep(self, form: str, kept: str | None) -> None:
        session = self._session
        if self._settings.get(_PREFIX + form) == kept:
            return
        with session.connection.write():
            if kept is None:
                self._settings.remove(_PREFIX + form)
            else:
                self._settings.set(_PREFIX + form, kept)
            Journal(session.connection).append(
                "paper_texts_changed", session.operator.name, session.time.moment(), form=form
            )

    def _known(self, form: str) -> Mapping[TextPart, tuple[str, ...]]:
        known = paper_forms().get(form)
        if known is None:
            raise PaperFormUnknown(form=form)
        return known.texts

    def _authority(self, form: str) -> tuple[str, ...]:
        return paper_forms()[form].authority


def _tidy(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines without blank ones at the end and without spaces at their ends; what was typed stays otherwise."""
    kept = [line.strip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _refuse_slips(lines: tuple[str, ...], default: tuple[str, ...]) -> None:
    """Raise PlaceholderUnknown: "{ofice}" would be printed as it is, on a paper that is signed."""
    known = {*PLACEHOLDERS, *_IN_BRACES.findall(" ".join(default))}
    for name in _IN_BRACES.findall(" ".join(lines)):
        if name not in known:
            raise PlaceholderUnknown(typed=f"{{{name}}}")
