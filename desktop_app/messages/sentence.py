"""What a failure or an outcome says to a person: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence before translation: message ids marked with ``N_``, placeholders named after the error's fields.

    ``title`` says what happened, ``safe`` what is still in order, ``next_step`` what to do.
    """

    title: str
    safe: str = ""
    next_step: str = ""


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


def shown_value(value: FieldValue) -> str:
    """Return a field as it is written in a sentence: thousands with dots, dates day first, lists with commas."""
    if value is None:
        return "—"
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return format_money(value)
    text = str(value)
    parts = text.split("-")
    if len(text) == 10 and len(parts) == 3 and all(part.isdigit() for part in parts):
        return f"{int(parts[2]):02d}/{int(parts[1])}/{parts[0]}"
    return text


def fill(template: Template, fields: Mapping[str, FieldValue]) -> Sentence:
    """Translate ``template`` and put ``fields`` in. A placeholder without a field is shown as "—", never raised."""
    shown = Shown({name: shown_value(value) for name, value in fields.items()})
    return Sentence(
        _(template.title).format_map(shown),
        _(template.safe).format_map(shown) if template.safe else "",
        _(template.next_step).format_map(shown) if template.next_step else "",
    )


class Shown(dict[str, str]):
    """Fields as they are written in a sentence; one that is missing shows as a dash, never as an exception."""

    def __missing__(self, name: str) -> str:
        return "—"
