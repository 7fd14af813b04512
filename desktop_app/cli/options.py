"""The options every command takes, before or after its name, and the object they fill."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from desktop_app.base import paths
from desktop_app.base.errors import FileUnreadable, Refused

PASSPHRASE_VARIABLE = "SO_CONG_DOAN_PASSPHRASE"  # noqa: S105 - the name of a variable, not a secret


class PassphraseMissing(Refused):
    """No passphrase file and no environment variable. Fields: ``variable``."""

    code = "passphrase_missing"


@dataclass
class Options:
    """What stands around a command: which store, who, how to answer."""

    store: Path | None = None
    json: bool = False
    operator: str | None = None
    passphrase_file: Path | None = None
    language: str | None = None
    debug: bool = False

    @property
    def folder(self) -> Path:
        """The store's folder."""
        return self.store or paths.default_store()

    def passphrase(self) -> str:
        """Return the passphrase from the file or the environment.

        Raises PassphraseMissing, or FileUnreadable for a file that cannot be read.
        """
        if self.passphrase_file is not None:
            try:
                return self.passphrase_file.read_text(encoding="utf-8").rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as error:
                raise FileUnreadable(file=self.passphrase_file.name, reason=type(error).__name__) from error
        text = os.environ.get(PASSPHRASE_VARIABLE)
        if not text:
            raise PassphraseMissing(variable=PASSPHRASE_VARIABLE)
        return text


def _store(context: click.Context, parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's signature
    """Remember one common option if it was given; the value after the command wins over the one before it."""
    options = context.find_object(Options)
    if options is not None and value not in (None, False) and parameter.name is not None:
        setattr(options, parameter.name, value)


COMMON: tuple[Callable[[Any], Any], ...] = (
    click.option("--store", type=click.Path(path_type=Path), callback=_store, expose_value=False),
    click.option("--json", is_flag=True, callback=_store, expose_value=False),
    click.option("--operator", callback=_store, expose_value=False),
    click.option("--passphrase-file", type=click.Path(path_type=Path), callback=_store, expose_value=False),
    click.option("--language", type=click.Choice(["vi", "en"]), callback=_store, expose_value=False),
    click.option("--debug", is_flag=True, callback=_store, expose_value=False),
)

Function = TypeVar("Function", bound=Callable[..., Any])


def common_options(function: Function) -> Function:
    """Give a command (or the group itself) the common options."""
    return functools.reduce(lambda wrapped, option: option(wrapped), reversed(COMMON), function)
