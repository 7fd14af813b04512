"""The command line's root: finding commands without importing them, and the one place where failures end.

A command's module is imported when its name is given: start-up of the window and of every other command must not
pay for it.
"""

from __future__ import annotations

import importlib
import io
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import click

from desktop_app import __version__
from desktop_app.base.errors import Bug, ProgramError
from desktop_app.base.i18n import LANGUAGES, _, set_language
from desktop_app.base.log import log_bug
from desktop_app.cli.answer import ENVIRONMENT, USAGE, AnswerLost, Finished, give_failure, say
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall, usage_sentence

COMMANDS: Final[dict[str, str]] = {
    "accept-receipt": "receipts",
    "add": "records",
    "backup": "safety",
    "check": "safety",
    "close-period": "closing",
    "data-package": "tables",
    "demo": "demonstration",
    "duplicates": "duplicates",
    "enrol": "enrolling",
    "erase": "persons",
    "export": "bundles",
    "history": "records",
    "init": "setting_up",
    "link": "persons",
    "list": "listing",
    "merge": "persons",
    "numbers": "paper_registers",
    "operators": "operators",
    "person": "persons",
    "print": "printing",
    "printed": "paper_registers",
    "receipt": "receipts",
    "receive": "receiving",
    "reconcile": "receipts",
    "report": "reports",
    "restore": "safety",
    "review": "reviewing",
    "same": "persons",
    "show": "records",
    "table": "tables",
    "unit": "units",
    "unmerge": "persons",
    "verify": "bundles",
}
"""Command name → module of ``desktop_app.cli`` whose ``COMMANDS`` holds it."""


class UnexpectedFailure(Bug):
    """An exception nobody foresaw. Fields: ``type``."""

    code = "unexpected_failure"


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        commands: dict[str, click.Command] = importlib.import_module(f"desktop_app.cli.{module}").COMMANDS
        return commands[cmd_name]


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="so-cong-doan")
@common_options
@click.pass_context
def root(context: click.Context) -> None:
    """Sổ Công đoàn: ghi việc công đoàn cơ sở, in giấy tờ, gửi lên tỉnh bằng USB."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Never raises, never shows a traceback unless ``--debug`` asks."""
    try:
        return _run(arguments)
    except AnswerLost:
        return ENVIRONMENT


def _run(arguments: Sequence[str]) -> int:
    options = Options()
    try:
        _apply_language(arguments)
        _require_text(arguments)
        root.main(list(arguments), prog_name="so-cong-doan", standalone_mode=False, obj=options)
    except Finished as finished:
        return finished.exit_code
    except AnswerLost:
        raise
    except click.exceptions.Exit as asked:
        return asked.exit_code
    except click.UsageError as error:
        say(usage_sentence(error), err=True)
        return USAGE
    except click.Abort:
        return USAGE
    except ProgramError as error:
        return give_failure(options, error)
    except Exception as error:  # noqa: BLE001 - the last net: exit code 4, a log for us, a sentence for the user
        log_bug(error)
        if options.debug:
            traceback.print_exc()
        return give_failure(options, UnexpectedFailure(type=type(error).__name__))
    return 0


def _apply_language(arguments: Sequence[str]) -> None:
    """Set the language before any text is made; click reads options too late for its own messages."""
    for name, value in pairwise(arguments):
        if name == "--language" and value in LANGUAGES:
            set_language(value)


def _require_text(arguments: Sequence[str]) -> None:
    """Refuse what no store, paper or answer could hold: half a letter, or a zero byte. Raises UsageError."""
    for value in arguments:
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise WrongCall(_("có chữ không đọc được.")) from None
        if "\0" in value:
            raise WrongCall(_("có chữ không đọc được."))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line on ``arguments`` or the process's own, speaking UTF-8 whatever the PC's old code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return run(sys.argv[1:] if arguments is None else arguments)
