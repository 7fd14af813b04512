from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from desktop_app.base import paths
from desktop_app.domain.definition_loader import load_lists
from desktop_app.domain.places import (
    CommuneAmbiguous,
    CommuneCodeZeroLost,
    CommuneNotAtDate,
    Communes,
    CommuneUnknown,
    PlaceListInvalid,
    commune_at,
    shipped,
    successor,
)

LAST_OLD_DAY = date(2025, 6, 30)
FIRST_NEW_DAY = date(2025, 7, 1)
OLD = date(2020, 5, 1)
NEW = date(2026, 6, 5)


def test_the_counts_are_the_laws() -> None:
    before, after = shipped().current(LAST_OLD_DAY), shipped().current(FIRST_NEW_DAY)
    assert (len(before), len(after)) == (106, 38)
    assert Counter(commune.kind for commune in before) == {"commune": 94, "township": 7, "ward": 5}
    assert Counter(commune.kind for commune in after) == {"commune": 36, "ward": 2}
    assert {commune.name for commune in before} & {commune.name for commune in after} >= {"Mù Cả", "Tà Tổng"}
    assert {commune.name for commune in set(before) & set(after)} == {"Mù Cả", "Tà Tổng"}
    assert Counter(commune.district for commune in before) == {
        "Sìn Hồ": 22,
        "Phong Thổ": 17,
        "Mường Tè": 14,
        "Tam Đường": 13,
        "Than Uyên": 12,
        "Nậm Nhùn": 11,
        "Tân Uyên": 10,
        "Lai Châu": 7,
    }


def test_every_old_commune_has_one_new_one() -> None:
    communes = shipped()
    after = set(communes.current(FIRST_NEW_DAY))
    for commune in communes.current(LAST_OLD_DAY):
        assert communes.successor(commune, LAST_OLD_DAY) is commune
        assert communes.successor(commune, NEW) in after
    assert sum(len(communes.former(commune)) for commune in after) == 104


def test_codes_are_five_digits_and_keys_and_codes_unambiguous_at_a_date() -> None:
    for day in (OLD, NEW):
        communes = shipped().current(day)
        assert len({commune.code for commune in communes}) == len(communes)
        for commune in communes:
            assert commune_at(commune.key, day) is commune
            assert commune_at(commune.code, day) is commune
    assert all(len(commune.code) == 5 and commune.code.isdecimal() for commune in shipped())
    assert len({commune.key for commune in shipped()}) == 142


@pytest.mark.parametrize(
    ("name", "district", "code"),
    [
        ("Quyết Tiến", "Lai Châu", "03388"),
        ("Lản Nhì Thàng", "Phong Thổ", "03388"),
        ("Mường Than", "Than Uyên", "03595"),  # not the new Mường Than
        ("Phúc Than", "Than Uyên", "03618"),
        ("thị trấn Mường Tè", "Mường Tè", "03433"),  # Bum Tở, which packages get wrong
        ("xã Mường Tè", "Mường Tè", "03445"),
        ("Nậm Cha", "Sìn Hồ", "03517"),
        ("Nậm Chà", "Nậm Nhùn", "03472"),
        ("Chăn Nưa", "Sìn Hồ", "03487"),
        ("Hua Bum", "Nậm Nhùn", "03460"),
        ("Tà Tổng", "Mường Tè", "03463"),
        ("thị trấn Nậm Nhùn", "Nậm Nhùn", "03434"),
        ("Pha Mu", "Than Uyên", "03637"),
    ],
)
def test_the_way_from_old_to_new(name: str, district: str, code: str) -> None:
    assert successor(commune_at(name, OLD, district), NEW).code == code


def test_one_code_meant_two_communes() -> None:
    assert commune_at("03388", OLD).name == "Quyết Tiến"
    assert commune_at("03388", NEW).name == "Đoàn Kết"
    assert commune_at("03618", LAST_OLD_DAY).name == "Phúc Than"
    assert commune_at("03618", FIRST_NEW_DAY).name == "Mường Than"


def test_seventeen_codes_changed_hands() -> None:
    """Domain facts 2.3: a code means a commune only at a date."""
    before = {commune.code: commune for commune in shipped().current(LAST_OLD_DAY)}
    reused = {
        commune.code: (before[commune.code].full_name, commune.full_name)
        for commune in shipped().current(FIRST_NEW_DAY)
        if commune.code in before and commune.name != before[commune.code].name
    }
    assert len(reused) == 17
    assert reused["03390"] == ("thị trấn Tam Đường", "xã Bình Lư")
    assert reused["03433"] == ("thị trấn Mường Tè", "xã Bum Tở")
    assert reused["03487"] == ("xã Chăn Nưa", "Xã Lê Lợi")
    for code, names in reused.items():
        assert (commune_at(code, LAST_OLD_DAY).full_name, commune_at(code, FIRST_NEW_DAY).full_name) == names


