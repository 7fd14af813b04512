"""What a printing was made of, as the ledger keeps it: by this a later printing is known to be the same document."""

from __future__ import annotations

from desktop_app.domain.definition import Definitions
from desktop_app.domain.paper_forms import paper_forms
from desktop_app.services.paper.wish import PaperWish
from desktop_app.storage.printed_papers import Scope


def scope_of(wish: PaperWish, definitions: Definitions) -> Scope:
    """Return what a printing was made of; papers of single records, chosen ones and bundles cannot grow."""
    form = paper_forms().get(wish.form)
    if form is None or form.each or wish.records or wish.bundle is not None:
        return Scope(public=wish.public)
    stocks = [one.kind for one in definitions if any(each.nature == "stock" for each in one.measures)]
    return Scope(
        form.kinds,
        wish.campaign,
        wish.start.isoformat() if wish.start else None,
        wish.end.isoformat() if wish.end else None,
        wish.public,
        form.subtype,
        within=bool(form.kinds),
        stocks=() if form.kinds else tuple(stocks),
    )
