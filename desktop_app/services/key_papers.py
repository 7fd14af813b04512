"""The papers that carry secrets: printed once at set-up, never again, because the store does not keep them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.documents.province_key_sheet import (
    PaperSecret,
    ProvinceSecretsSheet,
    render_province_secrets_sheet,
)
from desktop_app.documents.recovery_sheet import RecoverySheet, render_recovery_sheet
from desktop_app.services.papers import Papers
from desktop_app.services.setting_up import NewStore
from desktop_app.storage.errors import from_system

_GROUP: Final = 6


def print_recovery_sheet(made: NewStore, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the recovery sheet of a store just made."""
    day = made.session.time.today()
    sheet = RecoverySheet(
        made.identity.unit_name, made.identity.store_id, tuple(made.recovery_secret.replace("-", " ").split()), day
    )
    render_recovery_sheet(sheet, target, printed_at=printed_at)


def print_envelope(made: NewStore, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the province's paper for the sealed envelope: root secret and paper recovery key."""
    root, paper = made.root_secret or "", made.paper_identity or ""
    secrets = (
        PaperSecret("Chìa gốc", "Ký lại chìa làm việc khi máy của tỉnh hỏng hoặc mất", _groups(root)),
        PaperSecret("Chìa giấy", "Mở các gói đã niêm phong khi máy của tỉnh hỏng hoặc mất", _groups(paper)),
    )
    sheet = ProvinceSecretsSheet(made.identity.unit_name, made.fingerprint, secrets, made.session.time.today())
    render_province_secrets_sheet(sheet, target, printed_at=printed_at)


def print_all(made: NewStore, folder: Path, *, printed_at: datetime) -> list[Path]:
    """Write every paper of a new store into ``folder`` and return the paths. Raises the problems of the disk."""
    papers = Papers(made.session, printed_at=printed_at)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        recovery = folder / "phieu-khoi-phuc.pdf"
        with recovery.open("wb") as stream:
            print_recovery_sheet(made, stream, printed_at=printed_at)
        if made.identity.role == "office":
            device = folder / "phieu-may.pdf"
            papers.device_sheet(device)
            return [recovery, device]
        envelope, sheet = folder / "phong-bi-niem-phong.pdf", folder / "phieu-cua-tinh.pdf"
        with envelope.open("wb") as stream:
            print_envelope(made, stream, printed_at=printed_at)
        papers.province_sheet(sheet)
    except OSError as error:
        raise from_system(error, folder) from error
    return [recovery, envelope, sheet]


def _groups(secret: str) -> tuple[str, ...]:
    return tuple(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))
