"""What is said of a signer's passphrase, which may be somebody else's than the passphrase of who is at work."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages.describe import describe
from desktop_app.messages.sentence import Sentence


def describe_signing(problem: ProgramError, me: str) -> Sentence:
    """Say what stood in the way of signing; ``me`` is at work.

    The recovery sheet is no advice: it opens nothing of a colleague's, and signs for nobody.
    """
    sentence = describe(problem)
    if problem.code != "wrong_passphrase":
        return sentence
    mine = problem.fields.get("operator") == me
    again = _("Gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt.")
    theirs = _("Người ấy gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt.")
    return replace(sentence, next_step=again if mine else theirs)
