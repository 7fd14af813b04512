"""Making and verifying a bundle, against the stock programs on the same bytes, and whether memory stays flat."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyrage  # type: ignore[import-untyped]

from desktop_app.bundle.assembly import Written
from desktop_app.bundle.payload import open_payload
from desktop_app.bundle.verifier import verify
from desktop_app.bundle.writer import bundle_name, write_bundle
from tests.benchmarks.bench_storage import RECEIVED, gifts, receive_many
from tests.benchmarks.harness import NotMeasured, Pair, row, timed
from tests.benchmarks.processes import peak_memory
from tests.fakes.office_simulator import FORM, OfficeSimulator

RECORDS = min(100_000, int(os.environ.get("BENCH_RECORDS", "100000")))
PHOTOS = 200
PHOTO_BYTES = 150_000
MIB = 1 << 20


def photos(folder: Path) -> list[tuple[str, Path]]:
    """Write made-up photos (random bytes: as little compressible as real ones) and return hash and place."""
    folder.mkdir()
    choose = random.Random(7)
    for content in (choose.randbytes(PHOTO_BYTES) for _ in range(PHOTOS)):
        (folder / hashlib.sha256(content).hexdigest()).write_bytes(content)
    return sorted((path.name, path) for path in folder.iterdir())


def write(
    office: OfficeSimulator, target: Path, versions: Iterator[bytes], pictures: list[tuple[str, Path]]
) -> Written:
    """Write a bundle of ``versions`` and ``pictures``; one that is there from the run before goes first."""
    target.unlink(missing_ok=True)
    return write_bundle(
        target,
        manifest=office.draft(top=RECORDS),
        versions=versions,
        attachments=pictures,
        forms={"gift-1": FORM},
        recipients=office.province.recipients,
        signer_seed=office.seed,
    )


@row(f"make a bundle of {RECORDS:,} records and {PHOTOS} photos", budget=2.0, runs=5)
def make(folder: Path) -> Iterator[Pair]:
    for program in ("tar", "zstd", "age", "sha256sum"):
        if shutil.which(program) is None:
            raise NotMeasured(f"{program} is not installed")
    office = OfficeSimulator()
    source = folder / "source"
    source.mkdir()
    pictures = photos(source / "attachments")
    contents = [stored.content for stored in gifts(RECORDS)]
    (source / "versions.jsonl").write_bytes(b"".join(content + b"\n" for content in contents))
    recipients = " ".join(f"-r {recipient}" for recipient in office.province.recipients)
    sealed = folder / "stock.age"
    stock = f"tar -C {source} -cf - . | zstd -q -3 | age {recipients} -o {sealed} && sha256sum {sealed}"

    def with_programs() -> None:
        sealed.unlink(missing_ok=True)
        subprocess.run(["sh", "-c", f"{stock} && sync -d {sealed}"], check=True, capture_output=True)

    target = folder / bundle_name(office.stream, 1)
    yield Pair(timed(with_programs), timed(lambda: write(office, target, iter(contents), pictures)))


@row(f"verify a bundle of {RECORDS:,} records: signature, hashes, whole payload", budget=1.5, runs=5)
def verify_all(folder: Path) -> Iterator[Pair]:
    office = OfficeSimulator()
    target = folder / bundle_name(office.stream, 1)
    write(office, target, (stored.content for stored in gifts(RECORDS)), photos(folder / "photos"))
    with target.open("rb") as source:
        member = verify(source, office.trust).payload
        source.seek(member.offset)
        (folder / "payload.age").write_bytes(source.read(member.size))
    identity = pyrage.x25519.Identity.from_str(office.province.identity)

    def decrypt_and_hash() -> None:
        digest = hashlib.sha256()
        with target.open("rb") as whole:
            while block := whole.read(MIB):
                digest.update(block)
        with (folder / "payload.age").open("rb") as sealed, (folder / "plain").open("wb") as plain:
            pyrage.decrypt_io(sealed, plain, [identity])

    def verify_and_open() -> None:
        with target.open("rb") as source:
            verified = verify(source, office.trust)
            open_payload(verified, source, office.province.identity, folder).close()

    yield Pair(timed(decrypt_and_hash), timed(verify_and_open))


def make_one(folder: str, count: int) -> None:
    """Write a bundle of ``count`` records, which are made as they are asked for."""
    office = OfficeSimulator()
    write(office, Path(folder) / f"{count}.scd", (stored.content for stored in gifts(count)), [])


def verify_one(folder: str, count: int) -> None:
    """Write and then verify and read through a bundle of ``count`` records."""
    office, target = OfficeSimulator(), Path(folder) / f"{count}.scd"
    write(office, target, (stored.content for stored in gifts(count)), [])
    with target.open("rb") as source:
        verified = verify(source, office.trust)
        with open_payload(verified, source, office.province.identity, Path(folder)) as payload:
            for _ in payload.iter_versions():
                pass


def flat(job: str, folder: Path, large: int, parts: int = 5) -> Pair:
    """Compare the peak memory of ``job`` on ``large`` records with that on a part of them."""
    return Pair(lambda: peak_memory(job, str(folder), large // parts), lambda: peak_memory(job, str(folder), large))


@row(f"peak memory of making a bundle, {RECORDS:,} records against a fifth", budget=1.1, unit="MB", runs=1)
def make_flat(folder: Path) -> Iterator[Pair]:
    yield flat("tests.benchmarks.bench_bundle:make_one", folder, RECORDS)


@row(f"peak memory of verifying a bundle, {RECORDS:,} records against a fifth", budget=1.1, unit="MB", runs=1)
def verify_flat(folder: Path) -> Iterator[Pair]:
    yield flat("tests.benchmarks.bench_bundle:verify_one", folder, RECORDS)


@row(f"peak memory of receiving, {2 * RECEIVED:,} records against half", budget=1.1, unit="MB", runs=1)
def receive_flat(folder: Path) -> Iterator[Pair]:
    # Half is enough to fill the page cache of a merge, which is bounded and not what is asked here.
    yield flat(f"{receive_many.__module__}:{receive_many.__name__}", folder, 2 * RECEIVED, parts=2)
