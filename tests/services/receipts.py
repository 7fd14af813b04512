"""Receipts between real stores: decisions noted at the province, receipts written there and opened at the office."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from desktop_app.services.accepting import Accepted, Accepting
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.reconciling import Reconciliation, Reconciling
from desktop_app.services.session import Session
from desktop_app.storage.outbox import Outbox
from tests.services.stores import OPERATOR, PASSPHRASE, UNIT


def decide(province: Session, records: Iterable[str], outcome: str, reason: str | None = None, words: str = "") -> None:
    """Note a decision about the heads of records, as the review does."""
    with province.connection.write():
        for record in records:
            province.connection.run(
                "INSERT INTO record_state (record, state, version, reason, reason_code, operator)"
                " SELECT r.seq, ?, h.id, ?, ?, ? FROM record r JOIN version h ON h.seq = r.head WHERE r.id = ?",
                (outcome, words or None, reason, OPERATOR, record),
            )


def answer(province: Session, stick: Path, unit: str = UNIT) -> Path:
    """Write the next receipt of a unit onto the stick."""
    return Receipts(province).make(unit, stick, signer=OPERATOR, passphrase=PASSPHRASE).written_to


def read(office: Session, file: Path) -> Accepted:
    """Open a receipt at the office."""
    return Accepting(office).accept(file)


def states(office: Session) -> dict[str, str]:
    """Return the last step of every head, "" for none."""
    rows = office.connection.read(
        "SELECT r.id, coalesce((SELECT s.state FROM record_state s WHERE s.record = r.seq AND s.version = h.id"
        " ORDER BY s.seq DESC LIMIT 1), '') FROM record r JOIN version h ON h.seq = r.head"
    )
    return {record: state for record, state in rows}


def acknowledged(office: Session) -> int:
    """Return the counter up to which the office believes that the province has everything."""
    return Outbox(office.connection).acknowledged_counter(office.identity.epoch)


def reconciled(office: Session) -> Reconciliation:
    """Return the office's reconciliation after it was found to add up exactly."""
    table = Reconciling(office).table()
    for line in table.lines:
        assert sum(one.records_difference for one in line.reasons) == line.ours_records - line.theirs_records
        assert sum(one.value_difference for one in line.reasons) == line.ours_value - line.theirs_value
    return table


def why(office: Session, kind: str = "gift") -> dict[str, int]:
    """Return the reasons of one kind's difference and how many records each has."""
    found = [line for line in reconciled(office).lines if line.kind == kind]
    return {reason.code: len(reason.records) for line in found for reason in line.reasons}


def everything(session: Session) -> dict[str, object]:
    """Return what a refused receipt must not change."""
    tables = (
        "version", "record_state", "outbox", "receipt_taken", "province_holds", "device", "unit", "journal", "setting",
    )  # fmt: skip
    return {table: session.connection.read(f"SELECT * FROM {table}") for table in tables}


def image(session: Session, to: Path) -> None:
    """Copy the folder of an open store, as a disk image does."""
    session.connection.flush_log()
    shutil.copytree(session.folder, to, ignore=shutil.ignore_patterns("*.lock", "lock"))
