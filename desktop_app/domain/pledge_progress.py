"""How far pledges have come: targets set and reached, and planned against done where they are numbers. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop_app.domain.answers import amount_of, lines_of, text_of
from desktop_app.domain.records import Data, Json
from desktop_app.domain.value_checks import DECIMAL

_WHOLE: Final = 100
_SHARE: Final = "%"


@dataclass(frozen=True, slots=True)
class Target:
    """One target of a pledge. ``reached`` is per cent as the office wrote it; None where a number is not written."""

    content: str
    measured_in: str
    plan: Fraction | None
    result: Fraction | None
    reached: Fraction | None

    @property
    def is_reached(self) -> bool:
        """Whether it is reached for certain: the office says so, or no less was done than planned."""
        if self.reached is not None:
            return self.reached >= _WHOLE
        return self.plan is not None and self.result is not None and self.result >= self.plan

    @property
    def adds_up(self) -> bool:
        """Whether numbers of several offices may be added: things may, shares of something may not."""
        return bool(self.measured_in) and _SHARE not in self.measured_in


@dataclass(frozen=True, slots=True)
class Progress:
    """Targets of one pledge: how many were set, and how many of them are reached."""

    set: int
    reached: int


def targets_of(data: Data) -> Iterator[Target]:
    """Yield the targets of a pledge that say anything."""
    for line in lines_of(data.get("targets")):
        content = text_of(line.get("content"))
        if content:
            numbers = (_number(line.get(name)) for name in ("plan", "result", "reached"))
            yield Target(content, text_of(line.get("measured_in")), *numbers)


def progress_of(data: Data) -> Progress:
    """Return the numbers the office wrote; where it wrote none yet, its targets counted line by line."""
    written, reached = amount_of(data.get("targets_set")), amount_of(data.get("targets_reached"))
    if written is not None and reached is not None:
        return Progress(written, reached)
    targets = list(targets_of(data))
    return Progress(len(targets) if written is None else written, sum(one.is_reached for one in targets))


def decimal_text(number: Fraction) -> str:
    """Return a number as decimal text with at most two places, halves away from zero: "12.5"."""
    hundredths = int(abs(number) * 100 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    sign = "-" if number < 0 and hundredths else ""
    return f"{sign}{whole}{f'.{rest:02d}'.rstrip('0') if rest else ''}"


def _number(value: Json) -> Fraction | None:
    """Return a ``number`` answer: decimal text or a whole number."""
    if isinstance(value, str):
        return Fraction(value) if DECIMAL.fullmatch(value) else None
    whole = amount_of(value)
    return None if whole is None else Fraction(whole)
