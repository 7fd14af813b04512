"""A person at the file dialogs and the printer: answers as told, remembers what was asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


class FakeChooser:
    """Answers every question with ``answer`` (several files where several may be given)."""

    def __init__(self) -> None:
        self.answer: list[Path] = []
        self.asked: list[str] = []
        self.names: list[str] = []
        """The names that were proposed for files to be saved."""

    def files(self, title: str, pattern: str) -> list[Path]:
        self.asked.append(title)
        return self.answer

    def file(self, title: str, pattern: str) -> Path | None:
        return self._one(title)

    def folder(self, title: str) -> Path | None:
        return self._one(title)

    def save(self, title: str, name: str, pattern: str) -> Path | None:
        self.names.append(name)
        return self._one(title)

    def _one(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.answer[0] if self.answer else None


class FakePrinter:
    """Takes every PDF, unless the person changes her mind."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self.copies: list[int] = []
        self.minded = True

    def print_pdf(self, content: bytes, title: str, parent: QWidget, copies: int = 1) -> bool:
        if self.minded:
            self.printed.append(content)
            self.copies.append(copies)
        return self.minded


class FakePreview:
    """A PDF view that only counts pages."""

    def __init__(self) -> None:
        self._widget = QWidget()
        self.content = b""
        self.zoomed: list[float] = []

    def widget(self) -> QWidget:
        return self._widget

    def show_pdf(self, content: bytes) -> int:
        self.content = content
        return content.count(b"/Type /Page\n") or int(content.startswith(b"%PDF"))

    def clear(self) -> None:
        self.content = b""

    def zoom_by(self, factor: float) -> None:
        self.zoomed.append(factor)

    def fit_width(self) -> None:
        self.zoomed.append(1.0)
