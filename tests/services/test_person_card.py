"""A person's card: everything held, all support received; who looked at what is sensitive is in the journal."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

from desktop_app.base.i18n import set_language
from desktop_app.domain.records import Data
from desktop_app.services.entry import Entry, RecordUnknown
from desktop_app.services.held_answers import NOT_SHOWN
from desktop_app.services.looking import Looking
from desktop_app.services.merging import Merging
from desktop_app.services.papers import Papers
from desktop_app.services.person_card import PersonCards
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from tests.documents.pdf import pages
from tests.services.stores import campaign, gift_of
from tests.services.test_merging import NUMBER, gift_to, person

AT = datetime.fromisoformat("2026-03-05T08:00:00+07:00")


def looks(session: Session) -> list[object]:
    """Return the fields of each journalled look, newest first."""
    return [entry.facts["fields"] for entry in Journal(session.connection).entries(99) if entry.event == "looked"]


def test_the_card_adds_up_the_support_of_all_records_of_the_person(office: Session) -> None:
    tet = campaign(office)
    kept, other = person(office, number=NUMBER), person(office, phone="0987654321")
    gift_to(office, tet, kept)
    numbered = gift_of(tet, "", recipient={"name": "Giang A Chu", "number": NUMBER}, cash=200_000)
    Entry(office).add_all("gift", [numbered], "complete")
    gift_to(office, tet, other)
    Entry(office).complete("gift", gift_of(tet, "Giàng A Chứ"))  # a name alone links nobody
    Entry(office).save_draft("gift", gift_of(tet, "", recipient={"name": "Giàng A Chứ", "record": kept}))
    Merging(office).merge(kept, other)
    card = PersonCards(office).open(other)
    assert (card.record, card.name, card.same) == (kept, "Giàng A Chứ", ((other, "Giàng A Chứ"),))
    assert {(one.name, one.text) for one in card.held} >= {("number", NUMBER), ("phone", "0987654321")}
    assert [(part.state, part.when, part.amount, part.campaign) for part in card.parts] == [
        ("complete", "05/02/2026", 1_300_000, "Tết Bính Ngọ 2026"),
        ("complete", "05/02/2026", 500_000, "Tết Bính Ngọ 2026"),
        ("complete", "05/02/2026", 1_300_000, "Tết Bính Ngọ 2026"),
        ("draft", "05/02/2026", 1_300_000, "Tết Bính Ngọ 2026"),
    ]
    assert [(total.kind, total.count, total.value) for total in card.totals] == [("gift", 3, 3_100_000)]
    assert (card.support, card.value, card.own, card.revisions) == (3, 3_100_000, True, 4)


def test_only_persons_have_a_card(office: Session) -> None:
    for record in (campaign(office), "0" * 32):
        with pytest.raises(RecordUnknown):
            PersonCards(office).open(record)


def test_a_look_at_a_sensitive_answer_is_journalled_once_and_without_the_answer(office: Session) -> None:
    open_hearted, closed = person(office, ethnic_group="mong"), person(office)
    PersonCards(office).open(closed)
    assert looks(office) == []
    PersonCards(office).open(open_hearted)
    assert looks(office) == [["ethnic_group"]]
    entry = Journal(office.connection).entries(1)[0]
    assert entry.facts == {"record": open_hearted, "fields": ["ethnic_group"]}
    PersonCards(office).open(open_hearted, looked=False)
    assert len(looks(office)) == 1
    opened = Entry(office).open("person", open_hearted)
    assert Looking(office).note(open_hearted, opened.definition, opened.data)
    assert len(looks(office)) == 2


def test_what_was_agreed_to_before_is_withheld_once_consent_is_withdrawn(office: Session) -> None:
    record = person(office, ethnic_group="mong")
    data = {**Entry(office).open("person", record).data, "consent": "withdrawn"}
    Entry(office).save_draft("person", data, record=record)
    card = PersonCards(office).open(record)
    (held,) = [one for one in card.held if one.name == "ethnic_group"]
    assert (held.text, held.sensitive, held.withheld) == ("", True, True)
    assert looks(office) == []


def test_the_paper_says_all_that_is_held_and_what_was_given(office: Session) -> None:
    tet = campaign(office)
    record = person(office, number=NUMBER, birth="1984", ethnic_group="mong")
    gift_to(office, tet, record)
    target = io.BytesIO()
    Papers(office, printed_at=AT).person_sheet(target, record)
    text = " ".join("\n".join(pages(target.getvalue())).split())
    for words in (NUMBER, "1984", "Mông", "05/02/2026", "1.300.000", "Một triệu ba trăm nghìn đồng", "91/2025/QH15"):
        assert words in text
    for words in ("Người nhận", "Tết Bính Ngọ 2026", "Nguồn: LĐLĐ tỉnh", "Tiền mặt (đồng): 1.000.000"):
        assert words in text, "what the record says of her, answer by answer"
    assert NOT_SHOWN not in text


def sheet(session: Session, record: str) -> str:
    """Return the text of a person's paper, without its lines."""
    target = io.BytesIO()
    Papers(session, printed_at=AT).person_sheet(target, record)
    return " ".join("\n".join(pages(target.getvalue())).split())


