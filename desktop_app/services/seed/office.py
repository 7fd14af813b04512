"""The unit's own office in 2015-2020: movements, pledges, papers, meetings, inspections, examples, events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.services.seed.awards import groups_of, position
from desktop_app.services.seed.desk import Desk, Records, shifted
from desktop_app.services.seed.units import PROVINCE, place_of

_MOVEMENTS: Final = (
    ("PT01", "Lao động giỏi, lao động sáng tạo", "movement", 2015),
    ("PT02", "Trung thành, sáng tạo, tận tụy, gương mẫu", "drive", 2015),
    ("PT03", "Chung sức xây dựng nông thôn mới và giảm nghèo bền vững", "theme", 2016),
    ("PT04", "Chung tay vì người nghèo - không để ai bị bỏ lại phía sau", "theme", 2016),
    ("PT05", "Thực hành tiết kiệm, chống lãng phí, chống các biểu hiện tiêu cực, phòng chống tệ nạn xã hội",
     "movement", 2016),
    ("PT06", "Xanh - sạch - Đẹp, bảo đảm an toàn vệ sinh lao động", "movement", 2015),
    ("PT07", "Giỏi việc nước, đảm việc nhà", "movement", 2015),
    ("PT08", "Đổi mới, sáng tạo, hiệu quả", "theme", 2017),
    ("PT09", "cán bộ công chức, viên chức thi đua thực hiện văn hóa công sở", "movement", 2019),
    ("PT10", "văn hóa, thể thao", "movement", 2015),
    ("PT11", "học tập, nâng cao trình độ chuyên môn, nghiệp vụ, lý luận chính trị", "movement", 2015),
)  # fmt: skip
_OWN_MOVEMENTS: Final = ("Mỗi tổ một việc làm cho bản", "Tuần lễ vệ sinh nơi làm việc", "Tiết kiệm điện, nước")
_PLEDGED: Final = ("PT01", "PT07", "PT06", "PT10", "PT11", "PT03")
_EVENTS: Final = (
    ("Đại hội Thi đua yêu nước tỉnh Lai Châu lần thứ IV", "emulation_congress", "2015-08-20", "2015-08-21"),
    ("Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIII", "party_congress", "2015-10-27", "2015-10-29"),
    ("Bầu cử đại biểu Quốc hội khóa XIV và HĐND các cấp", "election", "2016-05-22", "2016-05-22"),
    ("Đại hội Công đoàn tỉnh Lai Châu nhiệm kỳ 2018 - 2023", "union_congress", "2018-05-17", "2018-05-18"),
    ("Kỷ niệm 90 năm thành lập Công đoàn Việt Nam", "anniversary", "2019-07-28", "2019-07-28"),
)
_INSPECTED: Final = ("finance", "charter", "supervision_regular", "supervision_thematic", "entitlements", "safety")
_TOPICS: Final = (
    "Kiểm điểm nghị quyết hội nghị năm trước; quy chế chi tiêu nội bộ; thưởng Tết.",
    "Phân công trực; bữa ăn ca; bảo hộ lao động.",
    "Nhà công vụ cho người ở xa; đi lại mùa mưa.",
)
_STORIES: Final = (
    "Từ một tổ ba người, đến nay cả đơn vị làm theo, tiết kiệm được công và nguyên liệu.",
    "Mỗi tháng một buổi giúp hộ nghèo ở bản, năm năm không nghỉ buổi nào.",
    "Vận động được toàn bộ học sinh trong độ tuổi ra lớp, tỷ lệ chuyên cần trên 97%.",
)


def draw_office(desk: Desk, into: Records) -> None:
    """Draw what the office keeps of its own work."""
    into["movement"] += _movements(desk)
    into["event"] += _events(desk)
    years = range(2015, 2021) if desk.repeats else (2018, 2019)
    for year in years:
        into["pledge_registration"] += _registrations(desk, year)
        into["pledge_agreement"] += _agreements(desk, year)
        into["directive"] += _directives(desk, year)
        into["meeting"] += _meetings(desk, year)
        into["democracy_event"] += _democracy(desk, year)
        into["inspection"] += _inspections(desk, year)
    into["summing_up"] += _summing_up(desk)
    into["exemplary_model"] += _models(desk, years)


def _movements(desk: Desk) -> Iterator[Data]:
    chance = desk.chance("movement")
    if desk.unit.code == PROVINCE:
        for code, name, sort, year in _MOVEMENTS:
            day = f"{year}-01-{chance.randint(10, 28)}"
            yield {
                "name": name,
                "code": code,
                "sort_of": sort,
                "level": "province",
                "starts_on": day,
                "launched_by": desk.document("KH-LĐLĐ", day),
                "units": chance.randint(600, 900),
                "people": chance.randint(14, 21) * 1_000,
                "value_qualifier": "over",
            }
        return
    day = desk.day(chance, chance.choice((2016, 2017, 2018)), (1, 2, 3))
    yield {
        "name": f"{chance.choice(_OWN_MOVEMENTS)} - {desk.workplace}",
        "sort_of": "movement",
        "level": "grassroots" if desk.unit.level == "base" else "district_sector",
        "starts_on": day,
        "launched_by": desk.document("KH-CĐ", day),
        "units": chance.randint(2, 12),
        "people": desk.workers * 8 // 10,
        "value_qualifier": "exact",
    }


def _events(desk: Desk) -> Iterator[Data]:
    if desk.unit.code == PROVINCE:
        for name, form, first, last in _EVENTS:
            yield {"name": name, "form": form, "starts_on": first, "ends_on": last, "level": "province"}
        return
    chance = desk.chance("event")
    day = desk.day(chance, 2017, (8, 9, 10))
    yield {
        "name": f"Đại hội {desk.unit.name} nhiệm kỳ 2017 - 2022",
        "form": "union_congress",
        "starts_on": day,
        "ends_on": day,
        "level": "grassroots" if desk.unit.level == "base" else "district_sector",
    }


def _registrations(desk: Desk, year: int) -> Iterator[Data]:
    chance = desk.chance(f"registration:{year}")
    for movement in chance.sample(_PLEDGED, 1 if desk.unit.level == "base" else 1 + desk.repeats):
        wanted = chance.choice(("advanced_labour", "fighter_grassroots", "two_good"))
        individuals: list[Json] = [
            {"person": desk.people.value(at), "award": wanted} for at in desk.people.some(4, chance)
        ]
        plan = chance.choice((20, 25, 40, 50))
        names = groups_of(desk)
        collectives: list[Json] = [
            {
                "name": next(names),
                "award": "advanced_collective",
                "target": "Giờ dạy, ca trực, sản phẩm đạt loại tốt",
                "measured_in": "lượt",
                "plan": str(plan),
                "result": str(plan * chance.randint(80, 130) // 100),
            }
            for _ in range(2)
        ]
        reached = chance.randint(3, 6)
        yield {
            "year": year,
            "movement": movement,
            "registered_on": desk.day(chance, year, (1, 2)),
            "collectives": collectives,
            "individuals": individuals,
            "targets_set": 6,
            "targets_reached": reached,
        }


def _agreements(desk: Desk, year: int) -> Iterator[Data]:
    chance = desk.chance(f"agreement:{year}")
    day = desk.day(chance, year, (1, 2))
    head = desk.people.some(1, chance)[0]
    base = desk.unit.level == "base"
    party = desk.workplace if base else f"Khối thi đua số {chance.randint(1, 6)}, {desk.workplace}"
    reached = chance.randint(1, 2)
    targets: list[Json] = [
        {"content": "Sáng kiến được công nhận", "measured_in": "sáng kiến", "plan": str(chance.randint(3, 12))},
        {"content": "Đoàn viên được thăm hỏi khi ốm đau", "measured_in": "%", "plan": "100"},
    ]
    parties: list[Json] = [
        {"name": party, "signatory": desk.people.value(head), "position": "Thủ trưởng đơn vị"},
        {"name": desk.unit.name, "signatory": {"name": desk.unit.chair}, "position": "Chủ tịch công đoàn"},
    ]
    yield {
        "year": year,
        "form": "head_and_union" if base else "cluster",
        "signed_on": day,
        "movement": "PT01",
        "copies": 2,
        "parties": parties,
        "targets": targets,
        "targets_set": 2,
        "targets_reached": reached,
        "reviewed_on": f"{year}-12-20" if year < 2020 else "2020-06-25",
    }


def _directives(desk: Desk, year: int) -> Iterator[Data]:
    chance = desk.chance(f"directive:{year}")
    papers = [
        ("resolution", "NQ-BCH", f"Nghị quyết Ban Chấp hành về nhiệm vụ năm {year}", (1,)),
        ("plan", "KH-BCH", f"Kế hoạch phát động thi đua năm {year}", (1, 2)),
        ("report", "BC-BCH", f"Báo cáo công tác sáu tháng đầu năm {year}", (6,)),
    ]
    for form, symbol, abstract, months in papers[: 1 + 2 * desk.repeats]:
        day = desk.day(chance, year, months)
        yield {
            "direction": "outgoing",
            "form": form,
            "issuer": desk.unit.name,
            "number": desk.next_number(f"{year}{symbol}"),
            "symbol": symbol,
            "issued_on": day,
            "year": year,
            "abstract": abstract,
            "signer": desk.unit.chair,
            "movement": "PT01",
        }


def _meetings(desk: Desk, year: int) -> Iterator[Data]:
    chance = desk.chance(f"meeting:{year}")
    secretary, *considered = desk.people.some(4, chance)
    results: list[Json] = [
        {
            "person": desk.people.value(at),
            "matter": "advanced_labour",
            "votes": 9,
            "votes_total": 9,
            "share": "100",
            "outcome": "agreed",
        }
        for at in considered
    ]
    day = desk.day(chance, year, (4, 5))
    yield {
        "about": "emulation",
        "body": "emulation_council",
        "held_on": day,
        "started_at": "14:00",
        "ended_at": "15:30",
        "minutes": desk.document("BB-HĐTĐ", day),
        "chair": {"name": desk.unit.chair},
        "secretary": desk.people.value(secretary),
        "members_total": 9,
        "members_present": 9,
        "content": "Xét danh hiệu thi đua của năm; bỏ phiếu kín.",
        "results": results,
    }


def _democracy(desk: Desk, year: int) -> Iterator[Data]:
    chance = desk.chance(f"democracy:{year}")
    company = desk.unit.sector == "company"
    day = desk.day(chance, year, (1, 2, 3))
    summoned = max(12, min(240, desk.workers * 4 // 5))
    attendees = summoned * chance.randint(80, 100) // 100
    proposals = chance.randint(3, 14)
    yield {
        "form": "workers_conference" if company else "officials_conference",
        "held_on": day,
        "year": year,
        "extraordinary": False,
        "venue": f"Hội trường {desk.workplace}",
        "summoned": summoned,
        "attendees": attendees,
        "women": attendees * chance.randint(35, 60) // 100,
        "topics": chance.choice(_TOPICS),
        "proposals": proposals,
        "resolved": chance.randint(proposals // 2, proposals),
        "pledge_signed": True,
        "minutes": desk.document("BB-HN", day),
    }
    if company and desk.repeats:
        yield {
            "form": chance.choice(("dialogue_regular", "bargaining")),
            "held_on": shifted(day, 75),
            "attendees": chance.randint(8, 16),
            "topics": chance.choice(_TOPICS),
            "outcome": chance.choice(("agreed", "agreed", "partly")),
        }


def _inspections(desk: Desk, year: int) -> Iterator[Data]:
    chance = desk.chance(f"inspection:{year}")
    form = chance.choice(_INSPECTED)
    day = desk.day(chance, year, (3, 4, 5))
    yield {
        "form": form,
        "conducted_by": chance.choice(("own", "own", "superior")),
        "subject": f"Công tác công đoàn năm {year - 1} tại {desk.workplace}",
        "starts_on": day,
        "ends_on": shifted(day, 1),
        "leader": desk.people.value(desk.people.anyone()),
        "findings": "Thu đúng, chi đúng mục; sổ sách đầy đủ.",
        "recommendations": chance.randint(0, 2),
        "follow_up": "done",
        "done_on": shifted(day, 20),
    }


def _summing_up(desk: Desk) -> Iterator[Data]:
    chance = desk.chance("summing_up")
    for form, year, months, last in (("interim", 2018, (1, 2), "2017"), ("final", 2020, (5, 6), "2020-04")):
        yield {
            "form": form,
            "subject": f"Phong trào thi đua yêu nước giai đoạn 2015 - 2020, {place_of(desk.unit)}",
            "movement": "PT01",
            "held_on": desk.day(chance, year, months),
            "period_from": "2015",
            "period_to": last,
            "meeting": True,
            "attendees": chance.randint(20, 140),
            "results": "Các chỉ tiêu thi đua cơ bản hoàn thành.",
            "collectives": chance.randint(1, 8),
            "individuals": chance.randint(3, 30),
        }


def _models(desk: Desk, years: range | tuple[int, ...]) -> Iterator[Data]:
    chance = desk.chance("model")
    names = groups_of(desk)
    for year in years[:: 2 - desk.repeats // 2]:
        movement = chance.choice(("PT01", "PT03", "PT04", "PT06", "PT07"))
        day = desk.day(chance, year)
        if chance.random() < 0.5:
            who: Data = {"subject_type": "collective", "collective": next(names)}
            name = f"Mô hình của {who['collective']}"
        else:
            at = desk.people.some(1, chance)[0]
            who = {"subject_type": "individual", "person": desk.people.value(at), "position": position(desk, chance)}
            name = f"Gương {desk.people.known[at].name}"
        yield {
            "name": name,
            **who,
            "movement": movement,
            "year": year,
            "story": chance.choice(_STORIES),
            "evidence": "Báo cáo của đơn vị, xác nhận của công đoàn cấp trên.",
            "introduced_on": day,
            "level": "grassroots" if desk.unit.level == "base" else "district_sector",
            "replicated_at": chance.randint(0, 9),
        }
