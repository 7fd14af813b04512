"""Why a record is not saved, opened or taken back."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.errors import Refused
from desktop_app.domain.problems import Problem, blocking


class KindUnknown(Refused):
    """No definition of that name. Fields: ``kind``, ``known``."""

    code = "kind_unknown"


class RecordUnknown(Refused):
    """No record or version with that id. Fields: ``record``."""

    code = "record_unknown"


class ForeignRecord(Refused):
    """The record belongs to another unit; only that unit changes it. Fields: ``unit``."""

    code = "record_of_another_unit"


class RecordInBin(Refused):
    """A deleted record is taken out of the bin before it is changed. Fields: ``record``."""

    code = "record_in_bin"


class RecordMerged(Refused):
    """The record was merged into another one: it is parted from that first. Fields: ``record``, ``kept``."""

    code = "record_merged"


class ReasonMissing(Refused):
    """The record was exported: who changes it says why. Fields: ``record``."""

    code = "reason_missing"


class ClosingNotEntered(Refused):
    """A period is closed, not written: its figures are worked out from the records (``services.closing``)."""

    code = "closing_not_entered"


class RecordChangedSince(Refused):
    """Another version came after the one that was looked at; it is not written over. Fields: ``record``."""

    code = "record_changed_since"


class NothingToUndo(Refused):
    """The record is no longer as that save left it. Fields: ``record``."""

    code = "nothing_to_undo"


class RowsChangedSince(NothingToUndo):
    """Of the rows of a grid some were changed since they were written, so none is taken back.

    Fields: ``record`` and ``title`` of the first of them, ``others`` (how many more, None for nobody), ``rows`` (how
    many were written).
    """

    code = "rows_changed_since"


class NotComplete(Refused):
    """Errors stand in the way of completion; nothing was saved. Fields: ``count``. ``problems`` holds them."""

    code = "record_not_complete"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(count=len(blocking(problems)))
        self.problems = tuple(problems)
