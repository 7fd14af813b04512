"""Where an answer stands, and what is wrong with its words: length, letters that cannot be printed or only look right.

Nothing is mended here: a problem carries what was probably meant, for a person to type.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain import telex, vietnamese
from desktop_app.domain.answers import text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.places import Communes
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json

LONGEST_TEXT: Final = 20_000
"""Characters of an answer of several lines."""
LONGEST_LINE: Final = 500
"""Characters of an answer of one line, where its definition says nothing smaller."""
LONGEST_PERSON: Final = 100
"""Characters of a person's name, as the card of a person has it; a remark in brackets included."""
_LONGEST_PROPOSAL: Final = 60
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ASIDE: Final = re.compile(r"[\s.\-]")
_LINE_BREAK: Final = re.compile(r"[\n\r\t\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class At:
    """Where an answer stands, and what is known around it.

    ``today``, the record's other answers and its ``day``, and the ``communes`` of all times (None: not looked up).
    """

    field: str
    data: Data
    today: date | None
    row: int | None = None
    column: str | None = None
    day: PartialDate | None = None
    communes: Communes | None = None

    def problem(self, code: str, **details: str | int) -> Problem:
        """Return an error here."""
        return Problem(self.field, code, "error", self.row, self.column, details)

    def warning(self, code: str, **details: str | int) -> Problem:
        """Return a warning here."""
        return Problem(self.field, code, "warning", self.row, self.column, details)

    def cell(self, row: int, column: str) -> At:
        """Return the place of one cell of a line."""
        return replace(self, row=row, column=column)


def check_text(
    text: Json, at: At, *, several_lines: bool = False, longest: int | None = None, **part: str
) -> Iterator[Problem]:
    """Yield why ``text`` cannot be kept or printed; ``part`` names the member of a person, place or document."""
    most = longest or (LONGEST_TEXT if several_lines else LONGEST_LINE)
    if not text_of(text) or not isinstance(text, str):
        yield at.problem("wrong_type", expected="string", **part)
    elif len(text) > most:
        yield at.problem("too_long", maximum=most, length=len(text), **part)
    elif _CONTROL.search(text):
        yield at.problem("unprintable_text", **part)
    elif not several_lines and _LINE_BREAK.search(text):
        yield at.problem("line_break", **part)
    elif not text.strip():
        yield at.problem("empty_value", **part)
    elif not text.isascii():
        yield from _check_letters(text, at, part)


def _check_letters(text: str, at: At, part: dict[str, str]) -> Iterator[Problem]:
    """Yield why a text that looks right is not: nothing of it is mended silently, though NFC stores it composed."""
    proposal = vietnamese.repaired(text) if len(text) <= _LONGEST_PROPOSAL else ""
    if vietnamese.has_unseen(text):
        yield at.problem("text_unseen_letter", proposal=proposal, **part)
    if vietnamese.has_look_alike(text):
        yield at.problem("text_look_alike", proposal=proposal, **part)
    composed = vietnamese.composed(text)
    if composed != unicodedata.normalize("NFC", text):
        yield at.problem("text_marks_apart", proposal=proposal, **part)
    elif composed != text:
        yield at.warning("text_marks_apart", proposal=proposal, **part)


def check_name(name: Json, at: At, **part: str) -> Iterator[Problem]:
    """Warn of a name whose keys were never made into marks; what it may mean is proposed, never applied."""
    proposal = telex.finished(name) if isinstance(name, str) and len(name) <= _LONGEST_PROPOSAL else ""
    if proposal:
        yield at.warning("name_half_typed", value=str(name), proposal=proposal, **part)


def in_digits(value: str, pattern: str) -> str:
    """Return a number of cards or insurance without what stands between its digits, or with its lost zero, or ""."""
    digits = _ASIDE.sub("", value)
    likely = (digits, f"0{digits}") if digits.isascii() and digits.isdecimal() else ()
    return next((number for number in likely if re.fullmatch(pattern, number)), "")
