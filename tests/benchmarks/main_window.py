"""The program's own window past the unlock screen: a store's list of gifts. Arguments: operator, passphrase.

Stands in for the person at the keyboard only; window, desk and list are the program's own.
"""

import sys

from desktop_app.app import Program
from desktop_app.base import paths
from desktop_app.base.clock import SystemClock
from desktop_app.ui import theme

if __name__ == "__main__":
    application = theme.application(["so-cong-doan"])
    program = Program(application, paths.default_store(), SystemClock())
    program.door.unlock(sys.argv[1], sys.argv[2])
    program.start_flow.entered.emit()
    program.window.destination_chosen.emit("gift")
    program.window.show()
    sys.exit(application.exec())
