"""The words with which a sentence names other records: kinds as in running text, titles of options, the day."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.base.i18n import language
from desktop_app.domain.across import Other
from desktop_app.domain.definition import Across, Definitions, Field

Details = dict[str, str | int]


class Words:
    """Names what the definitions of one session define, in the language in use."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions

    def named(self, other: Other) -> Details:
        """Return what a sentence needs to name another record, and the window to open it."""
        details: Details = {"other_kind": self.kind(other.kind), "other_title": other.title}
        details["other_day"] = _day_between(other.occurred_from, other.occurred_to)
        if other.row is not None:
            return {**details, "other_row": other.row + 1}
        return {**details, "other_record": other.record}

    def kind(self, kind: str) -> str:
        """Return a kind as it is called in running text."""
        title = self._definitions.current(kind).title.in_language(language()) if kind in self._definitions else kind
        return title[:1].lower() + title[1:]

    def lists(self, across: Across) -> str:
        """Return the lists in which records of a rule's kinds stand, as the rail calls them."""
        plurals = (self._definitions.current(kind).plural.in_language(language()) for kind in across.kinds)
        return ", ".join(dict.fromkeys(plurals))

    def wanted(self, across: Across) -> str:
        """Return what records an ``earlier`` rule asks for, by the titles of its subtypes, else of its kinds."""
        definitions = [self._definitions.current(kind) for kind in across.kinds]
        subtypes = [definition.field(name) for definition in definitions for name in definition.lifts.subtype]
        titles = [title for field in subtypes for title in option_titles(field, across.values)]
        return ", ".join(dict.fromkeys(titles or map(self.kind, across.kinds)))


def option_titles(field: Field, codes: Iterable[str]) -> list[str]:
    """Return the titles of those ``codes`` that are answers of ``field``, in the language in use."""
    found = (field.option(code) for code in codes)
    return [option.title.in_language(language()) for option in found if option is not None]


def _day_between(first: str | None, last: str | None) -> str:
    """Return the day as a partial date when first and last say one, "" for a time that is no month and no year."""
    if first is None or last is None or first == last:
        return first or ""
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else ""
