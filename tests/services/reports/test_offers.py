"""What reports ask for is what they go by."""

from __future__ import annotations

from typing import get_args

from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.wish import Asks
from tests.services.conftest import Stores


def test_a_split_is_asked_for_where_there_are_splits(stores: Stores) -> None:
    offers = ReportDesk(stores.province().session).offers()
    assert {one.name for one in offers if "split" in one.asks} == {one.name for one in offers if len(one.splits) > 1}
    assert {asked for one in offers for asked in one.asks} == set(get_args(Asks)), "asked for by nobody"
