"""Filters and columns of the lists: what is offered, the dialogs, what is saved under a name, and the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, language
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.display import display_field
from desktop_app.domain.list_fields import (
    FilterName,
    can_order_by_value,
    filter_fields,
    fixed_column,
    possible_columns,
)
from desktop_app.messages import describe
from desktop_app.services.list_choices import ListChoices
from desktop_app.services.list_narrowing import narrowing
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.list_questions import Order, Question
from desktop_app.ui.flows.form_filling import CAMPAIGN_KIND
from desktop_app.ui.flows.list_place import AT_THE_TOP, ListPlace
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.screens.column_chooser import ColumnChooser
from desktop_app.ui.screens.filter_dialog import FilterDialog
from desktop_app.ui.screens.filter_words import FilterOffer, Options
from desktop_app.ui.screens.saved_filters import SavedFiltersDialog

_MOST_OFFERED: Final = 300
"""Campaigns, funds and movements offered in a filter, the newest."""


@dataclass(slots=True)
class ListView:
    """How a list was left: what is sought, its filters (``saved_as``: their name), the bin, where it stands."""

    search: str = ""
    order: Order = "title"
    deleted: bool = False
    filters: Filters = NO_FILTERS
    saved_as: str = ""
    place: ListPlace = AT_THE_TOP

    @property
    def is_plain(self) -> bool:
        """Tell whether the list is as it is printed without being told more."""
        return not (self.search or self.filters) and self.order == "title"


class ListFiltering(QObject):
    """``changed`` carries the filters, the search and the name they are saved under; ``columns_changed`` nothing.

    ``show`` shows a dialog; tests answer it in their own way.
    """

    changed = Signal(object, str, str)
    columns_changed = Signal()

    def __init__(self, window: MainWindow, services: RecordServices) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._choices = ListChoices(services.session)
        self.show: Callable[[QDialog], object] = QDialog.exec

    # what a list is asked

    def columns(self, kind: str) -> tuple[str, ...]:
        """Return the columns chosen for ``kind``, none for the usual ones."""
        return self._choices.columns(kind)

    def orders(self, definition: Definition) -> tuple[Order, ...]:
        """Return the orders a list of this kind can stand in."""
        day: tuple[Order, ...] = ("day",) if definition.lifts.occurred is not None else ()
        value: tuple[Order, ...] = ("value",) if can_order_by_value(definition) else ()
        return ("title", "newest", *day, *value)

    def question(self, kind: str, view: ListView, campaign: str, with_problems: Sequence[str]) -> Question:
        """Return what storage is asked for a list as it was left."""
        if view.deleted:
            return Question(kind, "newest", deleted=True, campaign="")
        filters = view.filters
        if not view.search and not campaign and filters == NO_FILTERS.with_twins():
            return Question(kind, view.order if view.order in ("title", "newest") else "title", twins=True)
        definition, communes = self._services.browsing.definition(kind), self._services.session.communes
        asked = narrowing(definition, communes, filters, with_problems)
        return Question(kind, view.order, view.search, campaign=campaign, narrowing=asked)

    # what is offered

    def offer(self, kind: str, filters: Filters, *, in_campaign: bool) -> FilterOffer:
        """Return the filters of a kind, and what those that are set are called: all that the chips say.

        The list of a campaign is not narrowed to another one.
        """
        fields = filter_fields(self._services.browsing.definition(kind))
        if in_campaign:
            fields = replace(fields, campaign=None)
        session, context = self._services.session, self._services.browsing.context
        names: dict[str, str] = {}
        for field, code in (
            (fields.campaign, filters.campaign),
            (fields.movement, filters.movement),
            (fields.source, filters.source),
        ):
            if field is not None and code:
                option = field.option(code)
                plain = option.title.in_language(language()) if option is not None else code
                shown = display_field(field, code, language(), context) if field.type == "reference" else plain
                names[code] = shown
        commune = session.communes.by_key(filters.commune) if filters.commune else None
        if commune is not None:
            names[commune.key] = commune.full_name
        return FilterOffer(fields, names=names, in_campaign=in_campaign)

    def _with_options(self, offer: FilterOffer) -> FilterOffer:
        """Return an offer with all that can be chosen in its filters, for the dialog."""
        options: dict[FilterName, Options] = {}
        if offer.fields.campaign is not None:
            options["campaign"] = self._records(CAMPAIGN_KIND)
        if offer.fields.movement is not None:
            options["movement"] = self._answers(offer.fields.movement)
        if offer.fields.source is not None:
            options["source"] = self._answers(offer.fields.source)
        return replace(offer, options=options)

    def _answers(self, field: Field) -> Options:
        """Return what can be answered in a field: its own options, and records of the kind it refers to."""
        context = self._services.browsing.context
        own = [
            (option.code, display_field(field, option.code, language(), context) if field.list_name else title)
            for option in field.options
            for title in (option.title.in_language(language()),)
            if not option.retired
        ]
        if field.type != "reference" or field.target is None:
            return tuple(own)
        known = {words for _code, words in own}
        return (*own, *(one for one in self._records(field.target) if one[1] not in known))

    def _records(self, kind: str) -> Options:
        if kind not in self._services.session.definitions:
            return ()
        rows = self._services.browsing.open(kind, order="newest").rows(0, _MOST_OFFERED)
        return tuple((row.id, row.title) for row in rows)

    # the dialogs

    def edit(self, kind: str, view: ListView, at: str, *, in_campaign: bool) -> None:
        """Let filters be set in a dialog that starts at one of them."""
        offer = self._with_options(self.offer(kind, view.filters, in_campaign=in_campaign))
        dialog = FilterDialog(view.filters, offer, self._find_communes, at=at, parent=self._window)
        dialog.answered.connect(lambda filters: self.changed.emit(filters, view.search, ""))
        self.show(dialog)
        dialog.deleteLater()

    def _find_communes(self, typed: str) -> Sequence[Suggestion]:
        return self._services.lookups.communes(typed)

    def choose_columns(self, kind: str) -> None:
        """Let the columns of a kind be chosen and ordered."""
        definition = self._services.browsing.definition(kind)
        titles = [(name, definition.field(name).title.in_language(language())) for name in possible_columns(definition)]
        shown = self.columns(kind) or definition.columns
        dialog = ColumnChooser(titles, shown, fixed_column(definition), parent=self._window)
        dialog.answered.connect(lambda columns: self._keep_columns(kind, columns))
        self.show(dialog)
        dialog.deleteLater()

    def _keep_columns(self, kind: str, columns: list[str]) -> None:
        usual = list(self._services.browsing.definition(kind).columns)
        self._choices.keep_columns(kind, [] if columns == usual else columns)
        self.columns_changed.emit()

    def open_saved(self, kind: str, view: ListView) -> None:
        """Let a saved filter be used, saved, renamed or deleted."""
        may_save = bool(view.filters or view.search)
        dialog = SavedFiltersDialog(self._names(kind), may_save=may_save, current=view.saved_as, parent=self._window)
        dialog.applied.connect(lambda name: self._apply(kind, name, dialog))
        dialog.kept.connect(lambda name: self._save(kind, name, view, dialog))
        dialog.renamed.connect(lambda old, new: self._rename(kind, old, new, view, dialog))
        dialog.forgotten.connect(lambda name: self._forget(kind, name, view, dialog))
        self.show(dialog)
        dialog.deleteLater()

    def _names(self, kind: str) -> list[str]:
        return [one.name for one in self._choices.saved(kind)]

    def _apply(self, kind: str, name: str, dialog: SavedFiltersDialog) -> None:
        saved = next((one for one in self._choices.saved(kind) if one.name == name), None)
        dialog.accept()
        if saved is not None:
            self.changed.emit(saved.filters, saved.search, saved.name)

    def _save(self, kind: str, name: str, view: ListView, dialog: SavedFiltersDialog) -> None:
        try:
            saved = self._choices.save(kind, name, view.filters, view.search)
        except ProgramError as problem:
            dialog.show_problem(describe(problem))
            return
        dialog.accept()
        self._window.status.say(_("Đã lưu bộ lọc “{name}”.").format(name=saved.name))
        self.changed.emit(saved.filters, saved.search, saved.name)

    def _rename(self, kind: str, old: str, new: str, view: ListView, dialog: SavedFiltersDialog) -> None:
        try:
            self._choices.rename(kind, old, new)
        except ProgramError as problem:
            dialog.show_problem(describe(problem))
            return
        named = " ".join(new.split())
        dialog.show_names(self._names(kind), named)
        if view.saved_as == old:
            self.changed.emit(view.filters, view.search, named)

    def _forget(self, kind: str, name: str, view: ListView, dialog: SavedFiltersDialog) -> None:
        self._choices.forget(kind, name)
        dialog.show_names(self._names(kind))
        if view.saved_as == name:
            self.changed.emit(view.filters, view.search, "")
        self._window.status.say(_("Đã xóa bộ lọc “{name}”; các bản ghi không đổi.").format(name=name))
