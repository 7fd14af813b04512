"""A person as written on the paper, linked to the register of people when chosen from the look-up."""

from __future__ import annotations

from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.domain.answers import date_of
from desktop_app.domain.definition import Field
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FramedBox, Lookups
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Text

PERSON_KIND = "person"


class PersonBox(FramedBox):
    """The name, with the look-up. The snapshot (birth, number) is kept with the link and shown below."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        self.line = LookupInput(
            lookups.people, icon="" if bare else "user-search", adding=_adding_words, adding_icon="user-plus"
        )
        super().__init__(field, lookups, self.line, bare=bare)
        self._said = Text(role="hint", elide=True) if bare else None
        if self._said is not None:
            self.column.setSpacing(0)
            self.column.addWidget(self._said)
            self._said.hide()
        self._person: dict[str, Json] = {}
        self._odd: Json = None
        self.line.textEdited.connect(self._edit)
        self.line.chosen.connect(lambda row: self.take(row))
        self.line.add_wanted.connect(lambda typed: self.add_wanted.emit(PERSON_KIND, typed))

    def value(self) -> Json:
        """Return name, link and what was on the paper; None for no name."""
        name = vietnamese.tidy(self.line.text())
        if self._odd is not None:
            return self._odd
        return {**self._person, "name": name} if name else None

    def set_value(self, value: Json) -> None:
        """Show the person's name."""
        self._person = dict(value) if isinstance(value, dict) else {}
        self._odd = None if isinstance(value, dict) else value
        name = self._person.get("name", "")
        self.line.setText(name if isinstance(name, str) else "")
        self.line.setCursorPosition(0)
        self.refresh_hint()

    def take(self, row: Suggestion) -> None:
        """Link the person chosen in the look-up, or just added."""
        self.set_value(row.value)
        self.touched()
        if self.linked:
            self.chosen.emit(self.linked)

    @property
    def linked(self) -> str:
        """Return the record of the person, "" while nobody of the register is meant."""
        record = self._person.get("record")
        return record if isinstance(record, str) else ""

    def show_hint(self, text: str, *, words: bool = False) -> None:
        """Show ``text`` below; in a cell only that nobody of the register is meant, for a line each is too many."""
        super().show_hint(text, words=words)
        if self._said is not None:
            loose = "record" not in self._person and bool(self.line.text().strip())
            self._said.setText(text if loose else "")
            self._said.setVisible(loose)

    @property
    def below(self) -> str:
        """Return the line shown below."""
        return super().below if self._said is None else self._said.text()

    def hint(self) -> str:
        """Say whether the register of people knows this person, and by what."""
        if not self.line.text().strip():
            return ""
        fixed = self.line.isReadOnly()
        if "record" not in self._person:
            return _("Chưa nối với sổ Người") if fixed else _("Chưa nối với sổ Người (F4: tìm)")
        birth = date_of(self._person.get("birth"))
        number = self._person.get("number")
        facts = [
            _("sinh {birth}").format(birth=birth.display()) if birth else "",
            _("số …{tail}").format(tail=number[-4:]) if isinstance(number, str) else "",
        ]
        known = " · ".join(fact for fact in facts if fact)
        if known:
            return _("Đã có trong sổ Người: {facts}").format(facts=known)
        return _("Đã có trong sổ Người") if fixed else _("Đã có trong sổ Người (F4)")

    def set_read_only(self, read_only: bool) -> None:
        """Let the name be read, not changed."""
        self.line.setReadOnly(read_only)
        self.refresh_hint()

    def _edit(self, typed: str) -> None:
        """Another name is another person: the link and what was known of the former one go."""
        self._odd = None
        if vietnamese.tidy(typed) != self._person.get("name"):
            self._person = {}
        self.touched()


def _adding_words(typed: str) -> str:
    return _("Thêm người mới “{name}”").format(name=typed) if typed else _("Thêm người mới")
