"""What a failure or an outcome says to a person: what happened, what is safe, what to do next.

Owns the shape of a message and how it is filled; how a field is written in a sentence is ``shown_fields``' business.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import _
from desktop_app.messages.shown_fields import Shown, shown_fields

Text = str | tuple[str, ...]
"""A message id marked with ``N_``, or several from the most telling to the plainest.

Of several, the first whose every placeholder is known is shown: the last one needs nothing that may be missing.
"""


@dataclass(frozen=True, slots=True)
class Template:
    """A message before translation; placeholders are named after the failure's fields (and see ``shown_fields``).

    ``title`` says what happened, ``safe`` what is still in order, ``next_step`` what to do. Fields named in ``plain``
    are written as they are, where their name usually means a file or a number of bytes.
    """

    title: Text
    safe: Text = ""
    next_step: Text = ""
    plain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translated message, ready to be shown."""

    title: str
    safe: str
    next_step: str

    @property
    def body(self) -> str:
        """Everything after the title, in reading order."""
        return " ".join(part for part in (self.safe, self.next_step) if part)

    @property
    def full(self) -> str:
        """The whole message as one paragraph (command line, logs of an import)."""
        return " ".join(part for part in (self.title, self.body) if part)


def fill(template: Template, fields: Mapping[str, FieldValue]) -> Sentence:
    """Translate ``template`` and put ``fields`` in. A placeholder without a field is shown as "—", never raised."""
    shown = shown_fields(fields, plain=template.plain)
    return Sentence(filled(template.title, shown), filled(template.safe, shown), filled(template.next_step, shown))


def filled(text: Text, shown: Shown) -> str:
    """Return the variant of ``text`` that fits, translated and filled, with a capital letter first; "" for ""."""
    chosen = _fitting(text, shown)
    if not chosen:
        return ""
    sentence = _(chosen).format_map(shown)
    return sentence[:1].upper() + sentence[1:]


@cache
def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces in ``text``."""
    return frozenset(name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name)


def variants(text: Text) -> tuple[str, ...]:
    """Return the variants of ``text`` in the order they are tried."""
    return (text,) if isinstance(text, str) else text


def _fitting(text: Text, shown: Shown) -> str:
    *telling, plainest = variants(text)
    return next((one for one in telling if placeholders(one) <= shown.keys()), plainest)
