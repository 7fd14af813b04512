"""From the common options to an open session, closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from desktop_app.base.clock import SystemClock
from desktop_app.cli.options import Options
from desktop_app.services.session import Session


@contextmanager
def opened(options: Options) -> Iterator[Session]:
    """Open the store that ``options`` names, for as long as the block runs.

    Raises what ``open_session`` raises; without ``--operator`` the store's only operator is taken.
    """
    from desktop_app.services.opening import open_session, the_operator

    name = the_operator(options.folder, options.operator)
    session = open_session(options.folder, operator=name, passphrase=options.passphrase(), clock=SystemClock())
    try:
        tell_notices(session)
        yield session
    finally:
        session.close()


def tell_notices(session: Session) -> None:
    """Say on standard error what the person who opened the store has to know."""
    from desktop_app.messages import describe_code

    for code in session.notices:
        click.echo(describe_code(code).full, err=True)
