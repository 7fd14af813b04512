"""Help without a network: one page a screen, a list of all pages at the left, a search in the page.

Pages are Markdown files in ``resources/help/<language>``; their order and titles come from the files themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from desktop_app.base import i18n, paths
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.vietnamese import fold, matches
from desktop_app.ui import theme
from desktop_app.ui.key_list import as_markdown
from desktop_app.ui.parts.base import styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.search_box import SearchBox
from desktop_app.ui.screen import Screen

KEYS: Final = "keys"
"""The page that goes on with the list of all keys."""
TOUR: Final = "tour"
PAGES: Final = (
    "home",
    "start",
    "lists",
    "recording",
    "care",
    "emulation",
    "activity",
    "campaigns",
    "grid",
    "people",
    "printing",
    "registers",
    "reports",
    "export",
    "receipts",
    "enrolment",
    "inbox",
    "review",
    "periods",
    "closing",
    "units",
    "operators",
    "safety",
    TOUR,
    KEYS,
)
"""Names of the pages, in order: files ``resources/help/<language>/<name>.md``. The first line is the title."""
_SIDE: Final = 250
_READING: Final = 840
_ENTRY: Final = 36
_PART_LEVEL: Final = 2
"""Parts of a page have headings of the second level: ``##``."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its name, its title, its Markdown."""

    name: str
    title: str
    markdown: str


def read_page(name: str, language: str) -> HelpPage:
    """Return a page in ``language`` ("vi" or "en")."""
    text = (paths.resources() / "help" / language / f"{name}.md").read_text(encoding="utf-8")
    first, _newline, _rest = text.partition("\n")
    if name == KEYS:
        text += as_markdown()
    return HelpPage(name, first.lstrip("# ").strip(), text)


