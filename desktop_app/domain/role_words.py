"""What a person's part in a record is called on paper, for roles whose field is only called "full name"."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.definition import Bilingual, Field

_WORDS: Final = {
    "recipient": Bilingual("Người nhận", "Recipient"),
    "holder": Bilingual("Người được tặng", "Holder"),
    "household_head": Bilingual("Chủ hộ", "Head of household"),
    "head": Bilingual("Chủ hộ", "Head of household"),
    "nominee": Bilingual("Người được đề nghị", "Nominee"),
    "applicant": Bilingual("Người đề nghị", "Applicant"),
    "example": Bilingual("Điển hình", "Example"),
}
_PLAIN: Final = frozenset(("Họ và tên", "Họ tên chủ hộ"))


def role_words(field: Field) -> Bilingual:
    """Return what being named in ``field``, a person or rows of people, makes somebody: its title, if that tells."""
    known = _WORDS.get(field.role or "")
    return known if known is not None and field.title.vi in _PLAIN else field.title
