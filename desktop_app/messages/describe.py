"""From a failure, a code or a validation problem to its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_app.base.errors import FieldValue, ProgramError
from desktop_app.base.i18n import N_
from desktop_app.messages.bundle_texts import ENROLMENT_TEXTS, REFUSAL_TEXTS, STICK_TEXTS
from desktop_app.messages.sentence import Sentence, Template, fill
from desktop_app.messages.store_texts import STORE_TEXTS

FALLBACK: Final = Template(
    N_("Chương trình gặp một chỗ chưa lường trước ({code})."),
    N_("Những gì đã lưu vẫn đủ."),
    N_("Mở lại chương trình rồi làm tiếp; nếu lặp lại, gửi tệp nhật ký cho người hỗ trợ."),
)
"""For a code without a sentence: a test keeps every code of the program out of here except our own bugs."""

TEMPLATES: Final[Mapping[str, Template]] = {
    **STORE_TEXTS,
    **REFUSAL_TEXTS,
    **STICK_TEXTS,
    **ENROLMENT_TEXTS,
}


def describe(error: ProgramError) -> Sentence:
    """Return the sentence of a failure in the language in use."""
    return describe_code(error.code, error.fields)


def describe_code(code: str, fields: Mapping[str, FieldValue] | None = None) -> Sentence:
    """Return the sentence of a stable code (failures kept in quarantine, outcomes of a write)."""
    known = TEMPLATES.get(code)
    if known is None:
        return fill(FALLBACK, {"code": code})
    return fill(known, fields or {})
