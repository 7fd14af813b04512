"""The papers that carry secrets: printed once at set-up, never again, because the store does not keep them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.base.files import replace_durably
from desktop_app.documents.province_key_sheet import (
    PaperSecret,
    ProvinceSecretsSheet,
    render_province_secrets_sheet,
)
from desktop_app.documents.recovery_sheet import RecoverySheet, render_recovery_sheet
from desktop_app.media.problems import drive_problem
from desktop_app.services.papers import Papers
from desktop_app.services.session import Session
from desktop_app.services.setting_up import NewStore

_GROUP: Final = 6


@dataclass(frozen=True, slots=True)
class KeyPaper:
    """One finished paper: its file name and the PDF."""

    name: str
    content: bytes = field(repr=False)


def key_papers(made: NewStore, *, printed_at: datetime) -> list[KeyPaper]:
    """Return every paper of a new store: recovery sheet and device sheet, or the province's envelope and sheet."""
    papers = Papers(made.session, printed_at=printed_at)
    found = [recovery_paper(made.session, made.recovery_groups, printed_at=printed_at)]
    if made.identity.role == "office":
        return [*found, KeyPaper("phieu-may.pdf", _drawn(papers.device_sheet))]
    return [
        *found,
        KeyPaper("phong-bi-niem-phong.pdf", _envelope(made, printed_at)),
        KeyPaper("phieu-cua-tinh.pdf", _drawn(papers.province_sheet)),
    ]


def save_key_papers(made: NewStore, folder: Path, *, printed_at: datetime) -> list[Path]:
    """Write every paper of a new store into ``folder`` and return the paths.

    Raises DriveFull and its like: the folder is mostly on a stick, and the store's own disk is not to blame.
    """
    return save_papers(key_papers(made, printed_at=printed_at), folder)


def save_papers(papers: Sequence[KeyPaper], folder: Path) -> list[Path]:
    """Write ``papers`` into ``folder`` and return the paths. Raises as ``save_key_papers``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for paper in papers:
            replace_durably(folder / paper.name, paper.content)
    except OSError as error:
        size = sum(len(paper.content) for paper in papers)
        raise drive_problem(error, folder, size=size, present=folder.is_dir()) from error
    return [folder / paper.name for paper in papers]


def recovery_paper(session: Session, groups: tuple[str, ...], *, printed_at: datetime) -> KeyPaper:
    """Return a recovery sheet of the open store for the secret in ``groups``."""
    identity = session.identity
    sheet = RecoverySheet(identity.unit_name, identity.store_id, groups, session.time.today())
    content = _drawn(lambda stream: render_recovery_sheet(sheet, stream, printed_at=printed_at))
    return KeyPaper("phieu-khoi-phuc.pdf", content)


def _envelope(made: NewStore, printed_at: datetime) -> bytes:
    secrets = (
        PaperSecret(
            "Mã gốc",
            "Đổi dấu ký của tỉnh, hoặc lập lại sổ của tỉnh khi máy hỏng hay mất",
            _groups(made.root_secret or ""),
        ),
        PaperSecret(
            "Mã giấy", "Mở các gói đã niêm phong khi máy của tỉnh hỏng hoặc mất", _groups(made.paper_identity or "")
        ),
    )
    sheet = ProvinceSecretsSheet(made.identity.unit_name, made.fingerprint, secrets, made.session.time.today())
    return _drawn(lambda stream: render_province_secrets_sheet(sheet, stream, printed_at=printed_at))


def _drawn(draw: Callable[[BinaryIO], None]) -> bytes:
    stream = io.BytesIO()
    draw(stream)
    return stream.getvalue()


def _groups(secret: str) -> tuple[str, ...]:
    return tuple(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))