def test_the_old_communes_carry_the_states_codes() -> None:
    """The numbers until 30 June 2025: ``vietnamadminunits`` 1.0.4 and ``vietnam-provinces`` 0.6.0 agree on all 106."""
    known = {"Nậm Cha": "03526", "Nậm Chà": "03473", "Mường Than": "03619", "Sùng Phài": "03403"}
    for name, code in known.items():
        assert commune_at(name, OLD).code == code
    assert len({commune.code for commune in shipped().current(OLD)}) == 106


def test_a_retired_code_names_where_the_commune_went() -> None:
    with pytest.raises(CommuneNotAtDate) as refusal:
        commune_at(commune_at("Mường Than", OLD).code, NEW)
    assert refusal.value.fields["successor"] == "xã Than Uyên"
    assert commune_at("03595", OLD).kind == "township"


@pytest.mark.parametrize("day", [OLD, NEW])
def test_a_code_without_its_zero_is_asked_about(day: date) -> None:
    with pytest.raises(CommuneCodeZeroLost) as refusal:
        commune_at("3388", day)
    assert refusal.value.fields == {"text": "3388", "proposal": "03388"}
    with pytest.raises(CommuneUnknown):
        commune_at("9999", day)


def test_the_way_goes_by_commune_and_district() -> None:
    """Every old pair leads to one of the 38, and a name of another district to nothing."""
    for commune in shipped().current(LAST_OLD_DAY):
        found = commune_at(f"{commune.full_name}", LAST_OLD_DAY, commune.district)
        assert found is commune
        assert successor(found, NEW).is_valid(NEW)
    assert successor(commune_at("Nậm Cha", OLD, "Sìn Hồ"), NEW) is not successor(
        commune_at("Nậm Chà", OLD, "Nậm Nhùn"), NEW
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Pa Khoá", "Pa Khóa"),
        ("PA KHÓA", "Pa Khóa"),
        ("pa khoa", "Pa Khóa"),
        ("Kan Hồ", "Can Hồ"),
        ("Tông Qua Lìn", "Tung Qua Lìn"),
        ("Lả Nhì Thàng", "Lản Nhì Thàng"),
        ("Pa Vệ Sử", "Pa Vệ Sủ"),
        ("Hua Bun", "Hua Bum"),
        ("Ma Ly Pho", "Ma Li Pho"),
        ("Tà Gia", "Ta Gia"),
        ("TT. Sình Hồ", "Sìn Hồ"),
        ("xã Pa ủ", "Pa Ủ"),
        ("P.Đoàn Kết", "Đoàn Kết"),
        ("phuong Doan Ket", "Đoàn Kết"),
        ("Ðông Phong", "Đông Phong"),
    ],
)
def test_spellings_in_use_are_understood(written: str, name: str) -> None:
    assert commune_at(written, OLD).name == name


@pytest.mark.parametrize("district", ["Sìn Hồ", "huyện Sìn Hồ", "H. sin ho", "108"])
def test_districts_in_all_writings(district: str) -> None:
    assert commune_at("nam cha", OLD, district).name == "Nậm Cha"


@pytest.mark.parametrize("district", ["TP Lai Châu", "TP. Lai Châu", "thành phố Lai Châu", "Lai Châu", "105"])
def test_the_city_in_all_writings(district: str) -> None:
    assert commune_at("San Thàng", OLD, district).name == "San Thàng"


def test_two_of_a_name_are_never_chosen_between() -> None:
    with pytest.raises(CommuneAmbiguous) as same_name:
        commune_at("Mường Tè", OLD, "Mường Tè")
    assert same_name.value.fields["candidates"] == ["thị trấn Mường Tè (Mường Tè)", "xã Mường Tè (Mường Tè)"]
    with pytest.raises(CommuneAmbiguous):
        commune_at("nam cha", OLD)
    assert commune_at("Mường Tè", NEW).code == "03445"


@pytest.mark.parametrize("name", ["Hà Nội", "", "Nậm Chá", "03999", "phường Sùng Phài"])
def test_unknown_names_are_refused(name: str) -> None:
    with pytest.raises(CommuneUnknown):
        commune_at(name, OLD)


def test_an_unknown_pair_of_commune_and_district_is_refused() -> None:
    with pytest.raises(CommuneUnknown) as refusal:
        commune_at("Nậm Cuổi", OLD, "Than Uyên")
    assert refusal.value.fields == {"name": "Nậm Cuổi", "district": "Than Uyên"}


