"""From a validation problem to the sentence beside its field and the words for its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_app.base.errors import FieldValue, Refused
from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.definition import Definition
from desktop_app.domain.entry_context import NO_CONTEXT, EntryContext
from desktop_app.domain.problems import Problem
from desktop_app.messages.problem_details import asked_field, field_named, part_title, shown_details
from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from desktop_app.messages.sentence import Text, filled
from desktop_app.messages.shown_fields import shown_fields

ADVISED: Final = N_("Nên điền; người ấy không đồng ý cho ghi thì để trống.")
"""For a sensitive answer that every record of its kind should have, unless the person does not agree."""
UNKNOWN: Final = N_("Chỗ này cần xem lại.")
"""For a code without a sentence: a test keeps every code the program gives out of here."""


def describe_problem(problem: Problem, definition: Definition, context: EntryContext = NO_CONTEXT) -> str:
    """Return the sentence to be shown beside the field, in the language in use.

    A problem in one part of an answer (the birth of a person) names the part.
    """
    text = ADVISED if _is_advice(problem, definition) else _text(problem.code, problem.details)
    sentence = filled(text, shown_details(problem, definition, context))
    field = asked_field(problem, definition)
    part = part_title(field.type, str(problem.details.get("part", ""))) if field else ""
    if field is None or part in ("", field.title.in_language(language())):
        return sentence
    return f"{part}: {_lower_first(sentence)}"


def describe_entry(refusal: Refused) -> str:
    """Return the sentence for a typed text that could not be read."""
    return entry_sentence(refusal.code, refusal.fields)


def entry_sentence(code: str, fields: Mapping[str, FieldValue]) -> str:
    """Return the sentence for a typed text that was refused with ``code``."""
    return filled(_text(code, fields), shown_fields(fields, typed=True))


def problem_place(problem: Problem, definition: Definition) -> str:
    """Return where the problem is in words: "Tác giả, dòng 2, Tỷ lệ (%)"."""
    field = field_named(definition, problem.field)
    words = [field.title.in_language(language()) if field else problem.field]
    if problem.row is not None:
        words.append(_("dòng {number}").format(number=problem.row + 1))
    if problem.column is not None:
        column = asked_field(problem, definition)
        named = column.title.in_language(language()) if column else part_title("funding", problem.column)
        words.append(named or problem.column)
    return ", ".join(words)


def problem_line(problem: Problem, definition: Definition, context: EntryContext = NO_CONTEXT) -> str:
    """Return place and sentence as one line, for lists and the command line."""
    return f"{problem_place(problem, definition)}: {describe_problem(problem, definition, context)}"


def _text(code: str, details: Mapping[str, FieldValue] | Mapping[str, str | int]) -> Text:
    """Return the text of ``code``; a refused personal number tells its reason."""
    reason = details.get("reason")
    return PROBLEM_TEXTS.get(str(reason), PROBLEM_TEXTS.get(code, UNKNOWN))


def _is_advice(problem: Problem, definition: Definition) -> bool:
    """Tell whether a sensitive answer is only missed because a field is filled that always is: no reason to name."""
    field, other = asked_field(problem, definition), field_named(definition, str(problem.details.get("other", "")))
    return (
        (problem.code, problem.level) == ("required", "warning")
        and field is not None
        and field.sensitive
        and other is not None
        and other.constraints.required
    )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
