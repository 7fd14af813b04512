"""Why the province returned a record, in words: the reason of its list, and what a person wrote beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.base.i18n import _
from desktop_app.domain.problems import Problem
from desktop_app.domain.review_reasons import REASONS
from desktop_app.messages.describe import TEMPLATES, describe_code
from desktop_app.messages.problems import describe_problem, problem_line

if TYPE_CHECKING:
    from desktop_app.domain.definition import Definition
    from desktop_app.services.province.review_rows import CheckFinding


def reason_said(code: str, words: str) -> str:
    """Return the reason as one phrase without a full stop, "" where the province gave none.

    A code this program does not know leaves the words alone: a newer province may have more reasons.
    """
    known = next((_(sentence) for reason, sentence in REASONS.items() if reason == code), "")
    if code == "other" and words:
        known = ""
    told = words.strip().rstrip(".")
    return _("{reason}, “{words}”").format(reason=known, words=told) if known and told else known or told


def finding_words(finding: CheckFinding, definition: Definition) -> str:
    """Return what a check found as one line: the question it concerns, if it is one's, and the sentence.

    ``definition``: of the version that was judged.
    """
    if finding.code in TEMPLATES:
        return describe_code(finding.code, finding.fields).full
    details = {name: value for name, value in finding.fields.items() if isinstance(value, (str, int))}
    problem = Problem(finding.field, finding.code, finding.level, finding.row, finding.column, details)
    return problem_line(problem, definition) if finding.field else describe_problem(problem, definition)
