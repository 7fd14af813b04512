"""Runs every rule on the tree: prints the findings, exit code 1 if there are any."""

from __future__ import annotations

import sys

from tests.checks.rules import findings
from tests.checks.sources import sources


def main() -> int:
    """Print all findings, not only the first."""
    found = [finding for source in sources() for finding in findings(source)]
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
