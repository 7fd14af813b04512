"""Home reminds of campaigns whose time of keeping is over, until nobody is named in them any more."""

from __future__ import annotations

from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.home import Home
from desktop_app.services.session import Session
from tests.services.stores import Pair, gift_of, give, send, take
from tests.services.test_merging import gift_to, person


def campaign_until(session: Session, name: str, until: str | None) -> str:
    """Record a campaign that is kept until a date."""
    data = {"name": name, "occasion": "tet", "starts_on": "2020-01-20", "retain_until": until}
    return Entry(session).complete("campaign", {key: value for key, value in data.items() if value}).record


def reminded(session: Session) -> int:
    """Return how many campaigns Home reminds of."""
    return sum(todo.count for todo in Home(session).now().todo if todo.kind == "retention")


def test_a_campaign_past_its_date_is_reminded_of_until_its_people_are_erased(office: Session) -> None:
    over, later, never = (
        campaign_until(office, name, until)
        for name, until in (("Tết 2020", "2025"), ("Tết 2021", "2099-01-01"), ("Tết 2022", None))
    )
    campaign_until(office, "Tết 2019", "2024-12-31")  # names nobody
    assert reminded(office) == 0
    record = person(office)
    for campaign in (over, later, never):
        gift_to(office, campaign, record)
    assert reminded(office) == 1
    Erasure(office).erase(record, "retention")
    assert reminded(office) == 0
    draft = Entry(office).save_draft("gift", gift_of(over, "Lò Văn Pâng"))
    assert reminded(office) == 0, "a draft counts nowhere yet"
    Entry(office).complete("gift", gift_of(over, "Lò Văn Pâng"), record=draft.record)
    assert reminded(office) == 1
    assert [Erasure(office).is_due(campaign) for campaign in (over, later, never)] == [True, False, False]
    Erasure(office).erase_campaign(over)
    assert reminded(office) == 0
    assert not Erasure(office).is_due(over)


def test_the_province_is_not_reminded_of_what_only_the_office_can_erase(pair: Pair) -> None:
    over = campaign_until(pair.office, "Tết 2020", "2025")
    give(pair.office, over, ["Lò Văn Pâng"])
    take(pair.province, send(pair.office, pair.stick).written_to)
    assert (reminded(pair.office), reminded(pair.province)) == (1, 0)