def visit_to(session: Session, record: str) -> None:
    """Record a draft of a visit whose reason is sensitive, at an address written as it was on the old paper."""
    data: Data = {
        "recipient": {"record": record, "name": "Giàng A Chứ"},
        "place": {"written": "bản Nậm Coóng, xã Nậm Cuổi, huyện Sìn Hồ"},
        "reason": "sick",
        "circumstances": "Mổ ruột thừa, nằm viện.",
        "given_on": "2026-03-01",
    }
    Entry(session).save_draft("visit", data)


def test_the_paper_tells_sensitive_answers_of_records_only_while_she_agrees(office: Session) -> None:
    record = person(office, number=NUMBER)
    visit_to(office, record)
    definition = office.definitions.current("visit")
    sensitive = [field.name for field in definition.fields if field.sensitive]
    open_hearted = sheet(office, record)
    assert "bản Nậm Coóng, xã Nậm Cuổi, huyện Sìn Hồ" in open_hearted
    assert "(bản nháp)" in open_hearted
    assert looks(office)[0] == [name for name in sensitive if name in ("reason", "circumstances")]
    assert "Mổ ruột thừa" in open_hearted
    before = len(looks(office))
    data = {**Entry(office).open("person", record).data, "consent": "withdrawn"}
    Entry(office).save_draft("person", data, record=record)
    closed = sheet(office, record)
    assert "có ghi, không in vì người này chưa đồng ý" in closed
    assert "Mổ ruột thừa" not in closed
    assert len(looks(office)) == before, "nothing sensitive was shown"


def test_the_paper_leaves_out_what_a_record_says_of_others(office: Session) -> None:
    record = person(office)
    hers: Data = {"person": {"record": record, "name": "Giàng A Chứ"}, "position": "Giáo viên"}
    other: Data = {"person": {"name": "Lò Thị Biên"}, "position": "Văn thư"}
    Entry(office).save_draft("pledge_registration", {"year": 2026, "individuals": [hers, other]})
    text = sheet(office, record)
    assert "Cá nhân" in text
    assert "Giáo viên" in text
    assert "Lò Thị Biên" not in text
    assert "Văn thư" not in text


def test_the_paper_is_vietnamese_in_an_english_window(office: Session) -> None:
    record = person(office, number=NUMBER)
    set_language("en")
    try:
        assert "Số định danh: 012084001234" in sheet(office, record)
    finally:
        set_language("vi")


def test_the_paper_of_a_person_without_records_says_so(office: Session) -> None:
    record = person(office, ethnic_group="mong")
    data = {**Entry(office).open("person", record).data, "consent": "withdrawn"}
    Entry(office).save_draft("person", data, record=record)
    target = io.BytesIO()
    Papers(office, printed_at=AT).person_sheet(target, record)
    (text,) = pages(target.getvalue())
    assert "Chưa có bản ghi nào về người này." in text
    assert "Mông" not in text
    assert "không in vì người này chưa đồng ý" in text
