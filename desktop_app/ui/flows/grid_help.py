"""What the grid says of the cell under the cursor, and what its answers do; what a cell offers for what is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain import vietnamese
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.display import NO, YES, display_field
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.lifting import day_of
from desktop_app.messages.grid_words import cell_words, check_words, finding_place, has_remark, strip_words
from desktop_app.services.grid import CellFinding, GridBook
from desktop_app.services.grid_row_problems import SUMS_DOUBTED
from desktop_app.ui.editors.base import live_options
from desktop_app.ui.editors.choice import answers_to
from desktop_app.ui.flows.grid_mends import GridMends, Way
from desktop_app.ui.flows.record_lookups import RecordLookups, person_facts
from desktop_app.ui.models.grid_table import RowCheck
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Tone
from desktop_app.ui.screens.grid_strips import CellTold

_MARKS: Final = {"good": "good", "bad": "error", "doubt": "duplicate", "typing": "draft", "waiting": "held"}
_TONES: Final = {"typing": "info", "waiting": "text2"}
_LEVELS: Final[dict[str, Tone]] = {"error": "err", "warning": "warn"}
_MOST_OFFERED: Final = 8
_MOST_KNOWN: Final = 3


def _tone(found: CellFinding) -> Tone:
    """Return the colour of a finding: what is only doubted is amber everywhere, in the cell, the strip, the sums."""
    return "warn" if found.is_doubt else _LEVELS[found.level]


def _is_twin(found: CellFinding) -> bool:
    """Tell whether the row may repeat another one; else it is its sums that are doubted."""
    return found.is_doubt and found.problem.code not in SUMS_DOUBTED


class GridHelp:
    """Speaks for one grid."""

    def __init__(
        self,
        book: GridBook,
        lookups: RecordLookups,
        go_to: Callable[[int, int], object],
        look: Callable[[str], object],
    ) -> None:
        self._book = book
        self._lookups = lookups
        self._go_to = go_to
        self._look = look
        self._others: set[tuple[str, str]] = set()
        self._mends = GridMends(book)

    @property
    def mends(self) -> GridMends:
        """Return what is known of how texts were mended."""
        return self._mends

    # the column "Kiểm tra"

    def check(self, row: int) -> RowCheck:
        """Return what was found of a row."""
        book = self._book
        state = book.standing.state(row)
        if state == "empty":
            return RowCheck()
        found = book.standing.findings(row) if state != "waiting" else ()
        shown = found if state != "typing" else tuple(one for one in found if book.rows.text(row, max(one.column, 0)))
        troubles = tuple((one.column, _tone(one)) for one in shown if one.column >= 0)
        sentences = tuple((one.column, cell_words(book, one)) for one in shown)
        remarked = has_remark(book, row) or (state == "doubt" and not any(map(_is_twin, found)))
        mark = "warning" if remarked else _MARKS[state]
        return RowCheck(mark, check_words(book, row), _TONES.get(state, ""), troubles, sentences)

    # the strip

    def told(self, row: int, place: int, title: str, *, more: bool) -> tuple[CellTold, tuple[Way, ...]]:
        """Return what the strip says of a cell, and what its answers do.

        ``place``: -1 for the column "Kiểm tra"; ``more``: some row has to be looked at.
        """
        book = self._book
        if row < 0 or row >= len(book.rows):
            return CellTold(), ()
        found = self._finding(row, place)
        if found is not None:
            where = finding_place(book, row, found)
            ways = (*self._mends.ways(row, found), *self._ways(row, found))
            words = tuple(way.words for way in ways)
            sentence = " ".join(part for part in (strip_words(book, found), self._mends.said(row, found)) if part)
            return CellTold(where, sentence, _tone(found), words, more, _is_twin(found)), ways
        where = _("Dòng {row}, {column}").format(row=row + 1, column=title)
        column = book.columns[place] if place >= 0 else None
        if column is not None and column.part == "name":
            known = self._known(row, place)
            if known is not None:
                sentence, ways = known
                return CellTold(where, sentence, "", tuple(way.words for way in ways), more), ways
        help_text = column.field.description.in_language(language()) if column is not None else ""
        return CellTold(where, help_text, "", (), more), ()

    def _finding(self, row: int, place: int) -> CellFinding | None:
        """Return the finding of the cell, else the first of its row, unless the row is only being typed."""
        if self._book.standing.state(row) in ("empty", "waiting"):
            return None
        found = self._book.standing.findings(row)
        here = next((one for one in found if one.column == place), None)
        if self._book.standing.state(row) == "typing":
            return here if here is not None and self._book.rows.text(row, place) else None
        return here or (found[0] if found else None)

    def _ways(self, row: int, found: CellFinding) -> tuple[Way, ...]:
        book = self._book
        ways = [Way(one.shown, partial(self._mends.choose, row, found.column, one)) for one in found.choices]
        alike = book.standing.alike(found.column, found.problem.code) if len(found.choices) == 1 else 0
        if alike > 1:
            words = _("Sửa cả {count} dòng").format(count=alike)
            ways.append(Way(words, lambda: book.standing.take_proposals(found.column, found.problem.code)))
        if book.standing.state(row) == "doubt":
            if book.standing.may_insist(row):
                ways.append(Way(_("Vẫn ghi"), lambda: book.standing.insist(row)))
            if found.problem.code not in SUMS_DOUBTED:  # a wrong sum is put right, its person stays
                ways.append(Way(_("Bỏ dòng này"), lambda: book.rows.remove([row])))
            if found.other_record:
                ways.append(Way(_("Xem bản đã có"), partial(self._look, found.other_record), changes=False))
            other = found.other_row
            if other is not None:
                words = _("Tới dòng {row}").format(row=other + 1)
                ways.append(Way(words, lambda: self._go_to(other, found.column), changes=False))
        return tuple(ways)

    def _known(self, row: int, place: int) -> tuple[str, tuple[Way, ...]] | None:
        """Return who on record has the name that stands in a cell: she is linked when somebody says it is she."""
        book = self._book
        linked = book.rows.linked(row, place)
        if linked:
            hit = self._lookups.person(linked)
            return (_("Đã nối với sổ Người: {facts}.").format(facts=person_facts(hit)) if hit else "", ())
        name = vietnamese.tidy(book.rows.text(row, place))
        hits = self._lookups.namesakes(name) if name else []
        if not hits:
            return None
        if len(hits) > 1:
            return _("Trong sổ Người có {count} người tên này. Bấm F4 để chọn.").format(count=len(hits)), ()
        known, said_of = hits[0], (name, hits[0].record)
        if said_of in self._others:
            return None
        sentence = _("Trong sổ đã có {person}. Có phải cùng một người không?").format(person=person_facts(known))
        same = Way(_("Cùng một người"), lambda: book.rows.link(row, place, known.record))
        return sentence, (same, Way(_("Người khác"), lambda: self._others.add(said_of), changes=False))

    # what a cell offers

    def offers(self, row: int, column: GridColumn, typed: str) -> Sequence[Suggestion]:
        """Return what a cell may hold: of a list, what stands above first; of free words, those typed before."""
        field = column.field
        place = self._book.columns.index(column)
        if column.part == "name":
            return self._lookups.people(typed) if typed.strip() else ()
        if column.part == "commune":
            return self._likely_first(row, place, typed, self._lookups.communes(typed, self._day))
        if field.type == "reference":
            return self._lookups.records(field.target or "", typed)
        if field.type == "boolean":
            both = (YES.in_language(language()), NO.in_language(language()))
            return [Suggestion(words) for words in both if vietnamese.matches(typed, words, "prefix")]
        if field.type == "choice":
            fitting = [one for one in live_options(field, self._day) if not typed.strip() or answers_to(one, typed)]
            rows = [Suggestion(one.title.in_language(language()), one.code) for one in fitting]
            return self._likely_first(row, place, typed, rows)
        if column.part == "village" or field.type == "string":
            return self._typed_before(row, place, typed)
        return ()

    @property
    def _day(self) -> PartialDate | None:
        """The day the rows begin with: what existed then is offered first."""
        return day_of(self._book.definition, self._book.rows.shared_data)

    def text_of(self, column: GridColumn, row: Suggestion) -> str:
        """Return the text that stands in a cell for a row of its list."""
        if column.field.type == "choice":
            return display_field(column.field, row.value, language())
        return row.title

    def _likely_first(self, row: int, place: int, typed: str, rows: Sequence[Suggestion]) -> Sequence[Suggestion]:
        """Put what begins as typed first, and of that what stands above."""
        above, begun = self._book.rows.text(row - 1, place) if row else "", vietnamese.fold(typed.strip())
        return sorted(rows, key=lambda one: (not vietnamese.fold(one.title).startswith(begun), one.title != above))

    def _typed_before(self, row: int, place: int, typed: str) -> list[Suggestion]:
        if not typed.strip():
            return []
        texts = (self._book.rows.text(one, place) for one in range(len(self._book.rows)) if one != row)
        counted = Counter(text for text in texts if text and text != typed)
        fitting = [text for text, _count in counted.most_common() if vietnamese.matches(typed, text, "prefix")]
        return [Suggestion(text) for text in fitting[:_MOST_OFFERED]]
