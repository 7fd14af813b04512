"""What Home shows: what needs somebody now, where the data are, the figures of the year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from desktop_app.media.durable import Outcome
from desktop_app.services.device_keys import Province
from desktop_app.services.exporting import Exporting, SentBundle
from desktop_app.services.figures import gives_money
from desktop_app.services.frequent_jobs import frequent_kinds
from desktop_app.services.help_question import help_to_be_asked
from desktop_app.services.kept_typing import KeptTyping, Offer
from desktop_app.services.list_problems import ListProblems
from desktop_app.services.own_standing import standing
from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.services.receipts_owed import receipt_owed
from desktop_app.services.reporting import Reporting, ReportRow
from desktop_app.services.safekeeping import BackupState, Safekeeping
from desktop_app.services.sample_book import SampleBook
from desktop_app.services.session import Session
from desktop_app.storage.figures import Figures
from desktop_app.storage.home_rows import DraftRow, HomeRows, ReturnedRow
from desktop_app.storage.outbox import OutboxEntry
from desktop_app.storage.retention import overdue
from desktop_app.storage.settings import Settings
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import Versions

TodoKind = Literal[
    "clock",
    "unsaved",
    "returned",
    "receipt_due",
    "problems",
    "drafts",
    "bundle",
    "to_export",
    "enrol",
    "backup",
    "retention",
    "help_slot",
    "quarantine",
    "enrol_again",
    "device_revoked",
    "device_replaced",
    "take_history",
    "first_campaign",
    "first_record",
    "first_hour",
]
_COUNTED: Final = 2000
"""Whether a kind has more records than this changes no key of Home, and counting them would cost its opening time."""
_CARE: Final = "care"
_REGISTER: Final = "register"
"""The group of what is kept rather than done: persons come in with other records."""
_MOST: Final = 50
"""So many returned records are looked at; more are counted, and reached through their lists."""
_CHECKED: Final = 2000
"""So many drafts of a kind are checked, a millisecond each; older ones count as unfinished without problems."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that needs somebody now: ``count`` of it, and for kept typing the offer itself.

    ``about``: the title of the campaign whose grid was kept.
    """

    kind: TodoKind
    count: int = 0
    offer: Offer | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class MonthValue:
    """đồng given in a month of this year and of the last one."""

    month: int
    value: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What came in, at the province: units that may send, those that never did, bundles, files that wait."""

    units: int
    silent: int
    bundles: int
    records: int
    waiting: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on Home. ``today`` is None while nobody knows the day; ``year`` is then the newest known.

    ``returned``: what the province sent back and why; ``faulty`` and ``unfinished``: drafts with something to be
    mended, and the others; ``empty``: nothing was ever recorded. ``arrivals`` is the province's. ``owed``: the oldest
    bundle whose receipt is overdue.
    """

    today: date | None
    year: int
    todo: tuple[Todo, ...]
    travel: dict[str, int]
    figures: tuple[ReportRow, ...]
    months: tuple[MonthValue, ...]
    backup: BackupState
    latest: SentBundle | None = None
    returned: tuple[ReturnedRow, ...] = ()
    faulty: tuple[DraftRow, ...] = ()
    unfinished: tuple[DraftRow, ...] = ()
    empty: bool = False
    arrivals: Arrivals | None = None
    owed: OutboxEntry | None = None


class Home:
    """Home of one session. ``now`` reads the whole book: call it in the background."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._travel = TravelStates(session.connection, session.identity.device)
        self._figures = Figures(session.connection)
        self._rows = HomeRows(session.connection)

    def jobs(self) -> tuple[str, ...]:
        """Return the four kinds this office records most, by key. Quick: it is asked before Home is shown."""
        offered = [one.kind for one in self._session.definitions if not one.internal and one.group != _REGISTER]
        return frequent_kinds(self._rows.counted(offered, _COUNTED), offered)

    def now(self) -> HomeView:
        """Return what Home shows at this moment."""
        session = self._session
        today = session.time.today()
        year = today.year if today else session.time.newest.year
        travel: dict[str, int] = {step: count for step, count in self._travel.counts().items()}
        backup = Safekeeping(session).state()
        office = session.identity.role == "office"
        view = HomeView(
            today=today,
            year=year,
            todo=(),
            travel=travel,
            figures=tuple(Reporting(session).period(date(year, 1, 1), date(year, 12, 31))),
            months=self._months(year),
            backup=backup,
            latest=Exporting(session).latest() if office else None,
            returned=tuple(self._rows.returned(_MOST)) if travel.get("returned") else (),
            empty=self._rows.empty(),
            arrivals=None if office else self._arrivals(),
            owed=receipt_owed(session, today) if office else None,
        )
        if travel.get("draft"):
            faulty, unfinished = self._drafts()
            view = replace(view, faulty=faulty, unfinished=unfinished)
        return replace(view, todo=tuple(self._todo(view)))

    def _drafts(self) -> tuple[tuple[DraftRow, ...], tuple[DraftRow, ...]]:
        """Return the drafts somebody here can go on with: those with errors, as lists count them; the others."""
        rows = self._rows.drafts([one.kind for one in self._session.definitions], _CHECKED)
        problems, wrong = ListProblems(self._session), set[str]()
        for kind in {row.kind for row in rows}:
            wrong.update(problems.with_errors(kind, most=_CHECKED))
        return tuple(row for row in rows if row.record in wrong), tuple(row for row in rows if row.record not in wrong)

    def _todo(self, view: HomeView) -> list[Todo]:
        """Return what needs somebody, the most pressing first; on the first day, what to begin with."""
        session, today, travel = self._session, view.today, view.travel
        office = session.identity.role == "office"
        settings = Settings(session.connection)
        enrolled = not office or Province.read(settings) is not None
        unfinished = max(0, travel.get("draft", 0) - len(view.faulty))
        lost = view.latest is not None and view.latest.outcome == Outcome.NOT_WRITTEN.value
        told, sample = standing(session.connection), SampleBook(session).is_sample
        found: list[Todo] = [] if today else [Todo("clock")]
        found += [Todo("device_revoked" if told == "revoked" else "device_replaced", 1)] if told != "admitted" else []
        found += [Todo("returned", travel["returned"])] if travel.get("returned") and office else []
        found += [Todo("unsaved", 1, offer, self._campaign(offer)) for offer in KeptTyping(session).offers()]
        waiting: tuple[tuple[TodoKind, int], ...] = (
            ("quarantine", view.arrivals.waiting if view.arrivals is not None else 0),
            ("problems", len(view.faulty)),
            ("drafts", unfinished),
            ("bundle", 1 if lost else 0),
            ("receipt_due", 1 if view.owed is not None else 0),
            ("to_export", travel.get("ready", 0) if enrolled and office and told == "admitted" else 0),
            ("take_history", 1 if view.empty and office and enrolled and told == "admitted" else 0),
            ("first_campaign", 1 if view.empty and office else 0),
            ("first_record", 1 if view.empty and office else 0),
            ("enrol_again" if Province.was_known(settings) else "enrol", 0 if enrolled else 1),
            ("first_hour", 1 if view.empty and office and not sample else 0),
            ("backup", 1 if view.backup.outside_is_due(today) and not view.empty else 0),
            ("retention", len(overdue(session.connection, today, session.own_units)) if today else 0),
            ("help_slot", 1 if told == "admitted" and not sample and help_to_be_asked(session) else 0),
        )
        return found + [Todo(kind, count) for kind, count in waiting if count]

    def _campaign(self, offer: Offer) -> str:
        facts = Versions(self._session.connection, self._session.lifting).facts(offer.campaign)
        return facts.title if offer.campaign and facts is not None else ""

    def _arrivals(self) -> Arrivals:
        """Return what came in."""
        desk = ProvinceDesk(self._session)
        units = desk.units()
        return Arrivals(
            units=len(units),
            silent=sum(unit.last_number is None for unit in units),
            bundles=sum(unit.last_number or 0 for unit in units),
            records=sum(unit.records for unit in units),
            waiting=len(desk.quarantine()),
        )

    def _months(self, year: int) -> tuple[MonthValue, ...]:
        given = [one.kind for one in self._session.definitions if one.group == _CARE and gives_money(one)]
        now, before = self._figures.months(given, year), self._figures.months(given, year - 1)
        return tuple(MonthValue(month, now.get(month, 0), before.get(month, 0)) for month in range(1, 13))
