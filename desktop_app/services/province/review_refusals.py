"""Why a decision about received records is not taken. Nothing was decided then."""

from __future__ import annotations

from typing import Final

from desktop_app.base.errors import Refused

MOST_WORDS: Final = 2_000
"""So many letters a receipt carries beside a reason."""


class UnknownReason(Refused):
    """The reason is none of the list. Fields: ``reason``."""

    code = "unknown_reason"


class ReasonWordsLacking(Refused):
    """The reason that is none of the others says nothing without words. Fields: ``reason``."""

    code = "reason_words_lacking"


class ReasonWordsTooLong(Refused):
    """The words are longer than a receipt carries. Fields: ``letters``, ``most``."""

    code = "reason_words_too_long"


class NothingDecided(Refused):
    """The record as it is now has no decision that could be taken back. Fields: ``record``."""

    code = "nothing_decided"


class NotForked(Refused):
    """The record has one version that counts: it was decided meanwhile, or never had two. Fields: ``record``."""

    code = "not_forked"


class ForkChanged(Refused):
    """The versions between which was chosen are no longer those there are. Fields: ``record``."""

    code = "fork_changed"


class NoteEmpty(Refused):
    """A note without words. Fields: none."""

    code = "note_empty"


class NoteUnknown(Refused):
    """There is no such note, or it was seen to already. Fields: ``note``."""

    code = "note_unknown"
