"""What a record may not be beside the others: once, used once, alive, earlier; consent; links that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop_app.domain import vietnamese
from desktop_app.domain.definition import Across, Definitions
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json, State, Version, encode
from desktop_app.services.adding import Adding
from desktop_app.services.cross_checks import CrossChecks
from desktop_app.services.entry import Entry, NotComplete
from desktop_app.services.session import Lifting, Session
from desktop_app.storage.merge import Merge
from tests.services.stores import campaign, gift_of
from tests.storage.gifts import record_id, undone

NUMBER = "012084004127"
PERSON: dict[str, Any] = {"name": "Giàng A Chứ", "birth": "1984", "consent": "given", "consent_on": "2026-01-05"}
PLACE: dict[str, Json] = {"village": "Nậm Coóng", "commune": "03544"}
CHU: dict[str, Json] = {"name": "Giàng A Chứ", "birth": "1984"}
HOUSE: dict[str, Any] = {
    "head": CHU,
    "place": PLACE,
    "form": "new",
    "handed_over_on": "2026-05-12",
    "value": 95_000_000,
    "funding": [{"source": "province", "amount": 95_000_000}],
}


def person(session: Session, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Record a person and return the id."""
    return Entry(session).complete("person", {**PERSON, **changes}).record


def house(session: Session, **changes: Any) -> str:  # noqa: ANN401 - any JSON
    """Record a complete house and return its id."""
    return Entry(session).complete("house", {**HOUSE, **changes}).record


def found(session: Session, kind: str, data: Data, record: str | None = None) -> list[tuple[str, str, str]]:
    """Return field, code and level of what stands beside other records."""
    definition = session.definitions.current(kind)
    return [(one.field, one.code, one.level) for one in CrossChecks(session).check(definition, data, record)]


def with_rules(session: Session, kind: str, *across: Across, **changes: Any) -> Session:  # noqa: ANN401 - any part
    """Return the session with other rules across records for one kind."""
    made = replace(session.definitions.current(kind), across=across, **changes)
    others = {(one.kind, one.version): one for one in session.definitions}
    definitions = Definitions({**others, (kind, made.version): made})
    return replace(session, definitions=definitions, lifting=Lifting(definitions))


def placed(session: Session, kind: str, data: Data, unit: str = "U") -> str:
    """Put a complete version into the store past the checks, as another office's comes, and return its record."""
    stored = encode(msgspec.structs.replace(version(session, kind, data, record_id("placed"), 1), unit=unit))
    with session.connection.write():
        Merge(session.connection, session.lifting).put_many([(stored, session.lifting(stored.version))])
    return stored.version.record


def version(session: Session, kind: str, data: Data, record: str, counter: int, state: State = "complete") -> Version:
    """Return a version of another office's record."""
    form_version = session.definitions.current(kind).version
    return Version(
        record=record,
        kind=kind,
        form_version=form_version,
        unit="U",
        device="e" * 16,
        counter=counter,
        operator="Lan",
        state=state,
        data=data,
    )


# once


def test_a_second_new_house_is_refused_and_names_the_first(office: Session) -> None:
    first = house(office)
    with pytest.raises(NotComplete) as refused:
        house(office, handed_over_on="2027-01-05")
    (problem,) = [one for one in refused.value.problems if one.code == "not_once"]
    assert (problem.field, problem.level) == ("head", "error")
    assert problem.details == {
        "other_record": first,
        "other_kind": "nhà ở, Mái ấm",
        "other_title": "Giàng A Chứ",
        "other_day": "2026-05-12",
    }


def test_a_record_does_not_stand_in_its_own_way(office: Session) -> None:
    entry, first = Entry(office), house(office)
    assert entry.complete("house", {**HOUSE, "copies": 2}, record=first).record == first


@pytest.mark.parametrize("how", ["draft", "deleted", "repair", "another person"])
def test_what_does_not_count_is_in_nobody_s_way(office: Session, how: str) -> None:
    entry = Entry(office)
    if how == "draft":
        entry.save_draft("house", HOUSE)
    elif how == "deleted":
        entry.delete(house(office))
    elif how == "repair":
        house(office, form="repair")
    else:
        house(office, head={"name": "Giàng A Chứ", "birth": "1985"})
    assert ("head", "not_once", "error") not in found(office, "house", HOUSE)
    assert house(office)


