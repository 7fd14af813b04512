"""The transfer screens with sample data, and with them home, print, safety and help: for tests and screenshots.

All names and figures are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.base import paths
from desktop_app.base.i18n import _, language
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.messages import Sentence, describe_code
from desktop_app.messages.signer_texts import describe_signing
from desktop_app.services.enrolment import EnrolmentState, RequestPreview
from desktop_app.services.exporting import ExportPreview, ExportResult
from desktop_app.services.figures import KindFigures
from desktop_app.services.province.devices import DeviceLine
from desktop_app.services.province.recovery import RecoverableDevice
from desktop_app.storage.keyslots import WrongPassphrase
from desktop_app.ui.screens import device_words
from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import EnrolmentScreen
from desktop_app.ui.screens.export_assistant import ExportScreen
from desktop_app.ui.screens.export_steps import Period
from desktop_app.ui.screens.signed_job import Asked, SignedJobDialog
from desktop_app.ui.screens.signed_job_words import JobWords
from desktop_app.ui.screens.stick_words import StickView
from tests.ui import (
    specimens_closing,
    specimens_home,
    specimens_inbox,
    specimens_people,
    specimens_receipts,
    specimens_registers,
    specimens_units,
)
from tests.ui.specimens import in_window
from tests.ui.specimens_home import LATEST, STICKS, kind_name

PROVINCE: Final = "LĐLĐ tỉnh Lai Châu"

IN_BUNDLE: Final = (
    KindFigures("gift", 24, 24, 24, 31_200_000),
    KindFigures("house", 1, 1, 1, 50_000_000),
    KindFigures("initiative", 2, 3, 3, 0),
)


def preview(*figures: KindFigures) -> ExportPreview:
    """Return what an export would hold."""
    records = sum(one.records for one in figures)
    return ExportPreview(figures, records, 3, True, 15, PROVINCE)


def result(outcome: str) -> ExportResult:
    """Return a bundle written with ``outcome``."""
    counts = {one.kind: one.records for one in IN_BUNDLE}
    name = "CDCS-01-1f2e3d4c-aa00bb11-15.scd"
    to = STICKS[0].folder / name
    return ExportResult(
        name, 15, "s", counts, outcome, IN_BUNDLE, to, "Hoàng Văn Thủy, Chủ tịch", 48_211_004, "ab" * 32, on_stick=True
    )


def export_screen(*figures: KindFigures) -> ExportScreen:
    """Return the assistant on its first page."""
    screen = ExportScreen(kind_name)
    standing = Period((date(2025, 12, 1), date(2026, 5, 31)), closed=not figures)
    screen.set_preview(preview(*figures), LATEST, ["Hoàng Văn Thủy", "Lò Thị Phương"], standing)
    screen.set_sticks(STICKS)
    return screen


def _at_write() -> ExportScreen:
    screen = export_screen(*IN_BUNDLE)
    screen.next_button.click()
    screen.sign.form.signer.set_code("Hoàng Văn Thủy")
    screen.sign.form.passphrase.setText("mật khẩu dài")
    screen.next_button.click()
    return screen


def export_long_names() -> QWidget:
    """The same with kinds whose names are long."""
    definitions = load_definitions(paths.resources() / "forms")
    kinds = ("advanced_labour", "club", "crisis_aid", "creative_labour_award")
    screen = ExportScreen(lambda kind: definitions.current(kind).plural.in_language(language()))
    screen.set_preview(preview(*(KindFigures(kind, 3, 3, 3, 9_000_000) for kind in kinds)), LATEST, ["Hoàng Văn Thủy"])
    return in_window(screen, "transfer")


def export_check() -> QWidget:
    """What would travel."""
    return in_window(export_screen(*IN_BUNDLE), "transfer")


def export_nothing() -> QWidget:
    """Nothing would travel."""
    return in_window(export_screen(), "transfer")


def export_reading() -> QWidget:
    """What would travel is being read, and takes long."""
    screen = export_screen(*IN_BUNDLE)
    screen.begin()
    screen.check.reading_card.show()
    screen.check.reading_shown.emit()
    return in_window(screen, "transfer")


def export_stopped() -> QWidget:
    """Reading what would travel was stopped."""
    screen = export_screen(*IN_BUNDLE)
    screen.begin()
    stopped = Sentence(_("Đã dừng xem những gì chờ gửi."), _("Sổ không đổi, chưa gửi gì. Bấm “Xem lại” khi cần."), "")
    screen.show_unread(stopped, "info")
    return in_window(screen, "transfer")


def export_sign_again() -> QWidget:
    """The passphrase was typed, and the screen left before it was used."""
    screen = _at_write()
    screen.forget()
    return in_window(screen, "transfer")


def export_sign() -> QWidget:
    """A passphrase that was not right."""
    screen = export_screen(*IN_BUNDLE)
    screen.next_button.click()
    screen.sign.form.signer.set_code("Hoàng Văn Thủy")
    problem = WrongPassphrase(operator="Hoàng Văn Thủy")
    screen.sign.form.show_problem(describe_signing(problem, "Lò Thị Phương").full)
    return in_window(screen, "transfer")


def export_write() -> QWidget:
    """Two sticks, one of which refuses writing; the last try met a full stick."""
    screen = _at_write()
    sentence = describe_code("drive_full", {"drive": "/media/KINGSTON", "needed": 48_000_000, "free": 12_000_000})
    screen.show_problem(sentence, "drive_full", 15)
    return in_window(screen, "transfer")


def export_sticks() -> QWidget:
    """Everything that may be plugged in at once."""
    screen = _at_write()
    gone = StickView(Path(), "", 0, model="Generic Card", unusable="no_card")
    raw = StickView(Path(), "", 0, model="SanDisk Cruzer", unusable="unformatted")
    second = StickView(Path("/media/B"), "", 6_200_000_000, model="Kingston DataTraveler")
    full = StickView(Path("/media/C"), "ANH CUOI", 12_000)
    screen.set_sticks((*STICKS, second, full, gone, raw))
    screen.picker.note_slow(second.folder)
    screen.picker.show_ejected("USB KINGSTON", gone=False)
    return in_window(screen, "transfer")


def export_progress() -> QWidget:
    """On its way."""
    screen = _at_write()
    screen.next_button.click()
    screen.show_progress(30, 100)
    return in_window(screen, "transfer")


def _export_done(outcome: str, beside: str = "") -> QWidget:
    screen = _at_write()
    screen.next_button.click()
    period = (date(2025, 12, 1), date(2026, 5, 31))
    made = result(outcome)
    shown = replace(made, written_to=made.written_to.with_name(beside or made.bundle))
    screen.show_result(shown, datetime(2026, 6, 5, 10, 52), period)
    return in_window(screen, "transfer")


GROUPS: Final = ("48213", "90577", "12006", "73391", "05528", "66104")


def enrolment_screen() -> EnrolmentScreen:
    """Return the office's assistant on its first step."""
    screen = EnrolmentScreen()
    screen.set_state(EnrolmentState(False, "", "TAM-77ab", GROUPS), ["Hoàng Văn Thủy"])
    screen.set_sticks(STICKS)
    return screen


