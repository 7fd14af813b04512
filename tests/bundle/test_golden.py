"""Files of every released format open for ever (tests/data/bundles/vN)."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from desktop_app.bundle.admission import accept_admission, read_admission
from desktop_app.bundle.enrolment import read_request
from desktop_app.bundle.fingerprint import parse_fingerprint
from desktop_app.bundle.keys import TrustedKeys, public_key
from desktop_app.bundle.payload import open_payload
from desktop_app.bundle.refusals import Refusal
from desktop_app.bundle.verifier import verify
from tests.bundle.make_golden import FOLDER, OFFICE_SEED, main
from tests.fakes.office_simulator import OfficeSimulator

ROOT_DIGITS = "68428 03033 64210 56842 65138 36605"
DEVICE_UNIT = "TAM-1A2B"


def check(folder: Path) -> None:
    """Open everything in ``folder``."""
    identities = json.loads((folder / "identities.json").read_text(encoding="ascii"))
    trust = TrustedKeys.from_json((folder / "trust.json").read_bytes())
    with (folder / "bundle.scd").open("rb") as source:
        verified = verify(source, trust)
        assert (verified.manifest.number, verified.manifest.stream.unit) == (2, "LC-SSH-01")
        assert verified.readme.startswith("SỔ CÔNG ĐOÀN - GÓI DỮ LIỆU SỐ 2\n")
        for name in ("province", "paper"):
            with open_payload(verified, source, identities[name], folder) as payload:
                office = OfficeSimulator(seed=OFFICE_SEED)
                assert list(payload.iter_versions()) == [office.version(counter) for counter in (1, 2, 3)]
                assert [content for _, content in payload.iter_attachments()] == [b"\xff\xd8\xff\xe0 anh"]
    request = read_request(io.BytesIO((folder / "request.scd").read_bytes()))
    assert (request.claims.unit, request.public) == (DEVICE_UNIT, public_key(OFFICE_SEED))
    with (folder / "admission.scd").open("rb") as source:
        admission = accept_admission(
            read_admission(source),
            source,
            parse_fingerprint(ROOT_DIGITS),
            identity=identities["office"],
            own_public=request.public,
            staging=folder,
        )
    assert admission.content.admitted == ("LC-SSH-01", DEVICE_UNIT)


def test_format_1_opens() -> None:
    check(FOLDER)


def test_the_script_still_writes_what_is_committed(tmp_path: Path) -> None:
    main(tmp_path)
    check(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in FOLDER.iterdir()}


def test_one_flipped_bit_of_a_golden_file_is_refused() -> None:
    content = bytearray((FOLDER / "request.scd").read_bytes())
    content[len(content) // 2] ^= 1
    with pytest.raises(Refusal):
        read_request(io.BytesIO(bytes(content)))