def test_a_draft_over_the_first_does_not_hide_it(office: Session) -> None:
    first = house(office)
    Entry(office).save_draft("house", {**HOUSE, "form": "repair"}, record=first)
    assert ("head", "not_once", "error") in found(office, "house", HOUSE)


def test_the_condition_of_a_rule_is_respected(office: Session) -> None:
    house(office)
    assert found(office, "house", {**HOUSE, "form": "repair"}) == []


def test_a_name_alone_is_only_a_suspicion(office: Session) -> None:
    tet = campaign(office)
    Entry(office).complete("gift", gift_of(tet, "Lò Văn Pâng"))
    assert found(office, "gift", gift_of(tet, "lò văn pâng")) == [("recipient", "perhaps_not_once", "warning")]
    assert found(office, "gift", gift_of(tet, "Lò Văn Pâng", source="budget")) == []


def test_the_same_answers_are_asked_for_and_none_is_no_answer(office: Session) -> None:
    rule = Across("once", "recipient", same=("campaign",))
    office = with_rules(office, "gift", rule)
    tet = campaign(office)
    named: Data = {"recipient": {"name": "Lò Văn Pâng", "number": NUMBER}}
    Entry(office).complete("gift", gift_of(tet, "", **named))
    assert found(office, "gift", gift_of(tet, "", **named)) == [("recipient", "not_once", "error")]
    assert found(office, "gift", gift_of(campaign(office, "Tháng Công nhân"), "", **named)) == []
    assert found(office, "gift", {"recipient": named["recipient"]}) == []


def test_a_field_the_other_kind_does_not_have_is_never_the_same(office: Session) -> None:
    house(office)
    office = with_rules(office, "gift", Across("once", "recipient", kinds=("house",), same=("source",)))
    assert found(office, "gift", {"recipient": CHU, "place": PLACE, "source": "province"}) == []
    office = with_rules(office, "gift", Across("once", "recipient", kinds=("house",), level="warning"))
    assert found(office, "gift", {"recipient": CHU, "place": PLACE}) == [("recipient", "not_once", "warning")]


# used once, earlier, alive


def test_what_was_used_is_not_used_again(office: Session) -> None:
    entry = Entry(office)
    award: Data = {"holder": CHU, "initiative": "1" * 32, "benefit": 1, "decision": "1/QĐ", "decided_on": "2026-05-12"}
    first = entry.save_draft("creative_labour_award", award).record
    assert ("initiative", "already_used", "error") not in found(office, "creative_labour_award", award)
    entry.complete("creative_labour_award", award, record=first)
    other: Data = {**award, "holder": {"name": "Vàng Thị Páo"}, "decision": "2/QĐ"}
    assert ("initiative", "already_used", "error") in found(office, "creative_labour_award", other)
    assert ("initiative", "already_used", "error") not in found(office, "creative_labour_award", award, first)
    assert "already_used" not in str(found(office, "creative_labour_award", {**other, "initiative": "not one"}))


def test_titles_of_the_years_before_are_missed_by_year(office: Session) -> None:
    rule = Across("earlier", "recipient", kinds=("gift",), values=("member",), years=3, level="warning")
    lifts = replace(office.definitions.current("gift").lifts, subtype=("relation",))
    office = with_rules(office, "gift", rule, lifts=lifts)
    entry, tet = Entry(office), campaign(office)
    named: Data = {"recipient": {"name": "Lò Văn Pâng", "number": NUMBER}}
    for day, relation in (("2023-02-05", "member"), ("2024", "member"), ("2025-02-05", "member_child")):
        entry.complete("gift", gift_of(tet, "", given_on=day, relation=relation, **named))

    def missing(day: str | None) -> list[Problem]:
        judged = CrossChecks(office).check(office.definitions.current("gift"), gift_of(tet, "", given_on=day, **named))
        return [one for one in judged if one.code == "earlier_missing"]

    (problem,) = missing("2026-02-05")
    assert (problem.field, problem.level) == ("recipient", "warning")
    assert problem.details == {"name": "Lò Văn Pâng", "year": "2025", "wanted": "Đoàn viên", "lists": "Suất quà"}
    assert [one.details["year"] for one in missing("2025")] == ["2022"]
    assert missing(None) == []
    assert missing("2025-Q4") != []


