"""The system's randomness, told by a seed: the same ids, keys and names of temporary files in every run."""

from __future__ import annotations

import random
import secrets
from unittest.mock import patch


class SeededSecrets:
    """Replaces what ``secrets`` draws from the system until ``close``; an id decides the order of things here and there."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"secrets {seed}")
        self._patches = (
            patch.object(secrets, "token_bytes", self._chance.randbytes),
            patch.object(secrets, "token_hex", lambda count: self._chance.randbytes(count).hex()),
        )
        for one in self._patches:
            one.start()

    def close(self) -> None:
        """Let the system draw again."""
        for one in self._patches:
            one.stop()
