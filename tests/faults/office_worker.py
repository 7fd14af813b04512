"""A child process that works in a real office or province and says aloud what is confirmed. Killed by the test.

Usage: ``python -m tests.faults.office_worker save|grid|export|seal|receive|receipt|accept STORE FOLDER``. One line is
printed for every confirmed step: the record saved, the row kept, the bundle written, the file received.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from pathlib import Path
from typing import Final, NoReturn

from desktop_app.base.clock import SystemClock
from desktop_app.domain.records import Data
from desktop_app.services.accepting import Accepting
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting
from desktop_app.services.grid import GridBook
from desktop_app.services.opening import open_session
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.province.receiving import Receiving
from desktop_app.services.session import Session
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT, gift_of

CAMPAIGN: Final[Data] = {
    "name": "Tết Bính Ngọ 2026",
    "occasion": "tet",
    "starts_on": "2026-01-20",
    "source": "province",
    "given_on": "2026-02-05",
    "cash": 1_000_000,
}
"""What the rows of a grid begin with."""


def say(text: str) -> None:
    """Confirm a step."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def save(session: Session) -> None:
    """Save for ever: complete a new gift, correct every third, bin every fifth; each confirmed as "record revision"."""
    entry = Entry(session)
    for number in itertools.count():
        done = entry.complete("gift", gift_of("0" * 32, f"Lò Văn {number}"))
        say(f"{done.record} {done.version}")
        if number % 3 == 0:
            done = entry.complete(
                "gift", gift_of("0" * 32, f"Lò Văn {number}", cash=number), record=done.record, reason="Sửa số tiền"
            )
            say(f"{done.record} {done.version}")
        if number % 5 == 0:
            done = entry.delete(done.record, reason="Ghi trùng")
            say(f"{done.record} {done.version}")
        if number % 7 == 0:
            entry.save_draft("gift", {"note": "x" * 3_000})


def grid(session: Session) -> None:
    """Type rows for ever, keep them after each one and write them after every fifth; each name is confirmed."""
    book = GridBook(session, "gift", campaign=Entry(session).complete("campaign", CAMPAIGN).record)
    for number in itertools.count():
        name = f"Lò Văn {number}"
        book.rows.paste(len(book.rows) - 1, 0, f"{name}\t{1950 + number % 60}\tĐoàn viên\tNậm Coóng\tNậm Cuổi")
        if number % 5 == 4:
            book.commit()
        else:
            book.keep()
        say(name)


def export(session: Session, stick: Path) -> None:
    """Save one more record and export, for ever."""
    for number in itertools.count():
        Entry(session).complete("gift", gift_of("0" * 32, f"Tẩn A {number}"))
        result = Exporting(session).export(stick, signer=OPERATOR, passphrase=PASSPHRASE)
        say(f"{result.number} {result.sha256}")


class DyingExporting(Exporting):
    """Dies between sealing and numbering: the file stands in the outbox, the outbox does not know it."""

    def _note(self, *_: object) -> NoReturn:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def receive(session: Session, stick: Path) -> None:
    """Receive the bundles of a folder one by one, then say that all is done."""
    for file in sorted(stick.iterdir()):
        for answer in Receiving(session).receive([file]):
            if answer.ok:
                say(f"{answer.file} {answer.new}")
    say("all")


def receipt(session: Session, stick: Path) -> None:
    """Make one receipt after the other."""
    while True:
        made = Receipts(session).make(UNIT, stick, signer=OPERATOR, passphrase=PASSPHRASE)
        say(made.name)


def accept(session: Session, stick: Path) -> None:
    """Open the receipt that lies there."""
    for file in stick.glob("phieu-nhan-*"):
        say(str(Accepting(session).accept(file).number))


def main(job: str, store: Path, folder: Path) -> None:
    """Open the store and work until killed."""
    session = open_session(store, operator=OPERATOR, passphrase=PASSPHRASE, clock=SystemClock())
    say("open")
    if job == "save":
        save(session)
    elif job == "grid":
        grid(session)
    elif job == "seal":
        DyingExporting(session).export(folder, signer=OPERATOR, passphrase=PASSPHRASE)
    elif job == "export":
        export(session, folder)
    elif job == "receipt":
        receipt(session, folder)
    elif job == "accept":
        accept(session, folder)
    else:
        receive(session, folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[-1]))
