"""F16: the cover of a bundle made here, the newest when no number is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from desktop_app.documents.forms.bundle_cover import TITLE, BundleCover, CoverCount, CoverFile, bundle_cover
from desktop_app.domain.answers import text_of
from desktop_app.domain.definition import Definitions
from desktop_app.services.exporting import Exporting, entry_figures
from desktop_app.services.figures import gives_money
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.report_book import spoken_order
from desktop_app.storage.outbox import OutboxEntry

BLANK_ROWS: Final = 20


def gather_bundle_cover(at: Gathering) -> Iterator[Paperwork]:
    """Yield the one sheet. Raises BundleUnknown."""
    if at.wish.blank:
        content = BundleCover(at.letterhead(), blank_rows=BLANK_ROWS)
        yield at.made(TITLE, lambda stamp: bundle_cover(content, stamp))
        return
    entry = Exporting(at.session).entry(at.wish.bundle)
    content = _content(at, entry)
    title, mark = f"{TITLE} số {entry.number}", entry.sha256[:8]
    yield at.made(title, lambda stamp: bundle_cover(content, stamp), Named(()), entry.name, mark=mark)


def _content(at: Gathering, entry: OutboxEntry) -> BundleCover:
    office = at.letterhead()
    made = datetime.fromisoformat(entry.made_at).date() if entry.made_at else None
    return BundleCover(
        letterhead=office,
        bundle=entry.name,
        number=entry.number,
        year=str((made or at.day).year),
        receiver=text_of(entry.summary.get("recipient")),
        files=(CoverFile(f"Gói số {entry.number}", made, "Gói số liệu đã ký và niêm phong", office.office),),
        size=entry.size,
        checksum=entry.sha256,
        counts=tuple(_counts(entry, at.session.definitions)),
        signer=text_of(entry.summary.get("signer")),
        giver=at.session.operator.name,
    )


def _counts(entry: OutboxEntry, definitions: Definitions) -> Iterator[CoverCount]:
    """Yield what a bundle holds of each kind, in the order in which a report speaks of them."""
    for figures in sorted(entry_figures(entry, definitions), key=lambda one: spoken_order(one.kind)):
        definition = definitions.current(figures.kind)
        types = {measure.type for measure in definition.measures}
        yield CoverCount(
            title=definition.plural.vi,
            records=figures.records,
            persons=figures.persons if "persons" in types else None,
            turns=figures.turns if "turns" in types else None,
            value=figures.value if gives_money(definition) else None,
        )