@pytest.mark.parametrize(
    ("death", "day", "dead"),
    [("2026-05-11", "2026-05-12", True), ("2026-05", "2026-05-12", False), ("2026-04", "2026-05", True)],
)
def test_only_a_death_that_is_certainly_before_is_one(office: Session, death: str, day: str, dead: bool) -> None:
    chu = person(office, number=NUMBER, death=death)
    tet = campaign(office)
    for recipient in ({"name": "Chứ", "record": chu}, {"name": "Chứ", "number": NUMBER}):
        data = gift_of(tet, "", recipient=recipient, given_on=day)
        assert (("recipient", "not_alive", "error") in found(office, "gift", data)) is dead
    assert found(office, "gift", gift_of(tet, "", recipient={"name": "Chứ", "record": chu}, given_on=None)) == []


# consent


@pytest.mark.parametrize(("consent", "refused"), [("refused", True), ("withdrawn", True), ("given", False)])
def test_sensitive_answers_need_consent(office: Session, consent: str, refused: bool) -> None:
    chu = person(office, number=NUMBER, consent=consent)
    known: list[dict[str, Json]] = [{"record": chu}, {"number": NUMBER}]
    for head in ({"name": "Giàng A Chứ", **one} for one in known):
        data: Data = {**HOUSE, "head": head, "household_class": "poor"}
        assert (("household_class", "no_consent", "error") in found(office, "house", data)) is refused
        assert ("household_class", "no_consent", "error") not in found(office, "house", {**HOUSE, "head": head})


def test_in_a_list_of_people_the_person_of_the_line_is_asked(office: Session) -> None:
    initiative = office.definitions.current("initiative")
    authors = initiative.field("authors")
    columns = tuple(replace(one, sensitive=one.name == "share") for one in authors.fields)
    fields = tuple(replace(one, fields=columns) if one.name == "authors" else one for one in initiative.fields)
    office = with_rules(office, "initiative", fields=fields)
    chu = person(office, consent="refused")
    lines: list[Json] = [
        {"person": {"name": "Lò Thị Phương"}, "share": "50"},
        {"person": {"name": "Giàng A Chứ", "record": chu}, "share": "50"},
    ]
    judged = CrossChecks(office).check(office.definitions.current("initiative"), {"authors": [*lines, "broken"]})
    assert [(one.code, one.row, one.column) for one in judged] == [("no_consent", 1, "share")]


# links


def test_links_that_lead_nowhere_are_said_and_block_nothing(office: Session) -> None:
    entry, tet = Entry(office), campaign(office)
    assert found(office, "gift", gift_of("0" * 32, "Lò")) == [("campaign", "link_unknown", "warning")]
    gift = entry.complete("gift", gift_of(tet, "Lò")).record
    assert found(office, "gift", gift_of(tet, "Lò"), gift) == []
    assert found(office, "gift", gift_of(gift, "Tẩn")) == [("campaign", "link_other_kind", "error")]
    entry.delete(tet)
    assert found(office, "gift", gift_of(tet, "Lò"), gift) == [("campaign", "link_deleted", "warning")]
    draft = entry.save_draft("campaign", {"name": "Mới"}).record
    assert found(office, "gift", gift_of(draft, "Lò"), gift) == [("campaign", "link_draft", "warning")]


def test_a_person_who_was_merged_is_named_with_the_one_that_is_kept(office: Session) -> None:
    kept = person(office)
    gone = placed(office, "person", {**PERSON, "name": "Giàng A Trứ", "same_as": kept})
    tet = campaign(office)
    definition = office.definitions.current("gift")
    (problem,) = CrossChecks(office).check(definition, gift_of(tet, "", recipient={"name": "Trứ", "record": gone}))
    assert (problem.field, problem.code, problem.level) == ("recipient", "link_merged", "warning")
    assert problem.details == {"other_record": kept, "other_title": "Giàng A Chứ", "name": "Giàng A Trứ"}


def test_rows_of_one_list_stand_in_each_other_s_way(office: Session) -> None:
    added = Adding(office).add("house", [HOUSE, {**HOUSE, "head": {"name": "Vàng Thị Páo"}}, HOUSE])
    assert added.ids == []
    (problem,) = [one for one in added.problems if one.problem.code == "not_once"]
    assert (problem.row, problem.path, problem.problem.details["other_row"]) == (2, "head", 1)
    award: Data = {"holder": CHU, "initiative": "1" * 32, "benefit": 1, "decision": "1/QĐ", "decided_on": "2026-05-12"}
    other: Data = {**award, "holder": {"name": "Vàng Thị Páo"}, "decision": "2/QĐ"}
    added = Adding(office).add("creative_labour_award", [award, other])
    assert [(one.row, one.problem.code) for one in added.problems if one.problem.level == "error"] == [
        (1, "already_used")
    ]
    assert len(Adding(office).add("house", [HOUSE, HOUSE], state="draft").ids) == 2


