"""What is left of a person in words: half-typed forms, her part of a record, records that mention her, advice."""

from __future__ import annotations

from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.services.merging import Merging
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from tests.services.stores import Pair, campaign, gift_of, send, take
from tests.services.test_erasing import SECRET, a_life, traces
from tests.services.test_merging import gift_to, person

PHONE = "0912345678"


def test_typing_that_names_her_is_not_offered_again(office: Session) -> None:
    record = person(office, phone=PHONE)
    typing = KeptTyping(office)
    typing.keep("person", None, 1, {"name": "giang a chu"})
    typing.keep("gift", None, 1, {"recipient": {"name": SECRET}})
    typing.keep("visit", None, 1, {"note": "gọi 0912 345 678"})
    typing.keep("house", None, 1, {"head": {"name": "Lò Văn Pâng"}, "note": "0912345679"})
    Erasure(office).erase(record, "request")
    assert [offer.kind for offer in typing.offers()] == ["house"]


def test_typing_that_holds_a_number_of_a_campaign_goes_too(office: Session) -> None:
    tet, record = campaign(office), person(office, phone=PHONE)
    gift_to(office, tet, record)
    typing = KeptTyping(office)
    typing.keep("visit", None, 1, {"note": "gọi 0912 345 678"})
    typing.keep("person", None, 1, {"name": SECRET})
    Erasure(office).erase_campaign(tet)
    assert [offer.kind for offer in typing.offers()] == ["person"], "a name alone may be anybody's"


def test_what_tells_of_her_in_her_line_goes_and_other_lines_stay(office: Session) -> None:
    record = person(office)
    told: Data = {"workplace": "Trường A", "position": "Hiệu trưởng", "qualification": "Thạc sĩ"}
    data: Data = {
        "name": "Cải tiến giờ học",
        "authors": [
            {"person": {"name": SECRET, "record": record}, **told, "share": "60"},
            {"person": {"name": "Lò Văn Pâng"}, **told, "share": "40"},
        ],
    }
    draft = Entry(office).save_draft("initiative", data)
    Erasure(office).erase(record, "request")
    assert Browsing(office).card(draft.record).data["authors"] == [
        {"person": {"name": ERASED_NAME, "record": record}, "share": "60"},
        {"person": {"name": "Lò Văn Pâng"}, **told, "share": "40"},
    ]


def test_words_with_her_phone_go(office: Session) -> None:
    tet, record = campaign(office), person(office, phone=PHONE)
    recipient: Data = {"name": SECRET, "record": record}
    data = gift_of(tet, "", recipient=recipient, in_kind="Gạo, gọi 0912 345 678 khi đến")
    gift = Entry(office).complete("gift", data).record
    Erasure(office).erase(record, "request")
    assert "0912" not in str(Browsing(office).card(gift).data)


def test_the_plan_names_what_mentions_her_without_a_link(office: Session) -> None:
    tet, record = campaign(office), person(office, phone=PHONE)
    gift_to(office, tet, record)
    entry = Entry(office)
    spelt = entry.complete("gift", gift_of(tet, "giàng a chứ")).record
    noted = entry.complete("gift", gift_of(tet, "Lò Văn Pâng", note=f"Nhờ {SECRET} chuyển")).record
    called = entry.complete("gift", gift_of(tet, "Lò Thị Ón", note=f"ĐT {PHONE}")).record
    entry.complete("gift", gift_of(tet, "Giàng A Chứa"))
    plan = Erasure(office).plan(record)
    assert {one.record for one in plan.mentions} == {spelt, noted, called}
    assert {one.kind for one in plan.mentions} == {"gift"}
    assert "Suất quà · Lò Văn Pâng · 05/02/2026" in {one.told for one in plan.mentions}
    assert plan.records == 1
    Erasure(office).erase(record, "request")
    assert SECRET in str(Browsing(office).card(noted).data), "nobody can know who is meant: a person decides"


def test_check_gives_no_advice_about_who_was_erased(pair: Pair) -> None:
    office, province = pair.office, pair.province
    kept, _other = a_life(office)
    take(province, send(office, pair.stick).written_to)
    Erasure(office).erase(kept, "request")
    take(province, send(office, pair.stick).written_to)
    for session in (office, province):
        about = [one.about for one in Safekeeping(session).check() if one.about is not None]
        assert [one.problem.code for one in about if one.title == ERASED_NAME] == []
        assert [one.problem.code for one in about if one.problem.code.startswith("link_")] == []
    assert traces(province, SECRET) == []


def test_a_merged_record_of_hers_leaves_no_link_behind(office: Session) -> None:
    tet, kept, other = campaign(office), person(office), person(office, birth="1984")
    gift_to(office, tet, other)
    Merging(office).merge(kept, other)
    Erasure(office).erase(kept, "request")
    assert [one.code for one in Safekeeping(office).check()] == []
