"""The records a paper is printed of, as the wish says: chosen ones, a campaign's, those of a period."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.base.errors import Refused
from desktop_app.base.following import Following
from desktop_app.domain.records import StoredVersion
from desktop_app.services.entry_refusals import RecordUnknown
from desktop_app.services.paper.wish import NothingChosen, PaperWish
from desktop_app.services.session import Session
from desktop_app.storage.paper_rows import PaperRows
from desktop_app.storage.versions import Versions


class DraftNotPrinted(Refused):
    """A record that is not complete was to be printed: what is signed has to stand in the book. Fields: ``title``."""

    code = "draft_not_printed"


class NotOnThisForm(Refused):
    """A record was chosen by hand that the form is not for: aid after a flood on the Covid list. Fields: ``title``."""

    code = "not_on_this_form"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Records in the order they are printed; read anew at every walk, so a list of any length needs little memory.

    ``subtype`` narrows to records that are lifted as this (``covid19``), "" to none in particular.
    """

    session: Session
    kinds: tuple[str, ...]
    wish: PaperWish
    by: Following
    subtype: str = ""

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield record id and version id. Raises RecordUnknown, DraftNotPrinted, NotOnThisForm, NothingChosen."""
        if self.wish.records:
            yield from ((stored.version.record, stored.id) for stored in self._named())
        else:
            yield from self._rows().ids()

    def __iter__(self) -> Iterator[StoredVersion]:
        """Yield the versions. Raises RecordUnknown, DraftNotPrinted, NotOnThisForm, NothingChosen."""
        total = self.count()
        versions = self._named() if self.wish.records else self._rows().versions()
        for number, stored in enumerate(versions, start=1):
            if number % 50 == 0:
                self.by.report(number, total)
            yield stored

    def count(self) -> int:
        """Return how many there are. Raises NothingChosen."""
        return len(self.wish.records) if self.wish.records else self._rows().count()

    def last_day(self) -> str | None:
        """Return the newest ISO day among them, None when none has a date."""
        if not self.wish.records:
            return self._rows().last_day()
        lifted = (self.session.lifting(stored.version) for stored in self._named())
        return max((one.occurred_to for one in lifted if one.occurred_to), default=None)

    def _named(self) -> Iterator[StoredVersion]:
        versions = Versions(self.session.connection, self.session.lifting)
        for record in self.wish.records:
            stored = versions.shown(record)
            if stored is None or stored.version.kind not in self.kinds or stored.version.state == "deleted":
                raise RecordUnknown(record=record)
            if stored.version.state != "complete":
                raise DraftNotPrinted(title=self.session.lifting(stored.version).title)
            if self.subtype and self.session.lifting(stored.version).subtype != self.subtype:
                raise NotOnThisForm(title=self.session.lifting(stored.version).title)
            yield stored

    def _rows(self) -> PaperRows:
        wish = self.wish
        if not wish.campaign and (wish.start is None or wish.end is None):
            raise NothingChosen(form=wish.form)
        return PaperRows(
            self.session.connection,
            self.kinds,
            wish.campaign or None,
            wish.start.isoformat() if wish.start else None,
            wish.end.isoformat() if wish.end else None,
            self.subtype or None,
        )


@dataclass(frozen=True, slots=True)
class Named:
    """Versions that are known already: one record's, or a list that was sorted. Ids can be read as often as needed."""

    versions: Sequence[StoredVersion]

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield record id and version id."""
        yield from ((stored.version.record, stored.id) for stored in self.versions)


def mark_of(ids: Iterable[tuple[str, str]]) -> str:
    """Return eight digits that change when any version on a paper does."""
    digest = hashlib.sha256()
    for _record, version in ids:
        digest.update(version.encode("ascii"))
    return digest.hexdigest()[:8]