def test_a_record_that_names_nobody_costs_no_look_into_the_store(
    office: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    checks, read = CrossChecks(office), type(office.connection).read

    def counting(connection: Any, sql: str, *parameters: Any) -> Any:  # noqa: ANN401 - read's own
        asked.append(sql)
        return read(connection, sql, *parameters)

    monkeypatch.setattr(type(office.connection), "read", counting)
    checks.check(office.definitions.current("campaign"), {"name": "Tết", "occasion": "tet"})
    assert asked == []
    checks.check(office.definitions.current("gift"), gift_of("0" * 32, "Lò"))
    assert len(asked) == 2


@dataclass(frozen=True, slots=True)
class Row:
    """One made-up gift."""

    name: str
    birth: str
    commune: str
    number: str
    person: str
    source: str
    state: State

    def data(self) -> Data:
        """Return it as a record's data."""
        who = {"name": self.name, "birth": self.birth, "number": self.number, "record": self.person}
        data: dict[str, Any] = {"recipient": {key: value for key, value in who.items() if value}}
        if self.commune:
            data["place"] = {"commune": self.commune}
        if self.source:
            data["source"] = self.source
        return data


TODAY = {"": "", "03544": "03544", "old:108:xa-nam-han": "03544", "03388": "03388"}
ROWS = some.lists(
    some.builds(
        Row,
        name=some.sampled_from(["Lò Văn Pâng", "lo van pang", "LÒ VĂN PÂNG", "Tẩn Thị Mẩy"]),
        birth=some.sampled_from(["", "1984", "1984-03-05", "1984-08-01"]),
        commune=some.sampled_from(sorted(TODAY)),
        number=some.sampled_from(["", "", NUMBER, "012084009999"]),
        person=some.sampled_from(["", "", "a" * 32]),
        source=some.sampled_from(["", "province", "budget"]),
        state=some.sampled_from(["complete", "complete", "deleted"]),
    ),
    min_size=1,
    max_size=8,
)


def one_human_being(one: Row, other: Row) -> tuple[bool, bool]:
    """Tell, by comparing two rows and nothing else, whether they name the same person, and whether for certain."""
    if (one.person and one.person == other.person) or (one.number and one.number == other.number):
        return True, True
    if one.number and other.number:
        return False, False
    alike = (vietnamese.fold(one.name), TODAY[one.commune]) == (vietnamese.fold(other.name), TODAY[other.commune])
    births = one.birth.startswith(other.birth) or other.birth.startswith(one.birth)
    return alike and births, alike and births and bool(one.birth and other.birth and one.commune)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_once_finds_what_a_scan_of_all_records_finds(office: Session, rows: list[Row]) -> None:
    office = with_rules(office, "gift", Across("once", "recipient", same=("source",)))
    records = [record_id(str(number)) for number in range(len(rows))]
    with undone(office.connection):
        versions = [
            encode(version(office, "gift", row.data(), record, number + 1, row.state))
            for number, (row, record) in enumerate(zip(rows, records, strict=True))
        ]
        Merge(office.connection, office.lifting).put_many((one, office.lifting(one.version)) for one in versions)
        for mine, record in zip(rows, records, strict=True):
            others = [
                (other_record, *one_human_being(mine, other))
                for other, other_record in zip(rows, records, strict=True)
                if other_record != record and other.state == "complete" and mine.source and mine.source == other.source
            ]
            certain = {other for other, same, sure in others if same and sure}
            perhaps = {other for other, same, sure in others if same and not sure}
            said = [
                one
                for one in CrossChecks(office).check(office.definitions.current("gift"), mine.data(), record)
                if one.code in ("not_once", "perhaps_not_once")
            ]
            assert [one.code for one in said] == (["not_once"] if certain else ["perhaps_not_once"] if perhaps else [])
            assert {str(one.details["other_record"]) for one in said} <= (certain or perhaps)
