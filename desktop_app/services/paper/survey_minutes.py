"""F05: the minutes of each survey."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.documents.forms.survey_minutes import TITLE, Party, SurveyMinutes, survey_minutes
from desktop_app.domain.answers import amount_of, commune_of, date_of, parts_of, text_of
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.paper.chosen import Named
from desktop_app.services.paper.gathering import Gathering, Paperwork
from desktop_app.services.paper.minutes import letterhead, named_on, people
from desktop_app.services.paper.persons import born, name_of

_ORDER: Final = ("union", "workplace", "commune", "village", "family", "other")
_BLANK: Final = ("CĐCS", "UBND xã", "bản, thôn", "gia đình")
_COMMUNES: Final = {"commune": "UBND xã", "ward": "UBND phường", "township": "UBND thị trấn"}
_VILLAGES: Final = ("bản", "thôn", "khu", "tổ dân phố", "tổ", "xóm")


def gather_survey_minutes(at: Gathering) -> Iterator[Paperwork]:
    """Yield a paper for each survey. Raises NothingChosen, RecordUnknown, DraftNotPrinted."""
    if at.wish.blank:
        current = at.definition("survey")
        blank = SurveyMinutes(
            at.letterhead(),
            [Party(title) for title in _BLANK],
            opening=at.text("opening"),
            closing=at.text("closing"),
            class_options=at.options(current, "household_class"),
            house_options=at.options(current, "present_house"),
            proposal_options=at.options(current, "proposal"),
            blank=True,
        )
        yield at.made(TITLE, lambda stamp: survey_minutes(blank, stamp))
        return
    for stored in at.chosen():
        yield _paper(at, stored)


def _paper(at: Gathering, stored: StoredVersion) -> Paperwork:
    content = _content(at, stored)
    title = f"{TITLE}: {content.head}"
    return at.made(title, lambda stamp: survey_minutes(content, stamp), Named((stored,)), stored.version.record)


def _content(at: Gathering, stored: StoredVersion) -> SurveyMinutes:
    definition, data = at.definition_of(stored), at.data(stored)
    day = date_of(data.get("surveyed_on"))

    def shown(name: str) -> str:
        return at.shown(definition, data, name)

    return SurveyMinutes(
        letterhead=letterhead(at, day, None),
        present=_parties(at, data),
        day=day,
        started=text_of(data.get("started_at")),
        ended=text_of(data.get("ended_at")),
        place=shown("place"),
        head=name_of(data.get("head")),
        born=born(data.get("head")),
        household_class=shown("household_class"),
        members=shown("household_size"),
        workers=shown("workers"),
        income=shown("income"),
        circumstance=shown("circumstance"),
        house=shown("present_house"),
        area=shown("present_area"),
        damage=shown("damage"),
        proposal=shown("proposal"),
        proposed=amount_of(data.get("proposed")),
        proposes=data.get("proposal") != "none",
        conclusion=shown("conclusion"),
        opening=at.text("opening", named=named_on(day)),
        closing=at.text("closing", named=named_on(day)),
    )


def _parties(at: Gathering, data: Data) -> list[Party]:
    """Return the parties that were there, in the order they sign."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line, name, position in people(data, "present"):
        party = text_of(line.get("party"))
        found.setdefault(party if party in _ORDER else "other", []).append((name, position))
    # The household is always asked to sign: what is written of it is said of its life.
    return [
        Party(_called(at, data, party), found.get(party, ())) for party in _ORDER if party in found or party == "family"
    ]


def _called(at: Gathering, data: Data, party: str) -> str:
    """Return what a party is called on this paper: the commune and the village by what they are."""
    if party == "commune":
        key = commune_of(data.get("place"))
        commune = at.session.communes.by_key(key) if key else None
        return _COMMUNES[commune.kind] if commune is not None else "UBND xã"
    if party == "village":
        village = text_of(parts_of(data.get("place")).get("village")).casefold()
        return next((word for word in _VILLAGES if village.startswith(f"{word} ")), "bản, thôn")
    union = "CĐCS" if at.session.identity.role == "office" else "công đoàn"
    return {"union": union, "workplace": "đơn vị", "family": "gia đình"}.get(party, "bên khác")
