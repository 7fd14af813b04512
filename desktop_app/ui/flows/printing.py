"""The print centre over a session: which paper, of what, and the papers that other places ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _
from desktop_app.services.keyboard_paper import draw_keys
from desktop_app.services.papers import Papers
from desktop_app.ui.destinations import PRINT
from desktop_app.ui.flows.frame_keeping import FrameKeeping
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.paper_drawing import PaperDrawing, Sheet, drawn_to
from desktop_app.ui.flows.paper_naming import PaperNaming
from desktop_app.ui.flows.paper_offers import (
    DEVICE,
    KEYS,
    LIST,
    PROVINCE,
    FormFacts,
    PaperOffers,
    facts_of,
    found,
    named,
)
from desktop_app.ui.flows.paper_output import PaperOutput, Printer
from desktop_app.ui.flows.paper_registers import NUMBERS, PAPERS, REGISTERS, TEXTS, PaperRegisters
from desktop_app.ui.flows.paper_wishes import sheet_of
from desktop_app.ui.key_list import key_groups
from desktop_app.ui.screens.print_centre import PrintCentre, Register
from desktop_app.ui.screens.print_what import What

if TYPE_CHECKING:
    import io

    from desktop_app.services.session import Session
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_pages import PreviewFactory
    from desktop_app.ui.screens.print_records import RecordLine
    from desktop_app.ui.screens.print_said import Numbering
    from desktop_app.ui.tasks import Tasks

    Title = Callable[[], str]
    DrawTo = Callable[[Session, io.BytesIO], None]

_KEYS: Final = {PAPERS: "Ctrl+H", NUMBERS: "Ctrl+B", TEXTS: "Ctrl+T"}
OFFERED: Final = tuple(Register(*one, _KEYS[one[0]]) for one in REGISTERS)
"""The registers behind the centre, with their keys."""
CENTRE: Final = "centre"
"""What was in front where it was a form or a list."""


class PrintingFlow(QObject):
    """One screen for every paper.

    ``closed`` carries what was shown: ``CENTRE``, "cover", "device", "province", "person_card" or "keys".
    ``record_wanted`` asks for a record that stands on a printed paper (see ``registers.come_back``).
    """

    closed = Signal(str)
    record_wanted = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        session: Session,
        *,
        make_preview: PreviewFactory,
        printer: Printer,
        chooser: Chooser,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._offers = PaperOffers(session)
        self._paper = CENTRE
        self._turn = 0
        self._unsettled = False
        self._chooser, self._make_preview = chooser, make_preview
        self.screen = PrintCentre(make_preview, OFFERED, window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self._naming = PaperNaming(self.screen, self._offers)
        self.drawing = PaperDrawing(self.screen, tasks, session)
        self.drawing.shown = self._take_frame
        self.output = PaperOutput(self.screen, self.drawing, window, tasks, session, printer, chooser)
        self.keeping = FrameKeeping(self.screen, window, tasks, session, self._renew)
        self.screen.paper_chosen.connect(self._choose)
        self.screen.wanted.connect(self._draw)
        self.screen.closed.connect(lambda: self.closed.emit(self._paper))
        self.screen.steps.of.records.sought.connect(self._seek)
        self.screen.register_wanted.connect(self._open_register)
        self.screen.steps.frame.texts_wanted.connect(lambda: self._open_register(TEXTS))

    @cached_property
    def registers(self) -> PaperRegisters:
        """Printed papers, numbers, texts of the office."""
        given = (self._window, self._tasks, self._session, self._chooser, self._make_preview)
        registers = PaperRegisters(*given)
        registers.closed.connect(self._come_back)
        registers.record_wanted.connect(self.record_wanted)
        return registers

    def keep(self) -> None:
        """Keep what is typed into texts: the screen is about to be locked or the window closed."""
        if "registers" in vars(self):
            self.registers.keep()

    def _open_register(self, register: str) -> None:
        """Open a register; the texts at those of the form in front."""
        form = self._offers.forms.get(self.screen.steps.code)
        if register == TEXTS and form is not None and form.texts and not self.screen.choosing:
            self.registers.open_texts(form.form)
        else:
            self.registers.open(register)

    def _come_back(self) -> None:
        """Show the centre as it was left; texts and numbers may be other ones now."""
        self._window.show_screen(self.screen, PRINT)
        self.screen.look_first()
        if self._paper == CENTRE and self.screen.steps.code and not self.screen.choosing:
            self._renew()

    # the centre

    def open_centre(self) -> None:
        """Offer all papers."""
        self._begin(CENTRE)
        self._naming.kind = ""
        self.screen.set_papers(self._offers.papers())
        self.screen.show_chooser()
        self._window.show_screen(self.screen, PRINT)

    def open_form(self, form: str) -> None:
        """Offer one form, of nothing yet."""
        self._begin(CENTRE)
        self._naming.kind = ""
        self.screen.steps.of.records.set_chosen(())
        self._show_form(form)

    def open_records(self, kind: str, records: Sequence[str] = ()) -> None:
        """Offer the papers of a kind for the records handed over, or for all that are complete."""
        self._begin(CENTRE)
        self._naming.kind = kind
        lines = named(self._session, records)
        self.screen.steps.of.records.set_chosen(lines)
        self._show_form(self._offers.first(kind, len(records)) if records else f"{LIST}{kind}", lines)

    def _show_form(self, code: str, lines: Sequence[RecordLine] = ()) -> None:
        """Show the steps of a paper; records handed over are what is wanted, so they are drawn at once."""
        steps, view = self.screen.steps, self._offers.view(code)
        self.screen.set_papers(self._offers.papers())
        steps.set_form(view, self._offers.today)
        self._naming.name_beside(code)
        steps.of.records.clear_search()
        if lines and "records" in view.ways:
            steps.of.set_way("records")
        elif code.startswith(LIST):
            steps.of.set_way("all")
        elif steps.what.way == "blank" and view.ways:
            steps.of.set_way(view.ways[0])
        self.screen.show_form()
        self._window.show_screen(self.screen, PRINT)
        steps.of.set_campaigns(())
        self._read_facts(code)
        self._draw()

    def _choose(self, code: str) -> None:
        """Take the paper that was chosen; what was chosen to be printed stays where the paper is of the same kind."""
        self.drawing.forget()
        if code in (KEYS, DEVICE, PROVINCE):
            {KEYS: self.open_keys, DEVICE: self.open_device_sheet, PROVINCE: self.open_province_sheet}[code]()
            self._paper = CENTRE
            return
        self._paper = CENTRE
        chooser = self.screen.steps.of.records
        kinds = self._offers.kinds(code)
        if self._naming.kind not in kinds:
            self._naming.kind = ""
            chooser.set_chosen(())
        self._turn += 1
        self._naming.title = str
        self._show_form(code, chooser.lines)

    def _read_facts(self, code: str, then: Callable[[], None] = lambda: None) -> None:
        """Read campaigns, bundles and the frame in the background."""
        form = self._offers.forms.get(code)
        if form is None:
            then()
            return
        turn = self._turn

        def take(facts: FormFacts) -> None:
            if turn == self._turn:
                steps = self.screen.steps
                steps.of.set_campaigns(facts.campaigns)
                steps.of.set_bundles(facts.bundles)
                steps.frame.set_frame(facts.frame, keep=True)
                self._unsettled = facts.unsettled
                steps.frame.set_numbering(_numbering(self.drawing.sheet, facts.unsettled))
                then()

        self._tasks.run(on_own_session(self._session, lambda own: facts_of(own, form)), take, self.drawing.complain)

    def _seek(self, typed: str) -> None:
        turn, kinds = self._turn, self._offers.kinds(self.screen.steps.code)

        def take(lines: list[RecordLine]) -> None:
            chooser = self.screen.steps.of.records
            if turn == self._turn and chooser.search.text().strip() == typed:
                chooser.set_found(lines)

        self._tasks.run(
            on_own_session(self._session, lambda own: found(own, kinds, typed)), take, self.drawing.complain
        )

    def _draw(self) -> None:
        steps = self.screen.steps
        if steps.what.complete:
            work = sheet_of(
                steps.code,
                steps.what,
                public=steps.is_public,
                sensitive=steps.is_sensitive,
                frame=steps.frame.frame,
            )
            self.drawing.draw(work, self._renew)

    def _renew(self) -> None:
        """Draw the same anew, with a number that is proposed anew."""
        self._read_facts(self.screen.steps.code, self._draw)

    def _take_frame(self, sheet: Sheet) -> bool:
        """Show what the paper was drawn in; return False where the number chosen for it cannot be kept any more."""
        if sheet.drawn is None:
            return True
        frame = self.screen.steps.frame
        kept = frame.take_drawn(sheet.drawn.frame, sheet.drawn.earlier)
        frame.set_numbering(_numbering(sheet, self._unsettled))
        return kept

    # papers with nothing to choose

    def open_cover_sheet(self, number: int) -> None:
        """Show the cover sheet of a bundle made here."""
        self._begin("cover")
        self._show_alone(lambda: _("Phiếu giao nhận gói số {number} (F16)").format(number=number))
        self.drawing.draw(sheet_of("F16", What("bundle", bundle=number), public=False, sensitive=False, frame=None))

    def open_device_sheet(self) -> None:
        """Show the sheet that makes this device known to the province."""
        self._open_paper(
            "device", lambda: _("Phiếu máy"), _("phieu-may"), lambda own, target: Papers(own).device_sheet(target)
        )

    def open_person_sheet(self, record: str) -> None:
        """Show all that is held on a person, for her to see."""
        self._open_paper(
            "person_card",
            lambda: _("Bản kê thông tin cá nhân"),
            _("ban-ke-thong-tin"),
            lambda own, target: Papers(own).person_sheet(target, record),
        )

    def open_province_sheet(self) -> None:
        """Show the sheet with the province's digits."""
        self._open_paper(
            "province",
            lambda: _("Phiếu của tỉnh"),
            _("phieu-tinh"),
            lambda own, target: Papers(own).province_sheet(target),
        )

    def open_keys(self) -> None:
        """Show the list of all keys, to lie beside the keyboard."""
        self._open_paper("keys", lambda: _("Bảng phím tắt"), _("phim-tat"), _all_keys(self._session.identity.role))

    @property
    def shows_person(self) -> bool:
        """Tell whether all that is held on a person is in front."""
        return self._paper == "person_card"

    def draw_again(self) -> None:
        """Draw the paper in front anew, for who works now: what is journalled is journalled by drawing."""
        self.drawing.draw_again()

    def _begin(self, paper: str) -> None:
        self._paper, self._naming.title = paper, str
        self._turn += 1
        self.drawing.forget()

    def _open_paper(self, paper: str, title: Title, name: str, draw: DrawTo) -> None:
        self._begin(paper)
        self._show_alone(title)
        self.drawing.draw(drawn_to(paper, name, draw))

    def _show_alone(self, title: Title) -> None:
        self._naming.title = title
        self.screen.set_papers(self._offers.papers())
        self.screen.set_paper(title())
        self._window.show_screen(self.screen, PRINT)


def _all_keys(role: str) -> Callable[[Session, io.BytesIO], None]:
    """Return the drawing of all keys of such a book, in the language in use."""
    groups = [(group.heading, group.keys) for group in key_groups(role)]
    title, about = _("Phím tắt của Sổ Công đoàn"), _("để cạnh bàn phím")
    return lambda own, target: draw_keys(own, target, title, about, groups)


def _numbering(sheet: Sheet | None, unsettled: bool) -> Numbering:
    """Return where the number of a paper comes from, if not from the register."""
    parts = sheet.drawn.parts if sheet is not None and sheet.drawn is not None else ()
    if parts and not any(part.numbered for part in parts):
        return "record"
    return "unsettled" if unsettled else ""
