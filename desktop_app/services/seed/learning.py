"""Clubs, training, and the yearly counts of a unit in 2015-2020: advanced labour and the workforce."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.services.sample_people import VILLAGES
from desktop_app.services.seed.desk import Desk, Records, shifted
from desktop_app.services.seed.plan import JUDGED

_SPORTS: Final = ("Bóng chuyền", "Cầu lông", "Bóng đá", "Đẩy gậy", "Kéo co", "Bắn nỏ", "Bóng bàn", "Dưỡng sinh",
                  "Cờ tướng", "Tù lu", "Chạy việt dã")  # fmt: skip
_ARTS: Final = ("Văn nghệ", "Múa xòe", "Hát dân ca", "Khèn Mông", "Đàn tính", "Múa sạp", "Hát then", "Trống chiêng")
_DEGREES: Final = (
    ("university", "Đại học Giáo dục Tiểu học, hệ vừa làm vừa học", "Trường Đại học Tây Bắc"),
    ("university", "Đại học Điều dưỡng liên thông", "Trường Đại học Y Dược"),
    ("university", "Đại học Luật, hệ vừa làm vừa học", "Trường Đại học Luật"),
    ("university", "Đại học Nông lâm", "Trường Đại học Nông Lâm"),
    ("postgraduate", "Thạc sĩ Quản lý giáo dục", "Trường Đại học Sư phạm"),
    ("postgraduate", "Chuyên khoa cấp I", "Trường Đại học Y Dược"),
    ("postgraduate", "Thạc sĩ Quản lý kinh tế", "Trường Đại học Kinh tế"),
)
_THEORY: Final = (
    ("theory_elementary", "Sơ cấp lý luận chính trị", "Trung tâm bồi dưỡng chính trị"),
    ("theory_intermediate", "Trung cấp lý luận chính trị - hành chính", "Trường Chính trị tỉnh"),
    ("theory_intermediate", "Trung cấp lý luận chính trị - hành chính", "Trường Chính trị tỉnh"),
    ("theory_advanced", "Cao cấp lý luận chính trị", "Học viện Chính trị khu vực I"),
)
_SHORT: Final = (
    ("professional", "Bồi dưỡng chuyên môn, nghiệp vụ"),
    ("professional", "Bồi dưỡng thường xuyên"),
    ("union_work", "Tập huấn nghiệp vụ công tác công đoàn"),
    ("union_work", "Tập huấn công tác tài chính công đoàn"),
    ("state_management", "Bồi dưỡng quản lý nhà nước ngạch chuyên viên"),
    ("languages", "Bồi dưỡng tiếng Mông cho cán bộ, viên chức"),
    ("informatics", "Bồi dưỡng ứng dụng công nghệ thông tin cơ bản"),
    ("safety", "Huấn luyện an toàn, vệ sinh lao động"),
    ("law", "Tập huấn Bộ luật Lao động, Luật Công đoàn"),
    ("vocational", "Nâng bậc thợ"),
    ("defence", "Bồi dưỡng kiến thức quốc phòng, an ninh"),
)


def draw_learning(desk: Desk, into: Records) -> None:
    """Draw clubs, courses and counts."""
    into["club"] += _clubs(desk)
    into["training"] += [*_long_courses(desk), *_short_courses(desk)]
    into["advanced_labour"] += _advanced_labour(desk)
    into["workforce"] += _workforce(desk)


def _clubs(desk: Desk) -> Iterator[Data]:
    for code, form, word, disciplines in (
        ("K12.clubs", "sport_club", "Câu lạc bộ", _SPORTS),
        ("K12.teams", "art_team", "Đội", _ARTS),
    ):
        chance, names = desk.chance(code), _club_names(desk, word, disciplines)
        for _ in range(desk.share(code).total):
            founded = desk.day(chance, chance.choice(range(2009, 2020)))
            yield _club(desk, form, *next(names), founded, chance)
    chance = desk.chance("K12.dissolved")
    names = _club_names(desk, "Câu lạc bộ cũ", _SPORTS)
    for year in desk.share("K12.dissolved").years():
        club = _club(desk, "sport_club", *next(names), desk.day(chance, chance.choice(range(2006, 2015))), chance)
        yield {**club, "status": "dissolved", "dissolved_on": desk.day(chance, year, (1, 2, 3, 4, 5))}


def _club_names(desk: Desk, word: str, disciplines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield name and discipline of clubs, none twice: of the whole unit, then of places under it."""
    for one in disciplines:
        yield f"{word} {one} {desk.workplace}", one
    for village in VILLAGES:
        for one in disciplines:
            yield f"{word} {one} {village}, {desk.workplace}", one


