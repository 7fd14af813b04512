"""All records of a size of the seed without stores: resolved, lifted, and counted as the recap counts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from desktop_app.base import paths
from desktop_app.domain.definition import Definitions
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.lifting import Lifted, lift
from desktop_app.domain.measures import Tally
from desktop_app.domain.records import Data
from desktop_app.services.seed.book import SeedBook, resolved

START, END = date(2015, 1, 1), date(2020, 6, 30)
ROWS: dict[str, tuple[str, ...]] = {
    "K03.province": ("initiative.recognised_by_province", "research_topic.recognised_by_province"),
    "K03c.count": ("creative_labour_award.awards",),
    "K04.count": ("community_work.works",),
    "K04.value": ("community_work.value",),
    "K05.count": ("house.houses",),
    "K05.value": ("house.value",),
    "K06.count": ("gift.gifts",),
    "K06.value": ("gift.value",),
    "K07.count": ("house_repair.repairs",),
    "K08.count": ("visit.visits",),
    "K07K08.value": ("house_repair.value", "visit.value"),
    "K09.value": ("crisis_aid.covid_value",),
    "K11.members": ("welfare_agreement.members",),
    "K11.value": ("welfare_agreement.benefit",),
    "K12.clubs": ("club.sport_clubs",),
    "K12.teams": ("club.art_teams",),
    "K13.degrees": ("training.higher_degree_head_count",),
    "K13.theory": ("training.theory_head_count",),
    "K13.turns": ("training.short_turns",),
    "K14.individual_rate": ("advanced_labour.worker_rate",),
    "K14.collective_rate": ("advanced_labour.collective_rate",),
    "K15.total": ("emulation_title.fighters",),
    "K15.national": ("emulation_title.fighters_national",),
    "K15.province": ("emulation_title.fighters_province",),
    "K15.grassroots": ("emulation_title.fighters_grassroots",),
    "K16.collective": ("award.labour_order_collectives",),
    "K16.individual": ("award.labour_order_individuals",),
    "K17.collective": ("award.government_collectives",),
    "K17.individual": ("award.government_individuals",),
    "K18.total": ("award.ministry",),
    "K19.collective": ("award.province_collectives",),
    "K19.individual": ("award.province_individuals",),
    "K20.flag_collective": ("award.confederation_flags",),
    "K20.merit_collective": ("award.confederation_collectives",),
    "K20.merit_individual": ("award.confederation_individuals",),
    "K21.flag_collective": ("award.federation_flags",),
    "K21.merit_collective": ("award.federation_collectives",),
    "K21.merit_individual": ("award.federation_individuals",),
}
"""The measures each row of the recap adds up: domain facts §1.3."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One record of the seed: of which unit, of which kind, what it says and how it counts."""

    unit: str
    kind: str
    data: Data
    lifted: Lifted


@cache
def definitions() -> Definitions:
    return load_definitions(paths.resources() / "forms")


def drawn(book: SeedBook) -> Iterator[Drawn]:
    """Yield every record of ``book``, unit by unit, with ids as a store would give them."""
    for at, unit in enumerate(book.units):
        ids: dict[str, list[str]] = {}
        for number, (kind, rows) in enumerate(book.batches(unit.code)):
            ids[kind] = [f"{at:04x}{number:04x}{row:024x}" for row in range(len(rows))]
            definition = definitions().current(kind)
            for row in rows:
                data = resolved(row, ids)
                yield Drawn(unit.code, kind, data, lift(definition, data, unit.code))


class Recap:
    """Counts records into the rows of the recap, as of the last day of the period."""

    def __init__(self) -> None:
        kinds = {measure.split(".")[0] for row in ROWS.values() for measure in row}
        self._tallies = {kind: Tally(definitions().current(kind), END.isoformat()) for kind in kinds}

    def add(self, record: Drawn) -> None:
        """Count a record that lies in the period; a club, when there is one on its last day."""
        tally, lifted = self._tallies.get(record.kind), record.lifted
        if tally is None or lifted.occurred_to is None or lifted.occurred_to > END.isoformat():
            return
        if record.kind == "club":
            if lifted.ended is not None and lifted.ended < END.isoformat():
                return
        elif (lifted.occurred_from or "") < START.isoformat():
            return
        tally.add(lifted)

    def figures(self) -> dict[str, int | str]:
        """Return the figure of every row."""
        counted = {
            f"{kind}.{name}": figure
            for kind, tally in self._tallies.items()
            for name, figure in tally.figures().items()
        }
        return {code: summed([counted[name] for name in names]) for code, names in ROWS.items()}


def summed(figures: list[int | str]) -> int | str:
    """Return the sum of counts; a rate stands alone."""
    if len(figures) == 1:
        return figures[0]
    return sum(int(Decimal(figure)) for figure in figures)
