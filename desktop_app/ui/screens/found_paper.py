"""A paper that was found by its code, drawn again as it left: its pages, and whether they are the very same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.print_pages import PagesPanel, PreviewFactory
from desktop_app.ui.screens.report_finding import as_of, code_words, left_words

if TYPE_CHECKING:
    from desktop_app.messages.sentence import Sentence
    from desktop_app.services.paper.found_papers import FoundPaper


class FoundPaperScreen(Screen):
    """``save_wanted``: the paper is wanted as a file."""

    save_wanted = Signal()

    def __init__(self, make_preview: PreviewFactory, parent: QWidget | None = None) -> None:
        super().__init__(wraps=True, parent=parent)
        self._found: FoundPaper | None = None
        self.pages = PagesPanel(make_preview)
        self.body.addWidget(scrolled(self.pages), 1)  # large letters leave less height than it needs
        self.back = self.action_bar.add_left(Button("", "quiet", icon="arrow-left", key="Esc"))
        self.save_button = self.action_bar.add_right(Button("", icon="save", key="Ctrl+S"), keep=True)
        self.back.clicked.connect(self.closed)
        self.save_button.clicked.connect(self.save_wanted)
        self.retranslate()
        self.restyle()

    def show_paper(self, found: FoundPaper) -> None:
        """Show a paper, and say whether it is what left."""
        self._found = found
        self.pages.show_pdf(found.drawn.content)
        self.retranslate()

    def show_problem(self, sentence: Sentence) -> None:
        """Say why it was not saved."""
        self.pages.show_notice("error", sentence.title, sentence.body)

    def forget(self) -> None:
        """Keep nothing of the paper in memory."""
        self._found = None
        self.pages.show_nothing()

    @property
    def file_name(self) -> str:
        """Return a name for its file: the form and the code."""
        parts = self._found.drawn.parts if self._found is not None else ()
        form = self._found.drawn.wish.form if self._found is not None else ""
        return " ".join(part for part in (form, parts[0].code if parts else "") if part)

    def focus_first(self) -> None:
        """Start at the pages."""
        self.pages.preview.widget().setFocus()

    def default_button(self) -> Button | None:
        """Return nothing: Enter does nothing here."""
        return None

    def retranslate(self) -> None:
        """Set every word."""
        found = self._found
        self.back.set_words(_("Về báo cáo"))
        self.save_button.set_words(_("Lưu PDF"))
        self.pages.retranslate()
        if found is None:
            self.set_title(_("Báo cáo"))
        else:
            parts = found.drawn.parts
            title, code = (parts[0].title, parts[0].code) if parts else (found.drawn.wish.form, "")
            told = (as_of(found.kept_at), code_words(code))
            self.set_title(title, " · ".join(part for part in told if part))
            self.pages.show_notice(*_verdict(found))
        self.set_button_hints((self.save_button.key, self.save_button.words), (self.back.key, self.back.words))


def _verdict(found: FoundPaper) -> tuple[BannerLevel, str, str]:
    """Return whether the paper is what left, letter by letter."""
    left = left_words(found.kept_at, found.operator)
    if found.same is None:
        text = _("Lúc ấy báo cáo được lưu thành tệp Word; trang dưới đây được vẽ lại từ số liệu của ngày ấy.")
        return "info", _("Đây là {left}.").format(left=left), text
    if found.same:
        return "ok", _("Đúng như {left}.").format(left=left), _("Vẽ lại từ số liệu của ngày ấy, đúng từng chữ.")
    text = _("Có bản ghi đã xóa hẳn, đơn vị đã đổi, hoặc chương trình nay vẽ khác. Đối chiếu với bản giấy đã ký.")
    return "warning", _("Không giống hệt {left}.").format(left=left), text
