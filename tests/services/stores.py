"""Real offices and provinces for tests: whole stores with cheap key derivation, filled and enrolled by the services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from desktop_app.domain.records import Data
from desktop_app.media.filesystem import Filesystem
from desktop_app.services.enrolment import OfficeEnrolment, ProvinceEnrolment
from desktop_app.services.entry import Entry
from desktop_app.services.exporting import Exporting, ExportResult
from desktop_app.services.opening import open_session
from desktop_app.services.province.receiving import Received, Receiving
from desktop_app.services.session import Session
from desktop_app.services.setting_up import NewStore, SetUp
from desktop_app.storage.slots import KdfParameters
from tests.fakes.clock import FixedClock
from tests.services.moulds import MOULDS

CHEAP: Final = KdfParameters(memory_kib=8, iterations=1)
OPERATOR: Final = "Lò Thị Phương"
PASSPHRASE: Final = "demo"
OFFICE: Final = "CĐCS Trường PTDTBT Tiểu học Nậm Cuổi"
PROVINCE: Final = "LĐLĐ tỉnh Lai Châu"
UNIT: Final = "CD001"


def new_store(
    folder: Path, role: Literal["office", "province"] = "office", clock: FixedClock | None = None
) -> NewStore:
    """Make a store whose one operator may do everything."""
    name, commune = (OFFICE, "Nậm Cuổi") if role == "office" else (PROVINCE, "")
    answers = SetUp(role, name, OPERATOR, PASSPHRASE, commune=commune, demo=True)
    return MOULDS.pour(folder, answers, clock or FixedClock(), CHEAP)


def reopen(folder: Path, clock: FixedClock | None = None) -> Session:
    """Open a store that was closed."""
    return open_session(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=clock or FixedClock())


def enrol(office: Session, province: NewStore, stick: Path, unit: str | None = UNIT) -> None:
    """Carry the request and the admission between the two, typing both sheets' digits."""
    stick.mkdir(exist_ok=True)
    at_office, at_province = OfficeEnrolment(office), ProvinceEnrolment(province.session)
    request = at_office.write_request(stick, signer=OPERATOR, passphrase=PASSPHRASE)
    typed = " ".join(at_office.state().fingerprint)
    admission = at_province.approve(request, typed, unit=unit, to=stick, signer=OPERATOR, passphrase=PASSPHRASE)
    at_office.accept(admission, " ".join(province.fingerprint), another_province=True)


@dataclass(frozen=True, slots=True)
class Pair:
    """An office enrolled with a province, and the stick between them."""

    office: Session
    province: Session
    stick: Path


def campaign(session: Session, name: str = "Tết Bính Ngọ 2026") -> str:
    """Record a campaign and return its id."""
    data: Data = {"name": name, "occasion": "tet", "starts_on": "2026-01-20"}
    return Entry(session).complete("campaign", data).record


def gift_of(campaign_id: str, name: str, **changes: Any) -> Data:  # noqa: ANN401 - any JSON
    """Return a gift of 1 000 000 đồng and goods of 300 000 to ``name``; a change to None leaves the answer out."""
    data: dict[str, Any] = {
        "recipient": {"name": name},
        "relation": "member",
        "workplace": "Tổ 1",
        "campaign": campaign_id,
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "Gạo",
        "in_kind_value": 300_000,
        **changes,
    }
    return {key: value for key, value in data.items() if value is not None}


def give(session: Session, campaign_id: str, names: Iterable[str]) -> list[str]:
    """Record one complete gift for each of ``names`` and return the records."""
    entry = Entry(session)
    return [entry.complete("gift", gift_of(campaign_id, name)).record for name in names]


def send(office: Session, stick: Path, filesystem: Filesystem | None = None) -> ExportResult:
    """Export what the province has not acknowledged."""
    stick.mkdir(exist_ok=True)
    return Exporting(office, filesystem=filesystem).export(stick, signer=OPERATOR, passphrase=PASSPHRASE)


def take(province: Session, *files: Path) -> list[Received]:
    """Receive files."""
    return Receiving(province).receive(files)
