"""The live switch of language: our catalogue, Qt's own words, then every widget that knows its words."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from desktop_app.base import i18n
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.qt_texts import QtTexts


class LanguageSwitch(QObject):
    """Owns Qt's translator. Made once by ``app.py`` after the first paint."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._qt_texts: QtTexts | None = None

    def switch(self, language: i18n.Language) -> None:
        """Show everything in ``language``: outer widgets first, so that a screen has the last word on its parts."""
        i18n.set_language(language)
        self._give_qt_its_words(language)
        QLocale.setDefault(QLocale("vi_VN" if language == "vi" else "en_GB"))
        for window in self._app.topLevelWidgets():
            if isinstance(window, Translated):
                window.retranslate()
            for widget in window.findChildren(QObject):
                if isinstance(widget, Translated):
                    widget.retranslate()

    def close(self) -> None:
        """Take Qt's words back: the application may outlive this program's window (tests, a second store)."""
        if self._qt_texts is not None:
            self._app.removeTranslator(self._qt_texts)
            self._qt_texts = None

    def _give_qt_its_words(self, language: i18n.Language) -> None:
        if language == "vi" and self._qt_texts is None:
            self._qt_texts = QtTexts(self)
            self._app.installTranslator(self._qt_texts)
        elif language == "en" and self._qt_texts is not None:
            self._app.removeTranslator(self._qt_texts)
            self._qt_texts.deleteLater()
            self._qt_texts = None
