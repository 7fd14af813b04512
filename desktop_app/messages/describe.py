"""From a failure or a code to its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_app.base.errors import FieldValue, ProgramError
from desktop_app.base.i18n import N_, _
from desktop_app.messages.bundle_texts import REFUSAL_TEXTS, SENDING_TEXTS
from desktop_app.messages.closing_texts import CLOSING_TEXTS
from desktop_app.messages.file_texts import FILE_TEXTS
from desktop_app.messages.grid_texts import GRID_TEXTS
from desktop_app.messages.help_texts import HELP_TEXTS
from desktop_app.messages.key_texts import KEY_TEXTS
from desktop_app.messages.people_texts import PEOPLE_TEXTS
from desktop_app.messages.person_texts import PERSON_TEXTS
from desktop_app.messages.printing_texts import PRINTING_TEXTS
from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from desktop_app.messages.problems import entry_sentence
from desktop_app.messages.province_texts import PROVINCE_TEXTS
from desktop_app.messages.receipt_texts import RECEIPT_TEXTS, TAKEN_TEXTS
from desktop_app.messages.receiving_texts import RECEIVING_TEXTS
from desktop_app.messages.record_texts import RECORD_TEXTS
from desktop_app.messages.register_texts import REGISTER_TEXTS
from desktop_app.messages.report_texts import REPORT_TEXTS
from desktop_app.messages.review_texts import REVIEW_TEXTS
from desktop_app.messages.sentence import Sentence, Template, fill
from desktop_app.messages.stick_texts import OUTCOME_TEXTS, STICK_TEXTS
from desktop_app.messages.store_texts import FINDING_TEXTS, STORE_TEXTS
from desktop_app.messages.table_texts import TABLE_TEXTS
from desktop_app.messages.unit_texts import UNIT_TEXTS

FALLBACK: Final = Template(
    N_("Chương trình gặp một việc chưa lường trước."),
    N_("Những gì đã lưu trước đó vẫn đủ."),
    N_("Đóng chương trình, mở lại rồi làm tiếp; nếu lặp lại, gửi tệp nhật ký cho người hỗ trợ."),
)
"""For our own bugs, which nobody can act on one by one: a test keeps every other code of the program out of here."""

TEMPLATES: Final[Mapping[str, Template]] = {
    **STORE_TEXTS,
    **FINDING_TEXTS,
    **PEOPLE_TEXTS,
    **PERSON_TEXTS,
    **REFUSAL_TEXTS,
    **RECEIVING_TEXTS,
    **SENDING_TEXTS,
    **RECEIPT_TEXTS,
    **TAKEN_TEXTS,
    **STICK_TEXTS,
    **OUTCOME_TEXTS,
    **RECORD_TEXTS,
    **PRINTING_TEXTS,
    **UNIT_TEXTS,
    **CLOSING_TEXTS,
    **REPORT_TEXTS,
    **PROVINCE_TEXTS,
    **FILE_TEXTS,
    **GRID_TEXTS,
    **REGISTER_TEXTS,
    **HELP_TEXTS,
    **KEY_TEXTS,
    **REVIEW_TEXTS,
    **TABLE_TEXTS,
    **REPORT_TEXTS,
}

_NOTHING_SAVED: Final = N_("Chưa ghi gì vào sổ.")


def describe(error: ProgramError, also: Mapping[str, FieldValue] | None = None) -> Sentence:
    """Return the sentence of a failure in the language in use.

    ``also``: what the caller knows beyond the failure's own fields: ``unit_name`` and ``number`` of a bundle.
    """
    return describe_code(error.code, {**error.fields, **(also or {})})


def describe_code(code: str, fields: Mapping[str, FieldValue] | None = None) -> Sentence:
    """Return the sentence of a stable code: a failure kept in quarantine, an outcome of a write, a finding of check.

    What could not be read in a field (a date, a commune) is told by the sentence that stands beside fields.
    """
    known = TEMPLATES.get(code)
    if known is not None:
        return fill(known, fields or {})
    if code in PROBLEM_TEXTS:
        return Sentence(entry_sentence(code, fields or {}), _(_NOTHING_SAVED), "")
    return fill(FALLBACK, {})
