"""The faults happen to the same real stores as the services' tests use."""

from __future__ import annotations

from tests.faults.honest_side import two
from tests.services.conftest import pair, stores

__all__ = ["pair", "stores", "two"]
