"""The made-up records of 2015-2020 that prove the five-year recap: units, people, records, and what they come to."""

from desktop_app.services.seed.book import SeedBook
from desktop_app.services.seed.table import Expected
from desktop_app.services.seed.units import SeedUnit, seed_units

__all__ = ["Expected", "SeedBook", "SeedUnit", "seed_units"]
