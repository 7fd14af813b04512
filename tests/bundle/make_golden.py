"""Writes tests/data/bundles/v1: one file of each kind as format 1 wrote them, with the keys that open them.

    python -m tests.bundle.make_golden

The keys are public and of no use. Run it only while format 1 is not released; afterwards these files stay as they are
for ever, and a new format gets a folder of its own. age is random, so the files differ at each run.
"""

from __future__ import annotations

import json
from pathlib import Path

from desktop_app.bundle.admission import AdmissionDraft, UnitEntry, write_admission
from desktop_app.bundle.chain import certify_operating_key
from desktop_app.bundle.enrolment import RequestDraft, write_request
from desktop_app.bundle.keys import TrustedKeys, public_key
from desktop_app.bundle.manifest import Parent
from desktop_app.bundle.sealing import generate_sealing_identity
from tests.fakes.office_simulator import OfficeSimulator

FOLDER = Path(__file__).parent.parent / "data" / "bundles" / "v1"
OFFICE_SEED, ROOT_SEED, OPERATING_SEED = (bytes([number]) * 32 for number in (1, 2, 3))


def main(folder: Path = FOLDER) -> None:
    """Write every file anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    office = OfficeSimulator(seed=OFFICE_SEED)
    province = office.province
    identity, recipient = generate_sealing_identity()
    draft = office.draft(number=2, base=0, top=3, previous="cd" * 32, parent=Parent(epoch="1" * 16, counter=9))
    office.bundle(folder, draft=draft, attachments=[b"\xff\xd8\xff\xe0 anh"]).path.rename(folder / "bundle.scd")
    write_request(
        folder / "request.scd",
        RequestDraft(
            unit="TAM-1A2B",
            unit_name=office.name,
            superior="LĐLĐ tỉnh Lai Châu",
            device=office.device,
            recipient=recipient,
        ),
        OFFICE_SEED,
    )
    write_admission(
        folder / "admission.scd",
        AdmissionDraft(
            device=office.device,
            office_key=public_key(OFFICE_SEED),
            office_recipient=recipient,
            province="LĐLĐ tỉnh Lai Châu",
            unit=office.unit,
            unit_name=office.name,
            admitted=(office.unit, "TAM-1A2B"),
            root_public=public_key(ROOT_SEED),
            certificates=(certify_operating_key(ROOT_SEED, public_key(OPERATING_SEED), serial=1),),
            recipients=province.recipients,
            units=(UnitEntry(code=office.unit, name=office.name),),
        ),
        OPERATING_SEED,
    )
    (folder / "trust.json").write_bytes(TrustedKeys([office.trusted]).to_json())
    keys = {"office": identity, "province": province.identity, "paper": province.paper_identity}
    (folder / "identities.json").write_text(json.dumps(keys, indent=1) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