def _club(desk: Desk, form: str, name: str, discipline: str, founded: str, chance: random.Random) -> Data:
    members = chance.randint(8, 36)
    return {
        "name": name,
        "form": form,
        "discipline": discipline.lower(),
        "founded_on": founded,
        "movement": "PT10",
        "members": members,
        "women": members * chance.randint(20, 70) // 100,
        "members_on": shifted(founded, 10),
        "head": desk.people.value(desk.people.anyone()),
        "status": "active" if chance.random() < 0.95 else "paused",
    }


def _long_courses(desk: Desk) -> Iterator[Data]:
    """Yield courses that end in a degree, and of political theory, with the names of who went."""
    for row, count, courses in (
        ("K13.degrees", "courses_degrees", _DEGREES),
        ("K13.theory", "courses_theory", _THEORY),
    ):
        chance, share = desk.chance(row), desk.share(count)
        for year, heads in zip(share.years(), share.amounts[row], strict=True):
            form, course, school = chance.choice(courses)
            day = desk.day(chance, year, (2, 3, 9, 10, 5))
            known = desk.people.some(min(heads, desk.people.certain), chance)
            participants: list[Json] = [{"person": desk.people.value(at)} for at in known]
            yield {
                "course": course,
                "form": form,
                "school": school,
                "starts_on": day,
                "ends_on": shifted(day, 700 if row == "K13.degrees" else 240),
                "movement": "PT11",
                "head_count": heads,
                "women": heads * chance.randint(30, 70) // 100,
                "participants": participants,
            }


def _short_courses(desk: Desk) -> Iterator[Data]:
    chance, share = desk.chance("K13.turns"), desk.share("courses_turns")
    for at, (year, turns) in enumerate(zip(share.years(), share.amounts["K13.turns"], strict=True), start=1):
        form, course = chance.choice(_SHORT)
        day = desk.day(chance, year)
        yield {
            "course": f"{course}, lớp số {at}, {desk.workplace}",
            "form": form,
            "place": desk.people.place(chance),
            "starts_on": day,
            "ends_on": shifted(day, chance.randint(0, 6)),
            "movement": "PT11",
            "head_count": turns,
            "women": turns * chance.randint(30, 70) // 100,
        }


def _advanced_labour(desk: Desk) -> Iterator[Data]:
    """Yield the count of each year that was judged."""
    chance = desk.chance("advanced_labour")
    for year in JUDGED:
        judged = desk.plan.judged(desk.unit, year)
        yield {
            "for_year": str(year),
            "decision": f"{chance.randint(11, 90)}/QĐ-UBND",
            "decided_on": desk.day(chance, year + 1, (1, 2)),
            "workers": judged.workers,
            "worker_holders": judged.worker_holders,
            "collectives": judged.collectives,
            "collective_holders": judged.collective_holders,
        }


def _workforce(desk: Desk) -> Iterator[Data]:
    chance = desk.chance("workforce")
    days = [f"{year}-11-30" for year in JUDGED] + ["2020-05-31"]
    for day in days if desk.repeats else days[-2:]:
        workers = desk.workers * chance.randint(95, 105) // 100
        women = workers * chance.randint(35, 65) // 100
        members = workers * chance.randint(90, 99) // 100
        yield {
            "counted_on": day,
            "workers": workers,
            "women": women,
            "underemployed": workers // 40,
            "underemployed_women": workers // 90,
            "members": members,
            "women_members": min(women, members * 9 // 20),
            "sections": workers // 300,
            "groups": max(1, workers // 18),
            "average_pay": (chance.randint(42, 58) + 3 * (int(day[:4]) - JUDGED[0])) * 100_000,
            "pay_counted": workers,
            "owed_wages": 0,
            "housed": workers // 9,
            "renting": workers // 14,
            "contracts": workers * chance.randint(96, 100) // 100,
            "insured": workers * chance.randint(94, 100) // 100,
        }
