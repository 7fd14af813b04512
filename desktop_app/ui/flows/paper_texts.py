"""The office's own texts at work: kept as soon as a part is left, and back to the form's own at any time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.paper_forms import TEXT_PARTS, paper_forms
from desktop_app.messages import describe
from desktop_app.messages.paper_texts import paper_name, text_part_name
from desktop_app.services.paper.habits import PaperHabits
from desktop_app.services.permissions import may
from desktop_app.ui.destinations import PRINT
from desktop_app.ui.screens.paper_texts import PaperTextsScreen, TextPartView

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.tasks import Tasks


class TextsFlow(QObject):
    """``changed`` carries the form whose texts are other ones now."""

    closed = Signal()
    changed = Signal(str)

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._form = ""
        self.screen = PaperTextsScreen(window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.form_wanted.connect(self._go_to)
        self.screen.save_wanted.connect(self.save)
        self.screen.closed.connect(self._leave)
        self.screen.words_wanted.connect(self._name)

    def open(self, form: str = "") -> None:
        """Show the texts of a form, else of the one that was shown last."""
        with_texts = [one.form for one in paper_forms().values() if one.texts]
        wanted = form or self._form or with_texts[0]
        self._show(wanted if wanted in with_texts else with_texts[0])
        self._window.show_screen(self.screen, PRINT)

    def save(self) -> bool:
        """Keep what is typed; return False where it could not be kept, and stays on the screen."""
        if not self._form or not self.screen.changed:
            return True
        habits = PaperHabits(self._session)
        typed = self.screen.texts
        texts = {part: typed[part] for part in TEXT_PARTS if part in typed}
        try:
            habits.write(self._form, replace(habits.read(self._form), texts=texts))
        except ProgramError as problem:
            sentence = describe(problem)
            self.screen.banners.show_banner("error", sentence.title, sentence.body)
            return False
        self.screen.banners.clear()
        self._set_parts()
        self._window.status.say(_("Đã lưu lời văn của mẫu {form}.").format(form=self._form))
        self.changed.emit(self._form)
        return True

    def _go_to(self, form: str) -> None:
        if form and self.save():
            self._show(form)
            self.screen.focus_first()
        else:
            self.screen.form.set_code(self._form)

    def _show(self, form: str) -> None:
        self._form = form
        self.screen.banners.clear()
        self._set_parts()
        self._name()

    def _name(self) -> None:
        """Name forms and parts in the language in use; what is typed stays."""
        if not self._form:
            return
        forms = [(one.form, f"{one.form} · {paper_name(one.form)}") for one in paper_forms().values() if one.texts]
        self.screen.set_forms(forms, self._form)
        self.screen.name_parts({part: text_part_name(part) for part in TEXT_PARTS})

    def _set_parts(self) -> None:
        known, habit = paper_forms()[self._form], PaperHabits(self._session).read(self._form)
        parts = [
            TextPartView(part, text_part_name(part), habit.texts.get(part, known.texts[part]), known.texts[part])
            for part in TEXT_PARTS
            if part in known.texts
        ]
        self.screen.set_parts(parts, may_enter=may(self._session, "enter"))

    def _leave(self) -> None:
        if self.save():
            self.closed.emit()
