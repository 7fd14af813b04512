"""How a command answers: JSON for programs, sentences for people; problems on standard error."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from desktop_app.base.errors import Bug, EnvironmentProblem, ProgramError
from desktop_app.cli.options import Options
from desktop_app.messages import describe

DONE, REFUSED, USAGE, ENVIRONMENT, OUR_FAULT = 0, 1, 2, 3, 4


def exit_code(error: ProgramError) -> int:
    """Return the exit code of the contract for a failure."""
    if isinstance(error, EnvironmentProblem):
        return ENVIRONMENT
    return OUR_FAULT if isinstance(error, Bug) else REFUSED


def give(options: Options, machine: Mapping[str, Any] | Sequence[Any], *people: str) -> None:
    """Print ``machine`` as one JSON line with ``--json``, else the lines for ``people``."""
    if options.json:
        click.echo(json.dumps(machine, ensure_ascii=False))
    else:
        for line in people:
            click.echo(line)


def give_failure(options: Options, error: ProgramError, **also: Any) -> int:  # noqa: ANN401 - JSON members
    """Print a failure the same two ways and return its exit code."""
    sentence = describe(error)
    if options.json:
        click.echo(json.dumps({"ok": False, "code": error.code, "message": sentence.full, **also}, ensure_ascii=False))
    else:
        click.echo(sentence.full, err=True)
    return exit_code(error)


class Finished(Exception):
    """Ends a command that has already answered, with its exit code."""

    def __init__(self, code: int) -> None:
        self.exit_code = code
        super().__init__(code)
