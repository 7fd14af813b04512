"""Doing what may be refused: why it cannot be done is said in a banner, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.ui.screens.form_banners import BannerSlot


def attempt(act: Callable[[], object], banners: BannerSlot) -> bool:
    """Do ``act`` and return whether it could be done."""
    try:
        act()
    except ProgramError as problem:
        complain(problem, banners)
        return False
    return True


def complain(problem: ProgramError, banners: BannerSlot) -> None:
    """Say what is in the way and what to do next."""
    sentence = describe(problem)
    banners.show_banner("error", sentence.title, sentence.body)
