"""Đơn vị tính: in what each measure counts. A kind that is not named here has none until somebody names it."""

from __future__ import annotations

from typing import Final

MONEY: Final = "đồng"
RATE: Final = "%"
_BY_KIND: Final[dict[str, str]] = {
    "award": "lượt",
    "campaign": "đợt",
    "collective_agreement": "thỏa ước",
    "community_work": "công trình",
    "creative_labour_award": "bằng",
    "crisis_aid": "suất",
    "democracy_event": "cuộc",
    "directive": "văn bản",
    "emulation_title": "danh hiệu",
    "event": "sự kiện",
    "exemplary_model": "mô hình",
    "fund_movement": "lần",
    "fund_source": "nguồn",
    "gift": "suất",
    "house": "nhà",
    "house_repair": "nhà",
    "initiative": "sáng kiến",
    "inspection": "cuộc",
    "meeting": "cuộc",
    "movement": "phong trào",
    "nomination": "đề nghị",
    "pledge_agreement": "bản",
    "pledge_registration": "bản",
    "research_topic": "đề tài",
    "summing_up": "cuộc",
    "support_request": "đơn",
    "survey": "lần",
    "training": "lớp",
    "visit": "suất",
    "welfare_agreement": "thỏa thuận",
    "workforce": "người",
}
_BY_MEASURE: Final[dict[str, str]] = {
    "advanced_labour.collective_holders": "tập thể",
    "advanced_labour.collectives": "tập thể",
    "advanced_labour.worker_holders": "người",
    "advanced_labour.workers": "người",
    "award.medals": "người",
    "award.ministry": "lượt",
    "award.prizes": "người",
    "club.art_teams": "đội",
    "club.founded": "đơn vị",
    "club.members": "người",
    "club.sport_clubs": "câu lạc bộ",
    "collective_agreement.better_clauses": "điều khoản",
    "collective_agreement.covered": "người",
    "community_work.rooms": "phòng",
    "democracy_event.attendees": "lượt người",
    "democracy_event.proposals": "ý kiến",
    "democracy_event.resolved": "ý kiến",
    "emulation_title.advanced_collectives": "tập thể",
    "emulation_title.advanced_labour": "người",
    "emulation_title.excellent_collectives": "tập thể",
    "emulation_title.excellent_members": "người",
    "emulation_title.families": "gia đình",
    "emulation_title.fighters": "lượt người",
    "emulation_title.fighters_grassroots": "lượt người",
    "emulation_title.fighters_ministry": "lượt người",
    "emulation_title.fighters_national": "lượt người",
    "emulation_title.fighters_province": "lượt người",
    "emulation_title.strong_groups": "tổ",
    "emulation_title.strong_unions": "đơn vị",
    "emulation_title.two_good": "người",
    "exemplary_model.replicated_at": "nơi",
    "house.persons": "hộ",
    "house_repair.persons": "hộ",
    "inspection.complaints": "vụ",
    "inspection.recommendations": "kiến nghị",
    "movement.people": "lượt người",
    "movement.units": "lượt đơn vị",
    "pledge_agreement.parties": "lượt bên",
    "pledge_agreement.targets": "chỉ tiêu",
    "pledge_agreement.targets_reached": "chỉ tiêu",
    "pledge_registration.targets_reached": "chỉ tiêu",
    "summing_up.attendees": "lượt người",
    "survey.households": "hộ",
    "training.higher_degree_head_count": "người",
    "training.short_turns": "lượt người",
    "training.theory_head_count": "người",
    "welfare_agreement.members": "người",
    "workforce.groups": "tổ",
    "workforce.sections": "đơn vị",
}
_BY_ENDING: Final[tuple[tuple[str, str], ...]] = (
    ("turns", "lượt người"),
    ("collectives", "tập thể"),
    ("individuals", "cá nhân"),
    ("households", "hộ"),
    ("flags", "cờ"),
)


def unit_of(kind: str, measure: str, *, people: bool = False) -> str:
    """Return what a count counts; ``people``: different persons."""
    named = _BY_MEASURE.get(f"{kind}.{measure}")
    if named is not None:
        return named
    if people:
        return "người"
    ending = next((unit for end, unit in _BY_ENDING if measure.endswith(end)), None)
    return ending or _BY_KIND.get(kind, "")
