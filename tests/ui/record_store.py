"""A small real store for the tests and specimens of recording: one office, people, a campaign, gifts, a house."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.base.clock import Clock
from desktop_app.domain.records import Data, Json
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.grid import GridKeeping
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.session import Session
from desktop_app.services.setting_up import SetUp
from desktop_app.storage.slots import KdfParameters
from desktop_app.storage.travel import Outcome, TravelStates
from tests.fakes.clock import FixedClock
from tests.services.moulds import MOULDS

CHEAP: Final = KdfParameters(memory_kib=8, iterations=1, lanes=1)
NOW: Final = "2026-12-05T11:42:00+07:00"
NAMES: Final = (
    ("Chẻo Mí Pẩu", "1990", "Nậm Coóng", "xã Nậm Mạ", 1_000_000, "golden_heart", "member"),
    ("Giàng A Chứ", "1984", "Hua Cuổi", "xã Nậm Cuổi", 1_000_000, "province", "member"),
    ("Giàng Thị Sua", "2012", "Nậm Hăn", "xã Nậm Cuổi", 500_000, "province", "member_child"),
    ("Lò Thị Ín", "2013", "Nậm Lò", "xã Nậm Mạ", 500_000, "province", "pupil"),
    ("Lò Văn Pâng", "1988", "Pá Hăn", "xã Nậm Cuổi", 1_000_000, "province", "member"),
    ("Lường Thị Hặc", "1979", "Cuổi Tở", "xã Nậm Cuổi", 1_000_000, "golden_heart", "member"),
    ("Mùa A Vảng", "1992", "Nậm Coóng", "xã Nậm Mạ", 1_000_000, "province", "member"),
    ("Phàn Thị Liều", "2014", "Hua Cuổi", "xã Nậm Cuổi", 500_000, "golden_heart", "member_child"),
    ("Tẩn Thị Mẩy", "1995", "Hua Cuổi", "xã Nậm Cuổi", 1_000_000, "province", "member"),
)


def new_session(folder: Path, clock: Clock | None = None) -> Session:
    """Make an office's store in ``folder`` and return it open."""
    answers = SetUp(
        role="office",
        name="CĐCS Trường PTDTBT Tiểu học Nậm Cuổi",
        operator="Lò Thị Phương",
        passphrase="quà tết bính ngọ",
        commune="xã Nậm Cuổi",
        title="Chủ tịch",
    )
    return MOULDS.pour(folder, answers, clock or FixedClock(NOW), CHEAP).session


def commune(session: Session, name: str) -> str:
    """Return the key of a commune of today."""
    return session.communes.at(name, date(2026, 6, 5)).key


def person(entry: Entry, name: str, birth: str, address: Json = None, number: str = "") -> str:
    """Record a person and return the id."""
    data: Data = {"name": name, "birth": birth, "consent": "given", "consent_on": "2026-01-05"}
    if address is not None:
        data["address"] = address
    if number:
        data["number"] = number
    return entry.complete("person", data).record


def campaign(entry: Entry, name: str = "Tết Bính Ngọ 2026", starts_on: str = "2026-01-20") -> str:
    """Record a campaign with shared values and return the id."""
    data: Data = {
        "name": name,
        "occasion": "tet",
        "starts_on": starts_on,
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "gạo, dầu ăn, mứt Tết",
        "in_kind_value": 300_000,
    }
    return entry.complete("campaign", data).record


def gift(recipient: Json, campaign_id: str, place: Json, **other: Json) -> Data:
    """Return the answers of a complete gift."""
    data: Data = {
        "recipient": recipient,
        "relation": "member",
        "place": place,
        "campaign": campaign_id,
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "gạo, dầu ăn, mứt Tết",
        "in_kind_value": 300_000,
    }
    return {**data, **other}


def fill(session: Session) -> dict[str, str]:
    """Record sample people, a campaign, nine gifts (one a draft) and a house; return names → gift ids."""
    entry = Entry(session)
    tet = campaign(entry)
    gifts: dict[str, str] = {"campaign": tet}
    for name, birth, village, xa, cash, source, relation in NAMES:
        place: Json = {"village": village, "commune": commune(session, xa)}
        record = person(entry, name, birth, place)
        data = gift(
            {"record": record, "name": name, "birth": birth}, tet, place, cash=cash, source=source, relation=relation
        )
        if name == "Lò Văn Pâng":
            del data["cash"]
            gifts[name] = entry.save_draft("gift", data).record
        else:
            gifts[name] = entry.complete("gift", data).record
    gifts["house"] = entry.save_draft("house", house(session)).record
    return gifts


def house(session: Session) -> Data:
    """Return a house with its dates in the wrong order and money missing, as in picture 03."""
    return {
        "head": {"name": "Giàng A Chứ", "birth": "1984"},
        "household_class": "poor",
        "place": {"village": "Nậm Coóng", "commune": commune(session, "xã Nậm Cuổi")},
        "form": "new",
        "surveyed_on": "2026-01-14",
        "started_on": "2026-03-20",
        "handed_over_on": "2026-03-12",
        "value": 95_000_000,
        "funding": [
            {"source": "province", "amount": 50_000_000, "note": "Mái ấm công đoàn, QĐ 27/QĐ-LĐLĐ"},
            {"source": "grassroots", "amount": 5_000_000, "note": "Quỹ xã hội của trường"},
            {"source": "family", "amount": 36_000_000, "note": "Tiền mặt và ngày công quy đổi"},
        ],
    }


def export(session: Session, record: str) -> None:
    """Let a record have left the office."""
    travel = TravelStates(session.connection, session.identity.device)
    with session.connection.write():
        travel.add([Outcome(record, Browsing(session).card(record).version, "exported")], "gói", None)


def forget_kept(session: Session) -> None:
    """Let nothing that was typed in a window over this store, and not saved, be offered in another one."""
    for one in KeptTyping(session).offers():
        if one.rows:
            GridKeeping(session).discard(one.kind, one.campaign, one.form_version)
        else:
            KeptTyping(session).discard(one.kind, one.record, one.form_version)
