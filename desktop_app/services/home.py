"""What Home shows: what needs somebody now, where the data are, the figures of the year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from desktop_app.services.device_keys import Province
from desktop_app.services.exporting import Exporting, SentBundle
from desktop_app.services.figures import gives_money
from desktop_app.services.kept_typing import KeptTyping, Offer
from desktop_app.services.reporting import Reporting, ReportRow
from desktop_app.services.safekeeping import BackupState, Safekeeping
from desktop_app.services.session import Session
from desktop_app.storage.figures import Figures
from desktop_app.storage.retention import overdue
from desktop_app.storage.settings import Settings
from desktop_app.storage.travel import TravelStates

TodoKind = Literal["clock", "unsaved", "returned", "drafts", "to_export", "enrol", "backup", "retention"]
_CARE: Final = "care"


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that needs somebody now: ``count`` of it, and for kept typing the offer itself."""

    kind: TodoKind
    count: int = 0
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class MonthValue:
    """đồng given in a month of this year and of the last one."""

    month: int
    value: int
    last_year: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on Home. ``today`` is None while nobody knows the day; ``year`` is then the newest known."""

    today: date | None
    year: int
    todo: tuple[Todo, ...]
    travel: dict[str, int]
    figures: tuple[ReportRow, ...]
    months: tuple[MonthValue, ...]
    backup: BackupState
    latest: SentBundle | None = None
    counts: dict[str, int] = field(default_factory=dict)


class Home:
    """Home of one session. ``now`` reads the whole book: call it in the background."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._travel = TravelStates(session.connection, session.identity.device)
        self._figures = Figures(session.connection)

    def now(self) -> HomeView:
        """Return what Home shows at this moment."""
        session = self._session
        today = session.time.today()
        year = today.year if today else session.time.newest.year
        travel: dict[str, int] = {step: count for step, count in self._travel.counts().items()}
        backup = Safekeeping(session).state()
        office = session.identity.role == "office"
        return HomeView(
            today=today,
            year=year,
            todo=tuple(self._todo(today, travel, backup)),
            travel=travel,
            figures=tuple(Reporting(session).period(date(year, 1, 1), date(year, 12, 31))),
            months=self._months(year),
            backup=backup,
            latest=Exporting(session).latest() if office else None,
        )

    def _todo(self, today: date | None, travel: dict[str, int], backup: BackupState) -> list[Todo]:
        """Return what needs somebody, the most pressing first."""
        session = self._session
        enrolled = Province.read(Settings(session.connection)) is not None
        found: list[Todo] = [] if today else [Todo("clock")]
        found += [Todo("unsaved", 1, offer) for offer in KeptTyping(session).offers()[:1]]
        waiting: tuple[tuple[TodoKind, int], ...] = (
            ("returned", travel.get("returned", 0)),
            ("drafts", travel.get("draft", 0)),
            ("to_export", travel.get("ready", 0) if enrolled and session.identity.role == "office" else 0),
            ("enrol", 0 if enrolled else 1),
            ("backup", 1 if backup.outside_is_due(today) else 0),
            ("retention", len(overdue(session.connection, today, session.own_units)) if today else 0),
        )
        return found + [Todo(kind, count) for kind, count in waiting if count]

    def _months(self, year: int) -> tuple[MonthValue, ...]:
        given = [one.kind for one in self._session.definitions if one.group == _CARE and gives_money(one)]
        now, before = self._figures.months(given, year), self._figures.months(given, year - 1)
        return tuple(MonthValue(month, now.get(month, 0), before.get(month, 0)) for month in range(1, 13))
