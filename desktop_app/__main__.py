"""Start: without a command the window, with one the command line. Imports nothing it may not need."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def before_window() -> None:
    """Keep what only costs time out of the start; before anything of Qt is imported."""
    import gc

    gc.disable()  # until the first paint: what is imported stays, looking through it again and again costs 20 ms
    from desktop_app.ui.spared_tools import spare_tools

    spare_tools()  # before PySide6 is loaded
    from desktop_app.ui.plain_imports import take_hook_back

    take_hook_back()


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program and return the process's exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--picture-child"], ["--scan-child"]):
        from desktop_app.media.child_limits import set_limits

        set_limits()  # before the library that decodes is loaded
        from desktop_app.media.picture_child import LONGEST_SCAN, LONGEST_SIDE
        from desktop_app.media.picture_child import main as picture_child

        return picture_child(LONGEST_SCAN if given == ["--scan-child"] else LONGEST_SIDE)
    if given == ["--pdf-child"]:
        from desktop_app.media.child_limits import set_limits

        set_limits(reserves=True, more=40)  # forty pages of colour at 300 dots take twenty seconds on a slow PC
        from desktop_app.ui.pdf_child import main as pdf_child

        return pdf_child()
    if given and given != ["--window"]:
        from desktop_app.cli.root import main as command_line

        return command_line(given)
    from desktop_app.base import paths
    from desktop_app.base.first_window import Start, find_first

    start, first = find_first(paths.default_store())
    if start is Start.ANSWERED:  # before anything of Qt is imported
        from desktop_app.cli.answer import say_in_front

        return say_in_front()
    before_window()
    from desktop_app.app import main as window

    return window(first=first)


if __name__ == "__main__":
    sys.exit(main())
