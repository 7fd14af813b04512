"""What a list that was pasted says of its own sums."""

from __future__ import annotations

from desktop_app.domain.problems import Problem


def differing(field: str, told: int, total: int) -> Problem:
    """Return the warning that a list tells another sum than its parts come to: one of the amounts is a slip."""
    return Problem(field, "list_sum_differs", "warning", details={"value": told, "expected": total})
