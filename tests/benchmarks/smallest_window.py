"""The floor for start and memory: the smallest PySide6 program that shows a window. Imports nothing of ours."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    """Tells when it was first painted, as the program's own window does."""

    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Queue the mark behind the paint that is under way."""
        super().paintEvent(event)
        if not self.painted and os.environ.get("SO_CONG_DOAN_MARK_FIRST_PAINT"):
            self.painted = True
            QTimer.singleShot(0, lambda: print(f"first-paint {time.monotonic()}", flush=True))


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = Window()
    window.setCentralWidget(QLabel("Sổ Công đoàn"))
    window.resize(1366, 697)
    window.show()
    sys.exit(application.exec())
