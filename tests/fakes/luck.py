"""The system's randomness, told by a seed: the same ids, keys and names of temporary files in every run."""

from __future__ import annotations

import random
import secrets

import pytest


class SeededSecrets:
    """Replaces what ``secrets`` draws from the system until ``close``: ids decide the order of things."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"secrets {seed}")
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(secrets, "token_bytes", self._chance.randbytes)
        self._patch.setattr(secrets, "token_hex", lambda count: self._chance.randbytes(count).hex())

    def close(self) -> None:
        """Let the system draw again."""
        self._patch.undo()
