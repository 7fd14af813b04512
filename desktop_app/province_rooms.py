"""What is behind the places of the province's rail, each imported and made when somebody first goes there.

A part of ``rooms``: nothing but types may stand at its top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.province.waiting import Waiting
    from desktop_app.services.session import Session
    from desktop_app.ui.flows.devices import DevicesFlow
    from desktop_app.ui.flows.province.completeness import CompletenessFlow
    from desktop_app.ui.flows.province.forks import ForksFlow
    from desktop_app.ui.flows.province.inbox import InboxFlow
    from desktop_app.ui.flows.province.person_links import PersonLinksFlow
    from desktop_app.ui.flows.province.receipts import ReceiptsFlow
    from desktop_app.ui.flows.province.review import ReviewFlow
    from desktop_app.ui.flows.units import UnitsFlow
    from desktop_app.ui.flows.workplace import Workplace
    from desktop_app.ui.province_ways import ProvinceRooms
    from desktop_app.ui.screens.print_pages import PreviewFactory


def province_rooms(at: Callable[[], Workplace], make_preview: PreviewFactory) -> ProvinceRooms:
    """Return the makers; ``at`` makes what each of them works with, ``make_preview`` what shows PDF files."""

    def inbox() -> InboxFlow:
        from desktop_app.ui.flows.province.inbox import InboxFlow

        return InboxFlow(at())

    def forks() -> ForksFlow:
        from desktop_app.ui.flows.province.forks import ForksFlow

        return ForksFlow(at())

    def review() -> ReviewFlow:
        from desktop_app.ui.flows.province.review import ReviewFlow

        return ReviewFlow(at(), make_preview)

    def units() -> UnitsFlow:
        from desktop_app.ui.flows.units import UnitsFlow

        return UnitsFlow(at())

    def closings() -> CompletenessFlow:
        from desktop_app.ui.flows.province.completeness import CompletenessFlow

        return CompletenessFlow(at())

    def person_links() -> PersonLinksFlow:
        from desktop_app.ui.flows.province.person_links import PersonLinksFlow

        return PersonLinksFlow(at())

    def receipts() -> ReceiptsFlow:
        from desktop_app.ui.flows.province.receipts import ReceiptsFlow

        return ReceiptsFlow(at())

    def devices() -> DevicesFlow:
        from desktop_app.ui.flows.devices import DevicesFlow

        return DevicesFlow(at())

    from desktop_app.ui.province_ways import ProvinceRooms

    return ProvinceRooms(inbox, forks, review, units, closings, person_links, receipts, devices, _counting)


def _counting() -> Callable[[Session], Waiting]:
    from desktop_app.services.province.waiting import waiting

    return waiting