class HelpScreen(Screen):
    """``open_page`` shows a page; ``closed`` leads back to where F1 was pressed.

    ``keys_wanted``: print the list of keys; ``tour_wanted``: begin or take up the tour in the sample data.
    """

    keys_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._pages: tuple[HelpPage, ...] = ()
        self._name = PAGES[0]
        self._about = ("", "", "")
        self._part = 0
        self._places: list[int] = []
        self._offers_tour = True
        self.search = SearchBox()
        self.search.setMinimumWidth(theme.px(280))
        self.add_header(self.search)
        self.contents = QListWidget()
        self.contents.setItemDelegate(QStyledItemDelegate(self.contents))
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        styled(self.contents, "contents")
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        styled(self.text, "reading")
        self._row = QHBoxLayout()
        self._row.addWidget(self.contents)
        self._row.addWidget(self.text, 1)
        self._row.addStretch()
        self.body.addLayout(self._row)
        self.print_button = self.action_bar.add_left(Button("", icon="printer", key="Ctrl+P"))
        self.tour_button = self.action_bar.add_left(Button("", icon="flag", key="Ctrl+Enter"))
        self.back_button = self.action_bar.add_right(Button("", icon="arrow-left", key="Esc"), keep=True)
        self.print_button.clicked.connect(self.keys_wanted)
        self.tour_button.clicked.connect(self.tour_wanted)
        self.back_button.clicked.connect(self.closed)
        self.contents.currentRowChanged.connect(self._show_row)
        self.text.anchorClicked.connect(lambda url: self.open_page(url.toString().removesuffix(".md")))
        self.search.sought.connect(self._seek)
        self.search.left_down.connect(self.text.setFocus)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        QShortcut(QKeySequence("F3"), self, self._next)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, lambda: self.tour_button.click() if self._name == TOUR else None)
        self.retranslate()
        self.restyle()

    @property
    def page(self) -> str:
        """Return the name of the page shown."""
        return self._name

    def offer_tour(self, offering: bool) -> None:
        """Show the button of the tour on the tour's page, or never."""
        self._offers_tour = offering
        self.tour_button.setEnabled(offering)
        self._show_text()

    def open_page(self, name: str, about: tuple[str, str] = ("", ""), part: int = 0) -> None:
        """Show a page, above it ``about``: the name and the help of a field. An unknown name shows the first one.

        ``part``: which of its headings stands at the top, from 1; 0 the page's beginning.
        """
        self._name = name if name in PAGES else PAGES[0]
        self._about = (self._name, *about)
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(PAGES.index(self._name))
        self.contents.blockSignals(False)
        self._show_text()
        self._part = part
        self._show_part()

    def focus_first(self) -> None:
        """Start in the text: arrows scroll."""
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Read the pages in the language in use."""
        language = i18n.language()
        self._pages = tuple(read_page(name, language) for name in PAGES)
        self.set_title(_("Trợ giúp"), _("Đọc được khi không có mạng"))
        self.search.set_placeholder(_("Tìm trong trợ giúp (Ctrl+F)"))
        self.contents.setAccessibleName(_("Mục lục"))
        self.text.setAccessibleName(_("Nội dung trợ giúp"))
        self.back_button.set_words(_("Quay lại"))
        self.print_button.set_words(_("In bảng phím"))
        self.tour_button.set_words(_("Bắt đầu xem thử"))
        self.set_key_hints([("Ctrl+F", _("tìm")), ("F3", _("chỗ tiếp theo")), ("Esc", _("quay lại"))])
        self._fill(self._pages)

    def restyle(self) -> None:
        """Take widths at the new text size, and lay the text out anew."""
        super().restyle()
        if not hasattr(self, "_row"):
            return
        compact = theme.current().compact
        self.contents.setFixedWidth(theme.px(215 if compact else _SIDE))
        self._row.setSpacing(theme.px(16))
        self.text.setMaximumWidth(theme.px(_READING))
        self._fill(self._pages)

    def _fill(self, pages: Sequence[HelpPage]) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setSizeHint(QSize(0, theme.px(_ENTRY)))
            self.contents.addItem(item)
        self.contents.setCurrentRow(PAGES.index(self._name))
        self.contents.blockSignals(False)
        self._show_text()

    def _show_row(self, row: int) -> None:
        if 0 <= row < len(PAGES):
            self._name = PAGES[row]
            self._show_text()

    def _show_text(self) -> None:
        if not self._pages:
            return
        self.action_bar.show_button(self.print_button, self._name == KEYS)
        self.action_bar.show_button(self.tour_button, self._offers_tour and self._name == TOUR)
        page = self._pages[PAGES.index(self._name)]
        document = self.text.document()
        document.setDefaultFont(theme.font(14))
        document.setDocumentMargin(theme.px(20))
        self.text.setMarkdown(page.markdown)
        _style_text(document)
        at, title, text = self._about
        if title and text and at == self._name:
            _write_above(document, title, text)

    def _show_part(self) -> None:
        """Scroll to the part asked for: laid out for the present width, which a dialog has only once it is shown."""
        block = self.text.document().begin()
        left = self._part
        while left and block.isValid():
            left -= block.blockFormat().headingLevel() == _PART_LEVEL
            block = block if not left else block.next()
        if self._part and block.isValid():
            layout = self.text.document().documentLayout()
            self.text.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()))

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the part asked for, now that there is a size."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_part)

    def _seek(self, wanted: str) -> None:
        """Go to the first page that holds ``wanted`` (with or without marks) and mark the places."""
        if not wanted:
            self._mark("")
            self.search.setAccessibleDescription("")
            return
        found = [page for page in self._pages if places_of(wanted, page.markdown)]
        if found and self._name not in {page.name for page in found}:
            self.open_page(found[0].name)
        places = self._mark(wanted)
        words = ngettext("{count} chỗ trong trang này", "{count} chỗ trong trang này", places).format(count=places)
        self.set_title(_("Trợ giúp"), words if found else _("Không thấy “{text}” ở trang nào.").format(text=wanted))

    def _mark(self, wanted: str) -> int:
        """Mark every place of ``wanted`` in the page, go to the first, and return how many there are."""
        selections = []
        self._places = places_of(wanted, self.text.toPlainText())
        for at in self._places:
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(at)
            cursor.setPosition(at + len(wanted), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            mark = QTextCharFormat()
            mark.setBackground(theme.colour("sel"))
            selection.format, selection.cursor = mark, cursor
            selections.append(selection)
        self.text.setExtraSelections(selections)
        if self._places:
            self._go_to(self._places[0])
        return len(selections)

    def _next(self) -> None:
        here = self.text.textCursor().position()
        if self._places:
            self._go_to(next((place for place in self._places if place > here), self._places[0]))

    def _go_to(self, place: int) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(place)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()


def _write_above(document: QTextDocument, title: str, text: str) -> None:
    """Put a field's name and help above the page: as they are, nothing in them is Markdown."""
    cursor = QTextCursor(document)
    room = QTextBlockFormat()
    room.setBottomMargin(theme.px(4))
    words = QTextCharFormat()
    words.setFont(theme.font(16, 600))
    cursor.insertText(title, words)
    cursor.setBlockFormat(room)
    words.setFont(theme.font(14))
    for place, line in enumerate((*text.split("\n"), "")):
        room.setBottomMargin(theme.px(4 if place < text.count("\n") else 16))
        cursor.insertBlock(room, words)
        cursor.insertText(line, words)


def places_of(wanted: str, text: str) -> list[int]:
    """Return where ``wanted`` stands in ``text``: without marks it finds any marks, with marks only its own."""
    folded, target = _fold_letters(text), _fold_letters(wanted)
    places = []
    at = folded.find(target) if target else -1
    while at >= 0:
        if matches(wanted, text[at : at + len(target)], "full"):
            places.append(at)
        at = folded.find(target, at + len(target))
    return places


def _fold_letters(text: str) -> str:
    """Fold letter by letter, so that places in the folded text are places in the text."""
    return "".join((fold(letter) or letter)[:1] for letter in text)


_HEADINGS: Final = {1: 22, 2: 16}


def _style_text(document: QTextDocument) -> None:
    """Give headings the window's type scale, and lines and paragraphs room, instead of the document's own."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setFont(theme.font(_HEADINGS.get(level, 14), 600))
            cursor.mergeCharFormat(look)
        room = QTextBlockFormat()
        room.setTopMargin(theme.px(12 if level > 1 else 0))
        room.setBottomMargin(theme.px(4 if block.textList() is not None else 8))
        cursor.mergeBlockFormat(room)
        block = block.next()
