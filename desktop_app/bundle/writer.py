"""Makes a data bundle: packs, seals, signs and puts it under its final name. Flat in memory; never overwrites."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from desktop_app.bundle.assembly import Written, sealed_file, write_container
from desktop_app.bundle.envelope import sign_envelope
from desktop_app.bundle.layout import StreamFacts
from desktop_app.bundle.manifest import (
    FORMAT,
    MANIFEST_TYPE,
    READER,
    Manifest,
    ManifestDraft,
    PayloadFacts,
    Period,
    Stream,
    read_manifest,
)
from desktop_app.bundle.packing import BundleInputWrong, PayloadPacker, pack_versions
from desktop_app.bundle.readme import data_readme
from desktop_app.bundle.refusals import Refusal
from desktop_app.bundle.scratch import Scratch
from desktop_app.bundle.sealing import is_recipient

SUFFIX: Final = ".scd"


def bundle_name(stream: Stream, number: int) -> str:
    """Return ``<unit>-<device8>-<epoch8>-<number>.scd`` in harmless ASCII."""
    return f"{ascii_name(stream.unit)}-{stream.device[:8]}-{stream.epoch[:8]}-{number}{SUFFIX}"


def document_name(what: str, unit: str, device: str) -> str:
    """Return ``<what>-<unit>-<device8>.scd`` in harmless ASCII: how papers from or for one device are called."""
    return f"{what}-{ascii_name(unit)}-{device[:8]}{SUFFIX}"


def ascii_name(text: str) -> str:
    """Return ``text`` without marks, whatever is not a letter, digit or dash replaced; never empty."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:40] or "x"


def write_bundle(
    target: Path,
    *,
    manifest: ManifestDraft,
    versions: Iterable[bytes],
    attachments: Iterable[tuple[str, Path | bytes]] = (),
    forms: Mapping[str, bytes],
    recipients: Sequence[str],
    signer_seed: bytes,
) -> Written:
    """Write a data bundle to ``target``, which must not exist; its folder must be on the store's disk.

    ``versions``: exact bytes of each version, read once. ``attachments``: (SHA-256, content), in the order of the
    hashes. ``forms``: TOML bytes by "<kind>-<version>". ``recipients``: "age1…", the operating and the paper key.
    On any failure nothing is left behind. Raises BundleInputWrong, AttachmentDiffers, TooLarge, FileExistsError,
    and OSError as the system reports it (disk full).
    """
    if not recipients or not all(is_recipient(recipient) for recipient in recipients):
        raise BundleInputWrong(reason="recipients")
    facts = StreamFacts(
        format=FORMAT, stream=manifest.stream, number=manifest.number, base=manifest.base, top=manifest.top
    )
    readme = data_readme(
        office=manifest.signer.office,
        unit=manifest.stream.unit,
        signer=manifest.signer.name,
        addressee=manifest.addressee,
        number=manifest.number,
    )
    with Scratch(target.parent) as scratch, sealed_file(target) as sealed:
        packed = pack_versions(versions, scratch)
        packer = PayloadPacker(facts, packed, attachments, forms)
        sealed.fill(packer, recipients)
        payload = PayloadFacts(
            sha256=sealed.sha256,
            size=sealed.size,
            unpacked=packer.unpacked,
            members=packer.members,
            versions=packed.count,
        )
        signed = _finished(manifest, payload, tuple(recipients), readme)
        written = write_container(target, sign_envelope(MANIFEST_TYPE, signed, signer_seed), readme, sealed)
    return replace(written, versions=packed.count, members=packer.members)


def _finished(draft: ManifestDraft, payload: PayloadFacts, recipients: tuple[str, ...], readme: bytes) -> bytes:
    finished = Manifest(
        format=FORMAT,
        reader=READER,
        critical=(),
        stream=draft.stream,
        number=draft.number,
        previous=draft.previous,
        base=draft.base,
        top=draft.top,
        parent=draft.parent,
        receipt=draft.receipt,
        journal=draft.journal,
        signer=draft.signer,
        claimed_at=draft.claimed_at,
        period=None if draft.period is None else Period(first=draft.period[0], last=draft.period[1]),
        totals={kind: dict(figures) for kind, figures in draft.totals.items()},
        payload=payload,
        recipients=recipients,
        readme=hashlib.sha256(readme).hexdigest(),
        earlier=draft.earlier,
    )
    signed = msgspec.json.encode(finished)
    try:
        read_manifest(signed)
    except Refusal as error:
        raise BundleInputWrong(reason=str(error.fields.get("reason"))) from error
    return signed