@pytest.mark.parametrize(
    ("name", "day", "district", "then", "now"),
    [
        ("Phúc Than", NEW, None, "xã Phúc Than (Than Uyên)", "xã Mường Than"),
        ("Mường Than", NEW, "Than Uyên", "xã Mường Than (Than Uyên)", "xã Than Uyên"),
        ("thị trấn Mường Tè", NEW, None, "thị trấn Mường Tè (Mường Tè)", "xã Bum Tở"),
        ("old:106:xa-son-binh", NEW, None, "xã Sơn Bình (Tam Đường)", "xã Bình Lư"),
    ],
)
def test_a_name_of_another_time_names_its_successor(
    name: str, day: date, district: str | None, then: str, now: str
) -> None:
    with pytest.raises(CommuneNotAtDate) as refusal:
        commune_at(name, day, district)
    assert refusal.value.fields == {"name": then, "date": day.isoformat(), "successor": now}


def test_there_is_no_way_back_in_time() -> None:
    with pytest.raises(CommuneNotAtDate):
        successor(commune_at("Than Uyên", NEW), OLD)


def test_names_on_paper() -> None:
    assert commune_at("Nậm Cuổi", NEW).full_name == "xã Nậm Cuổi"
    assert commune_at("Nậm Cuổi", NEW).place_line == "Nậm Cuổi"
    assert commune_at("Lê Lợi", NEW).full_name == "Xã Lê Lợi"
    assert commune_at("Lê Lợi", NEW).place_line == "Xã Lê Lợi"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("phuc than", ["Mường Than"]),
        ("mường tè", ["Mường Tè", "Bum Tở"]),
        ("kan h", ["Bum Tở"]),
        ("tan uyen", ["Tân Uyên"]),
        ("nậm ch", ["Mường Mô", "Nậm Tăm"]),
        ("xã lê", ["Lê Lợi"]),
        ("xyz", []),
    ],
)
def test_search_finds_by_present_and_former_names(query: str, names: list[str]) -> None:
    assert [commune.name for commune in shipped().search(query, NEW)] == names


def test_search_at_an_old_date_offers_the_communes_of_that_date() -> None:
    assert [commune.full_name for commune in shipped().search("muong te", OLD)] == ["thị trấn Mường Tè", "xã Mường Tè"]
    assert len(shipped().search("", NEW)) == 38


def test_communes_of_other_days_are_found_by_their_own_names_only() -> None:
    assert [one.with_district for one in shipped().of_other_days("nậm ch", NEW)] == [
        "xã Nậm Cha (Sìn Hồ)",
        "xã Nậm Chà (Nậm Nhùn)",
    ]
    assert [one.full_name for one in shipped().of_other_days("tân uyên", OLD)] == ["xã Tân Uyên"]
    assert shipped().of_other_days("mù cả", NEW) == ()


def test_current_and_former_stand_in_vietnamese_order() -> None:
    names = [commune.name for commune in shipped().current(NEW)]
    assert (names[0], names[-1]) == ("Bản Bo", "Tủa Sín Chải")
    assert names.index("Dào San") < names.index("Đoàn Kết")
    assert [unit.name for unit in shipped().former(commune_at("Bum Tở", NEW))] == ["Bum Tở", "Can Hồ", "Mường Tè"]
    assert shipped().by_key("old:110:xa-phuc-than") is commune_at("Phúc Than", OLD)
    assert shipped().by_key("99999") is None


HEAD = "key,code,kind,name,district,valid_from,valid_to,successor,variants,named_after_person\n"


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ("1,1,village,A,,,,,,\n", 2, "kind village"),
        ("1,1,commune,A,999,,,,,\n", 2, "'999'"),
        ("1,1,commune,A,,01/07/2025,,,,\n", 2, "Invalid isoformat string: '01/07/2025'"),
        ("1,1,commune\n", 2, "columns"),
        ("1,1,commune,A,,,,2,,\n", 0, "successor"),
        ("1,1,commune,A,,,,,,\n1,2,commune,B,,,,,,\n", 0, "key twice"),
    ],
)
def test_a_damaged_list_names_the_place(tmp_path: Path, rows: str, line: int, reason: str) -> None:
    (tmp_path / "districts.csv").write_text("code,kind,name\n", encoding="utf-8")
    (tmp_path / "communes.csv").write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(PlaceListInvalid) as refusal:
        Communes.load(tmp_path)
    assert refusal.value.fields == {"file": "communes.csv", "line": line, "reason": reason}


def test_the_ethnic_groups_are_the_states_54() -> None:
    groups = load_lists(paths.resources() / "lists")["ethnic_groups"]
    assert len({group.code for group in groups} - {"other"}) == 54
    spellings = [name for group in groups for name in (group.title.vi, *group.variants)]
    assert len(spellings) == len(set(spellings))
    community = {"Cống", "Dao", "Giáy", "Hà Nhì", "Kháng", "Khơ Mú", "La Hủ", "Lào", "Lự", "Mảng", "Mông", "Si La"}
    assert community | {"Thái", "Kinh"} <= set(spellings)
