"""The program's own window past the unlock screen: a store's list of gifts. Arguments: operator, passphrase.

Stands in for the person at the keyboard only; window, desk and list are the program's own.
"""

import sys
from importlib import import_module

if __name__ == "__main__":
    # In the order of the program's own start.
    import_module("desktop_app.ui.plain_imports").take_hook_back()
    from desktop_app.app import Program
    from desktop_app.base import paths
    from desktop_app.base.clock import SystemClock
    from desktop_app.ui import theme

    application = theme.application(["so-cong-doan"])
    program = Program(application, paths.default_store(), SystemClock())
    program.door.unlock(sys.argv[1], sys.argv[2])
    program.start_flow.entered.emit()
    program.window.destination_chosen.emit("gift")
    program.window.show()
    sys.exit(application.exec())
