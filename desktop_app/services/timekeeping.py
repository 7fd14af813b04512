"""Which day it is, when the PC's clock may have lost its battery.

Order never comes from time; this service only decides whether a claimed time may be written down and a date
proposed. A clock that reads earlier than the last saved time or than the program's build day is not believed: the day
is then asked for once per session. What was saved while the clock ran ahead makes every true day too early: a person
who is sure of the day is believed, and the clock too as soon as it says the same.
"""

from __future__ import annotations

from datetime import date, datetime, time

from desktop_app import BUILD_DATE
from desktop_app.base.clock import VIETNAM, Clock
from desktop_app.base.errors import EnvironmentProblem


class ClockBehind(EnvironmentProblem):
    """The clock reads earlier than time that is already past. Fields: ``clock``, ``newest`` (ISO days)."""

    code = "clock_behind"


class DayBehind(ClockBehind):
    """The day that was typed as today is already past. Fields as ClockBehind: ``clock`` is the typed day."""

    code = "day_behind"


class Timekeeper:
    """Judges one clock against what the store has already seen."""

    def __init__(self, clock: Clock, newest_saved: str | None) -> None:
        """``newest_saved`` is the ``claimed_at`` saved last in the store, ISO, or None for an empty store."""
        self._clock = clock
        self._newest = max(
            datetime.combine(date.fromisoformat(BUILD_DATE), time.min, VIETNAM),
            datetime.fromisoformat(newest_saved) if newest_saved else datetime.min.replace(tzinfo=VIETNAM),
        )
        self._told: date | None = None

    @property
    def believed(self) -> bool:
        """Whether the clock is not behind what is known to be past."""
        return self._clock.now() >= self._newest

    @property
    def newest(self) -> datetime:
        """The newest time known to be past."""
        return self._newest

    def tell(self, day: date, *, sure: bool = False) -> None:
        """Take the day the clerk typed, once. Raises DayBehind when it too lies before the newest saved time.

        ``sure``: she was asked and says that it is so, because the clock ran ahead when that was saved; then only a
        day before this program was built is refused.
        """
        earliest = date.fromisoformat(BUILD_DATE) if sure else self._newest.date()
        if day < earliest:
            raise DayBehind(clock=day.isoformat(), newest=earliest.isoformat())
        self._told = day
        self._newest = min(self._newest, datetime.combine(day, time.min, VIETNAM))

    def moment(self) -> datetime | None:
        """Return the time to write down; None rather than a time known to be wrong."""
        now = self._clock.now()
        if now >= self._newest:
            self._newest = now
            return now
        return None

    def stamp(self) -> datetime:
        """Return a time for what it orders nothing in (names of backups): the clock's, unless the program is younger.

        So a clock that ran ahead once does not date copies for years; ``newest`` in place of an impossible time.
        """
        now = self._clock.now()
        return now if now.date() >= date.fromisoformat(BUILD_DATE) else self._newest

    def claim(self) -> str | None:
        """Return ``moment`` as ISO text, as claimed times are kept; None rather than a time known to be wrong."""
        moment = self.moment()
        return moment.isoformat() if moment else None

    def today(self) -> date | None:
        """Return the day to propose in date fields, or None when it has to be asked for."""
        if self.believed:
            return self._clock.now().date()
        return self._told

    def require_today(self) -> date:
        """Return today. Raises ClockBehind when nobody knows it."""
        day = self.today()
        if day is None:
            raise ClockBehind(clock=self._clock.now().date().isoformat(), newest=self._newest.date().isoformat())
        return day

    def printed_at(self) -> datetime:
        """Return the moment to print on paper: the clock's, or the told day at noon."""
        if self.believed:
            return self._clock.now()
        return datetime.combine(self.require_today(), time(12), VIETNAM)
