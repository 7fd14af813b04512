"""The print centre on a real book, with a printer and dialogs that do as the test says."""

from __future__ import annotations

from desktop_app.storage.journal import Journal
from desktop_app.ui.flows.printing import PrintingFlow
from tests.fakes.chooser import FakePreview
from tests.ui.transfer_desk import Place


class Printing:
    """The flow with a preview that keeps what it shows."""

    def __init__(self, here: Place, gifts: list[str]) -> None:
        self.place = here
        self.gifts = gifts
        self.preview = FakePreview()
        self.flow = PrintingFlow(
            here.window,
            here.tasks,
            here.session,
            make_preview=lambda: self.preview,
            printer=here.printer,
            chooser=here.chooser,
        )
        self.screen = self.flow.screen
        self.steps = self.screen.steps

    @property
    def notice(self) -> str:
        """Return what is said above the page."""
        return "" if self.screen.pages.notice.isHidden() else self.screen.pages.notice.title

    @property
    def remembered(self) -> list[str]:
        """Return the forms that were journalled as printed."""
        found = Journal(self.place.session.connection).entries(limit=500)
        return [str(one.facts.get("form")) for one in found if one.event == "printed"]

    def way(self, way: str) -> None:
        """Choose another way."""
        self.steps.of.way.setCurrentIndex(self.steps.of.way.findData(way))
        self.steps.of.way.activated.emit(self.steps.of.way.currentIndex())

    def press(self) -> None:
        """Print, and wait until it is remembered."""
        self.screen.print_button.click()
        self.place.settle()

    def save(self) -> None:
        """Save, and wait until it is remembered."""
        self.screen.save_button.click()
        self.place.settle()


def choose_campaign(printing: Printing) -> None:
    """Open the sign sheet and choose its one campaign."""
    printing.flow.open_form("F08")
    printing.place.settle()
    choice = printing.steps.of.campaign
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    printing.place.settle()
