"""How a command answers: JSON for programs, sentences for people; problems on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import click

from desktop_app.base.errors import Bug, EnvironmentProblem, ProgramError
from desktop_app.base.i18n import _
from desktop_app.cli.options import Options
from desktop_app.messages import describe

DONE, REFUSED, USAGE, ENVIRONMENT, OUR_FAULT = 0, 1, 2, 3, 4


def exit_code(error: ProgramError) -> int:
    """Return the exit code of the contract for a failure."""
    if isinstance(error, EnvironmentProblem):
        return ENVIRONMENT
    return OUR_FAULT if isinstance(error, Bug) else REFUSED


class AnswerLost(Exception):
    """The work is done, but its answer could not be written: a full disk or a closed pipe behind the output.

    Nothing can be said about it, so it has no code and no sentence.
    """


def say(text: str, *, err: bool = False) -> None:
    """Print one line; half a letter in what was given is shown as JSON would escape it. Raises AnswerLost."""
    try:
        click.echo(text.encode("utf-8", "backslashreplace").decode("utf-8"), err=err)
    except OSError as error:
        _silence()  # else the interpreter tries once more at its end, and complains about it
        raise AnswerLost() from error


def say_in_front() -> int:
    """Say that the window of an earlier start came forward, and return the exit code."""
    with suppress(AnswerLost):
        say(_("Sổ đang mở sẵn: cửa sổ ấy đã lên phía trước."))
    return 0


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def give(options: Options, machine: Mapping[str, Any] | Sequence[Any], *people: str) -> None:
    """Print ``machine`` as one JSON line with ``--json``, else the lines for ``people``."""
    if options.json:
        say(json.dumps(machine, ensure_ascii=False))
    else:
        for line in people:
            say(line)


def give_failure(options: Options, error: ProgramError, **also: Any) -> int:  # noqa: ANN401 - JSON members
    """Print a failure the same two ways and return its exit code."""
    sentence = describe(error)
    if options.json:
        say(json.dumps({"ok": False, "code": error.code, "message": sentence.full, **also}, ensure_ascii=False))
    else:
        say(sentence.full, err=True)
    return exit_code(error)


class Finished(Exception):
    """Ends a command that has already answered, with its exit code."""

    def __init__(self, code: int) -> None:
        self.exit_code = code
        super().__init__(code)