def enrolment_request() -> QWidget:
    """The request is to be written."""
    return in_window(enrolment_screen(), "transfer")


def enrolment_sheet() -> QWidget:
    """The request was written; the sheet is next."""
    screen = enrolment_screen()
    screen.show_written()
    return in_window(screen, "transfer")


def enrolment_admission() -> QWidget:
    """Two groups typed from the province's sheet differ."""
    screen = enrolment_screen()
    screen.set_file(Path("/media/KINGSTON/tiep-nhan-CDCS-01.scd"))
    for box, group in zip(screen.admission.digits.boxes, GROUPS, strict=True):
        box.setText(group)
    sentence = describe_code("fingerprint_differs", {"groups": ["2", "5"]})
    screen.show_problem(sentence, "fingerprint_differs", [2, 5])
    return in_window(screen, "transfer")


_NUMBERS: Final = ("11111", "22222", "33333", "44444", "55555", "66666")
_SCHOOL: Final = "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi"
_FIRST: Final = DeviceLine(
    *("1f2e3d4caa00bb11", "CDCS-01", _SCHOOL, "Máy văn phòng", "admitted", "2026-03-02T09:00:00"),
    fingerprint=_NUMBERS,
    last_number=15,
    last_at="2026-06-05T09:20:00",
    former=1,
)
DEVICES: Final = (
    _FIRST,
    replace(
        _FIRST, device="1a2e3d4caa00bb22", label="Máy xách tay", status="replaced", last_number=3, former=0,
        admitted_at="2024-11-20T09:00:00", last_at="2025-12-01T09:20:00",
    ),
    replace(
        _FIRST, device="2f2e3d4caa00bb11", unit="CDCS-07", unit_name="CĐCS Trung tâm y tế Mường Tè", label="",
        last_number=8, last_at="2026-06-03T10:00:00", former=0,
    ),
    replace(
        _FIRST, device="3f2e3d4caa00bb11", unit="CDCS-12", unit_name="CĐCS THCS Dào San", label="Máy kế toán",
        status="revoked", reason="mất khi đi công tác", last_number=None, last_at="", former=0,
    ),
)  # fmt: skip


