"""Verifying one bundle without a store or with it: signature, container, hashes. Nothing is decrypted or kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.bundle.keys import TrustedKeys
from desktop_app.bundle.verifier import verify


class TrustFileMalformed(Refused):
    """The file of trusted keys is not one. Fields: ``file``, ``reason``."""

    code = "trust_file_malformed"


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What a verified manifest says. ``counts``: records by kind; ``totals``: all sums by kind."""

    unit: str
    number: int
    signer: str
    office: str
    counts: dict[str, int]
    totals: dict[str, dict[str, int]]


def trusted_from_file(file: Path) -> TrustedKeys:
    """Read a trust file (FORMAT.md). Raises TrustFileMalformed, FileUnreadable."""
    try:
        return TrustedKeys.from_json(file.read_bytes())
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
    except ValueError as error:
        raise TrustFileMalformed(file=file.name, reason=str(error)) from error


def verify_file(file: Path, trust: TrustedKeys) -> BundleFacts:
    """Verify a bundle. Raises the refusals of ``bundle.verifier.verify``, FileUnreadable."""
    FileUnreadable.unless_regular(file)
    try:
        with file.open("rb") as source:
            manifest = verify(source, trust).manifest
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
    return BundleFacts(
        unit=manifest.stream.unit,
        number=manifest.number,
        signer=manifest.signer.name,
        office=manifest.signer.office,
        counts={kind: sums.get("records", 0) for kind, sums in manifest.totals.items()},
        totals={kind: dict(sums) for kind, sums in manifest.totals.items()},
    )
