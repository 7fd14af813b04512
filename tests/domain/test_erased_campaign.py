"""A record of a campaign without anybody, by the shipped definitions."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.across import pointers
from desktop_app.domain.definition import Definition
from desktop_app.domain.erased_answers import ERASED_NAME, Mentions, names_erased
from desktop_app.domain.erased_campaign import ErasedCampaign
from desktop_app.domain.lifting import lift
from desktop_app.domain.records import Data
from desktop_app.domain.validation import validate
from tests.domain.forms import CAMPAIGN, random_data, real
from tests.domain.test_kinds import table

CHU, PANG = "a" * 32, "b" * 32
KINDS: Final = [one.kind for one in real() if one.lifts.campaign]
NUMBER: Final = "012084004127"


class _Everybody(dict[str, str]):
    """An id for any person."""

    def __missing__(self, key: str) -> str:
        return CHU


def definition(kind: str) -> Definition:
    """Return a shipped definition."""
    return real().current(kind)


def without(kind: str, data: Data, *names: str) -> Data:
    """Return ``data`` without anybody; ``names`` are those of the campaign's people."""
    return ErasedCampaign(_Everybody(), Mentions(names, [NUMBER])).without(definition(kind), data)


def gift(**other: object) -> Data:
    """Return a gift with everything that may tell of people."""
    data: Data = {
        "recipient": {"name": "Giàng A Chứ", "birth": "1984", "number": NUMBER, "record": CHU},
        "relation": "member",
        "place": {"village": "Nậm Coóng", "commune": "03544", "written": "Nậm Coóng cũ"},
        "workplace": "Tổ 1",
        "campaign": CAMPAIGN,
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "Gạo",
        "in_kind_value": 300_000,
        "signing": "on_behalf",
        "signed_by": "Giàng A Dình",
        "note": "Con bị ốm",
    }
    return {**data, **other}  # type: ignore[dict-item]


def test_counts_amounts_dates_choices_and_commune_stay_and_what_tells_of_people_goes() -> None:
    left = without("gift", gift(), "Giàng A Chứ")
    assert left == {
        "recipient": {"name": ERASED_NAME, "record": CHU},
        "relation": "member",
        "place": {"commune": "03544"},
        "workplace": "Tổ 1",
        "campaign": CAMPAIGN,
        "source": "province",
        "given_on": "2026-02-05",
        "cash": 1_000_000,
        "in_kind": "Gạo",
        "in_kind_value": 300_000,
        "signing": "on_behalf",
        "signed_by": ERASED_NAME,
    }
    assert validate(definition("gift"), left) == [], "who signed is still asked for, and answered"


def test_words_that_stay_do_not_mention_anybody_of_the_campaign() -> None:
    decision = {"number": "27", "symbol": "QĐ-LĐLĐ", "abstract": "Hỗ trợ ông GIÀNG A CHỨ"}
    data = {**table("crisis_aid")["valid"], "decision": decision, "workplace": "Xưởng của Giang A Chu", "basis": NUMBER}
    left = without("crisis_aid", data, "Giàng A Chứ")
    assert left["decision"] == {"number": "27", "symbol": "QĐ-LĐLĐ"}
    assert "workplace" not in left
    assert left["basis"] == ERASED_NAME, "required, so something stands there"
    spaced = without("gift", gift(workplace="012 084.004-127 gọi trước", in_kind="Gạo"))
    assert "workplace" not in spaced
    assert spaced["in_kind"] == "Gạo"


def test_money_without_a_person_keeps_its_voucher_and_loses_its_giver() -> None:
    data = {**table("fund_movement")["valid"], "direction": "spent", "payee": "Lò Văn Pâng", "note": "Đưa tận tay"}
    data |= {"voucher": "PC 12", "purpose": "Chi cho Giàng A Chứ"}
    left = without("fund_movement", data, "Giàng A Chứ")
    assert not {"payee", "note"} & left.keys()
    assert (left["voucher"], left["amount"], left["purpose"]) == ("PC 12", data["amount"], ERASED_NAME)


def test_each_line_loses_its_people_and_keeps_its_figures() -> None:
    data = {**table("meeting")["valid"], "absent": "Chị Mẩy ốm", "content": "Chị Mẩy đề nghị"}
    data["results"] = [
        {"person": {"name": "Giàng A Chứ"}, "votes": 9, "value": 5, "outcome": "agreed"},
        {"person": {"name": "Lò Văn Pâng"}, "votes": 8, "value": 7, "outcome": "agreed"},
    ]
    ids = _Everybody({"giang a chu||": CHU, "lo van pang||": PANG})
    left = ErasedCampaign(ids, Mentions([], [])).without(definition("meeting"), data)
    assert left["results"] == [
        {"person": {"name": ERASED_NAME, "record": CHU}, "votes": 9, "value": 5, "outcome": "agreed"},
        {"person": {"name": ERASED_NAME, "record": PANG}, "votes": 8, "value": 7, "outcome": "agreed"},
    ]
    assert not {"absent", "content"} & left.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_what_counts_stays_as_it_was(kind: str) -> None:
    data = table(kind)["valid"]
    left = without(kind, data, "Giàng A Chứ")
    before, after = lift(definition(kind), data), lift(definition(kind), left)
    for part in ("occurred_from", "occurred_to", "subtype", "commune", "campaign", "value", "turns", "row_counts"):
        assert getattr(after, part) == getattr(before, part), part
    assert len(after.people) == len(before.people)
    assert {link.name for link in after.people} <= {ERASED_NAME}
    assert names_erased(definition(kind), left) is bool(before.people)


def test_a_dead_link_is_no_link_and_who_was_erased_has_no_twin() -> None:
    left = without("gift", gift())
    assert [pointer.record for pointer in pointers(definition("gift"), left)] == [CAMPAIGN]
    assert lift(definition("gift"), left).duplicate_key == ""


def test_who_was_erased_before_keeps_her_id_and_a_person_without_a_name_was_nobody() -> None:
    erased = gift(recipient={"name": ERASED_NAME, "record": PANG})
    assert without("gift", erased)["recipient"] == {"name": ERASED_NAME, "record": PANG}
    assert "recipient" not in without("gift", gift(recipient={"number": NUMBER}))
    assert "recipient" not in without("gift", gift(recipient="Giàng A Chứ"))


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), random_data(real().current(kind)))))
def test_any_answers_can_be_erased_and_once_more_changes_nothing(drawn: tuple[str, Data]) -> None:
    kind, data = drawn
    once = without(kind, data, "Giàng A Chứ")
    assert without(kind, once, "Giàng A Chứ") == once
    assert len(lift(definition(kind), once).people) == len(lift(definition(kind), data).people)


@given(st.sampled_from(("Giàng A Chứ", "GIÀNG  A CHỨ", "giang a chu")), st.text(max_size=9), st.text(max_size=9))
def test_a_name_is_found_however_it_is_written(name: str, before: str, after: str) -> None:
    mentions = Mentions(["Giàng A Chứ"], [NUMBER])
    assert mentions.within(f"{before} {name} {after}")
    assert not Mentions([], []).within(f"{before} {name} {after}")


def test_a_part_of_a_name_or_number_is_not_the_person() -> None:
    mentions = Mentions(["Giàng A Chứ"], [NUMBER])
    assert not mentions.within("Giàng A Chứng")
    assert not mentions.within("Chứ")
    assert not mentions.within(NUMBER[1:])
    assert mentions.within(f"số {NUMBER}.")
    assert Mentions([], ["CMND 012 345 678"]).within("số 012345678")
    assert not Mentions([], ["12"]).within("12 kg gạo"), "what was typed by half tells of nobody"
