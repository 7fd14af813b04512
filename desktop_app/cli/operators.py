"""``operators``: who may open the book and with which duties.

They are changed in the window only: passphrases are typed there by the people they belong to.
"""

from __future__ import annotations

from typing import Final

import click

from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options


@click.command()
@common_options
@click.pass_obj
def operators(options: Options) -> None:
    """Ai mở được sổ, được giao việc gì."""
    from desktop_app.messages.journal_texts import role_list
    from desktop_app.services.operators import Operators

    with opened(options) as session:
        found = Operators(session).all()
    lines = [" · ".join(part for part in (one.name, one.title, role_list(one.roles)) if part) for one in found]
    told = [{"name": one.name, "title": one.title, "roles": list(one.roles)} for one in found]
    give(options, {"operators": told}, *lines)


COMMANDS: Final[dict[str, click.Command]] = {"operators": operators}
