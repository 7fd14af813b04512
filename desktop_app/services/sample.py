"""Made-up but lifelike records of one office, for "try with sample data"."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Bug
from desktop_app.domain.problems import blocking
from desktop_app.domain.records import Data, Json
from desktop_app.services.entry import Entry
from desktop_app.services.sample_people import SamplePerson, sample_people
from desktop_app.services.sample_records import sample_kinds, sample_records
from desktop_app.services.session import Session

_CAMPAIGNS: Final[tuple[Data, ...]] = (
    {"name": "Tết Bính Ngọ 2026", "occasion": "tet", "movement": "PT04", "starts_on": "2026-01-20",
     "ends_on": "2026-02-14", "source": "province", "given_on": "2026-02-05", "cash": 1_000_000,
     "in_kind": "Gạo nếp, dầu ăn, mứt Tết", "in_kind_value": 300_000},
    {"name": "Tháng Công nhân năm 2026", "occasion": "workers_month", "movement": "PT04", "starts_on": "2026-05-01",
     "ends_on": "2026-05-31", "source": "grassroots", "given_on": "2026-05-19", "cash": 500_000},
    {"name": "Khai giảng năm học 2026 - 2027", "occasion": "school_year", "starts_on": "2026-09-01",
     "ends_on": "2026-09-30", "source": "golden_heart", "given_on": "2026-09-05", "cash": 500_000,
     "in_kind": "Cặp sách, vở, áo ấm", "in_kind_value": 350_000},
    {"name": "Tết Ất Tỵ 2025", "occasion": "tet", "movement": "PT04", "starts_on": "2025-01-06",
     "ends_on": "2025-01-28", "source": "province", "given_on": "2025-01-17", "cash": 1_000_000},
)  # fmt: skip
_INITIATIVES: Final = (
    ("Dạy tiếng Việt cho học sinh lớp 1 người Mông bằng tranh treo tường", "Giáo dục", 18_000_000),
    ("Lịch trực bếp ăn bán trú luân phiên giữa các tổ", "Giáo dục", 24_500_000),
    ("Máng hứng nước mưa cho nhà bán trú điểm bản xa", "Đời sống", 32_000_000),
    ("Sổ theo dõi tiêm chủng theo bản, theo phiên chợ", "Y tế", 15_000_000),
    ("Sấy chè bằng củi ép từ cành đốn hằng năm", "Sản xuất", 140_000_000),
    ("Kho thiết bị dùng chung giữa các điểm trường", "Giáo dục", 41_000_000),
)
_TARGETS: Final = ("Giờ dạy giỏi", "Ngày công lao động", "Học sinh ra lớp", "Sản lượng búp tươi")
_SHARES: Final = (("100",), ("60", "40"), ("50", "30", "20"))


class SampleWrong(Bug):
    """A made-up record its own form refuses. Fields: ``kind``, ``field``, ``problem``."""

    code = "sample_wrong"


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How many made-up things an office gets."""

    people: int
    gifts_per_campaign: int
    houses: int
    initiatives: int
    registrations: int


_FIRST_KINDS: Final = ("person", "campaign", "gift", "house", "initiative", "pledge_registration")
_OFFICES: Final = 5
"""So many offices in a row have sample people of their own."""
QUICK: Final = SampleSize(people=24, gifts_per_campaign=8, houses=2, initiatives=3, registrations=1)
FULL: Final = SampleSize(people=600, gifts_per_campaign=320, houses=24, initiatives=40, registrations=4)


