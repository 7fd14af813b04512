"""The live switch of language, and Qt's own words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.base import i18n
from desktop_app.ui.flows.choosing import DialogChooser
from desktop_app.ui.language import LanguageSwitch
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.qt_texts import QtTexts, read_texts
from desktop_app.ui.theme import Theme


class Talking(QWidget, Translated):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spoken: list[str] = []

    def retranslate(self) -> None:
        self.spoken.append(i18n.language())


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[LanguageSwitch]:
    made = LanguageSwitch(qapp)
    yield made
    made.switch("en")  # takes Qt's words away again
    i18n.set_language("vi")
    made.deleteLater()


def _said(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def test_qt_speaks_vietnamese_and_english_again(switch: LanguageSwitch) -> None:
    assert _said("QLineEdit", "&Paste") == "&Paste"
    switch.switch("vi")
    assert _said("QLineEdit", "&Paste") == "&Dán"
    switch.switch("en")
    assert _said("QLineEdit", "&Paste") == "&Paste"


def test_unknown_text_stays_and_is_not_empty(switch: LanguageSwitch) -> None:
    switch.switch("vi")
    assert _said("QLineEdit", "Nobody translated this") == "Nobody translated this"


def test_every_widget_is_told(switch: LanguageSwitch, look: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    outer = Talking()
    inner = Talking(outer)
    Text("im lặng").setParent(outer)
    shown(outer)
    switch.switch("en")
    assert (outer.spoken, inner.spoken) == (["en"], ["en"])


def test_catalogue_is_whole() -> None:
    texts = read_texts()
    assert len(texts) > 100
    assert all(text and words for (_context, text), words in texts.items())
    assert not QtTexts().isEmpty()


def test_mnemonics_survive() -> None:
    """A text with a mnemonic has one in Vietnamese too, and no two items of one menu share a letter."""
    letters: dict[str, list[str]] = {}
    for (context, text), words in read_texts().items():
        if context in ("QLineEdit", "QWidgetTextControl") and "&" in text:
            assert words.count("&") == 1, words
            letters.setdefault(context, []).append(words[words.index("&") + 1].lower())
    assert all(len(set(found)) == len(found) for found in letters.values())


def test_the_file_dialog_has_no_english_word(switch: LanguageSwitch, look: Theme, tmp_path: Path) -> None:
    """Qt's own words change with its versions: this one's are asked for here."""
    switch.switch("vi")
    (tmp_path / "thư mục").mkdir()
    (tmp_path / "giấy.pdf").write_bytes(b"x")
    dialog = QFileDialog(None, "Chọn", str(tmp_path), "Mọi tệp (*)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.text() for button in dialog.findChildren(QPushButton)]
    assert {"Tìm t&rong:", "&Tên tệp:", "&Loại tệp:"} <= set(words)
    kinds = QFileIconProvider()
    assert kinds.type(QFileInfo(str(tmp_path))) == "Thư mục"
    dialog.deleteLater()


def test_file_dialogs_begin_in_the_documents_then_where_one_was_and_say_sizes_and_days(
    switch: LanguageSwitch, look: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    switch.switch("vi")
    begun: list[str] = []
    shown: list[list[str]] = []
    paper = tmp_path / "giấy.pdf"
    paper.write_bytes(b"x" * 300_000)
    os.utime(paper, (1_780_000_000, 1_780_000_000))

    def choose(name: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        begun.append(dialog.directory().absolutePath())
        dialog.setDirectory(str(tmp_path))
        tree = dialog.findChild(QTreeView)
        assert tree is not None
        files = tree.model()
        qtbot.waitUntil(lambda: files.rowCount(tree.rootIndex()) > 0)
        shown.append([files.index(0, column, tree.rootIndex()).data() for column in (0, 1, 3)])
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(name)
        dialog.accept()

    window = QWidget()
    chooser = DialogChooser(window)
    QTimer.singleShot(50, lambda: choose("giấy.pdf"))
    assert chooser.files("Chọn", "Mọi tệp (*)") == [paper]
    QTimer.singleShot(50, lambda: choose("bản mới.pdf"))
    assert chooser.save("Lưu", "bản.pdf", "PDF (*.pdf)") == tmp_path / "bản mới.pdf"
    assert Path(begun[0]) != Path.cwd()
    assert begun[1] == str(tmp_path)
    assert shown[0][:2] == ["giấy.pdf", "300 KB"]
    assert shown[0][2].startswith(("28/05/2026", "29/05/2026"))
    window.deleteLater()
