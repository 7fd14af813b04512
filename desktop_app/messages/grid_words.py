"""What a grid says of a row: a few words for its column "Kiểm tra", the whole sentence for the strip below."""

from __future__ import annotations

import re
from typing import Final

from desktop_app.base.i18n import N_, _, language, ngettext
from desktop_app.domain.answers import date_of
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.messages.problems import describe_problem
from desktop_app.messages.shown_fields import quoted
from desktop_app.services.grid import CellFinding, GridBook, Range, RowState

_STATES: Final[dict[RowState, str]] = {
    "empty": "",
    "waiting": N_("Đang kiểm tra"),
    "typing": N_("Đang gõ"),
    "good": N_("Đủ"),
}
_UNIT: Final = re.compile(r"\s*\([^()]*\)$")
_FIRST_PART: Final = re.compile(r"[^;.?]*(?:\.(?=\w)[^;.?]*)*\??")
_DIGITS: Final = 12
_CARE: Final = "care"
_LINKS: Final = "link_"
"""Codes of what is wrong with a record that is named, not of a record that is there already."""


def check_words(book: GridBook, row: int) -> str:
    """Return why a row is not written yet, in a few words, or how it stands."""
    state = book.standing.state(row)
    findings = book.standing.findings(row) if state not in ("empty", "waiting") else ()
    if state in _STATES and (state != "good" or not has_remark(book, row)):
        return _(_STATES[state]) if _STATES[state] else ""
    return short_words(book, findings[0]) if findings else ""


def has_remark(book: GridBook, row: int) -> bool:
    """Tell whether something is to be looked at in a row that can be written: a warning nobody spoke for."""
    return book.standing.state(row) == "good" and any(not one.is_doubt for one in book.standing.findings(row))


def short_words(book: GridBook, finding: CellFinding) -> str:
    """Return a finding in a few words: "Trùng dòng 2", "Số định danh thiếu 1 chữ số"."""
    if finding.other_row is not None:
        said = N_("Nghi trùng dòng {number}") if finding.level == "warning" else N_("Trùng dòng {number}")
        return _(said).format(number=finding.other_row + 1)
    if finding.other_record and not finding.problem.code.startswith(_LINKS):
        return _of_other_record(book, finding)
    code, details = finding.problem.code, finding.problem.details
    title = column_title(book, finding)
    if code == "link_deleted":
        return _("{title}: đang ở trong thùng rác").format(title=title)
    if code in ("required", "any_of"):
        return _("Thiếu {title}").format(title=_lower(title))
    if code.endswith("_ambiguous") and len(finding.choices) > 1:
        first, second = (choice.text for choice in finding.choices[:2])
        return _("{text}: {first} hay {second}?").format(
            text=quoted(str(details.get("text", ""))), first=first, second=second
        )
    if code == "personal_number_refused":
        return _of_number(title, str(details.get("text", "")))
    found = _FIRST_PART.match(_sentence(book, finding))
    return found[0].strip() if found is not None else ""


def cell_words(book: GridBook, finding: CellFinding) -> str:
    """Return the whole sentence of a finding."""
    details = finding.problem.details
    if finding.problem.code == "small_sum":  # the answers beside it say the rest
        return short_words(book, finding)
    if finding.problem.code.endswith("_ambiguous") and len(finding.choices) > 1:
        return _("“{text}” hiểu được hai cách. Hãy chọn một.").format(text=quoted(str(details.get("text", ""))))
    return _sentence(book, finding)


def strip_words(book: GridBook, finding: CellFinding) -> str:
    """Return the sentence of a finding beside its place, which names the column already."""
    words, title = cell_words(book, finding), f"{column_title(book, finding)}: "
    rest = words.removeprefix(title)
    return rest[:1].upper() + rest[1:] if rest != words else words


def finding_place(book: GridBook, row: int, finding: CellFinding) -> str:
    """Return where a finding stands: "Dòng 9, Tiền mặt"."""
    title = column_title(book, finding)
    number = _("Dòng {number}").format(number=row + 1)
    return f"{number}, {title}" if title else number


def column_title(book: GridBook, finding: CellFinding) -> str:
    """Return the title of a finding's column without its unit, "" where it stands in none."""
    return short_title(book.columns[finding.column]) if finding.column >= 0 else ""


def short_title(column: GridColumn) -> str:
    """Return a column's title without its unit."""
    return _UNIT.sub("", column.title.in_language(language()))


def pasted_words(pasted: Range) -> str:
    """Return what a paste did, for the status bar."""
    count = max(pasted.last - pasted.first + 1, 0)
    words = [_("Đã dán {count} dòng.").format(count=count)]
    if pasted.header:
        words.append(_("Dòng đầu là tiêu đề: các cột đã vào theo tên."))
    if pasted.left_out:
        words.append(_("Không lấy cột {titles}.").format(titles=", ".join(pasted.left_out)))
    return " ".join(words)


def _sentence(book: GridBook, finding: CellFinding) -> str:
    return describe_problem(finding.problem, book.definition, book.context)


def _of_other_record(book: GridBook, finding: CellFinding) -> str:
    """Say since when the store has it: "Đã nhận ngày 22/01/2026"."""
    when = date_of(finding.other_day)
    if finding.problem.code == "likely_duplicate" or when is None:
        return _("Nghi trùng: đã có trong sổ") if finding.level == "warning" else _("Đã có trong sổ")
    today = book.context.today
    soon = when.precision == "day" and today is not None and today.year == when.start.year
    day = f"{when.start.day:02d}/{when.start.month:02d}" if soon else when.display()
    if finding.level == "warning":
        return _("Nghi trùng: cùng tên, {day}").format(day=day)
    said = N_("Đã nhận ngày {day}") if book.definition.group == _CARE else N_("Đã có trong sổ, {day}")
    if when.precision != "day":
        said = N_("Đã nhận {day}") if book.definition.group == _CARE else N_("Đã có trong sổ, {day}")
    return _(said).format(day=day)


def _of_number(title: str, text: str) -> str:
    digits = sum(letter.isdigit() for letter in text)
    if digits < _DIGITS:
        lacks = _DIGITS - digits
        words = ngettext("{title} thiếu {count} chữ số", "{title} thiếu {count} chữ số", lacks)
        return words.format(title=title, count=lacks)
    if digits > _DIGITS:
        over = digits - _DIGITS
        words = ngettext("{title} thừa {count} chữ số", "{title} thừa {count} chữ số", over)
        return words.format(title=title, count=over)
    return _("{title} cần xem lại").format(title=title)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