class Sample:
    """Fills one office's store. The same ``seed`` makes the same records (their ids aside)."""

    def __init__(self, session: Session, size: SampleSize, *, seed: int, commune: str) -> None:
        self._entry = Entry(session)
        self._size = size
        self._chance = random.Random(seed)  # noqa: S311 - made-up people, not secrets
        self._people = sample_people(size.people, commune, self._chance)
        self._links: dict[str, str] = {}
        self._office = seed % _OFFICES
        self._kinds = 0
        self._recorded: Callable[[int], None] = lambda _kinds: None

    @property
    def steps(self) -> int:
        """How many kinds are recorded."""
        return len(_FIRST_KINDS) + len(sample_kinds())

    def fill(self, recorded: Callable[[int], None] = lambda _kinds: None) -> int:
        """Record everything as complete and return how many records there are.

        ``recorded(kinds)`` hears after each kind how many were recorded, of ``steps``; what it raises ends it.
        """
        self._recorded = recorded
        ids = self._add("person", [person.record() for person in self._people])
        self._links = {person.number: record for person, record in zip(self._people, ids, strict=True)}
        campaigns = self._add("campaign", _CAMPAIGNS)
        gifts: list[Data] = []
        for record, campaign in zip(campaigns, _CAMPAIGNS, strict=True):
            gifts += self._gifts(record, campaign)
        done = len(ids) + len(campaigns) + len(self._add("gift", gifts))
        done += len(self._add("house", list(self._houses())))
        initiatives = self._add("initiative", list(self._initiatives()))
        done += len(initiatives) + len(self._add("pledge_registration", list(self._registrations())))
        first = {"campaign": campaigns[0], "initiative": initiatives[0], "person": ids[0]}
        for kind in sample_kinds():
            added = self._add(kind, list(sample_records(kind, first, self._office)))
            first[kind] = added[0]
            done += len(added)
        return done

    def _add(self, kind: str, rows: Sequence[Data]) -> list[str]:
        definition = self._entry.definition(kind)
        for row in rows:
            for problem in blocking(self._entry.check(definition, row)):
                raise SampleWrong(kind=kind, field=problem.field, problem=problem.code)
        added = self._entry.add_all(kind, rows, "complete")
        self._kinds += 1
        self._recorded(self._kinds)
        return added

    def _linked(self, person: SamplePerson) -> dict[str, Json]:
        return {"record": self._links[person.number], **person.value()}

    def _some(self, count: int) -> list[SamplePerson]:
        return self._chance.sample(self._people, min(count, len(self._people)))

    def _gifts(self, record: str, campaign: Data) -> Iterator[Data]:
        shared: Data = {name: campaign[name] for name in ("source", "given_on", "cash") if name in campaign}
        for person in self._some(self._size.gifts_per_campaign):
            gift: Data = {
                "recipient": self._linked(person),
                "relation": self._chance.choice(("member", "member", "member_child", "pupil", "worker")),
                "place": person.place(),
                "workplace": person.workplace,
                "campaign": record,
                **shared,
            }
            if "in_kind" in campaign:
                gift |= {"in_kind": campaign["in_kind"], "in_kind_value": campaign["in_kind_value"]}
            if self._chance.random() < 0.06:
                gift |= {"signing": "fingerprint", "signed_by": self._chance.choice(self._people).name}
            yield gift

    def _houses(self) -> Iterator[Data]:
        for person in self._some(self._size.houses):
            union, family = self._chance.choice(((50, 45), (40, 30), (25, 12)))
            month = self._chance.randint(3, 9)
            yield {
                "head": self._linked(person),
                "household_class": self._chance.choice(("poor", "near_poor", "policy")),
                "place": person.place(),
                "form": "new" if union >= 40 else "repair",
                "surveyed_on": f"2026-{month - 2:02d}-14",
                "started_on": f"2026-{month:02d}-02",
                "handed_over_on": f"2026-{month + 1:02d}-{self._chance.randint(10, 28):02d}",
                "programme": "union_home",
                "value": (union + family) * 1_000_000,
                "funding": [
                    {"source": "province", "amount": union * 1_000_000, "note": "Mái ấm công đoàn"},
                    {"source": "family", "amount": family * 1_000_000},
                ],
            }

    def _initiatives(self) -> Iterator[Data]:
        for number in range(self._size.initiatives):
            title, domain, benefit = _INITIATIVES[number % len(_INITIATIVES)]
            shares = self._chance.choice(_SHARES)
            recognised = self._chance.random() < 0.7
            initiative: Data = {
                "title": title
                if number < len(_INITIATIVES)
                else f"{title} (điểm số {number // len(_INITIATIVES) + 1})",
                "domain": domain,
                "year": 2026,
                "first_applied": f"2026-{self._chance.randint(1, 6):02d}",
                "benefit": benefit,
                "authors": [
                    {"person": self._linked(person), "share": share, "workplace": person.workplace}
                    for person, share in zip(self._some(len(shares)), shares, strict=True)
                ],
                "level": self._chance.choice(("grassroots", "province")) if recognised else "pending",
            }
            if recognised:
                initiative |= {"decision": f"{self._chance.randint(10, 90)}/QĐ-UBND", "decided_on": "2026-08-20"}
            yield initiative

    def _registrations(self) -> Iterator[Data]:
        for number in range(self._size.registrations):
            individuals: list[Json] = [
                {
                    "person": self._linked(person),
                    "award": self._chance.choice(("advanced_labour", "fighter_grassroots")),
                }
                for person in self._some(6)
            ]
            yield {
                "year": 2026,
                "movement": ("PT01", "PT07", "PT06", "PT10")[number % 4],
                "registered_on": "2026-01-15",
                "collectives": [
                    {
                        "name": "Tổ công đoàn số 1",
                        "award": "advanced_collective",
                        "target": self._chance.choice(_TARGETS),
                        "measured_in": "lượt",
                        "plan": "40",
                        "result": str(self._chance.randint(30, 52)),
                    }
                ],
                "individuals": individuals,
                "households": [{"head": self._linked(self._some(1)[0]), "award": "cultured_family"}],
            }
