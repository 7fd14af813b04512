"""The process dies in the middle of a word: what was typed is offered when the book is opened again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.opening import open_session
from desktop_app.ui.display_menu import DisplayMenu
from desktop_app.ui.flows.records import RecordsFlow
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.work_area import WorkArea
from tests.fakes.clock import FixedClock
from tests.pages.form_page import FormPage
from tests.ui.record_store import NOW, new_session
from tests.ui.typist import NAME, PASSPHRASE

Show = Callable[[QWidget], QWidget]
KEPT = 3
"""So often something is kept before the process is killed."""


def killed_while_typing(store: Path) -> tuple[str, str]:
    """Let the typist type and kill her; return what stood in the note when it was last kept, and at the end."""
    command = [sys.executable, "-m", "tests.ui.typist", str(store)]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    kept, typed, times = "", "", 0
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, text=True, encoding="utf-8") as typist:
        for line in typist.stdout or ():
            if line == "kept\n":
                kept, times = typed, times + 1
            else:
                typed = line.rstrip("\n")
            if times == KEPT and typed != kept:
                typist.send_signal(signal.SIGKILL)
                break
        assert typist.wait() == -signal.SIGKILL
    return kept, typed


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is what a POSIX system has")
def test_what_was_typed_is_offered_after_the_process_was_killed(tmp_path: Path, shown: Show) -> None:
    new_session(tmp_path / "so").close()
    kept, typed = killed_while_typing(tmp_path / "so")
    assert kept, "something of the note was kept"
    session = open_session(tmp_path / "so", operator="Lò Thị Phương", passphrase=PASSPHRASE, clock=FixedClock(NOW))
    window = MainWindow(WorkArea, DisplayMenu)
    window.add_destination("gift", "gift", "gift")
    shown(window)
    flow = RecordsFlow(window, session)
    flow.add("gift")
    page = FormPage(flow.form)
    assert flow.form.banners.banner is not None
    assert flow.form.banners.banner.title.startswith("Có chữ đang gõ dở")
    assert page.text("note") == "", "nothing is put back unasked"
    page.answer("Mở lại")
    assert page.text("recipient") == NAME
    offered = page.text("note")
    assert offered
    assert typed.startswith(offered.rstrip(", "))
    assert len(offered) >= len(kept.strip(" ,")) - len("ốm 000, "), (kept, offered)
    assert len(KeptTyping(session).offers()) == 1, "it stays until it is saved"
    flow.close()
    session.close()
