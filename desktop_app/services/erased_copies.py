"""What else tells of people who are erased: reports that were kept, what was decided about persons. Inside ``write()``.

Kept reports hold no names of the persons they list (``services.reports.unnamed``). Words may: a donor, who signed, what
an office wrote in a section. Decisions name a side by her number, or by her name in her unit.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from desktop_app.base.i18n import _
from desktop_app.domain.across import NUMBER
from desktop_app.domain.answers import texts_in
from desktop_app.domain.erased_answers import Mentions
from desktop_app.services.report_texts import TEXTS
from desktop_app.storage.connection import Connection
from desktop_app.storage.kept_reports import KeptReports
from desktop_app.storage.person_links import LinkRows, name_of, unit_key
from desktop_app.storage.settings import Settings


@dataclass(frozen=True, slots=True)
class ErasedCopies:
    """Of people of ``units`` whom ``mentions`` knows."""

    connection: Connection
    mentions: Mentions
    units: Collection[str]

    def forget(self) -> None:
        """Take them out of all of it."""
        KeptReports(self.connection).forget(self.mentions.within, self._is_hers)
        LinkRows(self.connection).forget(self._is_hers)

    def _is_hers(self, key: str) -> bool:
        """Tell whether a key is hers; another unit's person of her name is somebody else, or that unit's to erase."""
        if key.startswith(NUMBER):
            return self.mentions.within(key)
        name = name_of(key)
        return any(key == unit_key(unit, name) for unit in self.units) and self.mentions.within(name.replace("|", " "))


def report_texts_mentioning(connection: Connection, mentions: Mentions) -> Iterator[str]:
    """Yield which reports have words of the office that mention them: form and days, as they are shown."""
    for name, value in Settings(connection).beginning(TEXTS):
        if any(mentions.within(text) for text in texts_in(json.loads(value))):
            form, start, end = name.removeprefix(TEXTS).split(".")
            words = _("Lời báo cáo {form} từ {start} đến {end}")
            yield words.format(form=form, start=_shown(start), end=_shown(end))


def _shown(day: str) -> str:
    return "/".join(reversed(day.split("-")))
