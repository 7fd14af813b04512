"""A place: the village as written, and the commune, found by its present or former names.

Communes of the record's day come first: a house of 2019 stands in a commune of 2019. Where a name meant another area
before 1 July 2025 (36 names did), that day decides what the name means, and the line below says what was taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Field
from desktop_app.domain.places import Commune, CommuneAmbiguous, CommuneUnknown
from desktop_app.domain.records import Json
from desktop_app.ui import theme
from desktop_app.ui.editors.base import FieldBox, Lookups, ShownProblem
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import set_property
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput


class PlaceBox(FieldBox):
    """Two editors side by side. An old address that was kept only as written stays, and is shown below."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        super().__init__(field, lookups)
        self.village = TextInput()
        self.commune = LookupInput(self._search, arrow=True, lists_all=True)
        self._place: dict[str, Json] = {}
        self._odd: Json = None
        self._day: PartialDate | None = None
        self._shown = ""
        self._frames: tuple[FieldFrame, ...] = ()
        self._row = QHBoxLayout()
        self.column.addLayout(self._row)
        self.column.addStretch()
        if bare:
            self._row.addWidget(self.village, 1)
            self._row.addWidget(self.commune, 1)
        else:
            required = field.constraints.required
            frames = (FieldFrame("", self.village, required=required), FieldFrame("", self.commune, required=required))
            for frame in frames:
                self._row.addWidget(frame, 1, Qt.AlignmentFlag.AlignTop)
            self._frames = frames
        for line in (self.village, self.commune):
            self.watch(line)
            line.textEdited.connect(lambda _text: self._edit())
        self.commune.chosen.connect(self._choose)
        self.setFocusProxy(self.village)
        self.retranslate()
        self.restyle()

    def value(self) -> Json:
        """Return village, commune key and what was kept as written; None for nothing at all."""
        if self._odd is not None:
            return self._odd
        answer: dict[str, Json] = {}
        village, written = vietnamese.tidy(self.village.text()), vietnamese.tidy(self.commune.text())
        if village:
            answer["village"] = village
        commune = self._read() if written else None
        if commune is not None:
            answer["commune"] = commune
        if "written" in self._place:
            answer["written"] = self._place["written"]
        if written and commune is None:
            answer["written"] = written
        return answer or None

    def set_value(self, value: Json) -> None:
        """Show ``value``."""
        self._place = dict(value) if isinstance(value, dict) else {}
        self._odd = None if isinstance(value, dict) else value
        village = self._place.get("village")
        self.village.setText(village if isinstance(village, str) else "")
        key = self._place.get("commune")
        self._shown = self._name(key) if isinstance(key, str) else ""
        self.commune.setText(self._shown)
        for line in (self.village, self.commune):
            line.setCursorPosition(0)
        self._hint()

    def refusal(self) -> Refused | None:
        """Return why the commune cannot be told."""
        written = vietnamese.clean(self.commune.text())
        if not written or self._read() is not None:
            return None
        meant = self._meant()
        if len(meant) > 1:
            return CommuneAmbiguous(name=written, candidates=[commune.with_district for commune in meant])
        return CommuneUnknown(name=written, district="")

    def leave(self) -> None:
        """Show the whole name of the commune that was typed."""
        if self.commune.text() != self._shown:
            key = self._read()
            if key is not None:
                self._set_commune(key)
        super().leave()

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show the gravest problem: below the commune when that is what cannot be read, else below the village."""
        worst = next((one for one in problems if one.level == "error"), problems[0] if problems else None)
        at_commune = worst is not None and self.refusal() is not None
        for place, line in enumerate((self.village, self.commune)):
            here = worst is not None and at_commune == (place == 1)
            text, level = (worst.text, worst.level) if worst is not None and here else ("", "error")
            if self._frames:
                self._frames[place].set_problem(text, level)
            else:
                set_property(line, "state", ("err" if level == "error" else "warn") if text else "")

    def set_day(self, day: PartialDate | None) -> None:
        """Offer the communes of ``day`` first; what is chosen stays."""
        self._day = day

    def set_note(self, note: str) -> None:
        """Say where the answer came from."""
        self.origin = note
        self._hint()

    def set_read_only(self, read_only: bool) -> None:
        """Let the place be read, not changed."""
        self.village.setReadOnly(read_only)
        self.commune.setReadOnly(read_only)

    def inputs(self) -> list[QWidget]:
        """Return village and commune."""
        return [self.village, self.commune]

    def focus_at(self, row: int | None = None, column: str | None = None) -> None:
        """Put the focus on the village, or on the commune while that is what cannot be read."""
        (self.village if self.refusal() is None else self.commune).setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Take labels in the language in use."""
        names = (_("Bản, thôn, tổ dân phố"), _("Xã, phường"))
        for place, line in enumerate((self.village, self.commune)):
            if self._frames:
                self._frames[place].set_label(names[place])
            else:
                line.setAccessibleName(names[place])
                line.setPlaceholderText(names[place])
        if self._frames:
            self.commune.setPlaceholderText(_("Chọn…"))
        self._hint()

    def restyle(self) -> None:
        """Stand side by side, or one below the other at large text sizes."""
        stacked = theme.current().compact
        self._row.setDirection(QHBoxLayout.Direction.TopToBottom if stacked else QHBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(12 if self._frames else 4))

    def _edit(self) -> None:
        self._odd = None
        self.origin = ""
        self._hint()
        self.edited.emit()

    def _choose(self, row: Suggestion) -> None:
        if isinstance(row.value, str):
            self._set_commune(row.value)
            self._edit()

    def _set_commune(self, key: str) -> None:
        self._place["commune"] = key
        self._shown = self._name(key)
        self.commune.setText(self._shown)
        self._hint()

    def _read(self) -> str | None:
        """Return the key of the commune chosen, or of the only one the text can mean."""
        text = self.commune.text()
        kept = self._place.get("commune")
        if text == self._shown and isinstance(kept, str):
            return kept
        meant = self._meant()
        return meant[0].key if len(meant) == 1 else None

    def _meant(self) -> list[Commune]:
        """Return the communes that are called what is typed: those of the record's day, else those of other days."""
        text = self.commune.text()
        offered = [self._known(row.value) for row in self.lookups.communes(text, self._day)]
        called = [commune for commune in offered if commune is not None and _is_called(commune, text)]
        today = self.lookups.context.today or date.max
        days = (self._day.start, self._day.end) if self._day is not None else (today,)
        return [commune for commune in called if any(map(commune.is_valid, days))] or called

    def _known(self, key: Json) -> Commune | None:
        communes = self.lookups.context.communes
        return communes.by_key(key) if communes is not None and isinstance(key, str) else None

    def _name(self, key: str) -> str:
        commune = self._known(key)
        return commune.full_name if commune is not None else key

    def _search(self, typed: str) -> Sequence[Suggestion]:
        return self.lookups.communes("" if typed == self._shown else typed, self._day)

    def _hint(self) -> None:
        if not self._frames:
            return
        written = self._place.get("written")
        on_paper = _("Trên giấy ghi: {text}").format(text=written) if isinstance(written, str) else ""
        key = self._place.get("commune") if self.commune.text() == self._shown else None
        self._frames[0].set_hint(self.origin or on_paper)
        self._frames[1].set_hint(self.lookups.about_commune(key) if isinstance(key, str) else "")


def _is_called(commune: Commune, text: str) -> bool:
    return any(vietnamese.matches(text, name, "full") for name in (commune.full_name, commune.name, *commune.variants))
