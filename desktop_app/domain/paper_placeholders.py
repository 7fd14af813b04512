"""What the program fills into the texts of a form, as the office reads and types it: "[tên đơn vị]".

Vietnamese whatever the window's language: it stands within the text of a paper.
"""

from __future__ import annotations

from typing import Final

PLACEHOLDERS: Final[dict[str, str]] = {
    "office": "tên đơn vị",  # symbol
    "unit": "tên cơ quan",  # symbol
    "superior": "cấp trên",  # symbol
    "year": "năm",  # symbol
    "period": "kỳ",  # symbol
    "occasion": "dịp",  # symbol
    "place": "nơi",  # symbol
}


def shown_text(text: str) -> str:
    """Return a text with its placeholders as people read them."""
    for name, words in PLACEHOLDERS.items():
        text = text.replace(f"{{{name}}}", f"[{words}]")
    return text


def kept_text(typed: str) -> str:
    """Return a text as it is kept, from what was typed."""
    for name, words in PLACEHOLDERS.items():
        typed = typed.replace(f"[{words}]", f"{{{name}}}")
    return typed
