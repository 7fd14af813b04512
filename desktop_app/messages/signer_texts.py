"""What is said of a signer's passphrase, which may be somebody else's than the passphrase of who is at work."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages.describe import describe
from desktop_app.messages.sentence import Sentence


def describe_signing(problem: ProgramError, me: str) -> Sentence:
    """Say what stood in the way of signing; ``me`` is at work: her recovery sheet is no advice about a colleague's."""
    sentence = describe(problem)
    if problem.code != "wrong_passphrase" or problem.fields.get("operator") == me:
        return sentence
    return replace(sentence, next_step=_("Người ấy gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt."))
