"""What a list was asked for, and what it says of itself then."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition
from desktop_app.domain.list_sums import ListSum, value_sums
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.ui import theme
from desktop_app.ui.screens.list_words import empty_words, under_title


@dataclass(frozen=True, slots=True)
class ListAsked:
    """Records of which kind, found by which words, narrowed to what.

    ``waiting``: what it holds is still being worked out. The list may be ``narrowed`` besides: "deleted" in the bin,
    "twins" for likely duplicates only.
    """

    definition: Definition
    search: str = ""
    filters: Filters = NO_FILTERS
    waiting: bool = False

    @property
    def is_part(self) -> bool:
        """Tell whether other records of the kind are left out."""
        return bool(self.search or self.filters)

    @property
    def sums(self) -> tuple[ListSum, ...]:
        """Return what its records are added up by."""
        return value_sums(self.definition)

    @property
    def name(self) -> str:
        """Return what one of its records is called, in running text."""
        title = self.definition.title.in_language(language())
        return title[:1].lower() + title[1:]

    @property
    def plural(self) -> str:
        """Return what its records are called."""
        return self.definition.plural.in_language(language())

    def title(self, narrowed: str, campaign: str | None) -> tuple[str, str]:
        """Return the title and the line under it; ``campaign``: whose list it is, None for none.

        Where letters are large the line goes for one more row: what the list is, and what stands above it anyway.
        """
        compact, plain = theme.current().compact, not self.search and not narrowed
        if compact and campaign is not None:
            return campaign, ""
        if compact and (plain or self._filtered):
            return self.plural, ""
        return self.plural, under_title(self.definition, self.search, narrowed, filtered=self._filtered)

    def nothing(self, narrowed: str, *, kept: bool) -> tuple[str, str]:
        """Return what stands in place of no rows, and what to do; ``kept``: something was typed and not saved."""
        filtered, waiting = self._filtered, self.waiting
        return empty_words(self.name, self.search, narrowed, filtered=filtered, waiting=waiting, kept=kept)

    @property
    def _filtered(self) -> bool:
        return bool(self.filters.without("twins")) or self.waiting