def device_dialog(words: JobWords, *asks: Asked) -> QWidget:
    """Return what is asked before something is done to a device, above the list."""
    dialog = SignedJobDialog(words, asks, ["Nguyễn Thu Hiền"])
    dialog.set_sticks(STICKS)
    return dialog


def device_history_run() -> QWidget:
    """A unit's history is being packed."""
    dialog = SignedJobDialog(device_words.giving_history(DEVICES[0]), ("target",), ["Nguyễn Thu Hiền"])
    dialog.set_sticks(STICKS)
    dialog.set_busy(True)
    dialog.show_progress(1420, 3012)
    return dialog


def devices_screen() -> DevicesScreen:
    """Return the province's list of devices."""
    screen = DevicesScreen()
    screen.set_devices(DEVICES)
    screen.set_sticks(STICKS)
    return screen


def devices() -> QWidget:
    """No request open."""
    return in_window(devices_screen(), "devices")


def devices_waiting() -> QWidget:
    """A province made anew: two devices wait to be recognised."""
    screen = devices_screen()
    first = RecoverableDevice(
        "CDCS-09", "CĐCS Bệnh viện đa khoa Sìn Hồ", "9f2e3d4caa00bb11", "Máy văn thư", ("CDCS-09",), _NUMBERS, 7,
        known=False, files=("a" * 64, "b" * 64),
    )  # fmt: skip
    screen.set_waiting((first, replace(first, unit_name="CĐCS THPT Sìn Hồ", label="", receipt=None, files=("c" * 64,))))
    return in_window(screen, "devices")


def devices_none() -> QWidget:
    """Nobody is admitted yet."""
    return in_window(DevicesScreen(), "devices")


def devices_request() -> QWidget:
    """A request is open."""
    screen = devices_screen()
    screen.set_request(
        RequestPreview("CDCS-01", "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi", "LĐLĐ tỉnh Lai Châu", "4f2e3d4caa00bb11"),
        ["Nguyễn Thu Hiền"],
    )
    return in_window(screen, "devices")


def devices_approved() -> QWidget:
    """A device was admitted just now."""
    screen = devices_screen()
    screen.show_approved("CĐCS Công ty Cổ phần Chè Than Uyên")
    return in_window(screen, "devices")


SPECIMENS: Final[dict[str, Callable[[], QWidget]]] = {
    **specimens_home.SPECIMENS,
    **specimens_units.SCREENS,
    **specimens_registers.SCREENS,
    **specimens_people.SCREENS,
    **specimens_closing.SPECIMENS,
    **specimens_receipts.SPECIMENS,
    **specimens_inbox.SPECIMENS,
    "export-1-check": export_check,
    "export-1-long-names": export_long_names,
    "export-1-nothing": export_nothing,
    "export-1-reading": export_reading,
    "export-1-stopped": export_stopped,
    "export-2-sign": export_sign,
    "export-2-sign-again": export_sign_again,
    "export-3-write": export_write,
    "export-3-progress": export_progress,
    "export-3-sticks": export_sticks,
    "export-4-not-ejected": lambda: _export_done("verified_not_ejected"),
    "export-4-verified": lambda: _export_done("verified"),
    "export-4-beside": lambda: _export_done("verified", "CDCS-01-1f2e3d4c-aa00bb11-15-2.scd"),
    "export-4-not-verified": lambda: _export_done("written_not_verified"),
    "enrolment-1-request": enrolment_request,
    "enrolment-2-sheet": enrolment_sheet,
    "enrolment-3-admission": enrolment_admission,
    "devices": devices,
    "devices-none": devices_none,
    "devices-waiting": devices_waiting,
    "devices-revoke": lambda: device_dialog(device_words.revoking(DEVICES[0]), "reason", "notice"),
    "devices-replace": lambda: device_dialog(device_words.replacing(DEVICES[0]), "notice"),
    "devices-history": lambda: device_dialog(device_words.giving_history(DEVICES[0]), "target"),
    "devices-history-run": device_history_run,
    "devices-take-back": lambda: device_dialog(device_words.taking_back(DEVICES[1])),
    "devices-keys": lambda: device_dialog(device_words.rotating(), "secret"),
    "devices-request": devices_request,
    "devices-approved": devices_approved,
    "export-4-not-written": lambda: _export_done("not_written"),
}
