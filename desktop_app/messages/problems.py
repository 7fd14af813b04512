"""From a validation problem to the sentence beside its field and the words for its place."""

from __future__ import annotations

from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.display import display_field, display_number
from desktop_app.domain.entry_context import NO_CONTEXT, EntryContext
from desktop_app.domain.money import format_money
from desktop_app.domain.problems import Problem
from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from desktop_app.messages.sentence import Shown, shown_value

_UNKNOWN: Final = N_("Chỗ này cần xem lại ({code}).")
_PARTS: Final = {
    "source": N_("Nguồn"),
    "amount": N_("Số tiền"),
    "note": N_("Ghi chú"),
    "name": N_("Họ và tên"),
    "birth": N_("Ngày sinh"),
    "number": N_("Số"),
    "symbol": N_("Ký hiệu"),
    "date": N_("Ngày"),
    "issuer": N_("Nơi ban hành"),
    "abstract": N_("Trích yếu"),
    "village": N_("Bản"),
    "commune": N_("Xã, phường"),
}
"""What the parts of an answer are called: columns of funding, members of a person, a place, a document."""


def describe_problem(problem: Problem, definition: Definition, context: EntryContext = NO_CONTEXT) -> str:
    """Return the sentence to be shown beside the field, in the language in use."""
    template = PROBLEM_TEXTS.get(problem.code)
    if template is None:
        return _(_UNKNOWN).format(code=problem.code)
    return _(template).format_map(_shown_details(problem, definition, context))


def describe_entry(refusal: Refused) -> str:
    """Return the sentence for a typed text that could not be read."""
    template = PROBLEM_TEXTS.get(refusal.code)
    if template is None:
        return _(_UNKNOWN).format(code=refusal.code)
    return _(template).format_map(Shown({name: shown_value(value) for name, value in refusal.fields.items()}))


def problem_place(problem: Problem, definition: Definition) -> str:
    """Return where the problem is in words: "Tác giả, dòng 2, Tỷ lệ (%)"."""
    field = _field(definition, problem.field)
    words = [field.title.in_language(language()) if field else problem.field]
    if problem.row is not None:
        words.append(_("dòng {number}").format(number=problem.row + 1))
    if problem.column is not None:
        words.append(_column_title(field, problem.column))
    return ", ".join(words)


def problem_line(problem: Problem, definition: Definition, context: EntryContext = NO_CONTEXT) -> str:
    """Return place and sentence as one line, for lists and the command line."""
    return f"{problem_place(problem, definition)}: {describe_problem(problem, definition, context)}"


def _shown_details(problem: Problem, definition: Definition, context: EntryContext) -> Shown:
    shown = Shown({name: _detail(name, value) for name, value in problem.details.items()})
    other = _field(definition, str(problem.details.get("other", "")))
    if other is not None:
        shown["other_title"] = _lower_first(other.title.in_language(language()))
        shown["other_shown"] = display_field(other, problem.details.get("other_value"), language(), context)
    if "fields" in problem.details:
        names = [name for name in str(problem.details["fields"]).split(",") if name != problem.field]
        titles = [found.title.in_language(language()) for name in names if (found := _field(definition, name))]
        shown["fields_shown"] = ", ".join(titles)
    if "first_row" in problem.details:
        shown["first_line"] = str(int(problem.details["first_row"]) + 1)
    return shown


def _detail(name: str, value: str | int) -> str:
    if name in ("number_year", "birth_year"):
        return str(value)
    if name in ("total", "expected", "difference") and isinstance(value, str):
        return display_number(value.removeprefix("-"))
    if isinstance(value, int):
        return format_money(value)
    return shown_value(value)


def _column_title(field: Field | None, column: str) -> str:
    for candidate in field.fields if field else ():
        if candidate.name == column:
            return candidate.title.in_language(language())
    return _(_PARTS[column]) if column in _PARTS else column


def _field(definition: Definition, name: str) -> Field | None:
    return next((field for field in definition.fields if field.name == name), None)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
