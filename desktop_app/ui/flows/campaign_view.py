"""What belongs to a campaign, for the bar above its list: the kinds that may, and their totals."""

from __future__ import annotations

from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition
from desktop_app.services.browsing import Browsing
from desktop_app.services.erasing import Erasure
from desktop_app.services.figures import gives_money
from desktop_app.services.session import Session
from desktop_app.ui.flows.record_services import RecordServices
from desktop_app.ui.kind_order import GROUPS, in_order
from desktop_app.ui.screens.campaign_bar import CampaignPart, CampaignView


def campaign_kinds(session: Session) -> list[Definition]:
    """Return the kinds whose records may belong to a campaign, as the rail orders them."""
    ordered = [one for group, _heading in GROUPS for one in in_order(session.definitions, group)]
    return [one for one in ordered if one.lifts.campaign is not None]


def campaign_view(services: RecordServices, campaign: str, kind: str = "") -> CampaignView:
    """Return the view of ``campaign`` on ``kind``, or on the first kind it has records of. Raises RecordUnknown."""
    session, browsing = services.session, services.browsing
    parts = tuple(_part(browsing, definition, campaign) for definition in campaign_kinds(session))
    filled = [one.kind for one in parts if one.records] or [one.kind for one in parts]
    over = Erasure(session).is_due(campaign)
    return CampaignView(campaign, browsing.card(campaign).title, kind or filled[0], parts, over)


def _part(browsing: Browsing, definition: Definition, campaign: str) -> CampaignPart:
    totals = browsing.open(definition.kind, campaign=campaign).totals()
    return CampaignPart(
        definition.kind,
        definition.plural.in_language(language()),
        totals.records,
        totals.drafts,
        totals.value if gives_money(definition) else None,
    )
